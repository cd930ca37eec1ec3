//! Every character of press.pdf and its place, as MuPDF reads them.

use kanyin_testing::{Desk, outside};

use crate::run::kanyin;

/// A character on a page. Lengths in points from the sheet's top left corner.
#[derive(Debug, Clone)]
pub struct Character {
    pub c: char,
    pub x: f64,
    pub baseline: f64,
    pub size: f64,
    pub font: String,
}

/// The characters of a desk's page, line by line; `None` without MuPDF.
pub fn characters(desk: &Desk) -> Option<Vec<Character>> {
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "press"]);
    let pdf = desk.folder().join("out/1/press.pdf");
    assert!(pdf.exists(), "{}", run.err);
    let args = ["draw".into(), "-q".into(), "-F".into(), "stext".into(), pdf.into_os_string()];
    let output = outside::run("mutool", &args)?;
    let xml = String::from_utf8_lossy(&output.stdout).into_owned();
    let value = |line: &str, name: &str| -> Option<String> {
        let rest = line.split_once(&format!(" {name}=\""))?.1;
        Some(rest.split_once('"')?.0.to_string())
    };
    let (mut font, mut size) = (String::new(), 0.0);
    let mut found = Vec::new();
    for line in xml.lines() {
        let number = |name: &str| value(line, name).unwrap().parse::<f64>().unwrap();
        if line.trim_start().starts_with("<font ") {
            font = value(line, "name").unwrap();
            size = number("size");
        } else if line.trim_start().starts_with("<char ") {
            let c = plain(&value(line, "c").unwrap());
            found.push(Character {
                c,
                x: number("x"),
                // Rounded, so that a line is one line whatever its fonts.
                baseline: (10.0 * number("y")).round() / 10.0,
                size,
                font: font.clone(),
            });
        }
    }
    assert!(!found.is_empty());
    found.retain(|character| !character.c.is_whitespace());
    // Line by line: MuPDF parts what stands far apart.
    found.sort_by(|a, b| (a.baseline, a.x).partial_cmp(&(b.baseline, b.x)).unwrap());
    Some(found)
}

fn plain(xml: &str) -> char {
    match xml {
        "&lt;" => '<',
        "&gt;" => '>',
        "&amp;" => '&',
        "&quot;" => '"',
        "&apos;" | "&#39;" => '\'',
        _ => match xml.strip_prefix("&#x").and_then(|hex| hex.strip_suffix(';')) {
            Some(hex) => char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap(),
            None => xml.chars().next().unwrap(),
        },
    }
}

/// The characters of a word that stands on the pages, each in one line; all of its places.
pub fn places<'a>(characters: &'a [Character], word: &str) -> Vec<&'a [Character]> {
    let word: Vec<char> = word.chars().collect();
    let is_it = |window: &&[Character]| {
        window.iter().map(|character| character.c).eq(word.iter().copied())
            && window.iter().all(|character| (character.baseline - window[0].baseline).abs() < 0.1)
    };
    characters.windows(word.len()).filter(is_it).collect()
}

/// The one place of a word.
#[track_caller]
pub fn place<'a>(characters: &'a [Character], word: &str) -> &'a [Character] {
    let mut found = places(characters, word);
    assert_eq!(found.len(), 1, "{word}");
    found.remove(0)
}
