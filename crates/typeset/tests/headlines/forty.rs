//! Forty headlines with ranges, routes, names, brackets, scores, telephone numbers, products and English, as editors type
//! them: written down before the program knew them. `|` stands wherever a row may end; everywhere else it may not.

use kanyin_testing::Desk;
use kanyin_testing::pages::letters;

use super::rows_of_title;
use crate::none;

/// The headlines, parted by hand.
pub const FORTY: [&str; 40] = [
    // Years, days, hours.
    "老西门|街道|发布|养老|服务|设施|规划|（2021—2035年）",
    "《豆腐涧|街区|口述史|（1949—2025）》|今日|首发",
    "上海市|住房|发展|“十五五”|规划|（2026—2030年）|征求|意见",
    "食堂|延长|供餐：|8:00—17:00|随到|随吃",
    "11月20日—23日|分片|停水|检修",
    "第十二届|科技节|（5月6日~10日）|日程|公布",
    "1月至6月|共享|单车|违停|下降|35%",
    "60岁至75岁|老人|免费|体检| 周一至周五|可|预约",
    "课后|托管|延至|18:30|覆盖|1～3年级",
    "周六—周日|图书馆|办|旧书|市集",
    // Numbers.
    "我校|拟|聘|10—20名|企业|导师",
    "周边|房租|每月|降了|200-300元",
    "前三季度|营收|2.5亿元，|同比|增长|12.8%",
    "20多万元|善款|三天|筹齐",
    "气温|跌破|5℃|供暖|提前|三天",
    "加装|电梯|每户|补贴|3万～3.5万元",
    "老旧|小区|改造|面积|达|12万㎡，|惠及|1800户",
    "男篮|88∶76|力克|东校区|夺冠",
    "女足|3:1|逆转|晋级|四强",
    "报修|热线|021-6377 3311|全天|有人|接",
    "国发〔2026〕15号文|解读：|社区|养老|怎么|办",
    // Routes, partners, products.
    "北京—上海高铁|新增|周末|班次",
    "北埠－桐油巷|水上|巴士|下月|试航",
    "5G+工业互联网|点亮|三号|车间",
    "AI+制造：|老焊工|带出|“机器人徒弟”",
    "COP30|闭幕，|我校|青年|代表团|归来",
    "新版|GB/T 15834|标点|国标|解读",
    "iPhone 17 Pro|帮|视障|学生|“听”书",
    "Wi-Fi 7|进|教室| 网速|提升|3—5倍",
    // Names.
    "迈克尔·|乔丹|现身|社区|篮球场",
    "阿卜杜拉·|买买提：|从|新疆|来的|打馕|师傅",
    "列夫·|托尔斯泰|手稿|在|我校|展出",
    "加布里埃尔·|加西亚·|马尔克斯|逝世|十周年|纪念展",
    "让-保罗·|萨特|名剧|《禁闭》|上演",
    // Serials, numbers of issues.
    "岁月里的|老西门|油布伞（上）",
    "①老街|十二|时辰：|卯时|那碗|豆浆",
    "本报|第143期|有奖|竞猜|揭晓",
    "护航|“十四五”|收官|冲刺|四季度",
    // English.
    "Old Mill |Reopens |as |a |Library |After |Twelve |Years |of |Silence",
    "Students |Win |Gold |at |the |2026 |Asia-Pacific |Robotics |Contest",
];

/// Forty more, written when the program knew the first, to see whether it knows their kind.
pub const MORE: [&str; 40] = [
    "关于|2026年|元旦—春节|期间|供水|安排的|通知",
    "《中国|共产党|章程|（2022年|修正）》|学习|问答",
    "校园|开放日|定于|5月18－19日",
    "会计|学院|2022－2026级|校友|返校",
    "张江—临港|产业|走廊|再添|三家|企业",
    "中欧|班列|（上海—汉堡）|首发",
    "第3~5|教学楼|本周|断网",
    "气温|-5℃～3℃，|今晨|有|霜",
    "一、二年级|期末|不|考试",
    "招生|分数线|585—612分",
    "羽毛球|混双|21:18、21:15|取胜",
    "中巴|友谊赛|2比1|险胜",
    "住院|报销|比例|提至|85%—92%",
    "“双11”|快递|日均|3.2万件",
    "“12345”|热线|接单|1.8万件",
    "GDP|增长|5.2%|居|全市|第3",
    "C919|首飞|机长|回|母校",
    "ChatGPT|进|课堂，|老师|怎么看",
    "B站|UP主|进|社区|讲|防诈",
    "国产|EDA+AI|工具链|发布",
    "产学研|用|“四链”|融合",
    "马克·|吐温|书信|首次|来沪",
    "弗拉基米尔·|纳博科夫|手稿|拍卖",
    "维吾尔族|姑娘|阿依古丽·|艾合买提|当选|人大|代表",
    "藏族|教师|扎西·|多吉的|三尺|讲台",
    "奥黛丽·|赫本|影展|开幕",
    "约瑟夫·|海顿|与|沃尔夫冈·|莫扎特|之夜",
    "欧仁·|德拉克罗瓦|真迹|展",
    "上海|交通|大学—西门|中学|联合|培养|基地",
    "华为|Mate 70 Pro|捐给|盲校",
    "ISO 9001|认证|复审|通过",
    "T/CAS 123—2026|团标|发布",
    "新闻|链接：|①报名|②体检|③入职",
    "旧事|新说（三）：|弄堂|里的|煤球炉",
    "5·12|防灾|演练|进|校园",
    "民国|二十六年—三十四年|校史|展",
    "早八点至晚八点|自习室|不|打烊",
    "周一到周五|延时|托管",
    "How |the |Old |Town |Saved |Its |Last |Cinema",
    "Volunteers |Clean |Up |2.5 |Tons |of |River |Waste |in |a |Day",
];

