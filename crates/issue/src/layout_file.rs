//! `layout.yaml` becomes a [`Layout`]: letters become rectangles, names become places.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::Value;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, told};

use super::layout::{Area, AreaKind, Layout, LayoutFile, RowHeight};
use super::nearest::nearest;
use super::reader::Reader;
use super::schema_walk::{self, Checked};
use super::spots::Spots;
use super::{schema, yaml};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema::layout);

/// Most cells a row may have for each column of the grid.
const FINEST: usize = 2;

/// Letters of a row that stand for the whole width, or for halves of it, on any grid.
const SHARES: [usize; 2] = [1, 2];

/// Reads a layout. `columns` are the grid's, if they are known; `None` with faults if it cannot be
/// used.
pub fn read(
    reader: &mut Reader,
    file: FileNo,
    name: &str,
    folder: Option<PathBuf>,
    columns: Option<u8>,
) -> Option<Layout> {
    let text = reader.sources.text(file).clone();
    let before = reader.faults.0.len();
    let tree = yaml::read(&text, file, 0..text.len(), &mut reader.faults)?;
    let checked = schema_walk::read::<LayoutFile>(&tree, &SCHEMA, &mut reader.faults)?;
    let layout = Drawing::of(reader, file, &checked, columns).layout(name, folder);
    let sound = !reader.faults.0[before..].iter().any(Fault::is_error);
    layout.filter(|_| sound)
}

/// The one of a layout's drawings that is for a grid.
struct Drawing<'r> {
    reader: &'r mut Reader,
    file: FileNo,
    checked: &'r Checked<LayoutFile>,
    columns: Option<u8>,
    rows: &'r [RowHeight],
    areas: &'r [String],
    /// Where it stands in the file.
    at: String,
}

impl<'r> Drawing<'r> {
    fn of(
        reader: &'r mut Reader,
        file: FileNo,
        checked: &'r Checked<LayoutFile>,
        columns: Option<u8>,
    ) -> Self {
        let layout = &checked.value;
        let own = columns.and_then(|columns| layout.grids.get_key_value(&columns.to_string()));
        let (rows, areas, at) = match own {
            Some((key, own)) => {
                (own.rows.as_ref().unwrap_or(&layout.rows), &own.areas, format!("/grids/{key}"))
            }
            None => (&layout.rows, &layout.areas, String::new()),
        };
        Self { reader, file, checked, columns, rows, areas, at }
    }

    fn layout(&mut self, name: &str, folder: Option<PathBuf>) -> Option<Layout> {
        let (rows, drawn) = (self.rows.len(), self.areas.len());
        if rows != drawn {
            let at = self.row_at(None);
            self.fault(
                &at,
                told!("rows 有 {rows} 行，areas 有 {drawn} 行", "{rows} rows, but {drawn} areas"),
            );
            return None;
        }
        let grid = self.grid()?;
        let cells = grid.first()?.len();
        let mut areas = Vec::new();
        for (letter, place) in self.rectangles(&grid) {
            areas.extend(self.area(letter, place));
        }
        self.tell_unused_letters();
        self.tell_names(&areas);
        self.join_sidebars(&mut areas);
        let areas = areas.into_iter().map(|drawn| drawn.area).collect();
        let cells = u8::try_from(cells).ok()?;
        let about = self.checked.value.about.clone();
        Some(Layout {
            name: name.into(),
            about,
            folder,
            is_auto: false,
            wider: Vec::new(),
            rows: self.rows.to_vec(),
            cells,
            areas,
        })
    }

    /// The letters of each row, all rows brought to the same number of cells.
    fn grid(&mut self) -> Option<Vec<Vec<char>>> {
        let rows: Vec<Vec<char>> = self
            .areas
            .iter()
            .map(|row| row.chars().filter(|c| !c.is_whitespace()).collect())
            .collect();
        let columns = self.columns.map_or_else(|| fewest(&rows), usize::from).max(1);
        // Halves of the page are whole columns where there is an even number of them.
        let mut cells = columns;
        for (i, row) in rows.iter().enumerate() {
            match row.len() {
                count if count == columns * FINEST => cells = columns * FINEST,
                2 if !columns.is_multiple_of(2) => cells = columns * FINEST,
                count if count == columns || SHARES.contains(&count) => {}
                count => {
                    self.tell_row(i, count, columns);
                    return None;
                }
            }
        }
        let widened = |row: &Vec<char>| {
            let times = cells / row.len();
            row.iter().flat_map(|letter| std::iter::repeat_n(*letter, times)).collect()
        };
        Some(rows.iter().map(widened).collect())
    }

