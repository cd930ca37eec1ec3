//! The plates that Ghostscript makes of press.pdf.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use kanyin_testing::outside::{run, said};
use kanyin_testing::{Desk, han};

use super::torture::{self, PAPER};
use crate::run::kanyin;

/// Dots an inch of the plates.
const PPI: u32 = 100;

/// A plate of the trimmed page: 255 is full ink.
pub struct Plate {
    pub width: usize,
    pub ink: Vec<u8>,
}

/// The plates of every page, trimmed, by their names. `None` without Ghostscript.
pub fn plates(pdf: &Path) -> Option<Vec<BTreeMap<String, Plate>>> {
    separated(pdf, &["-dUseTrimBox"])
}

/// The plates of every page, drawn under some more options.
pub fn separated(pdf: &Path, more: &[&str]) -> Option<Vec<BTreeMap<String, Plate>>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p%d.tif");
    let resolution = format!("-r{PPI}");
    let mut args =
        vec!["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-sCompression=none", &resolution];
    args.extend(more);
    args.extend(["-o", out.to_str().unwrap(), pdf.to_str().unwrap()]);
    let output = run("gs", &args)?;
    assert!(output.status.success(), "{}", said(&output));
    let warned = said(&output);
    assert!(!warned.contains("Error") && !warned.contains("rror:"), "{warned}");
    let mut pages: Vec<BTreeMap<String, Plate>> = Vec::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_string();
        // `p2(Cyan)`; `p2` alone is the composite.
        let Some((page, plate)) = name.split_once('(') else { continue };
        let page: usize = page[1..].parse().unwrap();
        if pages.len() < page {
            pages.resize_with(page, BTreeMap::new);
        }
        let plate = plate.trim_end_matches(')').to_string();
        pages[page - 1].insert(plate, tiff(&fs::read(&path).unwrap()));
    }
    Some(pages)
}

/// A grey TIFF without compression, little-endian, as Ghostscript writes plates: 0 is full ink.
fn tiff(bytes: &[u8]) -> Plate {
    assert_eq!(&bytes[..4], b"II*\0");
    let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let half = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let directory = word(4);
    let entry = |tag: usize| {
        let at = (0..half(directory)).map(|n| directory + 2 + n * 12).find(|at| half(*at) == tag);
        let at = at.unwrap_or_else(|| panic!("no tag {tag}"));
        let (kind, count) = (half(at + 2), word(at + 4));
        let size = if kind == 3 { 2 } else { 4 };
        let start = if count * size <= 4 { at + 8 } else { word(at + 8) };
        (0..count)
            .map(|n| if kind == 3 { half(start + n * 2) } else { word(start + n * 4) })
            .collect::<Vec<_>>()
    };
    let (width, height) = (entry(256)[0], entry(257)[0]);
    assert_eq!(entry(258), [8]);
    let strips = entry(273).into_iter().zip(entry(279));
    let light: Vec<u8> =
        strips.flat_map(|(at, length)| bytes[at..at + length].iter().copied()).collect();
    assert_eq!(light.len(), width * height);
    Plate { width, ink: light.into_iter().map(|light| 255 - light).collect() }
}

fn torture() -> Option<Vec<BTreeMap<String, Plate>>> {
    plates(&torture::built().1.join("press.pdf"))
}

/// Inks of every pixel together, in points of a hundred.
fn totals(page: &BTreeMap<String, Plate>) -> Vec<f64> {
    let pixels = page.values().next().unwrap().ink.len();
    let total = |n| page.values().map(|plate| f64::from(plate.ink[n])).sum::<f64>() / 2.55;
    (0..pixels).map(total).collect()
}

/// At most the limit and two points in 99.9 % of the page, and nowhere more than fifteen above.
pub fn assert_held(pages: &[BTreeMap<String, Plate>], limit: f64) {
    for (n, page) in pages.iter().enumerate() {
        let totals = totals(page);
        let over = totals.iter().filter(|total| **total > limit + 2.0).count();
        let most = totals.iter().copied().fold(0.0, f64::max);
        let page = n + 1;
        assert!(over * 1000 <= totals.len(), "page {page}: {over} of {} pixels over", totals.len());
        assert!(most <= limit + 15.0, "page {page}: {most} %");
    }
}

