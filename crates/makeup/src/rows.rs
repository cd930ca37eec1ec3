//! The heights of the rows of areas: those that fill the page and cost least together.

use std::ops::Range;

use super::cost::{self, Cost};
use super::{AreaJob, Grows, PageJob, RowJob};

/// Heights weighed by the search at most; what is best until then is taken.
const STEPS: usize = 200_000;
/// Lines at most that are shared out by search; what is more goes to the last `auto` row.
const MOST_LINES: u32 = 400;
/// `auto` rows at most whose heights are searched; more take one line each.
const MOST_ROWS: usize = 24;

/// Rows whose white is tried; the white above others stays as it is.
const MOST_WHITES: usize = 4;

/// The rows of a page.
pub(super) struct Rows {
    /// Top and height of each.
    pub tops: Vec<(u32, u32)>,
    /// Lines by which the white above each grew.
    pub white: Vec<u32>,
    /// What they cost: all areas, the white added above rows, and what a person asked and did not get.
    pub cost: Cost,
}

/// Rows that fill the page at the least cost. `cost` tells what an area costs at a depth. Where copy would be left out, and a
/// written height in the way is all that keeps it out, that row gives a line or takes one.
pub(super) fn fill_page(job: &PageJob, cost: &dyn Fn(usize, u32) -> Cost) -> Rows {
    let asked = AskedRows { lines: job.lines.0, rows: job.rows.clone(), areas: &job.areas };
    let rows = asked.filled(cost);
    match rows.cost >= cost::over(1) {
        true => asked.bent_till_all_fits(cost).unwrap_or(rows),
        false => rows,
    }
}

/// The rows of a page as they are asked for.
pub(super) struct AskedRows<'a> {
    /// Lines of the page.
    pub lines: u32,
    pub rows: Vec<RowJob>,
    pub areas: &'a [AreaJob],
}

impl AskedRows<'_> {
    /// The heights that cost least, with a line of white more above rows that may have one.
    pub fn filled(&self, cost: &dyn Fn(usize, u32) -> Cost) -> Rows {
        let may_grow = |row: &usize| self.rows[*row].grows == Grows::MayBeWider;
        let growing: Vec<usize> = (0..self.rows.len()).filter(may_grow).take(MOST_WHITES).collect();
        let known = |row: &RowJob| match row.grows {
            Grows::By(lines) => lines.0,
            Grows::Not | Grows::MayBeWider => 0,
        };
        let mut best: Option<Rows> = None;
        for choice in 0..1u32 << growing.len() {
            let mut white: Vec<u32> = self.rows.iter().map(known).collect();
            for (n, &row) in growing.iter().enumerate() {
                white[row] = choice >> n & 1;
            }
            let (tops, heights_cost) = heights(self, &white, cost);
            let white_cost: Cost = white.iter().map(|lines| cost::white_above(*lines)).sum();
            let cost = heights_cost + white_cost + cost_of_wishes(&self.rows, &tops);
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(Rows { tops, white, cost });
            }
        }
        best.unwrap_or(Rows { tops: Vec::new(), white: Vec::new(), cost: Cost::ZERO })
    }
}

/// Top and height of each row with so much white added above each, and what that costs.
fn heights(
    asked: &AskedRows,
    white: &[u32],
    cost: &dyn Fn(usize, u32) -> Cost,
) -> (Vec<(u32, u32)>, Cost) {
    let mut frame = RowHeights::of(asked, white);
    let mut autos: Vec<usize> =
        (0..asked.rows.len()).filter(|&row| asked.rows[row].asked().is_none()).collect();
    let Some(&last) = autos.last() else {
        frame.give_rest_to_last();
        let tops = frame.tops();
        let cost = cost_of_all(asked.areas, &tops, cost);
        return (tops, cost);
    };
    for row in autos.split_off(autos.len().min(MOST_ROWS)) {
        frame.heights[row] = frame.rest().min(1);
    }
    let rest = frame.rest().min(MOST_LINES);
    let mut search = HeightSearch::new(asked.areas, &frame, &autos, cost, rest);
    search.descend(0, rest, Cost::ZERO);
    for (row, height) in autos.iter().zip(search.best) {
        frame.heights[*row] = height;
    }
    frame.heights[last] += frame.rest();
    let tops = frame.tops();
    let cost = cost_of_all(asked.areas, &tops, cost);
    (tops, cost)
}

