//! The face a line is measured in, with the publication's words.

use std::sync::Arc;

use typst_library::foundations::{Dict, Value};
use typst_library::layout::Abs;
use typst_library::text::{FontInstance, FontVariant, FontVariations};

use kanyin_fonts::Family;

use super::OwnWords;
use crate::house::House;

/// What a line is measured in and broken by.
#[derive(Clone)]
pub struct Face {
    font: FontInstance,
    /// The publication's own words.
    pub words: Arc<OwnWords>,
}

impl Face {
    /// The face that a role's Latin comes out in.
    pub fn of(house: &House, at: &Dict, role: &str) -> Option<Self> {
        let name = family(at, role)?;
        let weight = match dict(at, "weights")?.get(role) {
            // Heads in hei are bold (LOOK §3).
            _ if role == "hei" => Some(700),
            Ok(Value::Int(weight)) => u16::try_from(*weight).ok(),
            _ => None,
        };
        let (index, _) = house.setter.fonts().face(&Family { name, weight })?;
        let font = house.setter.fonts().font(index)?;
        let (variant, none) = (FontVariant::default(), FontVariations::default());
        let font = font.instantiate(variant, Abs::pt(12.0), &none);
        Some(Self { font, words: house.titles.words.clone() })
    }

    /// A character's advance, in em.
    pub fn advance(&self, c: char) -> Option<f64> {
        let face = self.font.ttf();
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    }
}

/// The first family of a role.
fn family(at: &Dict, role: &str) -> Option<String> {
    let Ok(Value::Array(families)) = dict(at, "fonts")?.get(role) else { return None };
    match families.iter().next()? {
        Value::Str(name) => Some(name.as_str().into()),
        // Latin from another family: the one that counts here, Han is as wide in all of them.
        Value::Dict(family) => match family.get("name") {
            Ok(Value::Str(name)) => Some(name.as_str().into()),
            _ => None,
        },
        _ => None,
    }
}

fn dict<'a>(at: &'a Dict, key: &str) -> Option<&'a Dict> {
    match at.get(key) {
        Ok(Value::Dict(dict)) => Some(dict),
        _ => None,
    }
}
