//! Shadings: the colours that they run through.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Object};

use super::super::inks::InkMix;
use super::space::ColourSpace;
use super::tint;

/// A shading's space and the colours it runs through.
#[derive(Clone)]
pub struct Shading {
    /// Its space.
    pub space: Rc<ColourSpace>,
    /// Its colours, first to last.
    pub colours: Rc<[InkMix]>,
}

impl Shading {
    /// Reads a shading's dictionary, whose space is read already.
    pub fn read(dict: &Dict<'_>, space: Rc<ColourSpace>) -> Self {
        let stops = dict.get::<Object<'_>>("Function");
        let mut stops = stops.and_then(|stops| tint::stops(&stops, 0)).unwrap_or_default();
        if let Some(background) = dict.get::<Array<'_>>("Background") {
            stops.push(tint::numbers(&background));
        }
        let colours = stops.iter().filter_map(|stop| space.inks(stop)).collect();
        Self { space, colours }
    }
}
