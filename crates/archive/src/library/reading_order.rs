//! The letters of a story in the order of its text. On the page its parts stand in another order: captions by
//! their pictures, boxes apart, a byline above or below. Every letter knows the byte at which it was typed; so
//! the letters fall into runs that follow one another in the file, and the runs are laid along the text.

use typst_library::text::is_default_ignorable;

use super::passages::{self, Character, Passage};
use crate::edition::{Article, Edition, PlacedLetter};

/// Comparisons spent on one story before its runs are taken as they stand in the file.
const BUDGET: usize = 20_000_000;

/// A story's letters in the order of its text.
#[derive(Debug, Default)]
pub struct ReadingOrder {
    /// The passages of its text.
    pub passages: Vec<Passage>,
    /// Its characters.
    pub characters: Vec<Character>,
    /// Its letters; those that are no word of the story are not among them.
    pub letters: Vec<ReadLetter>,
}

/// A letter that is a word of its story.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct ReadLetter {
    /// Where it stands.
    pub index: LetterIndex,
    /// Its first character in [`ReadingOrder::characters`]; `None` if the text could not be followed.
    pub at: Option<usize>,
}

/// Where a letter stands: indices into the edition.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterIndex {
    /// Which of [`Edition::blocks`].
    pub block: usize,
    /// Which of its lines.
    pub line: usize,
    /// Which of the line's letters.
    pub letter: usize,
}

/// Letters that were typed one after the other and stand so.
#[derive(Debug, Default)]
struct TypedRun {
    start: u32,
    end: u32,
    text: Vec<char>,
    letters: Vec<(LetterIndex, usize)>,
}

/// A story's letters in the order of its text.
pub fn reading_order(edition: &Edition, article: &Article) -> ReadingOrder {
    let passages = passages::passages(article);
    let characters = passages::characters(article, &passages);
    let runs = runs(edition, article.number);
    let letters = match laid_along(&characters, &runs) {
        Some(found) => found.into_iter().flat_map(|(at, run)| run.read(Some(at))).collect(),
        None => runs.iter().flat_map(|run| run.read(None)).collect(),
    };
    ReadingOrder { passages, characters, letters }
}

impl TypedRun {
    fn read(&self, at: Option<usize>) -> impl Iterator<Item = ReadLetter> {
        self.letters.iter().map(move |&(index, n)| ReadLetter { index, at: at.map(|at| at + n) })
    }

    /// Whether the text goes on with this run.
    fn stands(&self, rest: &[Character]) -> bool {
        rest.len() >= self.text.len() && self.text.iter().zip(rest).all(|(a, b)| *a == b.c)
    }
}

/// The runs of a story, as they stand in its file.
fn runs(edition: &Edition, article: u32) -> Vec<TypedRun> {
    let mut runs: Vec<TypedRun> = Vec::new();
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
                let index = LetterIndex { block: n, line, letter };
                match runs.last_mut() {
                    Some(run) if run.end == start => {
                        run.letters.push((index, run.text.len()));
                        run.text.extend(text);
                        run.end = end;
                    }
                    _ => runs.push(TypedRun { start, end, text, letters: vec![(index, 0)] }),
                }
            }
        }
    }
    // A stable sort: what shares a place stays as it stands on the page.
    runs.sort_by_key(|run| run.start);
    runs
}

/// Letters that are read as they stand: no words of a story.
pub fn unread(indices: impl Iterator<Item = LetterIndex>) -> Vec<ReadLetter> {
    indices.map(|index| ReadLetter { index, at: None }).collect()
}

/// The characters that a letter shows, white space left out.
pub fn words(letter: &PlacedLetter) -> impl Iterator<Item = char> {
    letter.text.chars().filter(|c| !c.is_whitespace() && !is_default_ignorable(*c))
}

/// A place in the text, and what has been tried there.
struct SearchStep {
    at: usize,
    /// The run before.
    last: Option<usize>,
    choices: Vec<Continuation>,
    tried: usize,
    all: bool,
}

