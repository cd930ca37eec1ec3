//! What a break before each letter of a line costs, and where there must be none.

use kanyin_composer::Class;

use super::cost;
use super::english;
use super::letters::{Letter, Letters};
use super::links::Link;
use super::marks;
use super::phrases::{Joint, joint};
use super::ties::{Tie, Ties, is_sign_of_unit};
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

/// Words that no row starts with, though nothing holds them to the word before (issue 3; 至 links what stands on both sides).
const NO_STARTERS: &str = "的了和与及在至";

/// The breaks as far as they are known without a dictionary; every other one at the least it may cost.
pub fn guessed(letters: &Letters) -> BreakCosts {
    breaks(letters, None, Tie::None)
}

/// The breaks of a line between its words.
pub fn known(letters: &Letters, words: &[TitleWord]) -> BreakCosts {
    breaks(letters, Some(words), Tie::None)
}

/// Where those do not suffice: between words, though they are tied, but no firmer than so.
pub fn between_tied_words(letters: &Letters, words: &[TitleWord], most: Tie) -> BreakCosts {
    breaks(letters, Some(words), most)
}

/// For want of anything better: breaks that part what is tied no firmer than so, whatever the words.
pub fn anywhere(letters: &Letters, words: &[TitleWord], most: Tie) -> BreakCosts {
    let ties = Ties::of(letters, Some(words));
    let may = |n: usize| {
        let tie = ties.tie(n);
        let cost = cost::IN_PHRASE + of_tie(tie);
        (tie <= most).then_some(BreakCost { cost, sure: true })
    };
    (0..letters.len()).map(may).collect()
}

/// What a break costs more where no title should have one, where nothing else is left.
fn of_tie(tie: Tie) -> f64 {
    match tie {
        Tie::None => 0.0,
        Tie::Loose => cost::CLOSE,
        Tie::Joint => 2.0 * cost::CLOSE,
        Tie::Firm => 4.0 * cost::CLOSE,
        Tie::Word | Tie::Always => 8.0 * cost::CLOSE,
    }
}

fn breaks(letters: &Letters, words: Option<&[TitleWord]>, most: Tie) -> BreakCosts {
    let line = Line { ties: Ties::of(letters, words), beside: beside(letters), letters, words };
    (0..letters.len()).map(|n| line.at(n, most)).collect()
}

/// A line on which breaks are looked for.
struct Line<'a> {
    letters: &'a Letters<'a>,
    words: Option<&'a [TitleWord<'a>]>,
    ties: Ties,
    /// What a break costs more that is at no pause or stop.
    beside: f64,
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

