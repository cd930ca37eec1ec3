//! TEMPORARY, until `outputs::epaper_files` is there: an e-paper's files with its pictures, so that `kanyin site` can be
//! tried. The integrator removes this file, its `mod` line, and changes the one call in site.rs.

use super::proofread::Made;
use crate::archive::epaper::{self, Home, NoEpaper, PageImage, PageImages};
use crate::archive::templates::Templates;
use crate::archive::{Edition, MadeFile, pictures};
use crate::press::{self, View};
use crate::told;

/// The files of an e-paper, its pictures among them; no PDF.
pub fn epaper_files(made: &Made, home: Option<&Home>) -> Result<Vec<MadeFile>, NoEpaper> {
    let ours = |why: String| NoEpaper::Ours(told!("数字报：{why}", "e-paper: {why}"));
    let mut edition = Edition::of(&made.issue, &made.laid);
    let mut files = pictures(&mut edition, &made.pictures.screen).map_err(ours)?;
    let screen = press::rendition(&made.laid, View::Screen, &made.pictures.screen, &[]).document;
    let mut pages = Vec::new();
    for (leaf, page) in edition.pages.iter().zip(screen.pages()) {
        let png = press::png(page).map_err(ours)?;
        let picture = image::load_from_memory(&png).map_err(|error| ours(error.to_string()))?;
        let mut made = |width: u32, kind: &str| {
            let small = picture.resize(width, u32::MAX, image::imageops::FilterType::Lanczos3);
            let mut bytes = Vec::new();
            let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 75);
            let written = small.to_rgb8().write_with_encoder(encoder);
            written.map_err(|error| ours(error.to_string()))?;
            let name = format!("pages/{}-{kind}.jpg", leaf.id);
            files.push(MadeFile { name: name.clone(), bytes });
            Ok::<_, NoEpaper>(PageImage { name, width: small.width(), height: small.height() })
        };
        let (small, large) = (made(900, "small")?, made(1800, "large")?);
        pages.push(PageImages { page: leaf.page, small, large, pdf: None });
    }
    let templates = Templates::of(&made.issue.publication)?;
    files.extend(epaper::epaper(&edition, &templates, &pages, home)?);
    Ok(files)
}
