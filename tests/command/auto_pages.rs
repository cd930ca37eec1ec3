//! Pages without a layout make themselves up.

use std::fs;
use std::path::Path;

use serde_json::Value;

use kanyin_testing::outside::read_pdf;
use kanyin_testing::{Desk, han, repository, story};

use super::pixels::Place;
use crate::run::{Run, built, kanyin, output, things};

/// The sample, every page without a layout.
fn sample() -> Desk {
    let desk = Desk::new();
    let from = repository();
    copy(&from.join("issues/2026-11"), desk.folder(), "issues/1");
    for name in ["paper.yaml", "issues/1/issue.yaml"] {
        let source = name.replace("issues/1", "issues/2026-11");
        let text = fs::read_to_string(from.join(source)).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with("    layout:"));
        desk.file(name, &lines.map(|line| format!("{line}\n")).collect::<String>());
    }
    desk
}

fn copy(from: &Path, desk: &Path, to: &str) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = format!("{to}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), desk, &to);
        } else {
            let path = desk.join(&to);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::copy(entry.path(), path).unwrap();
        }
    }
}

/// Stories of so many characters, the first of them the page's lead.
fn page(lengths: &[usize], keys: &str) -> Desk {
    let desk = Desk::new();
    let titles =
        ["街坊一起种下的菜园", "末班车等人", "旧校服拼成一床百家被", "香樟挡了路", "井水又清了"];
    let mut list = Vec::new();
    for (n, length) in lengths.iter().enumerate() {
        let importance = ["lead", "second", "normal"][n.min(2)];
        let text = story(titles[n % 5], &han(*length, n as u32 + 1));
        let text = text.replacen("---\n", &format!("---\nimportance: {importance}\n"), 1);
        desk.file(&format!("issues/1/stories/{n}.md"), &text);
        list.push(format!("stories/{n}.md"));
    }
    desk.issue(&format!("  - page: 1\n    stories: [{}]\n{keys}", list.join(", ")));
    desk
}

/// The areas of a page of the plan: name, first line, lines.
fn areas(desk: &Desk, page: usize) -> Vec<(String, u64, u64)> {
    let plan: Value = serde_yaml::from_slice(&output(desk, "plan.yaml")).unwrap();
    let areas = plan["pages"][page]["areas"].as_array().cloned().unwrap_or_default();
    let number = |area: &Value, key: &str| area[key].as_u64().unwrap_or_default();
    areas
        .iter()
        .map(|area| {
            (area["area"].as_str().unwrap().into(), number(area, "top"), number(area, "height"))
        })
        .collect()
}

fn says(run: &Run, code: &str) -> bool {
    run.err.contains(&format!("[{code}]"))
}

#[test]
fn the_samples_copy_makes_up_its_pages() {
    let desk = sample();
    let run = built(&desk);
    assert_eq!(run.code, 0, "{}", run.err);
    for code in ["overset", "hole", "open-gutter", "equal-titles", "staggered-heads", "quiet-lead"]
    {
        assert!(!says(&run, code), "{}", run.err);
    }
    // Every story of the issue stands on its page, and its first words are in the printed file.
    let layout: Value = serde_json::from_slice(&output(&desk, "layout.json")).unwrap();
    let text = layout.to_string();
    let issue = fs::read_to_string(desk.folder().join("issues/1/issue.yaml")).unwrap();
    let stories = issue.split(|c: char| c.is_whitespace() || ",[]".contains(c));
    let mut count = 0;
    for story in stories.filter(|word| word.starts_with("stories/")) {
        assert!(text.contains(story), "{story} is on no page");
        count += 1;
    }
    assert!(count > 20, "{count}");
    if let Some(words) = read_pdf("pdftotext", &["-raw"], &output(&desk, "press.pdf"), &["-"]) {
        for word in ["一把水尺", "老浴室借来热水", "街坊四问", "十二月便民日程", "把山路再描一遍"]
        {
            assert!(words.contains(word), "{word} is not in the PDF");
        }
    }
}

#[test]
fn a_list_of_stories_is_enough_for_a_page() {
    let desk = page(&[1300, 850, 650, 450, 250], "");
    let run = built(&desk);
    assert!(!says(&run, "missing-key") && !says(&run, "overset"), "{}", run.err);
    let areas = areas(&desk, 0);
    assert_eq!(areas[0].0, "masthead");
    let top = |name: &str| areas.iter().find(|area| area.0 == name).map(|area| area.1);
    assert_eq!(top("0"), Some(12), "the lead stands at the head: {areas:?}");
    assert_eq!(areas.len(), 6, "{areas:?}");
    let heads: Vec<f64> = things(&desk, "headline").iter().map(|head| Place::of(head).y).collect();
    assert_eq!(heads.len(), 5);
    assert!(heads.iter().all(|y| heads[0] <= *y), "{heads:?}");
}

