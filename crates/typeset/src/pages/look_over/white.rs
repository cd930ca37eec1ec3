//! Where a page is white: its type area in quarter columns and lines.
//!
//! Not white, for a reader:
//! - what is beside a line that ends early, within the measure of that line;
//! - the house's own white above something: two lines between stories, a line within one;
//! - what an essay or a poem leaves below itself: it stands free (docs/look.md §9);
//! - areas that are white by layout; masthead, ear, strip and colophon, all over.

use super::copy_part::CopyPart;
use super::seen_page::{SeenPage, SeenType};
use super::seen_rect::SeenRect;
use crate::laid::Thing;

/// Cells in the width of a grid column.
pub const CELLS: usize = 4;
/// What covers less of a line's height is not on it, in points.
const ON_LINE: f64 = 1.5;

/// What a cell shows.
#[derive(Debug, Copy, Clone, PartialEq)]
enum Cell {
    White,
    /// White that is meant.
    Meant,
    /// Taken by a thing, if it is known which.
    Taken(Option<usize>),
}

/// The type area in cells.
pub struct WhiteMap<'a> {
    page: &'a SeenPage<'a>,
    /// Cells in a line.
    wide: usize,
    /// Lines.
    high: usize,
    cells: Vec<Cell>,
}

/// A white rectangle in cells: first cell and line, how many of each.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct WhiteCells {
    /// First cell of its lines.
    pub left: usize,
    /// First line.
    pub top: usize,
    /// Cells.
    pub wide: usize,
    /// Lines.
    pub high: usize,
}

impl WhiteCells {
    /// Its columns: quarters count.
    pub fn columns(&self) -> f64 {
        self.wide as f64 / CELLS as f64
    }

    /// Columns × lines.
    pub fn size(&self) -> f64 {
        self.columns() * self.high as f64
    }
}

impl<'a> WhiteMap<'a> {
    /// The white of a page; `meant` is white by layout.
    pub fn of(page: &'a SeenPage<'a>, meant: &[SeenRect]) -> Self {
        let (wide, high) = (usize::from(page.grid.columns) * CELLS, page.grid.lines as usize);
        let mut map = Self { page, wide, high, cells: vec![Cell::White; wide * high] };
        for rect in meant {
            map.fill(rect, Cell::Meant);
        }
        for (n, thing) in page.things.iter().enumerate() {
            if fills_its_area(thing.role) {
                let (right, foot) = (thing.x + thing.width, thing.y + thing.height);
                map.fill(
                    &SeenRect { left: thing.x, top: thing.y, right, foot },
                    Cell::Taken(Some(n)),
                );
            }
        }
        for ground in &page.grounds {
            map.fill(&ground.rect, Cell::Taken(ground.thing));
        }
        for picture in &page.pictures {
            map.fill(&picture.rect, Cell::Taken(picture.thing));
        }
        for of in &page.types {
            map.fill(&measure(page, of), Cell::Taken(of.thing));
        }
        for cell in 0..wide {
            map.house_white(cell);
        }
        map
    }

    /// The part of the type area that is not white, 0 to 1.
    pub fn fill_ratio(&self) -> f64 {
        let white = self.cells.iter().filter(|cell| **cell == Cell::White).count();
        1.0 - white as f64 / self.cells.len().max(1) as f64
    }

    /// The largest white rectangle of those that are asked for.
    pub fn largest(&self, is_asked: impl Fn(&WhiteCells) -> bool) -> Option<WhiteCells> {
        let mut best: Option<WhiteCells> = None;
        // White lines that end in this one, by cell.
        let mut heights = vec![0; self.wide + 1];
        for line in 0..self.high {
            for (cell, height) in heights.iter_mut().take(self.wide).enumerate() {
                let is_white = self.at(cell, line) == Cell::White;
                *height = if is_white { *height + 1 } else { 0 };
            }
            // The rectangles that end in this line: as far as no lower one stands in the way.
            let mut open: Vec<(usize, usize)> = Vec::new();
            for (cell, &height) in heights.iter().enumerate() {
                let mut left = cell;
                while let Some(&(from, high)) = open.last().filter(|(_, high)| *high > height) {
                    open.pop();
                    left = from;
                    let (wide, top) = (cell - from, line + 1 - high);
                    let found = WhiteCells { left: from, top, wide, high };
                    let is_larger = best.is_none_or(|best| found.size() > best.size());
                    if is_larger && is_asked(&found) {
                        best = Some(found);
                    }
                }
                if height > 0 && open.last().is_none_or(|(_, high)| *high < height) {
                    open.push((left, height));
                }
            }
        }
        best
    }

    /// Takes a rectangle away.
    pub fn take(&mut self, white: &WhiteCells) {
        for line in white.top..white.top + white.high {
            for cell in white.left..white.left + white.wide {
                self.cells[line * self.wide + cell] = Cell::Meant;
            }
        }
    }

    /// A rectangle's place on the sheet.
    pub fn rect(&self, white: &WhiteCells) -> SeenRect {
        let grid = self.page.grid;
        let (top, high) = (white.top as f64 * grid.leading, white.high as u32);
        SeenRect {
            left: self.cell_left(white.left),
            top: grid.top + top,
            right: self.cell_left(white.left + white.wide - 1) + self.cell_width(),
            foot: grid.top + top + grid.height(high),
        }
    }

