//! A server started for a test, and what is asked of it, byte by byte as a browser would.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use kanyin_testing::Desk;

use crate::run::command;

/// Long enough for a machine whose cores are all at work.
const PATIENCE: Duration = Duration::from_secs(60);

/// A story of the desk.
pub const STORY: &str = "issues/1/stories/甲.md";

/// A publication with two stories side by side, and its server.
pub struct Server {
    pub desk: Desk,
    pub host: String,
    pub token: String,
    child: Child,
}

/// What was answered.
pub struct Answered {
    pub code: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A story with so many paragraphs.
pub fn story(title: &str, paragraphs: usize) -> String {
    let paragraph = "街口的老槐树下，修鞋摊又支起来了，一把伞，两条凳，锤声从早响到晚。\n\n";
    format!("---\ntitle: {title}\n---\n\n{}", paragraph.repeat(paragraphs))
}

/// The desk that servers are started on.
pub fn desk() -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/two/layout.yaml",
        "rows: [auto]\nareas: [AAABB]\nA: {is: story, name: lead}\nB: {is: story, name: second}\n",
    );
    desk.file(STORY, &story("修鞋摊回来了", 12));
    desk.file("issues/1/stories/乙.md", &story("路灯换了新的", 8));
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - layout: two\n    stories:\n      lead: stories/甲.md   # 头条\n      second: stories/乙.md\n",
    );
    desk
}

impl Server {
    pub fn start() -> Self {
        Self::on(desk(), &[])
    }

    pub fn on(desk: Desk, more: &[&str]) -> Self {
        let mut args = vec!["serve", "issues/1", "--no-open"];
        args.extend(more);
        let mut child = command(desk.folder(), &args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let host = address.trim().trim_start_matches("http://").trim_end_matches('/').to_string();
        let mut server = Self { desk, host, token: String::new(), child };
        let page = server.get("/").text();
        server.token = page.split("kanyin-token\" content=\"").nth(1).unwrap_or_default()
            [..32.min(page.len())]
            .to_string();
        server
    }

    pub fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, &[], b"")
    }

    pub fn send(&self, method: &str, path: &str, what: &Value) -> Answered {
        let token = format!("X-Kanyin-Token: {}", self.token);
        self.ask(
            method,
            path,
            &["Content-Type: application/json", &token],
            what.to_string().as_bytes(),
        )
    }

    /// Asks with the host that the server has.
    pub fn ask(&self, method: &str, path: &str, head: &[&str], body: &[u8]) -> Answered {
        let host = format!("Host: {}", self.host);
        let mut lines = vec![host.as_str()];
        lines.extend(head);
        self.ask_as(method, path, &lines, body).unwrap()
    }

    /// Asks with nothing but what is given.
    pub fn ask_as(
        &self,
        method: &str,
        path: &str,
        head: &[&str],
        body: &[u8],
    ) -> std::io::Result<Answered> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let path = encoded(path);
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n"
        )?;
        for line in head {
            write!(stream, "{line}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        // A server that refuses what is too much need not read it.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(answer.len());
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        let code = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
        let body = answer.get(end + 4..).unwrap_or_default().to_vec();
        let body =
            if head.contains("transfer-encoding: chunked") { unchunked(&body) } else { body };
        Ok(Answered { code, head, body })
    }

    pub fn state(&self) -> Value {
        self.get("/api/state").json()
    }

    /// The state, once something holds of it.
    pub fn state_when(&self, holds: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let state = self.state();
            if holds(&state) {
                return state;
            }
            assert!(begun.elapsed() < PATIENCE, "it never came: {state:.2000}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn text_of(&self, file: &str) -> Value {
        self.get(&format!("/api/file?file={file}")).json()
    }

    pub fn draft(&self, text: &str) -> u64 {
        let drafted = json!({"file": STORY, "text": text, "base": ""});
        self.send("PUT", "/api/draft", &drafted).json()["version"].as_u64().unwrap()
    }

    pub fn save(&self, text: &str, base: &str) -> Answered {
        self.send("PUT", "/api/file", &json!({"file": STORY, "text": text, "base": base}))
    }

    pub fn on_disk(&self, file: &str) -> String {
        fs::read_to_string(self.desk.folder().join(file)).unwrap()
    }

    pub fn process(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'!'..=b'~' => (byte as char).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&body[..end]);
        let Ok(size) = usize::from_str_radix(size.trim(), 16) else { break };
        let from = end + 2;
        whole.extend_from_slice(&body[from..(from + size).min(body.len())]);
        match body.get(from + size + 2..) {
            Some(rest) if size > 0 => body = rest,
            _ => break,
        }
    }
    whole
}