impl Line<'_> {
    /// The break before a letter that is tied no firmer than so.
    fn at(&self, n: usize, most: Tie) -> Option<BreakCost> {
        let tie = self.ties.tie(n);
        if tie > most {
            return None;
        }
        let mut found = self.before(n, most)?;
        found.cost += of_tie(tie);
        let (mark, space) = self.letters.before(n)?;
        if space != Some(TypedSpace::Pause) && !marks::is_stop(mark.c) {
            found.cost += self.beside;
        }
        if self.ties.quoted[n] {
            found.cost += cost::IN_QUOTATION;
        }
        Some(found)
    }

    /// By what stands on both sides.
    fn before(&self, n: usize, most: Tie) -> Option<BreakCost> {
        let (last, space) = self.letters.before(n)?;
        let behind = self.letters.inked_before(n)?;
        let (at, c) = (self.letters.list[n].at, self.letters.list[n].c);
        // Of words, only the publication's own hold spaces or marks.
        let inside = |word: &TitleWord| word.start < at && at < word.end();
        if self.words.is_some_and(|words| words.iter().any(inside)) {
            return None;
        }
        let sure = |cost: f64| BreakCost { cost, sure: true };
        let is_dash = |n: usize| self.letters.list[n].class == Class::Dash;
        let mut found = match self.ties.links[behind] {
            _ if space == Some(TypedSpace::Pause) => sure(cost::AT_PAUSE),
            _ if marks::is_stop(last.c) => sure(cost::AT_STOP),
            _ if is_dash(behind) || is_dash(n) => sure(cost::AT_DASH),
            Some(Link::Dash) => sure(cost::AT_DASH),
            Some(Link::Tone) => sure(cost::AT_STOP),
            Some(Link::Range | Link::Words) => sure(cost::CLOSE),
            None if last.class == Class::Interpunct => sure(cost::IN_NAME),
            None if last.class == Class::Connector => sure(cost::CLOSE),
            None if marks::is_item_stop(last.c) => sure(cost::AT_ITEM),
            None if space == Some(TypedSpace::Latin) => {
                let cost = english::between_words(self.letters, n, self.ties.english);
                BreakCost { cost, sure: self.words.is_some() }
            }
            None => self.between_words(n, most)?,
        };
        if NO_STARTERS.contains(c) {
            match self.words.map(|words| word_at(self.letters, n, words)) {
                Some(word) if word.is_none_or(|word| word.is_single() || !word.known) => {
                    return None;
                }
                Some(_) => found.cost += cost::STARTS_LIKE_PARTICLE,
                None => found.sure = false,
            }
        }
        Some(found)
    }

    /// The break between two words, if there are two.
    fn between_words(&self, n: usize, most: Tie) -> Option<BreakCost> {
        let letters = self.letters;
        let Some(words) = self.words else {
            return Some(BreakCost { cost: cost::BETWEEN_PHRASES, sure: false });
        };
        let word = word_at(letters, n, words)?;
        let last = letters.list[..n].iter().rfind(|letter| letter.has_ink())?;
        let at = words.iter().rposition(|word| word.start <= last.at)?;
        let (left, before) = (&words[at], at.checked_sub(1).map(|at| &words[at]));
        if left.end() == word.start && may_be_cut_wrong(left, word) {
            return None;
        }
        if most == Tie::None
            && (self.ends_link(left, before, word)
                || links_times(before, left, word)
                || from_to(before, (left, word), words.get(at + 2))
                || letters.list[n].is_han() && ends_latin(last, left, word))
        {
            return None;
        }
        // A quotation stands as a noun, whatever word it begins or ends with; a time or 5℃ is no number of what follows.
        let quoted = TitleWord { class: PartOfSpeech::Noun, ..*word };
        let right = if letters.list[n].opens() { &quoted } else { word };
        let time = TitleWord { class: PartOfSpeech::Time, ..*left };
        let counted = self.ties.behind_time[n] || is_sign_of_unit(last.c);
        let left = if counted { &time } else { left };
        let cost = match joint(before, left, right) {
            Joint::Never => return None,
            Joint::Between => cost::BETWEEN_PHRASES,
            Joint::AfterDe => cost::BEHIND_DE,
            Joint::Within => cost::IN_PHRASE,
            Joint::Close => cost::CLOSE,
        };
        let quoted = letters.before(n).is_some_and(|(mark, _)| mark.closes());
        let cost = if quoted { f64::min(cost, cost::BEHIND_QUOTATION) } else { cost };
        let cost = if self.begins_link(left, right) { f64::max(cost, cost::CLOSE) } else { cost };
        Some(BreakCost { cost, sure: true })
    }

    /// Whether both words are one end of a link: 上海虹桥—苏州北.
    fn begins_link(&self, left: &TitleWord, right: &TitleWord) -> bool {
        let nouns = left.class == PartOfSpeech::Noun && right.class == PartOfSpeech::Noun;
        let mark = self.letters.list.iter().position(|letter| letter.at == right.end());
        nouns && mark.is_some_and(|mark| self.ties.links[mark] == Some(Link::Words))
    }

    /// Whether the left word ends a link whose noun the right one is: 北京—上海高铁, 元旦—春节期间, 5G+工业互联网.
    fn ends_link(&self, left: &TitleWord, before: Option<&TitleWord>, right: &TitleWord) -> bool {
        use PartOfSpeech::{Noun, Place, Time};
        let nouns =
            [left.class, right.class].iter().all(|class| matches!(class, Noun | Place | Time));
        let mark = before.and_then(|before| {
            self.letters.list.iter().rposition(|letter| letter.at < before.end())
        });
        nouns && mark.is_some_and(|mark| self.ties.links[mark] == Some(Link::Words))
    }
}

/// Whether a word of one character ends a Latin one that it touches: UP主, T恤, B站; not a verb.
fn ends_latin(last: &Letter, left: &TitleWord, right: &TitleWord) -> bool {
    use PartOfSpeech::{Adjective, Measure, Noun, Place};
    let suffix = matches!(right.class, Noun | Adjective | Measure | Place);
    last.is_latin() && left.end() == right.start && right.is_single() && suffix
}

/// Whether 到 stands between two times, 周一到周五, and is one of two words among their neighbours.
fn from_to(
    before: Option<&TitleWord>,
    (left, right): (&TitleWord, &TitleWord),
    behind: Option<&TitleWord>,
) -> bool {
    let time = |word: Option<&TitleWord>| word.is_some_and(|w| w.class == PartOfSpeech::Time);
    left.text == "到" && time(before) && time(Some(right))
        || right.text == "到" && time(Some(left)) && time(behind)
}

/// Whether 至 stands between two times, places or things, 周一至周五; not behind a verb: 增至, 延至.
fn links_times(before: Option<&TitleWord>, left: &TitleWord, right: &TitleWord) -> bool {
    use PartOfSpeech::{Measure, Noun, Number, Place, Time};
    let stands = |class| matches!(class, Measure | Noun | Number | Place | Time);
    left.text == "至" && stands(right.class) && before.is_some_and(|before| stands(before.class))
}

/// The word that begins with a letter.
fn word_at<'a>(
    letters: &Letters,
    n: usize,
    words: &'a [TitleWord<'a>],
) -> Option<&'a TitleWord<'a>> {
    words.iter().find(|word| word.start == letters.list[n].at)
}
