//! Titles: which size, how many rows, broken where.
//!
//! A line is taken apart into letters ([`letters`]); characters and words tell where it may be broken
//! and at what cost ([`ties`], [`words`], [`phrases`], [`breaks`]); one search over sizes, rows and
//! breaks finds the cheapest way ([`search`]). The weights stand in [`cost`]. All of it is numbers and characters: what
//! becomes of a way is `headline`'s.

mod advances;
mod breaks;
mod cost;
mod ladder;
mod letters;
mod marks;
mod phrases;
mod search;
#[cfg(test)]
mod tests;
mod ties;
mod titles;
mod words;

pub use advances::Advances;
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

/// The cheapest way, then the cheapest at each smaller size: what makeup may take where the copy is
/// too long (docs/rules.md §2: a headline one size step).
pub fn steps_down(ways: Vec<TitleWay>) -> Vec<TitleWay> {
    let mut chosen: Vec<TitleWay> = Vec::new();
    for way in ways {
        if chosen.iter().all(|larger| way.step.size < larger.step.size) {
            chosen.push(way);
        }
    }
    chosen
}

/// The last resort for a title that no step holds: as many rows as it needs at the smallest size.
pub fn last_resort(
    letters: &Letters,
    own: &OwnWords,
    ladder: &[SizeStep],
    room: Room,
) -> Option<TitleWay> {
    let step = *ladder.iter().min_by(|a, b| a.size.total_cmp(&b.size))?;
    let condensed = room.condense.clamp(1, 100);
    let rows = fewest(letters, own, room.em(step.size, condensed));
    Some(TitleWay { step, condensed, cost: rows.cost, rows })
}

/// A line in as few rows as a width in em needs, broken as titles are.
pub fn fewest(letters: &Letters, own: &OwnWords, width: f64) -> Rows {
    /// More rows than a deck or a box's title ever has.
    const MOST: usize = 9;
    let rows = settled(letters, own, |breaks| {
        let rows = search::fewest(letters, breaks, width, MOST);
        let sure = rows.as_ref().is_none_or(|rows| rows.sure);
        (rows, sure)
    });
    // What must not be broken is broken where it is least bad.
    let weakest_first = [Tie::Loose, Tie::Joint, Tie::Firm, Tie::Word];
    let broken = |tie| search::fewest(letters, &breaks::anywhere(letters, tie), width, MOST);
    rows.or_else(|| weakest_first.into_iter().find_map(broken))
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