/// What all areas cost in rows like these.
fn cost_of_all(areas: &[AreaJob], tops: &[(u32, u32)], cost: &dyn Fn(usize, u32) -> Cost) -> Cost {
    let depth = |area: &AreaJob| match tops.get(rows_of(&area.rows, tops.len())) {
        Some([(first, _), .., (last, height)]) => last + height - first,
        Some([(_, height)]) => *height,
        _ => 0,
    };
    areas.iter().enumerate().map(|(n, area)| cost(n, depth(area))).sum()
}

/// What it costs that rows are not as high as a person asked.
fn cost_of_wishes(rows: &[RowJob], tops: &[(u32, u32)]) -> Cost {
    let wishes = rows.iter().zip(tops).filter_map(|(row, top)| Some((row.wish?.0, top.1)));
    wishes.map(|(wish, height)| cost::LEFT_OUT.times(wish.abs_diff(height))).sum()
}

/// The rows an area spans, of those there are.
pub(super) fn rows_of(rows: &Range<usize>, count: usize) -> Range<usize> {
    let end = rows.end.min(count);
    rows.start.min(end)..end
}

/// Rows and the white between them.
struct RowHeights {
    lines: u32,
    gaps: Vec<u32>,
    /// Of `auto` rows, 0 until they are found.
    heights: Vec<u32>,
}

impl RowHeights {
    /// The rows as the job wants them. What is more than the page is taken away, from the last.
    fn of(asked: &AskedRows, white: &[u32]) -> Self {
        let autos = asked.rows.iter().filter(|row| row.asked().is_none()).count() as u32;
        let mut frame = Self {
            lines: asked.lines,
            gaps: asked
                .rows
                .iter()
                .zip(white)
                .map(|(row, more)| row.gap_above.0.saturating_add(*more))
                .collect(),
            heights: asked.rows.iter().map(|row| row.asked().unwrap_or_default().0).collect(),
        };
        let mut over = frame.sum() + u64::from(autos);
        over = over.saturating_sub(u64::from(frame.lines));
        for height in frame.heights.iter_mut().rev().chain(frame.gaps.iter_mut().rev()) {
            let taken = (*height).min(over.min(u64::from(u32::MAX)) as u32);
            *height -= taken;
            over -= u64::from(taken);
        }
        frame
    }

    fn sum(&self) -> u64 {
        self.gaps.iter().chain(&self.heights).map(|lines| u64::from(*lines)).sum()
    }

    /// Lines no row has yet.
    fn rest(&self) -> u32 {
        u64::from(self.lines).saturating_sub(self.sum()) as u32
    }

    fn give_rest_to_last(&mut self) {
        let rest = self.rest();
        if let Some(last) = self.heights.last_mut() {
            *last += rest;
        }
    }

    fn tops(&self) -> Vec<(u32, u32)> {
        let mut line = 0;
        let rows = self.gaps.iter().zip(&self.heights).map(|(gap, height)| {
            let top = line + gap;
            line = top + height;
            (top, *height)
        });
        rows.collect()
    }
}

/// A search over the heights of the `auto` rows.
struct HeightSearch<'a> {
    cost: &'a dyn Fn(usize, u32) -> Cost,
    /// For each `auto` row the areas of which it is the last `auto` row: all else they cover is
    /// known once it is.
    areas: Vec<Vec<Covered>>,
    /// For each `auto` row and rest of lines, what it and the rows after it cost at the least.
    least: Vec<Vec<Cost>>,
    /// Costs of areas that cover one `auto` row only, by row and height.
    alone: Vec<Vec<Cost>>,
    heights: Vec<u32>,
    best: Vec<u32>,
    best_cost: Cost,
    steps: usize,
}

