//! The graphics state: ISO 32000-1, 8.4.

use std::rc::Rc;

use hayro_syntax::object::{Dict, Stream};

use super::super::geometry::{Bounds, Matrix};
use super::super::inks::InkMix;
use super::super::read::font::Font;
use super::super::read::shading::Shading;
use super::super::read::space::{ColourSpace, Model};

/// The graphics state.
#[derive(Clone)]
pub struct GraphicsState<'a> {
    /// To the trim's top left.
    pub ctm: Matrix,
    /// What may be painted on.
    pub clip: Bounds,
    /// For filling.
    pub fill: Brush<'a>,
    /// For stroking.
    pub stroke: Brush<'a>,
    /// Line width.
    pub width: f64,
    /// Overprint mode.
    pub mode1: bool,
    /// Whether a blend mode other than Normal is set.
    pub blend: bool,
    /// Whether a soft mask is set.
    pub masked: bool,
    /// Text state.
    pub text: TextState,
}

/// A colour to paint with.
#[derive(Clone)]
pub struct Brush<'a> {
    /// Its space; that of the shading for a shading pattern.
    pub space: Rc<ColourSpace>,
    /// The colour; several for a shading; none where they can't be known.
    pub colours: Rc<[InkMix]>,
    /// Whether it is a shading pattern.
    pub shaded: bool,
    /// A tiling pattern.
    pub tile: Option<Stream<'a>>,
    /// Overprint.
    pub over: bool,
    /// Opacity.
    pub alpha: f32,
}

impl Brush<'_> {
    /// A shading.
    pub fn shade(&mut self, shading: Shading) {
        self.set(shading.space, None);
        self.colours = shading.colours;
        self.shaded = true;
    }

    /// Another flat colour.
    pub fn set(&mut self, space: Rc<ColourSpace>, inks: Option<InkMix>) {
        self.space = space;
        self.colours = inks.into_iter().collect();
        self.shaded = false;
        self.tile = None;
    }
}

/// Text state: ISO 32000-1, 9.3.
#[derive(Clone, Default)]
pub struct TextState {
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

impl GraphicsState<'_> {
    /// As a page begins.
    pub fn first(ctm: Matrix, clip: Bounds) -> Self {
        let black = Brush {
            space: Rc::new(ColourSpace::plain(Model::Gray)),
            colours: Rc::new([InkMix::black(1.0)]),
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
            text: TextState { across: 1.0, ..TextState::default() },
        }
    }
    /// What a parameter dictionary sets without more ado.
    pub fn set(&mut self, parameters: &Dict<'_>) {
        if let Some(over) = parameters.get::<bool>("OP") {
            self.stroke.over = over;
            self.fill.over = over;
        }
        if let Some(over) = parameters.get::<bool>("op") {
            self.fill.over = over;
        }
        if let Some(mode) = parameters.get::<u8>("OPM") {
            self.mode1 = mode == 1;
        }
        if let Some(alpha) = parameters.get::<f32>("CA") {
            self.stroke.alpha = alpha;
        }
        if let Some(alpha) = parameters.get::<f32>("ca") {
            self.fill.alpha = alpha;
        }
        if let Some(width) = parameters.get::<f32>("LW") {
            self.width = f64::from(width).abs();
        }
    }
}
