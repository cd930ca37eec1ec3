//! What the printing house wishes: standards, inks, marks, names of files, its own profile.

use std::fs;
use std::path::Path;

use lopdf::{Document, Object};

use kanyin_testing::outside::{run, said};
use kanyin_testing::{Desk, han};

use super::pictures::COATED;
use super::torture;
use crate::run::{Run, files, kanyin};

/// A small good issue under this `press`.
fn desk(press: &str) -> Desk {
    let desk = Desk::with_paper(&format!("name: 试报\npress:\n{press}"));
    desk.one_story(5, &format!("---\ntitle: 题\n---\n{}\n", han(4800, 1)))
}

fn build(desk: &Desk) -> Run {
    kanyin(desk.folder(), &["build", "--only", "press"])
}

fn press(desk: &Desk) -> Document {
    let made = build(desk);
    assert_eq!(made.code, 0, "{}", made.err);
    load(&desk.folder().join("out/1/press.pdf"))
}

fn load(path: &Path) -> Document {
    Document::load_mem(&fs::read(path).unwrap()).unwrap()
}

/// A box of the first page.
fn page_box(pdf: &Document, name: &str) -> Vec<f32> {
    let page = pdf.get_dictionary(pdf.page_iter().next().unwrap()).unwrap();
    let sides = page.get(name.as_bytes()).unwrap().as_array().unwrap();
    sides.iter().map(|side| side.as_float().unwrap()).collect()
}

/// How a build with a profile ends: code 1, the place in paper.yaml, what is wrong.
fn assert_refused(profile: &[u8], words: &str) {
    let desk = desk("  profile: house.icc\n");
    desk.file("house.icc", profile);
    let made = build(&desk);
    assert_eq!(made.code, 1, "{}", made.err);
    assert!(made.err.contains("paper.yaml:3:"), "{}", made.err);
    assert!(made.err.contains(words), "{}", made.err);
    assert!(!desk.folder().join("out/1/press.pdf").exists());
}

#[test]
fn a_profile_for_screens_is_refused() {
    assert_refused(&moxcms::ColorProfile::new_srgb().encode().unwrap(), "显示器");
}

#[test]
fn an_input_profile_is_refused() {
    let mut scanner = COATED.to_vec();
    scanner[12..16].copy_from_slice(b"scnr");
    assert_refused(&scanner, "输入");
}

#[test]
fn what_is_no_profile_is_refused() {
    assert_refused(b"this is a letter to the printer", "ICC");
    assert_refused(b"", "ICC");
    assert_refused(&COATED[..3000], "house.icc");
}

#[test]
fn a_profile_outside_the_publication_or_not_there_is_refused() {
    for profile in ["../house.icc", "/etc/house.icc", "none.icc"] {
        let made = build(&desk(&format!("  profile: {profile}\n")));
        assert_eq!(made.code, 1, "{}", made.err);
        assert!(made.err.contains("paper.yaml:3:"), "{}", made.err);
    }
}

#[test]
fn the_printing_houses_own_profile_is_embedded() {
    let desk = desk("  profile: profiles/house.icc\n");
    desk.file("profiles/house.icc", COATED);
    let pdf = press(&desk);
    let intents = pdf.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    assert_eq!(intents.len(), 1);
    let profile = intents[0].as_dict().unwrap().get(b"DestOutputProfile").unwrap();
    let (_, profile) = pdf.dereference(profile).unwrap();
    assert_eq!(profile.as_stream().unwrap().decompressed_content().unwrap(), COATED);
}

#[test]
fn marks_stand_outside_the_bleed_or_are_left_out() {
    let bare = press(&desk("  marks: false\n"));
    assert_eq!(page_box(&bare, "BleedBox"), page_box(&bare, "MediaBox"));
    let marked = press(&desk("  marks: [crop, slug]\n"));
    let [media, bleed, trim] =
        ["MediaBox", "BleedBox", "TrimBox"].map(|name| page_box(&marked, name));
    for side in 0..4 {
        let sign = if side < 2 { 1.0 } else { -1.0 };
        assert!((bleed[side] - media[side]) * sign > 20.0);
        assert!(((trim[side] - bleed[side]) * sign - 8.504).abs() < 0.01);
    }
}

#[test]
fn single_pages_are_named_as_the_printing_house_wants() {
    let desk = desk("  file-name: \"{name}-{date:%Y%m%d}-{page:02}\"\n");
    let made = kanyin(desk.folder(), &["build", "--only", "press"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let names: Vec<String> = files(&desk.folder().join("out/1/press")).into_keys().collect();
    assert_eq!(names, ["试报-20261120-01.pdf"]);
}

#[test]
fn pages_under_an_earlier_name_are_taken_away() {
    let desk = desk("  marks: false\n");
    build(&desk);
    let paper = fs::read_to_string(desk.folder().join("paper.yaml")).unwrap();
    desk.file("paper.yaml", &format!("{paper}  file-name: \"A{{page}}\"\n"));
    build(&desk);
    desk.file("paper.yaml", &format!("{paper}  file-name: \"B{{page}}\"\n"));
    build(&desk);
    let names: Vec<String> = files(&desk.folder().join("out/1/press")).into_keys().collect();
    assert_eq!(names, ["B1.pdf"]);
}

#[test]
fn a_name_without_the_page_is_refused() {
    let made = build(&desk("  file-name: \"{name}\"\n"));
    assert_eq!(made.code, 1);
    assert!(made.err.contains("paper.yaml:3:"), "{}", made.err);
    assert!(made.err.contains("{page}"), "{}", made.err);
}

#[test]
fn inks_name_a_colour_that_is_there() {
    let made = build(&desk("  inks: black+gold\n"));
    assert_eq!(made.code, 1);
    assert!(made.err.contains("paper.yaml:3:") && made.err.contains("gold"), "{}", made.err);
}

#[test]
fn x_1a_has_no_transparency_and_says_who_it_is() {
    let paper = torture::PAPER.replace("  marks: true\n", "  standard: PDF/X-1a\n");
    let desk = torture::desk(&paper);
    let made = kanyin(desk.folder(), &["build", "--only", "press"]);
    assert_eq!(made.code, 0, "{}", made.err);
    // The veiled ad and the drawing with a veil were drawn as pictures, and that was said.
    assert!(made.err.contains("veiled.pdf") && made.err.contains("drawing.svg"), "{}", made.err);
    let path = desk.folder().join("out/1/press.pdf");
    let pdf = load(&path);
    assert_eq!(pdf.version, "1.4");
    let info = pdf.trailer.get(b"Info").unwrap();
    let (_, info) = pdf.dereference(info).unwrap();
    let version = info.as_dict().unwrap().get(b"GTS_PDFXVersion").unwrap();
    assert_eq!(version, &Object::string_literal("PDF/X-1a:2003"));
    for object in pdf.objects.values() {
        let dict = match object {
            Object::Stream(stream) => &stream.dict,
            Object::Dictionary(dict) => dict,
            _ => continue,
        };
        assert!(!dict.has(b"SMask") && !dict.has(b"Group"), "{dict:?}");
        for alpha in [b"ca".as_slice(), b"CA"] {
            let is_whole = |alpha: &Object| alpha.as_float().unwrap() == 1.0;
            assert!(dict.get(alpha).map_or(true, is_whole), "{dict:?}");
        }
    }
    let Some(output) = run("pdfinfo", &[path.to_str().unwrap()]) else { return };
    assert!(said(&output).contains("PDF/X-1a:2003"), "{}", said(&output));
}
