//! The least cost of every subset of items in every rectangle: exact over all slicings.
//!
//! A cell is a subset of items, a width and a height. It is one item; or two cells side by side, of one height, whose
//! widths add up; or two cells one above the other, of one width, whose heights and the white between them add up. Of
//! several ways to bracket the same row only one is counted: the first part of a row is no row itself, and holds the first
//! item of the subset.

use std::ops::Range;

use super::super::Rank;
use super::super::cost::{self, Cost};
use super::super::heads::Heads;
use super::curve::Curve;
use super::free_page::{FreeItem, FreePage, ItemKind};
use super::slack::Slack;
use super::taste;

/// No way: a sum of two of these is still a number.
pub(super) const NEVER: i32 = 1 << 29;
/// The most that one item costs, however bad.
const MOST: u64 = 40_000_000;

/// The most that a story costs whose columns end flush and without white at their foot.
const EVEN: u64 = 55;
/// A line of white beside something, in one column.
const BESIDE: i32 = 60;

/// A line more of white between two, one above the other: the most that the house allows (docs/look.md §7).
pub(super) const WIDER: i32 = 8;

/// A story that does not fit, and each line of it.
pub(super) const OVER: u64 = 20_000;
const OVER_LINE: u64 = 1_500;
/// Lines too many that are still copy, not a picture or a head without room.
const MUCH: u64 = 400;

/// Whether items can fill a page at all: together they are neither too large for it nor too small.
pub(super) fn can_fill(page: &FreePage, slack: Slack) -> bool {
    if slack.is_loose {
        return true;
    }
    let height = page.lines.count() as usize;
    let room = u64::from(page.columns.0) * height as u64;
    let (mut least, mut most) = (0, 0);
    for item in &page.items {
        let areas = item.forms.iter().flat_map(|form| {
            let costs = costs(page, item, form, height, slack);
            let known: Vec<u64> = (0u64..)
                .zip(costs)
                .filter(|(_, cost)| *cost < NEVER)
                .map(|(depth, _)| depth * u64::from(form.columns))
                .collect();
            [known.iter().min().copied(), known.iter().max().copied()]
        });
        let areas: Vec<u64> = areas.flatten().collect();
        least += areas.iter().min().copied().unwrap_or(u64::from(u32::MAX));
        most += areas.iter().max().copied().unwrap_or(0);
    }
    // Between any two there is white over all columns at the most.
    let white = u64::from(page.columns.0) * (page.gap.0 as u64 + 1) * page.items.len() as u64;
    least <= room && room <= most + white
}

/// A set of items, a bit for each.
pub(super) type Subset = u32;

/// What a cell may not be, so that no row is counted twice.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub(super) enum Cut {
    /// Anything.
    Any,
    /// No cells one above the other.
    NotAcross,
    /// No cells side by side.
    NotUpright,
}

/// The table.
pub(super) struct Table<'a> {
    pub page: &'a FreePage,
    /// Items, or rows of them that are placed as one.
    pub units: usize,
    pub height: usize,
    /// By cut, set, width and height.
    any: Vec<i32>,
    not_across: Vec<i32>,
    not_upright: Vec<i32>,
    /// Heights of each set over each width outside which there is no way: most cells have few or none.
    heights: Vec<Range<usize>>,
    /// Items that stand at the foot.
    foot: Subset,
    /// The item that stands at the head.
    lead: Subset,
    /// Whether they may stand elsewhere.
    is_loose: bool,
}

impl<'a> Table<'a> {
    /// The table of a page's items.
    pub fn of(page: &'a FreePage, slack: Slack) -> Self {
        let units = page.items.len();
        let height = page.lines.count() as usize;
        let cells = (1 << units) * (usize::from(page.columns.0) + 1) * (height + 1);
        let is_foot = |item: &FreeItem| item.kind == ItemKind::AtFoot;
        let bits = |is: &dyn Fn(&FreeItem) -> bool| {
            page.items
                .iter()
                .enumerate()
                .filter(|(_, item)| is(item))
                .fold(0, |set, (n, _)| set | 1 << n)
        };
        let mut table = Self {
            page,
            units,
            height,
            any: vec![NEVER; cells],
            not_across: vec![NEVER; cells],
            not_upright: vec![NEVER; cells],
            heights: vec![0..0; cells / (height + 1)],
            foot: bits(&is_foot),
            lead: bits(&|item| item.rank == Rank::Lead && !is_foot(item)),
            is_loose: slack.is_loose,
        };
        for set in 1..1 << units {
            for width in 1..=usize::from(page.columns.0) {
                table.fill(set, width, slack);
            }
        }
        table
    }

