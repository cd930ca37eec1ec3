//! Rows of a written height that give a line or take one: where a written height in the way is all that keeps copy out.

use super::Lines;
use super::cost::{self, Cost};
use super::rows::{AskedRows, Rows};

/// Rows of a written height that are bent at most.
const MOST_BENT: u32 = 2;

impl AskedRows<'_> {
    /// The same with few rows a line lower or higher, if all copy fits then: else an editor has to cut, and the page stands as
    /// it was drawn.
    pub fn bent_till_all_fits(mut self, cost: &dyn Fn(usize, u32) -> Cost) -> Option<Rows> {
        let mut bends: Vec<usize> =
            (0..self.rows.len()).filter(|row| self.rows[*row].bends()).collect();
        for spent in 1..=MOST_BENT {
            let bent = bends.iter().flat_map(|&row| self.bent(row).map(move |bent| (row, bent)));
            let filled = bent.map(|(row, bent)| (bent.filled(cost), row, bent));
            let (rows, row, bent) = filled.min_by_key(|(rows, ..)| rows.cost)?;
            if rows.cost < cost::over(1) {
                return Some(Rows { cost: rows.cost + cost::BENT_ROW.times(spent), ..rows });
            }
            bends.retain(|bends| *bends != row);
            self = bent;
        }
        None
    }

    /// The same with one row a line lower, and a line higher.
    fn bent(&self, row: usize) -> impl Iterator<Item = Self> {
        let height = self.rows[row].height.unwrap_or_default().0;
        [height.saturating_sub(1), height + 1].into_iter().map(move |height| {
            let mut rows = self.rows.clone();
            rows[row].height = Some(Lines(height));
            Self { rows, ..*self }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::fill_page;
    use super::super::{AreaContent, AreaJob, Grows, PageJob, RowJob};
    use super::*;

    #[test]
    fn a_written_height_bends_where_all_copy_fits_then_and_only_there() {
        let row = |height: Option<u32>, bends| RowJob {
            height: height.map(Lines),
            wish: None,
            bends,
            gap_above: Lines(0),
            grows: Grows::Not,
        };
        let area = |rows| AreaJob { rows, columns: 0..1, content: AreaContent::Any };
        let rows_for = |needed: [u32; 2], bends| {
            let rows = vec![row(None, false), row(Some(10), bends)];
            let job = PageJob { lines: Lines(30), rows, areas: vec![area(0..1), area(1..2)] };
            let cost = |area: usize, depth: u32| cost::over(needed[area].saturating_sub(depth));
            fill_page(&job, &cost).tops.into_iter().map(|(_, height)| height).collect::<Vec<_>>()
        };
        assert_eq!(rows_for([20, 9], true), [20, 10], "all fits as it is drawn");
        assert_eq!(rows_for([21, 9], true), [21, 9]);
        assert_eq!(rows_for([19, 11], true), [19, 11]);
        assert_eq!(rows_for([21, 9], false), [20, 10], "it may not");
        assert_eq!(rows_for([22, 9], true), [20, 10], "an editor has to cut all the same");
    }
}
