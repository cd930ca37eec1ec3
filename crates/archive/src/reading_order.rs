//! The letters of a story in the order of its text. On the page its parts stand in another order: captions by
//! their pictures, boxes apart, a byline above or below. Every letter knows the byte at which it was typed; so
//! the letters fall into runs that follow one another in the file, and the runs are laid along the text.

use typst_library::text::is_default_ignorable;

use super::article::Article;
use super::edition::Edition;
use super::leaves::{self, Character, Leaf};
use super::placed::Letter;

/// Comparisons spent on one story before its runs are taken as they stand in the file.
const BUDGET: usize = 20_000_000;

/// A story's letters in the order of its text.
#[derive(Debug, Default)]
pub struct Reading {
    /// The stretches of its text.
    pub leaves: Vec<Leaf>,
    /// Its characters.
    pub characters: Vec<Character>,
    /// Its letters; those that are no word of the story are not among them.
    pub letters: Vec<Read>,
}

/// A letter that is a word of its story.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Read {
    /// Where it stands.
    pub seat: Seat,
    /// Its first character in [`Reading::characters`]; `None` if the text could not be followed.
    pub at: Option<usize>,
}

/// Where a letter stands: indices into the edition.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// Which of [`Edition::blocks`].
    pub block: usize,
    /// Which of its lines.
    pub line: usize,
    /// Which of the line's letters.
    pub letter: usize,
}

/// Letters that were typed one after the other and stand so.
#[derive(Debug, Default)]
struct Run {
    start: u32,
    end: u32,
    text: Vec<char>,
    letters: Vec<(Seat, usize)>,
}

/// A story's letters in the order of its text.
pub fn reading(edition: &Edition, article: &Article) -> Reading {
    let leaves = leaves::leaves(article);
    let characters = leaves::characters(article, &leaves);
    let runs = runs(edition, article.number);
    let letters = match laid_along(&characters, &runs) {
        Some(found) => found.into_iter().flat_map(|(at, run)| run.read(Some(at))).collect(),
        None => runs.iter().flat_map(|run| run.read(None)).collect(),
    };
    Reading { leaves, characters, letters }
}

impl Run {
    fn read(&self, at: Option<usize>) -> impl Iterator<Item = Read> {
        self.letters.iter().map(move |&(seat, n)| Read { seat, at: at.map(|at| at + n) })
    }

    /// Whether the text goes on with this run.
    fn stands(&self, rest: &[Character]) -> bool {
        rest.len() >= self.text.len() && self.text.iter().zip(rest).all(|(a, b)| *a == b.c)
    }
}

/// The runs of a story, as they stand in its file.
fn runs(edition: &Edition, article: u32) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (n, block) in edition.blocks.iter().enumerate() {
        if block.article != Some(article) {
            continue;
        }
        for (line, placed) in block.lines.iter().enumerate() {
            for (letter, shown) in placed.letters.iter().enumerate() {
                let Some(start) = shown.typed_at else { continue };
                let text: Vec<char> = words(shown).collect();
                if text.is_empty() {
                    continue;
                }
                let end = start.saturating_add(shown.text.len() as u32);
                let seat = Seat { block: n, line, letter };
                match runs.last_mut() {
                    Some(run) if run.end == start => {
                        run.letters.push((seat, run.text.len()));
                        run.text.extend(text);
                        run.end = end;
                    }
                    _ => runs.push(Run { start, end, text, letters: vec![(seat, 0)] }),
                }
            }
        }
    }
    // A stable sort: what shares a place stays as it stands on the page.
    runs.sort_by_key(|run| run.start);
    runs
}

/// Letters that are read as they stand: no words of a story.
pub fn unread(seats: impl Iterator<Item = Seat>) -> Vec<Read> {
    seats.map(|seat| Read { seat, at: None }).collect()
}

/// The characters that a letter shows, white space left out.
pub fn words(letter: &Letter) -> impl Iterator<Item = char> {
    letter.text.chars().filter(|c| !c.is_whitespace() && !is_default_ignorable(*c))
}

