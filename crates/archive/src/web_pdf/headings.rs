//! Headings: each says its words, and stands at its level. A story's title is of the first, a brief's and a subhead of
//! the second.

use std::num::NonZeroUsize;

use typst_library::foundations::{NativeElement, Smart};
use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Frame, FrameItem};
use typst_library::model::HeadingElem;
use typst_library::text::TextElem;

use kanyin_diagnostics::Spot;

use super::head_lines::HeadLines;

/// The headings of the pages, in order.
#[derive(Default)]
pub struct Headings(Vec<Heading>);

struct Heading {
    location: Location,
    words: String,
    first: Option<Spot>,
    level: Option<NonZeroUsize>,
}

impl Headings {
    /// A heading begins.
    pub fn begin(&mut self, location: Location) {
        if self.0.iter().all(|heading| heading.location != location) {
            self.0.push(Heading { location, words: String::new(), first: None, level: None });
        }
    }

    /// It says these words, the first of which were typed here.
    pub fn say(&mut self, location: Location, words: &str, first: Option<Spot>) {
        let heading = self.0.iter_mut().rev().find(|heading| heading.location == location);
        if let Some(heading) = heading {
            heading.words.push_str(words);
            heading.first = heading.first.or(first);
        }
    }

    /// Gives titles the first level.
    pub fn level(&mut self, lines: &HeadLines) {
        for (n, heading) in self.0.iter_mut().enumerate() {
            // The first must be of the first level (ISO 14289-1, 7.4.2): a page alone may begin with briefs.
            if n == 0 || heading.first.is_some_and(|first| lines.is_title(first)) {
                heading.level = Some(NonZeroUsize::MIN);
            }
        }
    }

    /// Exchanges the headings of a frame.
    pub fn put_in(&self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.put_in(&mut group.frame),
                FrameItem::Tag(Tag::Start(elem, _)) => {
                    let heading = elem.to_packed::<HeadingElem>();
                    let known = heading.zip(elem.location()).and_then(|(heading, location)| {
                        let known = self.0.iter().find(|known| known.location == location)?;
                        let level = known
                            .level
                            .unwrap_or_else(|| heading.resolve_level(Default::default()));
                        Some((known, level))
                    });
                    if let Some((known, level)) = known {
                        let mut said = HeadingElem::new(TextElem::packed(known.words.trim()))
                            .with_level(Smart::Custom(level))
                            .with_bookmarked(Smart::Custom(false))
                            .pack();
                        said.set_location(known.location);
                        *elem = said;
                    }
                }
                _ => {}
            }
            true
        });
    }
}