    /// A row whose letters are neither the grid's columns nor shares of its width.
    fn tell_row(&mut self, row: usize, count: usize, columns: usize) {
        let double = columns * FINEST;
        let checked = self.checked;
        let grids = &checked.value.grids;
        let other: Vec<&str> = grids.keys().map(String::as_str).collect();
        let hint = match (self.at.is_empty(), other.as_slice()) {
            (true, []) => told!(
                "版心有 {columns} 栏：写 {columns} 个，按半栏写 {double} 个，通栏写 1 个，左右各半写 2 个；或在 grids 下给 {columns} 栏另画一张",
                "the grid has {columns} columns: write {columns}, {double} for half columns, 1 for the whole width, 2 for halves of it; or draw {columns} columns apart under `grids`"
            ),
            (true, other) => {
                let (zh, en) = (other.join("、"), other.join(", "));
                told!(
                    "这个版式没有画 {columns} 栏的：这里是 {count} 栏的，另有 {zh} 栏的；换一个版式，改 paper.yaml 的 grid，或在刊物的 layouts/ 里自己画一张",
                    "this layout has no drawing for {columns} columns: here is one for {count}, others are for {en}; take another layout, change `grid` in paper.yaml, or draw one of your own in layouts/"
                )
            }
            (false, _) => told!(
                "这是 {columns} 栏的图：写 {columns} 个，按半栏写 {double} 个，通栏写 1 个，左右各半写 2 个",
                "this is the drawing for {columns} columns: write {columns}, {double} for half columns, 1 for the whole width, 2 for halves of it"
            ),
        };
        let spot = self.at(&self.row_at(Some(row)));
        let what = told!("这一行有 {count} 个字母", "this row has {count} letters");
        self.reader.faults.push(Fault::error(Code::LayoutRow, spot, what).hint(hint));
    }

    /// Where the drawing, or a row of it, stands.
    fn row_at(&self, row: Option<usize>) -> String {
        let row = row.map(|row| format!("/{row}")).unwrap_or_default();
        format!("{}/areas{row}", self.at)
    }

    /// Each letter's rectangle, by its first cell in reading order.
    fn rectangles(&mut self, grid: &[Vec<char>]) -> IndexMap<char, Rectangle> {
        let mut places: IndexMap<char, Rectangle> = IndexMap::new();
        for (y, row) in grid.iter().enumerate() {
            for (x, letter) in row.iter().enumerate().filter(|(_, letter)| **letter != '.') {
                places.entry(*letter).or_insert_with(|| Rectangle::at(x, y)).take_in(x, y);
            }
        }
        for (letter, place) in &places {
            let inside = grid[place.rows.clone()]
                .iter()
                .all(|row| row[place.cells.clone()].iter().all(|cell| cell == letter));
            if !inside {
                let at = self.row_at(Some(place.rows.start));
                let what = told!("区块 {letter} 不是矩形", "area {letter} is not a rectangle");
                self.fault(&at, what);
            }
        }
        places
    }

    fn area(&mut self, letter: char, place: Rectangle) -> Option<DrawnArea> {
        let letters = &self.checked.value.letters;
        let key = letter.to_string();
        let Some(entry) = letters.get(&key) else {
            let at = self.row_at(Some(place.rows.start));
            let spot = self.at(&at);
            self.reader.faults.push(
                Fault::error(
                    Code::LayoutLetter,
                    spot,
                    told!("没说字母 {letter} 是什么", "nothing says what letter {letter} is"),
                )
                .hint(told!(
                    "加一行“{letter}: {{is: story, name: …}}”；空白写“.”",
                    "add `{letter}: {{is: story, name: …}}`; write `.` for white"
                )),
            );
            return None;
        };
        if entry.of.is_some() != matches!(entry.is, AreaKind::Sidebar | AreaKind::Headline) {
            let at = format!("/{letter}");
            self.fault(
                &at,
                match entry.of {
                    Some(_) => told!(
                        "只有 is: sidebar 和 is: headline 的区块写 of",
                        "only areas with `is: sidebar` or `is: headline` have `of`"
                    ),
                    None => told!(
                        "方框、标题区块要写 of: 哪个稿件区块",
                        "a sidebar or headline needs `of`: the area of its story"
                    ),
                },
            );
        }
        if entry.columns.is_some()
            && !matches!(entry.is, AreaKind::Story | AreaKind::Sidebar | AreaKind::Briefs)
        {
            let at = format!("/{letter}/columns");
            self.fault(
                &at,
                told!("这种区块没有正文栏", "this kind of area has no columns of text"),
            );
        }
        let name = entry.name.clone().unwrap_or_else(|| default_name(entry.is, letter));
        let cells = place.cells.start as u8..place.cells.end as u8;
        let area = Area {
            letter,
            kind: entry.is,
            name,
            columns: entry.columns,
            rows: place.rows,
            cells,
            of: None,
        };
        Some(DrawnArea { letter, of: entry.of.clone(), area })
    }

