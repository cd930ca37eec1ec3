//! Titles: which size, how many rows, broken where.
//!
//! A line is taken apart into letters ([`letters`]); characters and words tell where it may be broken
//! and at what cost ([`ties`], [`words`], [`phrases`], [`breaks`]); one search over sizes, rows and
//! breaks finds the cheapest way ([`search`]). The weights stand in [`cost`]. All of it is numbers and characters: what
//! becomes of a way is `headline`'s.

mod advances;
mod breaks;
mod cost;
mod english;
#[cfg(test)]
mod held_tests;
mod ladder;
mod letters;
mod links;
mod marks;
mod names;
mod phrases;
mod search;
#[cfg(test)]
mod tests;
mod ties;
mod times;
mod titles;
mod words;

use std::iter;

pub use advances::Advances;
pub use cost::{Evenness, OF_SMALL_LINES, OF_TITLES};
pub use ladder::{LEAD, SizeStep, behind_lead};
pub use letters::Letters;
pub use marks::{is_closing, is_double, is_latin, is_opening};
pub use search::{Room, TitleWay};
pub use titles::Titles;
pub use words::OwnWords;

use search::Rows;
use ties::Tie;

/// The ways a title may be set, the preferred one first; none if no step of the ladder holds it without
/// a break that must not be. `choose` takes those that are wanted of the cheapest way at each size and
/// number of rows, which it gets the cheapest first.
pub fn ways(
    letters: &Letters,
    own: &OwnWords,
    ladder: &[SizeStep],
    room: Room,
    choose: impl Fn(Vec<TitleWay>) -> Vec<TitleWay>,
) -> Vec<TitleWay> {
    settled(letters, own, |breaks| {
        let ways = choose(search::ways(letters, breaks, ladder, room));
        let sure = ways.iter().all(|way| way.rows.sure);
        (ways, sure)
    })
}

/// What makeup may take: the cheapest way; the cheapest one size down, where the copy is too long or a neighbour's title is
/// as large; the cheapest of another number of rows, where a neighbour looks the same (docs/look.md §4); and, before copy is
/// left out, the largest two in one row.
pub fn choices(ways: Vec<TitleWay>) -> Vec<TitleWay> {
    let Some(best) = ways.first().cloned() else { return ways };
    let smaller = ways.iter().map(|way| way.step.size).filter(|size| *size < best.step.size);
    let next = smaller.fold(0.0, f64::max);
    let down = ways.iter().find(|way| way.step.size == next).cloned();
    let rows = |way: &TitleWay| way.rows.rows.len();
    let other_rows = |way: &&TitleWay| {
        way.step.size == best.step.size
            && rows(way) != rows(&best)
            && way.cost < best.cost + OTHER_ROWS
    };
    let other = ways.iter().find(other_rows).cloned();
    // For a way that may not be wanted the dictionary is not opened: that takes longer than all of a page.
    let sure = best.rows.sure && down.as_ref().is_none_or(|way| way.rows.sure);
    let other = other.filter(|way| way.rows.sure || !sure);
    let is_shorter = |way: &&TitleWay| rows(way) == 1 && rows(&best) > 1;
    let mut in_one: Vec<TitleWay> = ways.iter().filter(is_shorter).cloned().collect();
    in_one.sort_by(|a, b| b.step.size.total_cmp(&a.step.size));
    in_one.truncate(2);
    let mut chosen = vec![best];
    for way in down.into_iter().chain(other).chain(in_one) {
        if !chosen.contains(&way) {
            chosen.push(way);
        }
    }
    chosen
}

/// How much dearer a way of another number of rows may be: beyond, its breaks are bad ones.
const OTHER_ROWS: f64 = 14.0;

/// The cheapest way in more rows than the preferred of some ways, in its size, if none of these is: to fill a page, where the
/// breaks are no bad ones.
pub fn in_more_rows(
    letters: &Letters,
    own: &OwnWords,
    ladder: &[SizeStep],
    room: Room,
    known: &[TitleWay],
) -> Option<TitleWay> {
    let best = known.first()?;
    let is_it = |way: &TitleWay| {
        way.step.size == best.step.size && way.rows.rows.len() > best.rows.rows.len()
    };
    if known.iter().any(is_it) {
        return None;
    }
    let size: Vec<SizeStep> = ladder.iter().copied().filter(|s| s.size == best.step.size).collect();
    let ways =
        ways(letters, own, &size, room, |ways| ways.into_iter().filter(is_it).take(1).collect());
    ways.into_iter().find(|way| way.cost - best.cost < IN_MORE_ROWS)
}

