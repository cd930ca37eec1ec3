//! The best page: more and more is let go until everything stands. Of more items than can be searched exactly the lightest
//! are joined two by two, and each two are placed as one.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use super::super::{Columns, Lines};
use super::curve::Curve;
use super::even::comes_out;
use super::free_page::{FreeItem, FreePage, FreePlace, FreePlan, ItemKind};
use super::order::Order;
use super::slack::{SLACKS, Slack};
use super::table::{Cut, OVER, Table, can_fill};
use super::ways::{Tree, Ways};

/// A page that costs less needs no better.
const GOOD: u64 = 1_000;
/// Times that more is let go though all fits, if the page costs more than that.
const MORE: usize = 3;
/// Whole pages that are scored.
const SCORED: usize = 400;
/// Of these, pages whose parts are put in other orders.
const REORDERED: usize = 40;

/// The best places for the items of a page. There is always one, unless nothing is on it or it has no room at all: what
/// does not fit is over where it stands.
pub fn arrange(page: &FreePage) -> Option<FreePlan> {
    if page.items.is_empty() || page.columns.0 == 0 {
        return None;
    }
    // Whether it comes out goes before all that can be weighed.
    let mut best: Option<(bool, FreePlan)> = None;
    let mut more = MORE;
    for slack in SLACKS {
        if let Some((is_out, best)) = &best {
            let is_full = best.cost < OVER;
            if (*is_out && best.cost < GOOD) || slack.is_loose || (is_full && more == 0) {
                break;
            }
            more -= usize::from(is_full);
        }
        let found = filled(page, slack).map(|plan| (comes_out(page, &plan), plan));
        best =
            [best, found].into_iter().flatten().min_by_key(|(is_out, plan)| (!is_out, plan.cost));
    }
    best.map(|(_, plan)| plan)
}

/// The best page on which everything is so near to what fits it.
pub(super) fn filled(page: &FreePage, slack: Slack) -> Option<FreePlan> {
    let units = Units::of(page, slack);
    let mut found = found(&units.page, slack, (SCORED, REORDERED));
    found.sort_by_key(|found| found.cost);
    // None is made whole that is not looked at.
    let mut whole = found.into_iter().filter_map(|found| units.whole(page, found));
    let first = whole.next()?;
    let is_out = |plan: &FreePlan| comes_out(page, plan);
    if is_out(&first) { Some(first) } else { whole.find(is_out).or(Some(first)) }
}

/// Good pages on which everything is so near to what fits it: of so many, the best so many put in their best order.
pub(super) fn scored(page: &FreePage, slack: Slack, counts: (usize, usize)) -> Vec<FreePlan> {
    let units = Units::of(page, slack);
    let found = found(&units.page, slack, counts);
    found.into_iter().filter_map(|found| units.whole(page, found)).collect()
}

/// The same for a page of no more items than can be searched.
fn found(page: &FreePage, slack: Slack, (ways, most): (usize, usize)) -> Vec<FreePlan> {
    if !can_fill(page, slack) {
        return Vec::new();
    }
    let table = Table::of(page, slack);
    let all = Ways::of(&table);
    let order = Order::of(page);
    let found = all.cheapest(ways);
    let sorted = found.iter().map(|way| {
        let (tree, plan, is_out) = order.sorted(all.tree(way.node), way.cost);
        (!is_out, plan, tree, way.cost)
    });
    let mut sorted: Vec<(bool, FreePlan, Tree, i32)> = sorted.collect();
    sorted.sort_by_key(|(is_ill, plan, ..)| (*is_ill, plan.cost));
    sorted.truncate(most);
    sorted.into_iter().map(|(_, plan, tree, cost)| order.best(tree, plan, cost)).collect()
}

/// Which unit, over how many columns, how many lines high.
type UnitPlace = (usize, u8, u32);

/// A page of no more items than can be searched.
pub(super) struct Units<'a> {
    /// The page.
    pub page: Cow<'a, FreePage>,
    /// For each of its items those that it stands for.
    members: Vec<Vec<usize>>,
    /// What is found within a unit of several at a place: one size comes up on many pages.
    within: RefCell<HashMap<UnitPlace, Option<Vec<FreePlace>>>>,
}

