//! The stories' pictures as files for readers: photographs finer than on the pages, drawings as there, under names of
//! their own.

use typst_library::visualize::{ExchangeFormat, ImageKind, RasterFormat};

use kanyin_diagnostics::{Told, told};
use kanyin_press::{DevelopedPictures, Print, PrintImage};

use crate::MadeFile;
use crate::edition::{Edition, PlacedImage};

/// Names the pictures of the stories and gives their files: `pictures/01-1.jpg` is the first of story 1.
///
/// # Errors
/// A picture that was not developed for the screen, or cannot be written.
pub fn pictures(edition: &mut Edition, prints: &DevelopedPictures) -> Result<Vec<MadeFile>, Told> {
    let mut files = Vec::new();
    for article in &mut edition.articles {
        let (number, id) = (article.number, article.id.clone());
        let placed: Vec<&PlacedImage> = edition
            .blocks
            .iter()
            .filter(|block| block.article == Some(number))
            .flat_map(|block| &block.images)
            .collect();
        for (n, photo) in article.photos_mut().enumerate() {
            let image = placed.iter().find(|image| image.file == photo.file);
            let print = image.and_then(|image| {
                let photograph = prints.readers.get(&image.placing);
                photograph.or_else(|| prints.screen.get(&image.placing))
            });
            let Some(print) = print else { continue };
            let (ending, bytes) = bytes(print)?;
            let (width, height) = size(print);
            let name = format!("pictures/{id}-{}.{ending}", n + 1);
            (photo.width, photo.height) = (Some(width), Some(height));
            photo.web = Some(name.clone());
            files.push(MadeFile { name, bytes });
        }
    }
    Ok(files)
}

/// The file of a print, and its ending.
fn bytes(print: &Print) -> Result<(&'static str, Vec<u8>), Told> {
    let PrintImage::Typst(kind) = &print.image else {
        return Err(told!(
            "印刷用的图片不能上网",
            "a picture for the press is no picture for the web"
        ));
    };
    match kind {
        ImageKind::Svg(svg) => Ok(("svg", svg.data().to_vec())),
        ImageKind::Pdf(_) => {
            Err(told!("PDF 没有变成屏幕上的图片", "a PDF was not made a picture for the screen"))
        }
        ImageKind::Raster(raster) => match raster.format() {
            RasterFormat::Exchange(ExchangeFormat::Jpg) => Ok(("jpg", raster.data().to_vec())),
            RasterFormat::Exchange(ExchangeFormat::Png) => Ok(("png", raster.data().to_vec())),
            _ => {
                let mut out = std::io::Cursor::new(Vec::new());
                let written = raster.dynamic().write_to(&mut out, image::ImageFormat::Png);
                written.map_err(|error| {
                    told!("写不成 PNG", "it cannot be written as a PNG: {error}")
                })?;
                Ok(("png", out.into_inner()))
            }
        },
    }
}

/// Width and height in pixels; a drawing's as it is placed, at 150 an inch.
fn size(print: &Print) -> (u32, u32) {
    match &print.image {
        PrintImage::Typst(ImageKind::Raster(raster)) => (raster.width(), raster.height()),
        _ => {
            let pixels = |points: f64| (points / 72.0 * 150.0).round().max(1.0) as u32;
            (pixels(print.fit.size.x.to_pt()), pixels(print.fit.size.y.to_pt()))
        }
    }
}
