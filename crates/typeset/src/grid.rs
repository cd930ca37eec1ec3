//! The page grid: columns and lines in points.

use typst_library::layout::Abs;

use kanyin_issue::Paper;

/// The sheet and its grid. Lengths in points; the type area is centred on the sheet.
#[derive(Debug, Copy, Clone)]
pub struct PageGrid {
    /// Width of the trimmed sheet.
    pub trim_width: f64,
    /// Height of the trimmed sheet.
    pub trim_height: f64,
    /// How far grounds run over the cut.
    pub bleed: f64,
    /// Columns of the page.
    pub columns: u8,
    /// Size of body type.
    pub size: f64,
    /// Baseline to baseline.
    pub leading: f64,
    /// White between columns.
    pub gutter: f64,
    /// Lines of the type area.
    pub lines: u32,
    /// Width of the type area.
    pub width: f64,
    /// Left edge of the type area on the sheet.
    pub left: f64,
    /// Top edge of the type area on the sheet.
    pub top: f64,
}

/// The columns of text in an area.
#[derive(Debug, Copy, Clone)]
pub struct Measure {
    /// How many.
    pub columns: u8,
    /// Characters in a line.
    pub characters: u32,
    /// Width of one.
    pub width: f64,
    /// White between them.
    pub gutter: f64,
}

impl Measure {
    /// Left edge of a column, from the area's left edge.
    pub fn x(&self, column: u8) -> f64 {
        f64::from(column) * (self.width + self.gutter)
    }

    /// Width of several columns with the gutters between them.
    pub fn span(&self, columns: u8) -> f64 {
        f64::from(columns) * (self.width + self.gutter) - self.gutter
    }
}

impl PageGrid {
    /// The grid of a publication.
    pub fn of(paper: &Paper) -> Self {
        let grid = &paper.grid;
        let columns = f64::from(grid.columns);
        let width =
            columns * f64::from(grid.measure) * grid.size.0 + (columns - 1.0) * grid.gutter.0;
        let height = f64::from(grid.lines) * grid.leading.0;
        Self {
            trim_width: paper.page.trim.width,
            trim_height: paper.page.trim.height,
            bleed: paper.page.bleed.0,
            columns: grid.columns,
            size: grid.size.0,
            leading: grid.leading.0,
            gutter: grid.gutter.0,
            lines: grid.lines,
            width,
            left: (paper.page.trim.width - width) / 2.0,
            top: (paper.page.trim.height - height) / 2.0,
        }
    }

    /// Width of one grid column.
    pub fn column(&self) -> f64 {
        (self.width - f64::from(self.columns - 1) * self.gutter) / f64::from(self.columns)
    }

    /// Left edge of a cell, from the type area's left edge, where the page has `cells` in a row.
    pub fn cell_x(&self, cells: u8, cell: u8) -> f64 {
        f64::from(cell) * (self.cell(cells) + self.gutter)
    }

    /// Width of several neighbouring cells.
    pub fn cell_span(&self, cells: u8, count: u8) -> f64 {
        f64::from(count) * (self.cell(cells) + self.gutter) - self.gutter
    }

    fn cell(&self, cells: u8) -> f64 {
        (self.width - f64::from(cells.saturating_sub(1)) * self.gutter) / f64::from(cells.max(1))
    }

    /// PageGrid columns that a width covers, at least one.
    pub fn columns_in(&self, width: f64) -> u8 {
        (((width + self.gutter + 0.5) / (self.column() + self.gutter)) as u8).max(1)
    }

    /// The columns of text in a width: the measure is the largest whole number of characters, the
    /// gutters take the rest (CLREQ §2.3.2; docs/rules.md §2).
    pub fn measure(&self, width: f64, columns: u8) -> Measure {
        let columns = columns.max(1);
        let gutters = f64::from(columns - 1);
        let room = (width - gutters * self.gutter) / f64::from(columns);
        let characters = ((room / self.size + 1e-6) as u32).max(1);
        let line = f64::from(characters) * self.size;
        let gutter =
            if columns > 1 { (width - f64::from(columns) * line) / gutters } else { self.gutter };
        Measure { columns, characters, width: line, gutter }
    }

    /// Height of something that stands on `lines` grid lines: the leading after the last is not its
    /// own (docs/look.md §1).
    pub fn height(&self, lines: u32) -> f64 {
        f64::from(lines) * self.leading - (self.leading - self.size)
    }

    /// The grid lines that a height needs.
    pub fn lines_for(&self, height: f64) -> u32 {
        ((height + self.leading - self.size - 0.02) / self.leading).ceil().max(0.0) as u32
    }

    /// Points as Typst counts them.
    pub fn y(&self, lines: u32) -> Abs {
        Abs::pt(f64::from(lines) * self.leading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> PageGrid {
        let paper: Paper = serde_json::from_value(serde_json::json!({"name": "试"})).unwrap();
        PageGrid::of(&paper)
    }

    #[test]
    fn five_columns_fill_the_type_area() {
        let grid = grid();
        assert!((grid.width - 680.0).abs() < 1e-9);
        assert!((grid.cell_span(5, 5) - 680.0).abs() < 1e-9);
        assert!((grid.cell_span(10, 5) - 333.75).abs() < 1e-9);
    }

    #[test]
    fn an_essay_takes_twenty_one_characters() {
        let grid = grid();
        let measure = grid.measure(grid.cell_span(5, 3), 2);
        assert_eq!(measure.characters, 21);
        assert!((measure.gutter - 25.0).abs() < 1e-9);
    }

    #[test]
    fn a_picture_ends_with_the_em_box_of_its_last_line() {
        let grid = grid();
        assert_eq!(grid.lines_for(grid.height(13)), 13);
    }
}