impl<'a> Units<'a> {
    /// Those of a page, as many as the slack allows at most.
    pub fn of(page: &'a FreePage, slack: Slack) -> Self {
        let mut units: Vec<Vec<usize>> = (0..page.items.len()).map(|n| vec![n]).collect();
        if units.len() <= slack.most {
            let page = Cow::Borrowed(page);
            return Self { page, members: units, within: RefCell::default() };
        }
        // What stands at the foot is no neighbour of a story; the lead stands alone.
        let is_foot = |unit: &[usize]| unit.iter().any(|n| page.items[*n].kind == ItemKind::AtFoot);
        let least = |unit: &[usize]| {
            let area = |n: &usize| least_area(&page.items[*n]);
            (std::cmp::Reverse(page.weight(unit)), unit.iter().map(area).sum::<u64>())
        };
        while units.len() > slack.most {
            units.sort_by_key(|unit| (is_foot(unit), least(unit)));
            let feet = units.partition_point(|unit| !is_foot(unit));
            let (first, second) = match feet {
                0 | 1 => (units.len() - 2, units.len() - 1),
                _ => (0, 1),
            };
            let joined = units.remove(second);
            units[first].extend(joined);
        }
        units.iter_mut().for_each(|unit| unit.sort_unstable());
        units.sort();
        let items = units.iter().map(|unit| joined(page, unit, slack)).collect();
        // Of the page itself no item is needed.
        let page = Cow::Owned(FreePage { items, ..*page });
        Self { page, members: units, within: RefCell::default() }
    }

    /// A page of the units as one of all items.
    fn whole(&self, page: &FreePage, found: FreePlan) -> Option<FreePlan> {
        let FreePlan { places, cost } = found;
        self.places(page, &places).map(|places| FreePlan { places, cost })
    }

    /// The places of all items, where those of the units are known.
    fn places(&self, page: &FreePage, units: &[FreePlace]) -> Option<Vec<FreePlace>> {
        let mut places = vec![FreePlace::NONE; page.items.len()];
        for (unit, (members, place)) in self.members.iter().zip(units).enumerate() {
            if let [only] = members.as_slice() {
                places[*only] = *place;
                continue;
            }
            let mut known = self.within.borrow_mut();
            let inside = known.entry((unit, place.columns, place.lines)).or_insert_with(|| {
                let plan = arrange(&within(page, members, place.columns, place.lines));
                plan.map(|plan| plan.places)
            });
            for (member, own) in members.iter().zip(inside.as_ref()?) {
                let (column, top) = (place.column + own.column, place.top + own.top);
                places[*member] = FreePlace { column, top, ..*own };
            }
        }
        Some(places)
    }
}

/// Some items of a page on a piece of it.
fn within(page: &FreePage, members: &[usize], columns: u8, lines: u32) -> FreePage {
    FreePage {
        columns: Columns(columns),
        lines: Lines(lines),
        above: Lines(0),
        open: 0,
        items: members.iter().map(|n| page.items[*n].clone()).collect(),
        ..*page
    }
}

/// A unit as an item: what it costs over each width is what the best way to fill that costs.
fn joined(page: &FreePage, members: &[usize], slack: Slack) -> FreeItem {
    if let [only] = members {
        return page.items[*only].clone();
    }
    let inside = within(page, members, page.columns.0, page.lines.0);
    let units = Units::of(&inside, slack);
    let table = Table::of(&units.page, slack);
    let form = |columns: u8| {
        Curve::of_costs(columns, table.costs(Cut::Any, table.all(), usize::from(columns)))
    };
    let is_foot = members.iter().any(|n| page.items[*n].kind == ItemKind::AtFoot);
    FreeItem {
        kind: if is_foot { ItemKind::AtFoot } else { ItemKind::Several },
        rank: page.weight(members),
        forms: (1..=page.columns.0).map(form).collect(),
    }
}

/// Columns times lines that an item takes at the least.
fn least_area(item: &FreeItem) -> u64 {
    let areas = item.forms.iter().map(|form| u64::from(form.columns) * u64::from(form.first()));
    areas.min().unwrap_or(0)
}
