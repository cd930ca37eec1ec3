//! Three readers and our own plates draw the same page. They are compared in ink, since every reader has its own
//! way from ink to screen colours: Poppler and Ghostscript alone are 3 % apart on one page.

use std::collections::BTreeMap;
use std::fs;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use kanyin_recolour::plates::{PageBox, PagePlates, plates};
use kanyin_testing::outside::run;

use super::plates::{Plate, separated};
use super::torture;

/// Pixels an inch.
const PPI: f64 = 100.0;
/// Mean difference of a plate, in points of a hundred.
const MOST: f64 = 2.0;

/// Four inks a pixel.
struct Inked {
    width: usize,
    pixels: Vec<u8>,
}

fn ours() -> Vec<PagePlates> {
    let pdf = fs::read(torture::built().1.join("press.pdf")).unwrap();
    (0..4).map(|page| plates(&pdf, page, PPI, PageBox::Media).unwrap()).collect()
}

/// The mean difference of each of four inks, over what both have: rounding may make a page a pixel larger.
fn apart(a: &Inked, b: &Inked) -> [f64; 4] {
    let rows = (a.pixels.len() / a.width / 4).min(b.pixels.len() / b.width / 4);
    let width = a.width.min(b.width);
    let mut sums = [0u64; 4];
    for y in 0..rows {
        let row = |of: &Inked| of.pixels[y * of.width * 4..][..width * 4].to_vec();
        for (n, (a, b)) in row(a).iter().zip(row(b)).enumerate() {
            sums[n % 4] += u64::from(a.abs_diff(b));
        }
    }
    sums.map(|sum| sum as f64 / (rows * width) as f64 / 2.55)
}

fn assert_close(reader: &str, page: usize, theirs: &Inked, ours: &PagePlates) {
    let ours = Inked { width: ours.width as usize, pixels: ours.cmyk() };
    let apart = apart(theirs, &ours);
    assert!(apart.iter().all(|mean| *mean < MOST), "{reader}, page {page}: {apart:?}");
}

#[test]
fn mupdf_agrees() {
    let pdf = torture::built().1.join("press.pdf");
    for (n, ours) in ours().iter().enumerate() {
        let page = n + 1;
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("p.pam");
        let page_word = page.to_string();
        let args = [
            "draw",
            "-q",
            "-r",
            "100",
            "-c",
            "cmyk",
            "-o",
            out.to_str().unwrap(),
            pdf.to_str().unwrap(),
            &page_word,
        ];
        if run("mutool", &args).is_none() {
            return;
        }
        assert_close("MuPDF", page, &pam(&fs::read(out).unwrap()), ours);
    }
}

/// A PAM file of four channels.
fn pam(bytes: &[u8]) -> Inked {
    let end = bytes.windows(7).position(|at| at == b"ENDHDR\n").unwrap() + 7;
    let head = String::from_utf8_lossy(&bytes[..end]);
    let field = |name: &str| {
        let line = head.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].trim().parse::<usize>().unwrap()
    };
    assert_eq!(field("DEPTH"), 4, "{head}");
    Inked { width: field("WIDTH"), pixels: bytes[end..].to_vec() }
}

#[test]
fn poppler_agrees() {
    let pdf = torture::built().1.join("press.pdf");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p");
    let args = [
        "-r",
        "100",
        "-overprint",
        "-jpegcmyk",
        "-jpegopt",
        "quality=98",
        pdf.to_str().unwrap(),
        out.to_str().unwrap(),
    ];
    if run("pdftoppm", &args).is_none() {
        return;
    }
    for (n, ours) in ours().iter().enumerate() {
        let page = n + 1;
        let jpeg = fs::read(folder.path().join(format!("p-{page}.jpg"))).unwrap();
        assert_close("Poppler", page, &cmyk_jpeg(&jpeg), ours);
    }
}

/// A JPEG of four inks as Poppler writes it: YCCK made from inverted inks (Adobe technical note 5116).
fn cmyk_jpeg(bytes: &[u8]) -> Inked {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::YCCK);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let mut pixels = decoder.decode().unwrap();
    for pixel in pixels.chunks_exact_mut(4) {
        let [y, cb, cr] = [pixel[0], pixel[1], pixel[2]].map(f64::from);
        let (cb, cr) = (cb - 128.0, cr - 128.0);
        let inks = [y + 1.402 * cr, y - 0.344 * cb - 0.714 * cr, y + 1.772 * cb];
        for (to, ink) in pixel.iter_mut().zip(inks) {
            *to = ink.clamp(0.0, 255.0) as u8;
        }
        pixel[3] = 255 - pixel[3];
    }
    let (width, _) = decoder.dimensions().unwrap();
    Inked { width, pixels }
}

#[test]
fn ghostscript_agrees() {
    let pdf = torture::built().1.join("press.pdf");
    let smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"];
    let Some(theirs) = separated(&pdf, &smooth) else { return };
    for (n, (theirs, ours)) in theirs.iter().zip(ours()).enumerate() {
        for (name, apart) in apart_by_plate(theirs, &ours) {
            assert!(apart < MOST, "page {}, {name}: {apart}", n + 1);
        }
    }
}

fn apart_by_plate(theirs: &BTreeMap<String, Plate>, ours: &PagePlates) -> Vec<(String, f64)> {
    let of = |(plate, ink): &(kanyin_recolour::Plate, Vec<u8>)| {
        let name = plate.name().into_owned();
        let theirs = theirs.get(&name)?;
        let width = (ours.width as usize).min(theirs.width);
        let rows = (ours.height as usize).min(theirs.ink.len() / theirs.width);
        let sum: u64 = (0..rows)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| {
                let ours = ink[y * ours.width as usize + x];
                u64::from(ours.abs_diff(theirs.ink[y * theirs.width + x]))
            })
            .sum();
        Some((name, sum as f64 / (rows * width) as f64 / 2.55))
    };
    let plates: Vec<_> = ours.inks.iter().filter_map(of).collect();
    assert!(plates.len() >= 4, "{plates:?}");
    plates
}
