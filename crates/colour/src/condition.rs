//! The printing condition: an output profile, and how much ink the paper takes.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use kanyin_diagnostics::Told;

use super::colour_grid::ColourGrid;
use super::converter::{self, Converter, Converters};
use super::ink::{Cmyk, Process};
use super::light::Xyz;
use super::look::Look;
use super::output::Output;
use super::pixel_source::{ColourModel, PixelSource};
use super::proof;
use super::reading;
use super::screen_light::{ScreenLight, ScreenLights};
use super::shades::Shades;

/// What the newsprint of the house is.
const NEWSPRINT: &[u8] = include_bytes!("../../../profiles/newsprint.icc");
/// Coated paper.
const COATED: &[u8] = include_bytes!("../../../profiles/coated.icc");

/// Both as PDFs carry them, under `FlateDecode`: to deflate one takes longer than to set a page.
const FLATED: [(&[u8], &[u8]); 2] = [
    (NEWSPRINT, include_bytes!("../../../profiles/newsprint.icc.z")),
    (COATED, include_bytes!("../../../profiles/coated.icc.z")),
];

/// How and on what is printed. Cheap to clone; clones share what was worked out.
#[derive(Clone)]
pub struct Condition {
    shared: Arc<Shared>,
}

struct Shared {
    icc: Cow<'static, [u8]>,
    name: String,
    total_ink: f32,
    output: Output,
    converters: Converters,
    proof: OnceLock<ColourGrid<4>>,
    proof_relative: OnceLock<ScreenLight>,
    screen_lights: ScreenLights,
}

impl Condition {
    /// A built-in condition, by its name in `press.profile`: `newsprint` or `coated`.
    pub fn built_in(name: &str, total_ink: f32) -> Option<Self> {
        let icc = match name {
            "newsprint" => NEWSPRINT,
            "coated" => COATED,
            _ => return None,
        };
        Self::open(icc.into(), total_ink).ok()
    }

    /// Newsprint.
    pub fn newsprint(total_ink: f32) -> Self {
        Self::open(NEWSPRINT.into(), total_ink).expect("the built-in profile is sound")
    }

    /// The printing house's own profile; says what is wrong with it.
    pub fn read(icc: Vec<u8>, total_ink: f32) -> Result<Self, Told> {
        Self::open(icc.into(), total_ink)
    }

