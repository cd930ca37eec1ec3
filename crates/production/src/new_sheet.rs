//! The sheet of a new publication, and a type area that suits it.

use kanyin_diagnostics::{Told, told};
use kanyin_issue::units::POINTS_PER_MM;

use super::failure::Failure;

/// A usual size of newspapers.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum NewSheet {
    /// A4, as campus and company papers have it that are printed in the office.
    A4,
    /// 四开.
    #[default]
    Tabloid,
    /// 对开.
    Broadsheet,
}

/// A grid for a sheet. Lengths in points.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct NewGrid {
    /// The sheet.
    pub sheet: NewSheet,
    /// Columns.
    pub columns: u8,
    /// Characters in a column.
    pub measure: u32,
    /// Size of body type.
    pub size: f64,
    /// White between columns.
    pub gutter: f64,
    /// Baseline to baseline.
    pub leading: f64,
    /// Lines of the type area.
    pub lines: u32,
}

/// Fewest and most characters of a line that reads well in a newspaper.
const MEASURES: std::ops::RangeInclusive<u32> = 10..=25;
/// Columns for which the built-in layouts are drawn.
const COLUMNS: std::ops::RangeInclusive<u8> = 3..=8;
/// White between columns: at least so many ems, and at most.
const GUTTERS: [f64; 2] = [1.35, 1.8];
/// Lines above the type area that the folio takes with its rule, and its white to the cut (docs/look.md §8).
const FOLIO: f64 = 2.9;

impl NewSheet {
    /// Width and height when it is cut, in millimetres.
    pub fn millimetres(self) -> (u32, u32) {
        match self {
            Self::A4 => (210, 297),
            Self::Tabloid => (270, 390),
            Self::Broadsheet => (390, 540),
        }
    }

    /// What it is called.
    pub fn name(self) -> Told {
        match self {
            Self::A4 => told!("A4", "A4"),
            Self::Tabloid => told!("四开", "tabloid"),
            Self::Broadsheet => told!("对开", "broadsheet"),
        }
    }

    /// Columns that suit it best.
    pub fn usual_columns(self) -> u8 {
        match self {
            Self::A4 => 4,
            Self::Tabloid => 5,
            Self::Broadsheet => 6,
        }
    }

    /// Size of body type and leading.
    fn body(self) -> (f64, f64) {
        match self {
            Self::A4 | Self::Tabloid => (9.0, 13.5),
            Self::Broadsheet => (10.0, 15.0),
        }
    }

    /// White at the sides at least, and above and below, in millimetres. It is never under 8 mm.
    fn margins(self) -> (f64, f64) {
        match self {
            Self::A4 => (12.0, 18.0),
            Self::Tabloid => (15.0, 20.0),
            Self::Broadsheet => (14.0, 20.0),
        }
    }

    /// The type area of so many columns: lines of whole characters, white at the sides and for the folio.
    pub fn grid(self, columns: u8) -> Result<NewGrid, Failure> {
        let measure = self.measure(columns);
        if COLUMNS.contains(&columns) && MEASURES.contains(&measure) {
            return Ok(self.with_measure(columns, measure));
        }
        let sheet = self.name();
        let can: Vec<String> = COLUMNS
            .filter(|columns| MEASURES.contains(&self.measure(*columns)))
            .map(|columns| columns.to_string())
            .collect();
        let (zh, en) = (can.join("、"), can.join(", "));
        if !COLUMNS.contains(&columns) {
            let (least, most) = (COLUMNS.start(), COLUMNS.end());
            return Err(Failure::Usage(told!(
                "内置版式画的是 {least} 到 {most} 栏，没有 {columns} 栏的；{sheet}可以排 {zh} 栏",
                "the built-in layouts are drawn for {least} to {most} columns, not for {columns}; possible on {sheet} are {en}";
                sheet
            )));
        }
        let (least, most) = (MEASURES.start(), MEASURES.end());
        Err(Failure::Usage(told!(
            "{sheet}排 {columns} 栏不好读：每栏要有 {least} 到 {most} 个字，这样是 {measure} 个；可以排 {zh} 栏",
            "{columns} columns on {sheet} read badly: each should have {least} to {most} characters, and has {measure}; possible are {en}";
            sheet
        )))
    }

    /// Characters of one of so many columns.
    fn measure(self, columns: u8) -> u32 {
        let (size, _) = self.body();
        let columns = f64::from(columns.max(1));
        let room = self.room() - (columns - 1.0) * GUTTERS[0] * size;
        (room / columns / size).max(0.0) as u32
    }

    /// The width between the margins, in points.
    fn room(self) -> f64 {
        (f64::from(self.millimetres().0) - 2.0 * self.margins().0) * POINTS_PER_MM
    }

    fn with_measure(self, columns: u8, measure: u32) -> NewGrid {
        let (size, leading) = self.body();
        let gutters = f64::from(columns.max(2) - 1);
        let rest = self.room() - f64::from(columns) * f64::from(measure) * size;
        // What is over goes into the gutters first, in halves of a point.
        let gutter = (rest / gutters).clamp(GUTTERS[0] * size, GUTTERS[1] * size);
        let gutter = (gutter * 2.0).floor() / 2.0;
        let (_, high) = self.millimetres();
        let white = (self.margins().1 * POINTS_PER_MM).max(FOLIO * leading + 5.0 * POINTS_PER_MM);
        let lines = (f64::from(high) * POINTS_PER_MM - 2.0 * white) / leading;
        NewGrid { sheet: self, columns, measure, size, gutter, leading, lines: lines as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEETS: [NewSheet; 3] = [NewSheet::A4, NewSheet::Tabloid, NewSheet::Broadsheet];

    /// The study's own grid is what comes out for the usual sheet.
    #[test]
    fn five_columns_on_a_tabloid_are_the_study_s() {
        let grid = NewSheet::Tabloid.grid(5).unwrap();
        assert_eq!((grid.measure, grid.size, grid.leading), (14, 9.0, 13.5));
        assert_eq!((grid.gutter, grid.lines), (12.5, 73));
    }

    #[test]
    fn every_grid_leaves_eight_millimetres_and_room_for_the_folio() {
        for sheet in SHEETS {
            let (wide, high) = sheet.millimetres();
            let grids: Vec<NewGrid> = COLUMNS.filter_map(|n| sheet.grid(n).ok()).collect();
            assert!(grids.len() >= 3, "{sheet:?}");
            for grid in grids {
                let columns = f64::from(grid.columns);
                let width =
                    columns * f64::from(grid.measure) * grid.size + (columns - 1.0) * grid.gutter;
                let side = (f64::from(wide) * POINTS_PER_MM - width) / 2.0;
                let above =
                    (f64::from(high) * POINTS_PER_MM - f64::from(grid.lines) * grid.leading) / 2.0;
                assert!(
                    (8.0 * POINTS_PER_MM..24.0 * POINTS_PER_MM).contains(&side),
                    "{grid:?}: {side}"
                );
                assert!(
                    above >= FOLIO * grid.leading + 8.0 && above < 26.0 * POINTS_PER_MM,
                    "{grid:?}: {above}"
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_what_can() {
        let Err(Failure::Usage(told)) = NewSheet::A4.grid(8) else { panic!("eight on A4") };
        assert!(told.zh.contains("可以排 3、4、5 栏"), "{}", told.zh);
        assert!(NewSheet::Broadsheet.grid(3).is_err() && NewSheet::Broadsheet.grid(8).is_ok());
    }
}