#[derive(Copy, Clone, PartialEq)]
enum Continuation {
    Run(usize),
    /// The page does without the text up to here.
    Skip(usize),
}

/// Finds the runs that make up a text, each with the character at which it begins. Mostly the next run in the
/// file is the next in the text; where it is not, each that fits is tried, the longest first.
fn laid_along<'a>(text: &[Character], runs: &'a [TypedRun]) -> Option<Vec<(usize, &'a TypedRun)>> {
    let mut used = vec![false; runs.len()];
    let mut budget = BUDGET;
    let mut path = vec![SearchStep::new(0, None)];
    while path.last()?.at < text.len() {
        budget = budget.checked_sub(1)?;
        let step = path.last_mut()?;
        let next = match step.next(text, runs, &used, &mut budget) {
            Some(Continuation::Run(run)) => {
                *used.get_mut(run)? = true;
                Some(SearchStep::new(step.at + runs.get(run)?.text.len(), Some(run)))
            }
            Some(Continuation::Skip(to)) => Some(SearchStep::new(to, step.last)),
            None => None,
        };
        match next {
            Some(next) => path.push(next),
            None => {
                path.pop();
                if let Continuation::Run(run) = path.last()?.taken()? {
                    *used.get_mut(run)? = false;
                }
            }
        }
    }
    let run = |step: &SearchStep| match step.taken() {
        Some(Continuation::Run(run)) => runs.get(run).map(|run| (step.at, run)),
        _ => None,
    };
    Some(path.iter().filter_map(run).collect())
}

impl SearchStep {
    fn new(at: usize, last: Option<usize>) -> Self {
        Self { at, last, choices: Vec::new(), tried: 0, all: false }
    }

    fn taken(&self) -> Option<Continuation> {
        self.choices.get(self.tried.checked_sub(1)?).copied()
    }

    /// What may come next, and has not been tried yet.
    fn next(
        &mut self,
        text: &[Character],
        runs: &[TypedRun],
        used: &[bool],
        budget: &mut usize,
    ) -> Option<Continuation> {
        let rest = text.get(self.at..)?;
        let from = self.last.map_or(0, |last| last + 1);
        if self.choices.is_empty() && !self.all {
            let following = (from..runs.len()).find(|n| used.get(*n) == Some(&false));
            let fits = |n: &usize| runs.get(*n).is_some_and(|run| run.stands(rest));
            self.choices.extend(following.filter(fits).map(Continuation::Run));
        }
        if self.tried == self.choices.len() && !self.all {
            self.all = true;
            *budget = budget.saturating_sub(runs.len());
            let known = self.choices.clone();
            let free = runs.iter().enumerate().filter(|(n, _)| used.get(*n) == Some(&false));
            let mut fitting: Vec<(usize, &TypedRun)> = free
                .filter(|(n, run)| run.stands(rest) && !known.contains(&Continuation::Run(*n)))
                .collect();
            fitting.sort_by_key(|(n, run)| (std::cmp::Reverse(run.text.len()), *n < from, *n));
            self.choices.extend(fitting.into_iter().map(|(n, _)| Continuation::Run(n)));
            self.choices.extend(skip(text, self.at).map(Continuation::Skip));
        }
        let choice = self.choices.get(self.tried).copied()?;
        self.tried += 1;
        Some(choice)
    }
}

/// How far the text may be skipped: over a character that the page may do without, or a passage as a whole,
/// which its layout does not show.
fn skip(text: &[Character], at: usize) -> Option<usize> {
    let here = text.get(at)?;
    if here.optional {
        return Some(at + 1);
    }
    let begins = at.checked_sub(1).and_then(|before| text.get(before));
    let begins = begins.is_none_or(|before| before.passage != here.passage);
    let length = text.get(at..)?.iter().take_while(|c| c.passage == here.passage).count();
    begins.then_some(at + length)
}

#[cfg(test)]
#[path = "reading_order_tests.rs"]
mod tests;
