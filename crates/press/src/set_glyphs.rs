//! Type as it was set: every glyph of the pages, and where its character was typed.

use typst_layout::PagedDocument;
use typst_library::layout::{Abs, Frame, FrameItem, Transform};
use typst_library::text::{Glyph, TextItem, is_default_ignorable};

use kanyin_diagnostics::{FileNo, Spot};
use kanyin_issue::Issue;
use kanyin_typeset::spot_of;

/// A glyph on a page.
pub struct SetGlyph<'a> {
    /// The page, from 0.
    pub page: usize,
    /// Left end of its baseline, before `to_page`.
    pub left: Abs,
    /// From its run of type to the page.
    pub to_page: Transform,
    /// The run that it is of.
    pub item: &'a TextItem,
    /// The glyph.
    pub glyph: &'a Glyph,
}

impl SetGlyph<'_> {
    /// Its characters, without those that are never seen.
    pub fn words(&self) -> String {
        let words = self.item.text.get(self.glyph.range()).unwrap_or_default();
        words.chars().filter(|&c| !is_default_ignorable(c) && !c.is_whitespace()).collect()
    }

    /// Where its characters were typed. What stands on the page beside the stories (nameplate, folio,
    /// ear) has lost its place on the way; it comes from `issue.yaml` or `paper.yaml`, and the
    /// characters asked for are rare enough to be found there by looking for them.
    pub fn spot(&self, issue: &Issue) -> Option<Spot> {
        spot_of(self.glyph).or_else(|| {
            let words = self.words();
            let issue_file = issue.pages.first().map(|page| page.spot.file);
            issue_file.into_iter().chain([PAPER]).find_map(|file| {
                let at = issue.sources.text(file).find(&words)?;
                Some(Spot::new(file, at..at + words.len()))
            })
        })
    }
}

/// `paper.yaml`: the first file that is read of an issue.
const PAPER: FileNo = FileNo(0);

/// Shows every glyph of a document, in reading order.
pub fn each_glyph(document: &PagedDocument, mut look: impl FnMut(SetGlyph)) {
    for (page, sheet) in document.pages().iter().enumerate() {
        each_in(&sheet.frame, page, Transform::identity(), &mut look);
    }
}

fn each_in(frame: &Frame, page: usize, to_page: Transform, look: &mut impl FnMut(SetGlyph)) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                each_in(&group.frame, page, here.pre_concat(group.transform), look);
            }
            FrameItem::Text(item) => {
                let mut left = Abs::zero();
                for glyph in &item.glyphs {
                    look(SetGlyph { page, left, to_page: here, item, glyph });
                    left += glyph.x_advance.at(item.size);
                }
            }
            _ => {}
        }
    }
}

/// The code points of some characters, as messages tell them.
pub fn code_points(words: &str) -> String {
    words.chars().map(|c| format!("U+{:04X}", c as u32)).collect::<Vec<_>>().join(" ")
}
