//! Rule 7: the rows of headlines, against words that were parted by hand.

use kanyin_testing::Desk;

use super::classes::Class;
use super::pages::{Kind, OnPage, paragraphs};
use super::rules::READ;
use crate::none;

/// Titles, their words parted by hand: a row may end at `|`, a pause or a mark, nowhere else.
const TITLES: [&str; 28] = [
    "下班|要追的|末班车 从此|每晚|多等|三分钟",
    "老西门|街道|法治|建设|案例|荣获|“2020年度|上海市|法治|建设|十大|优秀|案例”",
    "老西门|街道|召开|深化|党建|引领|基层|治理|工作|推进会",
    "全面|落实|从严|治党 夯实|基层|组织|基础",
    "老西门|街道|召开|2020年度|居民区|党总支|书记|抓|基层|党建|工作|述职|评议会",
    "“西门杯”|首届|城市|歌曲|创新|大赛|圆满|收官",
    "新曲|传唱|西门 心门|为梦|开启",
    "一把|水尺 叫醒|六十一户",
    "从|第一个|电话|到|水漫|下街，中间|隔着|四十三|分钟",
    "三棵|香樟|挡了路 图纸|改了|五遍",
    "上坞|共耕|菜园的|一桩|“人事|任命”",
    "雁回岭|封山前，最后|一次|巡路",
    "小学门口|120米，三棵树|留了|下来",
    "旧校服|拼成|一床|百家被",
    "社区|卫生|服务|中心|新增|夜间|门诊 居民|看病|不再|跑|远路",
    "《西门|记忆》|口述史|项目|启动，首批|征集|老照片|三百|余张",
    "垃圾|分类|满|一年：从|“要我分”|到|“我要分”",
    "4月23日|全民|读书日 街道|图书馆|开放到|深夜",
    "旧区|改造|首日|签约率|达|98.5%",
    "加装|电梯|“一站式”|服务|落地",
    "燃气|管道|年底|前|全部|更新",
    "第十二届|邻里节|开幕|千余名|居民|同吃|一桌饭",
    "养老|服务|补贴|申请|今起|全程|网办",
    "百年|石库门|修缮|完工 七十二家|房客|回家",
    "防汛|值班室的|灯|亮了|一夜",
    "Wi-Fi|覆盖|全部|社区|活动室",
    "中医|义诊|周六|在|文庙|广场|举行",
    "老年|食堂|开张：十元|吃饱，十五元|吃好",
];

/// Where a row may begin: bytes of the title's letters without spaces.
fn words(title: &str) -> (String, Vec<usize>) {
    let mut letters = String::new();
    let mut starts = Vec::new();
    for c in title.chars() {
        match c {
            '|' | ' ' => starts.push(letters.chars().count()),
            c => letters.push(c),
        }
    }
    (letters, starts)
}

/// What is wrong with the rows of a title.
fn faults(set: &OnPage) -> Vec<String> {
    let text = &set.set.text;
    let rows: Vec<String> =
        set.set.lines.iter().map(|line| text.shown(line.cells.clone())).collect();
    let shown = rows.join(" / ");
    let mut found = Vec::new();
    let letters: String = text.atoms.iter().map(|atom| atom.text.as_str()).collect();
    let checked = TITLES.iter().map(|title| words(title)).find(|(known, _)| *known == letters);
    let starts = checked.map(|(_, starts)| starts);
    for line in &set.set.lines[1..] {
        let at = text.atoms[line.cells.start].at;
        let pause = text.atoms[line.cells.start].space.is_some();
        let before = text.atoms[line.cells.start - 1].class;
        match &starts {
            _ if pause || before.is_closing() => {}
            Some(starts) if starts.contains(&at) => {}
            Some(_) => found.push(format!("a word is split: {shown}")),
            None => found.push(format!("part the words of this title by hand in TITLES: {shown}")),
        }
    }
    for line in &set.set.lines {
        let (first, last) = (&text.atoms[line.cells.start], &text.atoms[line.cells.end - 1]);
        if first.class.is_closing()
            || first.class == Class::Interpunct
            || first.class == Class::Unit
        {
            found.push(format!("a row begins with {}: {shown}", first.text));
        }
        if last.class == Class::Open {
            found.push(format!("a row ends with {}: {shown}", last.text));
        }
        if set.set.lines.len() > 1 && text.words(line.cells.clone()) < 2 {
            found.push(format!("a lone character: {shown}"));
        }
    }
    let widths: Vec<f64> = set
        .set
        .lines
        .iter()
        .filter_map(|line| Some(line.places.last()?.core.1 - line.places.first()?.core.0))
        .collect();
    let (least, most) =
        widths.iter().fold((f64::INFINITY, 0.0f64), |(a, b), w| (a.min(*w), b.max(*w)));
    if least < 0.45 * most {
        found.push(format!("rows of {least:.1} and {most:.1} characters: {shown}"));
    }
    found
}

/// The headline texts among those of a page; upright ones have no rows.
fn headlines(texts: &[OnPage]) -> impl Iterator<Item = &OnPage> {
    texts.iter().filter(|text| {
        let upright = text.set.lines.len() > 2 && text.set.lines.iter().all(|l| l.cells.len() == 1);
        text.kind == Kind::Small
            && matches!(text.role, "headline" | "lead-in" | "brief")
            && !upright
    })
}

#[test]
fn rule_7_headlines_break_between_words() {
    let mut found = Vec::new();
    for read in READ.iter() {
        assert!(headlines(&read.texts).count() > 2);
        for text in headlines(&read.texts) {
            found.extend(faults(text).into_iter().map(|what| format!("{}: {what}", read.name)));
        }
    }
    for title in TITLES {
        let title = title.replace('|', "");
        for importance in ["lead", "second", "normal", "brief"] {
            for columns in 1..=4 {
                if importance == "lead" && columns == 1 {
                    continue;
                }
                let story = format!(
                    "---\ntitle: \"{title}\"\nimportance: {importance}\n---\n\n{}\n",
                    kanyin_testing::han(200, 3)
                );
                let (texts, _) = paragraphs(&Desk::new().one_story(columns, &story).paged());
                let of_title: Vec<&OnPage> = headlines(&texts).collect();
                assert!(!of_title.is_empty(), "“{title}” is not on the page in whole rows");
                let where_ = format!("{importance} over {columns}");
                found.extend(
                    of_title.into_iter().flat_map(faults).map(|what| format!("{where_}: {what}")),
                );
            }
        }
    }
    found.dedup();
    none(found);
}
