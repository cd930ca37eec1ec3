//! Copy with faults makes a file all the same.

use kanyin_archive::Conformance;
use kanyin_testing::{Desk, han};

use super::made::{Made, has_scripts};

#[test]
fn copy_that_does_not_fit() {
    let story =
        format!("---\ntitle: 太长 的稿\n---\n\n{}\n\n## 小题\n\n{}\n", han(3000, 1), han(3000, 2));
    let desk = Desk::new().one_story_in(2, Some(20), &story);
    let made = Made::of(desk.folder(), &desk.folder().join("issues/1"));
    assert!(made.paged.told("overset").count() > 0);
    assert_eq!(made.pdf.page_iter().count(), 1);
}

#[test]
fn a_letter_that_no_font_has() {
    let desk = Desk::new().one_story(3, "---\ntitle: 试题\n---\n\n这里有\u{10FFFD}一个字。\n");
    let made = Made::of(desk.folder(), &desk.folder().join("issues/1"));
    assert!(
        matches!(&made.held, Conformance::Tagged { why } if !why.en.is_empty()),
        "{:?}",
        made.held
    );
    assert!(made.pdf.catalog().unwrap().has(b"StructTreeRoot"));
}

#[test]
fn hostile_words() {
    let desk = Desk::new().one_story(
        3,
        "---\ntitle: \")/Title (<</S/JavaScript>>\\\\\"\n---\n\n</script>[\"><img onerror=x>](https://a.example/\"><x>) &#0; (\\)\n",
    );
    let made = Made::of(desk.folder(), &desk.folder().join("issues/1"));
    assert_eq!(made.pdf.page_iter().count(), 1);
    assert!(!has_scripts(&made.pdf));
}
