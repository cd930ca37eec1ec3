//! What is moved on the screen is written as a person would write it.

use serde_json::{Value, json};

use super::server::{STORY, Server, desk};

#[test]
fn stories_change_places_and_back() {
    let server = Server::start();
    let before = server.on_disk("issues/1/issue.yaml");
    let change = json!({"change": "move", "story": STORY, "page": 1, "area": "second"});
    let changed = server.send("POST", "/api/change", &change);
    assert_eq!(changed.code, 200, "{}", changed.text());
    let now = server.on_disk("issues/1/issue.yaml");
    let expected = before.replace("甲.md ", "？").replace("乙.md", "甲.md").replace('？', "乙.md ");
    assert_eq!(now, expected, "the comment stays, and nothing else changes");
    let state = server.state_when(|state| state["stories"][0]["file"] != STORY);
    assert_eq!(state["stories"][1]["area"], "second");
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 200);
    assert_eq!(server.on_disk("issues/1/issue.yaml"), before);
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 404);
}

#[test]
fn a_picture_gets_exactly_one_key() {
    let desk = desk();
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>";
    desk.file("issues/1/images/图.svg", picture);
    let text = desk_text(&desk);
    let named = "![桥头。](../images/图.svg \"place=top credit='绘图 何满'\")\n\n";
    desk.file(STORY, &text.replacen("街口", &format!("{named}街口"), 1));
    let server = Server::on(desk, &[]);
    let before = server.on_disk(STORY);
    let state = server.state();
    let at = &state["pictures"][0]["at"];
    let change = json!({"change": "picture", "story": STORY, "at": at, "columns": 3});
    assert_eq!(server.send("POST", "/api/change", &change).code, 200);
    assert_eq!(server.on_disk(STORY), before.replace("place=top ", "place=top columns=3 "));
    // A text that is not saved is not written over.
    server.draft("还没存。");
    let answered = server.send("POST", "/api/change", &change);
    assert_eq!(answered.code, 409, "{}", answered.text());
}

fn desk_text(desk: &kanyin_testing::Desk) -> String {
    std::fs::read_to_string(desk.folder().join(STORY)).unwrap()
}

#[test]
fn a_row_is_pinned_in_a_plan_of_its_own() {
    let server = Server::start();
    server.state();
    let change = json!({"change": "row", "page": 1, "row": 0, "lines": 40});
    let changed = server.send("POST", "/api/change", &change);
    assert_eq!(changed.code, 200, "{}", changed.text());
    assert!(server.on_disk("issues/1/plan.yaml").contains("rows: [40]"));
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 200);
    assert!(!server.desk.folder().join("issues/1/plan.yaml").exists());
}

#[test]
fn keys_are_set_and_all_else_stays() {
    let server = Server::start();
    let text = "---\ntitle: 甲   # 题\nbyline: 乙\n---\n\n正文。\n";
    let set = json!({"file": STORY, "text": text, "set": {"/title": "丙", "/importance": "lead"}});
    let answered: Value = server.send("POST", "/api/yaml", &set).json();
    let expected = text.replace("甲 ", "丙 ").replace("乙\n", "乙\nimportance: lead\n");
    assert_eq!(answered["text"], expected);
    let broken = json!({"file": STORY, "text": "---\ntitle: [\n---\n", "set": {"/title": "丙"}});
    assert_eq!(server.send("POST", "/api/yaml", &broken).code, 422);
}

#[test]
fn an_issue_is_built_and_the_next_one_begun() {
    let server = Server::start();
    assert_eq!(server.send("POST", "/api/build", &json!({"proof": true})).code, 202);
    let begun = std::time::Instant::now();
    while server.get("/out/press.pdf").code != 200 {
        assert!(begun.elapsed().as_secs() < 120, "it was never built");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(server.get("/out/press.pdf").body.starts_with(b"%PDF"));
    let made = server.send("POST", "/api/new-issue", &json!({})).json();
    assert_eq!(made["issue"], "2");
    let state = server.state_when(|state| state["issue"] == "2");
    assert!(state["issues"].as_array().unwrap().contains(&json!("1")));
}
