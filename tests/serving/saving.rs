//! Texts are saved whole, and never over somebody else's.

use serde_json::json;

use super::server::{STORY, Server, desk, story};

#[test]
fn what_others_wrote_is_not_written_over() {
    let server = Server::start();
    let read = server.text_of(STORY);
    let hash = read["hash"].as_str().unwrap();
    server.desk.file(STORY, "---\ntitle: 别人写的\n---\n\n别人的正文。\n");
    let clash = server.save("我的。", hash);
    assert_eq!(clash.code, 409);
    assert!(clash.json()["text"].as_str().unwrap().contains("别人的正文"));
    assert!(server.on_disk(STORY).contains("别人的正文"));
    // Whoever has seen it may write over it.
    let seen = clash.json()["hash"].as_str().unwrap().to_string();
    assert_eq!(server.save("我的。", &seen).code, 200);
    assert_eq!(server.on_disk(STORY), "我的。");
}

#[test]
fn what_is_saved_is_no_draft_any_more() {
    let server = Server::start();
    let hash = server.text_of(STORY)["hash"].as_str().unwrap().to_string();
    server.draft(&story("打到一半", 3));
    // Typed on, and saved before the next draft went.
    assert_eq!(server.save(&story("打完了", 3), &hash).code, 200);
    let read = server.text_of(STORY);
    assert!(read["saved"].is_null() && read["text"] == story("打完了", 3));
    // Nothing hides what others save from now on.
    server.desk.file(STORY, &story("别处改了", 3));
    server.state_when(|state| state["stories"][0]["title"] == "别处改了");
}

#[test]
fn a_draft_says_what_it_was_made_from() {
    let server = Server::start();
    let base = server.text_of(STORY)["hash"].clone();
    let typed = json!({"file": STORY, "text": "打的。", "base": base});
    server.send("PUT", "/api/draft", &typed);
    server.desk.file(STORY, &story("别处改了", 3));
    let read = server.text_of(STORY);
    assert_eq!((&read["hash"], &read["text"]), (&base, &json!("打的。")));
    assert_ne!(read["saved"]["hash"], base, "somebody else has written");
}

#[test]
fn spaces_of_other_programs_do_not_stay_drafts() {
    let server = Server::start();
    let hash = server.text_of(STORY)["hash"].as_str().unwrap().to_string();
    let pasted = story("贴来的", 2).replace('，', "，\u{A0}\u{200B}");
    server.draft(&pasted);
    assert_eq!(server.save(&pasted, &hash).code, 200);
    assert!(server.text_of(STORY)["saved"].is_null());
}

#[test]
fn lines_end_as_they_did() {
    let desk = desk();
    desk.file(STORY, "\u{FEFF}---\r\ntitle: 甲\r\n---\r\n\r\n正文。\r\n");
    let server = Server::on(desk, &[]);
    let read = server.text_of(STORY);
    assert_eq!(read["text"], "---\ntitle: 甲\n---\n\n正文。\n");
    let saved = server.save("---\ntitle: 乙\n---\n\n正文。\n", read["hash"].as_str().unwrap());
    assert_eq!(saved.code, 200);
    assert_eq!(server.on_disk(STORY), "\u{FEFF}---\r\ntitle: 乙\r\n---\r\n\r\n正文。\r\n");
}

#[cfg(unix)]
#[test]
fn killed_while_it_saves_it_leaves_whole_files() {
    let texts: Vec<String> = (0..2).map(|n| story(&format!("第{n}稿"), 2000 + n)).collect();
    for round in 0..8 {
        let mut server = Server::start();
        let hash = server.text_of(STORY)["hash"].as_str().unwrap().to_string();
        let (host, token) = (server.host.clone(), server.token.clone());
        let sender = {
            let texts = texts.clone();
            std::thread::spawn(move || save_until_it_dies(&host, &token, &texts, hash))
        };
        std::thread::sleep(std::time::Duration::from_millis(60 + 45 * round));
        // The keeper and its ward, as a machine that loses its power.
        let id = server.process().id().to_string();
        let _ = std::process::Command::new("pkill").args(["-9", "-P", &id]).status();
        let _ = server.process().kill();
        let saved = sender.join().unwrap();
        let now = server.on_disk(STORY);
        let first = desk_text();
        assert!(now == first || texts.contains(&now), "half a file after {saved} saves");
    }
}

#[cfg(unix)]
fn desk_text() -> String {
    std::fs::read_to_string(desk().folder().join(STORY)).unwrap()
}

#[cfg(unix)]
fn save_until_it_dies(host: &str, token: &str, texts: &[String], mut hash: String) -> usize {
    use std::io::{Read, Write};
    for n in 0..200 {
        let body = json!({"file": STORY, "text": texts[n % 2], "base": hash}).to_string();
        let Ok(mut stream) = std::net::TcpStream::connect(host) else { return n };
        let head = format!(
            "PUT /api/file HTTP/1.1\r\nHost: {host}\r\nX-Kanyin-Token: {token}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut answer = String::new();
        if stream.write_all(head.as_bytes()).is_err()
            || stream.write_all(body.as_bytes()).is_err()
            || stream.read_to_string(&mut answer).is_err()
        {
            return n;
        }
        let Some(new) = answer.split("\"hash\":\"").nth(1) else { return n };
        hash = new[..32].to_string();
    }
    200
}
