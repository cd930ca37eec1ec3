use kanyin_diagnostics::{FileNo, Spot};
use proptest::prelude::*;

use super::*;
use crate::story::Style;
use crate::words_of_runs;

fn text(text: &str) -> Run {
    let spot = Spot::new(FileNo(0), 100..100 + text.len());
    Run::Text { text: text.into(), style: Style::default(), spot, link: None }
}

fn strong(words: &str) -> Run {
    let Run::Text { text, spot, link, .. } = text(words) else { unreachable!() };
    Run::Text { text, style: Style { strong: true, ..Style::default() }, spot, link }
}

fn paragraph(runs: Vec<Run>) -> Block {
    Block { kind: BlockKind::Paragraph(runs), spot: Spot::new(FileNo(0), 0..1) }
}

/// Each list as `label[name|name]`, a spread name as `方/圆`.
fn shown(lists: &[NameList]) -> String {
    let list = |list: &NameList| {
        let parts = |name: &Name| {
            name.parts.iter().map(|part| words_of_runs(part)).collect::<Vec<_>>().join("/")
        };
        let names: Vec<String> = list.names.iter().map(parts).collect();
        format!("{}[{}]", words_of_runs(&list.label), names.join("|"))
    };
    lists.iter().map(list).collect()
}

fn by_look(words: &str) -> Option<String> {
    let found = among_blocks(&[paragraph(vec![text(words)])], NamesBy::Look);
    found.lists[0].as_deref().map(shown)
}

/// Typed with one space everywhere, as names are pasted from a table: those of three show that single characters are pairs.
#[test]
fn names_of_two_that_are_spread_stand_among_solid_ones() {
    let list = "丁一鸣 于 涛 万 芳 马晓军 王 宁 洪 亮 王小虎 叶 青 田 野 张 驰";
    assert_eq!(
        by_look(list).as_deref(),
        Some("[丁一鸣|于/涛|万/芳|马晓军|王/宁|洪/亮|王小虎|叶/青|田/野|张/驰]")
    );
    // One character too many: nobody knows whose it is.
    assert_eq!(by_look(&format!("{list} 李")), None);
    assert_eq!(by_look("春 风 又 绿 江 南 岸 明 月 何 时 照 我 还"), None);
}

fn by_form(words: &str) -> Option<String> {
    let found = among_blocks(&[paragraph(vec![text(words)])], NamesBy::Form);
    found.lists[0].as_deref().map(shown)
}

#[test]
fn names_with_white_between_them_are_a_list() {
    let six = Some("[陆/晚|季小川|方/圆|闻/笛|施宁远|贺/秋]".into());
    assert_eq!(by_look("陆晚　季小川　方　圆　闻笛　施宁远　贺秋"), six);
    assert_eq!(by_look("陆晚  季小川  方 圆  闻笛  施宁远  贺秋"), six);
    assert_eq!(by_look("陆 晚　季小川　方圆　闻　笛　　施宁远　贺秋　"), six);
    assert_eq!(
        by_look("欧阳若水　买买提·艾力　季小川　方圆　闻笛　施宁远").unwrap(),
        "[欧阳若水|买买提·艾力|季小川|方/圆|闻/笛|施宁远]"
    );
    assert_eq!(
        by_look("一等奖：陆晚　季小川　方圆　闻笛　施宁远　贺秋").unwrap(),
        "一等奖：[陆/晚|季小川|方/圆|闻/笛|施宁远|贺/秋]"
    );
}

