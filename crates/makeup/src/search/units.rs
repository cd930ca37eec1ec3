//! More items than can be searched exactly: the lightest are joined two by two, and each two are placed as one.

use std::borrow::Cow;

use super::super::Columns;
use super::curve::Curve;
use super::table::{Cut, Slack, Table};
use super::{FreeItem, FreePage, FreePlace, ItemKind, arrange};

/// A page of no more items than can be searched.
pub(super) struct Units<'a> {
    /// The page.
    pub page: Cow<'a, FreePage>,
    /// For each of its items those that it stands for.
    members: Vec<Vec<usize>>,
}

impl<'a> Units<'a> {
    /// Those of a page, so many at most.
    pub fn of(page: &'a FreePage, most: usize, slack: Slack) -> Self {
        let mut units: Vec<Vec<usize>> = (0..page.items.len()).map(|n| vec![n]).collect();
        if units.len() <= most {
            return Self { page: Cow::Borrowed(page), members: units };
        }
        // What stands at the foot is no neighbour of a story; the lead stands alone.
        let is_foot = |unit: &[usize]| unit.iter().any(|n| page.items[*n].kind == ItemKind::AtFoot);
        let least = |unit: &[usize]| {
            let area = |n: &usize| page.items[*n].least_area();
            (std::cmp::Reverse(page.weight(unit)), unit.iter().map(area).sum::<u64>())
        };
        while units.len() > most {
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
        let items = units.iter().map(|unit| joined(page, unit, most, slack)).collect();
        Self { page: Cow::Owned(FreePage { items, ..page.clone() }), members: units }
    }

    /// The places of all items, where those of the units are known.
    pub fn places(&self, page: &FreePage, units: &[FreePlace]) -> Option<Vec<FreePlace>> {
        let mut places = vec![FreePlace::NONE; page.items.len()];
        for (members, place) in self.members.iter().zip(units) {
            if let [only] = members.as_slice() {
                places[*only] = *place;
                continue;
            }
            let inside = within(page, members, place.columns, place.lines);
            for (member, own) in members.iter().zip(arrange(&inside)?.places) {
                let (column, top) = (place.column + own.column, place.top + own.top);
                places[*member] = FreePlace { column, top, ..own };
            }
        }
        Some(places)
    }
}

/// Some items of a page on a piece of it.
fn within(page: &FreePage, members: &[usize], columns: u8, lines: u32) -> FreePage {
    FreePage {
        columns: Columns(columns),
        lines: super::Lines(lines),
        open: 0,
        items: members.iter().map(|n| page.items[*n].clone()).collect(),
        ..*page
    }
}

/// A unit as an item: what it costs over each width is what the best way to fill that costs.
fn joined(page: &FreePage, members: &[usize], most: usize, slack: Slack) -> FreeItem {
    if let [only] = members {
        return page.items[*only].clone();
    }
    let inside = within(page, members, page.columns.0, page.lines.0);
    let units = Units::of(&inside, most, slack);
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
