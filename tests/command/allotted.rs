//! `pages: auto`: stories find their pages.

use std::collections::BTreeMap;

use serde_json::Value;

use kanyin_testing::{Desk, han};

use crate::run::{Run, kanyin, output, things};

/// A story in a section.
fn copy(title: &str, keys: &str, lengths: &[usize], seed: u32) -> String {
    let paragraphs =
        lengths.iter().enumerate().map(|(n, length)| han(*length, seed * 50 + n as u32));
    let body: Vec<String> = paragraphs.collect();
    format!("---\ntitle: {title}\n{keys}---\n\n{}\n", body.join("。\n\n"))
}

const TITLES: [&str; 8] = [
    "街坊一起种下的菜园",
    "末班车等人",
    "旧校服拼成一床百家被",
    "香樟挡了路",
    "井水又清了",
    "老浴室借来热水",
    "巷口修鞋摊收了徒弟",
    "夜校开了第三个班",
];

/// A section of stories: a lead, a second and others.
fn section(desk: &Desk, name: &str, first: usize, lengths: &[usize]) {
    for (n, length) in lengths.iter().enumerate() {
        let importance = ["lead", "second", "normal"][n.min(2)];
        let keys = format!("section: {name}\nimportance: {importance}\n");
        let number = first + n;
        let text = copy(TITLES[number % 8], &keys, &[length / 3; 3], number as u32 + 1);
        desk.file(&format!("issues/1/stories/{number:02}.md"), &text);
    }
}

fn issue(desk: &Desk, rest: &str) {
    desk.file("issues/1/issue.yaml", &format!("date: 2026-11-20\n{rest}"));
}

fn ad(wide: f64, high: f64) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}"/></svg>"#
    )
}

/// Sixteen stories in three sections, photographs, two ads, fillers.
fn four_pages() -> Desk {
    let desk = Desk::new();
    section(&desk, "要闻", 0, &[1100, 700, 560, 480, 400, 380]);
    section(&desk, "社区", 6, &[1150, 760, 600, 540, 420]);
    section(&desk, "文化", 11, &[1000, 640, 500, 430]);
    let mut photos = String::new();
    for n in 0..5 {
        desk.picture(&format!("p{n}.png"), 1800, [1200, 1700][n % 2]);
        photos += &format!("![山路上的第{n}个记号](p{n}.png)\n\n");
    }
    let text = copy("把山路再描一遍", "form: photos\n", &[90], 77).replacen(
        "\n\n",
        &format!("\n\n{photos}"),
        1,
    );
    desk.file("issues/1/stories/photos.md", &text);
    desk.file("issues/1/ads/one.svg", &ad(333.75, 160.0));
    desk.file("issues/1/ads/two.svg", &ad(264.5, 150.0));
    desk.file("issues/1/fillers/strip.md", "---\ntitle: 出门记得关灯\n---\n");
    desk.file("issues/1/fillers/short.md", &copy("天冷加衣", "", &[60], 90));
    issue(&desk, "pages: auto\n");
    desk
}

/// The files of each page.
fn pages(desk: &Desk) -> BTreeMap<u64, Vec<String>> {
    let plan: Value = serde_yaml::from_slice(&output(desk, "plan.yaml")).unwrap();
    let files = |page: &Value| {
        let areas = page["areas"].as_array().unwrap().iter();
        let files = areas.flat_map(|area| area["files"].as_array().cloned().unwrap_or_default());
        let mut files: Vec<String> = files.map(|file| file.as_str().unwrap().into()).collect();
        files.sort();
        files
    };
    let pages = plan["pages"].as_array().unwrap().iter();
    pages.map(|page| (page["page"].as_u64().unwrap(), files(page))).collect()
}

/// The page of a file, by the end of its path.
fn page_of(pages: &BTreeMap<u64, Vec<String>>, file: &str) -> Option<u64> {
    let on = |files: &Vec<String>| files.iter().any(|own| own.ends_with(file));
    pages.iter().find(|(_, files)| on(files)).map(|(page, _)| *page)
}

fn laid(desk: &Desk) -> Run {
    kanyin(desk.folder(), &["build", "--proof", "--only", "web"])
}

