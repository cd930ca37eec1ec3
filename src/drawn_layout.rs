//! A layout drawn with characters: its areas with their names, and at the right the height of each row.

use kanyin_issue::text::is_full_width;
use kanyin_issue::{Layout, RowHeight};

use super::table::width;

/// Characters of a terminal that a drawing is wide, about.
const WIDE: usize = 60;
/// Lines of a row of areas.
const HIGH: usize = 2;

/// Draws a layout.
pub fn drawn(layout: &Layout) -> String {
    let drawing = Drawing::of(layout);
    let mut lines = Vec::new();
    for y in 0..=layout.rows.len() {
        lines.push(drawing.rule(y));
        let Some(height) = layout.rows.get(y) else { break };
        let height = match height {
            RowHeight::Lines(lines) => lines.to_string(),
            RowHeight::Auto(_) => "auto".into(),
        };
        for line in 0..HIGH {
            let tall = if line == 0 { format!(" {height}") } else { String::new() };
            lines.push(drawing.row(layout, y, line) + &tall);
        }
    }
    lines.join("\n") + "\n"
}

/// Which area stands in each cell.
struct Drawing {
    owners: Vec<Vec<Option<usize>>>,
    /// Characters of a cell, its left border among them.
    cell: usize,
}

impl Drawing {
    fn of(layout: &Layout) -> Self {
        let cells = usize::from(layout.cells).max(1);
        let mut owners = vec![vec![None; cells]; layout.rows.len()];
        for (n, area) in layout.areas.iter().enumerate() {
            for row in &mut owners[area.rows.clone()] {
                row[usize::from(area.cells.start)..usize::from(area.cells.end)].fill(Some(n));
            }
        }
        Self { owners, cell: (WIDE / cells).max(3) }
    }

    fn at(&self, y: Option<usize>, x: Option<usize>) -> Option<Option<usize>> {
        self.owners.get(y?)?.get(x?).copied()
    }

    /// Whether an upright stands left of a cell, or right of the last.
    fn is_upright(&self, y: Option<usize>, x: usize) -> bool {
        y.is_some_and(|y| y < self.owners.len())
            && self.at(y, x.checked_sub(1)) != self.at(y, Some(x))
    }

    /// Whether a rule stands above a cell, or below the last.
    fn is_ruled(&self, y: usize, x: Option<usize>) -> bool {
        let is_cell = self.owners.first().is_some_and(|row| x.is_some_and(|x| x < row.len()));
        is_cell && self.at(y.checked_sub(1), x) != self.at(Some(y), x)
    }

    /// The rules above a row.
    fn rule(&self, y: usize) -> String {
        let cells = self.owners.first().map_or(0, Vec::len);
        let mut line = String::new();
        for x in 0..=cells {
            line.push(corner(
                self.is_upright(y.checked_sub(1), x),
                self.is_upright(Some(y), x),
                self.is_ruled(y, x.checked_sub(1)),
                self.is_ruled(y, Some(x)),
            ));
            if x < cells {
                let rule = if self.is_ruled(y, Some(x)) { '─' } else { ' ' };
                line.extend(std::iter::repeat_n(rule, self.cell - 1));
            }
        }
        line
    }

    /// A line of a row: uprights, and in the first the names of the areas that begin there.
    fn row(&self, layout: &Layout, y: usize, line: usize) -> String {
        let cells = self.owners.first().map_or(0, Vec::len);
        let mut text = String::new();
        let mut x = 0;
        while x < cells {
            text.push(if self.is_upright(Some(y), x) { '│' } else { ' ' });
            let wide = (x + 1..cells).take_while(|x| !self.is_upright(Some(y), *x)).count() + 1;
            let room = wide * self.cell - 1;
            let begins = self.owners[y][x]
                .map(|n| &layout.areas[n])
                .filter(|area| area.rows.start == y && line == 0);
            let name = begins.map_or(String::new(), |area| within(&area.name, room));
            text.push_str(&name);
            text.extend(std::iter::repeat_n(' ', room - width(&name)));
            x += wide;
        }
        text + "│"
    }
}

/// As much of a name as there is room for.
fn within(name: &str, room: usize) -> String {
    let mut left = room;
    name.chars()
        .take_while(|c| {
            let wide = if is_full_width(*c) { 2 } else { 1 };
            let fits = wide <= left;
            left = left.saturating_sub(wide);
            fits
        })
        .collect()
}

/// Where rules meet.
fn corner(up: bool, down: bool, left: bool, right: bool) -> char {
    match (up, down, left, right) {
        (false, true, false, true) => '┌',
        (false, true, true, false) => '┐',
        (true, false, false, true) => '└',
        (true, false, true, false) => '┘',
        (true, true, false, true) => '├',
        (true, true, true, false) => '┤',
        (false, true, true, true) => '┬',
        (true, false, true, true) => '┴',
        (true, true, true, true) => '┼',
        (true, _, false, false) | (_, true, false, false) => '│',
        (false, false, true, _) | (false, false, _, true) => '─',
        (false, false, false, false) => ' ',
    }
}
