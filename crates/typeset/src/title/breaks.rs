//! What a break before each letter of a line costs, and where there must be none.

use super::cost;
use super::letters::Letters;
use super::marks;
use super::phrases::{Joint, joint};
use super::ties::{Tie, Ties};
use super::words::{PartOfSpeech, TitleWord, may_be_cut_wrong};
use crate::spaces::TypedSpace;

/// A place where a line may be broken.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct BreakCost {
    /// What it costs.
    pub cost: f64,
    /// Whether that is certain. Without the dictionary, what is no pause or mark is only known to cost
    /// no less.
    pub sure: bool,
}

/// The breaks of a line: before each letter, one or none.
pub type BreakCosts = Vec<Option<BreakCost>>;

/// Words that no row starts with, though nothing holds them to the word before (issue 3).
const NO_STARTERS: &str = "的了和与及在";

/// The breaks as far as they are known without a dictionary; every other one at the least it may cost.
pub fn guessed(letters: &Letters) -> BreakCosts {
    breaks(letters, None)
}

/// The breaks of a line, its words being known.
pub fn known(letters: &Letters, words: &[TitleWord]) -> BreakCosts {
    breaks(letters, Some(words))
}

/// For want of anything better: breaks that part what is tied no firmer than so, whatever the words.
pub fn anywhere(letters: &Letters, most: Tie) -> BreakCosts {
    let ties = Ties::of(letters);
    let may = |n: usize| {
        let tie = ties.tie(n);
        let cost = match tie {
            Tie::None => cost::IN_PHRASE,
            Tie::Loose => cost::CLOSE,
            Tie::Joint => 2.0 * cost::CLOSE,
            Tie::Firm => 4.0 * cost::CLOSE,
            Tie::Word | Tie::Always => 8.0 * cost::CLOSE,
        };
        (tie <= most).then_some(BreakCost { cost, sure: true })
    };
    (0..letters.len()).map(may).collect()
}

fn breaks(letters: &Letters, words: Option<&[TitleWord]>) -> BreakCosts {
    let ties = Ties::of(letters);
    let beside = beside(letters);
    let one = |n: usize| {
        if ties.tie(n) > Tie::None {
            return None;
        }
        let mut found = before(letters, &ties, n, words)?;
        let (mark, space) = letters.before(n)?;
        if space != Some(TypedSpace::Pause) && !marks::is_stop(mark.c) {
            found.cost += beside;
        }
        if ties.quoted[n] {
            found.cost += cost::IN_QUOTATION;
        }
        Some(found)
    };
    (0..letters.len()).map(one).collect()
}

/// What a break costs more in a title that has better places for one: pauses, or stops in its middle.
fn beside(letters: &Letters) -> f64 {
    let last = letters.list.iter().rposition(|letter| marks::counts(letter.c)).unwrap_or(0);
    let inner = &letters.list[..last];
    if inner.iter().any(|letter| letter.space == Some(TypedSpace::Pause)) {
        cost::BESIDE_PAUSE
    } else if inner.iter().any(|letter| marks::is_stop(letter.c)) {
        cost::BESIDE_STOP
    } else {
        0.0
    }
}

/// The break before an untied letter.
fn before(
    letters: &Letters,
    ties: &Ties,
    n: usize,
    words: Option<&[TitleWord]>,
) -> Option<BreakCost> {
    let (last, space) = letters.before(n)?;
    let behind = letters.inked_before(n)?;
    let (at, c) = (letters.list[n].at, letters.list[n].c);
    // Of words, only the publication's own hold spaces or marks.
    let inside = |word: &TitleWord| word.start < at && at < word.end();
    if words.is_some_and(|words| words.iter().any(inside)) {
        return None;
    }
    let mut found = if space == Some(TypedSpace::Pause) {
        BreakCost { cost: cost::AT_PAUSE, sure: true }
    } else if marks::is_stop(last.c) {
        BreakCost { cost: cost::AT_STOP, sure: true }
    } else if ties.is_dash(behind) || ties.is_dash(n) {
        BreakCost { cost: cost::AT_DASH, sure: true }
    } else if ties.is_link(behind) {
        BreakCost { cost: cost::CLOSE, sure: true }
    } else if marks::is_item_stop(last.c) {
        BreakCost { cost: cost::AT_ITEM, sure: true }
    } else if space == Some(TypedSpace::Latin) {
        BreakCost { cost: cost::IN_PHRASE, sure: words.is_some() }
    } else {
        between_words(letters, n, words)?
    };
    if NO_STARTERS.contains(c) {
        match words.map(|words| word_at(letters, n, words)) {
            Some(word) if word.is_none_or(|word| word.is_single() || !word.known) => return None,
            Some(_) => found.cost += cost::STARTS_LIKE_PARTICLE,
            None => found.sure = false,
        }
    }
    Some(found)
}

/// The break between two words, if there are two.
fn between_words(letters: &Letters, n: usize, words: Option<&[TitleWord]>) -> Option<BreakCost> {
    let Some(words) = words else {
        return Some(BreakCost { cost: cost::BETWEEN_PHRASES, sure: false });
    };
    let word = word_at(letters, n, words)?;
    let last = letters.list[..n].iter().rfind(|letter| letter.has_ink())?;
    let at = words.iter().rposition(|word| word.start <= last.at)?;
    let (left, before) = (&words[at], at.checked_sub(1).map(|at| &words[at]));
    if left.end() == word.start && may_be_cut_wrong(left, word) {
        return None;
    }
    // A quotation stands as a noun, whatever word it begins or ends with.
    let quoted = TitleWord { class: PartOfSpeech::Noun, ..*word };
    let right = if marks::is_opening(letters.list[n].c) { &quoted } else { word };
    let cost = match joint(before, left, right) {
        Joint::Never => return None,
        Joint::Between => cost::BETWEEN_PHRASES,
        Joint::AfterDe => cost::BEHIND_DE,
        Joint::Within => cost::IN_PHRASE,
        Joint::Close => cost::CLOSE,
    };
    let quoted = letters.before(n).is_some_and(|(mark, _)| marks::is_closing(mark.c));
    let cost = if quoted { f64::min(cost, cost::BEHIND_QUOTATION) } else { cost };
    Some(BreakCost { cost, sure: true })
}

/// The word that begins with a letter.
fn word_at<'a>(
    letters: &Letters,
    n: usize,
    words: &'a [TitleWord<'a>],
) -> Option<&'a TitleWord<'a>> {
    words.iter().find(|word| word.start == letters.list[n].at)
}
