//! The cheapest cure of a page that does not come out: copy by so many lines shorter or longer in one place, and then it does.

use std::ops::Range;

use super::super::{Row, StoryJob};
use super::curve::Curve;
use super::even::comes_out;
use super::found::filled;
use super::free_page::{FreeItem, FreePage};
use super::slack::SLACKS;

/// Of all slacks those with which a page can come out.
const TRIED: usize = 3;
/// Lines that stay in a paragraph that is cut.
const LEFT: usize = 3;

/// Whether the page comes out with an item whose copy is so many lines longer, or shorter if they are below 0.
pub fn cures(page: &FreePage, item: usize, lines: i32) -> bool {
    let Some(changed) = page.items.get(item).and_then(|item| item.by_lines(lines)) else {
        return false;
    };
    let mut page = page.clone();
    page.items[item] = changed;
    SLACKS[..TRIED]
        .iter()
        .any(|slack| filled(&page, *slack).is_some_and(|plan| comes_out(&page, &plan)))
}

impl FreeItem {
    /// The item with its longest paragraph so many lines longer or shorter, if it is a story that can be.
    fn by_lines(&self, lines: i32) -> Option<Self> {
        let forms: Option<Vec<Curve>> =
            self.forms.iter().map(|form| form.by_lines(lines)).collect();
        Some(Self { forms: forms.filter(|forms| !forms.is_empty())?, ..self.clone() })
    }
}

impl StoryJob {
    /// The rows of the longest paragraph: the one that an editor can change with the least harm.
    pub fn longest_paragraph(&self) -> Range<usize> {
        let is_plain = |row: &Row| !(row.keep || row.blank || row.stretch || row.shy);
        let mut longest = 0..0;
        let mut first = 0;
        for (n, row) in self.rows.iter().enumerate() {
            if !is_plain(row) {
                first = n + 1;
            } else if n + 1 - first > longest.len() {
                // Its last row keeps with the one before.
                longest = first..n + 1;
            }
        }
        let last = self.rows.get(longest.end).is_some_and(|row| row.keep && !row.blank);
        longest.start..longest.end + usize::from(last && !longest.is_empty())
    }

    /// The story with that paragraph so many lines longer or shorter.
    pub(super) fn by_lines(&self, lines: i32) -> Option<Self> {
        let paragraph = self.longest_paragraph();
        let less = lines.min(0).unsigned_abs() as usize;
        if paragraph.len() < less + LEFT {
            return None;
        }
        let mut story = self.clone();
        let inside = paragraph.start + 1;
        story.rows.drain(inside..inside + less);
        let more = vec![Row::default(); lines.max(0) as usize];
        story.rows.splice(inside..inside, more);
        // What it could give is not known any more.
        story
            .paragraphs
            .retain(|other| other.rows.end <= paragraph.start || other.rows.start >= paragraph.end);
        for other in &mut story.paragraphs {
            if other.rows.start >= paragraph.end {
                let moved = |row: usize| row.saturating_add_signed(lines as isize);
                other.rows = moved(other.rows.start)..moved(other.rows.end);
            }
        }
        Some(story)
    }
}
