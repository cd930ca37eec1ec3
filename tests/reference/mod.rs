//! Reference pictures: the pages of finished issues at 72 dpi, as they were last accepted. Not one pixel may change
//! without being seen. To accept what has changed:
//!
//!     KANYIN_ACCEPT=1 cargo test --release -p kanyin reference

mod difference;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

use kanyin_testing::{laoximen, repository};

use crate::run::{files, kanyin};
use difference::Difference;

#[test]
fn the_sample() {
    hold("sample", &repository().join("issues/2026-11"));
}

#[test]
fn the_real_issues() {
    let Some(laoximen) = laoximen() else { return };
    for issue in ["2021-03", "2025-05"] {
        hold(&format!("laoximen-{issue}"), &laoximen.join("issues").join(issue));
    }
}

#[test]
fn the_specimen() {
    hold("specimen", &repository().join("docs/specimen/issues/1"));
}

/// Holds the pages of an issue against the pictures in a folder here, or accepts what has changed.
fn hold(name: &str, issue: &Path) {
    let accepted = repository().join("tests/reference").join(name);
    let now = tempfile::tempdir().unwrap();
    draw(issue, now.path());
    let is_accepting = std::env::var_os("KANYIN_ACCEPT").is_some_and(|set| set == "1");
    let pages: BTreeSet<String> =
        [now.path(), &accepted].into_iter().flat_map(files).map(|(page, _)| page).collect();
    let mut told = Vec::new();
    for page in &pages {
        match changed(name, page, &accepted, now.path()) {
            Some(_) if is_accepting => accept(page, &accepted, now.path()),
            Some(words) => told.push(words),
            None => {}
        }
    }
    assert!(
        told.is_empty(),
        "{}\nIf that is meant: KANYIN_ACCEPT=1 cargo test --release -p kanyin reference",
        told.join("\n")
    );
}

/// Draws the pages of an issue into a folder, a picture each.
fn draw(issue: &Path, folder: &Path) {
    let out = tempfile::tempdir().unwrap();
    let run =
        kanyin(out.path(), &["build", "--only", "png", "--out", ".", issue.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pages = out.path().join(issue.file_name().unwrap()).join("pages");
    for page in files(&pages).into_keys() {
        let drawn = image::open(pages.join(&page)).unwrap().into_rgb8();
        write(&halved(&drawn), &folder.join(&page));
    }
}

/// Half as wide and high, each pixel the mean of four, in sixteen shades of each colour: enough to see what moves, and
/// small enough to keep.
fn halved(drawn: &RgbImage) -> RgbImage {
    const STEP: u16 = 255 / 15;
    RgbImage::from_fn(drawn.width() / 2, drawn.height() / 2, |x, y| {
        let at = |(right, down)| drawn[(2 * x + right, 2 * y + down)].0;
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(at);
        let shade = |part: usize| {
            let mean = four.iter().map(|pixel| u16::from(pixel[part])).sum::<u16>() / 4;
            ((mean + STEP / 2) / STEP * STEP) as u8
        };
        Rgb([0, 1, 2].map(shade))
    })
}

/// Puts the picture of now in the place of the one accepted before; a page that is gone takes its picture with it.
fn accept(page: &str, accepted: &Path, now: &Path) {
    fs::create_dir_all(accepted).unwrap();
    match fs::read(now.join(page)) {
        Ok(bytes) => fs::write(accepted.join(page), bytes).unwrap(),
        Err(_) => fs::remove_file(accepted.join(page)).unwrap(),
    }
}

/// What has changed on a page, and where it is shown; `None` if nothing has.
fn changed(name: &str, page: &str, accepted: &Path, now: &Path) -> Option<String> {
    // A page that is new or gone is compared with nothing.
    let open =
        |folder: &Path| image::open(folder.join(page)).map(|it| it.into_rgb8()).unwrap_or_default();
    let (before, after) = (open(accepted), open(now));
    let difference = Difference::of(&before, &after)?;
    let shown = shown(name, page);
    write(&difference.side_by_side(&before, &after), &shown);
    Some(format!("{name}/{page}: {difference}. Before, after, difference: {}", shown.display()))
}

/// Where a difference is shown.
fn shown(name: &str, page: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference");
    fs::create_dir_all(&folder).unwrap();
    folder.join(format!("{name}-{page}"))
}

/// Writes a PNG as small as may be.
fn write(picture: &RgbImage, path: &Path) {
    let file = fs::File::create(path).unwrap();
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::NoFilter);
    let (width, height) = picture.dimensions();
    encoder.write_image(picture, width, height, ExtendedColorType::Rgb8).unwrap();
}