#[test]
fn everything_else_is_text() {
    for words in [
        // Five.
        "陆晚　季小川　方圆　闻笛　施宁远",
        // A sentence, a dot, a comma, figures, Latin.
        "陆晚　季小川　方圆　闻笛　施宁远　贺秋。",
        "陆晚、季小川、方圆、闻笛、施宁远、贺秋",
        "陆晚，季小川　方圆　闻笛　施宁远　贺秋　江平",
        "陆晚　季小川　方圆　闻笛　施宁远　贺秋　7人",
        "陆晚　季小川　方圆　闻笛　施宁远　贺秋　Anna",
        "陆晚　季小川　方圆　闻笛　施宁远　贺秋都来了",
        // Words that are no names: a menu, a timetable, towns.
        "红烧肉　清蒸鱼　狮子头　小笼包　豆腐羹　桂花糕",
        "语文　数学　英语　物理　化学　生物　体育",
        "北京　上海　天津　重庆　深圳　广州",
        "星期一　星期二　星期三　星期四　星期五　星期六",
        "",
        "　",
    ] {
        assert_eq!(by_look(words), None, "{words}");
    }
}

#[test]
fn what_may_be_names_is_told() {
    let found = |words: &str| among_blocks(&[paragraph(vec![text(words)])], NamesBy::Look);
    // Four of six begin as names do.
    let doubtful = found("白菜　黄瓜　胡萝卜　毛豆　茄子　土豆");
    assert_eq!((doubtful.lists[0].is_some(), doubtful.doubtful), (false, Some(0)));
    assert_eq!(found("语文　数学　英语　物理　化学　生物").doubtful, None);
}

#[test]
fn paragraphs_under_labels_are_names_together() {
    let blocks = [
        paragraph(vec![text("名单公布如下，共九人。")]),
        paragraph(vec![text("一等奖："), Run::Break, text("陆晚")]),
        paragraph(vec![strong("二等奖"), text("　季小川　方圆")]),
        paragraph(vec![text("三等奖：")]),
        paragraph(vec![text("闻笛　施宁远　贺秋　江平　何满　欧阳若水")]),
        paragraph(vec![text("联系人：")]),
    ];
    let found = among_blocks(&blocks, NamesBy::Look);
    let lists: Vec<Option<String>> = found.lists.iter().map(|l| l.as_deref().map(shown)).collect();
    assert_eq!(
        lists,
        [
            None,
            Some("一等奖：[陆/晚]".into()),
            Some("二等奖[季小川|方/圆]".into()),
            Some("三等奖：[]".into()),
            Some("[闻/笛|施宁远|贺/秋|江/平|何/满|欧阳若水]".into()),
            // A label over nothing is text.
            None,
        ]
    );
}

#[test]
fn a_list_block_of_names_is_one_list() {
    let items = |words: &[&str]| {
        let item = |words: &&str| vec![paragraph(vec![text(words)])];
        let kind = BlockKind::List { start: None, items: words.iter().map(item).collect() };
        among_blocks(&[Block { kind, spot: Spot::new(FileNo(0), 0..1) }], NamesBy::Look)
    };
    let found = items(&["陆晚", "季小川", "方　圆", "闻笛", "施宁远", "贺秋"]);
    let lists = found.lists[0].as_deref().map(shown);
    assert_eq!(lists.unwrap(), "[陆/晚|季小川|方/圆|闻/笛|施宁远|贺/秋]");
    let found = items(&["一组：陆晚　季小川　方圆", "二组：闻笛　施宁远　贺秋"]);
    let lists = found.lists[0].as_deref().map(shown);
    assert_eq!(lists.unwrap(), "一组：[陆/晚|季小川|方/圆]二组：[闻/笛|施宁远|贺/秋]");
    assert!(
        items(&["先放桶", "再放绳", "扶稳了", "慢慢来", "别着急", "盖好盖"]).lists[0].is_none()
    );
}

/// What is found among paragraphs: `None` is text.
fn among(paragraphs: &[&str]) -> (Vec<Option<String>>, Option<usize>) {
    let lines = |words: &&str| {
        let runs = words.split('\n').map(|line| vec![text(line)]).collect::<Vec<_>>();
        paragraph(runs.join(&Run::Break))
    };
    let blocks: Vec<Block> = paragraphs.iter().map(lines).collect();
    let found = among_blocks(&blocks, NamesBy::Look);
    (found.lists.iter().map(|l| l.as_deref().map(shown)).collect(), found.doubtful)
}

