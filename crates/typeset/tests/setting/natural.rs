//! The fonts' own widths of Latin, and where English words may be divided: as stock Typst sets each run
//! on a line of its own, justified by nothing.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::Arc;

use kanyin_fonts::Catalogue;

use super::lines::{Face, Line, lines};
use super::text::Shaped;
use crate::stock::Stock;

/// Runs of Latin and their faces, to be measured.
pub type Runs = BTreeSet<(Face, String)>;

/// Runs of Latin by face.
#[derive(Debug, Default)]
pub struct Natural {
    widths: HashMap<(Face, String), Vec<f64>>,
    points: HashMap<String, Vec<usize>>,
}

impl Natural {
    /// Measures all the runs.
    pub fn of(fonts: &Arc<Catalogue>, mut runs: Runs) -> Self {
        let faces: BTreeSet<Face> = runs.iter().map(|(face, _)| face.clone()).collect();
        runs.extend(faces.into_iter().map(|face| (face, "-".to_string())));
        let words = runs
            .iter()
            .map(|(_, run)| run)
            .filter(|run| !run.contains(|c: char| c.is_ascii_digit()))
            .flat_map(|run| run.split(|c: char| !c.is_ascii_alphabetic()));
        let words: BTreeSet<String> =
            words.filter(|word| may_be_divided(word)).map(String::from).collect();
        Self { widths: widths(fonts, runs), points: points(fonts, words) }
    }

    /// Where the words of a run may be divided.
    fn points_of(&self, run: &str) -> Vec<usize> {
        let mut points = Vec::new();
        if run.contains(|c: char| c.is_ascii_digit()) {
            return points;
        }
        let mut at = 0;
        for word in run.split(|c: char| !c.is_ascii_alphabetic()) {
            points.extend(self.points.get(word).into_iter().flatten().map(|point| at + point));
            at += word.chars().count() + 1;
        }
        points
    }

    /// A run as its face sets it.
    pub fn shaped(&self, face: &Face, run: &str) -> Shaped {
        let width = |run: &str| self.widths.get(&(Arc::clone(face), run.to_string())).cloned();
        Shaped {
            widths: width(run).unwrap_or_default(),
            points: self.points_of(run),
            hyphen: width("-").map_or(0.35, |widths| widths.iter().sum()),
        }
    }
}

/// Five letters at least, one capital at most.
fn may_be_divided(word: &str) -> bool {
    word.len() >= 5 && word.chars().filter(char::is_ascii_uppercase).count() <= 1
}

/// The width of each character of the runs, in em: a line for each run.
fn widths(fonts: &Arc<Catalogue>, runs: Runs) -> HashMap<(Face, String), Vec<f64>> {
    let mut source = "#set page(width: 9000pt, height: auto, margin: 9pt)\n\
        #set text(size: 10pt, lang: \"zh\", region: \"cn\", hyphenate: false)\n"
        .to_string();
    for (face, run) in &runs {
        let (family, weight, run) = (quoted(&face.0), face.1, quoted(run));
        let _ = writeln!(source, "#block(text(font: {family}, weight: {weight}, {run}))");
    }
    let set = lines(&Stock::new(Arc::clone(fonts), source).compile());
    assert_eq!(set.len(), runs.len(), "a line for each run");
    runs.into_iter().zip(set).map(|(run, line)| (run, widths_of(&line))).collect()
}

fn widths_of(line: &Line) -> Vec<f64> {
    let starts = line.characters.iter().map(|character| character.x);
    let last = line.characters.last().expect("a run has characters");
    let ends = starts.clone().skip(1).chain([last.x + last.natural]);
    starts.zip(ends).map(|(start, end)| (end - start) / last.size).collect()
}

/// Where words may be divided: each on a page as narrow as can be.
fn points(fonts: &Arc<Catalogue>, words: BTreeSet<String>) -> HashMap<String, Vec<usize>> {
    let mut source = "#set page(width: 1pt, height: auto, margin: 0pt)\n\
        #set text(size: 10pt, font: \"Noto Serif CJK SC\", lang: \"en\", hyphenate: true)\n"
        .to_string();
    source += &words
        .iter()
        .map(|w| format!("#{}", quoted(w)))
        .collect::<Vec<_>>()
        .join("\n#pagebreak()\n");
    let set = if words.is_empty() {
        Vec::new()
    } else {
        lines(&Stock::new(Arc::clone(fonts), source).compile())
    };
    let words = words.into_iter().enumerate().map(|(page, word)| {
        let mut parts = set
            .iter()
            .filter(|line| line.page == page)
            .map(|line| line.text().trim_end_matches(['-', '\u{AD}']).chars().count());
        let mut at = parts.next().unwrap_or(0);
        let mut points = Vec::new();
        for part in parts {
            points.push(at);
            at += part;
        }
        assert_eq!(at, word.chars().count(), "all of “{word}” is set");
        (word, points)
    });
    words.collect()
}

/// Text as a Typst string.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