    /// All items.
    pub fn all(&self) -> Subset {
        (1 << self.units) - 1
    }

    /// Which of all sets over all widths it is.
    fn nth(&self, set: Subset, width: usize) -> usize {
        set as usize * (usize::from(self.page.columns.0) + 1) + width
    }

    fn at(&self, set: Subset, width: usize) -> Range<usize> {
        let start = self.nth(set, width) * (self.height + 1);
        start..start + self.height + 1
    }

    /// The least costs of a set over a width, by height.
    pub fn costs(&self, cut: Cut, set: Subset, width: usize) -> &[i32] {
        let range = self.at(set, width);
        match cut {
            Cut::Any => &self.any[range],
            Cut::NotAcross => &self.not_across[range],
            Cut::NotUpright => &self.not_upright[range],
        }
    }

    /// Heights of a set over a width outside which there is no way.
    pub fn heights(&self, set: Subset, width: usize) -> Range<usize> {
        self.heights[self.nth(set, width)].clone()
    }

    /// Halves of a set, each once: the first holds its first item.
    pub fn halves(set: Subset) -> impl Iterator<Item = (Subset, Subset)> {
        let first = set & set.wrapping_neg();
        let rest = set ^ first;
        // All subsets of the rest but the whole of it.
        let mut sub = rest;
        std::iter::from_fn(move || {
            if sub == 0 {
                return None;
            }
            sub = (sub - 1) & rest;
            Some((first | sub, rest ^ sub))
        })
    }

    /// Whether two sets may stand one above the other: what stands at the foot of the page is below all else, and the lead
    /// above.
    pub fn may_stack(&self, one: Subset, other: Subset) -> bool {
        if self.is_loose {
            return true;
        }
        let both = |set: Subset| set & self.foot != 0 && set & self.lead != 0;
        let is_foot = |set: Subset| set & !self.foot == 0;
        let two_feet = one & self.foot != 0 && other & self.foot != 0;
        !(both(one) || both(other)) && (!two_feet || is_foot(one) || is_foot(other))
    }

    /// Whether something in a set stands at the foot.
    pub fn is_at_foot(&self, set: Subset) -> bool {
        set & self.foot != 0
    }

    fn fill(&mut self, set: Subset, width: usize, slack: Slack) {
        let mut alone = vec![NEVER; self.height + 1];
        if set.is_power_of_two() {
            let item = &self.page.items[set.trailing_zeros() as usize];
            // As wide as these columns, or no wider if white may stand beside it.
            let forms = item.widest(width as u8).map(|(_, form)| form);
            for form in forms.filter(|form| slack.is_loose || usize::from(form.columns) == width) {
                let beside = BESIDE * (width as i32 - i32::from(form.columns));
                let costs = costs(self.page, item, form, self.height, slack);
                let costs = (0..)
                    .zip(costs)
                    .map(|(lines, cost)| cost.saturating_add(beside * lines).min(NEVER));
                alone.iter_mut().zip(costs).for_each(|(least, cost)| *least = (*least).min(cost));
            }
        }
        let mut across = alone.clone();
        let mut upright = alone;
        let gap = self.page.gap.count() as usize;
        for (one, other) in Self::halves(set) {
            if self.may_stack(one, other) {
                let one = self.ways(Cut::NotAcross, one, width);
                let other = self.ways(Cut::Any, other, width);
                stack(one, other, gap, 0, &mut across);
                stack(one, other, gap + 1, WIDER, &mut across);
            }
            for left in 1..width {
                let one = self.ways(Cut::NotUpright, one, left);
                beside(one, self.ways(Cut::Any, other, width - left), &mut upright);
            }
        }
        let range = self.at(set, width);
        for (n, at) in range.enumerate() {
            self.not_across[at] = upright[n].min(NEVER);
            self.not_upright[at] = across[n].min(NEVER);
            self.any[at] = across[n].min(upright[n]).min(NEVER);
        }
        let known = self.costs(Cut::Any, set, width);
        let first = known.iter().position(|cost| *cost < NEVER);
        let last = known.iter().rposition(|cost| *cost < NEVER);
        let nth = self.nth(set, width);
        self.heights[nth] = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
    }