    /// The thing whose white a rectangle is: the one above it, else the one below, else one beside it.
    pub fn whose(&self, white: &WhiteCells) -> Option<usize> {
        let cells = white.left..white.left + white.wide;
        let lines = white.top..white.top + white.high;
        let taken = |cell: usize, line: usize| match self.at(cell, line) {
            Cell::Taken(thing) => thing,
            _ => None,
        };
        let above =
            (0..white.top).rev().find_map(|line| cells.clone().find_map(|cell| taken(cell, line)));
        let below = || {
            (lines.end..self.high).find_map(|line| cells.clone().find_map(|cell| taken(cell, line)))
        };
        let beside =
            || (0..self.wide).find_map(|cell| lines.clone().find_map(|line| taken(cell, line)));
        above.or_else(below).or_else(beside)
    }

    fn at(&self, cell: usize, line: usize) -> Cell {
        self.cells[line * self.wide + cell]
    }

    fn cell_width(&self) -> f64 {
        self.page.grid.column() / CELLS as f64
    }

    /// Left edge of a cell on the sheet.
    fn cell_left(&self, cell: usize) -> f64 {
        let grid = self.page.grid;
        let (column, part) = (cell / CELLS, cell % CELLS);
        grid.left + column as f64 * (grid.column() + grid.gutter) + part as f64 * self.cell_width()
    }

    /// Gives the cells of a rectangle: those of which it covers half the width and some of the height.
    fn fill(&mut self, rect: &SeenRect, with: Cell) {
        let grid = self.page.grid;
        let first = ((rect.top - grid.top) / grid.leading).floor().max(0.0) as usize;
        let last = ((rect.foot - grid.top) / grid.leading).ceil().max(0.0) as usize;
        for line in first..last.min(self.high) {
            let top = grid.top + line as f64 * grid.leading;
            if rect.foot.min(top + grid.size) - rect.top.max(top) < ON_LINE.min(rect.height()) {
                continue;
            }
            for cell in 0..self.wide {
                let left = self.cell_left(cell);
                let covered = rect.right.min(left + self.cell_width()) - rect.left.max(left);
                if covered > self.cell_width() / 2.0 {
                    self.cells[line * self.wide + cell] = with;
                }
            }
        }
    }

    /// Finds the white that is meant, in the lines of one cell.
    fn house_white(&mut self, cell: usize) {
        let mut line = 0;
        let mut above = None;
        while line < self.high {
            match self.at(cell, line) {
                Cell::White => {
                    let end = (line..self.high).find(|line| self.at(cell, *line) != Cell::White);
                    let below = end.map(|end| self.at(cell, end));
                    let end = end.unwrap_or(self.high);
                    let meant = self.meant(above, below).min(end - line);
                    for line in end - meant..end {
                        self.cells[line * self.wide + cell] = Cell::Meant;
                    }
                    line = end;
                }
                taken => {
                    above = Some(taken);
                    line += 1;
                }
            }
        }
    }

    /// Lines that may be white between two cells.
    fn meant(&self, above: Option<Cell>, below: Option<Cell>) -> usize {
        let thing = |cell: Option<Cell>| match cell {
            Some(Cell::Taken(thing)) => thing,
            _ => None,
        };
        let (over, under) = (thing(above), thing(below));
        let free = |thing: Option<usize>| {
            let story =
                self.page.story_of(thing).and_then(|story| self.page.copy.stories.get(story));
            story.is_some_and(|of| of.stands_free())
        };
        if free(over) || (above.is_none() && free(under)) {
            return self.high;
        }
        let area = |thing: Option<usize>| thing.and_then(|thing| self.page.things.get(thing));
        match (area(over), area(under)) {
            // Between two rows of pictures (docs/look.md §5).
            (Some(over), Some(under)) if is_pictured(over) && is_pictured(under) => 2,
            (Some(over), Some(under)) if over.area == under.area && over.story == under.story => 1,
            _ if above.is_some() && below.is_some() => 2,
            _ => 0,
        }
    }
}

/// What a run of type takes: the whole width of the part or column that it is a line of. An upright one takes its cells.
fn measure(page: &SeenPage, of: &SeenType) -> SeenRect {
    // An upright title is cells one below the other; a level one may be a single character.
    let titles =
        || page.types.iter().filter(|other| other.thing == of.thing && other.part == of.part);
    let is_cell =
        of.part == CopyPart::Title && of.item.text.chars().count() <= 1 && titles().count() > 1;
    match of.thing.and_then(|thing| page.things.get(thing)) {
        Some(thing) if of.is_level() && !is_cell => SeenRect {
            left: of.ems.left.min(thing.x),
            right: of.ems.right.max(thing.x + thing.width),
            ..of.ems
        },
        _ => of.ems,
    }
}

fn is_pictured(thing: &Thing) -> bool {
    matches!(thing.role, "picture" | "pictures")
}

fn fills_its_area(role: &str) -> bool {
    matches!(role, "masthead" | "ear" | "strip" | "colophon")
}
