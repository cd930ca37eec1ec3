//! The heads of a page, as they are seen: which title, how large, in how many rows, from where its first ink is.

use kanyin_issue::Importance;

use super::copy_part::CopyPart;
use super::ink::ink_box;
use super::seen_page::{SeenPage, SeenType};
use super::seen_rect::SeenRect;

/// Baselines nearer than this are one row, in points.
const ONE_ROW: f64 = 1.5;

/// A title of less than so many times the body's size is a brief's (docs/look.md §4).
const LEAST: f64 = 1.25;

/// A story's head.
pub struct SeenHead {
    /// The story, by its place in the page's copy.
    pub story: usize,
    /// Its weight.
    pub importance: Importance,
    /// Size of the title, in points.
    pub size: f64,
    /// Rows of the title.
    pub rows: usize,
    /// 竖题.
    pub is_upright: bool,
    /// The title's ink.
    pub title: SeenRect,
    /// The top of the first ink: of the kicker, where there is one.
    pub first_ink: f64,
    /// The ink of the whole head, as wide as the room that the story has.
    pub room: SeenRect,
    /// The title.
    pub words: String,
}

/// The heads of a page, in the order of its stories. Briefs and labels are none.
pub fn heads(page: &SeenPage) -> Vec<SeenHead> {
    let stories = page.copy.stories.iter().enumerate().filter(|(_, of)| of.has_head());
    stories.filter_map(|(story, _)| head(page, story)).collect()
}

fn head(page: &SeenPage, story: usize) -> Option<SeenHead> {
    // A title may be told elsewhere too: in the ear, in a contents list.
    let is_furniture =
        |of: &SeenType| matches!(page.role(of.thing), "masthead" | "ear" | "folio" | "strip");
    let own = |part: CopyPart| {
        let of = page.types.iter();
        of.filter(move |of| of.story == Some(story) && of.part == part && !is_furniture(of))
    };
    let titles: Vec<&SeenType> = own(CopyPart::Title).collect();
    let size = titles.iter().map(|of| of.size).fold(0.0, f64::max);
    if size < LEAST * page.grid.size {
        return None;
    }
    let join = |rect: SeenRect, of: &SeenType| rect.with(&ink_box(of));
    let title = titles.iter().copied().fold(SeenRect::nothing(), join);
    let whole = own(CopyPart::Kicker).chain(own(CopyPart::Deck)).fold(title, join);
    let mut room = whole;
    if let Some(thing) = titles.iter().find_map(|of| page.things.get(of.thing?)) {
        room.left = room.left.min(thing.x);
        room.right = room.right.max(thing.x + thing.width);
    }
    let rows = rows(&titles);
    let of = page.copy.stories[story].story;
    Some(SeenHead {
        story,
        importance: of.importance,
        size,
        rows,
        is_upright: rows > 2 && titles.iter().all(|of| of.item.text.chars().count() <= 2),
        title,
        first_ink: whole.top,
        room,
        words: of.title.text.clone(),
    })
}

/// Distinct baselines of some runs.
fn rows(runs: &[&SeenType]) -> usize {
    let mut baselines: Vec<f64> = runs.iter().map(|of| of.baseline()).collect();
    baselines.sort_by(f64::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < ONE_ROW);
    baselines.len()
}

impl SeenHead {
    /// Whether two stand side by side with nothing but a gutter between them: their rooms, not their letters.
    pub fn is_beside(&self, other: &Self, gutter: f64) -> bool {
        let apart = -self.room.shared_width(&other.room);
        (-1.0..=1.5 * gutter + 1.0).contains(&apart)
    }
}
