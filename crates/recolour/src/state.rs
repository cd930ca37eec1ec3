//! The graphics state: as the source says it, and as it has been written so far.

use std::sync::Arc;

use lopdf::Object;

use super::inking::Overprint;
use super::space::Space;

/// What a fill or a stroke is done with.
#[derive(Debug, Clone, PartialEq)]
pub enum Paint {
    /// A colour.
    Colour {
        /// Its space.
        space: Arc<Space>,
        /// Its numbers.
        values: Vec<f32>,
        /// Its numbers as they were typed.
        typed: Option<Vec<u8>>,
    },
    /// A pattern.
    Pattern {
        /// The space of its colour, if it has none of its own.
        space: Option<Arc<Space>>,
        /// Its colour.
        values: Vec<f32>,
        /// The pattern: a reference, or a shading pattern's dictionary. Before any is chosen it is null.
        pattern: Object,
    },
    /// What it is outside; stays so. Of a glyph that is a drawing of its own.
    Outside,
}

impl Paint {
    /// A space's first colour.
    pub fn initial(space: Arc<Space>) -> Self {
        match &*space {
            Space::Pattern(space) => {
                Paint::Pattern { space: space.clone(), values: Vec::new(), pattern: Object::Null }
            }
            _ => Paint::Colour { values: space.initial(), space, typed: None },
        }
    }

    /// What every page begins with.
    pub fn black() -> Self {
        Self::initial(Arc::new(Space::Grey(None)))
    }
}

/// Whether fills and strokes leave what lies under them.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Default)]
pub struct Over {
    /// Fills.
    pub fill: bool,
    /// Strokes.
    pub stroke: bool,
    /// Overprint mode 1.
    pub non_zero: bool,
}

impl Over {
    /// How a fill is done.
    pub fn fill(self) -> Overprint {
        self.mode(self.fill)
    }

    /// How a stroke is done.
    pub fn stroke(self) -> Overprint {
        self.mode(self.stroke)
    }

    fn mode(self, on: bool) -> Overprint {
        match (on, self.non_zero) {
            (false, _) => Overprint::Off,
            (true, false) => Overprint::On,
            (true, true) => Overprint::NonZero,
        }
    }
}

/// What a content stream finds when it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Fills.
    pub fill: Paint,
    /// Strokes.
    pub stroke: Paint,
    /// Overprinting.
    pub over: Over,
    /// Text rendering mode (ISO 32000-1, table 106).
    pub rendering: u8,
    /// Whether the font's glyphs are drawings (Type 3), which no rendering mode hides.
    pub drawn_font: bool,
}

impl Entry {
    /// The state that a page begins with.
    pub fn of_page() -> Self {
        let black = Paint::black();
        let over = Over::default();
        Self { fill: black.clone(), stroke: black, over, rendering: 0, drawn_font: false }
    }

    /// The state of a glyph's drawing.
    pub fn of_glyph() -> Self {
        Self { fill: Paint::Outside, stroke: Paint::Outside, ..Self::of_page() }
    }
}

/// The state at a place.
#[derive(Debug, Clone)]
pub struct State {
    /// As the source says.
    pub meant: Entry,
    /// Whether the fill is still the one from outside.
    pub fill_outside: bool,
    /// Whether the stroke is still the one from outside.
    pub stroke_outside: bool,
    /// The operators by which the fill was last chosen.
    pub laid_fill: Option<Vec<u8>>,
    /// The operators by which the stroke was last chosen.
    pub laid_stroke: Option<Vec<u8>>,
    /// Overprinting as written.
    pub laid_over: Over,
    /// Text rendering mode as written.
    pub laid_rendering: u8,
}

impl State {
    /// The state at the beginning.
    pub fn begin(entry: &Entry) -> Self {
        Self {
            meant: entry.clone(),
            fill_outside: true,
            stroke_outside: true,
            laid_fill: None,
            laid_stroke: None,
            laid_over: entry.over,
            laid_rendering: entry.rendering,
        }
    }
}
