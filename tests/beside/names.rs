//! Names of files may hold anything: they steer neither a terminal nor a CI log.

use std::fs;

use kanyin_testing::{Desk, good_desk, han, story};

use crate::run::{Run, kanyin};

/// What a hostile name holds: an escape sequence, a direction mark, line ends, orders to a runner.
const NAME: &str = "\u{1b}[31m甲\u{202e}\n::error::乙\r##[x]\u{2066}\u{200b}%,:\u{2028}\u{9b}2J";

fn is_tame(text: &str) {
    let steers = |c: char| {
        c != '\n' && c.is_control() || "\u{202e}\u{2066}\u{200b}\u{2028}\u{2029}".contains(c)
    };
    assert!(!text.contains(steers), "{text:?}");
    let is_order = |line: &str| {
        let ours = ["::error file=", "::warning file=", "::error title=", "::warning title="];
        line.trim_start().starts_with("::") && !ours.iter().any(|ours| line.starts_with(ours))
    };
    assert!(!text.lines().any(is_order) && !text.contains("##["), "{text:?}");
}

fn tame(run: Run) -> Run {
    is_tame(&run.out);
    is_tame(&run.err);
    run
}

/// A desk whose issue, story, layout and pictures are called so, and that has faults and warnings of many kinds.
fn hostile() -> Desk {
    let desk = good_desk();
    let name: String = NAME.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    desk.issue(&format!(
        "  - layout: one\n    stories: {{a: \"stories/{name}.md\"}}\n  - layout: \"{name}\"\n  - layout: '{}'\n",
        "##[x] ##vso[y]"
    ));
    let body = format!("{}\n\n![图]({NAME}.png)\n\n![](<{NAME}.jpg>)", han(300, 1));
    desk.file(&format!("issues/1/stories/{NAME}.md"), &story(NAME.trim(), &body));
    desk.file(&format!("fonts/{NAME}.otf"), "no font");
    desk.file(&format!("layouts/house/{NAME}.typ"), "#let\n");
    desk.file(&format!("fillers/{NAME}.md"), "no title");
    fs::rename(desk.folder().join("issues/1"), desk.folder().join("issues").join(NAME)).unwrap();
    desk
}

#[test]
fn in_every_form_of_messages() {
    let desk = hostile();
    for args in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["build", "--only", "web,png"],
        &["plan", "-v"],
        &["archive", "--all"],
        &["site"],
        &["build", "issues/\u{1b}]0;x\u{7}"],
        &["check", "--lang", "en", "-v"],
        &["--\u{1b}[31m\u{202e}"],
    ] {
        let run = tame(kanyin(desk.folder(), args));
        assert!(run.code != 0 && run.code != 3, "{args:?}: {}", run.err);
    }
    let human = kanyin(desk.folder(), &["check"]).err;
    assert!(human.contains(r"\u{1b}[31m甲\u{202e}\n::error::乙\r"), "{human}");
}

#[test]
fn json_still_says_which_file_it_is() {
    let desk = hostile();
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    let lines =
        run.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let paths: Vec<String> =
        lines.filter_map(|fault| Some(fault["path"].as_str()?.into())).collect();
    assert!(paths.iter().any(|path| path.contains(NAME)), "{paths:?}");
}

#[test]
fn paths_of_what_was_made() {
    let desk = good_desk();
    fs::rename(desk.folder().join("issues/1"), desk.folder().join("issues").join(NAME)).unwrap();
    let run = tame(kanyin(desk.folder(), &["build"]));
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains(r"out/\u{1b}[31m甲\u{202e}\n"), "{}", run.out);
    let pdf = format!("{NAME}.pdf").replace('/', "");
    let press = desk.folder().join("out").join(NAME).join("press.pdf");
    fs::copy(press, desk.folder().join(&pdf)).unwrap();
    for format in ["human", "json"] {
        tame(kanyin(desk.folder(), &["preflight", &pdf, "--format", format]));
    }
    tame(kanyin(desk.folder(), &["preflight", &pdf, "--out", "report"]));
    tame(kanyin(desk.folder(), &["verify", &pdf]));
    let html = fs::read_to_string(desk.folder().join("report/preflight.html")).unwrap();
    assert!(!html.contains(['\u{202e}', '\u{1b}', '\u{2066}']), "the report");
}
