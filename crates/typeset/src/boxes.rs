//! Boxes 方框: sidebars, notes, tables, verse; each a part over a width.

use typst_library::foundations::{Array, Content, IntoValue};
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{Block, BlockKind, Form, Line, Run, Story, story::BoxBlock};
use kanyin_makeup::{
    self as makeup, AreaContent, AreaJob, Lines, PageJob, RowJob, Set, StoryJob, StoryPlan,
};

use super::compositor::{Compositor, Style};
use super::galley::{Galley, GalleyRow, array};
use super::headline;
use super::house::{House, it};
use super::part::{Key, Part};
use super::setter::Broken;
use super::title::Face;
use super::words;

/// A box before its ground is drawn: its area may be deeper than it needs.
#[derive(Debug, Clone)]
pub struct BoxPart {
    /// What stands in it; `(0, 0)` is the box's corner.
    pub part: Part,
    /// A frame rather than a tint.
    pub framed: bool,
}

impl BoxPart {
    /// The box with its ground, `lines` deep.
    pub fn grounded(&self, house: &House, lines: u32, key: Key) -> Result<Frame, Broken> {
        let size = (self.part.frame.width().to_pt(), house.grid.height(lines));
        let it = it! { "framed" => self.framed };
        let mut frame = house.filling("ground", it, size, &key.deeper("ground"))?;
        frame.push_frame(Point::zero(), self.part.frame.clone());
        Ok(frame)
    }
}

/// What stands in a box.
struct Inside<'a> {
    tab: Option<&'a Line>,
    title: Option<&'a Line>,
    blocks: &'a [Block],
}

/// A story's sidebar.
pub fn sidebar(house: &House, block: &BoxBlock, width: f64, key: Key) -> Result<BoxPart, Broken> {
    let inside =
        Inside { tab: block.tab.as_ref(), title: block.title.as_ref(), blocks: &block.blocks };
    boxed(house, inside, width, key)
}

/// A story that is a box: a table, questions and answers.
pub fn story(house: &House, story: &Story, width: f64, key: Key) -> Result<BoxPart, Broken> {
    if story.form == Form::Verse {
        return verse(house, story, width, key);
    }
    let title = (!story.title.text.is_empty()).then_some(&story.title);
    let inside = Inside { tab: story.tab.as_ref(), title, blocks: &story.blocks };
    boxed(house, inside, width, key)
}

fn boxed(house: &House, inside: Inside, width: f64, key: Key) -> Result<BoxPart, Broken> {
    let grid = &house.grid;
    let columns = grid.columns_in(width);
    let padding = if columns >= 3 { 1.5 } else { 1.0 } * grid.size;
    let inner = width - 2.0 * padding;
    let framed = inside.tab.is_some_and(|tab| tab.text.contains('问'));

    // A tab that says the same as the title is enough.
    let title = inside.title.filter(|title| inside.tab.is_none_or(|tab| tab.text != title.text));
    let head = head(house, inside.tab, title, (columns, inner), key)?;
    let head_lines = if inside.tab.is_none() && title.is_none() {
        1
    } else {
        (head.height().to_pt() / grid.leading).round() as u32
    };

    let whole = inside.blocks.iter().any(|b| matches!(b.kind, BlockKind::Table { .. }));
    let measure = grid.measure(inner, if whole { 1 } else { columns });
    let style = Style::BOX;
    let mut compositor = Compositor::new(house, measure.width, style, key.deeper("text"));
    compositor.blocks(inside.blocks, &mut |index, block, width| {
        table(house, block, width, key.deeper(("table", index)))
    })?;
    let galley = compositor.finish();
    let Level { rows, seats, depth } = level(&galley, measure.columns, grid.leading);
    house.setter.lines.note(rows.iter());

    let lines = head_lines + depth + 1;
    let mut frame = Frame::soft(Size::new(Abs::pt(width), Abs::pt(grid.height(lines))));
    if head_lines > 1 {
        frame.push_frame(Point::with_x(Abs::pt(padding)), head);
    }
    for (row, seat) in rows.iter().zip(&seats) {
        if let Some((column, line)) = seat {
            let x = Abs::pt(padding + measure.x(*column));
            frame.push_frame(Point::new(x, grid.y(head_lines + line)), row.frame.clone());
        }
    }
    Ok(BoxPart { part: Part { frame, lines, role: "box" }, framed })
}