/// A place in the text, and what has been tried there.
struct Step {
    at: usize,
    /// The run before.
    last: Option<usize>,
    choices: Vec<Choice>,
    tried: usize,
    all: bool,
}

#[derive(Copy, Clone, PartialEq)]
enum Choice {
    Run(usize),
    /// The page does without the text up to here.
    Skip(usize),
}

/// Finds the runs that make up a text, each with the character at which it begins. Mostly the next run in the
/// file is the next in the text; where it is not, each that fits is tried, the longest first.
fn laid_along<'a>(text: &[Character], runs: &'a [Run]) -> Option<Vec<(usize, &'a Run)>> {
    let mut used = vec![false; runs.len()];
    let mut budget = BUDGET;
    let mut path = vec![Step::new(0, None)];
    while path.last()?.at < text.len() {
        budget = budget.checked_sub(1)?;
        let step = path.last_mut()?;
        let next = match step.next(text, runs, &used, &mut budget) {
            Some(Choice::Run(run)) => {
                *used.get_mut(run)? = true;
                Some(Step::new(step.at + runs.get(run)?.text.len(), Some(run)))
            }
            Some(Choice::Skip(to)) => Some(Step::new(to, step.last)),
            None => None,
        };
        match next {
            Some(next) => path.push(next),
            None => {
                path.pop();
                if let Choice::Run(run) = path.last()?.taken()? {
                    *used.get_mut(run)? = false;
                }
            }
        }
    }
    let run = |step: &Step| match step.taken() {
        Some(Choice::Run(run)) => runs.get(run).map(|run| (step.at, run)),
        _ => None,
    };
    Some(path.iter().filter_map(run).collect())
}

impl Step {
    fn new(at: usize, last: Option<usize>) -> Self {
        Self { at, last, choices: Vec::new(), tried: 0, all: false }
    }

    fn taken(&self) -> Option<Choice> {
        self.choices.get(self.tried.checked_sub(1)?).copied()
    }

    /// What may come next, and has not been tried yet.
    fn next(
        &mut self,
        text: &[Character],
        runs: &[Run],
        used: &[bool],
        budget: &mut usize,
    ) -> Option<Choice> {
        let rest = text.get(self.at..)?;
        let from = self.last.map_or(0, |last| last + 1);
        if self.choices.is_empty() && !self.all {
            let following = (from..runs.len()).find(|n| used.get(*n) == Some(&false));
            let fits = |n: &usize| runs.get(*n).is_some_and(|run| run.stands(rest));
            self.choices.extend(following.filter(fits).map(Choice::Run));
        }
        if self.tried == self.choices.len() && !self.all {
            self.all = true;
            *budget = budget.saturating_sub(runs.len());
            let known = self.choices.clone();
            let free = runs.iter().enumerate().filter(|(n, _)| used.get(*n) == Some(&false));
            let mut fitting: Vec<(usize, &Run)> = free
                .filter(|(n, run)| run.stands(rest) && !known.contains(&Choice::Run(*n)))
                .collect();
            fitting.sort_by_key(|(n, run)| (std::cmp::Reverse(run.text.len()), *n < from, *n));
            self.choices.extend(fitting.into_iter().map(|(n, _)| Choice::Run(n)));
            self.choices.extend(skip(text, self.at).map(Choice::Skip));
        }
        let choice = self.choices.get(self.tried).copied()?;
        self.tried += 1;
        Some(choice)
    }
}

/// How far the text may be skipped: over a character that the page may do without, or a stretch as a whole,
/// which its layout does not show.
fn skip(text: &[Character], at: usize) -> Option<usize> {
    let here = text.get(at)?;
    if here.optional {
        return Some(at + 1);
    }
    let begins = at.checked_sub(1).and_then(|before| text.get(before));
    let begins = begins.is_none_or(|before| before.leaf != here.leaf);
    let length = text.get(at..)?.iter().take_while(|c| c.leaf == here.leaf).count();
    begins.then_some(at + length)
}

#[cfg(test)]
#[path = "reading_order_tests.rs"]
mod tests;
