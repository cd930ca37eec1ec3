//! The pictures of a picture page on its columns: numbers alone.
//!
//! Pictures stand beside each other and one above the other, whole columns wide, in reading order, their heights from
//! their own shapes. Every way to cut the sheet so is looked at, by a table over runs of pictures × columns; where no
//! columns bring pictures to one height, a row may leave the columns and share its width by the pictures' shapes.

use std::collections::BTreeMap;

/// White between two pictures one above the other, after the caption (docs/look.md §5).
const BETWEEN: u32 = 2;
/// Most pictures that are arranged together; more follow below them.
const TOGETHER: usize = 9;
/// Most lines by which neighbours may differ in height.
const RAGGED: u32 = 5;
/// Fewer lines make a picture too small.
const SMALL: u32 = 6;
/// More lines make it too high.
const HIGH: u32 = 36;
/// A picture in a row that leaves the columns is no narrower than this part of a column.
const NARROWEST: f64 = 0.8;

/// A picture to be arranged.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Width over height of what is to be seen.
    pub ratio: f64,
    /// The part of a side that may be cropped.
    pub most_cut: f64,
    /// The columns that it must take.
    pub columns: Option<u8>,
    /// Over 1, 2 … columns.
    pub sizes: Vec<PhotoSize>,
}

/// Heights of a picture at a width, in lines.
#[derive(Debug, Copy, Clone)]
pub struct PhotoSize {
    /// Cropped as far as it goes.
    pub least: u32,
    /// As it is.
    pub ideal: u32,
    /// Its sides cropped as far as they go.
    pub most: u32,
    /// Its caption.
    pub caption: u32,
}

/// The room for pictures.
#[derive(Debug, Copy, Clone)]
pub struct Sheet {
    /// Columns.
    pub columns: u8,
    /// Width of one, in points.
    pub column: f64,
    /// White between them, in points.
    pub gutter: f64,
    /// Baseline to baseline, in points.
    pub leading: f64,
    /// White below the last line's em box, in points.
    pub white: f64,
    /// Most lines.
    pub lines: u32,
}

/// Where a picture stands.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct PhotoSeat {
    /// Which picture.
    pub photo: usize,
    /// Left edge, in points.
    pub x: f64,
    /// Width of its place, in points.
    pub width: f64,
    /// First line.
    pub top: u32,
    /// Lines, its caption not counted.
    pub lines: u32,
}

/// All pictures, placed.
#[derive(Debug, Clone)]
pub struct PlacedPhotos {
    /// In reading order.
    pub seats: Vec<PhotoSeat>,
    /// Lines in all, the last captions counted.
    pub lines: u32,
    /// What it costs, in lines of white in one column.
    pub cost: u32,
}

impl Sheet {
    /// The best way for each height, from the lowest. If none fits, the lowest there is. `caption` says how many lines a
    /// picture's caption takes over a width.
    pub fn arrangements<E>(
        &self,
        photos: &[Photo],
        caption: &mut dyn FnMut(usize, f64) -> Result<u32, E>,
    ) -> Result<Vec<PlacedPhotos>, E> {
        let mut all = vec![PlacedPhotos { seats: Vec::new(), lines: 0, cost: 0 }];
        let groups = photos.len().div_ceil(TOGETHER).max(1);
        let size = photos.len().div_ceil(groups).max(1);
        // The first carries the page, or one that was made wide.
        let half = self.columns.div_ceil(2);
        let is_wide = |photo: &Photo| photo.columns.is_some_and(|columns| columns > half);
        let lead = photos.iter().position(is_wide).unwrap_or(0);
        for (n, group) in photos.chunks(size).enumerate() {
            let first = n * size;
            let rows = self.rows(group, &mut |photo, width| caption(first + photo, width))?;
            let lead = lead.checked_sub(first).filter(|lead| *lead < group.len());
            let table = SheetTable::new(*self, group, lead, rows);
            all = self.below(all, table.placed(), first);
        }
        Ok(all)
    }