    /// The least costs of a set over a width at the heights that it may have, and the first of these.
    fn ways(&self, cut: Cut, set: Subset, width: usize) -> (usize, &[i32]) {
        let heights = self.heights(set, width);
        (heights.start, &self.costs(cut, set, width)[heights])
    }
}

/// Takes the costs of two side by side into `sums`, at the heights that both may have.
fn beside((first, one): (usize, &[i32]), (second, other): (usize, &[i32]), sums: &mut [i32]) {
    let from = first.max(second);
    let (Some(one), Some(other)) = (one.get(from - first..), other.get(from - second..)) else {
        return;
    };
    for (sum, (one, other)) in sums[from..].iter_mut().zip(one.iter().zip(other)) {
        *sum = (*sum).min(one + other);
    }
}

/// Takes the cheapest of one above the other into `sums`, by their height together.
fn stack(
    (first, one): (usize, &[i32]),
    (second, other): (usize, &[i32]),
    gap: usize,
    extra: i32,
    sums: &mut [i32],
) {
    if other.is_empty() {
        return;
    }
    for (height, cost) in (first..).zip(one).filter(|(_, cost)| **cost < NEVER) {
        let Some(sums) = sums.get_mut(height + gap + second..) else { break };
        for (sum, other) in sums.iter_mut().zip(other) {
            *sum = (*sum).min(cost + other + extra);
        }
    }
}

/// What an item costs at each height, as far as it may be that high.
fn costs(page: &FreePage, item: &FreeItem, form: &Curve, height: usize, slack: Slack) -> Vec<i32> {
    if item.kind == ItemKind::Several {
        return form
            .known()
            .map(|known| known[..=height].to_vec())
            .unwrap_or(vec![NEVER; height + 1]);
    }
    let cost = |depth: u32| form.cost(depth, Heads::ALL).0;
    // The headline and the pictures are weighed as they are: what is uneven is text and white.
    let text = |depth: u32| match form.is_story {
        true => form.setting(depth, Heads::ALL).text,
        false => cost(depth),
    };
    let depths = 0..=(height as u32).min(form.deepest());
    let least = depths.clone().map(cost).min().unwrap_or(Cost::MAX);
    let fits = |cost: Cost| cost < cost::over(1);
    // Where nothing fits at all, all that is over is taken for what it is.
    let first = depths.clone().find(|depth| fits(cost(*depth))).unwrap_or(form.deepest() + 1);
    let bound = Cost(least.0.saturating_add(slack.white));
    let mut costs = vec![NEVER; height + 1];
    for depth in depths.filter(|depth| *depth > 0 && (slack.is_loose || form.may_be(*depth))) {
        let own = cost(depth);
        let is_near = fits(own) && own <= bound;
        let is_over =
            !fits(own) && depth + slack.over >= first && slack.over > 0 && own < Cost::MAX;
        if is_near || is_over {
            let weighed = if is_over { weighed(own, item.rank) } else { own.0 };
            let sum = weighed
                .saturating_add(if is_near { uneven(text(depth)) } else { 0 })
                .saturating_add(taste::shape(page, item, form, depth).0);
            costs[depth as usize] = sum.min(MOST) as i32;
        }
    }
    costs
}

/// What a setting costs beyond its own cost because a column ends two lines above its neighbours, or white is left at the
/// foot: on a page drawn by hand makeup has to take it, here another page may do without.
fn uneven(cost: Cost) -> u64 {
    3 * cost.0.saturating_sub(EVEN).min(2_000)
}

/// Copy that does not fit, as the search weighs it: what an editor then cuts or adds is as little as can be, and of the
/// lightest stories. A picture or a head without room is worse than any of it.
fn weighed(cost: Cost, rank: Rank) -> u64 {
    let parts = match rank {
        Rank::Lead => 16,
        Rank::Second => 13,
        Rank::Normal => 11,
        Rank::Brief => 10,
    };
    let lines = cost::lines_over(cost);
    if lines > MUCH {
        return cost.0;
    }
    (OVER + OVER_LINE * lines) * parts / 10
}
