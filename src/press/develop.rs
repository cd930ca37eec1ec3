//! Pictures developed: the files that stand-ins mean, read once, and made into what a medium shows.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use image::{DynamicImage, ImageDecoder, ImageReader};
use rayon::prelude::*;
use typst_library::foundations::{Bytes, Smart};
use typst_library::layout::Size;
use typst_library::visualize::{ExchangeFormat, Image, ImageKind, RasterImage};

use super::fit::{Fit, fit};
use super::placing::{Placing, placings};
use super::{drawing, screen, trial};
use crate::diagnostics::{Fault, Faults, Spot, Told};
use crate::fonts::Catalogue;
use crate::issue::{Block, BlockKind, Fill, Issue, PictureKind};
use crate::told;
use crate::typeset::{Laid, Shown};

/// A picture ready for a medium.
#[derive(Clone)]
pub struct Print {
    /// Its bytes.
    pub image: ImageKind,
    /// How it stands in its box.
    pub fit: Fit,
}

/// Every picture of an issue, as one medium shows it. One that could not be read is not there.
pub type Prints = HashMap<Placing, Print>;

/// The media pictures are wanted for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Wanted {
    /// Ink: all their pixels, JPEGs byte for byte.
    pub press: bool,
    /// Light: cropped and shrunk.
    pub screen: bool,
}

/// The pictures of an issue.
#[derive(Default)]
pub struct Developed {
    /// For the press, if it was wanted.
    pub press: Prints,
    /// For the screen, if it was wanted.
    pub screen: Prints,
    /// Those that could not be read.
    pub faults: Faults,
}

/// Reads all pictures of an issue, several at once, each file once.
pub fn develop(issue: &Issue, laid: &Laid, wanted: Wanted) -> Developed {
    let mut files: Vec<(Shown, Vec<Size>)> = Vec::new();
    for Placing { shown, size } in placings(laid) {
        match files.iter_mut().find(|(known, _)| *known == shown) {
            Some((_, sizes)) => sizes.push(size),
            None => files.push((shown, vec![size])),
        }
    }
    let read: Vec<_> = files
        .par_iter()
        .map(|(shown, sizes)| {
            let one = || one(&issue.publication, &laid.fonts, shown, sizes, wanted);
            trial::survives(one).unwrap_or_else(|| Err(drawing::damaged()))
        })
        .collect();
    let mut developed = Developed::default();
    for ((shown, sizes), prints) in files.iter().zip(read) {
        match prints {
            Err(wrong) => developed.faults.push(unreadable(issue, shown, wrong)),
            Ok(prints) => {
                for (&size, OfSize { press, screen }) in sizes.iter().zip(prints) {
                    let placing = Placing { shown: shown.clone(), size };
                    developed.press.extend(press.map(|print| (placing.clone(), print)));
                    developed.screen.extend(screen.map(|print| (placing, print)));
                }
            }
        }
    }
    developed
}

/// A picture at one of its sizes.
struct OfSize {
    press: Option<Print>,
    screen: Option<Print>,
}

fn one(
    publication: &Path,
    fonts: &Arc<Catalogue>,
    shown: &Shown,
    sizes: &[Size],
    wanted: Wanted,
) -> Result<Vec<OfSize>, Told> {
    let data = std::fs::read(publication.join(&shown.path))
        .map_err(|error| told!("打不开：{error}", "cannot be opened: {error}"))?;
    match shown.kind {
        PictureKind::Svg => Ok(drawn(drawing::svg(Bytes::new(data), fonts)?, shown, sizes, wanted)),
        PictureKind::Pdf => Ok(drawn(drawing::pdf(data, fonts)?, shown, sizes, wanted)),
        PictureKind::Jpeg => photographed(data, ExchangeFormat::Jpg, shown, sizes, wanted),
        PictureKind::Png => photographed(data, ExchangeFormat::Png, shown, sizes, wanted),
        PictureKind::Webp => photographed(data, ExchangeFormat::Webp, shown, sizes, wanted),
        PictureKind::Gif => photographed(data, ExchangeFormat::Gif, shown, sizes, wanted),
    }
}

/// A drawing is the same in every medium.
fn drawn(image: ImageKind, shown: &Shown, sizes: &[Size], wanted: Wanted) -> Vec<OfSize> {
    let measured = Image::plain(image.clone());
    let ratio = measured.width() / measured.height();
    let print = |size| Print { image: image.clone(), fit: fit(ratio, size, shown.whole) };
    sizes
        .iter()
        .map(|&size| OfSize {
            press: wanted.press.then(|| print(size)),
            screen: wanted.screen.then(|| print(size)),
        })
        .collect()
}

