//! The grid that suits a sheet: what `paper.yaml` leaves out of `grid` follows from the size of the paper and from what it
//! does say.

use super::paper::{Grid, Paper};
use super::spots::Spots;
use super::units::{Length, POINTS_PER_MM, Size};

/// What is said of a grid; the rest is to suit.
#[derive(Debug, Default, Copy, Clone)]
pub struct AskedGrid {
    /// Columns of the page.
    pub columns: Option<u8>,
    /// Characters in a column.
    pub measure: Option<u32>,
    /// Body type.
    pub size: Option<Length>,
    /// White between columns.
    pub gutter: Option<Length>,
    /// Baseline to baseline.
    pub leading: Option<Length>,
    /// Lines in a full column.
    pub lines: Option<u32>,
}

/// Characters of a column that is read best (docs/look.md §1), and the most columns of a page that chooses for itself.
const BEST: f64 = 14.0;
const MOST_COLUMNS: u8 = 8;
/// White between columns: at least so many ems, and at most.
const GUTTERS: [f64; 2] = [1.35, 1.8];
/// Sizes of body type that newspapers have, in points.
const SMALLER: [f64; 4] = [10.0, 9.5, 9.0, 8.5];
/// Leading, in ems of body type.
const LEADING: f64 = 1.5;
/// Lines above the type area that the folio takes with its rule, and its white to the cut (docs/look.md §8).
pub const FOLIO: f64 = 2.9;

/// Gives a paper's grid what its file does not say.
pub fn complete(paper: &mut Paper, spots: &Spots) {
    let grid = &paper.grid;
    let is_said = |key: &str| spots.values.contains_key(&format!("/grid/{key}"));
    let asked = AskedGrid {
        columns: is_said("columns").then_some(grid.columns),
        measure: is_said("measure").then_some(grid.measure),
        size: is_said("size").then_some(grid.size),
        gutter: is_said("gutter").then_some(grid.gutter),
        leading: is_said("leading").then_some(grid.leading),
        lines: is_said("lines").then_some(grid.lines),
    };
    paper.grid = suited(paper.page.trim, asked);
}

/// The grid of a sheet: lines of whole characters, white at the sides, room for the folio.
pub fn suited(sheet: Size, asked: AskedGrid) -> Grid {
    let usual = Usual::of(sheet);
    let room = sheet.width - 2.0 * usual.sides;
    let size = asked.size.unwrap_or_else(|| Length(usual.size_for(&asked, room)));
    let leading = asked.leading.unwrap_or(Length(LEADING * size.0));
    let least_gutter = asked.gutter.map_or(GUTTERS[0] * size.0, |gutter| gutter.0);

    // Characters that so many columns leave each.
    let fitting = |columns: u8| {
        let columns = f64::from(columns.max(1));
        ((room - (columns - 1.0) * least_gutter) / columns / size.0 + 1e-6).max(0.0).floor()
    };
    let wanted = asked.measure.map_or(BEST, f64::from);
    let best = (1..=MOST_COLUMNS).min_by(|a, b| {
        let off = |columns: u8| (fitting(columns) - wanted).abs();
        off(*a).total_cmp(&off(*b))
    });
    let columns = asked.columns.or(best).unwrap_or(1);
    let measure = asked.measure.unwrap_or(fitting(columns) as u32);

    let gutter = asked.gutter.unwrap_or_else(|| {
        // What is over goes into the gutters first, in halves of a point.
        let over = room - f64::from(columns) * f64::from(measure) * size.0;
        let gutter = over / f64::from(columns.max(2) - 1);
        Length((gutter.clamp(GUTTERS[0] * size.0, GUTTERS[1] * size.0) * 2.0).floor() / 2.0)
    });
    let lines = asked.lines.unwrap_or_else(|| {
        let white = usual.above.max(FOLIO * leading.0 + 5.0 * POINTS_PER_MM);
        ((sheet.height - 2.0 * white) / leading.0).max(0.0) as u32
    });
    Grid { columns, measure, size, gutter, leading, lines }
}

