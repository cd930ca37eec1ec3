//! What all pictures of an issue are developed with.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use typst_library::layout::Size;
use typst_utils::hash128;

use super::cache::Cache;
use super::develop::Wanted;
use super::pixels::{Kind, Pixels};
use crate::diagnostics::Told;
use crate::fonts::Catalogue;
use crate::issue::PictureKind;
use crate::press::colour::{Converter, PageInks, Process, Source, Space};
use crate::press::job::PressJob;

/// The way pictures are made; another number forgets all that the cache has.
const RECIPE: u32 = 1;

/// What all pictures of an issue are developed with.
pub struct Darkroom<'a> {
    /// The publication's folder.
    pub publication: PathBuf,
    /// Its fonts.
    pub fonts: Arc<Catalogue>,
    /// The media.
    pub wanted: Wanted,
    /// What the press wants.
    pub job: &'a PressJob,
    /// What was made before.
    pub cache: Cache,
    /// Tells the printing condition from others.
    condition: u128,
    converters: Mutex<HashMap<Way, Made>>,
}

/// From what to what.
type Way = (Space, Option<u128>, Process);
/// A converter, or what is wrong with the profile.
type Made = Arc<Result<Converter, Told>>;

impl<'a> Darkroom<'a> {
    /// A darkroom for an issue of a publication.
    pub fn new(
        publication: PathBuf,
        fonts: Arc<Catalogue>,
        wanted: Wanted,
        job: &'a PressJob,
    ) -> Self {
        let condition = hash128(&(job.condition.icc(), job.condition.total_ink().to_bits()));
        let cache = Cache::of(&publication);
        Self { publication, fonts, wanted, job, cache, condition, converters: Mutex::default() }
    }

    /// The key of a print for the press.
    pub fn press_key(&self, file: u128, size: Size, whole: bool, process: Process) -> u128 {
        let size = (size.x.to_pt().to_bits(), size.y.to_pt().to_bits());
        hash128(&("press", RECIPE, file, size, whole, process, self.condition, self.job.most))
    }

    /// The key of a print for the screen.
    pub fn screen_key(&self, file: u128, size: Size, whole: bool) -> u128 {
        let size = (size.x.to_pt().to_bits(), size.y.to_pt().to_bits());
        hash128(&("screen", RECIPE, file, size, whole, self.condition))
    }

    /// The key of a drawing in inks.
    pub fn drawing_key(&self, file: u128, inks: &PageInks) -> u128 {
        let spot = inks.spot.as_ref().map(|spot| (&spot.name, spot.stand_in.0.map(f32::to_bits)));
        let standard = format!("{:?}", self.job.standard);
        hash128(&("drawing", RECIPE, file, inks.process, spot, standard, self.condition))
    }

    /// The key that says that a file can be read to its end.
    pub fn sound_key(&self, file: u128) -> u128 {
        hash128(&("sound", RECIPE, file))
    }

    /// Tells a file from others. What an SVG looks like its fonts say too.
    pub fn file_key(&self, data: &[u8], kind: PictureKind) -> u128 {
        let fonts = (kind == PictureKind::Svg).then(|| self.fonts.book());
        hash128(&(data, kind.name(), fonts))
    }

    /// Pixels in inks: 4 bytes a pixel or one, 255 full ink. Also what is wrong with their profile, which
    /// is then left out.
    pub fn inked(
        &self,
        pixels: &Pixels,
        profile: Option<&[u8]>,
        to: Process,
    ) -> Result<(Vec<u8>, Option<Told>), Told> {
        let space = match pixels.kind {
            Kind::Grey | Kind::GreyAlpha => Space::Grey,
            Kind::Rgb | Kind::RgbAlpha => Space::Rgb,
            Kind::Cmyk => Space::Cmyk,
        };
        match &*self.converter(space, profile, to) {
            Ok(converter) => Ok((converter.convert(&pixels.bytes), None)),
            Err(wrong) => match &*self.converter(space, None, to) {
                Ok(converter) => Ok((converter.convert(&pixels.bytes), Some(wrong.clone()))),
                Err(wrong) => Err(wrong.clone()),
            },
        }
    }

    /// A converter takes long to make, and most pictures want the same one.
    fn converter(&self, space: Space, profile: Option<&[u8]>, to: Process) -> Made {
        let mut known = self.converters.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Arc::new(self.job.condition.converter(Source { space, profile }, to));
        known.entry((space, profile.map(hash128), to)).or_insert_with(make).clone()
    }
}
