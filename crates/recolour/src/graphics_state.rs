//! The graphics state: as the source says it, and as it has been written so far.

use std::sync::Arc;

use lopdf::Object;

use super::colour_space::ColourSpace;
use super::inking::Overprint;

/// What a fill or a stroke is done with.
#[derive(Debug, Clone, PartialEq)]
pub enum SourcePaint {
    /// A colour.
    Colour {
        /// Its space.
        space: Arc<ColourSpace>,
        /// Its numbers.
        values: Vec<f32>,
        /// Its numbers as they were typed.
        typed: Option<Vec<u8>>,
    },
    /// A pattern.
    Pattern {
        /// The space of its colour, if it has none of its own.
        space: Option<Arc<ColourSpace>>,
        /// Its colour.
        values: Vec<f32>,
        /// The pattern: a reference, or a shading pattern's dictionary. Before any is chosen it is null.
        pattern: Object,
    },
    /// What it is outside; stays so. Of a glyph that is a drawing of its own.
    Outside,
}

impl SourcePaint {
    /// A space's first colour.
    pub fn initial(space: Arc<ColourSpace>) -> Self {
        match &*space {
            ColourSpace::Pattern(space) => SourcePaint::Pattern {
                space: space.clone(),
                values: Vec::new(),
                pattern: Object::Null,
            },
            _ => SourcePaint::Colour { values: space.initial(), space, typed: None },
        }
    }

    /// What every page begins with.
    pub fn black() -> Self {
        Self::initial(Arc::new(ColourSpace::Grey(None)))
    }
}

/// Whether fills and strokes leave what lies under them.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Default)]
pub struct OverprintState {
    /// Fills.
    pub fill: bool,
    /// Strokes.
    pub stroke: bool,
    /// Overprint mode 1.
    pub non_zero: bool,
}

impl OverprintState {
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

/// How what is painted goes together with what lies under it (ISO 32000-1, 11.3.5).
#[derive(Debug, Copy, Clone, Eq, PartialEq, Default)]
pub enum Blend {
    /// It covers it.
    #[default]
    None,
    /// It darkens it: Multiply, Darken.
    Darkens,
    /// In another way.
    Else,
}

/// What a content stream finds when it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct PaintState {
    /// Fills.
    pub fill: SourcePaint,
    /// Strokes.
    pub stroke: SourcePaint,
    /// Overprinting.
    pub over: OverprintState,
    /// Text rendering mode (ISO 32000-1, table 106).
    pub rendering: u8,
    /// Whether the font's glyphs are drawings (Type 3), which no rendering mode hides.
    pub drawn_font: bool,
    /// How it is blended.
    pub blend: Blend,
}

impl PaintState {
    /// The state that a page begins with.
    pub fn of_page() -> Self {
        let black = SourcePaint::black();
        let over = OverprintState::default();
        let blend = Blend::None;
        Self { fill: black.clone(), stroke: black, over, rendering: 0, drawn_font: false, blend }
    }

    /// The state of a glyph's drawing.
    pub fn of_glyph() -> Self {
        Self { fill: SourcePaint::Outside, stroke: SourcePaint::Outside, ..Self::of_page() }
    }
}

/// The state at a place.
#[derive(Debug, Clone)]
pub struct GraphicsState {
    /// As the source says.
    pub meant: PaintState,
    /// Whether the fill is still the one from outside.
    pub fill_outside: bool,
    /// Whether the stroke is still the one from outside.
    pub stroke_outside: bool,
    /// The operators by which the fill was last chosen.
    pub laid_fill: Option<Vec<u8>>,
    /// The operators by which the stroke was last chosen.
    pub laid_stroke: Option<Vec<u8>>,
    /// Overprinting as written.
    pub laid_over: OverprintState,
    /// Text rendering mode as written.
    pub laid_rendering: u8,
    /// The font's name in the source, and its size as it was typed; nothing where it is the one from outside.
    pub meant_font: Option<(Vec<u8>, Vec<u8>)>,
    /// The same, of what has been written.
    pub laid_font: Option<(Vec<u8>, Vec<u8>)>,
}

impl GraphicsState {
    /// The state at the beginning.
    pub fn begin(entry: &PaintState) -> Self {
        Self {
            meant: entry.clone(),
            fill_outside: true,
            stroke_outside: true,
            laid_fill: None,
            laid_stroke: None,
            laid_over: entry.over,
            laid_rendering: entry.rendering,
            meant_font: None,
            laid_font: None,
        }
    }
}
