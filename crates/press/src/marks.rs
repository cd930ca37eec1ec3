//! Marks round a page: where it is cut, by what its plates are laid one on another, and what it is.
//! All stand outside the bleed, so that none is ever seen on a cut page.

use typst_library::layout::{Abs, Frame, FrameItem, Point, Size};
use typst_library::visualize::{Curve, FixedStroke, Geometry, Paint};
use typst_syntax::Span;

use kanyin_issue::{
    Issue, Page,
    printing::{Mark, Marks},
    units::POINTS_PER_MM,
};
use kanyin_typeset::Laid;

use kanyin_colour::{Cmyk, Process};

use super::job::PrintedPage;
use super::moment::iso;
use super::palette::{in_process, on_plate, registration};
use super::plain_line;

/// Room for marks on every side outside the bleed, in points: 10 mm.
pub const ROOM: f64 = 10.0 * POINTS_PER_MM;
/// A mark begins so far outside the bleed: 1 mm.
const OFF: f64 = POINTS_PER_MM;
/// Crop and bleed marks are so long: 5 mm and 3 mm.
const CROP: f64 = 5.0 * POINTS_PER_MM;
const BLEED: f64 = 3.0 * POINTS_PER_MM;
/// Thickness of marks.
const HAIR: f64 = 0.25;
/// From a corner of the trim to the first patch or word: 15 mm.
const INDENT: f64 = 15.0 * POINTS_PER_MM;
/// Side of a patch of the colour bar, and size of the slug's type.
const PATCH: f64 = 14.0;
const TYPE: f64 = 7.0;

/// The marks that are wanted round a page, to be laid over it from the trim's top left.
pub fn marks(issue: &Issue, laid: &Laid, page: &Page, printed: &PrintedPage) -> Frame {
    let wanted = &issue.paper.press.marks;
    let (width, height) = (laid.grid.trim_width, laid.grid.trim_height);
    let mut draw = Draw {
        frame: Frame::soft(Size::new(Abs::pt(width), Abs::pt(height))),
        width,
        height,
        bleed: laid.grid.bleed,
    };
    let has = |mark| Marks::has(wanted, mark);
    if has(Mark::Crop) {
        draw.corners(0.0, CROP);
    }
    if has(Mark::Bleed) && draw.bleed > 0.0 {
        draw.corners(draw.bleed, BLEED);
    }
    if has(Mark::Registration) {
        draw.crosses();
    }
    if has(Mark::ColourBar) {
        draw.bar(printed);
    }
    if has(Mark::Slug) {
        draw.slug(issue, laid, page, printed);
    }
    draw.frame
}

/// Marks on their way.
struct Draw {
    frame: Frame,
    width: f64,
    height: f64,
    bleed: f64,
}

