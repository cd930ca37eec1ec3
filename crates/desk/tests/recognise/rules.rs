//! Single rules, each by the copy that it is for.

use crate::read_back::{StoryPart, imported, read_back};

/// The parts of the first story of a text.
fn first(text: &str) -> Vec<StoryPart> {
    let imported = imported("copy.txt", text.as_bytes(), "檐下");
    assert_eq!(imported.counts.lost, 0);
    let read = read_back(&imported);
    assert!(read.faults.is_empty(), "{:#?}", read.faults);
    read.stories.into_iter().next().unwrap_or_default()
}

fn has(text: &str, kind: &str, words: &str) {
    let parts = first(text);
    assert!(
        parts.iter().any(|part| part.0 == kind && part.1 == words),
        "{kind} {words}: {parts:#?}"
    );
}

const BODY: &str = "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口。\n\n停用三年的老井，本周重新开盖，围栏是照着老照片重做的。\n";

#[test]
fn headlines_and_bylines() {
    let text = format!("柳荫街道修复老井\n\n老井修好了 街坊又来打水\n\n本报记者 许见山\n\n{BODY}");
    has(&text, "kicker", "柳荫街道修复老井");
    has(&text, "title", "老井修好了 街坊又来打水");
    has(&text, "byline", "本报记者 许见山");
    has(&format!("井台\n\n□陆婉秋\n\n{BODY}"), "byline", "□陆婉秋");
    has(&format!("井台\n——一条街的三十年\n\n{BODY}"), "deck", "——一条街的三十年");
}

#[test]
fn a_headline_below_its_story() {
    has(&format!("{BODY}\n老井修好了 街坊又来打水\n"), "title", "老井修好了 街坊又来打水");
}

#[test]
fn a_paragraph_that_a_page_cut_is_healed() {
    let text = "老井修好了\n\n井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷\n\n第3版\n\n口，最早来的一位老人天没亮就出了门。\n";
    has(
        text,
        "paragraph",
        "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口，最早来的一位老人天没亮就出了门。",
    );
}

#[test]
fn marks_are_turned_right() {
    let text = "老井修好了\n\n\"水是甜的,\"他说:\"等了三年(整整三年)...\"老⻄⻔的街坊--都来了. 共 30 户.\n";
    has(
        text,
        "paragraph",
        "“水是甜的，”他说：“等了三年（整整三年）……”老西门的街坊——都来了。共30户。",
    );
    let text =
        "报名处\n\n电话010-5555 1234,网址 www.example.com,时间8:30-11:00,面积3.5亩,共1,200人.\n";
    has(
        text,
        "paragraph",
        "电话010-5555 1234，网址www.example.com，时间8:30-11:00，面积3.5亩，共1,200人。",
    );
}

#[test]
fn signatures_notes_and_boxes() {
    let text = format!(
        "停水通知\n\n{BODY}\n　　　　　　　　柳荫街居委会\n　　　　　　　　2026年12月5日\n"
    );
    has(&text, "closing", "柳荫街居委会");
    has(&text, "closing", "2026年12月5日");
    has(
        &format!("老井修好了\n\n{BODY}\n注：水质报告见公告栏。\n"),
        "note",
        "注：水质报告见公告栏。",
    );
    let text = format!(
        "老井修好了\n\n{BODY}\n【延伸阅读】\n\n老井的来历\n\n这口井开凿于光绪年间，见于旧志，一直用到三年以前。\n"
    );
    has(&text, "tab", "延伸阅读");
    has(&text, "sidebar", "老井的来历");
    has(&text, "boxed", "这口井开凿于光绪年间，见于旧志，一直用到三年以前。");
}

#[test]
fn several_stories_in_one_file() {
    let text = format!(
        "老井修好了 街坊又来打水\n\n本报记者 许见山\n\n{BODY}\n\n末班车推迟三分钟 晚班工人不再追车\n\n通讯员 季小川\n\n{BODY}"
    );
    let imported = imported("copy.txt", text.as_bytes(), "檐下");
    assert_eq!(imported.counts.stories, 2);
}

#[test]
fn what_looks_like_a_mark_stays_text() {
    let text = "题目在这里\n\n# 号是井号，* 号是星号，[x](y) 和 <b> 照样印，a_b_c 也是。第二句话在后面，后面还有一句。\n";
    has(
        text,
        "paragraph",
        "#号是井号，*号是星号，[x](y)和<b>照样印，a_b_c也是。第二句话在后面，后面还有一句。",
    );
}

#[test]
fn the_number_of_a_heading_keeps_its_space() {
    let text = format!("老修理铺\n\n{BODY}\n01 学徒\n\n{BODY}\n02 出师\n\n{BODY}");
    has(&text, "subhead", "01 学徒");
    has(&text, "subhead", "02 出师");
}

