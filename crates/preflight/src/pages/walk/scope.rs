//! What is set while one content stream is gone through.

use super::super::geometry::{Bounds, Matrix, Point};
use super::super::read::resources::Resources;
use super::path::PathShape;
use super::state::{Brush, GraphicsState};

/// How deeply states may be saved.
const SAVED: usize = 512;

/// What is set while one content stream is gone through.
pub struct Scope<'s, 'a> {
    /// What the stream's names stand for.
    pub resources: &'s Resources<'a>,
    /// The graphics state.
    pub state: GraphicsState<'a>,
    /// States that are saved.
    pub saved: Vec<GraphicsState<'a>>,
    /// The path that is being drawn.
    pub path: PathShape,
    /// Whether the path clips once it is painted.
    pub clips: bool,
    /// Where the next glyph stands.
    pub text: Matrix,
    /// Where the line of text began.
    pub line: Matrix,
    /// Text that clips once it ends.
    pub text_clip: Bounds,
    /// How many `BX` are open, in which unknown operators are passed over.
    pub lenient: usize,
}

impl<'s, 'a> Scope<'s, 'a> {
    /// As a stream begins.
    pub fn new(resources: &'s Resources<'a>, state: GraphicsState<'a>) -> Self {
        Self {
            resources,
            state,
            saved: Vec::new(),
            path: PathShape::new(),
            clips: false,
            text: Matrix::SAME,
            line: Matrix::SAME,
            text_clip: Bounds::NOWHERE,
            lenient: 0,
        }
    }

    /// Saves the state, unless too many are.
    pub fn save(&mut self) {
        if self.saved.len() < SAVED {
            self.saved.push(self.state.clone());
        }
    }

    /// Goes back to the state that was saved last; whether there is one.
    pub fn restore(&mut self) -> bool {
        match self.saved.pop() {
            Some(state) => {
                self.state = state;
                true
            }
            None => false,
        }
    }

    /// What fills or strokes.
    pub fn brush(&mut self, strokes: bool) -> &mut Brush<'a> {
        if strokes { &mut self.state.stroke } else { &mut self.state.fill }
    }

    /// Begins a part of the path.
    pub fn start(&mut self, at: Point) {
        self.path.start(self.state.ctm.point(at));
    }

    /// Goes on to a point.
    pub fn line(&mut self, to: Point) {
        self.path.line(self.state.ctm.point(to));
    }

    /// Goes on along a curve.
    pub fn curve(&mut self, by: &[Point]) {
        for point in by {
            self.path.curve(self.state.ctm.point(*point));
        }
    }

    /// A part of the path by itself.
    pub fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.start((x, y));
        self.line((x + width, y));
        self.line((x + width, y + height));
        self.line((x, y + height));
        self.path.end();
    }

    /// Begins another line of text, so far from where the last began.
    pub fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}
