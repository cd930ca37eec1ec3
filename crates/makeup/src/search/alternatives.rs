//! Several pages that differ truly, to choose from: in which story stands where and how wide, not by a line.

use super::even::lines_over;
use super::found::{arrange, scored};
use super::free_page::{FreePage, FreePlace, FreePlan};
use super::slack::SLACKS;
use super::table::OVER;

/// Pages that are told apart, and how many of them are put in their best order.
const WAYS: usize = 1_600;
const ORDERED: usize = 400;
/// What an alternative may cost more than the best: less than a gutter through the page, or heads that clash.
const WORSE: u64 = 2_400;
/// The part of the page that must show something else, as one in so many: if there are too few of those that differ so much,
/// those that differ less join them.
const OTHERWISE: [u64; 2] = [4, 8];

/// At most so many pages, the best first: each is the cheapest of those that differ from all others over a quarter of the
/// page, or an eighth where there are no more. None leaves copy over unless the best does.
pub fn alternatives(page: &FreePage, count: usize) -> Vec<FreePlan> {
    if page.items.is_empty() || page.columns.0 == 0 {
        return Vec::new();
    }
    let mut known: Vec<FreePlan> = arrange(page).into_iter().collect();
    let mut chosen = Vec::new();
    for slack in SLACKS {
        known.extend(scored(page, slack, (WAYS, ORDERED)));
        chosen = differing(page, &known, count);
        if chosen.len() >= count || slack.is_loose {
            break;
        }
        // Wider slack finds nothing better where copy is over in all that is found with it.
        if chosen.len() > 1 && !slack.is_tight() {
            break;
        }
    }
    chosen
}

/// The cheapest that differ.
fn differing(page: &FreePage, known: &[FreePlan], count: usize) -> Vec<FreePlan> {
    let Some(best) = known.iter().min_by_key(|known| known.cost) else { return Vec::new() };
    // White costs much, too, on a page that is half empty.
    let is_over = |plan: &FreePlan| plan.cost >= OVER && lines_over(page, plan) > 0;
    let any_is_over = is_over(best);
    // Where copy is over in all, an eighth more; where much of the page is white in all, as much again.
    let worse = WORSE.max(if any_is_over { best.cost / 8 } else { best.cost });
    let is_good = |known: &&FreePlan| {
        known.cost <= best.cost.saturating_add(worse) && (any_is_over || !is_over(known))
    };
    let mut sorted: Vec<&FreePlan> = known.iter().filter(is_good).collect();
    sorted.sort_by_key(|known| known.cost);
    let room = u64::from(page.columns.0) * u64::from(page.lines.0);
    let mut chosen: Vec<FreePlan> = Vec::new();
    for part in OTHERWISE {
        for one in &sorted {
            let is_other = |other: &FreePlan| part * elsewhere(&one.places, &other.places) >= room;
            if chosen.len() < count && chosen.iter().all(is_other) {
                chosen.push((*one).clone());
            }
        }
    }
    chosen.sort_by_key(|chosen| chosen.cost);
    chosen
}

/// Columns times lines that show something else in one page than in another.
fn elsewhere(one: &[FreePlace], other: &[FreePlace]) -> u64 {
    let area = |place: &FreePlace| u64::from(place.columns) * u64::from(place.lines);
    let moved = |(one, other): (&FreePlace, &FreePlace)| {
        let columns = one.right().min(other.right()).saturating_sub(one.column.max(other.column));
        let lines = one.foot().min(other.foot()).saturating_sub(one.top.max(other.top));
        area(one).saturating_sub(u64::from(columns) * u64::from(lines))
    };
    one.iter().zip(other).map(moved).sum()
}
