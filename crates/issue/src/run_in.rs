//! Run-in labels: the word or two that a paragraph begins with, before its text in the same line. `**吃过再来** 空腹…`,
//! `**问：**`, `答：`.

use std::ops::Range;

use super::names::RunLetters;
use super::story::{Block, BlockKind, Run};

/// A paragraph that begins with a label.
#[derive(Debug, Clone, PartialEq)]
pub struct RunIn {
    /// The label's words.
    pub label: Vec<Run>,
    /// The mark that ends it, which keeps its whole square; no runs if there is none.
    pub mark: Vec<Run>,
    /// White behind both, in em of the paragraph's type.
    pub gap: f64,
    /// The text.
    pub rest: Vec<Run>,
}

/// White behind a label, in em. Behind a full-width colon there is none but its own.
const GAP: f64 = 1.0;
/// White that a mark at a label's end brings with it, in em.
const HALF_A_MARK: f64 = 0.5;
/// A longer beginning is no label, in characters.
const LONGEST: usize = 20;

/// Who speaks in an interview; before a colon they need not stand out.
const SPEAKERS: [&str; 8] = ["问", "答", "记者", "主持人", "编者", "读者", "Q", "A"];
/// Questions and answers need no white either.
const QUESTIONS: [&str; 4] = ["问", "答", "Q", "A"];

/// What a paragraph stands among.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd)]
pub enum Among {
    /// Paragraphs of text.
    #[default]
    Text,
    /// Paragraphs of which another too begins with bold words before white: a Latin label before Han is one there.
    Labels,
}

impl Among {
    /// What blocks are.
    pub fn of(blocks: &[Block]) -> Self {
        let begins_so =
            |runs: &[Run]| RunIn::of(runs, Self::Labels).is_some_and(|label| label.mark.is_empty());
        let labels = blocks.iter().map(|block| match &block.kind {
            BlockKind::Paragraph(runs) => usize::from(begins_so(runs)),
            BlockKind::List { items, .. } => {
                let paragraphs = items.iter().filter_map(|item| match &item.first()?.kind {
                    BlockKind::Paragraph(runs) => Some(runs),
                    _ => None,
                });
                paragraphs.filter(|runs| begins_so(runs)).count()
            }
            _ => 0,
        });
        if labels.sum::<usize>() > 1 { Self::Labels } else { Self::Text }
    }
}

impl RunIn {
    /// That of a paragraph, if it begins with one.
    pub fn of(runs: &[Run], among: Among) -> Option<Self> {
        // Only the beginning counts: a paragraph of a whole book is not looked at letter by letter.
        let from = beginning(runs);
        let letters = RunLetters::of(&runs[..from]);
        let whole = letters.trimmed(0..letters.len());
        let strong = whole.clone().take_while(|n| letters.is_strong(*n)).count();
        let bold = letters.trimmed(whole.start..whole.start + strong);
        let (label, mark) = match strong {
            0 => speaker(&letters, whole.clone())?,
            _ => marked(&letters, bold.clone(), whole.end),
        };
        let end = mark.end.max(label.end);
        let text = letters.trimmed(end..whole.end);
        let white = typed_white(&letters, end..text.start)?;
        let no_text = text.is_empty() && from == runs.len();
        let says = letters.chars(label.clone()).any(char::is_alphanumeric);
        if no_text || !says || label.len() > LONGEST {
            return None;
        }
        let last = letters.at(label.end - 1);
        let gap = match mark.clone().next().and_then(|n| letters.at(n)) {
            Some('：') => 0.0,
            // A sentence that stands out, but for the white behind it.
            Some(_) if white == TypedWhite::None => return None,
            Some(_) => GAP - HALF_A_MARK,
            None if last == Some(':') => GAP - HALF_A_MARK,
            None if parts(white, last, letters.at(text.start), among) => GAP,
            None if is_one_of(&letters, label.clone(), &QUESTIONS) => GAP,
            None => return None,
        };
        // Before an opening mark the two share their white as anywhere (CLREQ §3.1.6).
        let (label, mark) = match letters.at(text.start).is_some_and(is_opening) {
            true if gap == 0.0 => (label.start..mark.end, mark.end..mark.end),
            _ => (label, mark),
        };
        let mut rest = letters.runs(text.start..letters.len());
        rest.extend_from_slice(&runs[from..]);
        Some(Self { label: letters.runs(label), mark: letters.runs(mark), gap, rest })
    }
}

/// How many runs a label with what follows it may reach into.
fn beginning(runs: &[Run]) -> usize {
    let mut letters = 0;
    let enough = runs.iter().position(|run| {
        let Run::Text { text, .. } = run else { return false };
        letters += text.chars().take(2 * LONGEST).count();
        letters > 2 * LONGEST
    });
    enough.map_or(runs.len(), |last| last + 1)
}

/// A speaker whose name does not stand out, before a full-width colon.
fn speaker(letters: &RunLetters, whole: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let colon = whole.clone().take(LONGEST).find(|n| letters.at(*n) == Some('：'))?;
    let label = whole.start..colon;
    is_one_of(letters, label.clone(), &SPEAKERS).then_some((label, colon..colon + 1))
}

/// A label that stands out, and the mark at its end or right behind it.
fn marked(letters: &RunLetters, bold: Range<usize>, end: usize) -> (Range<usize>, Range<usize>) {
    let behind = bold.end;
    let last = behind.checked_sub(1).filter(|n| bold.contains(n));
    if let Some(last) = last
        && letters.at(last).is_some_and(is_mark)
    {
        return (bold.start..last, last..behind);
    }
    match letters.at(behind) {
        Some('：') if behind < end => (bold, behind..behind + 1),
        Some(':') if behind < end => (bold.start..behind + 1, behind + 1..behind + 1),
        _ => (bold, behind..behind),
    }
}

/// Marks in the left half of their square.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '：' | '。'
            | '，'
            | '；'
            | '！'
            | '？'
            | '、'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '」'
            | '』'
    )
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『')
}

/// White that was typed behind a label.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum TypedWhite {
    None,
    /// One space.
    Space,
    /// A full-width space, or several.
    Wide,
}

/// `None` for the end of a line: the label stands on a line of its own.
fn typed_white(letters: &RunLetters, white: Range<usize>) -> Option<TypedWhite> {
    let mut chars = letters.chars(white.clone());
    if letters.chars(white.clone()).any(|c| c == '\n') {
        return None;
    }
    Some(match white.len() {
        0 => TypedWhite::None,
        1 if chars.all(|c| (c as u32) < 0x2000) => TypedWhite::Space,
        _ => TypedWhite::Wide,
    })
}

/// Whether white parts a label from its text. One space behind a Latin word is what stands between any two words, and
/// between Latin and Han.
fn parts(white: TypedWhite, last: Option<char>, first: Option<char>, among: Among) -> bool {
    let is_han = |c: Option<char>| c.is_some_and(super::text::is_full_width);
    match white {
        TypedWhite::None => false,
        TypedWhite::Space => is_han(last) || among == Among::Labels && is_han(first),
        TypedWhite::Wide => true,
    }
}

fn is_one_of(letters: &RunLetters, word: Range<usize>, words: &[&str]) -> bool {
    words.iter().any(|known| known.chars().eq(letters.chars(word.clone())))
}

#[cfg(test)]
#[path = "run_in_tests.rs"]
mod tests;