/// Which of paragraphs are names.
fn which(paragraphs: &[&str]) -> Vec<usize> {
    let (lists, _) = among(paragraphs);
    (0..lists.len()).filter(|n| lists[*n].is_some()).collect()
}

#[test]
fn words_that_begin_as_names_do_are_not_torn() {
    for words in [
        "常州　温州　徐州　杭州　郑州　柳州　安阳　石家庄",
        "江苏　安徽　云南　贵州　甘肃　关中",
        "柳树　杨树　梅树　桂树　梧桐　石榴",
        "白菜　黄瓜　毛豆　南瓜　芦笋　麦芽　包菜　苗瓜",
        "万寿　安定　和平　文化　金水　白云　东方　黄河",
        "唐诗　宋词　元曲　明史　汉赋　古文　和歌",
        "唐诗　宋词　元曲　明史　古文　乐府",
        "花：梅花　桂花　杨花　柳花　兰花　石榴",
        "王村　李塘　张堰　刘塘　陈塘　杨堰",
        "黄河　高山　马路　林木　田野　叶子　任务",
        "石家庄　张家口　秦皇岛　景德镇　马鞍山　温州",
    ] {
        let (lists, doubtful) = among(&[words]);
        assert_eq!((lists, doubtful), (vec![None], Some(0)), "{words}");
    }
    assert_eq!(which(&["王芳　李娜　张伟　刘洋　陈静　杨帆　黄河　高山"]), [0]);
}

#[test]
fn a_column_of_menus_is_text() {
    let cells = [
        [text("黄瓜炒蛋　白菜豆腐　米饭")],
        [text("毛血旺　鱼香肉丝　米饭")],
        [text("毛豆　黄瓜　白菜　米饭")],
    ];
    let cells: Vec<&[Run]> = cells.iter().map(|cell| cell.as_slice()).collect();
    let found = among_cells(&cells);
    assert!(found.lists.iter().all(Option::is_none));
    assert_eq!(found.doubtful, Some(0));
}

#[test]
fn what_stands_beside_names_is_not_drawn_in() {
    let nine = "王明　李小红　张　伟　陆晚　季小川　方圆　闻笛　施宁远　贺秋";
    let won = format!("一等奖：{nine}");
    let others = ["奖品：茶杯　雨伞　毛巾", "地点：梅园　西湖", "花：梅花　桂花　兰花"];
    let prizes = [&won, others[0], others[1], others[2]];
    assert_eq!((which(&prizes), among(&prizes).1), (vec![0], None));
    let came = format!("出席：{nine}");
    let minutes = [&came, "主持：陈静", "议题：停水　修路　种树", "时间：周六上午", "时间：周六"];
    assert_eq!((which(&minutes), among(&minutes).1), (vec![0, 1], None));
    // A heading above; what ends a letter below; who signs.
    assert_eq!(which(&["获奖名单", "名单", nine, "散会", "此致", "敬礼"]), [2]);
    assert_eq!(which(&["李家村", "王家沟", nine, "何满"]), [2]);
    // What is told stands where the doubtful words do.
    let towns = "常州　温州　徐州　杭州　郑州　柳州";
    assert_eq!(among(&[nine, "散会", "此致", towns]).1, Some(3));
    // One foreign name makes nothing doubtful, nor does it part a row.
    assert_eq!(which(&[&format!("{nine}　热依木")]), [0]);
    // In one paragraph with them it makes it text, and that is told.
    assert_eq!(among(&[&format!("{won}\n奖品：茶杯　雨伞")]), (vec![None], Some(0)));
}

#[test]
fn a_word_alone_is_a_name_between_names_or_under_a_label() {
    let six = "王明　李小红　张　伟　陆晚　季小川　方圆";
    assert_eq!(which(&[six, "何满", "江平", six]), [0, 1, 2, 3]);
    assert_eq!(
        which(&["一等奖：", "何满", "二等奖：", six, "三等奖：", "江平"]),
        [0, 1, 2, 3, 4, 5]
    );
}