    fn below(
        &self,
        above: Vec<PlacedPhotos>,
        below: Vec<PlacedPhotos>,
        first: usize,
    ) -> Vec<PlacedPhotos> {
        let mut best: BTreeMap<u32, PlacedPhotos> = BTreeMap::new();
        for upper in &above {
            for lower in &below {
                let top = if upper.lines == 0 { 0 } else { upper.lines + BETWEEN };
                let (lines, cost) = (top + lower.lines, upper.cost + lower.cost);
                if best.get(&lines).is_some_and(|known| known.cost <= cost) {
                    continue;
                }
                let moved = lower.seats.iter().map(|seat| PhotoSeat {
                    photo: seat.photo + first,
                    top: seat.top + top,
                    ..*seat
                });
                let seats = upper.seats.iter().copied().chain(moved).collect();
                best.insert(lines, PlacedPhotos { seats, lines, cost });
            }
        }
        let mut fitting: Vec<PlacedPhotos> = Vec::new();
        for (lines, placed) in best {
            if lines <= self.lines || fitting.is_empty() {
                fitting.push(placed);
            }
        }
        fitting
    }

    fn span(&self, columns: u8) -> f64 {
        f64::from(columns) * (self.column + self.gutter) - self.gutter
    }

    fn x(&self, column: u8) -> f64 {
        f64::from(column) * (self.column + self.gutter)
    }

    /// Rows over all columns that share the width by the pictures' shapes: for each run of pictures, from the first and up
    /// to one past the last, the ways it can be done.
    fn rows<E>(
        &self,
        photos: &[Photo],
        caption: &mut dyn FnMut(usize, f64) -> Result<u32, E>,
    ) -> Result<Vec<FreeRow>, E> {
        let mut rows = Vec::new();
        for from in 0..photos.len() {
            for to in from + 2..=photos.len() {
                let run = &photos[from..to];
                let room = self.span(self.columns) - self.gutter * (run.len() - 1) as f64;
                let shape: f64 = run.iter().map(|photo| photo.ratio).sum();
                let widths: Vec<f64> = run.iter().map(|photo| photo.ratio / shape * room).collect();
                let narrow = widths.iter().any(|width| *width < NARROWEST * self.column);
                if narrow || run.iter().any(|photo| photo.columns.is_some()) {
                    continue;
                }
                let mut captions = 0;
                for (n, width) in widths.iter().enumerate() {
                    captions = captions.max(caption(from + n, *width)?);
                }
                let natural = room / shape;
                let most_cut = run.iter().map(|photo| photo.most_cut).fold(1.0, f64::min);
                let in_lines = |height: f64| (height + self.white) / self.leading;
                let least = in_lines(natural * (1.0 - most_cut)).ceil() as u32;
                let most = in_lines(natural / (1.0 - most_cut)) as u32;
                // Uncropped, the row takes the lines that hold it.
                let most = most.max(in_lines(natural).ceil() as u32);
                let ideal = in_lines(natural).round() as u32;
                for lines in least.max(1)..=most {
                    let cost = lines.abs_diff(ideal);
                    let widths = widths.clone();
                    rows.push(FreeRow { from, to, lines, caption: captions, cost, widths });
                }
            }
        }
        Ok(rows)
    }
}

/// A row that leaves the columns.
#[derive(Debug, Clone)]
struct FreeRow {
    from: usize,
    to: usize,
    lines: u32,
    caption: u32,
    cost: u32,
    widths: Vec<f64>,
}

/// A way to place a run of pictures over some columns.
#[derive(Debug, Copy, Clone)]
struct Choice {
    /// Lines down to the foot of the lowest picture.
    lines: u32,
    /// Lines below them, for captions.
    below: u32,
    cost: u32,
    how: How,
}

#[derive(Debug, Copy, Clone)]
enum How {
    Alone,
    /// The run parted before a picture, the columns after some; which choice of each.
    Beside(usize, u8, usize, usize),
    /// Parted before a picture, one part below the other.
    Above(usize, usize, usize),
    /// Over fewer columns, white at the right.
    Narrower(u8, usize),
    /// One of the free rows.
    Row(usize),
}

struct SheetTable<'a> {
    sheet: Sheet,
    photos: &'a [Photo],
    /// The one that carries the page.
    lead: Option<usize>,
    rows: Vec<FreeRow>,
    /// By first picture, one past the last, and columns ([`Self::index`]).
    choices: Vec<Vec<Choice>>,
}

