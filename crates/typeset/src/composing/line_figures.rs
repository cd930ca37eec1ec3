//! Line figures: what the composer did in each story's lines. It is what we tune by (`kanyin check -v`).

use std::collections::BTreeMap;
use std::sync::Mutex;

use kanyin_composer::{Grade, Line};
use kanyin_diagnostics::{Code, Fault, FileNo, Spot, told};

/// What the composer did in one line, in em.
#[derive(Debug, Clone, Default, PartialEq)]
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
    /// What to do about it, if it gapes.
    pub cure: Option<LineCure>,
}

/// What to do about a line that gapes.
#[derive(Debug, Clone, PartialEq)]
pub struct LineCure {
    /// What has no room in it and cannot be parted.
    pub word: String,
    /// Characters to add before that.
    pub add: u32,
    /// Characters to cut before that.
    pub cut: u32,
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
        if figure.loose > 0.0 && figure.grade > Grade::Solid {
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

    /// What staff must know: paragraphs with a line that gapes, or with a lone character at the end.
    pub fn faults(&self) -> Vec<Fault> {
        let blocks = self.0.lock().unwrap_or_else(|poison| poison.into_inner());
        let mut faults = Vec::new();
        for (&spot, lines) in blocks.iter() {
            let gaping = lines.iter().filter(|(figure, _)| figure.grade == Grade::Gaping);
            faults.extend(gaping_lines(spot, gaping));
            let runt = lines.iter().find(|(figure, _)| figure.runt);
            faults.extend(runt.map(|(_, words)| lone_character(spot, words)));
        }
        faults
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

/// The first line of a paragraph that gapes, and how many others do.
fn gaping_lines<'a>(
    spot: Spot,
    mut lines: impl Iterator<Item = &'a (LineFigure, String)>,
) -> Option<Fault> {
    let (figure, words) = lines.next()?;
    let more = lines.count();
    let words = words.trim();
    let what = match more {
        0 => told!(
            "这一行拉得很开也排不满，右边空着：“{words}”",
            "this line cannot be filled and ends short: `{words}`"
        ),
        _ => told!(
            "这一行拉得很开也排不满，右边空着：“{words}”；同一段里还有 {more} 行",
            "this line cannot be filled and ends short: `{words}`, and {more} more of the paragraph"
        ),
    };
    let fault = Fault::warning(Code::GapingLine, spot, what);
    Some(match &figure.cure {
        Some(LineCure { word, add, cut }) => fault.hint(told!(
            "“{word}”拆不开，这一行又放不下：在它前面添 {add} 个字，或删 {cut} 个字",
            "`{word}` cannot be parted and has no room: add {add} characters before it, or cut {cut}"
        )),
        None => fault.hint(told!("改动这一行的几个字", "change some words of this line")),
    })
}

/// 孤字: a paragraph that ends in one character, whatever was tried.
fn lone_character(spot: Spot, words: &str) -> Fault {
    let words = words.trim();
    let what = told!(
        "段末一行只有一个字：“{words}”",
        "the paragraph's last line is one character: `{words}`"
    );
    Fault::warning(Code::LoneCharacter, spot, what).hint(told!(
        "在这一段里删一个字，或添一两个字",
        "cut a character of the paragraph, or add one or two"
    ))
}