/// The head of a box: tab and title, side by side where there is room.
fn head(
    house: &House,
    tab: Option<&Line>,
    title: Option<&Line>,
    (columns, inner): (u8, f64),
    key: Key,
) -> Result<Frame, Broken> {
    let at = house.at(inner);
    let font = Face::of(house, &at, "hei");
    let wide = |line: &Line| headline::width_of(line, font.as_ref());
    let tab_width = tab.map_or(0.0, |tab| 9.6 * wide(tab) + 24.0);
    let beside = columns > 1
        && tab.is_some()
        && title.is_some_and(|title| tab_width + 14.0 * wide(title) <= inner);
    let rows = title.map(|title| {
        let measure = if beside { f64::INFINITY } else { inner / 10.5 };
        array(headline::rows_of(title, measure, font.as_ref()))
    });
    let it = it! { "tab" => tab.map(words::line), "title" => rows, "beside" => beside };
    house.part("box-head", it, inner, &key.deeper("head"))
}

/// A galley cut into columns as shallow as it goes.
struct Level {
    /// Its rows as they are set.
    rows: Vec<GalleyRow>,
    /// Column and line of each; blank rows at the ends have none.
    seats: Vec<Option<(u8, u32)>>,
    /// Lines of the deepest column.
    depth: u32,
}

fn level(galley: &Galley, columns: u8, leading: f64) -> Level {
    let flags = galley.flags();
    let high = flags.len() as u32;
    if columns > 1 {
        let least = high.div_ceil(u32::from(columns)).max(1);
        for depth in least..=high.max(1) {
            if let Some((job, plan)) = level_at(galley, columns, depth) {
                let rows = galley.as_set(&job, &plan.lengths, leading);
                let seats = plan.seats.iter().map(|s| s.map(|s| (s.column, s.line))).collect();
                return Level { rows, seats, depth };
            }
        }
    }
    let used = flags.iter().rposition(|row| !row.blank).map_or(0, |last| last + 1);
    let seats = (0..flags.len()).map(|n| (n < used).then_some((0, n as u32))).collect();
    Level { rows: galley.rows.clone(), seats, depth: used as u32 }
}

/// The job and the plan for a depth, if the galley fits.
fn level_at(galley: &Galley, columns: u8, depth: u32) -> Option<(StoryJob, StoryPlan)> {
    let story = galley.job(columns);
    let job = PageJob {
        lines: Lines(depth),
        rows: vec![RowJob { height: Some(Lines(depth)), gap_above: Lines(0) }],
        areas: vec![AreaJob { rows: 0..1, content: AreaContent::Story(story.clone()) }],
    };
    let area = makeup::plan(&job).areas.into_iter().next()?;
    match area.set {
        Set::Story(plan) if plan.overset_from.is_none() => Some((story, plan)),
        _ => None,
    }
}

/// A table in a galley or a box.
pub fn table(house: &House, block: &Block, width: f64, key: Key) -> Result<Option<Part>, Broken> {
    let BlockKind::Table { head, rows } = &block.kind else { return Ok(None) };
    let at = house.at(width);
    let widths = widths(head, rows);
    let cells = |cells: &[Vec<Run>]| -> Result<Array, Broken> {
        let set: Result<Vec<Content>, Broken> =
            cells.iter().map(|cell| words::runs(cell, house, &at)).collect();
        Ok(array(set?))
    };
    let body: Result<Vec<_>, Broken> =
        rows.iter().map(|row| Ok(cells(row)?.into_value())).collect();
    let it = it! {
        "head" => cells(head)?,
        "rows" => body?.into_iter().collect::<Array>(),
        "widths" => widths.iter().map(|share| share.into_value()).collect::<Array>(),
    };
    let frame = house.part("table-part", it, width, &key)?;
    Ok(Some(Part::new(&house.grid, frame, "table")))
}

