//! Pauses in titles. On the page they are white, and at a row's end not even that; read aloud, or searched for,
//! they are spaces.

use std::path::Path;

use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Em, Frame, FrameItem};
use typst_library::model::HeadingElem;
use typst_library::text::{Glyph, TextItem};
use typst_syntax::Span;

use kanyin_diagnostics::{Spot, slashed};
use kanyin_issue::{BlockKind, Fill, Filler, Issue, Line, Story};
use kanyin_typeset::spot_of;

use super::headings::Headings;

/// The lines of front matter and of boxes' heads: in them a typed space is a pause.
#[derive(Default)]
pub struct Lines<'a> {
    all: Vec<&'a Line>,
    /// The titles of stories that are more than briefs, and their files.
    titles: Vec<(&'a Line, &'a Path)>,
}

impl<'a> Lines<'a> {
    /// All of an issue.
    pub fn of(issue: &'a Issue) -> Self {
        let mut lines = Self::default();
        for fill in issue.pages.iter().flat_map(|page| &page.fills) {
            match fill {
                Fill::Story(story) => lines.story(story, true),
                Fill::Briefs { stories, .. } => {
                    stories.iter().for_each(|story| lines.story(story, false));
                }
                _ => {}
            }
        }
        for filler in &issue.fillers {
            if let Filler::Story(story) = filler {
                lines.story(story, true);
            }
        }
        lines
    }

    fn story(&mut self, story: &'a Story, is_whole: bool) {
        let Story { path, title, kicker, deck, byline, lead_in, column, tab, .. } = story;
        self.all.push(title);
        self.all.extend([kicker, deck, byline, lead_in, column, tab].into_iter().flatten());
        if is_whole {
            self.titles.extend([title].into_iter().chain(tab).map(|line| (line, &**path)));
        }
        for block in &story.blocks {
            match &block.kind {
                BlockKind::Box(boxed) => self.all.extend(boxed.title.iter().chain(&boxed.tab)),
                BlockKind::Picture(picture) => self.all.extend(&picture.credit),
                _ => {}
            }
        }
    }

    /// Whether a place is in the title of a story that is more than a brief.
    pub fn is_title(&self, spot: Spot) -> bool {
        self.titles.iter().any(|(line, _)| within(line, spot).is_some())
    }

    /// The file of the story that has a place in its title, with `/`.
    pub fn story_of_title(&self, spot: Spot) -> Option<String> {
        let title = self.titles.iter().find(|(line, _)| within(line, spot).is_some());
        title.map(|(_, path)| slashed(path))
    }

    /// Whether between two places there is a pause.
    fn is_pause(&self, before: Spot, after: Spot) -> bool {
        self.all.iter().any(|line| {
            let gap = within(line, before).zip(within(line, after)).and_then(|(a, b)| {
                let end = a + before.range().len();
                line.text.get(end..b)
            });
            gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
        })
    }
}

/// The byte of a line at which a place stands.
fn within(line: &Line, spot: Spot) -> Option<usize> {
    let at = spot.start.checked_sub(line.spot.start)? as usize;
    (line.spot.file == spot.file && at < line.text.len()).then_some(at)
}

/// Puts spaces where lines have pauses; notes what headings say.
pub fn put_in(frame: &mut Frame, lines: &Lines, headings: &mut Headings) {
    Walk { lines, headings, last: None, open: Vec::new() }.frame(frame);
}

struct Walk<'a> {
    lines: &'a Lines<'a>,
    headings: &'a mut Headings,
    /// The place of the last glyph that was typed.
    last: Option<Spot>,
    /// The headings that are open.
    open: Vec<Location>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Text(text) => self.text(text),
                FrameItem::Tag(Tag::Start(elem, _)) if elem.is::<HeadingElem>() => {
                    if let Some(location) = elem.location() {
                        self.open.push(location);
                        self.headings.begin(location);
                    }
                }
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|open| open != location),
                _ => {}
            }
            true
        });
    }

    fn text(&mut self, item: &mut TextItem) {
        let first = item.glyphs.iter().find_map(spot_of);
        let last = item.glyphs.iter().rev().find_map(spot_of);
        if let (Some(before), Some(after)) = (self.last, first)
            && self.lines.is_pause(before, after)
        {
            begin_with_space(item);
        }
        if let Some(open) = self.open.last() {
            self.headings.say(*open, &item.text, first);
        }
        self.last = last.or(self.last);
    }
}

/// A space before the text, that takes no room.
fn begin_with_space(item: &mut TextItem) {
    let Some(space) = item.font.ttf().glyph_index(' ') else { return };
    let longer = item.glyphs.iter().all(|glyph| glyph.range.end < u16::MAX);
    if !longer {
        return;
    }
    for glyph in &mut item.glyphs {
        glyph.range = glyph.range.start + 1..glyph.range.end + 1;
    }
    let glyph = Glyph {
        id: space.0,
        x_advance: Em::zero(),
        x_offset: Em::zero(),
        y_advance: Em::zero(),
        y_offset: Em::zero(),
        range: 0..1,
        span: (Span::detached(), 0),
    };
    item.glyphs.insert(0, glyph);
    item.text = ecow::eco_format!(" {}", item.text);
}
