//! Every character of 通用规范汉字表 is printed, in every face of the house, and can be read back out
//! of the PDF.

use std::collections::HashMap;
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use rayon::prelude::*;

use kanyin_fonts::Catalogue;
use kanyin_issue::{Paper, paper::Role};
use kanyin_typeset::families;

use crate::stock::Stock;

const TABLE: &str = include_str!("../../../fonts/tongyong-8105.txt");

/// Characters in a row, and the size of the square each stands in.
const ROW: usize = 100;
const SQUARE: usize = 12;

/// The sheet as a PDF.
fn pdf(family: &str, weight: u16, characters: &[char]) -> Vec<u8> {
    let rows: String =
        characters.chunks(ROW).map(|row| row.iter().collect::<String>() + " \\\n").collect();
    let text = format!(
        "#set page(width: {}pt, height: auto, margin: 0pt)\n\
         #set text(font: \"{family}\", weight: {weight}, size: {SQUARE}pt, fallback: false, \
         top-edge: 0.88em, bottom-edge: -0.12em)\n#set par(leading: 0pt, justify: false)\n{rows}",
        ROW * SQUARE + 1
    );
    let document = Stock::new(Arc::new(Catalogue::open(None, &[])), text).compile();
    typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default()).unwrap()
}

/// The characters that a reader of the PDF finds in it.
fn read_back(pdf: &[u8]) -> Vec<char> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A picture of each character's square as it is printed: 0 is white.
fn squares(pdf: &[u8], count: usize) -> Vec<Vec<u8>> {
    const SCALE: usize = 2;
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let cache = RenderCache::new();
    let scale = SCALE as f32;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let image = render(&pdf.pages()[0], &cache, &InterpreterSettings::default(), &settings);
    let width = usize::from(image.width());
    let pixels = image.data();
    let side = SQUARE * SCALE;
    let square = |n: usize| {
        let (left, top) = (n % ROW * side, n / ROW * side);
        let rows = (top..top + side).flat_map(|y| (left..left + side).map(move |x| (x, y)));
        rows.map(|(x, y)| 255 - pixels[y * width + x].g).collect()
    };
    (0..count).map(square).collect()
}

/// What is wrong with the characters in a face.
fn wrong(family: &str, weight: u16, characters: &[char]) -> Vec<String> {
    let pdf = pdf(family, weight, characters);
    let mut found = Vec::new();
    let mut left: HashMap<char, usize> = HashMap::new();
    read_back(&pdf).into_iter().for_each(|c| *left.entry(c).or_default() += 1);
    for &c in characters {
        match left.remove(&c) {
            Some(1) => {}
            Some(count) => found.push(format!("{c} is there {count} times")),
            None => found.push(format!("{c} U+{:04X} is not there", c as u32)),
        }
    }
    found.extend(left.keys().map(|c| format!("{c} U+{:04X} is there, but was not set", *c as u32)));

    let squares = squares(&pdf, characters.len());
    let mut alike: HashMap<&[u8], char> = HashMap::new();
    for (&c, square) in characters.iter().zip(&squares) {
        if square.iter().filter(|ink| **ink > 64).count() < 8 {
            found.push(format!("{c} U+{:04X} is printed as white", c as u32));
        }
        // Empty boxes all look alike.
        if let Some(other) = alike.insert(square, c) {
            found.push(format!("{c} and {other} are printed as the same"));
        }
    }
    found.into_iter().map(|what| format!("{family} {weight}: {what}")).collect()
}

#[test]
fn all_characters_come_back_from_every_face() {
    let paper: Paper = serde_json::from_value(serde_json::json!({"name": "试"})).unwrap();
    let table: Vec<char> = TABLE.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(table.len(), 8105);
    let catalogue = Catalogue::open(None, &[]);
    let mut faces: Vec<(String, u16, Vec<char>)> = Vec::new();
    for role in Role::ALL {
        let family = families(&paper, role.key()).swap_remove(0);
        // The brush hand has the characters of GB 2312 only.
        let (_, face) = catalogue.face(&family).unwrap();
        let has = |c: &&char| role != Role::Display || face.info.coverage.contains(**c as u32);
        let characters: Vec<char> = table.iter().filter(has).copied().collect();
        assert_eq!(characters.len(), if role == Role::Display { 6638 } else { 8105 });
        let weight = family.weight.unwrap_or(400);
        if role == Role::Hei {
            faces.push((family.name.clone(), 700, characters.clone()));
        }
        faces.push((family.name, weight, characters));
    }
    let found: Vec<String> = faces
        .par_iter()
        .flat_map(|(family, weight, characters)| wrong(family, *weight, characters))
        .collect();
    let some: Vec<_> = found.iter().take(40).collect();
    assert!(found.is_empty(), "{} faults, the first of them: {some:#?}", found.len());
}