    /// A letter may stand in the drawing for another grid alone.
    fn tell_unused_letters(&mut self) {
        let checked = self.checked;
        let file = &checked.value;
        let drawn = || file.areas.iter().chain(file.grids.values().flat_map(|grid| &grid.areas));
        for letter in file.letters.keys() {
            if !drawn().any(|row| row.contains(letter.as_str())) {
                let spot = self.checked.spots.key(&format!("/{letter}")).unwrap_or(self.whole());
                let what = told!("areas 里没有字母 {letter}", "areas have no letter {letter}");
                self.reader.faults.push(Fault::warning(Code::LayoutLetter, spot, what));
            }
        }
    }

    fn tell_names(&mut self, areas: &[DrawnArea]) {
        let mut seen: HashMap<&str, char> = HashMap::new();
        for DrawnArea { letter, area, .. } in areas {
            if let Some(first) = seen.insert(&area.name, *letter) {
                let name = &area.name;
                let spot = self.at(&format!("/{letter}/name"));
                self.reader.faults.push(
                    Fault::error(
                        Code::LayoutName,
                        spot,
                        told!(
                            "区块 {first} 已经叫“{name}”",
                            "area {first} is already called `{name}`"
                        ),
                    )
                    .hint(told!("给其中一个另起 name", "give one of them another `name`")),
                );
            }
        }
    }

    fn join_sidebars(&mut self, areas: &mut [DrawnArea]) {
        let stories: Vec<Option<String>> = areas
            .iter()
            .map(|drawn| (drawn.area.kind == AreaKind::Story).then(|| drawn.area.name.clone()))
            .collect();
        for DrawnArea { letter, of, area } in areas {
            let Some(of) = of else { continue };
            area.of = stories.iter().position(|name| name.as_deref() == Some(of));
            if area.of.is_none() {
                let spot = self.at(&format!("/{letter}/of"));
                let fault = Fault::error(
                    Code::LayoutOf,
                    spot,
                    told!("没有叫“{of}”的稿件区块", "no story area is called `{of}`"),
                );
                let names = stories.iter().flatten().map(String::as_str);
                self.reader.faults.push(match nearest(of, names) {
                    Some(near) => fault.hint(told!("是不是“{near}”？", "did you mean `{near}`?")),
                    None => fault,
                });
            }
        }
    }

    fn fault(&mut self, pointer: &str, what: kanyin_diagnostics::Told) {
        let spot = self.at(pointer);
        self.reader.faults.push(Fault::error(Code::Layout, spot, what));
    }

    fn at(&self, pointer: &str) -> Spot {
        let spots: &Spots = &self.checked.spots;
        spots.value(pointer).unwrap_or(self.whole())
    }

    fn whole(&self) -> Spot {
        Spot::new(self.file, 0..0)
    }
}

/// An area and what its letter said of it.
struct DrawnArea {
    letter: char,
    of: Option<String>,
    area: Area,
}

/// The rectangle around a letter's cells.
struct Rectangle {
    rows: Range<usize>,
    cells: Range<usize>,
}

impl Rectangle {
    fn at(x: usize, y: usize) -> Self {
        Self { rows: y..y + 1, cells: x..x + 1 }
    }

    fn take_in(&mut self, x: usize, y: usize) {
        self.rows.end = self.rows.end.max(y + 1);
        self.cells.start = self.cells.start.min(x);
        self.cells.end = self.cells.end.max(x + 1);
    }
}

/// Where the grid is not known, the shortest row that is no share of the width is taken to have a letter for each column.
fn fewest(rows: &[Vec<char>]) -> usize {
    let letters = rows.iter().map(Vec::len);
    letters.clone().filter(|count| !SHARES.contains(count)).min().or(letters.min()).unwrap_or(0)
}

/// The name of an area that was given none: its kind's, where one page has one; else its letter.
fn default_name(kind: AreaKind, letter: char) -> String {
    match kind {
        AreaKind::Masthead | AreaKind::Ear | AreaKind::Strip | AreaKind::Colophon => {
            kind.name().into()
        }
        AreaKind::Story
        | AreaKind::Briefs
        | AreaKind::Sidebar
        | AreaKind::Headline
        | AreaKind::Ad
        | AreaKind::Filler
        | AreaKind::White => letter.to_string(),
    }
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
