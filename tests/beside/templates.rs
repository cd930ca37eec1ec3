//! Templates whose pages cannot be exported: a fault of the template with its line, and press.pdf all the same.

use kanyin_testing::{Desk, STORY, good_desk, han, story};

use crate::run::kanyin;

/// A desk with a byline, set by this template.
fn desk(template: &str) -> Desk {
    let desk = good_desk();
    desk.file(STORY, &story("好题目\nbyline: 作者", &han(4700, 1)));
    desk.file("layouts/house/mine.typ", template);
    desk
}

#[test]
fn what_is_moved_out_of_this_world_is_a_fault_of_the_template() {
    let desk = desk("#let byline(it, at) = move(dx: 1pt * float.inf)[x]\n");
    let run = kanyin(desk.folder(), &["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("mine.typ:1:23：版式模板出错：移动的距离"), "{}", run.err);
}

#[test]
fn what_cannot_be_tagged_is_a_fault_of_the_template() {
    for what in ["outline()", "terms(([a], [b]))"] {
        let desk = desk(&format!("// mine\n\n#let byline(it, at) = {what}\n"));
        let run = kanyin(desk.folder(), &["build"]);
        assert_eq!(run.code, 0, "{what}: {}", run.err);
        assert!(run.err.contains("layouts/house/mine.typ:3:23：版式模板出错"), "{}", run.err);
        assert!(run.err.contains("[web-pdf]"), "{}", run.err);
        assert!(!run.err.contains("occurred at") && !run.err.contains(".rs"), "{}", run.err);
        for name in ["press.pdf", "web.pdf", "pages/01.png"] {
            assert!(desk.folder().join("out/1").join(name).exists(), "{name}");
        }
    }
}
