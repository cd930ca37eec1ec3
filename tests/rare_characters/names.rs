//! Names with rare characters. The built-in fonts have 䶮, 㛃 and 𬱖; none of them has 𡒊, 𪛖 or 𪚥, which
//! the test font has, drawn as frames.

use lopdf::Document;
use serde_json::Value;

use kanyin_testing::{Desk, RARE_FONT, STORY, han};

use crate::printed::Printed;
use crate::run::{Run, built, kanyin, output};

/// The test font behind song.
const WITH_FONT: &str = "name: 试报\nfonts: {song: [Noto Serif CJK SC, Kanyin Test Rare]}\n";

/// A page whose title, byline, body and caption hold these characters.
fn desk(paper: &str, rare: &str) -> Desk {
    let desk = Desk::with_paper(paper);
    let story = format!(
        "---\ntitle: 题{rare}目\nbyline: 记者 {rare}\n---\n\n{}𬱖𬱖{rare}说。{}\n\n![图{rare}说](p.png)\n",
        han(10, 2),
        han(3300, 1)
    );
    desk.picture("p.png", 1200, 800);
    desk.one_story(5, &story)
}

/// All words of a PDF.
fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect()
}

/// The faults of `check`, one JSON object each.
fn checked(desk: &Desk) -> Vec<Value> {
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The lines of `-v` that tell of fallback.
fn told_fallback(run: &Run) -> Vec<&str> {
    run.err.lines().filter(|line| line.contains("取自")).map(str::trim).collect()
}

#[test]
fn the_built_in_fonts_have_rare_characters_of_names() {
    let desk = desk("name: 试报\n", "䶮㛃𬱖");
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\neditors: {责编: 王䶮㛃𬱖}\npages:\n  - {layout: one, stories: {a: stories/a.md}}\n",
    );
    let run = kanyin(desk.folder(), &["build", "-v"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(told_fallback(&run), [""; 0]);
    assert!(run.err.contains("每个字都出自各角色的第一种字体"), "{}", run.err);
    for file in ["press.pdf", "web.pdf"] {
        let words = words(&output(&desk, file));
        for name in ["题䶮㛃𬱖目", "记者䶮㛃𬱖", "𬱖𬱖䶮㛃𬱖说", "图䶮㛃𬱖说", "王䶮㛃𬱖"]
        {
            assert!(words.contains(name), "{name} is not in {file}");
        }
    }
}

#[test]
fn a_font_of_the_publication_stands_in_for_every_role() {
    let desk = desk(WITH_FONT, "𪛖𪚥");
    desk.file("fonts/rare.ttf", RARE_FONT);
    built(&desk);
    for file in ["press.pdf", "web.pdf"] {
        let pdf = output(&desk, file);
        let words = words(&pdf);
        for name in ["题𪛖𪚥目", "记者𪛖𪚥", "𬱖𬱖𪛖𪚥说", "图𪛖𪚥说"] {
            assert!(words.contains(name), "{name} is not in {file}");
        }
        let printed = Printed::read(&pdf);
        let descriptors = printed.with_name(b"Type", b"FontDescriptor");
        let own = descriptors.iter().find(|descriptor| {
            let name = descriptor.get(b"FontName").and_then(lopdf::Object::as_name).unwrap();
            name.ends_with(b"KanyinTestRare")
        });
        let own = own.unwrap_or_else(|| panic!("{file} has no font KanyinTestRare"));
        assert!(own.has(b"FontFile2") || own.has(b"FontFile3"), "{file}: not embedded");
    }
}

#[test]
fn verbose_tells_of_fallback_for_every_role() {
    let desk = desk(WITH_FONT, "𪛖");
    desk.file("fonts/rare.ttf", RARE_FONT);
    let place = |line: usize, column: usize| format!("首见 issues/1/stories/a.md:{line}:{column}");
    let expected = [
        format!("“𪛖”（U+2A6D6）：song 取自 Kanyin Test Rare，1 处，{}", place(6, 13)),
        format!("“𪛖”（U+2A6D6）：heavy 取自 Kanyin Test Rare，1 处，{}", place(2, 9)),
        format!("“𪛖”（U+2A6D6）：hei 取自 Kanyin Test Rare，1 处，{}", place(8, 4)),
        format!("“𪛖”（U+2A6D6）：kai 取自 Kanyin Test Rare，1 处，{}", place(3, 12)),
    ];
    for command in ["check", "build"] {
        let run = kanyin(desk.folder(), &[command, "-v"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(told_fallback(&run), expected, "{command}");
        let quiet = kanyin(desk.folder(), &[command]);
        assert!(!quiet.err.contains("Kanyin Test Rare"), "{}", quiet.err);
    }
    let english = kanyin(desk.folder(), &["check", "-v", "--lang", "en"]);
    let line = "`𪛖` (U+2A6D6): kai takes it from Kanyin Test Rare, in 1 places, first issues/1/stories/a.md:3:12";
    assert!(english.err.contains(line), "{}", english.err);
}

/// A role that begins with a small font takes nearly everything from the next.
#[test]
fn a_long_list_is_cut_short() {
    let desk = desk("name: 试报\nfonts: {song: [Kanyin Test Rare, Noto Serif CJK SC]}\n", "𪛖");
    desk.file("fonts/rare.ttf", RARE_FONT);
    let run = kanyin(desk.folder(), &["check", "-v"]);
    let told = told_fallback(&run);
    let song = told.iter().filter(|line| line.contains("song")).count();
    assert_eq!((told.len() - song, song), (3, 21), "{}", run.err);
    assert!(
        told.iter()
            .any(|line| line.starts_with("song 另有") && line.ends_with("Noto Serif CJK SC"))
    );
}

/// A word in kai, by itself, within body type: the page alone does not tell that it is no body type.
#[test]
fn fallback_is_told_for_the_role_of_the_words_not_of_their_neighbours() {
    let desk = Desk::with_paper(WITH_FONT);
    desk.file("fonts/rare.ttf", RARE_FONT);
    let story = format!("---\ntitle: 题目\n---\n\n甲，*𪛖*，乙**𪚥**丙。{}\n", han(3400, 1));
    let desk = desk.one_story(5, &story);
    let run = kanyin(desk.folder(), &["check", "-v"]);
    let told = told_fallback(&run);
    assert_eq!(told.len(), 2, "{}", run.err);
    assert!(
        told[0].starts_with("“𪚥”（U+2A6A5）：hei ") && told[0].ends_with("a.md:5:10"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("“𪛖”（U+2A6D6）：kai ") && told[1].ends_with("a.md:5:4"),
        "{told:?}"
    );
}

#[test]
fn latin_in_kai_is_no_fallback_and_the_nameplate_s_is() {
    let desk = Desk::with_paper("name: 试报\nmasthead: {title: 䶮报}\n");
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [11, auto]\nareas: [MMMMM, AAAAA]\nM: {is: masthead}\nA: {is: story, name: a}\n",
    );
    let story = format!("---\ntitle: 题目\nbyline: Ann 摄\n---\n\n{}\n", han(3400, 1));
    desk.file(STORY, &story);
    desk.issue("  - {layout: one, stories: {a: stories/a.md}}\n");
    let run = kanyin(desk.folder(), &["check", "-v"]);
    let told = told_fallback(&run);
    assert_eq!(
        told,
        ["“䶮”（U+4DAE）：display 取自 Noto Serif CJK SC，1 处，首见 paper.yaml:2:19"]
    );
}

#[test]
fn a_missing_character_is_told_with_the_families_of_its_role() {
    let desk = desk("name: 试报\n", "𪛖");
    let faults = checked(&desk);
    let missing: Vec<_> = faults.iter().filter(|fault| fault["code"] == "missing-glyph").collect();
    let expected = [
        (2, 9, "heavy：Noto Serif CJK SC Black"),
        (3, 12, "kai：LXGW WenKai、Noto Serif CJK SC"),
        (6, 13, "song：Noto Serif CJK SC"),
        (8, 4, "hei：Noto Sans CJK SC、Noto Serif CJK SC"),
    ];
    assert_eq!(missing.len(), expected.len(), "{missing:#?}");
    for (fault, (line, column, tried)) in missing.iter().zip(expected) {
        let message = fault["message"].as_str().unwrap();
        assert!(message.contains("“𪛖”（U+2A6D6）"), "{message}");
        assert!(message.ends_with(&format!("试过 {tried}")), "{message}");
        assert_eq!(fault["severity"], "error");
        assert_eq!((fault["line"].as_u64(), fault["column"].as_u64()), (Some(line), Some(column)));
    }
}

#[test]
fn families_are_told_in_the_order_of_the_paper() {
    let desk = desk(
        "name: 试报\nfonts: {song: [Noto Serif CJK SC, Kanyin Test Rare], kai: [Noto Sans CJK SC, LXGW WenKai]}\n",
        "𠔻",
    );
    desk.file("fonts/rare.ttf", RARE_FONT);
    let faults = checked(&desk);
    let messages: Vec<_> = faults.iter().filter_map(|fault| fault["message"].as_str()).collect();
    // Hei and kai begin with one face: both lists are told, since the box is the same.
    for list in [
        "heavy：Noto Serif CJK SC Black、Kanyin Test Rare",
        "song：Noto Serif CJK SC、Kanyin Test Rare",
        "hei：Noto Sans CJK SC、Noto Serif CJK SC、Kanyin Test Rare；kai：Noto Sans CJK SC、LXGW WenKai、Noto Serif CJK SC、Kanyin Test Rare",
    ] {
        assert!(
            messages.iter().any(|message| message.ends_with(&format!("试过 {list}"))),
            "{list}: {messages:#?}"
        );
    }
}

#[test]
fn a_missing_character_beside_the_stories_has_a_place_too() {
    let desk = desk("name: 试报\n", "好");
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\neditors: {责编: 王𪛖}\npages:\n  - {layout: one, stories: {a: stories/a.md}}\n",
    );
    let faults = checked(&desk);
    let missing = faults.iter().find(|fault| fault["code"] == "missing-glyph").unwrap();
    assert_eq!(missing["path"], "issues/1/issue.yaml");
    assert_eq!((missing["line"].as_u64(), missing["column"].as_u64()), (Some(2), Some(16)));
}
