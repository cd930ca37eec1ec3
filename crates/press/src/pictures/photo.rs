//! Photographs for the press: cropped to what is seen, no finer than the press shows, in the inks of
//! their page.

use std::sync::Arc;

use typst_library::layout::Size;

use kanyin_colour::Process;
use kanyin_diagnostics::{Told, told};
use kanyin_typeset::Framing;

use super::cache_entry::{About, MadePrint, Remark};
use super::darkroom::Darkroom;
use super::encode::PressSamples;
use super::fit::{self, most_pixels, seen};
use super::line_art;
use super::negative::Negative;
use super::pixels::{PixelKind, Pixels, Window, lanczos3};
use super::press_image::ImageInks;
use super::print::{Print, PrintImage};
use super::sharpen::sharpen;
use super::untouched::untouched;

/// Channels that are no further apart are the same grey: rounding, and what JPEGs blur.
const NEUTRAL: u8 = 2;
/// What is scaled down by no more than this keeps its edges.
const HARDLY: f64 = 1.1;

/// A photograph for the press, in a box of a size. `file` is what it was read from.
pub fn press(
    negative: &Negative,
    file: &Arc<[u8]>,
    (size, framing): (Size, Framing),
    process: Process,
    darkroom: &Darkroom,
) -> Result<MadePrint, Told> {
    let upright = negative.upright();
    let ratio = f64::from(upright.0) / f64::from(upright.1);
    let full = fit::fit(ratio, size, framing);
    if let Some(image) = untouched(negative, file, full.size, process, darkroom.job) {
        let print = Print { image: PrintImage::Press(image), fit: full };
        return Ok(MadePrint { print, remarks: Vec::new() });
    }
    let (fit, window) = seen(upright, size, framing);
    if let Some(image) = line_art::bits(negative, window, fit.size).map_err(failed)? {
        let print = Print { image: PrintImage::Press(image), fit };
        return Ok(MadePrint { print, remarks: Vec::new() });
    }
    let pixels = cut(negative, window, most_pixels(fit.size, darkroom.job.most)).map_err(failed)?;
    let profile = negative.profile.as_deref();
    let (samples, wrong) = samples(&pixels, profile, process, darkroom)?;
    let limit = darkroom.job.condition.total_ink();
    let image = samples.written(negative.is_lossless, limit).map_err(failed)?;
    let remarks = wrong.map(|wrong| profile_left_out(wrong, pixels.kind)).into_iter().collect();
    Ok(MadePrint { print: Print { image: PrintImage::Press(image), fit }, remarks })
}

/// A window of a picture with as many pixels at most, upright, on paper white.
fn cut(negative: &Negative, window: Window, most: (u32, u32)) -> Result<Pixels, Told> {
    let (width, height) = (window.2, window.3);
    let to = negative.sideways((width.min(most.0), height.min(most.1)));
    let cut = negative.pixels.cut(negative.stored(window), to, lanczos3())?;
    let mut cut = cut.on_white();
    if f64::from(width) > f64::from(most.0) * HARDLY {
        sharpen(&mut cut);
    }
    Ok(cut.turned(negative.orientation))
}

/// Pixels as samples in the inks of a page. What is grey stays grey, and is printed in black alone: four
/// inks that do not lie exactly over each other would give it coloured edges.
pub fn samples(
    pixels: &Pixels,
    profile: Option<&[u8]>,
    process: Process,
    darkroom: &Darkroom,
) -> Result<(PressSamples, Option<Told>), Told> {
    let to = if is_grey(pixels) { Process::Black } else { process };
    let (mut bytes, wrong) = darkroom.inked(pixels, profile, to)?;
    let inks = match to {
        Process::Four => ImageInks::Cmyk,
        Process::Black => {
            bytes.iter_mut().for_each(|ink| *ink = 255 - *ink);
            ImageInks::Grey
        }
    };
    let channels = if inks == ImageInks::Cmyk { 4 } else { 1 };
    let (width, height) = pixels.size();
    if bytes.len() != width as usize * height as usize * channels {
        return Err(failed(told!("颜色换不成墨", "its colours could not be converted")));
    }
    Ok((PressSamples { inks, width, height, bytes }, wrong))
}

fn is_grey(pixels: &Pixels) -> bool {
    match pixels.kind {
        PixelKind::Grey | PixelKind::GreyAlpha => true,
        PixelKind::Rgb => pixels
            .bytes
            .as_chunks::<3>()
            .0
            .iter()
            .all(|[r, g, b]| r.abs_diff(*g).max(g.abs_diff(*b)).max(r.abs_diff(*b)) <= NEUTRAL),
        PixelKind::RgbAlpha | PixelKind::Cmyk => false,
    }
}

/// That the embedded profile of pixels cannot be used.
pub fn profile_left_out(wrong: Told, kind: PixelKind) -> Remark {
    let told = match kind {
        PixelKind::Cmyk => told!(
            "内嵌的色彩特性文件用不了（{wrong}），当作没有",
            "has a colour profile embedded that cannot be used ({wrong}); taken for inks of this press";
            wrong
        ),
        _ => told!(
            "内嵌的色彩特性文件用不了（{wrong}），按 sRGB 处理",
            "has a colour profile embedded that cannot be used ({wrong}); taken for sRGB";
            wrong
        ),
    };
    Remark::new(About::Profile, told)
}

fn failed(why: Told) -> Told {
    told!("处理不了：{why}", "cannot be worked on: {why}"; why)
}

#[cfg(test)]
#[path = "photo_tests.rs"]
mod tests;