fn photographed(
    data: Vec<u8>,
    format: ExchangeFormat,
    shown: &Shown,
    sizes: &[Size],
    wanted: Wanted,
) -> Result<Vec<OfSize>, Told> {
    let broken = |why: &dyn std::fmt::Display| {
        let name = shown.kind.name();
        told!("不是完好的 {name}：{why}", "is no sound {name}: {why}")
    };
    let negative = Negative::read(data, format, wanted.press).map_err(|why| broken(&why))?;
    let ratio = f64::from(negative.pixels.width()) / f64::from(negative.pixels.height());
    let may_be_drawn = shown.kind != PictureKind::Jpeg;
    let mut prints = Vec::new();
    for &size in sizes {
        let full = fit(ratio, size, shown.whole);
        let screen = match wanted.screen {
            false => None,
            true => {
                let fit = Fit {
                    at: full.at.max(Default::default()),
                    size: full.size.min(size),
                    over: false,
                };
                let profile = negative.profile.as_ref();
                let image = screen::print(&negative.pixels, profile, may_be_drawn, fit.size);
                Some(Print { image: image.map_err(|why| broken(&why))?, fit })
            }
        };
        let press = negative.raster.clone();
        let press = press.map(|raster| Print { image: ImageKind::Raster(raster), fit: full });
        prints.push(OfSize { press, screen });
    }
    Ok(prints)
}

/// A photograph's pixels, upright.
struct Negative {
    pixels: Arc<DynamicImage>,
    profile: Option<Bytes>,
    /// As the PDF exporter takes it.
    raster: Option<RasterImage>,
}

impl Negative {
    /// Reads a photograph. Typst's own reader remembers all it reads, so it is asked only for the
    /// press, which needs it.
    fn read(data: Vec<u8>, format: ExchangeFormat, for_press: bool) -> Result<Self, String> {
        if for_press {
            let raster = RasterImage::new(Bytes::new(data), format, Smart::Auto)
                .map_err(|error| error.to_string())?;
            return Ok(Self {
                pixels: raster.dynamic().clone(),
                profile: raster.icc().cloned(),
                raster: Some(raster),
            });
        }
        let read = || {
            let reader = ImageReader::with_format(Cursor::new(data), format.into());
            let mut decoder = reader.into_decoder()?;
            let profile = decoder.icc_profile().ok().flatten().map(Bytes::new);
            let orientation = decoder.orientation()?;
            let mut pixels = DynamicImage::from_decoder(decoder)?;
            pixels.apply_orientation(orientation);
            image::ImageResult::Ok(Self { pixels: Arc::new(pixels), profile, raster: None })
        };
        read().map_err(|error| error.to_string())
    }
}

/// The fault of a picture whose head is sound, so that it was measured, but whose rest is not.
fn unreadable(issue: &Issue, shown: &Shown, wrong: Told) -> Fault {
    let path = crate::diagnostics::slashed(&shown.path);
    let Told { zh, en } = wrong;
    let what = told!("{path} {zh}", "{path} {en}");
    match named_at(issue, &shown.path) {
        Some(spot) => Fault::error("broken-picture", spot, what),
        None => Fault::nowhere("broken-picture", what),
    }
}

/// Where a picture is named.
fn named_at(issue: &Issue, path: &Path) -> Option<Spot> {
    issue.pages.iter().flat_map(|page| &page.fills).find_map(|fill| match fill {
        Fill::Story(story) => in_blocks(&story.blocks, path),
        Fill::Briefs { stories, .. } => {
            stories.iter().find_map(|story| in_blocks(&story.blocks, path))
        }
        Fill::Files(files) => files.iter().find(|file| file.path == path).map(|file| file.spot),
        _ => None,
    })
}

fn in_blocks(blocks: &[Block], path: &Path) -> Option<Spot> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Picture(picture) => (picture.path == path).then_some(picture.spot),
        BlockKind::Quote(blocks) => in_blocks(blocks, path),
        BlockKind::Box(boxed) => in_blocks(&boxed.blocks, path),
        BlockKind::List { items, .. } => items.iter().find_map(|item| in_blocks(item, path)),
        BlockKind::Paragraph(_) | BlockKind::Subhead(_) | BlockKind::Table { .. } => None,
    })
}