impl<'a> SheetTable<'a> {
    fn new(sheet: Sheet, photos: &'a [Photo], lead: Option<usize>, rows: Vec<FreeRow>) -> Self {
        let mut table = Self { sheet, photos, lead, rows, choices: Vec::new() };
        let last = table.index(photos.len(), photos.len(), sheet.columns);
        table.choices.resize(last + 1, Vec::new());
        for count in 1..=photos.len() {
            for from in 0..=photos.len() - count {
                for columns in 1..=sheet.columns {
                    let found = table.best(from, from + count, columns);
                    let index = table.index(from, from + count, columns);
                    table.choices[index] = found;
                }
            }
        }
        table
    }

    fn get(&self, from: usize, to: usize, columns: u8) -> &[Choice] {
        self.choices.get(self.index(from, to, columns)).map_or(&[], Vec::as_slice)
    }

    fn index(&self, from: usize, to: usize, columns: u8) -> usize {
        let ends = self.photos.len() + 1;
        (from * ends + to) * (usize::from(self.sheet.columns) + 1) + usize::from(columns)
    }

    /// For each height the cheapest way.
    fn best(&self, from: usize, to: usize, columns: u8) -> Vec<Choice> {
        let by_lines = vec![None; self.sheet.lines as usize + 1];
        let mut best = Best { by_lines, too_high: None };
        if to - from == 1 {
            self.alone(from, columns, &mut best);
        }
        for at in from + 1..to {
            for left in 1..columns {
                self.beside((from, at, to), (left, columns - left), &mut best);
            }
            self.above((from, at, to), columns, &mut best);
        }
        if columns == self.sheet.columns {
            for fewer in 1..columns {
                for (n, choice) in self.get(from, to, fewer).iter().enumerate() {
                    let white = hole(choice.lines, columns - fewer);
                    let (cost, how) = (choice.cost + white, How::Narrower(fewer, n));
                    best.add(Choice { cost, how, ..*choice });
                }
            }
            for (n, row) in self.rows.iter().enumerate() {
                if (row.from, row.to) == (from, to) {
                    best.add(self.free(row, n));
                }
            }
        }
        best.choices()
    }

    fn alone(&self, photo: usize, columns: u8, best: &mut Best) {
        let Photo { columns: asked, sizes, .. } = &self.photos[photo];
        let Some(size) = sizes.get(usize::from(columns) - 1) else { return };
        if asked.is_some_and(|asked| asked.min(self.sheet.columns) != columns) {
            return;
        }
        for lines in size.least..=size.most {
            let cost = lines.abs_diff(size.ideal) + self.of_size(photo, columns, lines);
            best.add(Choice { lines, below: size.caption, cost, how: How::Alone });
        }
    }

    /// One picture carries the page, and the others stand back behind it (docs/look.md §5).
    fn of_size(&self, photo: usize, columns: u8, lines: u32) -> u32 {
        let all = self.sheet.columns;
        let half = all.div_ceil(2);
        let width = match self.photos[photo].columns {
            Some(_) => 0,
            None if Some(photo) == self.lead => 40 * u32::from(all - columns),
            None => 40 * u32::from(columns.saturating_sub(half)),
        };
        let small = 12 * SMALL.saturating_sub(lines);
        width + small + lines.saturating_sub(HIGH)
    }

    fn free(&self, row: &FreeRow, n: usize) -> Choice {
        const OFF_GRID: u32 = 12;
        let of_size = |photo: usize| {
            let wide = row.widths[photo - row.from] + self.sheet.gutter;
            let columns = (wide / (self.sheet.column + self.sheet.gutter)).round().max(1.0) as u8;
            self.of_size(photo, columns.min(self.sheet.columns), row.lines)
        };
        let cost = OFF_GRID + row.cost + (row.from..row.to).map(of_size).sum::<u32>();
        Choice { lines: row.lines, below: row.caption, cost, how: How::Row(n) }
    }

    fn beside(
        &self,
        (from, at, to): (usize, usize, usize),
        (left, right): (u8, u8),
        best: &mut Best,
    ) {
        let others = self.get(at, to, right);
        for (n, one) in self.get(from, at, left).iter().enumerate() {
            let first = others.partition_point(|other| other.lines + RAGGED < one.lines);
            for (m, other) in others.iter().enumerate().skip(first) {
                if other.lines > one.lines + RAGGED {
                    break;
                }
                let lines = one.lines.max(other.lines);
                let (short, columns) =
                    if one.lines < lines { (one.lines, left) } else { (other.lines, right) };
                let ragged = lines - short;
                let hole = if ragged == 0 { 0 } else { 12 + hole(ragged, columns) };
                let depth = (one.lines + one.below).max(other.lines + other.below);
                best.add(Choice {
                    lines,
                    below: depth - lines,
                    cost: one.cost + other.cost + hole,
                    how: How::Beside(at, left, n, m),
                });
            }
        }
    }