/// Widths of a table's columns, by their longest cell.
fn widths(head: &[Vec<Run>], rows: &[Vec<Vec<Run>>]) -> Vec<f64> {
    (0..head.len())
        .map(|column| {
            let longest = rows
                .iter()
                .chain(std::iter::once(&head.to_vec()))
                .filter_map(|row| row.get(column))
                .map(|cell| cell.iter().map(run_width).sum::<f64>())
                .fold(2.0, f64::max);
            longest + 1.5
        })
        .collect()
}

fn run_width(run: &Run) -> f64 {
    match run {
        Run::Text { text, .. } => {
            text.chars().map(|c| if words::is_wide(c) { 1.0 } else { 0.55 }).sum()
        }
        Run::Break => 0.0,
    }
}

/// 注, in a galley.
pub fn note(house: &House, block: &BoxBlock, width: f64, key: Key) -> Result<Part, Broken> {
    let at = house.at(width);
    let mut paragraphs = Vec::new();
    for inner in &block.blocks {
        if let BlockKind::Paragraph(runs) = &inner.kind {
            paragraphs.push(words::runs(runs, house, &at)?);
        }
    }
    let it = it! { "paragraphs" => array(paragraphs) };
    let frame = house.part("note", it, width, &key)?;
    Ok(Part::new(&house.grid, frame, "note"))
}

/// 引语, over a width.
pub fn pull_quote(house: &House, block: &BoxBlock, width: f64, key: Key) -> Result<Part, Broken> {
    let at = house.at(width);
    let mut rows = Vec::new();
    for inner in &block.blocks {
        if let BlockKind::Paragraph(runs) = &inner.kind {
            for line in runs.split(|run| *run == Run::Break) {
                rows.push(words::runs(line, house, &at)?);
            }
        }
    }
    let frame = house.part("pull-quote", it! { "rows" => array(rows) }, width, &key)?;
    Ok(Part::new(&house.grid, frame, "pull-quote"))
}

/// 诗, in a tinted box.
fn verse(house: &House, story: &Story, width: f64, key: Key) -> Result<BoxPart, Broken> {
    let grid = &house.grid;
    let padding = grid.size;
    let inner = width - 2.0 * padding;
    let at = house.at(inner);
    let mut stanzas = Vec::new();
    for block in &story.blocks {
        if let BlockKind::Paragraph(runs) = &block.kind {
            let lines: Result<Vec<Content>, Broken> = runs
                .split(|run| *run == Run::Break)
                .map(|line| words::runs(line, house, &at))
                .collect();
            stanzas.push(array(lines?).into_value());
        }
    }
    let it = it! {
        "title" => words::line(&story.title),
        "author" => story.byline.as_ref().map(words::line),
        "wide" => grid.columns_in(width) > 1,
        "stanzas" => stanzas.into_iter().collect::<Array>(),
    };
    let verse = house.part("verse", it, inner, &key)?;
    let tab = house.part(
        "box-head",
        it! {
            "tab" => story.tab.as_ref().map(words::line),
            "title" => None::<Array>,
            "beside" => false,
        },
        inner,
        &key.deeper("tab"),
    )?;
    let lines = 1 + grid.lines_for(verse.height().to_pt()) + 1;
    let mut frame = Frame::soft(Size::new(Abs::pt(width), Abs::pt(grid.height(lines))));
    frame.push_frame(Point::with_x(Abs::pt(padding)), tab);
    frame.push_frame(Point::new(Abs::pt(padding), grid.y(1)), verse);
    Ok(BoxPart { part: Part { frame, lines, role: "verse" }, framed: false })
}
