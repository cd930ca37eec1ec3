//! What is moved on the screen is written as a person would write it.

use serde_json::{Value, json};

use super::server::{STORY, Server, desk, story};

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
fn a_story_is_placed_moved_and_taken_off_and_each_comes_back() {
    let desk = desk();
    desk.file("issues/1/stories/丙.md", &story("井盖换好了", 2));
    desk.file(
        "layouts/rail/layout.yaml",
        "rows: [auto]\nareas: [AAABB]\nA: {is: story, name: lead}\nB: {is: briefs, name: rail}\n",
    );
    let issue = "date: 2026-11-20\npages:\n  - layout: rail\n    stories:\n      lead: stories/甲.md   # 头条\n      rail: {head: 短波, stories: [stories/乙.md]}\n";
    desk.file("issues/1/issue.yaml", issue);
    let server = Server::on(desk, &[]);
    let now = || server.on_disk("issues/1/issue.yaml");
    let done = |change: Value| {
        let changed = server.send("POST", "/api/change", &change);
        assert_eq!(changed.code, 200, "{}", changed.text());
    };
    let third = "issues/1/stories/丙.md";
    done(json!({"change": "move", "story": third, "page": 1, "area": "rail", "before": 0}));
    let placed = issue.replace("[stories/乙.md", "[stories/丙.md, stories/乙.md");
    assert_eq!(now(), placed);
    done(json!({"change": "move", "story": third, "page": 1, "area": "lead"}));
    let swapped =
        issue.replace("甲.md ", "丙.md ").replace("[stories/乙", "[stories/甲.md, stories/乙");
    assert_eq!(now(), swapped);
    done(json!({"change": "off", "story": STORY}));
    assert_eq!(now(), swapped.replace("stories/甲.md, ", ""));
    for before in [&swapped, &placed, issue] {
        assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 200);
        assert_eq!(now(), before);
    }
}

#[test]
fn a_makeup_is_chosen_and_taken_back() {
    let desk = desk();
    desk.file("issues/1/stories/丙.md", &story("井盖换好了", 5));
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - stories: [stories/甲.md, stories/乙.md, stories/丙.md]\n",
    );
    let server = Server::on(desk, &[]);
    let shown = server.state()["pages"][0]["src"].clone();
    let found = server.send("POST", "/api/alternatives", &json!({"page": 1, "count": 3})).json();
    let ways = found["ways"].as_array().unwrap();
    assert!(ways.len() > 1, "{found}");
    for way in ways {
        let picture = server.get(way["picture"].as_str().unwrap());
        assert!(picture.body.starts_with(b"\x89PNG"), "{way}");
    }
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 404, "nothing is changed yet");
    let take = |number: usize| {
        let change = json!({"change": "alternative", "page": 1, "number": number});
        let changed = server.send("POST", "/api/change", &change);
        assert_eq!(changed.code, 200, "{}", changed.text());
        server.on_disk("issues/1/plan.yaml")
    };
    let second = take(2);
    server.state_when(|state| state["pages"][0]["src"] != shown);
    assert_ne!(take(1), second);
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 200);
    assert_eq!(server.on_disk("issues/1/plan.yaml"), second);
    assert_eq!(server.send("POST", "/api/undo", &json!({})).code, 200);
    let folder = server.desk.folder().join("issues/1");
    assert!(!folder.join("plan.yaml").exists());
    assert!(!folder.join("plan.yaml.before").exists(), "what was only tried leaves nothing");
    // A plan of somebody's own is never the only copy.
    server.desk.file("issues/1/plan.yaml", "pages: []\n");
    take(1);
    assert_eq!(server.on_disk("issues/1/plan.yaml.before"), "pages: []\n");
}

#[test]
fn a_page_alone_is_made_a_proof() {
    let desk = desk();
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - {layout: two, stories: {lead: stories/甲.md}}\n  - {layout: two, stories: {lead: stories/乙.md}}\n",
    );
    let server = Server::on(desk, &[]);
    server.state();
    assert_eq!(server.send("POST", "/api/page-proof", &json!({"page": 2})).code, 202);
    let begun = std::time::Instant::now();
    while server.get("/proofs/press/02.pdf").code != 200 {
        assert!(begun.elapsed().as_secs() < 120, "it was never made");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let pdf = server.get("/proofs/press/02.pdf").body;
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
    assert_eq!(server.get("/proofs/press/01.pdf").code, 404, "the other page was not asked for");
    assert_eq!(server.get("/out/press.pdf").code, 404, "and nothing for the printing house");
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
    // Its areas are empty, and begun on the screen: nothing is called missing.
    assert_eq!(state["pages"][0]["errors"], 0, "{}", state["faults"]);
    let names: Vec<&Value> =
        state["areas"].as_array().unwrap().iter().map(|area| &area["name"]).collect();
    assert_eq!(names, ["lead", "second"]);
    let layouts = server.get("/api/layouts").json();
    let two = layouts.as_array().unwrap().iter().find(|layout| layout["name"] == "two").unwrap();
    assert_eq!(two["areas"][1], json!({"name": "second", "kind": "story"}));
}
