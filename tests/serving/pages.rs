//! Pages: as the copy is now, and never older.

use std::fs;

use serde_json::json;

use super::server::{STORY, Server, desk, story};
use crate::run::kanyin;

#[test]
fn a_save_makes_a_new_page_and_leaves_the_others() {
    let desk = desk();
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - {layout: two, stories: {lead: stories/甲.md}}\n  - {layout: two, stories: {lead: stories/乙.md}}\n",
    );
    let server = Server::on(desk, &[]);
    let before = server.state();
    let src = |state: &serde_json::Value, n: usize| {
        state["pages"][n]["src"].as_str().unwrap().to_string()
    };
    server.desk.file(STORY, &story("修鞋摊搬走了", 12));
    // A file may be seen empty before it is written: that makes a page of its own.
    let after = server.state_when(|state| state["stories"][0]["title"] == "修鞋摊搬走了");
    assert_ne!(src(&after, 0), src(&before, 0));
    assert_eq!(src(&after, 1), src(&before, 1));
    let page = server.get(&src(&after, 0));
    assert!(page.head.contains("image/svg+xml") && page.text().starts_with("<svg"));
    // A browser that is late still gets the page of before, though writing a file may have made more than one since.
    assert_eq!(server.get(&src(&before, 0)).code, 200);
    let quick = server.get(after["pages"][0]["quick"]["src"].as_str().unwrap());
    assert!(quick.head.contains("image/png") && quick.body.starts_with(b"\x89PNG"));
    assert_eq!(server.get("/pages/00.svg").code, 404);
}

#[test]
fn what_is_typed_is_shown_and_not_saved() {
    let server = Server::start();
    let saved = server.on_disk(STORY);
    let version = server.draft(&story("修鞋摊回来了", 200));
    let state = server.state_when(|state| state["version"].as_u64() >= Some(version));
    let story_state = &state["stories"][0];
    assert!(story_state["fit"]["over"].as_u64() > Some(1000), "{story_state}");
    assert_eq!(story_state["draft"], true);
    assert!(state["pages"][0]["errors"].as_u64() > Some(0));
    assert_eq!(server.on_disk(STORY), saved);
    let dropped = server.send("DELETE", &format!("/api/draft?file={STORY}"), &json!({})).json();
    let version = dropped["version"].as_u64();
    let state = server.state_when(|state| state["version"].as_u64() >= version);
    assert_eq!(state["stories"][0]["draft"], false);
}

#[test]
fn a_story_too_short_says_how_much() {
    let server = Server::start();
    let version = server.draft(&story("修鞋摊回来了", 1));
    let state = server.state_when(|state| state["version"].as_u64() >= Some(version));
    assert!(state["stories"][0]["fit"]["short"].as_u64() > Some(100), "{}", state["stories"][0]);
}

#[test]
fn the_last_good_pages_stay_while_the_issue_cannot_be_read() {
    let server = Server::start();
    let before = server.state();
    let yaml = server.on_disk("issues/1/issue.yaml");
    server.desk.file("issues/1/issue.yaml", "date: [\n");
    let stale = server.state_when(|state| !state["stale"].is_null());
    assert_eq!(stale["pages"][0]["src"], before["pages"][0]["src"]);
    let place = server.get("/api/spot?page=1&x=150&y=150").json();
    assert!(
        place["file"].as_str().unwrap().ends_with(".md"),
        "a click still opens a story: {place}"
    );
    assert!(stale["faults"][0]["file"].as_str().unwrap().ends_with("issue.yaml"));
    server.desk.file("issues/1/issue.yaml", &yaml);
    let after = server.state_when(|state| state["stale"].is_null());
    assert_eq!(after["pages"][0]["src"], before["pages"][0]["src"]);
}

#[test]
fn every_printed_character_leads_to_its_place_and_back() {
    let server = Server::start();
    let text = server.text_of(STORY)["text"].as_str().unwrap().to_string();
    let units: Vec<u16> = text.encode_utf16().collect();
    server.state();
    let from = text.find("街口").map(|byte| text[..byte].encode_utf16().count()).unwrap();
    let mut tried = 0;
    for at in (from..units.len()).step_by(37) {
        let here = String::from_utf16_lossy(&units[at..=at]);
        if here.trim().is_empty() || "，。".contains(&here) {
            continue;
        }
        let marks = server.get(&format!("/api/marks?file={STORY}&at={at}")).json();
        let mark = &marks[0];
        let middle = |from: &str, size: &str| {
            mark[from].as_f64().unwrap() + mark[size].as_f64().unwrap() / 2.0
        };
        let (x, y) = (middle("x", "width"), middle("y", "height"));
        let page = &mark["page"];
        let spot = server.get(&format!("/api/spot?page={page}&x={x}&y={y}")).json();
        assert_eq!(spot["at"], at, "{here} {mark} {spot}");
        assert_eq!(spot["file"], STORY);
        tried += 1;
    }
    assert!(tried > 5);
}

#[test]
fn a_second_call_finds_the_first() {
    let mut server = Server::start();
    server.state();
    let second = kanyin(server.desk.folder(), &["serve", "--no-open"]);
    assert_eq!(second.code, 0, "{}", second.err);
    assert!(second.err.contains(&server.host), "{}", second.err);
    // After its end there is nothing to be found.
    #[cfg(unix)]
    {
        let id = server.process().id().to_string();
        std::process::Command::new("kill").args(["-9", &id]).status().unwrap();
    }
    server.process().wait().unwrap();
    let note = server.desk.folder().join("out/.kanyin-serve");
    // Killed, it left its word; another program may have the port, and nobody believes it.
    fs::write(&note, "http://127.0.0.1:1/").unwrap();
    let third = Server::on(desk(), &[]);
    assert!(!third.state()["pages"].as_array().unwrap().is_empty());
}
