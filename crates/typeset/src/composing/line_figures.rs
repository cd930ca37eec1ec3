//! Line figures: what the composer did in each story's lines. It is what we tune by (`kanyin check -v`).

use std::collections::BTreeMap;
use std::sync::Mutex;

use kanyin_composer::{Grade, Line};
use kanyin_diagnostics::{FileNo, Spot};

/// What the composer did in one line, in em.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct LineFigure {
    /// How far it is from set solid.
    pub grade: Grade,
    /// Taken from spaces and marks, marks that meet aside.
    pub squeezed: f64,
    /// Added to spaces and to gaps between Han and Latin.
    pub spread: f64,
    /// Added between two characters, each.
    pub loose: f64,
    /// Marks that lost white.
    pub marks: u32,
    /// A number or a word had to be parted at its end.
    pub parted: bool,
    /// It ends a paragraph that would have ended in a lone character.
    pub avoided_runt: bool,
    /// It is a lone character.
    pub runt: bool,
}

impl LineFigure {
    /// The figure of a line.
    pub fn of(line: &Line) -> Self {
        Self {
            grade: line.strain.grade,
            squeezed: line.strain.squeezed.iter().sum(),
            spread: line.strain.spaces + line.strain.gaps,
            loose: line.strain.loose,
            marks: line.squeezed_marks,
            ..Self::default()
        }
    }
}

/// The lines of one story.
#[derive(Debug, Clone, Default)]
pub struct StoryFigures {
    /// How many.
    pub lines: u32,
    /// Those with stretched Han pairs: how far, and their words.
    pub stretched: Vec<(Grade, f64, String)>,
    /// The line that most was taken from, and its words.
    pub tightest: Option<(f64, String)>,
    /// The line that most was added to, all in all, and its words.
    pub loosest: Option<(f64, String)>,
    /// Marks that lost white.
    pub marks: u32,
    /// Paragraphs kept from ending in a lone character.
    pub avoided_runts: u32,
    /// Paragraphs that end in one all the same.
    pub runts: u32,
    /// Numbers and words parted.
    pub parted: u32,
}

impl StoryFigures {
    fn add(&mut self, figure: &LineFigure, words: &str) {
        self.lines += 1;
        self.marks += figure.marks;
        self.avoided_runts += u32::from(figure.avoided_runt);
        self.runts += u32::from(figure.runt);
        self.parted += u32::from(figure.parted);
        if figure.grade > Grade::Solid {
            self.stretched.push((figure.grade, figure.loose, words.into()));
        }
        let places = words.chars().count().saturating_sub(1) as f64;
        let added = figure.spread + figure.loose * places;
        most(&mut self.tightest, figure.squeezed, words);
        most(&mut self.loosest, added, words);
    }
}

/// Keeps the greater.
fn most(kept: &mut Option<(f64, String)>, value: f64, words: &str) {
    if value > 0.005 && kept.as_ref().is_none_or(|(known, _)| value > *known) {
        *kept = Some((value, words.into()));
    }
}

/// Keeps the lines of every block that was placed. A block placed anew replaces what it was before.
#[derive(Default)]
pub struct LineBook(Mutex<BTreeMap<Spot, Vec<(LineFigure, String)>>>);

impl LineBook {
    /// Notes lines as they are placed: the block they are of, their figure, their words.
    pub fn note<'a>(&self, lines: impl Iterator<Item = (Spot, LineFigure, &'a str)>) {
        let mut blocks: BTreeMap<Spot, Vec<(LineFigure, String)>> = BTreeMap::new();
        for (block, figure, words) in lines {
            blocks.entry(block).or_default().push((figure, words.into()));
        }
        self.0.lock().unwrap_or_else(|poison| poison.into_inner()).extend(blocks);
    }

    /// The figures of each file of copy.
    pub fn stories(&self) -> BTreeMap<FileNo, StoryFigures> {
        let mut stories: BTreeMap<FileNo, StoryFigures> = BTreeMap::new();
        let blocks = self.0.lock().unwrap_or_else(|poison| poison.into_inner());
        for (spot, lines) in blocks.iter() {
            let story = stories.entry(spot.file).or_default();
            lines.iter().for_each(|(figure, words)| story.add(figure, words));
        }
        stories
    }
}
