//! The sheet of a new publication, and a type area that suits it.

use kanyin_diagnostics::{Told, told};
use kanyin_issue::paper::Grid;
use kanyin_issue::suited_grid::{self, AskedGrid};
use kanyin_issue::units::{POINTS_PER_MM, Size};

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

/// A grid for a sheet.
#[derive(Debug, Clone)]
pub struct NewGrid {
    /// The sheet.
    pub sheet: NewSheet,
    /// What suits it.
    pub grid: Grid,
}

/// Fewest and most characters of a line that reads well in a newspaper.
const MEASURES: std::ops::RangeInclusive<u32> = 10..=25;
/// Columns for which the built-in layouts are drawn.
const COLUMNS: std::ops::RangeInclusive<u8> = 3..=8;

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

    /// The type area of so many columns: lines of whole characters, white at the sides and for the folio.
    pub fn grid(self, columns: u8) -> Result<NewGrid, Failure> {
        let grid = self.suited(columns);
        let measure = grid.measure;
        if COLUMNS.contains(&columns) && MEASURES.contains(&measure) {
            return Ok(NewGrid { sheet: self, grid });
        }
        let sheet = self.name();
        let can: Vec<String> = COLUMNS
            .filter(|columns| MEASURES.contains(&self.suited(*columns).measure))
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

    fn suited(self, columns: u8) -> Grid {
        let (wide, high) = self.millimetres();
        let points = |mm: u32| f64::from(mm) * POINTS_PER_MM;
        let sheet = Size { width: points(wide), height: points(high) };
        suited_grid::suited(sheet, AskedGrid { columns: Some(columns), ..AskedGrid::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEETS: [NewSheet; 3] = [NewSheet::A4, NewSheet::Tabloid, NewSheet::Broadsheet];

    #[test]
    fn every_grid_leaves_eight_millimetres_and_room_for_the_folio() {
        for sheet in SHEETS {
            let (wide, high) = sheet.millimetres();
            let grids: Vec<NewGrid> = COLUMNS.filter_map(|n| sheet.grid(n).ok()).collect();
            assert!(grids.len() >= 3, "{sheet:?}");
            for NewGrid { grid, .. } in grids {
                let columns = f64::from(grid.columns);
                let width = columns * f64::from(grid.measure) * grid.size.0
                    + (columns - 1.0) * grid.gutter.0;
                let side = (f64::from(wide) * POINTS_PER_MM - width) / 2.0;
                let above = (f64::from(high) * POINTS_PER_MM
                    - f64::from(grid.lines) * grid.leading.0)
                    / 2.0;
                assert!(
                    (8.0 * POINTS_PER_MM..24.0 * POINTS_PER_MM).contains(&side),
                    "{grid:?}: {side}"
                );
                assert!(
                    above >= suited_grid::FOLIO * grid.leading.0 + 8.0
                        && above < 26.0 * POINTS_PER_MM,
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
