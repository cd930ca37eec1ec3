//! Tables, in a galley or a box: which columns they have, and that they are told where they cannot be read.

use typst_library::foundations::{Array, Content, IntoValue};

use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::names::{self as issue_names, FoundNames};
use kanyin_issue::{Block, BlockKind, Run};

use super::table_columns::{ColumnNeed, Comfort, SIZES, TableColumns};
use super::table_numbers as numbers;
use crate::engine::TemplateErrors;
use crate::grid::Measure;
use crate::house::{Stick, it, points};
use crate::names::{self, NameMeasure};
use crate::part::Part;
use crate::spaces::is_wide;
use crate::words::array;

/// Rows beyond which a table stands on the lines of the text, row by row, so that columns may part it.
pub const LONG: usize = 12;

/// A table as one part; `None` if the block is none.
pub fn table(stick: &Stick, block: &Block) -> Result<Option<Part>, TemplateErrors> {
    let Some(table) = StoryTable::of(stick, block) else { return Ok(None) };
    let columns = table.columns_told(stick, block.spot);
    table.part(stick, &columns, 0..table.rows.len(), table.pitch()).map(Some)
}

/// A table as one part, and after it the same with more white in its rows, for where the copy is short; but one whose rows
/// are on the lines of the text has none to give. Nothing if the block is no table.
pub fn with_airier(stick: &Stick, block: &Block) -> Result<Vec<Part>, TemplateErrors> {
    let Some(table) = StoryTable::of(stick, block) else { return Ok(Vec::new()) };
    let columns = table.columns_told(stick, block.spot);
    let set = |stick: &Stick, pitch| table.part(stick, &columns, 0..table.rows.len(), pitch);
    let mut parts = vec![set(stick, table.pitch())?];
    if table.pitch() == RowPitch::LOOSE {
        for (n, pitch) in RowPitch::AIRIER.into_iter().enumerate() {
            parts.push(set(&stick.deeper(("airier", n)), pitch)?);
        }
    }
    Ok(parts)
}

/// How high a row of one line is, in lines.
#[derive(Debug, Copy, Clone, PartialEq)]
struct RowPitch(f64);

impl RowPitch {
    /// As a line of text.
    const ON_LINES: Self = Self(1.0);
    /// With white of its own (docs/look.md §3).
    const LOOSE: Self = Self(1.75);
    /// The same with more of it.
    const AIRIER: [Self; 2] = [Self(2.0), Self(2.25)];
}

/// A table as parts that follow each other without white between, and may stand in different columns: a long one, or one as
/// high as that, row by row, another whole. The head keeps two rows, and so does the foot.
pub fn rows(stick: &Stick, block: &Block) -> Result<Vec<Part>, TemplateErrors> {
    let Some(table) = StoryTable::of(stick, block) else { return Ok(Vec::new()) };
    let columns = table.columns_told(stick, block.spot);
    let count = table.rows.len();
    if count <= LONG {
        let whole = table.part(stick, &columns, 0..count, RowPitch::LOOSE)?;
        // Cells of two lines make a short one as high as a long one.
        let highest = (LONG as f64 * RowPitch::LOOSE.0).ceil() as u32 + 1;
        if count < 4 || whole.lines <= highest {
            return Ok(vec![whole]);
        }
    }
    let mut parts = vec![table.part(&stick.deeper("head"), &columns, 0..2, RowPitch::ON_LINES)?];
    for row in 2..count - 2 {
        parts.push(table.part(&stick.deeper(row), &columns, row..row + 1, RowPitch::ON_LINES)?);
    }
    parts.push(table.part(
        &stick.deeper("foot"),
        &columns,
        count - 2..count,
        RowPitch::ON_LINES,
    )?);
    Ok(parts)
}

/// The columns of text that a table takes: those that it asks for, else the fewest over which it reads as it should, else
/// the fewest over which it can be read; all, if there is no such width.
pub fn columns(stick: &Stick, block: &Block, measure: &Measure) -> u8 {
    let BlockKind::Table { columns: asked, .. } = &block.kind else { return 1 };
    if let Some(asked) = asked {
        return (*asked).clamp(1, measure.columns);
    }
    let Some(table) = StoryTable::of(stick, block) else { return 1 };
    let reads = |comfort: Comfort| {
        (1..=measure.columns).find(|n| table.columns_in(stick, measure.span(*n)).comfort <= comfort)
    };
    let good = reads(Comfort::Good).or_else(|| reads(Comfort::Tight));
    good.unwrap_or(measure.columns)
}