#[test]
fn sixteen_stories_in_three_sections_make_four_pages() {
    let desk = four_pages();
    let run = laid(&desk);
    let pages = pages(&desk);
    assert_eq!(pages.len(), 4, "{pages:?}\n{}", run.err);
    assert!(!run.err.contains("[overset]"), "{}", run.err);
    // All copy stands on one page, once.
    let all: Vec<&String> = pages.values().flatten().collect();
    let stories: Vec<String> = (0..15).map(|n| format!("stories/{n:02}.md")).collect();
    let ads = ["ads/one.svg", "ads/two.svg", "stories/photos.md"].map(String::from);
    for file in stories.iter().chain(&ads) {
        let count = all.iter().filter(|own| own.ends_with(file)).count();
        assert!(count == 1 || run.err.contains(&format!("{file} 没有上版")), "{file}: {count}");
    }
    let left = run.err.matches("[left-over]").count();
    assert!(left <= 1, "{}", run.err);
    // The lead of the front section leads the front page, and the photographs have an inner one of their own.
    assert_eq!(page_of(&pages, "stories/00.md"), Some(1), "{pages:?}");
    let photos = page_of(&pages, "photos.md").unwrap();
    assert!(photos > 1 && pages[&photos].iter().filter(|file| file.ends_with(".md")).count() <= 3);
    // A section is on few of the inner pages.
    for section in [6..11, 11..15] {
        let mut own: Vec<u64> = section
            .filter_map(|n| page_of(&pages, &format!("{n:02}.md")))
            .filter(|page| *page > 1)
            .collect();
        own.sort_unstable();
        own.dedup();
        assert!(own.len() <= 2, "{own:?}: {pages:?}");
    }
    // No page is without a story.
    let heads = things(&desk, "headline");
    for page in 1..=4 {
        let own = heads.iter().filter(|head| head["page"] == page).count();
        assert!(own > 0, "page {page} has no headline");
    }
}

#[test]
fn the_same_copy_comes_to_the_same_pages() {
    let (one, other) = (four_pages(), four_pages());
    let [first, second] = [&one, &other].map(|desk| {
        laid(desk);
        pages(desk)
    });
    assert_eq!(first, second);
}

#[test]
fn two_stories_are_a_page_without_a_word_of_pages() {
    let desk = Desk::new();
    section(&desk, "要闻", 0, &[2100, 1300]);
    issue(&desk, "");
    let run = laid(&desk);
    assert_eq!(pages(&desk).len(), 1, "{}", run.err);
    assert!(!run.err.contains("[left-over]") && !run.err.contains("[missing-key]"), "{}", run.err);
    let front = things(&desk, "headline");
    assert!(!front.is_empty() && front.iter().all(|head| head["page"] == 1));
}

#[test]
fn what_no_page_holds_is_told_the_least_important_first() {
    let desk = Desk::new();
    for part in 0..5 {
        section(
            &desk,
            ["要闻", "社区", "文化", "校园", "街巷"][part],
            part * 8,
            &[1300, 900, 800, 700, 650, 600, 560, 520],
        );
    }
    desk.file(
        "issues/1/stories/z.md",
        &copy("短讯一条", "importance: brief\nsection: 街巷\n", &[60], 99),
    );
    issue(&desk, "pages: 4\n");
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "web", "--lang", "zh"]);
    let pages = pages(&desk);
    assert_eq!(pages.len(), 4);
    let placed: usize = pages.values().flatten().filter(|file| file.ends_with(".md")).count();
    let told: Vec<&str> = run
        .err
        .lines()
        .filter(|line| line.contains("[left-over]") && !line.contains("数起"))
        .collect();
    assert_eq!(placed + told.len(), 41, "{}", run.err);
    assert!(told.len() > 8, "{told:?}");
    assert!(told.iter().all(|line| line.contains(".md:2:") && line.contains("字")), "{told:?}");
    // No lead waits, and of the others none that weighs more than one that is printed needed to.
    for lead in [0, 8, 16, 24] {
        assert!(page_of(&pages, &format!("{lead:02}.md")).is_some(), "{lead}: {pages:?}");
    }
    assert!(!run.err.contains("[overset]"), "{}", run.err);
    let english = kanyin(desk.folder(), &["check", "--lang", "en"]);
    assert!(
        english.err.contains("stands on no page") && english.err.contains("characters"),
        "{}",
        english.err
    );
}

#[test]
fn listed_stories_are_taken_and_no_others() {
    let desk = Desk::new();
    section(&desk, "要闻", 0, &[1500, 900, 700, 500]);
    issue(&desk, "pages: 1\nstories: [stories/00.md, stories/02.md, stories/03.md]\n");
    laid(&desk);
    let pages = pages(&desk);
    assert_eq!(pages[&1].len(), 3, "{pages:?}");
    assert_eq!(page_of(&pages, "01.md"), None);
    // One that was promised and does not fit is an error.
    issue(
        &desk,
        "pages: 1\nstories: [stories/00.md, stories/01.md, stories/02.md, stories/03.md]\n",
    );
    section(&desk, "要闻", 0, &[2500, 2000, 900, 800]);
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issue.yaml:3:") && run.err.contains("[left-over]"), "{}", run.err);
}

