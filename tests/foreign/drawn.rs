//! What readers draw of a file.

use std::fs;
use std::path::Path;
use std::process::Command;

use image::GrayImage;
use image::imageops::{FilterType, crop_imm, resize};

use kanyin_testing::{Desk, outside};

use crate::run::things;

/// A file drawn in greys.
pub struct Drawn(GrayImage);

impl Drawn {
    /// What a second reader draws of a file as it was given: Poppler of a PDF's TrimBox, librsvg of a drawing, Pillow of
    /// a picture. None if it is not installed or can't.
    pub fn given(file: &Path) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("drawn.png");
        match file.extension()?.to_str()? {
            "pdf" => Self::trimmed(file),
            "svg" => {
                let mut command = Command::new("rsvg-convert");
                outside::ran(
                    command.args(["-w", "600", "-b", "white", "-o"]).arg(&target).arg(file),
                )?;
                Self::read(&target)
            }
            _ => {
                const SCRIPT: &str = "import sys; from PIL import Image, ImageOps; \
                    image = ImageOps.exif_transpose(Image.open(sys.argv[1])).convert('RGBA'); \
                    ground = Image.new('RGBA', image.size, 'white'); \
                    Image.alpha_composite(ground, image).convert('L').save(sys.argv[2])";
                outside::ran(Command::new("python3").args(["-c", SCRIPT]).arg(file).arg(&target))?;
                Self::read(&target)
            }
        }
    }

    /// What Poppler draws of a desk's one ad in press.pdf.
    pub fn printed(desk: &Desk) -> Option<Self> {
        let ad = things(desk, "ad").pop()?;
        let number = |key: &str| ad[key].as_f64();
        let (left, top) = (number("x")?, number("y")?);
        let place = [left, top, left + number("width")?, top + number("height")?];
        let file = desk.folder().join("out/1/press.pdf");
        let boxes = Boxes::read(&file)?;
        let from_media = [boxes.trim[0] - boxes.media[0], boxes.media[3] - boxes.trim[3]];
        page(&file)?.part([
            place[0] + from_media[0],
            place[1] + from_media[1],
            place[2] + from_media[0],
            place[3] + from_media[1],
        ])
    }

    fn trimmed(file: &Path) -> Option<Self> {
        let boxes = Boxes::read(file)?;
        let [left, bottom, right, top] = boxes.trim;
        let [media_left, media_bottom, media_right, media_top] = boxes.media;
        let edges =
            [left - media_left, media_top - top, media_right - right, bottom - media_bottom];
        // Poppler turns the page; the edges turn along, clockwise.
        let mut turned = edges;
        turned.rotate_right((boxes.rotate / 90) as usize % 4);
        let page = page(file)?;
        let (width, height) = page.size();
        page.part([turned[0], turned[1], width - turned[2], height - turned[3]])
    }

    fn read(file: &Path) -> Option<Self> {
        let bytes = fs::read(file).ok()?;
        Some(Self(image::load_from_memory(&bytes).ok()?.to_luma8()))
    }

    /// Width and height in points, of a page drawn at 72 dpi.
    fn size(&self) -> (f64, f64) {
        (self.0.width().into(), self.0.height().into())
    }

    /// What stands between left, top, right and bottom, in points.
    fn part(self, [left, top, right, bottom]: [f64; 4]) -> Option<Self> {
        let (width, height) = (right - left, bottom - top);
        if !(width > 1.0 && height > 1.0 && left > -1.0 && top > -1.0) {
            return None;
        }
        let pixel = |along: f64| along.round() as u32;
        let part = crop_imm(&self.0, pixel(left), pixel(top), pixel(width), pixel(height));
        Some(Self(part.to_image()))
    }
}

/// How far two are from each other: the mean over all pixels, 1 from black to white. A shape that differs counts whole.
pub fn difference(one: &Drawn, other: &Drawn) -> f64 {
    let shape = |drawn: &Drawn| f64::from(drawn.0.width()) / f64::from(drawn.0.height());
    if (shape(one) / shape(other)).ln().abs() > 0.1 {
        return 1.0;
    }
    let small = |drawn: &Drawn| resize(&drawn.0, 60, 60, FilterType::Triangle);
    let (one, other) = (small(one), small(other));
    let pixels = one.pixels().zip(other.pixels());
    let sum: f64 = pixels.map(|(a, b)| f64::from(a.0[0].abs_diff(b.0[0]))).sum();
    sum / (60.0 * 60.0 * 255.0)
}

/// The first page of a PDF as Poppler draws it, its MediaBox at 72 dpi.
fn page(file: &Path) -> Option<Drawn> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("page");
    let mut command = Command::new("pdftoppm");
    command.args(["-r", "72", "-png", "-singlefile", "-f", "1", "-l", "1"]).arg(file).arg(&target);
    outside::ran(&mut command)?;
    Drawn::read(&target.with_extension("png"))
}

/// The boxes of a PDF's first page, as pdfinfo says them.
struct Boxes {
    media: [f64; 4],
    trim: [f64; 4],
    rotate: i64,
}

impl Boxes {
    fn read(file: &Path) -> Option<Self> {
        let output = outside::ran(Command::new("pdfinfo").arg("-box").arg(file))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers = |name: &str| -> Option<Vec<f64>> {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().map(|number| number.parse().ok()).collect()
        };
        let four = |name: &str| numbers(name)?.try_into().ok();
        let rotate = *numbers("Page rot:")?.first()? as i64;
        Some(Self { media: four("MediaBox:")?, trim: four("TrimBox:")?, rotate })
    }
}