/// How much dearer a way in more rows may be that fills a page: rows of one title that are not thin.
const IN_MORE_ROWS: f64 = 24.0;

/// The last resort for a title that no step holds: as many rows as it needs at the smallest size; at a still smaller one
/// where that keeps whole what must not be broken. `sizes` are the publication's own, or none.
pub fn last_resort(
    letters: &Letters,
    own: &OwnWords,
    ladder: &[SizeStep],
    sizes: &[f64],
    room: Room,
) -> Option<TitleWay> {
    let step = *ladder.iter().min_by(|a, b| a.size.total_cmp(&b.size))?;
    let condensed = room.condense.clamp(1, 100);
    let whole = |size: f64| {
        let rows = unbroken(letters, own, room.em(size, condensed), OF_TITLES)?;
        Some((size, rows))
    };
    let sizes = if sizes.is_empty() { &SMALL_TITLES } else { sizes };
    let smaller = sizes.iter().copied().filter(|size| *size < step.size);
    let (size, rows) = iter::once(step.size).chain(smaller).find_map(whole).unwrap_or_else(|| {
        let em = room.em(step.size, condensed);
        (step.size, broken(letters, own, em, OF_TITLES))
    });
    Some(TitleWay { step: SizeStep { size, ..step }, condensed, cost: rows.cost, rows })
}

/// Sizes of titles below what their ladder has, in points (docs/look.md §1).
const SMALL_TITLES: [f64; 5] = [16.0, 15.0, 14.0, 12.0, 10.5];

/// More rows than a deck or a box's title ever has.
const MOST_ROWS: usize = 9;

/// A line in as few rows as a width in em needs, broken as titles are.
pub fn fewest(letters: &Letters, own: &OwnWords, width: f64, evenness: Evenness) -> Rows {
    unbroken(letters, own, width, evenness).unwrap_or_else(|| broken(letters, own, width, evenness))
}

/// The same, if nothing is broken that must not be.
fn unbroken(letters: &Letters, own: &OwnWords, width: f64, evenness: Evenness) -> Option<Rows> {
    settled(letters, own, |breaks| {
        let rows = search::fewest(letters, breaks, width, MOST_ROWS, evenness);
        let sure = rows.as_ref().is_none_or(|rows| rows.sure);
        (rows, sure)
    })
}

/// What must not be broken is broken where it is least bad.
fn broken(letters: &Letters, own: &OwnWords, width: f64, evenness: Evenness) -> Rows {
    let words = words::words(letters.text, own);
    let between_words = |tie| breaks::between_tied_words(letters, &words, tie);
    let anywhere = |tie| breaks::anywhere(letters, &words, tie);
    let rows = |breaks| search::fewest(letters, &breaks, width, MOST_ROWS, evenness);
    [Tie::Loose, Tie::Joint]
        .into_iter()
        .find_map(|tie| rows(between_words(tie)))
        .or_else(|| {
            let weakest_first = [Tie::Loose, Tie::Joint, Tie::Firm, Tie::Word];
            weakest_first.into_iter().find_map(|tie| rows(anywhere(tie)))
        })
        .unwrap_or_else(|| search::filled(letters, width))
}

/// Searches without the dictionary first. Every break that only it can tell is taken at the least it
/// may cost, so that what is found without any of them is the best; else the search is made again with
/// the words known. Most titles fit one row, or break at a pause, and the dictionary stays closed.
fn settled<T>(
    letters: &Letters,
    own: &OwnWords,
    search: impl Fn(&breaks::BreakCosts) -> (T, bool),
) -> T {
    let (found, sure) = search(&breaks::guessed(letters));
    if sure {
        return found;
    }
    let words = words::words(letters.text, own);
    search(&breaks::known(letters, &words)).0
}
