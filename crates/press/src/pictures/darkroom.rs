//! What all pictures of an issue are developed with.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use typst_library::layout::Size;
use typst_utils::hash128;

use kanyin_colour::{PageInks, PixelSource, Process};
use kanyin_diagnostics::Told;
use kanyin_fonts::Catalogue;
use kanyin_issue::PictureKind;
use kanyin_typeset::Framing;

use super::cache::Cache;
use super::pixels::Pixels;
use super::wanted::{Fineness, Wanted};
use crate::job::PressJob;
use crate::role_families::RoleFamilies;

/// The way pictures are made, colours included. Whoever changes it gives it another number, so that nothing is
/// taken from the cache that was made the old way; another version of Kanyin takes nothing either.
const RECIPE: u32 = 3;

/// What all pictures of an issue are developed with.
pub struct Darkroom<'a> {
    /// The publication's folder.
    pub publication: PathBuf,
    /// Its fonts.
    pub fonts: Arc<Catalogue>,
    /// The families of the paper's roles.
    pub roles: Vec<RoleFamilies>,
    /// The media.
    pub wanted: Wanted,
    /// What the press wants.
    pub job: &'a PressJob,
    /// What was made before.
    pub cache: Cache,
    /// Tells the way pictures are made, and the printing condition, from others.
    condition: u128,
    /// Held by whoever has a huge picture in memory.
    huge: Mutex<()>,
}

impl<'a> Darkroom<'a> {
    /// A darkroom for an issue of a publication, whose output goes to a folder.
    pub fn new(
        publication: PathBuf,
        out: &Path,
        fonts: Arc<Catalogue>,
        wanted: Wanted,
        job: &'a PressJob,
    ) -> Self {
        let press = &job.condition;
        let standard = format!("{:?}", job.standard);
        let recipe = (RECIPE, env!("CARGO_PKG_VERSION"));
        let condition = hash128(&(recipe, press.icc(), press.total_ink().to_bits(), standard));
        let cache = Cache::of(out);
        let roles = Vec::new();
        Self { publication, fonts, roles, wanted, job, cache, condition, huge: Mutex::default() }
    }

    /// Waits until no other huge picture is in memory, and keeps others waiting.
    pub fn wait_until_no_other_is_huge(&self) -> MutexGuard<'_, ()> {
        self.huge.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key of a print for the press.
    pub fn press_key(&self, file: u128, size: Size, framing: Framing, process: Process) -> u128 {
        let size = (size.x.to_pt().to_bits(), size.y.to_pt().to_bits());
        hash128(&("press", file, size, framing, process, self.condition, self.job.most))
    }

    /// The key of a photograph for screens.
    pub fn photo_key(&self, file: u128, size: Size, framing: Framing, fineness: Fineness) -> u128 {
        hash128(&(self.screen_key(file, size, framing), fineness))
    }

    /// The key of a drawing for the screen.
    pub fn screen_key(&self, file: u128, size: Size, framing: Framing) -> u128 {
        let size = (size.x.to_pt().to_bits(), size.y.to_pt().to_bits());
        hash128(&("screen", file, size, framing, self.condition))
    }

    /// The key of a drawing in inks.
    pub fn drawing_key(&self, file: u128, inks: &PageInks) -> u128 {
        let spot = inks.spot.as_ref().map(|spot| (&spot.name, spot.stand_in.0.map(f32::to_bits)));
        hash128(&("drawing", file, inks.process, spot, self.condition))
    }

    /// The key that says that a file can be read to its end.
    pub fn sound_key(&self, file: u128) -> u128 {
        hash128(&("sound", RECIPE, file))
    }

    /// Tells a file from others, and with its bleed from without. What an SVG looks like its fonts say too.
    pub fn file_key(&self, data: &[u8], kind: PictureKind, with_bleed: bool) -> u128 {
        let fonts = (kind == PictureKind::Svg).then(|| self.fonts.book());
        hash128(&(data, kind.name(), with_bleed, fonts))
    }

    /// Pixels in inks: 4 bytes a pixel or one, 255 full ink. Also what is wrong with their profile, which
    /// is then left out.
    pub fn inked(
        &self,
        pixels: &Pixels,
        profile: Option<&[u8]>,
        to: Process,
    ) -> Result<(Vec<u8>, Option<Told>), Told> {
        let model = pixels.kind.model();
        let condition = &self.job.condition;
        let (converter, wrong) = match condition.converter(PixelSource { model, profile }, to) {
            Ok(converter) => (converter, None),
            Err(wrong) => {
                (condition.converter(PixelSource { model, profile: None }, to)?, Some(wrong))
            }
        };
        Ok((converter.convert(&pixels.bytes), wrong))
    }
}
