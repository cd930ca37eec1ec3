//! What a way of setting a title costs: all weights of the search in one place. The cheapest way is
//! taken. `docs/headlines.md` says the same in Chinese, with examples.
//!
//! Sources: docs/look.md §4 (a second row first, then one size down; under 60 % one size down in one row; two
//! rows differ by at most three characters, the longer one below), docs/rules.md §1.7 (breaks between words,
//! lines balanced), issue 3 (pauses first, then between phrases).
//!
//! Never, at any cost: a row wider than its place; a break inside a word, Latin, a number with its
//! unit, a range, a route, a part of a name, a quotation of up to eight characters; a row that starts
//! with 的 了 和 与 及 在 至 or another word that leans on the one before, or with a closing mark; one that
//! ends with an opening mark; one of a single character.

/// A size down, the first on the ladder; each further one [`FURTHER_DOWN`] more than the one before:
/// 10, 24, 42 … docs/look.md §4: a second row comes before a smaller size, so this is more than [`ROW`] and a
/// fair break, and less than one size down and a break too.
pub const DOWN: f64 = 10.0;
/// What each further size costs more than the one before: a title two sizes down is no longer of its
/// importance (docs/look.md §4: one size down).
pub const FURTHER_DOWN: f64 = 4.0;
/// A further row.
pub const ROW: f64 = 4.0;
/// A row filled under [`FILL`] of its width, where the title fits one row one size down: dearer
/// than that size down less a row (docs/look.md §4).
pub const THIN: f64 = 7.0;
/// A row is well filled from here on, as a part of its width (docs/look.md §4).
pub const FILL: f64 = 0.6;
/// Condensing (长体) by a hundredth, where the publication allows it. A few hundredths are better than
/// a break, nearly all better than a size down.
pub const CONDENSED: f64 = 0.5;
/// Rows of unequal length: the square of each row's distance from their mean, in em, times this. Two
/// rows that differ by 1, 2, 3 em cost 0.3, 1.2, 2.7: up to three a phrase's end is worth it;
/// from four on [`FAR`] comes on top (docs/look.md §4).
pub const UNEVEN: f64 = 0.6;
/// A row more than [`NEAR`] em from the mean, on top: the square of what is more, times this. Two rows that
/// differ by more than three characters are no pair (docs/look.md §4).
pub const FAR: f64 = 2.0;
/// How far from the mean a row may be: of two rows, one and a half each make three.
pub const NEAR: f64 = 1.5;
/// Uneven rows of decks, kickers, briefs, box titles: small lines, where sense comes before evenness.
pub const UNEVEN_SMALL: f64 = 0.1;
/// An upper row longer than the mean, for each em (docs/look.md §4: the longer one below).
pub const LONGER_ABOVE: f64 = 0.5;

/// A break at a pause: none better (docs/look.md §3).
pub const AT_PAUSE: f64 = 0.0;
/// A break behind ， ： ； ！ ？ 。
pub const AT_STOP: f64 = 0.5;
/// A break before or behind —— or ……
pub const AT_DASH: f64 = 1.0;
/// A break between phrases: subject and predicate, object and what follows.
pub const BETWEEN_PHRASES: f64 = 2.0;
/// A break behind 、 of a list.
pub const AT_ITEM: f64 = 3.0;
/// A break behind 的, before what is modified.
pub const BEHIND_DE: f64 = 4.0;
/// A break between words of one phrase: verb and object, the nouns of a compound.
pub const IN_PHRASE: f64 = 6.0;
/// A break between two words of an English line.
pub const BETWEEN_ENGLISH_WORDS: f64 = 4.0;
/// A break behind a closing quotation mark, at most.
pub const BEHIND_QUOTATION: f64 = 6.0;
/// A break between words that belong closely together: modifier and noun, classifier and noun,
/// preposition, adverb or conjunction and what it leads.
pub const CLOSE: f64 = 12.0;
/// A break behind the · of a name: a further row is better.
pub const IN_NAME: f64 = 16.0;
/// A break elsewhere in a title that has a pause, on top of its own cost: pauses come first.
pub const BESIDE_PAUSE: f64 = 12.0;
/// The same in a title that has no pause but a stop in its middle.
pub const BESIDE_STOP: f64 = 3.0;
/// A break inside a quotation of more than eight characters, on top.
pub const IN_QUOTATION: f64 = 3.0;
/// A row that starts with a word like 和平 or 在线, which at a glance is taken for 和 or 在, on top.
pub const STARTS_LIKE_PARTICLE: f64 = 2.0;

/// What `steps` sizes down from the first of the ladder cost.
pub fn down(steps: usize) -> f64 {
    let n = steps as f64;
    DOWN * n + FURTHER_DOWN * n * (n - 1.0) / 2.0
}

/// How far from the mean a row counts: of titles, and of small lines, where sense comes first.
#[derive(Debug, Copy, Clone)]
pub struct Evenness {
    uneven: f64,
    far: f64,
}

/// Of titles.
pub const OF_TITLES: Evenness = Evenness { uneven: UNEVEN, far: FAR };
/// Of decks, kickers, briefs, box titles.
pub const OF_SMALL_LINES: Evenness = Evenness { uneven: UNEVEN_SMALL, far: 0.0 };
impl Evenness {
    /// What a row so much wider or narrower than the mean costs.
    pub fn cost(self, from_mean: f64) -> f64 {
        let far = (from_mean.abs() - NEAR).max(0.0);
        self.uneven * from_mean.powi(2) + self.far * far.powi(2)
    }
}
