//! Files of others that never end, eat memory or crash their reader: each is told as a fault of that file, and the
//! rest of the issue is made.

mod drawings;
mod fonts_and_templates;
mod pdfs;

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::{Run, command};

/// A run whose files may be open for a second only.
fn in_a_second(desk: &Desk, args: &[&str]) -> Run {
    let output = command(desk.folder(), args).env("KANYIN_DEADLINE", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A good issue with a picture of others in its story.
fn with_picture(name: &str, bytes: &[u8]) -> Desk {
    let desk = good_desk();
    desk.file(&format!("issues/1/stories/{name}"), bytes);
    desk.file(STORY, &story("题目", &format!("![图说]({name})\n\n{}", han(4500, 1))));
    desk
}

/// The picture is told on its line, nothing is printed, and there are previews.
fn is_told(name: &str, bytes: &[u8]) -> String {
    let desk = with_picture(name, bytes);
    let run = in_a_second(&desk, &["build"]);
    assert_eq!(run.code, 1, "{name}: {}", run.err);
    assert!(run.err.contains("[broken-picture]"), "{name}: {}", run.err);
    assert!(run.err.contains("issues/1/stories/a.md:5"), "{name}: {}", run.err);
    assert!(desk.folder().join("out/1/pages/01.png").exists(), "{name}");
    assert!(!desk.folder().join("out/1/press.pdf").exists(), "{name}");
    run.err
}