impl Draw {
    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let stroke = FixedStroke::from_pair(registration(), Abs::pt(HAIR));
        let by = Point::new(Abs::pt(to.0 - from.0), Abs::pt(to.1 - from.1));
        let shape = Geometry::Line(by).stroked(stroke);
        self.push(from, FrameItem::Shape(shape, Span::detached()));
    }

    fn push(&mut self, (x, y): (f64, f64), item: FrameItem) {
        self.frame.push(Point::new(Abs::pt(x), Abs::pt(y)), item);
    }

    /// Two lines at each corner that point at a box so far outside the trim.
    fn corners(&mut self, out: f64, length: f64) {
        let near = self.bleed + OFF;
        for (x, outward) in [(-out, -1.0), (self.width + out, 1.0)] {
            for (edge, downward) in [(0.0, -1.0), (self.height, 1.0)] {
                let y = edge + downward * near;
                self.line((x, y), (x, y + downward * length));
                let y = edge + downward * out;
                let x = x - outward * out + outward * near;
                self.line((x, y), (x + outward * length, y));
            }
        }
    }

    /// A ring with a cross in the middle of each side.
    fn crosses(&mut self) {
        let (radius, arm) = (5.0, 9.0);
        let out = self.bleed + ROOM / 2.0;
        let (middle, centre) = (self.width / 2.0, self.height / 2.0);
        let places = [
            (middle, -out),
            (middle, self.height + out),
            (-out, centre),
            (self.width + out, centre),
        ];
        for (x, y) in places {
            self.line((x - arm, y), (x + arm, y));
            self.line((x, y - arm), (x, y + arm));
            let ring = Curve::ellipse(Size::splat(Abs::pt(2.0 * radius)));
            let stroke = FixedStroke::from_pair(registration(), Abs::pt(HAIR));
            let shape = Geometry::Curve(ring).stroked(stroke);
            self.push((x - radius, y - radius), FrameItem::Shape(shape, Span::detached()));
        }
    }

    /// A patch of every ink and of its half, at the foot.
    fn bar(&mut self, printed: &PrintedPage) {
        let y = self.height + self.bleed + (ROOM - PATCH) / 2.0;
        for (n, paint) in patches(printed).into_iter().enumerate() {
            let shape = Geometry::Rect(Size::splat(Abs::pt(PATCH))).filled(paint);
            let x = INDENT + n as f64 * PATCH;
            self.push((x, y), FrameItem::Shape(shape, Span::detached()));
        }
    }

    /// Paper, number, day and page on every plate; the name of every ink on its own.
    fn slug(&mut self, issue: &Issue, laid: &Laid, page: &Page, printed: &PrintedPage) {
        let number = issue
            .number
            .as_ref()
            .map(|number| format!("　{}", number.printed_wide()))
            .unwrap_or_default();
        let (name, day) = (&issue.paper.name, iso(issue.date));
        let what = format!("{name}{number}　{day}　第 {} 版　", page.page);
        let mut words = vec![(what, registration())];
        words.extend(inks(printed));
        let y = -self.bleed - (ROOM + TYPE) / 2.0;
        let mut x = INDENT;
        // The cross in the middle is not written over.
        let end = self.width / 2.0 - 20.0;
        for (words, paint) in words {
            let line = plain_line::line(&laid.fonts, &words, Abs::pt(TYPE), paint);
            let Some(line) = line.filter(|line| x + line.width().to_pt() <= end) else { break };
            self.frame.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), line.clone());
            x += line.width().to_pt() + TYPE;
        }
    }
}

/// The names of a page's inks, each in its ink.
fn inks(printed: &PrintedPage) -> Vec<(String, Paint)> {
    let process = |n: usize, name: &str| {
        let mut inks = [0.0; 4];
        inks[n] = 1.0;
        (name.to_string(), Paint::Solid(in_process(Cmyk(inks))))
    };
    let mut inks = match printed.inks.process {
        Process::Four => ["青 C", "品红 M", "黄 Y", "黑 K"]
            .iter()
            .enumerate()
            .map(|(n, name)| process(n, name))
            .collect(),
        Process::Black => vec![process(3, "黑 K")],
    };
    let spot = printed.inks.spot.as_ref();
    inks.extend(spot.map(|spot| (spot.name.clone(), Paint::Solid(on_plate(spot, 1.0)))));
    inks
}

/// What the colour bar shows: whole inks, two of them one on another, and halves.
fn patches(printed: &PrintedPage) -> Vec<Paint> {
    const FOUR: [[f32; 4]; 11] = [
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 1.0],
        [0.0, 1.0, 1.0, 0.0],
        [1.0, 0.0, 1.0, 0.0],
        [1.0, 1.0, 0.0, 0.0],
        [0.5, 0.0, 0.0, 0.0],
        [0.0, 0.5, 0.0, 0.0],
        [0.0, 0.0, 0.5, 0.0],
        [0.0, 0.0, 0.0, 0.5],
    ];
    const BLACK: [[f32; 4]; 4] =
        [[0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 0.75], [0.0, 0.0, 0.0, 0.5], [0.0, 0.0, 0.0, 0.25]];
    let process: &[_] = match printed.inks.process {
        Process::Four => &FOUR,
        Process::Black => &BLACK,
    };
    let mut patches: Vec<Paint> =
        process.iter().map(|&inks| Paint::Solid(in_process(Cmyk(inks)))).collect();
    if let Some(spot) = &printed.inks.spot {
        patches.extend([1.0, 0.5].map(|tint| Paint::Solid(on_plate(spot, tint))));
    }
    patches
}
