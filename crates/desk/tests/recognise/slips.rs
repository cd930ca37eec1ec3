//! Published text read for slips: each rule finds what was planted, and sound copy is left alone.

use kanyin_desk::given::{Given, sources};
use kanyin_desk::recognise::Known;
use kanyin_desk::slips::{read, text_of};
use kanyin_issue::units::Date;

/// What is found in a file: the rule and the words.
fn found(name: &str, text: &str) -> Vec<(String, String)> {
    let folder = std::path::Path::new(name);
    let sources = sources(Given::File(folder, text.as_bytes().to_vec()));
    let day = Date { year: 2026, month: 12, day: 18 };
    let remarks = read(&sources, &Known::default(), day);
    remarks
        .into_iter()
        .map(|remark| {
            let text = text_of(&sources[remark.source]);
            (remark.code.to_string(), text[remark.range].to_string())
        })
        .collect()
}

const BODY: &str = "井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口。";

/// Nothing but these is found, in a text and in a story file.
fn finds(paragraphs: &str, code: &str, words: &str) {
    for (name, text) in [
        ("稿.txt", format!("老井修好了 街坊又来打水\n\n{BODY}\n\n{paragraphs}\n")),
        ("稿.md", format!("---\ntitle: 老井修好了\n---\n\n{BODY}\n\n{paragraphs}\n")),
    ] {
        assert_eq!(found(name, &text), [(code.to_string(), words.to_string())], "{name}");
    }
}

fn finds_nothing(paragraphs: &str) {
    for (name, text) in [
        ("稿.txt", format!("老井修好了 街坊又来打水\n\n{BODY}\n\n{paragraphs}\n")),
        ("稿.md", format!("---\ntitle: 老井修好了\n---\n\n{BODY}\n\n{paragraphs}\n")),
    ] {
        assert_eq!(found(name, &text), [], "{name}: {paragraphs}");
    }
}

#[test]
fn a_name_spelt_two_ways() {
    let story = "修鞋的师傅吴德福今年六十八岁，街坊都认识他。吴德福说，手艺是父亲教的。";
    finds(
        &format!("{story}\n\n下雪那天，吴得福照样出摊，一直坐到天黑。"),
        "name-spelt-twice",
        "吴得福",
    );
    finds_nothing(&format!("{story}\n\n吴德福和弟弟吴德贵一起出摊，一直坐到天黑。"));
    finds_nothing(&format!("{story}\n\n下雪那天，吴德福照样出摊，一直坐到天黑。"));
}

#[test]
fn a_day_that_is_another_weekday() {
    finds("开放日定在12月20日（星期六），上午九点开门。", "weekday", "12月20日（星期六");
    finds("讲座在2026年1月3日周日举行，先到先得。", "weekday", "2026年1月3日周日");
    finds_nothing("开放日定在12月20日（星期日），上午九点开门；2026年1月3日（星期六）另有一场。");
}

#[test]
fn a_total_that_does_not_add_up() {
    finds(
        "这次一共走访30户，其中一号楼18户、二号楼20户，都登了记。",
        "total",
        "一共走访30户，其中一号楼18户、二号楼20户，都登了记",
    );
    finds_nothing("这次一共走访38户，其中一号楼18户、二号楼20户，都登了记。");
    let table = |total: u32| {
        format!(
            "---\ntitle: 账目\n---\n\n{BODY}\n\n| 楼 | 户 |\n|---|---|\n| 一号 | 18 |\n| 二号 | 20 |\n| 合计 | {total} |\n"
        )
    };
    assert_eq!(found("账.md", &table(38)), []);
    assert_eq!(found("账.md", &table(39)), [("total".to_string(), "| 合计 | 39 |".to_string())]);
}

#[test]
fn a_phone_number_of_odd_length() {
    finds("报名请打电话1380013800，说明要来几个人。", "odd-phone", "1380013800");
    finds("咨询热线：021-555512345，白天有人接。", "odd-phone", "021-555512345");
    finds_nothing(
        "报名请打电话13800138000、55551234，热线12345，传真021-55551234，手机138××××8000。",
    );
}

#[test]
fn a_paragraph_that_stands_twice() {
    finds(&format!("中间还有别的一段话，隔开了两次。\n\n{BODY}"), "repeated-paragraph", BODY);
}

#[test]
fn quotes_and_brackets_without_their_half() {
    finds("他说：“水是甜的，等了三年。", "open-mark", "“");
    finds("水样送检（第三次，结果合格。", "open-mark", "（");
    finds("水是甜的”，他说，等了整整三年。", "open-mark", "”");
    // Speech of two paragraphs, items, apostrophes.
    finds_nothing("他说：“水是甜的，等了三年。\n\n“以后不用再等了。”");
    finds_nothing("步骤有二：1）打水，2）挑水，都要排队。");
}

/// `的地得` is the writers' own.
#[test]
fn particles_are_left_alone() {
    finds_nothing("他高兴的跑来，跑的飞快，慢慢得又走了。");
}

/// The texts of a real paper: what is told there is looked at by hand, and stays as little.
#[test]
fn sound_copy_is_left_alone() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../issues/2026-11/stories");
    let sources = sources(Given::Folder(&folder));
    assert!(sources.len() > 5);
    let remarks = read(&sources, &Known::default(), Date { year: 2026, month: 11, day: 20 });
    assert!(remarks.is_empty(), "{remarks:#?}");
}