#[test]
fn what_cannot_be_meant_is_told_with_its_line() {
    let desk = Desk::new();
    issue(&desk, "pages: auto\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(
        run.code == 1 && run.err.contains("issue.yaml:2:") && run.err.contains("还没有稿件"),
        "{}",
        run.err
    );
    section(&desk, "要闻", 0, &[1500, 900]);
    issue(&desk, "pages: 6\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(
        run.code == 1 && run.err.contains("[too-few]") && run.err.contains("只有 2 篇"),
        "{}",
        run.err
    );
    for (wrong, code) in [
        ("pages: many\n", "wrong-type"),
        ("pages: 0\n", "out-of-range"),
        ("pages: auto\nstories: [stories/00.md, stories/00.md]\n", "story-twice"),
        ("pages: auto\nads: [ads/none.pdf]\n", "missing-file"),
    ] {
        issue(&desk, wrong);
        let run = kanyin(desk.folder(), &["check"]);
        assert!(run.code == 1 && run.err.contains(&format!("[{code}]")), "{wrong}: {}", run.err);
        assert!(run.err.contains("issue.yaml:"), "{wrong}: {}", run.err);
    }
    issue(&desk, "pages:\n  - stories: [stories/00.md]\nstories: [stories/01.md]\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(run.err.contains("issue.yaml:4:") && run.err.contains("[not-allotted]"), "{}", run.err);
}

/// Where every area of every page stands.
fn places(desk: &Desk) -> BTreeMap<(u64, String), [u64; 4]> {
    let plan: Value = serde_yaml::from_slice(&output(desk, "plan.yaml")).unwrap();
    let number = |value: &Value, key: &str| value[key].as_u64().unwrap_or_default();
    let mut places = BTreeMap::new();
    for page in plan["pages"].as_array().unwrap() {
        for area in page["areas"].as_array().unwrap() {
            let key = (number(page, "page"), area["area"].as_str().unwrap().to_string());
            let place = ["column", "columns", "top", "height"].map(|side| number(area, side));
            places.insert(key, place);
        }
    }
    places
}

fn keep(desk: &Desk) {
    desk.file("issues/1/plan.yaml", &output(desk, "plan.yaml"));
}

#[test]
fn a_kept_plan_holds_every_story_on_its_page_and_in_its_place() {
    let desk = four_pages();
    laid(&desk);
    let (before, stood) = (pages(&desk), places(&desk));
    keep(&desk);
    // Weights that would have led to other pages.
    for n in [3, 4, 9] {
        let path = desk.folder().join(format!("issues/1/stories/{n:02}.md"));
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("importance: normal", "importance: second")).unwrap();
    }
    let run = laid(&desk);
    assert!(!run.err.contains("[stale-plan]"), "{}", run.err);
    assert_eq!(pages(&desk), before);
    assert_eq!(places(&desk), stood);
    let run = kanyin(desk.folder(), &["plan", "--new"]);
    assert!(run.code < 2, "{}", run.err);
    assert!(!desk.folder().join("issues/1/plan.yaml").exists());
}

#[test]
fn a_story_that_comes_later_moves_no_other_to_another_page() {
    let desk = four_pages();
    // One page has room.
    for n in [12, 13] {
        std::fs::remove_file(desk.folder().join(format!("issues/1/stories/{n}.md"))).unwrap();
    }
    laid(&desk);
    let before = pages(&desk);
    keep(&desk);
    let late = copy("雨后的第一个早市", "section: 文化\n", &[150, 130], 300);
    desk.file("issues/1/stories/late.md", &late);
    let run = laid(&desk);
    let after = pages(&desk);
    assert!(page_of(&after, "late.md").is_some(), "{after:?}\n{}", run.err);
    for (page, files) in &before {
        for file in files.iter().filter(|file| file.contains("/stories/") || file.contains("/ads/"))
        {
            assert_eq!(page_of(&after, file), Some(*page), "{file}: {after:?}");
        }
    }
}

#[test]
fn a_person_says_which_page_a_story_goes_to() {
    let desk = four_pages();
    laid(&desk);
    let before = pages(&desk);
    let from = page_of(&before, "stories/13.md").unwrap();
    let to = if from == 2 { 3 } else { 2 };
    desk.file("issues/1/plan.yaml", &format!("pages:\n- page: {to}\n  stories: [stories/13.md]\n"));
    let run = laid(&desk);
    assert_eq!(page_of(&pages(&desk), "stories/13.md"), Some(to), "{}", run.err);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
    // What cannot be meant is told with its line.
    desk.file(
        "issues/1/plan.yaml",
        "pages:\n- page: 2\n  stories: [stories/13.md, stories/gone.md]\n- page: 3\n  stories: [stories/13.md]\n",
    );
    let run = kanyin(desk.folder(), &["check"]);
    for line in ["plan.yaml:3:28:", "plan.yaml:5:"] {
        assert!(run.err.contains(line), "{line}: {}", run.err);
    }
    assert_eq!(run.err.matches("[stale-plan]").count(), 2, "{}", run.err);
}

#[test]
fn the_next_issue_is_allotted_too() {
    let desk = Desk::new();
    section(&desk, "要闻", 0, &[2100, 1300]);
    issue(&desk, "pages: auto\n");
    let run = kanyin(desk.folder(), &["new", "issues/2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("分到各版"), "{}", run.err);
    desk.file("issues/2/stories/a.md", &copy("末班车等人", "importance: lead\n", &[1500; 2], 5));
    let run = kanyin(desk.folder(), &["plan", "issues/2"]);
    assert!(run.code < 2 && run.out.contains("a.md"), "{}{}", run.out, run.err);
}