/// The number before a word of a message.
fn number_before(text: &str, word: &str) -> usize {
    let digits = text.split(word).next().unwrap().trim_end();
    digits.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn what_cannot_fit_is_told_in_characters_and_fits_when_these_are_cut() {
    let mut lengths = [1400, 900, 700, 500, 320];
    let desk = page(&lengths, "");
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(says(&run, "overset"), "{}", run.err);
    // Beside it there may be another way: some changes with which all of the page comes out even.
    let over: Vec<&str> = run.err.lines().filter(|line| line.contains("[overset]")).collect();
    let named = |story: &usize| over.iter().any(|line| line.contains(&format!("/{story}.md")));
    let cut: Vec<usize> = (0..lengths.len()).filter(named).collect();
    assert!(cut.len() == 1 && cut[0] >= 2, "one of the lightest is cut, and no other: {}", run.err);
    let cure = run.err.split("= 删 ").nth(1).unwrap();
    lengths[cut[0]] -= number_before(cure, " 字");
    let run = kanyin(page(&lengths, "").folder(), &["check"]);
    assert!(!says(&run, "overset"), "{lengths:?}: {}", run.err);
}

#[test]
fn briefs_stand_together() {
    let desk = page(&[1500, 1000, 800], "");
    let mut list = "stories/0.md, stories/1.md, stories/2.md".to_string();
    for n in 0..4 {
        let text = story(&format!("短讯{n}条"), &han(45, 20 + n));
        let text = text.replacen("---\n", "---\nimportance: brief\n", 1);
        desk.file(&format!("issues/1/stories/b{n}.md"), &text);
        list += &format!(", stories/b{n}.md");
    }
    desk.issue(&format!("  - page: 1\n    layout: auto\n    stories: [{list}]\n"));
    let run = built(&desk);
    let areas = areas(&desk, 0);
    assert_eq!(areas.iter().filter(|area| area.0.starts_with('b')).count(), 1, "{}", run.err);
    let briefs: Vec<Place> = things(&desk, "brief").iter().map(Place::of).collect();
    assert!(briefs.len() >= 4, "{}", briefs.len());
    // One under the other, or from column to column: nothing else stands between them.
    let first = briefs.iter().fold(f64::INFINITY, |least, one| least.min(one.x));
    let mut columns: Vec<i64> =
        briefs.iter().map(|one| ((one.x - first) / 138.5).round() as i64).collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(columns, (0..columns.len() as i64).collect::<Vec<_>>());
}

#[test]
fn what_a_page_without_a_layout_cannot_hold_is_told_with_its_place() {
    let ad = |wide: u32, high: u32| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}"/></svg>"#
        )
    };
    let desk = page(&[900, 600], "    ads: [ads/tall.svg]\n");
    desk.file("issues/1/ads/tall.svg", &ad(10, 400));
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issue.yaml:") && says(&run, "ad-shape"), "{}", run.err);

    let desk = page(&[900, 600], "");
    desk.issue("  - page: 1\n    stories: [stories/0.md, stories/0.md]\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert!(says(&run, "story-twice"), "{}", run.err);
}

#[test]
fn a_filler_that_has_no_room_is_left_out() {
    let lengths = [1300, 850, 650, 450, 250];
    let filler = "---\ntitle: 天冷加衣\n---\n\n";
    let run = |lengths: &[usize]| {
        let desk = page(lengths, "    fillers: [fillers/a.md]\n");
        desk.file("issues/1/fillers/a.md", &format!("{filler}{}\n", han(150, 9)));
        let run = built(&desk);
        let is_there = areas(&desk, 0).len() == 7;
        (is_there, says(&run, "overset"), run.err)
    };
    // Some pages have room for it, some have not: it is never what does not fit.
    let runs: Vec<_> = (0..5).map(|n| run(&lengths.map(|own| own + n * own / 250))).collect();
    for (is_there, over, err) in &runs {
        assert!(!(*is_there && *over), "{err}");
    }
    assert!(runs.iter().any(|(is_there, over, _)| *is_there && !*over), "it stands on none");
    assert!(runs.iter().any(|(is_there, over, _)| !*is_there && !*over), "it stands on all");
}

#[test]
fn white_is_shared_out_between_questions() {
    let pair = |n: u32| format!("**问** {}？\n\n**答** {}。\n\n", han(9, n), han(40, n + 20));
    let text: String = (0..6).map(pair).collect();
    let said = |lines: usize| {
        let story = format!("---\ntitle: 街坊六问\n---\n\n{text}");
        let desk = Desk::new().one_story_in(1, Some(lines), &story);
        let plan = kanyin(desk.folder(), &["plan"]).out;
        plan.lines().find(|line| line.starts_with("a ")).unwrap().to_owned()
    };
    // As many lines as it is, and one for each of the five questions but the first.
    let own = (24..60).find(|lines| said(*lines).contains("正好")).expect("it fits somewhere");
    let spread = said(own + 5);
    assert!(spread.contains("正好") && spread.contains("文内加空 5 处"), "{spread}");
}