#[test]
fn total_ink_is_held() {
    let Some(pages) = torture() else { return };
    assert_eq!(pages.len(), 4);
    assert_held(&pages, 240.0);
}

#[test]
fn a_lower_limit_is_held_too() {
    let paper = PAPER.replace("240%", "200%");
    let desk = torture::desk(&paper);
    let made = kanyin(desk.folder(), &["build", "--only", "press"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let Some(pages) = plates(&desk.folder().join("out/1/press.pdf")) else { return };
    assert_held(&pages, 200.0);
}

#[test]
fn a_page_has_its_own_inks_and_no_others() {
    let Some(pages) = torture() else { return };
    let inked = |page: &BTreeMap<String, Plate>| -> Vec<String> {
        let has_ink = |plate: &Plate| plate.ink.iter().any(|ink| *ink > 0);
        page.iter().filter(|(_, plate)| has_ink(plate)).map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(inked(&pages[0]), ["Black", "Cyan", "Magenta", "Yellow"]);
    assert_eq!(inked(&pages[1]), ["Black", "PANTONE 485 C"]);
    assert_eq!(inked(&pages[2]), ["Black"]);
    assert_eq!(inked(&pages[3]), ["Black", "Cyan", "Magenta", "Yellow"]);
}

/// The places of things with a role, in pixels: left, top, right, bottom.
fn boxes(desk: &Desk, page: u64, role: &str) -> Vec<[usize; 4]> {
    let layout = fs::read(desk.folder().join("out/1/layout.json")).unwrap();
    let layout: Value = serde_json::from_slice(&layout).unwrap();
    let things = layout["things"].as_array().unwrap().iter();
    let of_role = things.filter(|thing| thing["page"] == page && thing["role"] == role);
    let pixels = |points: f64| (points / 72.0 * f64::from(PPI)) as usize;
    of_role
        .map(|thing| {
            let number = |key: &str| thing[key].as_f64().unwrap();
            let (x, y) = (number("x"), number("y"));
            [x, y, x + number("width"), y + number("height")].map(pixels)
        })
        .collect()
}

/// What a plate has in a box.
fn within(plate: &Plate, [left, top, right, bottom]: [usize; 4]) -> impl Iterator<Item = u8> + '_ {
    (top..bottom).flat_map(move |y| (left..right).map(move |x| plate.ink[y * plate.width + x]))
}

#[test]
fn black_text_is_on_the_black_plate_alone() {
    let Some(pages) = torture() else { return };
    let texts = boxes(&torture::built().0, 1, "body");
    assert!(!texts.is_empty());
    for place in texts {
        let black = within(&pages[0]["Black"], place).filter(|ink| *ink > 200).count();
        assert!(black > 1000, "{black}");
        for plate in ["Cyan", "Magenta", "Yellow"] {
            assert!(within(&pages[0][plate], place).all(|ink| ink == 0), "{plate}");
        }
    }
}

#[test]
fn the_ground_under_black_text_is_not_knocked_out() {
    let desk = Desk::with_paper(
        "name: 试报\ncolours:\n  tint: {press: \"cmyk(20%, 0%, 40%, 0%)\", screen: \"#cde0a8\"}\n",
    );
    let body =
        format!("---\ntitle: 题\n---\n> [!SIDEBAR] 盒子\n> {}\n\n{}\n", han(300, 2), han(2600, 1));
    let desk = desk.one_story(5, &body);
    let made = kanyin(desk.folder(), &["build", "--only", "press"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let Some(pages) = plates(&desk.folder().join("out/1/press.pdf")) else { return };
    let page = &pages[0];
    let black = &page["Black"].ink;
    let on_tint = |n: usize| page["Yellow"].ink[n] > 90 && page["Cyan"].ink[n] > 40;
    // Every black pixel in the box: its neighbours far to the left and right are on the tint.
    let width = page["Black"].width;
    let mut seen = 0;
    for (n, _) in black.iter().enumerate().filter(|(_, ink)| **ink == 255) {
        let (left, right) = (n.saturating_sub(12), n + 12);
        if left / width == right / width && on_tint(left) && on_tint(right) {
            seen += 1;
            assert!(on_tint(n), "knocked out at {}, {}", n % width, n / width);
        }
    }
    assert!(seen > 500, "{seen}");
}
