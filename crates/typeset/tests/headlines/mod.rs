//! Headlines: sizes and breaks of titles, as readers see them on the page.

use kanyin_testing::pages::Paged;
use kanyin_testing::{Desk, STORY};

mod forty;
mod sizes;
mod titles;
mod upright;

/// A story alone on a page, with as much text as half of it: makeup has no reason to take another size.
/// `paper` is what `paper.yaml` holds besides the name.
fn page(paper: &str, columns: usize, front: &str) -> Paged {
    let desk = Desk::with_paper(&format!("name: 试报\n{paper}"));
    let text = kanyin_testing::han(columns * 14 * 36, 1);
    let story = format!("---\n{front}\n---\n{text}\n");
    desk.one_story(columns, &story).paged()
}

/// The rows of a story's headline block, without spaces.
fn rows_of_title(paper: &str, columns: usize, front: &str) -> Vec<String> {
    let paged = page(paper, columns, front);
    let things = paged.things_of(STORY);
    let head = things.iter().find(|thing| thing.role == "headline");
    let head = head.unwrap_or_else(|| panic!("no headline: {:?}", paged.complaints()));
    head.lines.iter().map(|line| kanyin_testing::pages::letters(&line.text)).collect()
}

/// The type that begins with some words.
fn type_of<'a>(paged: &'a Paged, words: &str) -> &'a kanyin_testing::pages::Type {
    let found = paged.types.iter().find(|ty| ty.text.starts_with(words));
    found.unwrap_or_else(|| panic!("{words} is not there: {:?}", paged.complaints()))
}