    fn above(&self, (from, at, to): (usize, usize, usize), columns: u8, best: &mut Best) {
        for (n, upper) in self.get(from, at, columns).iter().enumerate() {
            for (m, lower) in self.get(at, to, columns).iter().enumerate() {
                best.add(Choice {
                    lines: upper.lines + upper.below + BETWEEN + lower.lines,
                    below: lower.below,
                    cost: upper.cost + lower.cost,
                    how: How::Above(at, n, m),
                });
            }
        }
    }

    /// The ways to place all pictures over all columns, from the lowest.
    fn placed(&self) -> Vec<PlacedPhotos> {
        let all = (0, self.photos.len(), self.sheet.columns);
        let choices = self.get(all.0, all.1, all.2).iter().enumerate();
        let mut best: BTreeMap<u32, (usize, Choice)> = BTreeMap::new();
        for (n, choice) in choices {
            let lines = choice.lines + choice.below;
            if best.get(&lines).is_none_or(|(_, known)| choice.cost < known.cost) {
                best.insert(lines, (n, *choice));
            }
        }
        let placed = |(lines, (n, choice)): (u32, (usize, Choice))| {
            let mut seats = Vec::new();
            self.seat(all, n, (0, 0), &mut seats);
            PlacedPhotos { seats, lines, cost: choice.cost }
        };
        best.into_iter().map(placed).collect()
    }

    fn seat(
        &self,
        (from, to, columns): (usize, usize, u8),
        choice: usize,
        (column, top): (u8, u32),
        seats: &mut Vec<PhotoSeat>,
    ) {
        let Some(&Choice { lines, how, .. }) = self.get(from, to, columns).get(choice) else {
            return;
        };
        match how {
            How::Alone => {
                let (x, width) = (self.sheet.x(column), self.sheet.span(columns));
                seats.push(PhotoSeat { photo: from, x, width, top, lines });
            }
            How::Beside(at, left, n, m) => {
                self.seat((from, at, left), n, (column, top), seats);
                self.seat((at, to, columns - left), m, (column + left, top), seats);
            }
            How::Above(at, n, m) => {
                self.seat((from, at, columns), n, (column, top), seats);
                let upper = self.get(from, at, columns)[n];
                let top = top + upper.lines + upper.below + BETWEEN;
                self.seat((at, to, columns), m, (column, top), seats);
            }
            How::Narrower(fewer, n) => self.seat((from, to, fewer), n, (column, top), seats),
            How::Row(n) => {
                let mut x = self.sheet.x(column);
                for (photo, &width) in (from..to).zip(&self.rows[n].widths) {
                    seats.push(PhotoSeat { photo, x, width, top, lines });
                    x += width + self.sheet.gutter;
                }
            }
        }
    }
}

/// White of so many lines in some columns: as bad as makeup takes white at an area's foot for, but beyond a few lines it
/// is its area that shows.
fn hole(lines: u32, columns: u8) -> u32 {
    const FEW: u32 = 8;
    let few = lines.min(FEW);
    u32::from(columns) * (few * (few + 1) / 2 + FEW * (lines - few))
}

/// The cheapest way at each height, and the lowest of those that are higher than the page.
struct Best {
    by_lines: Vec<Option<Choice>>,
    too_high: Option<Choice>,
}

impl Best {
    fn add(&mut self, choice: Choice) {
        let worth = |choice: &Choice| (choice.lines, choice.cost, choice.below);
        let slot = self.by_lines.get_mut(choice.lines as usize).unwrap_or(&mut self.too_high);
        if slot.as_ref().is_none_or(|known| worth(&choice) < worth(known)) {
            *slot = Some(choice);
        }
    }

    /// From the lowest; what is too high only where nothing else is there.
    fn choices(self) -> Vec<Choice> {
        let fitting: Vec<Choice> = self.by_lines.into_iter().flatten().collect();
        if fitting.is_empty() { self.too_high.into_iter().collect() } else { fitting }
    }
}

#[cfg(test)]
#[path = "photo_sheet_tests.rs"]
mod tests;