/// How the columns of a table share room that is to spare: by their longest cells.
fn shares(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<f64> {
    let share = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(head.get(column));
        let width = |cell: &Vec<Run>| cell.iter().map(run_width).sum::<f64>();
        cells.map(width).fold(2.0, f64::max) + 1.5
    };
    (0..head.len()).map(share).collect()
}

/// A table as it stands in the copy, and what its columns need.
struct StoryTable<'a> {
    head: &'a [Vec<Run>],
    rows: &'a [Vec<Vec<Run>>],
    /// The lists of names in each column.
    names: Vec<FoundNames>,
    /// The white before each cell of each column, in em.
    indents: Vec<Vec<f64>>,
    needs: Vec<ColumnNeed>,
    /// How the columns share room that is to spare.
    shares: Vec<f64>,
}

impl<'a> StoryTable<'a> {
    fn of(stick: &Stick, block: &'a Block) -> Option<Self> {
        let BlockKind::Table { head, rows, .. } = &block.kind else { return None };
        let column =
            |n: usize| rows.iter().map(move |row| row.get(n).map_or(&[][..], Vec::as_slice));
        let song = stick.advances("song");
        let names = (0..head.len())
            .map(|n| issue_names::among_cells(&column(n).collect::<Vec<&[Run]>>()))
            .collect();
        let indents =
            (0..head.len()).map(|n| numbers::indents(column(n), n == 0, song.as_ref())).collect();
        let (needs, shares) = (Vec::new(), shares(head, rows));
        let mut table = Self { head, rows, names, indents, needs, shares };
        table.needs = table.needs_of(stick);
        Some(table)
    }

    /// What each column needs at full size.
    fn needs_of(&self, stick: &Stick) -> Vec<ColumnNeed> {
        let (size, head_size) = SIZES[0];
        let (hei, song) = (stick.advances("hei"), stick.advances("song"));
        let of_head = self.head.iter().map(|cell| ColumnNeed::of(cell, hei.as_ref(), head_size));
        let mut needs: Vec<ColumnNeed> = of_head.collect();
        for (n, row) in self.rows.iter().enumerate() {
            for (column, (need, cell)) in needs.iter_mut().zip(row).enumerate() {
                let face = if column == 0 { &hei } else { &song };
                let cell = match &self.names[column].lists[n] {
                    Some(lists) => ColumnNeed::of_names(lists, face.as_ref(), size),
                    None => ColumnNeed::of(cell, face.as_ref(), size),
                };
                *need = need.max(cell.behind(self.indents[column][n] * size));
            }
        }
        needs
    }

    /// The columns over a width in points.
    fn columns_in(&self, stick: &Stick, width: f64) -> TableColumns {
        let gutter = 0.5 * stick.house.grid.size;
        let room = width - gutter * self.head.len().saturating_sub(1) as f64;
        TableColumns::fitted(&self.needs, &self.shares, room)
    }

    /// The columns over the stick's width; what cannot be read well there is told.
    fn columns_told(&self, stick: &Stick, spot: Spot) -> TableColumns {
        let columns = self.columns_in(stick, stick.width);
        self.tell(stick, &columns, spot);
        columns
    }

    /// Tells what may be read in another way than it was meant, or cannot be read well.
    fn tell(&self, stick: &Stick, columns: &TableColumns, spot: Spot) {
        let told = stick.house.told;
        if let Some(doubtful) = self.first_doubtful() {
            told.push_once(names::doubtful(doubtful.unwrap_or(spot)));
        }
        if columns.comfort >= Comfort::Cramped {
            let grid = &stick.house.grid;
            let wider = (1..=grid.columns).find(|n| {
                let width = grid.cell_span(grid.columns, *n);
                width > stick.width && self.columns_in(stick, width).comfort < Comfort::Cramped
            });
            told.push(too_wide(spot, (self.head.len(), self.rows.len()), wider));
        }
    }

