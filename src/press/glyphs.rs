//! Characters that no font has.

use std::collections::BTreeMap;

use typst_library::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst_library::text::{Glyph, TextItem, is_default_ignorable};
use typst_library::visualize::{FixedStroke, Geometry};
use typst_syntax::Span;

use super::rendition::Overlay;
use crate::diagnostics::{Fault, FileNo, Spot};
use crate::told;
use crate::typeset::{Inks, Laid, spot_of};

/// Missing characters: the faults, and their marks for previews.
#[derive(Default)]
pub struct Missing {
    /// One for each character and file, at the first place.
    pub faults: Vec<Fault>,
    /// One for each place.
    pub marks: Vec<Overlay>,
}

/// Finds every character that came out as an empty box.
pub fn missing(laid: &Laid) -> Missing {
    let mut search = Search { page: 0, found: Vec::new() };
    for (n, page) in laid.document.pages().iter().enumerate() {
        search.page = n;
        search.frame(&page.frame, Transform::identity());
    }
    let mut missing = Missing::default();
    let mut places: BTreeMap<(Option<FileNo>, String), Vec<Found>> = BTreeMap::new();
    for found in search.found {
        missing.marks.push((found.page, found.at, mark(&laid.inks, found.size)));
        let file = found.spot.map(|spot| spot.file);
        places.entry((file, found.text.clone())).or_default().push(found);
    }
    missing.faults = places.into_iter().map(|((_, text), places)| fault(&text, &places)).collect();
    missing
}

/// A missing character on a page.
struct Found {
    page: usize,
    at: Point,
    size: Abs,
    text: String,
    spot: Option<Spot>,
}

struct Search {
    page: usize,
    found: Vec<Found>,
}

impl Search {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (point, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, to_page: Transform) {
        let mut x = Abs::zero();
        for glyph in &text.glyphs {
            let left = x;
            x += glyph.x_advance.at(text.size);
            let words = seen(text, glyph);
            if glyph.id == 0 && !words.is_empty() {
                self.found.push(Found {
                    page: self.page,
                    at: Point::new(left, -0.88 * text.size).transform(to_page),
                    size: text.size,
                    text: words,
                    spot: spot_of(glyph),
                });
            }
        }
    }
}

/// The characters of a glyph, without those that are never seen.
fn seen(text: &TextItem, glyph: &Glyph) -> String {
    let words = text.text.get(glyph.range()).unwrap_or_default();
    words.chars().filter(|&c| !is_default_ignorable(c) && !c.is_whitespace()).collect()
}

fn fault(text: &str, places: &[Found]) -> Fault {
    let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", c as u32)).collect();
    let (points, pages) = (points.join(" "), pages(places));
    let first = places.iter().filter_map(|found| found.spot).min();
    let (mut what, count) = (
        told!(
            "字体里没有“{text}”（{points}），在第 {pages} 版",
            "no font has `{text}` ({points}), on page {pages}"
        ),
        places.len(),
    );
    if count > 1 {
        what.zh.push_str(&format!("，共 {count} 处"));
        what.en.push_str(&format!(", in {count} places"));
    }
    let fault = match first {
        Some(spot) => Fault::error("missing-glyph", spot, what),
        None => Fault::nowhere("missing-glyph", what),
    };
    fault.hint(told!(
        "换一个字，或在 paper.yaml 的 fonts 里添一种有它的字体",
        "write another character, or name a font that has it in `fonts` of paper.yaml"
    ))
}

fn pages(places: &[Found]) -> String {
    let mut pages: Vec<String> = places.iter().map(|found| (found.page + 1).to_string()).collect();
    pages.dedup();
    pages.join(", ")
}

/// A red box around the place.
fn mark(inks: &Inks, size: Abs) -> Frame {
    let square = Size::splat(size);
    let stroke = FixedStroke::from_pair(inks.fault(), (size * 0.12).max(Abs::pt(1.0)));
    let mut frame = Frame::soft(square);
    frame.push(
        Point::zero(),
        FrameItem::Shape(Geometry::Rect(square).stroked(stroke), Span::detached()),
    );
    frame
}