    fn open(icc: Cow<'static, [u8]>, total_ink: f32) -> Result<Self, Told> {
        let (name, output) = reading::read(&icc)?;
        let shared = Shared {
            icc,
            name,
            total_ink,
            output,
            converters: Converters::default(),
            proof: OnceLock::new(),
            proof_relative: OnceLock::new(),
            screen_lights: ScreenLights::default(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The profile's bytes.
    pub fn icc(&self) -> &[u8] {
        &self.shared.icc
    }

    /// The profile's bytes under `FlateDecode`, if it is a built-in one.
    pub fn flated(&self) -> Option<&'static [u8]> {
        let mut built_in = FLATED.iter();
        built_in.find(|(icc, _)| *icc == self.icc()).map(|(_, flated)| *flated)
    }

    /// The profile's name for itself; empty if it has none.
    pub fn name(&self) -> &str {
        &self.shared.name
    }

    /// The most ink on one spot, 2.4 for 240 %.
    pub fn total_ink(&self) -> f32 {
        self.shared.total_ink
    }

    /// Whether CMYK under this embedded profile is already for this condition: it is the same profile, or says
    /// the same of the same inks.
    pub fn is(&self, profile: &[u8]) -> bool {
        reading::same(profile, self.icc())
    }

    /// An sRGB colour, 0 to 1, in four inks, by the profile's perceptual table. White is bare paper. Black text
    /// must not come through here.
    pub fn of_rgb(&self, rgb: [f32; 3]) -> Cmyk {
        self.of_light(Xyz::of_srgb(rgb.map(f64::from)))
    }

    /// A colour in CIE Lab, D50, its white the paper: by the same table as sRGB, so that one colour in two spaces
    /// is one colour in print.
    pub fn of_lab(&self, lab: [f32; 3]) -> Cmyk {
        self.of_light(Xyz::of_lab(lab.map(f64::from)))
    }

    fn look(&self) -> &Look {
        self.shared.output.look()
    }

    fn of_light(&self, light: Xyz) -> Cmyk {
        let inks = self.shared.output.perceptual(light, Xyz([0.0; 3]));
        self.held(Cmyk(inks.map(|v| v as f32)))
    }

    /// The black ink alone that looks as dark as an sRGB colour: 0 for white, 1 for black, between them by
    /// luminance with black point compensation (ISO 18619).
    pub fn grey_of_rgb(&self, rgb: [f32; 3]) -> f32 {
        let luminance = Xyz::of_srgb(rgb.map(f64::from)).0[1];
        Shades::new(self.look(), 0.0).black_ink(luminance) as f32
    }

    /// The black ink alone that looks as dark as four inks. Black alone stays as it is, and what is darker than
    /// full black is full black.
    pub fn grey_of_cmyk(&self, cmyk: Cmyk) -> f32 {
        let [c, m, y, k] = cmyk.0;
        if c <= 0.0 && m <= 0.0 && y <= 0.0 {
            return k.clamp(0.0, 1.0);
        }
        let light = self.look().light(cmyk.0.map(f64::from));
        self.look().black_ink(light.0[1]) as f32
    }

    /// Inks within the limit: cyan, magenta and yellow give way evenly, black stays.
    pub fn held(&self, cmyk: Cmyk) -> Cmyk {
        cmyk.held(self.total_ink())
    }

    /// Whether pixels of four inks, 255 full, are within the limit as they are.
    pub fn holds(&self, cmyk: &[u8]) -> bool {
        converter::within(cmyk, self.total_ink())
    }

    /// How inks look on this paper, as sRGB from 0 to 1: a soft proof, the paper's own white included.
    pub fn seen(&self, cmyk: Cmyk) -> [f32; 3] {
        let light = self.look().light_on_paper(cmyk.0.map(f64::from));
        light.srgb().map(|v| v as f32)
    }

    /// How inks look to an eye that takes the paper for white, as sRGB from 0 to 1.
    pub fn seen_relative(&self, cmyk: Cmyk) -> [f32; 3] {
        self.look().light(cmyk.0.map(f64::from)).srgb().map(|v| v as f32)
    }

    /// [`seen`](Self::seen) for pixels: 4 bytes each, 255 full ink, to 3 bytes each.
    pub fn seen_pixels(&self, cmyk: &[u8]) -> Vec<u8> {
        let look = self.look();
        let grid = self.shared.proof.get_or_init(|| proof::on_paper(look));
        proof::pixels(grid, cmyk)
    }

    /// [`seen_relative`](Self::seen_relative) for pixels: 4 bytes each, 255 full ink, to 3 bytes each.
    pub fn seen_pixels_relative(&self, cmyk: &[u8]) -> Vec<u8> {
        self.own_light().pixels(cmyk)
    }

    fn own_light(&self) -> &ScreenLight {
        self.shared
            .proof_relative
            .get_or_init(|| ScreenLight::of_inks(proof::relative(self.look())))
    }

    /// From pixels of a source to sRGB; says what is wrong with the source's profile. `None` for what is sRGB already.
    /// Inks are seen by an eye that takes their paper for white; without a profile they are this condition's.
    pub fn light(&self, source: PixelSource<'_>) -> Result<Option<ScreenLight>, Told> {
        let PixelSource { model, profile } = source;
        match (model, profile) {
            (ColourModel::Cmyk, profile) if profile.is_none_or(|profile| self.is(profile)) => {
                Ok(Some(self.own_light().clone()))
            }
            (_, Some(profile)) => self.shared.screen_lights.get(model, profile),
            (_, None) => Ok(None),
        }
    }

    /// From pixels of a source to this condition's inks; says what is wrong with the source's profile. What was
    /// made for the same source before is used again.
    pub fn converter(&self, source: PixelSource<'_>, to: Process) -> Result<Converter, Told> {
        let own = source.model == ColourModel::Cmyk && source.profile.is_none_or(|it| self.is(it));
        self.shared.converters.get(&self.shared.output, self.total_ink(), source, own, to)
    }
}

#[cfg(test)]
#[path = "condition_tests.rs"]
mod tests;
