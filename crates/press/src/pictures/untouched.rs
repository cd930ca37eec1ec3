//! CMYK pictures that somebody has already made for this press: they go to the plate byte for byte.

use std::sync::Arc;

use typst_library::layout::Size;

use kanyin_colour::Process;

use super::negative::Negative;
use super::pixels::PixelKind;
use super::press_image::{Coding, ImageInks, PressImage};
use super::total_ink::TotalInk;
use crate::job::PressJob;

/// How much finer than wanted such a picture may be: less harm than to write a JPEG anew.
const FINER: f64 = 1.5;

/// The file itself as the image, if it is a CMYK JPEG for the printing condition, upright, not much too fine
/// as placed (`size` is what the whole of it takes, cropped or not), undamaged, and within the ink limit.
pub fn untouched(
    negative: &Negative,
    file: &Arc<[u8]>,
    size: Size,
    process: Process,
    job: &PressJob,
) -> Option<PressImage> {
    let pixels = &negative.pixels;
    let is_cmyk_jpeg = pixels.kind == PixelKind::Cmyk && !negative.is_lossless;
    if !is_cmyk_jpeg
        || process != Process::Four
        || !negative.is_upright()
        || negative.damage.is_some()
    {
        return None;
    }
    let is_for_us = |profile: &Vec<u8>| job.condition.is(profile);
    if !negative.profile.as_ref().is_none_or(is_for_us) {
        return None;
    }
    let ppi = f64::from(pixels.width) / (size.x.to_pt() / 72.0);
    if ppi > FINER * f64::from(job.most) {
        return None;
    }
    if !TotalInk::of(&pixels.bytes).holds(job.condition.total_ink()) {
        return None;
    }
    let coding = Coding::Jpeg { inverted: negative.inverted };
    let (width, height) = pixels.size();
    Some(PressImage { inks: ImageInks::Cmyk, width, height, coding, data: file.clone() })
}
