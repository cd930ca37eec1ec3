//! Nobody else gets in.

use serde_json::json;

use super::server::{STORY, Server, desk};
use crate::run::kanyin;

#[test]
fn a_name_that_is_not_ours_is_refused() {
    let server = Server::start();
    for host in ["Host: evil.example", "Host: evil.example:3650", "Host: 127.0.0.1:1", ""] {
        let head: Vec<&str> = [host].into_iter().filter(|host| !host.is_empty()).collect();
        let answered = server.ask_as("GET", "/api/state", &head, b"").unwrap();
        assert!(matches!(answered.code, 400 | 403), "{host}: {}", answered.code);
        assert!(!answered.text().contains("pages"), "{host}");
    }
}

#[test]
fn other_pages_write_nothing() {
    let server = Server::start();
    let before = server.on_disk(STORY);
    let hash = server.text_of(STORY)["hash"].as_str().unwrap().to_string();
    let body = json!({"file": STORY, "text": "x", "base": hash}).to_string();
    let token = format!("X-Kanyin-Token: {}", server.token);
    let json = "Content-Type: application/json";
    for head in [
        vec![json],
        vec![json, "X-Kanyin-Token: 00000000000000000000000000000000"],
        vec![json, &token, "Origin: http://evil.example"],
        vec![json, &token, "Origin: null"],
        vec!["Content-Type: text/plain"],
    ] {
        for (method, path) in [("PUT", "/api/file"), ("PUT", "/api/draft"), ("POST", "/api/undo")] {
            let answered = server.ask(method, path, &head, body.as_bytes());
            assert_eq!(answered.code, 403, "{method} {path} {head:?}");
        }
    }
    assert_eq!(server.on_disk(STORY), before);
    assert_eq!(server.save("好", &hash).code, 200);
}

#[test]
fn every_answer_says_what_the_page_may_do() {
    let server = Server::start();
    for path in ["/", "/api/state", "/assets/screen.js", "/nothing"] {
        let head = server.get(path).head;
        for line in
            ["content-security-policy: default-src 'none'", "nosniff", "frame-ancestors 'none'"]
        {
            assert!(head.contains(line), "{path}: {head}");
        }
        assert!(
            !head.contains("unsafe") && !head.contains("access-control-allow"),
            "{path}: {head}"
        );
    }
    let page = server.get("/").text();
    assert!(!page.contains("<style") && !page.contains("style=") && !page.contains("onclick"));
}

#[test]
fn paths_stay_in_the_copy() {
    let desk = desk();
    desk.file("layouts/two/a.typ", "x");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", desk.folder().join("issues/1/stories/外.md"))
        .unwrap();
    let server = Server::on(desk, &[]);
    for file in [
        "../secret.md",
        "/etc/passwd",
        "issues/1/stories/../../../paper.yaml",
        "issues/1/stories/外.md",
        "layouts/two/a.typ",
        "issues/1/stories/",
        ".kanyin/x",
        "issues\\1\\stories\\甲.md",
        "",
    ] {
        assert_eq!(server.get(&format!("/api/file?file={file}")).code, 400, "{file}");
        let typed = json!({"file": file, "text": "x", "base": ""});
        assert_eq!(server.send("PUT", "/api/file", &typed).code, 400, "{file}");
        assert_eq!(server.send("PUT", "/api/draft", &typed).code, 400, "{file}");
    }
    for path in
        ["/out/../../paper.yaml", "/out/%2e%2e/%2e%2e/paper.yaml", "/assets/../index.html", "/out/"]
    {
        assert!(matches!(server.get(path).code, 400 | 404), "{path}");
    }
    assert_eq!(server.on_disk("layouts/two/a.typ"), "x");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_publication() {
    let (desk, elsewhere) = (desk(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(elsewhere.path(), desk.folder().join("out")).unwrap();
    let run = kanyin(desk.folder(), &["serve", "--no-open"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(std::fs::read_dir(elsewhere.path()).unwrap().next().is_none());
}

#[test]
fn too_much_is_refused() {
    let server = Server::start();
    let token = format!("X-Kanyin-Token: {}", server.token);
    // A gigabyte is announced; nobody waits for it.
    let host = format!("Host: {}", server.host);
    let mut stream = std::net::TcpStream::connect(&server.host).unwrap();
    use std::io::{Read, Write};
    write!(
        stream,
        "POST /api/picture?story=a.md&name=a.jpg HTTP/1.1\r\n{host}\r\n{token}\r\nConnection: close\r\nContent-Length: 1073741824\r\n\r\n"
    )
    .unwrap();
    let chunk = vec![b'x'; 1 << 20];
    let mut sent = 0;
    while sent < 1024 && stream.write_all(&chunk).is_ok() {
        sent += 1;
    }
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(sent < 300, "{sent} MB were taken: {answer}");
    let text = "字".repeat(2 << 20);
    let hash = server.text_of(STORY)["hash"].as_str().unwrap().to_string();
    let answered = server.save(&text, &hash);
    assert!(matches!(answered.code, 400 | 413), "{}", answered.code);
    // It still serves.
    assert_eq!(server.get("/api/state").code, 200);
}

#[test]
fn what_is_no_picture_is_not_taken() {
    let server = Server::start();
    let token = format!("X-Kanyin-Token: {}", server.token);
    let bring = |name: &str, content: &[u8]| {
        server.ask("POST", &format!("/api/picture?story={STORY}&name={name}"), &[&token], content)
    };
    assert_eq!(bring("a.html", b"<script>").code, 415);
    let ended = bring("a.exe", b"\xFF\xD8\xFFx").json();
    assert_eq!(ended["file"], "issues/1/images/a.exe.jpg");
    let brought = bring("../../新 图.jpg", b"\xFF\xD8\xFFx").json();
    assert_eq!(brought["file"], "issues/1/images/新 图.jpg");
    assert_eq!(brought["markdown"], "![](<../images/新 图.jpg>)");
    assert!(bring("新 图.jpg", b"\xFF\xD8\xFFy").json()["file"].as_str().unwrap().contains("-2"));
}

#[test]
fn other_computers_need_a_password() {
    let desk = desk();
    let run = kanyin(desk.folder(), &["serve", "--no-open", "--listen", "0.0.0.0"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("--password-file"), "{}", run.err);
    desk.file("密码", "印刷\n");
    let server = Server::on(desk, &["--listen", "127.0.0.1", "--password-file", "密码"]);
    assert_eq!(server.get("/api/state").code, 401);
    // It is found all the same, and no second one begins.
    let second = kanyin(server.desk.folder(), &["serve", "--no-open"]);
    assert!(second.err.contains(&server.host), "{}", second.err);
    // desk:印刷
    let known = server.ask("GET", "/api/state", &["Authorization: Basic ZGVzazrljbDliLc="], b"");
    assert_eq!(known.code, 200);
}
