//! Other ways in which pages make themselves up: found, one of them kept, and started afresh.

use std::fs;

use serde_json::Value;

use kanyin_testing::{Desk, han, story};

use crate::run::{Run, files, kanyin, output, things};

/// What a story is: file, title, importance, characters.
const STORIES: [(&str, &str, &str, usize); 6] = [
    ("a", "街坊一起种下的菜园", "lead", 1100),
    ("b", "末班车等人", "second", 720),
    ("c", "旧校服拼成一床百家被", "normal", 560),
    ("d", "香樟挡了路", "normal", 450),
    ("e", "井水又清了", "normal", 340),
    ("f", "夜校里的灯", "normal", 240),
];

/// A page of six stories without a layout.
fn desk() -> Desk {
    let desk = Desk::new();
    for (n, (file, title, importance, length)) in STORIES.into_iter().enumerate() {
        write(&desk, file, title, importance, &han(length, n as u32 + 1));
    }
    desk.issue(&issue("abcdef"));
    desk
}

fn write(desk: &Desk, file: &str, title: &str, importance: &str, body: &str) {
    let text = story(title, body);
    let text = text.replacen("---\n", &format!("---\nimportance: {importance}\n"), 1);
    desk.file(&format!("issues/1/stories/{file}.md"), &text);
}

fn issue(stories: &str) -> String {
    let list: Vec<String> = stories.chars().map(|name| format!("stories/{name}.md")).collect();
    format!("  - page: 1\n    layout: auto\n    stories: [{}]\n", list.join(", "))
}

fn plan(desk: &Desk, args: &[&str]) -> Run {
    kanyin(desk.folder(), &[&["plan"], args].concat())
}

/// The plan of an alternative, or the one that is kept.
fn read(desk: &Desk, name: &str) -> Value {
    let text = fs::read_to_string(desk.folder().join(name));
    serde_yaml::from_str(&text.unwrap_or_else(|error| panic!("{name}: {error}"))).unwrap()
}

fn alternative(desk: &Desk, n: usize) -> Value {
    read(desk, &format!("out/1/alternatives/{n}/plan.yaml"))
}

const KEPT: &str = "issues/1/plan.yaml";

/// The places of a page's areas: name, first column, columns, first line, lines.
fn places(plan: &Value) -> Vec<(String, [u64; 4])> {
    let areas = plan["pages"][0]["areas"].as_array().cloned().unwrap_or_default();
    let number = |area: &Value, key: &str| area[key].as_u64().unwrap_or_default();
    let place = |area: &Value| {
        let name = area["area"].as_str().unwrap_or_default().to_string();
        (name, ["column", "columns", "top", "height"].map(|key| number(area, key)))
    };
    areas.iter().map(place).filter(|(name, _)| name != "masthead").collect()
}

/// How many alternatives stand there.
fn count(desk: &Desk) -> usize {
    let is_there =
        |n: &usize| desk.folder().join(format!("out/1/alternatives/{n}/plan.yaml")).is_file();
    (1..).take_while(is_there).count()
}

/// Cells of the page, a column by a line each, that show something else.
fn differing(one: &Value, other: &Value) -> u64 {
    let cells = |plan: &Value| {
        let mut cells = std::collections::HashMap::new();
        for (name, [column, columns, top, lines]) in places(plan) {
            for x in column..column + columns {
                (top..top + lines).for_each(|y| _ = cells.insert((x, y), name.clone()));
            }
        }
        cells
    };
    let (one, other) = (cells(one), cells(other));
    one.iter().filter(|(cell, name)| other.get(cell) != Some(*name)).count() as u64
}