#[test]
fn a_direction_stays_a_direction() {
    let text = "---\ntitle: 老井\nauthor: 丁萤\ndirection: vertical\n---\n\n井深九米，水质检测合格，街坊们排着队来打水。\n";
    let imported = imported("稿.md", text.as_bytes(), "檐下");
    let story = String::from_utf8(imported.files[0].bytes.clone()).unwrap();
    assert!(story.contains("\ndirection: vertical\n"), "{story}");
    assert_eq!((imported.counts.left, imported.counts.lost), (0, 0));
}

#[test]
fn columns_of_one_depth_are_put_in_order() {
    let text = "井台边的下午\n\n陆婉秋\n\n　　外婆家的院子里有一口\n井，井沿是青石的，磨得发\n亮。夏天的下午，我们把西\n\n子拆了，井也填了，外婆搬\n进楼房，水龙头一拧就有水\n，她却总说，这水没有味道\n\n瓜吊进井里，等太阳落到屋\n檐下，再提上来，一刀下去\n，满院子都是凉气。后来院\n\n。\n";
    let whole = "外婆家的院子里有一口井，井沿是青石的，磨得发亮。夏天的下午，我们把西瓜吊进井里，等太阳落到屋檐下，再提上来，一刀下去，满院子都是凉气。后来院子拆了，井也填了，外婆搬进楼房，水龙头一拧就有水，她却总说，这水没有味道。";
    has(text, "paragraph", whole);
}

#[test]
fn dots_and_numbers_are_two_lists() {
    let text = "炖一锅萝卜牛腩\n\n天冷的时候，一锅热汤比什么都实在，一家人围着吃。\n\n• 牛腩两斤\n• 白萝卜一根\n1. 牛腩冷水下锅，煮开。\n2. 萝卜切块，再炖。\n";
    for item in ["牛腩两斤", "白萝卜一根", "牛腩冷水下锅，煮开。", "萝卜切块，再炖。"]
    {
        has(text, "item", item);
    }
}

#[test]
fn dispatches_without_white_between_are_two_stories() {
    let text = "养老驿站开到了弄堂口\n本报讯（记者 许见山）昨天上午，第三家养老驿站在花石弄开门迎客，老人走五分钟就能到。\n河道清淤提前完工\n本报讯（通讯员 殷小鸥）历时四十天的清淤工程昨天完工，比原计划提前了九天。\n";
    let stories = read_back(&imported("copy.txt", text.as_bytes(), "檐下")).stories;
    assert_eq!(stories.len(), 2, "{stories:#?}");
}

#[test]
fn forms_are_proposed_where_the_copy_shows_them() {
    let written = |text: &str| {
        let files = imported("copy.txt", text.as_bytes(), "檐下").files;
        let story = files.iter().find(|file| file.name.starts_with("stories/")).unwrap();
        String::from_utf8(story.bytes.clone()).unwrap()
    };
    let names = written(
        "优秀志愿者名单\n\n一等奖：王建国、李秀英、张德明\n二等奖：陈桂芳　刘志强　赵玉兰　孙立新\n鼓励奖：何小满、许见山、闻笛\n",
    );
    assert!(names.contains("\nform: names\n"), "{names}");
    assert!(names.contains("张德明\n\n二等奖：陈桂芳　刘志强"), "{names}");
    let of_self = "我小时候住在井台边上，夏天的下午，外婆把西瓜吊进井里，等太阳落到屋檐下再提上来。\n\n我和表弟在树下捡枣子，捡得快的那个，可以先挑一碗，慢的那个只好等着，等到天黑。\n\n";
    let essay = written(&format!("井台\n\n陆婉秋\n\n{}", of_self.repeat(3)));
    assert!(essay.contains("\nform: essay\n"), "{essay}");
    let news = written(&format!("井台\n\n本报记者 陆婉秋\n\n{}", of_self.repeat(3)));
    assert!(!news.contains("form:"), "{news}");
}

#[test]
fn a_megabyte_of_rows_that_are_no_table_is_read_in_time() {
    let row = "春风吹过石桥　　流水绕着村庄\n";
    let begun = std::time::Instant::now();
    let imported = imported("copy.txt", row.repeat((1 << 20) / row.len()).as_bytes(), "檐下");
    assert_eq!(imported.counts.lost, 0);
    assert!(begun.elapsed().as_secs_f64() < 10.0, "{:?}", begun.elapsed());
}

#[test]
fn several_lines_with_a_triangle_are_no_captions() {
    let text = "【简讯】\n△后勤处11月20日起更换7号楼水管，每日9时至16时停水。\n△第四届职工羽毛球赛报名截止到11月28日，各工会小组限报6人。\n△财务处提醒：本年度差旅报销12月20日截止。\n";
    let words: String = first(text).iter().map(|part| part.1.as_str()).collect();
    for each in ["更换7号楼水管", "各工会小组限报6人", "差旅报销12月20日截止"]
    {
        assert!(words.contains(each), "{each}: {words}");
    }
}

