//! Headlines: sizes and breaks of titles, as readers see them on the page.

#[path = "../newsdesk/mod.rs"]
mod newsdesk;

mod titles;

use newsdesk::{Desk, STORY};

/// The rows of a story's headline block on a page of its own, without spaces. `paper` is what
/// `paper.yaml` holds besides the name.
fn rows_of_title(paper: &str, columns: usize, front: &str) -> Vec<String> {
    let desk = Desk::with_paper(&format!("name: 试报\n{paper}"));
    // As much text as half the page: makeup has no reason to take another size.
    let text = newsdesk::han(columns * 14 * 36, 1);
    let story = format!("---\n{front}\n---\n{text}\n");
    let paged = desk.one_story(columns, &story).paged();
    let things = paged.things_of(STORY);
    let head = things.iter().find(|thing| thing.role == "headline");
    let head = head.unwrap_or_else(|| panic!("no headline: {:?}", paged.complaints()));
    head.lines.iter().map(|line| newsdesk::letters(&line.text)).collect()
}