    /// The first cell that may be names and may be other words: its place, if it has one.
    fn first_doubtful(&self) -> Option<Option<Spot>> {
        let doubtful = |(column, found): (usize, &FoundNames)| Some((found.doubtful?, column));
        let (row, column) = self.names.iter().enumerate().filter_map(doubtful).min()?;
        let cell = self.rows.get(row)?.get(column)?;
        Some(cell.iter().find_map(|run| match run {
            Run::Text { spot, .. } => Some(*spot),
            Run::Break => None,
        }))
    }

    /// How high its rows are, set as one part.
    fn pitch(&self) -> RowPitch {
        if self.rows.len() <= 2 * LONG { RowPitch::LOOSE } else { RowPitch::ON_LINES }
    }

    /// Some of its rows as a part, the head above the first.
    fn part(
        &self,
        stick: &Stick,
        columns: &TableColumns,
        rows: std::ops::Range<usize>,
        pitch: RowPitch,
    ) -> Result<Part, TemplateErrors> {
        let head: Vec<Content> = if rows.start == 0 {
            self.head.iter().map(|cell| stick.runs(cell)).collect::<Result<_, _>>()?
        } else {
            Vec::new()
        };
        let mut cells = Vec::new();
        let mut indents = Vec::new();
        for n in rows.clone() {
            let row: Result<Vec<Content>, TemplateErrors> =
                (0..self.head.len()).map(|column| self.cell(stick, columns, n, column)).collect();
            cells.push(array(row?).into_value());
            let of_row = self.indents.iter().map(|of| points(of[n] * columns.sizes.0).into_value());
            indents.push(of_row.collect::<Array>().into_value());
        }
        let it = it! {
            "head" => array(head),
            "rows" => cells.into_iter().collect::<Array>(),
            "indents" => indents.into_iter().collect::<Array>(),
            "widths" => columns.widths.iter().map(|share| share.into_value()).collect::<Array>(),
            "size" => points(columns.sizes.0),
            "head-size" => points(columns.sizes.1),
            "loose" => pitch != RowPitch::ON_LINES,
            "pitch" => pitch.0,
            "last" => rows.end == self.rows.len(),
        };
        stick.part("table-part", it, "table")
    }

    fn cell(
        &self,
        stick: &Stick,
        columns: &TableColumns,
        row: usize,
        column: usize,
    ) -> Result<Content, TemplateErrors> {
        match &self.names[column].lists[row] {
            Some(lists) => {
                let song = stick.advances("song");
                let measure = columns.widths[column] / columns.sizes.0;
                let over = NameMeasure::new(measure, song.as_ref());
                stick.names(&over.rows(lists, over.labels(lists)))
            }
            None => stick.runs(self.rows[row].get(column).map_or(&[][..], Vec::as_slice)),
        }
    }
}

fn too_wide(spot: Spot, (columns, rows): (usize, usize), wider: Option<u8>) -> Fault {
    let what = told!(
        "这张表有 {columns} 列，这里太窄：字已缩小，有的词一行只剩一个字，或者拆成了两行",
        "this table has {columns} columns and too little room: its type is smaller, and words stand a character a row or are \
         broken all the same"
    );
    // A column for each row, and one for what was the head.
    let turned = rows + 1;
    let hint = match wider {
        _ if turned + 1 < columns => told!(
            "行和列对调，就只有 {turned} 列；或换到更宽的区块，表的上面另起一行写 {{columns=2}}",
            "write its rows as columns, and it has only {turned}; or give it a wider area, and above the table a line {{columns=2}}"
        ),
        Some(wider) => told!(
            "它要 {wider} 栏宽：换到至少 {wider} 栏的区块，表的上面另起一行写 {{columns={wider}}}；或减去一列，把长的网址、号码写到正文里",
            "it needs {wider} columns: give it an area of at least {wider}, and above the table a line {{columns={wider}}}; or take a \
             column away, and put long addresses and numbers into the text"
        ),
        None => told!(
            "整版也排不下：减去一列，把长的网址、号码写到正文里，或分成两张表",
            "not even the page is wide enough: take a column away, put long addresses and numbers into the text, or make two \
             tables of it"
        ),
    };
    Fault::warning(Code::TableTooWide, spot, what).hint(hint)
}

fn run_width(run: &Run) -> f64 {
    match run {
        Run::Text { text, .. } => text.chars().map(|c| if is_wide(c) { 1.0 } else { 0.55 }).sum(),
        Run::Break => 0.0,
    }
}