/// An area and what it covers.
struct Covered {
    area: usize,
    /// Of the `auto` rows, by their number among these.
    autos: Range<usize>,
    /// Lines of its other rows and gaps.
    fixed: u32,
}

impl<'a> HeightSearch<'a> {
    fn new(
        page_areas: &[AreaJob],
        frame: &RowHeights,
        autos: &[usize],
        cost: &'a dyn Fn(usize, u32) -> Cost,
        rest: u32,
    ) -> Self {
        let mut areas: Vec<Vec<Covered>> = autos.iter().map(|_| Vec::new()).collect();
        for (area, AreaJob { rows, .. }) in page_areas.iter().enumerate() {
            let rows = rows_of(rows, frame.heights.len());
            let fixed = frame.heights[rows.clone()].iter().sum::<u32>()
                + frame.gaps[rows.clone()].iter().skip(1).sum::<u32>();
            let before = autos.partition_point(|&row| row < rows.start);
            let after = autos.partition_point(|&row| row < rows.end);
            if before < after {
                areas[after - 1].push(Covered { area, autos: before..after, fixed });
            }
        }
        let alone = areas.iter().map(|areas| costs_alone(areas, cost, rest)).collect::<Vec<_>>();
        let least = least_costs(&alone, &areas, cost, rest);
        // Until something better is found: what is over goes to the last row.
        let mut heights = vec![1.min(rest); autos.len()];
        let given = (autos.len() as u32).min(rest);
        heights.iter_mut().skip(given as usize).for_each(|height| *height = 0);
        if let Some(last) = heights.last_mut() {
            *last += rest - given;
        }
        Self {
            cost,
            areas,
            least,
            alone,
            heights: heights.clone(),
            best: heights,
            best_cost: Cost::MAX,
            steps: 0,
        }
    }

    /// Tries all heights of the rows from `row` on, those first that promise most.
    fn descend(&mut self, row: usize, rest: u32, cost: Cost) {
        if row == self.heights.len() {
            if rest == 0 && cost < self.best_cost {
                self.best_cost = cost;
                self.best.clone_from(&self.heights);
            }
            return;
        }
        let mut tries: Vec<(Cost, u32)> = self
            .range(row, rest)
            .map(|height| {
                (self.alone[row][height as usize] + self.after(row, rest - height), height)
            })
            .collect();
        tries.sort_unstable();
        self.steps += tries.len();
        for (bound, height) in tries {
            if cost + bound >= self.best_cost || self.steps >= STEPS {
                break;
            }
            self.heights[row] = height;
            let spanning = self.spanning(row);
            self.descend(
                row + 1,
                rest - height,
                cost + self.alone[row][height as usize] + spanning,
            );
        }
    }

    /// Heights a row may take: one line at least for each row, and all of the rest for the last.
    fn range(&self, row: usize, rest: u32) -> std::ops::RangeInclusive<u32> {
        let after = (self.heights.len() - 1 - row) as u32;
        if after == 0 {
            return rest..=rest;
        }
        1.min(rest)..=rest.saturating_sub(after).max(1.min(rest))
    }

    /// What the rows after `row` cost at the least.
    fn after(&self, row: usize, rest: u32) -> Cost {
        self.least[row + 1][rest as usize]
    }

    /// Cost of the areas over several `auto` rows of which `row` is the last.
    fn spanning(&self, row: usize) -> Cost {
        let several = self.areas[row].iter().filter(|covered| covered.autos.len() > 1);
        several
            .map(|covered| {
                let heights: u32 = self.heights[covered.autos.clone()].iter().sum();
                (self.cost)(covered.area, covered.fixed + heights)
            })
            .sum()
    }
}

