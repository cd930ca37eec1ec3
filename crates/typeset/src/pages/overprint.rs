//! Text over text: looked for on the finished page, whatever put it there.
//!
//! Type areas that meet are not enough: marks lose the white of their cells. The ink of two glyphs has to meet. It is looked
//! up only where two lines come near each other, since that takes the outlines of the font.

use typst_library::layout::{Frame, FrameItem, Transform};
use typst_library::text::TextItem;

use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::Page;

use crate::spots::spot_of;

/// Faults told of one page, at most.
const MOST: usize = 5;
/// Ink that meets by less than this part of the smaller type is no fault: kerned type, brush strokes.
const TOUCH: f64 = 0.15;
/// Characters by which a line is told.
const WORDS: usize = 10;

/// Where text stands on text.
pub fn faults(frame: &Frame, page: &Page) -> Vec<Fault> {
    let mut lines = Vec::new();
    collect(frame, Transform::identity(), &mut lines);
    lines.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut faults: Vec<Fault> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let near = lines[n + 1..].iter().take_while(|other| other.top < line.foot);
        for other in near {
            if faults.len() < MOST && line.stands_on(other) {
                let fault = fault(line, other, page);
                if faults.iter().all(|known| known.spot != fault.spot) {
                    faults.push(fault);
                }
            }
        }
    }
    faults
}

fn fault(line: &InkedLine, other: &InkedLine, page: &Page) -> Fault {
    let spot = line.spot().or(other.spot()).unwrap_or(page.spot);
    let (number, one, two) = (page.page, line.words(), other.words());
    let what = told!(
        "第 {number} 版有字压在字上：“{one}”和“{two}”",
        "on page {number} text is printed over text: “{one}” and “{two}”"
    );
    let hint = told!(
        "缩短其中一处，或在版式里给它更宽的地方",
        "shorten one of them, or give it more room in the layout"
    );
    Fault::error(Code::TextOnText, spot, what).hint(hint)
}

/// A run of type on the page. Lengths in points from the sheet's top left corner.
struct InkedLine<'a> {
    text: &'a TextItem,
    /// From the text's own coordinates to the page's: level, never turned.
    place: Transform,
    left: f64,
    right: f64,
    top: f64,
    foot: f64,
}

/// A rectangle of ink: left, top, right, foot.
type InkBox = (f64, f64, f64, f64);

impl InkedLine<'_> {
    fn spot(&self) -> Option<Spot> {
        self.text.glyphs.iter().find_map(spot_of)
    }

    fn words(&self) -> String {
        self.text.text.chars().take(WORDS).collect()
    }

    /// Size of its type, in points.
    fn size(&self) -> f64 {
        self.text.size.to_pt() * self.place.sy.get().abs()
    }

    fn stands_on(&self, other: &Self) -> bool {
        let near =
            self.left < other.right && other.left < self.right && self.text.text != other.text.text;
        if !near {
            return false;
        }
        let touch = TOUCH * self.size().min(other.size());
        let theirs: Vec<InkBox> = other.ink().collect();
        self.ink().any(|a| {
            theirs
                .iter()
                .any(|b| a.2.min(b.2) - a.0.max(b.0) > touch && a.3.min(b.3) - a.1.max(b.1) > touch)
        })
    }

    /// The ink of its glyphs.
    fn ink(&self) -> impl Iterator<Item = InkBox> {
        let size = self.text.size;
        let mut pen = 0.0;
        self.text.glyphs.iter().filter_map(move |glyph| {
            let x = pen + glyph.x_offset.at(size).to_pt();
            let y = -glyph.y_offset.at(size).to_pt();
            pen += glyph.x_advance.at(size).to_pt();
            let face = self.text.font.ttf();
            let bounds = face.glyph_bounding_box(rustybuzz::ttf_parser::GlyphId(glyph.id))?;
            let em = |units: i16| self.text.font.to_em(units).at(size).to_pt();
            let (sx, sy) = (self.place.sx.get(), self.place.sy.get());
            let (tx, ty) = (self.place.tx.to_pt(), self.place.ty.to_pt());
            Some((
                tx + sx * (x + em(bounds.x_min)),
                ty + sy * (y - em(bounds.y_max)),
                tx + sx * (x + em(bounds.x_max)),
                ty + sy * (y - em(bounds.y_min)),
            ))
        })
    }
}

fn collect<'a>(frame: &'a Frame, place: Transform, lines: &mut Vec<InkedLine<'a>>) {
    for (point, item) in frame.items() {
        let here = place.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                let inside = here.pre_concat(group.transform);
                // What is turned stands upright by itself, in titles.
                if inside.kx.get() == 0.0 && inside.ky.get() == 0.0 {
                    collect(&group.frame, inside, lines);
                }
            }
            FrameItem::Text(text) if !text.text.trim().is_empty() => {
                let (sx, sy) = (here.sx.get(), here.sy.get().abs());
                let (x, y, size) = (here.tx.to_pt(), here.ty.to_pt(), sy * text.size.to_pt());
                lines.push(InkedLine {
                    text,
                    place: here,
                    left: x,
                    right: x + sx * text.width().to_pt(),
                    top: y - size,
                    foot: y + 0.3 * size,
                });
            }
            _ => {}
        }
    }
}