/// The publication's own words; what jieba's dictionary lacks, as an editor lists it.
const WORDS: &str = "words: [豆腐涧, 老西门, 桐油巷, 北埠, 首飞, 机长, 工具链]\n";

/// A headline as it stands on a page of its own.
struct Standing {
    importance: &'static str,
    columns: usize,
    rows: Vec<String>,
}

/// A headline in every importance over one to five columns.
fn everywhere(title: &str) -> Vec<Standing> {
    let desk = Desk::with_paper(&format!("name: 试报\n{WORDS}"));
    let mut pages = String::new();
    let mut places = Vec::new();
    for columns in 1..=5 {
        let (a, v) = ("A".repeat(columns), "V".repeat(5 - columns));
        let white = if columns < 5 { "V: {is: white}\n" } else { "" };
        let layout = format!("rows: [auto]\nareas: [{a}{v}]\nA: {{is: story, name: a}}\n{white}");
        desk.file(&format!("layouts/over-{columns}/layout.yaml"), &layout);
        for importance in ["lead", "second", "normal", "brief"] {
            let story = format!("stories/{importance}-{columns}.md");
            let text = kanyin_testing::han(columns * 14 * 36, 1);
            let front = format!("title: \"{title}\"\nimportance: {importance}");
            desk.file(&format!("issues/1/{story}"), &format!("---\n{front}\n---\n{text}\n"));
            pages += &format!("  - layout: over-{columns}\n    stories: {{a: {story}}}\n");
            places.push((importance, columns, format!("issues/1/{story}")));
        }
    }
    desk.issue(&pages);
    let paged = desk.paged();
    let standing = places.into_iter().map(|(importance, columns, story)| {
        let things = paged.things_of(&story);
        let head = things.iter().find(|thing| thing.role == "headline");
        let head = head.unwrap_or_else(|| panic!("no headline: {:?}", paged.complaints()));
        let rows = head.lines.iter().map(|line| letters(&line.text)).collect();
        Standing { importance, columns, rows }
    });
    standing.collect()
}

/// What is wrong with the rows of a headline: one that ends where it may not, one that is a lone character.
fn faults(title: &str) -> Vec<String> {
    let typed = title.replace('|', "");
    let parts: Vec<String> = title.split('|').map(letters).collect();
    let ends: Vec<String> = (0..parts.len()).map(|n| parts[..=n].concat()).collect();
    let mut found = Vec::new();
    for Standing { importance, columns, rows } in everywhere(&typed) {
        assert_eq!(rows.concat(), letters(&typed), "all of it is there");
        let broken = (0..rows.len()).any(|n| !ends.contains(&rows[..=n].concat()));
        let alone = rows.len() > 1
            && rows.iter().any(|row| row.chars().filter(|c| c.is_alphanumeric()).count() < 2);
        if broken || alone {
            found.push(format!("{importance} over {columns}: {}", rows.join(" / ")));
        }
    }
    found
}

#[test]
fn forty_headlines_are_broken_nowhere_inside() {
    none(FORTY.iter().flat_map(|title| faults(title)).collect());
}

#[test]
fn forty_more_are_not() {
    none(MORE.iter().flat_map(|title| faults(title)).collect());
}

#[test]
fn rows_of_english_are_as_even_as_its_words_allow() {
    for title in FORTY.iter().filter(|title| title.is_ascii()) {
        for columns in 1..=4 {
            let front = format!("title: \"{}\"\nimportance: second", title.replace('|', ""));
            let rows = rows_of_title("", columns, &front);
            let long: Vec<usize> = rows.iter().map(String::len).collect();
            let most = long.iter().max().copied().unwrap();
            let words: Vec<usize> = title.split('|').map(|word| letters(word).len()).collect();
            let best = longest_shortest_row(&words, long.len(), most);
            let shortest = long.iter().min().copied().unwrap();
            assert!(shortest + 3 >= best, "over {columns}: {rows:?}, {best} would do");
        }
    }
}

/// Of all ways to put words into so many rows of at most so many letters, the longest that the shortest row may be.
fn longest_shortest_row(words: &[usize], rows: usize, most: usize) -> usize {
    if rows == 1 {
        let all = words.iter().sum();
        return if all <= most { all } else { 0 };
    }
    let ways = 1..words.len().max(1);
    let way = |first: usize| {
        let row: usize = words[..first].iter().sum();
        let rest = longest_shortest_row(&words[first..], rows - 1, most);
        if row <= most { row.min(rest) } else { 0 }
    };
    ways.map(way).max().unwrap_or(0)
}
