//! Pages as JPEGs for the e-paper: a small one that is there at once, a large one to read.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{Told, told};
use kanyin_press::Preview;

use crate::MadeFile;

/// Width of the small picture, in pixels: four of them and the rest of a first view stay under 400 KB.
const SMALL: u32 = 900;
/// JPEG quality of both: type keeps its edges.
const QUALITY: u8 = 72;

/// A page's pictures and its PDF. Their names are as seen from the e-paper's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImages {
    /// The page, from 1.
    pub page: u32,
    /// `pages/01-small.jpg`.
    pub small: PageImage,
    /// `pages/01.jpg`.
    pub large: PageImage,
    /// `pdf/01.pdf`, if there is one.
    pub pdf: Option<String>,
}

/// One picture of a page, drawn or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageImage {
    /// Its name.
    pub name: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

impl PageImages {
    /// How a page of a size in pixels will be pictured.
    pub fn of(page: u32, (width, height): (u32, u32)) -> Self {
        let shrunk = SMALL.min(width);
        let low = (f64::from(height) * f64::from(shrunk) / f64::from(width.max(1))).round();
        Self {
            page,
            small: PageImage {
                name: format!("pages/{page:02}-small.jpg"),
                width: shrunk,
                height: (low as u32).max(1),
            },
            large: PageImage { name: format!("pages/{page:02}.jpg"), width, height },
            pdf: Some(format!("pdf/{page:02}.pdf")),
        }
    }

    /// Draws both.
    ///
    /// # Errors
    /// A page larger than JPEGs can be, 65,535 pixels a side.
    pub fn files(&self, preview: &Preview) -> Result<[MadeFile; 2], Told> {
        let PageImages { small, large, .. } = self;
        let shrunk = preview.shrunk(small.width, small.height)?;
        Ok([
            MadeFile { name: small.name.clone(), bytes: jpeg(&shrunk.rgb, small)? },
            MadeFile { name: large.name.clone(), bytes: jpeg(&preview.rgb, large)? },
        ])
    }
}

/// A progressive JPEG, so that a slow line shows the whole page early.
fn jpeg(rgb: &[u8], size: &PageImage) -> Result<Vec<u8>, Told> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let side =
        |pixels: u32| u16::try_from(pixels).map_err(|_| told!("版面太大", "the page is too large"));
    encoder
        .encode(rgb, side(size.width)?, side(size.height)?, ColorType::Rgb)
        .map_err(|error| told!("写不成 JPEG", "it cannot be written as a JPEG: {error}"))?;
    Ok(out)
}
