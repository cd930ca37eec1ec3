//! The columns of a list of names: pure numbers, in em.

/// The even columns of a measure. All lists of names in it have the same.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct NameGrid {
    measure: f64,
    columns: usize,
    /// From the left edge of a cell to that of the next.
    pitch: f64,
}

/// A cell of a row: which item stands in it, and how wide it is, the white behind it included.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct NameCell {
    /// The item's number.
    pub item: usize,
    /// Width, to the next cell or the end of the measure.
    pub width: f64,
}

/// Characters of a cell.
const CELL: f64 = 3.0;
/// Those of one in a measure that has room for as many columns of them: names of four characters fit.
const WIDE_CELL: f64 = 4.0;
/// Least white between two names of three characters: more than there is inside one of two.
const BETWEEN: f64 = 1.25;
/// Least white behind a longer one.
const APART: f64 = 1.0;
/// Rounding.
const HAIR: f64 = 1e-6;

impl NameGrid {
    /// That of a measure.
    pub fn over(measure: f64) -> Self {
        let measure = (measure + HAIR).max(CELL);
        let columns = ((measure + BETWEEN) / (CELL + BETWEEN)).floor().max(1.0);
        let gaps = columns - 1.0;
        let wide = columns * WIDE_CELL + gaps * APART <= measure;
        let cell = if wide { WIDE_CELL } else { CELL };
        let pitch = if gaps > 0.0 { (measure - cell) / gaps } else { measure };
        Self { measure, columns: columns as usize, pitch }
    }

    /// Items of these widths in rows, in their order. One that is wider than a cell takes the next ones too; one that is wider
    /// than the measure stands alone.
    pub fn rows(&self, widths: &[f64]) -> Vec<Vec<NameCell>> {
        let mut rows: Vec<Vec<NameCell>> = Vec::new();
        let mut column = self.columns;
        for (item, &wide) in widths.iter().enumerate() {
            let cells = match self.cells(column, wide) {
                Some(cells) => cells,
                None => {
                    rows.push(Vec::new());
                    column = 0;
                    self.cells(0, wide).unwrap_or(self.columns)
                }
            };
            let width = self.room(column, cells);
            if let Some(row) = rows.last_mut() {
                row.push(NameCell { item, width });
            }
            column += cells;
        }
        rows
    }

    /// How many cells, from a column on, hold something so wide; `None` if all that are left do not.
    fn cells(&self, column: usize, wide: f64) -> Option<usize> {
        (1..=self.columns - column).find(|&cells| {
            let apart = if column + cells == self.columns { 0.0 } else { APART };
            wide + apart <= self.room(column, cells) + HAIR
        })
    }

    /// Width of so many cells from a column on.
    fn room(&self, column: usize, cells: usize) -> f64 {
        match column + cells == self.columns {
            true => self.measure - column as f64 * self.pitch,
            false => cells as f64 * self.pitch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where each item of a row begins.
    fn starts(row: &[NameCell]) -> Vec<f64> {
        let mut at = 0.0;
        row.iter()
            .map(|cell| {
                at += cell.width;
                at - cell.width
            })
            .collect()
    }

    fn near(found: &[f64], wanted: &[f64]) -> bool {
        found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-3)
    }

    #[test]
    fn columns_are_even_and_as_many_as_there_is_room_for() {
        // Fourteen characters: three columns, wide enough for names of four.
        let rows = NameGrid::over(14.0).rows(&[3.0; 7]);
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 1]);
        assert!(near(&starts(&rows[0]), &[0.0, 5.0, 10.0]), "{rows:?}");
        assert_eq!(NameGrid::over(14.0).rows(&[4.0; 3]).len(), 1);
        // Sixteen and a half: four of three characters, the last one flush.
        let rows = NameGrid::over(16.5).rows(&[3.0; 4]);
        assert!(near(&starts(&rows[0]), &[0.0, 4.5, 9.0, 13.5]), "{rows:?}");
        assert_eq!(NameGrid::over(28.0).rows(&[3.0; 6]).len(), 1);
    }

    #[test]
    fn a_long_name_takes_the_cells_it_needs() {
        let rows = NameGrid::over(16.5).rows(&[3.0, 4.0, 3.0, 3.0]);
        assert!(near(&starts(&rows[0]), &[0.0, 4.5, 13.5]), "{rows:?}");
        assert_eq!(rows[1][0].item, 3);
        // In the last columns it needs no white behind it; where there are too few, it begins a row.
        assert_eq!(NameGrid::over(16.5).rows(&[3.0, 3.0, 7.5]).len(), 1);
        assert_eq!(NameGrid::over(16.5).rows(&[3.0, 3.0, 3.0, 7.0]).len(), 2);
    }

    #[test]
    fn every_item_stands_once_in_order_whatever_the_measure() {
        for measure in [-1.0, 0.0, 2.0, 3.0, 6.9, 7.0, 11.0, 12.5, 26.0, 80.0, 1e6] {
            let widths: Vec<f64> = (0..50).map(|n| f64::from(n * 7 % 23)).collect();
            let rows = NameGrid::over(measure).rows(&widths);
            let items: Vec<usize> = rows.iter().flatten().map(|cell| cell.item).collect();
            assert_eq!(items, (0..50).collect::<Vec<_>>(), "{measure}");
            assert!(rows.iter().all(|row| !row.is_empty()));
        }
    }
}
