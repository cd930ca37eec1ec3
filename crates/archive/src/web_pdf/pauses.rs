//! Pauses in titles. On the page they are white, and at a row's end not even that; read aloud, or searched for,
//! they are spaces.

use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Em, Frame, FrameItem};
use typst_library::model::HeadingElem;
use typst_library::text::{Glyph, TextItem};
use typst_syntax::Span;

use kanyin_diagnostics::Spot;
use kanyin_typeset::spot_of;

use super::head_lines::HeadLines;
use super::headings::Headings;

/// Puts spaces where lines have pauses; notes what headings say.
pub fn put_in(frame: &mut Frame, lines: &HeadLines, headings: &mut Headings) {
    PauseWriter { lines, headings, last: None, open: Vec::new() }.frame(frame);
}

struct PauseWriter<'a> {
    lines: &'a HeadLines<'a>,
    headings: &'a mut Headings,
    /// The place of the last glyph that was typed.
    last: Option<Spot>,
    /// The headings that are open.
    open: Vec<Location>,
}

impl PauseWriter<'_> {
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
