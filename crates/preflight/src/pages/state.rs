//! The graphics state: ISO 32000-1, 8.4.

use std::rc::Rc;

use hayro_syntax::object::Stream;

use super::font::Font;
use super::geometry::{Bounds, Matrix, Point};
use super::inks::Inks;
use super::space::{Family, Space};

/// The graphics state.
#[derive(Clone)]
pub struct State<'a> {
    /// To the trim's top left.
    pub ctm: Matrix,
    /// What may be painted on.
    pub clip: Bounds,
    /// For filling.
    pub fill: Paint<'a>,
    /// For stroking.
    pub stroke: Paint<'a>,
    /// Line width.
    pub width: f64,
    /// Overprint mode.
    pub mode1: bool,
    /// Whether a blend mode other than Normal is set.
    pub blend: bool,
    /// Whether a soft mask is set.
    pub masked: bool,
    /// Text state.
    pub text: Text,
}

/// A colour to paint with.
#[derive(Clone)]
pub struct Paint<'a> {
    /// Its space; that of the shading for a shading pattern.
    pub space: Rc<Space>,
    /// The colour; several for a shading; none where they can't be known.
    pub colours: Rc<[Inks]>,
    /// Whether it is a shading pattern.
    pub shaded: bool,
    /// A tiling pattern.
    pub tile: Option<Stream<'a>>,
    /// Overprint.
    pub over: bool,
    /// Opacity.
    pub alpha: f32,
}

impl Paint<'_> {
    /// Another flat colour.
    pub fn set(&mut self, space: Rc<Space>, inks: Option<Inks>) {
        self.space = space;
        self.colours = inks.into_iter().collect();
        self.shaded = false;
        self.tile = None;
    }
}

/// Text state: ISO 32000-1, 9.3.
#[derive(Clone, Default)]
pub struct Text {
    /// The font.
    pub font: Option<Rc<Font>>,
    /// The bytes that the font's glyphs are found by, and its own resources.
    pub key: usize,
    /// Size.
    pub size: f64,
    /// Horizontal scale; 1 is none.
    pub across: f64,
    /// Between characters.
    pub between: f64,
    /// At spaces.
    pub space: f64,
    /// Leading.
    pub leading: f64,
    /// Rise.
    pub rise: f64,
    /// Rendering mode.
    pub mode: u8,
}

impl State<'_> {
    /// As a page begins.
    pub fn first(ctm: Matrix, clip: Bounds) -> Self {
        let black = Paint {
            space: Rc::new(Space::plain(Family::Gray)),
            colours: Rc::new([Inks::black(1.0)]),
            shaded: false,
            tile: None,
            over: false,
            alpha: 1.0,
        };
        Self {
            ctm,
            clip,
            fill: black.clone(),
            stroke: black,
            width: 1.0,
            mode1: false,
            blend: false,
            masked: false,
            text: Text { across: 1.0, ..Text::default() },
        }
    }
}

/// A path, as far as it matters here; in points from the trim's top left.
pub struct Path {
    /// What bounds it.
    pub bounds: Bounds,
    /// How thick the thinnest bar in it is.
    pub thin: Option<f64>,
    /// Corners of the part that is being drawn, in its own space, while it may be a bar.
    corners: Vec<Point>,
    curved: bool,
}

/// A bar is longer than this.
const BAR: f64 = 1.0;

impl Path {
    /// Nothing drawn yet.
    pub fn new() -> Self {
        Self { bounds: Bounds::NOWHERE, thin: None, corners: Vec::new(), curved: false }
    }

    /// Begins a part.
    pub fn start(&mut self, at: Point) {
        self.end();
        self.line(at);
    }

    /// Goes on to a point.
    pub fn line(&mut self, to: Point) {
        self.bounds.add(to);
        // A bar has five corners at most; one more shows that it isn't one.
        if self.corners.len() < 6 {
            self.corners.push(to);
        }
    }

    /// Goes on along a curve.
    pub fn curve(&mut self, by: &[Point]) {
        self.curved = true;
        for point in by {
            self.bounds.add(*point);
        }
    }

    /// Ends a part: whether it was a bar.
    pub fn end(&mut self) {
        if !self.curved
            && let Some(thickness) = thickness(&self.corners)
        {
            self.thin = Some(self.thin.map_or(thickness, |thin| thin.min(thickness)));
        }
        self.corners.clear();
        self.curved = false;
    }
}

/// How thick a bar is, if the corners are those of one.
fn thickness(corners: &[Point]) -> Option<f64> {
    let [a, b, c, d] = match corners {
        [a, b, c, d] => [a, b, c, d],
        [a, b, c, d, e] if length(a, e) < 0.01 => [a, b, c, d],
        _ => return None,
    };
    let (first, second) = (length(a, b), length(b, c));
    let even = (length(c, d) - first).abs() < 0.01 && (length(d, a) - second).abs() < 0.01;
    (even && first.max(second) > BAR).then_some(first.min(second))
}

fn length(a: &Point, b: &Point) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}