/// What papers of a size have. Lengths in points.
struct Usual {
    /// Body type.
    size: f64,
    /// White at the sides.
    sides: f64,
    /// White above and below, at least.
    above: f64,
}

impl Usual {
    fn of(sheet: Size) -> Self {
        let mm = sheet.width / POINTS_PER_MM;
        let (size, sides, above) = match mm {
            // Printed in the office.
            ..230.0 => (9.0, 12.0, 18.0),
            // 四开.
            ..330.0 => (9.0, 15.0, 20.0),
            // 对开.
            _ => (10.0, 14.0, 20.0),
        };
        Self { size, sides: sides * POINTS_PER_MM, above: above * POINTS_PER_MM }
    }

    /// The usual type, or a smaller one in which the columns and characters that were asked for have room.
    fn size_for(&self, asked: &AskedGrid, room: f64) -> f64 {
        let (Some(columns), Some(measure)) = (asked.columns, asked.measure) else {
            return self.size;
        };
        let columns = f64::from(columns);
        let ems = columns * f64::from(measure) + (columns - 1.0) * GUTTERS[0];
        let has_room = |size: &f64| ems * size <= room;
        SMALLER.into_iter().filter(|size| *size <= self.size).find(has_room).unwrap_or(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(wide: f64, high: f64) -> Size {
        Size { width: wide * POINTS_PER_MM, height: high * POINTS_PER_MM }
    }

    /// The study's own grid is what comes out for its sheet.
    #[test]
    fn a_tabloid_has_the_house_s_grid() {
        let (grid, house) = (suited(sheet(270.0, 390.0), AskedGrid::default()), Grid::default());
        assert_eq!(
            (grid.columns, grid.measure, grid.lines),
            (house.columns, house.measure, house.lines)
        );
        assert_eq!(
            (grid.size, grid.gutter, grid.leading),
            (house.size, house.gutter, house.leading)
        );
    }

    #[test]
    fn other_sheets_get_the_columns_that_papers_have() {
        let columns = |wide, high| suited(sheet(wide, high), AskedGrid::default()).columns;
        assert_eq!(columns(210.0, 297.0), 4);
        assert_eq!(columns(390.0, 540.0), 6);
        assert_eq!(columns(148.0, 210.0), 3);
    }

    #[test]
    fn what_is_said_stands_and_the_rest_goes_by_it() {
        let asked = AskedGrid { measure: Some(10), ..AskedGrid::default() };
        let narrow = suited(sheet(270.0, 390.0), asked);
        assert_eq!((narrow.columns, narrow.measure), (6, 10));
        let asked =
            AskedGrid { columns: Some(4), size: Some(Length(10.5)), ..AskedGrid::default() };
        let large = suited(sheet(210.0, 297.0), asked);
        assert_eq!((large.columns, large.measure, large.leading), (4, 11, Length(15.75)));
        let asked = AskedGrid { columns: Some(8), measure: Some(13), ..AskedGrid::default() };
        assert_eq!(suited(sheet(390.0, 540.0), asked).size, Length(9.0));
    }

    /// Whatever is left out, the type area keeps off the cut.
    #[test]
    fn every_grid_lies_within_its_sheet() {
        for wide in (120..=420).step_by(15) {
            for columns in [None, Some(2), Some(3), Some(5)] {
                let (wide, high) = (f64::from(wide), f64::from(wide) * 1.4);
                let grid = suited(sheet(wide, high), AskedGrid { columns, ..AskedGrid::default() });
                let columns = f64::from(grid.columns);
                let width = columns * f64::from(grid.measure) * grid.size.0
                    + (columns - 1.0) * grid.gutter.0;
                let height = f64::from(grid.lines) * grid.leading.0;
                assert!(
                    (wide * POINTS_PER_MM - width) / 2.0 >= 8.0 * POINTS_PER_MM,
                    "{wide} {grid:?}"
                );
                assert!(
                    (high * POINTS_PER_MM - height) / 2.0 >= 12.0 * POINTS_PER_MM,
                    "{wide} {grid:?}"
                );
            }
        }
    }
}