#[test]
fn a_short_poem_is_no_headline() {
    let text = "落叶记\n林一苇\n\n扫帚在晨光里停了一下\n满院的黄\n像一封没有写完的信\n\n风来替它折好\n寄给明年的枝头\n";
    has(text, "title", "落叶记");
    has(text, "byline", "林一苇");
    let parts = first(text);
    assert!(parts.iter().all(|part| part.0 != "deck" && part.0 != "kicker"), "{parts:#?}");
}

#[test]
fn the_name_of_a_column_stands_before_a_title() {
    let text = format!("【文化】江城读书节开幕 三百位作家走进校园\n\n本报记者 夏雨\n\n{BODY}");
    has(&text, "title", "江城读书节开幕 三百位作家走进校园");
    has(&text, "column", "文化");
}

#[test]
fn who_sent_a_copy_in_signs_it() {
    let text = format!("老井修好了 街坊又来打水\n\n{BODY}\n公司工会　供稿\n2026年11月19日\n");
    assert!(first(&text).iter().all(|part| part.0 != "subhead"), "{:#?}", first(&text));
}

#[test]
fn what_is_said_behind_a_colon_begins_a_paragraph_in_a_copy_that_nothing_cut() {
    let text = "老井修好了\n\n罗老师走到窗前，望着外面刚刚画好白线的操场，过了好一会儿才慢慢地说：\n“孩子们跑起来的样子最好看，跑得慢的也好看。”\n";
    has(text, "paragraph", "“孩子们跑起来的样子最好看，跑得慢的也好看。”");
}

#[test]
fn offices_and_names_in_brackets_are_parted() {
    let text = "老井修好了\n\n本报讯（记者 黎明 通讯员 杜鹃）井深九米，水质检测合格，街坊们排着队来打水。\n";
    has(
        text,
        "paragraph",
        "本报讯（记者 黎明 通讯员 杜鹃）井深九米，水质检测合格，街坊们排着队来打水。",
    );
}

#[test]
fn who_had_a_hand_in_a_text_stands_at_its_end_and_is_no_subhead() {
    let text =
        format!("爷爷的修车摊\n\n{BODY}\n（指导老师：林小雅）\n\n教师点评：以小见大，语言朴实。\n");
    has(&text, "closing", "（指导老师：林小雅）");
    has(&text, "paragraph", "教师点评：以小见大，语言朴实。");
    let text = format!("老井答问\n\n{BODY}\n（区水务局供稿  本报记者 罗敏整理）\n");
    has(&text, "closing", "（区水务局供稿 本报记者 罗敏整理）");
}

#[test]
fn when_and_where_a_poem_was_written_is_no_subhead() {
    let poem = "晒谷场\n李长河\n\n秋天把金子\n倒在晒谷场上\n奶奶用木耙\n一遍一遍\n给它们梳头\n\n麻雀来了\n她也不赶\n说，它们也是\n从夏天走过来的\n\n2025年10月于柳溪\n";
    has(poem, "closing", "2025年10月于柳溪");
}

#[test]
fn names_spread_over_two_places_are_no_table() {
    let text = "文明家庭名单\n\n罗玉芳　胡　敏　杨　兰　郭　红　林　明\n罗洋伟　王　涛　杨　刚　徐　涛　杨　红\n周　华　张玉桂　郭　敏　吴　玉　马　建\n";
    assert!(
        first(text).iter().all(|part| part.0 != "cell" && part.0 != "table"),
        "{:?}",
        first(text)
    );
    has(text, "paragraph", "罗玉芳　胡　敏　杨　兰　郭　红　林　明");
}

#[test]
fn a_headline_whose_first_line_ends_with_a_colon() {
    let text = format!("对话传承人胡桂英：\n剪刀下的六十年\n\n记者 谢小舟\n\n{BODY}");
    has(&text, "title", "对话传承人胡桂英：剪刀下的六十年");
    // A greeting is none.
    has(&format!("停水通知\n\n全体村民：\n{BODY}"), "paragraph", "全体村民：");
}

#[test]
fn particulars_in_a_row_stay_apart() {
    let text = format!("停水通知\n\n{BODY}\n咨询电话：0558-6231147  联系人：李会计\n");
    has(&text, "paragraph", "咨询电话：0558-6231147 联系人：李会计");
}

#[test]
fn the_day_below_a_signature_is_one_whatever_follows() {
    let text = format!(
        "公交站牌\n\n{BODY}\n　　　　　　　　　读者 宋玉芬\n　　　　　　　　　11月18日\n编辑部回音：站牌将在12月15日前恢复，请各位街坊再等几天，雨天出行留心脚下。\n"
    );
    has(&text, "closing", "11月18日");
}