#[test]
fn what_stands_in_brackets_is_not_parted() {
    assert_eq!(
        by_form("陆晚（组长、领队）、季川(左 右)　方圆（").unwrap(),
        "[陆晚（组长、领队）|季川(左 右)|方圆（]"
    );
}

#[test]
fn the_colon_of_a_time_or_an_address_ends_no_label() {
    for words in ["19:30 王明", "19：30　王明", "https://a.b 王明"] {
        assert_eq!(by_form(words), None, "{words}");
    }
    assert_eq!(by_form("晚 19:30：王明").unwrap(), "晚 19:30：[王/明]");
    assert_eq!(by_form("A:王明").unwrap(), "A:[王/明]");
}

#[test]
fn characters_apart_are_names_where_white_tells_which() {
    assert_eq!(by_form("李 红 梅 王 小 明").unwrap(), "[李 红 梅 王 小 明]");
    assert_eq!(by_form("李 红 梅　王 小 明　陆 晚").unwrap(), "[李 红 梅|王 小 明|陆/晚]");
    assert_eq!(by_form("陆　晚　　季　川").unwrap(), "[陆/晚|季/川]");
    assert_eq!(by_form("陆　晚　季　川").unwrap(), "[陆/晚|季/川]");
    assert_eq!(by_form("李　红　梅　王　小　明").unwrap(), "[李　红　梅　王　小　明]");
    assert_eq!(by_look("李 红 梅 王 小 明　陆晚　方圆　闻笛　贺秋　王明　李红"), None);
}

#[test]
fn in_its_form_anything_that_can_be_a_name_is_one() {
    assert_eq!(by_form("陆晚、季小川、方圆").unwrap(), "[陆/晚|季小川|方/圆]");
    assert_eq!(
        by_form("John Smith　Mary O'Neil、 陆晚（组长）").unwrap(),
        "[John Smith|Mary O'Neil|陆晚（组长）]"
    );
    assert_eq!(by_form("校长：陆晚").unwrap(), "校长：[陆/晚]");
    for words in [
        "经评审委员会评定，以下同学获奖：",
        "颁奖典礼下月举行",
        "11月20日举行。",
        "时间：周五　地点：礼堂",
    ] {
        assert_eq!(by_form(words), None, "{words}");
    }
}

#[test]
fn names_keep_their_places() {
    let Some(lists) = line::lists(&[text("陆晚　季　川")], NamesBy::Form) else { panic!() };
    let spots: Vec<(u32, u32)> = lists[0]
        .names
        .iter()
        .flat_map(|name| name.parts.iter().flatten())
        .map(|run| match run {
            Run::Text { spot, .. } => (spot.start, spot.end),
            Run::Break => unreachable!(),
        })
        .collect();
    assert_eq!(spots, [(100, 103), (103, 106), (109, 112), (115, 118)]);
}

/// Letters alone: white between names goes, and so do pause marks between those of their form.
fn letters(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && *c != '、').collect()
}

proptest! {
    #[test]
    fn whatever_was_typed_no_letter_is_lost(words in "[陆晚季川欧阳a.’·、，：: 　\n]{0,60}", bold in 0..60_usize) {
        let at = words.char_indices().nth(bold).map_or(words.len(), |(at, _)| at);
        let runs = [strong(&words[..at]), text(&words[at..])];
        for by in [NamesBy::Look, NamesBy::Form] {
            if let Some(lists) = line::lists(&runs, by) {
                let list = |list: &NameList| {
                    let names: String = list.names.iter().map(Name::text).collect();
                    words_of_runs(&list.label) + &names
                };
                prop_assert_eq!(letters(&lists.iter().map(list).collect::<String>()), letters(&words));
            }
        }
        for among in [crate::Among::Text, crate::Among::Labels] {
            if let Some(label) = crate::RunIn::of(&runs, among) {
                let parts = [label.label, label.mark, label.rest].concat();
                prop_assert_eq!(letters(&words_of_runs(&parts)), letters(&words));
            }
        }
    }
}