/// For each height of a row what the areas cost that cover no other `auto` row.
fn costs_alone(areas: &[Covered], cost: &dyn Fn(usize, u32) -> Cost, rest: u32) -> Vec<Cost> {
    let alone: Vec<&Covered> = areas.iter().filter(|covered| covered.autos.len() == 1).collect();
    (0..=rest)
        .map(|height| alone.iter().map(|covered| cost(covered.area, covered.fixed + height)).sum())
        .collect()
}

/// For each row and each rest of lines what it and those after it cost at the least.
fn least_costs(
    alone: &[Vec<Cost>],
    areas: &[Vec<Covered>],
    cost: &dyn Fn(usize, u32) -> Cost,
    rest: u32,
) -> Vec<Vec<Cost>> {
    let mut least = vec![Vec::new(); alone.len() + 1];
    least[alone.len()] = vec![Cost::MAX; rest as usize + 1];
    least[alone.len()][0] = Cost::ZERO;
    for row in (0..alone.len()).rev() {
        let spanning: Cost = areas[row]
            .iter()
            .filter(|covered| covered.autos.len() > 1)
            .map(|covered| {
                let depths = covered.fixed..=covered.fixed + rest;
                depths.map(|depth| cost(covered.area, depth)).min().unwrap_or_default()
            })
            .sum();
        let lines = (0..=rest).map(|rest| {
            let heights = 0..=rest;
            let ways = heights.map(|height| {
                alone[row][height as usize] + least[row + 1][(rest - height) as usize]
            });
            ways.min().unwrap_or(Cost::MAX) + spanning
        });
        least[row] = lines.collect();
    }
    least
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::*;

    fn heights_of(lines: u32, rows: &[(Option<u32>, u32)]) -> Vec<(u32, u32)> {
        let row = |&(height, gap): &(Option<u32>, u32)| RowJob {
            height: height.map(Lines),
            wish: None,
            bends: false,
            gap_above: Lines(gap),
            grows: Grows::Not,
        };
        let rows = rows.iter().map(row).collect();
        fill_page(&PageJob { lines: Lines(lines), rows, areas: Vec::new() }, &|_, _| Cost::ZERO)
            .tops
    }

    #[test]
    fn without_auto_the_last_row_gives_or_takes() {
        assert_eq!(heights_of(30, &[(Some(10), 0), (Some(5), 2)]), [(0, 10), (12, 18)]);
        assert_eq!(heights_of(14, &[(Some(10), 0), (Some(5), 2)]), [(0, 10), (12, 2)]);
        assert_eq!(heights_of(8, &[(Some(10), 0), (Some(5), 2)]), [(0, 6), (8, 0)]);
    }

    #[test]
    fn auto_rows_keep_a_line_each() {
        assert_eq!(heights_of(20, &[(Some(30), 0), (None, 1)]), [(0, 18), (19, 1)]);
        assert_eq!(heights_of(1, &[(None, 0), (None, 9)]), [(0, 1), (1, 0)]);
        assert_eq!(heights_of(0, &[(None, 0)]), [(0, 0)]);
    }

    #[test]
    fn areas_over_several_rows_count_the_white_between() {
        let row = |height| RowJob {
            height,
            wish: None,
            bends: false,
            gap_above: Lines(2),
            grows: Grows::Not,
        };
        let area = |rows| AreaJob { rows, columns: 0..1, content: super::super::AreaContent::Any };
        let job = PageJob {
            lines: Lines(40),
            rows: vec![row(None), row(None), row(None)],
            areas: vec![area(0..2), area(1..3), area(0..1)],
        };
        // The first wants 20 lines, the second 26, the third 9.
        let wanted = [20u32, 26, 9];
        let cost = |area: usize, depth: u32| Cost(u64::from(depth.abs_diff(wanted[area])));
        assert_eq!(fill_page(&job, &cost).tops, [(2, 9), (13, 9), (24, 16)]);
    }
}