#[test]
fn alternatives_differ_truly_and_stand_on_one_sheet() {
    let desk = desk();
    let run = plan(&desk, &["--alternatives", "4"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let count = count(&desk);
    assert!((2..=4).contains(&count), "{count}: {}", run.err);
    let plans: Vec<Value> = (1..=count).map(|n| alternative(&desk, n)).collect();
    for (n, one) in plans.iter().enumerate() {
        assert_eq!(places(one).len(), 6, "every story has a place: {one}");
        for other in &plans[..n] {
            // Under the masthead the page has 5 × 61 cells.
            assert!(differing(one, other) >= 5 * 61 / 9, "{one}\n{other}");
        }
    }
    let sheet = fs::read(desk.folder().join("out/1/alternatives/contact.png")).unwrap();
    let sheet = image::load_from_memory(&sheet).unwrap().to_rgb8();
    // Each page stands on it, 600 pixels wide: so many in a row, and dark with type.
    let across = count.min(3) as u32;
    assert!(sheet.width() >= 600 * across, "{}", sheet.width());
    for n in 0..across {
        let left = n * sheet.width() / across;
        let inner = (left + 40..left + 560).flat_map(|x| (200..700).map(move |y| (x, y)));
        let dark = inner.filter(|(x, y)| sheet.get_pixel(*x, *y).0[0] < 128).count();
        assert!(dark > 2000, "page {n} is empty: {dark}");
    }
    let text = fs::read_to_string(desk.folder().join("out/1/alternatives/alternatives.txt"));
    let text = text.unwrap();
    for n in 1..=count {
        assert!(text.contains(&format!("第 {n} 种")), "{text}");
    }
    assert!(text.contains("头条“街坊一起种下的菜园”第 ") && text.contains("填满 "), "{text}");
    assert!(text.contains("换了地方："), "{text}");
    assert!(run.out.contains("contact.png"), "{}", run.out);
    // Nothing of the issue's own was touched.
    assert!(!desk.folder().join(KEPT).exists());
    // Fewer leave none of the others there.
    plan(&desk, &["--alternatives", "1"]);
    assert_eq!(self::count(&desk), 1);
}

#[test]
fn the_alternative_that_was_taken_is_built_and_its_neighbours_stay_when_words_change() {
    let desk = desk();
    plan(&desk, &["--alternatives", "3"]);
    let chosen = places(&alternative(&desk, 2));
    let run = plan(&desk, &["--take", "2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("第 2 种定下了"), "{}", run.err);
    assert_eq!(places(&read(&desk, KEPT)), chosen);
    assert_eq!(chosen.len(), STORIES.len());
    let build = || {
        let run = kanyin(desk.folder(), &["build", "--only", "web"]);
        assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
        let plan: Value = serde_yaml::from_slice(&output(&desk, "plan.yaml")).unwrap();
        plan
    };
    assert_eq!(places(&build()), chosen);
    let heads = |desk: &Desk| -> Vec<(Value, Value)> {
        let own = |thing: &Value| thing["story"] != "issues/1/stories/c.md";
        let heads = things(desk, "headline").into_iter().filter(own);
        heads.map(|thing| (thing["x"].clone(), thing["y"].clone())).collect()
    };
    let stood = heads(&desk);
    assert_eq!(stood.len(), STORIES.len() - 1);
    for more in [3, 12] {
        let (file, title, importance, length) = STORIES[2];
        write(&desk, file, title, importance, &han(length - more, 3));
        assert_eq!(places(&build()), chosen, "{more} characters less");
        assert_eq!(heads(&desk), stood, "{more} characters less");
    }
    let run = kanyin(desk.folder(), &["check"]);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
}

#[test]
fn an_alternative_with_an_ad_can_be_taken_until_the_ad_is_gone() {
    let desk = desk();
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"/>"#;
    desk.file("issues/1/ads/ad.svg", drawing);
    desk.issue(&format!("{}    ads: [ads/ad.svg]\n", issue("abde")));
    let run = plan(&desk, &["--alternatives", "1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = plan(&desk, &["--take", "1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(places(&read(&desk, KEPT)), places(&alternative(&desk, 1)));
    desk.issue(&issue("abde"));
    let run = plan(&desk, &["--take", "1"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("第 1 版没有 issues/1/ads/ad.svg 了"), "{}", run.err);
}

#[test]
fn a_page_on_which_nothing_stands_is_told() {
    let desk = desk();
    desk.issue(&format!("{}  - page: 2\n    layout: auto\n", issue("abcdef")));
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issues/1/issue.yaml"), "{}", run.err);
    assert!(run.err.contains("这一版什么也没有"), "{}", run.err);
}

#[test]
fn what_was_kept_before_is_never_lost() {
    let desk = desk();
    plan(&desk, &["--alternatives", "3"]);
    plan(&desk, &["--take", "1"]);
    let by_hand = fs::read_to_string(desk.folder().join(KEPT)).unwrap() + "# 主编定的\n";
    desk.file(KEPT, &by_hand);
    let run = plan(&desk, &["--take", "2"]);
    assert!(run.err.contains("plan.yaml.before"), "{}", run.err);
    let before = |name: &str| fs::read_to_string(desk.folder().join("issues/1").join(name));
    assert_eq!(before("plan.yaml.before").unwrap(), by_hand);
    // The same one again changes nothing.
    plan(&desk, &["--take", "2"]);
    assert!(before("plan.yaml.before-2").is_err());
    let run = plan(&desk, &["--new"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!desk.folder().join(KEPT).exists(), "{}", run.err);
    assert_eq!(before("plan.yaml.before").unwrap(), by_hand);
    let second: Value = serde_yaml::from_str(&before("plan.yaml.before-2").unwrap()).unwrap();
    assert_eq!(places(&second), places(&alternative(&desk, 2)));
    let run = plan(&desk, &["--new"]);
    assert!(run.err.contains("本来就是从头拼的"), "{}", run.err);
    let found = files(&desk.folder().join("issues/1"));
    assert!(!found.keys().any(|name| name.starts_with(".kanyin")), "{:?}", found.keys());
}

#[test]
fn one_page_of_an_alternative_is_taken_and_the_others_stay() {
    let desk = desk();
    desk.issue(&format!("{}{}", issue("abc"), issue("def").replace("page: 1", "page: 2")));
    plan(&desk, &["--alternatives", "2"]);
    desk.file(KEPT, "pages:\n- page: 2\n  layout: auto\n  areas: []\n");
    let run = plan(&desk, &["--take", "1", "--page", "1"]);
    assert_eq!(places(&read(&desk, KEPT)), places(&alternative(&desk, 1)), "{}", run.err);
    assert_eq!(read(&desk, KEPT)["pages"][1]["areas"], Value::Array(Vec::new()));
    let run = plan(&desk, &["--take", "1", "--page", "7"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("第 7 版"), "{}", run.err);
}

#[test]
fn what_cannot_be_is_told_with_what_to_do() {
    let desk = desk();
    let told = |desk: &Desk, args: &[&str], zh: &str, en: &str| {
        let run = plan(desk, args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(zh), "{args:?}: {}", run.err);
        let run = plan(desk, &[args, &["--lang", "en"]].concat());
        assert!(run.err.contains(en), "{args:?}: {}", run.err);
    };
    told(&desk, &["--alternatives", "0"], "1 到 12 之间的数", "a number from 1 to 12");
    told(&desk, &["--alternatives", "500"], "1 到 12 之间的数", "a number from 1 to 12");
    let first = ["先用 kanyin plan --alternatives 6", "find them with kanyin plan --alternatives"];
    told(&desk, &["--take", "1"], first[0], first[1]);
    plan(&desk, &["--alternatives", "2"]);
    let range = format!("第 1 到第 {} 种", count(&desk));
    told(&desk, &["--take", "99"], &range, "there is no alternative 99");
    told(&desk, &["--take", "0"], "没有第 0 种", "there is no alternative 0");
    // Other stories.
    desk.issue(&issue("abcde"));
    told(&desk, &["--take", "1"], "没有 issues/1/stories/f.md 了", "no longer on page 1");
    desk.issue("  - page: 1\n    layout: toutiao\n    stories: {lead: stories/a.md}\n");
    told(&desk, &["--take", "1"], "改成 layout: auto", "make it `layout: auto`");
    told(&desk, &["--alternatives", "2"], "写成 layout: auto", "write `layout: auto`");
    assert!(!desk.folder().join(KEPT).exists());
    // A plan that no longer is one.
    desk.issue(&issue("abcdef"));
    desk.file(KEPT, "pages: 7\n");
    told(&desk, &["--take", "1"], "kanyin plan --new", "kanyin plan --new");
    assert_eq!(fs::read_to_string(desk.folder().join(KEPT)).unwrap(), "pages: 7\n");
}

#[test]
fn a_kept_plan_of_other_stories_is_told_with_its_line() {
    let desk = desk();
    plan(&desk, &["--alternatives", "1"]);
    plan(&desk, &["--take", "1"]);
    desk.issue(&issue("abcde"));
    let run = kanyin(desk.folder(), &["check"]);
    let line = run.err.lines().find(|line| line.contains("plan.yaml:"));
    let line = line.unwrap_or_else(|| panic!("{}", run.err));
    assert!(line.contains("没有区块“f”") && line.contains("[stale-plan]"), "{line}");
}
