//! Boxes 方框: sidebars, and stories that are boxes; each a part over a width.

mod even_columns;
mod verse;

pub use verse::verse;

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{Block, BlockKind, Line, Story, names::NamesBy, story::BoxBlock};
use kanyin_makeup::Lines;

use crate::engine::TemplateErrors;
use crate::galley::{BodyStyle, GalleyBuilder, GalleyRow};
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::line_face::LineFace;
use crate::parts::tables;
use crate::words::{self, array};

use even_columns::EvenColumns;

/// A box before its ground is drawn: its area may be deeper than it needs.
#[derive(Debug, Clone)]
pub struct BoxPart {
    /// What stands in it; `(0, 0)` is the box's corner.
    pub part: Part,
    /// The same with one line of white between its items, and with two, if it has some.
    pub airy: Vec<Part>,
    /// Lines that its ground may go on below it.
    pub room: u32,
    /// A frame rather than a tint.
    pub framed: bool,
    /// Whether an item of it is parted between columns that do not come out even.
    pub is_torn: bool,
}

impl BoxPart {
    /// The heights it looks right at: as high as its text, or a little higher; or airier.
    pub fn heights(&self) -> Vec<Lines> {
        let parts = std::iter::once(&self.part).chain(&self.airy);
        let heights = parts.flat_map(|part| part.lines..=part.lines + self.room);
        heights.map(Lines).collect()
    }

    /// Lines by which it may be higher than it needs, every height between included.
    pub fn may_grow(&self) -> u32 {
        let heights: Vec<u32> = self.heights().iter().map(|height| height.0).collect();
        let grown = (1..).take_while(|more| heights.contains(&(self.part.lines + more)));
        grown.last().unwrap_or(0)
    }

    /// The box with its ground, `lines` deep.
    pub fn grounded(&self, stick: &Stick, lines: u32) -> Result<Frame, TemplateErrors> {
        let it = it! { "framed" => self.framed };
        let height = stick.house.grid.height(lines);
        let mut frame = stick.deeper("ground").filling("ground", it, height)?;
        let airiest = self.airy.iter().rev().find(|airy| airy.lines <= lines);
        frame.push_frame(Point::zero(), airiest.unwrap_or(&self.part).frame.clone());
        Ok(frame)
    }

    /// The box with its ground, as deep as it needs.
    pub fn alone(self, stick: &Stick) -> Result<Part, TemplateErrors> {
        let frame = self.grounded(stick, self.part.lines)?;
        Ok(Part { frame, ..self.part })
    }
}

/// Lines that the ground of a box goes on below its text, at most: it is as high as that and one line.
const ROOM: u32 = 1;

/// What stands in a box.
struct Inside<'a> {
    tab: Option<&'a Line>,
    title: Option<&'a Line>,
    blocks: &'a [Block],
    names: NamesBy,
}

/// A story's sidebar.
pub fn sidebar(stick: &Stick, block: &BoxBlock) -> Result<BoxPart, TemplateErrors> {
    let (tab, title) = (block.tab.as_ref(), block.title.as_ref());
    boxed(stick, Inside { tab, title, blocks: &block.blocks, names: NamesBy::Look })
}

/// A story that is a box: a table, questions and answers.
pub fn story(stick: &Stick, story: &Story) -> Result<BoxPart, TemplateErrors> {
    let title = (!story.title.text.is_empty()).then_some(&story.title);
    let names = NamesBy::of(story.form);
    boxed(stick, Inside { tab: story.tab.as_ref(), title, blocks: &story.blocks, names })
}

fn boxed(stick: &Stick, inside: Inside) -> Result<BoxPart, TemplateErrors> {
    let grid = &stick.house.grid;
    let columns = stick.columns();
    let padding = if columns >= 3 { 1.5 } else { 1.0 } * grid.size;
    let inner = stick.over(stick.width - 2.0 * padding);
    let framed = inside.tab.is_some_and(|tab| tab.text.contains('问'));

    let title = title_beside(inside.title, inside.tab);
    let head = head(&inner, inside.tab, title, columns)?;
    let head_lines = if inside.tab.is_none() && title.is_none() {
        1
    } else {
        (head.height().to_pt() / grid.leading).round() as u32
    };

    let whole = inside.blocks.iter().any(|b| matches!(b.kind, BlockKind::Table { .. }));
    let measure = grid.measure(inner.width, if whole { 1 } else { columns });
    let text = stick.over(measure.width);
    let mut builder =
        GalleyBuilder::new(text.deeper("text"), BodyStyle::BOX.with_names(inside.names));
    builder.blocks(inside.blocks, &mut |index, block| {
        Ok(tables::table(&text.deeper(("table", index)), block)?.into_iter().collect())
    })?;
    let EvenColumns { rows, seats, depth } =
        EvenColumns::of(&builder.finish(), measure.columns, grid.leading);
    stick.house.figures.note(rows.iter().filter_map(GalleyRow::noted));

    // `more` tells how many lines of white were added before each row.
    let part = |more: &[u32]| {
        let placed =
            seats.iter().zip(more).filter_map(|(seat, more)| Some(seat.as_ref()?.1 + more + 1));
        let lines = head_lines + placed.max().unwrap_or(depth) + 1;
        let mut frame = Frame::soft(Size::new(Abs::pt(stick.width), Abs::pt(grid.height(lines))));
        if head_lines > 1 {
            frame.push_frame(Point::with_x(Abs::pt(padding)), head.clone());
        }
        for ((row, seat), more) in rows.iter().zip(&seats).zip(more) {
            if let Some((column, line)) = seat {
                let x = Abs::pt(padding + measure.x(*column));
                frame
                    .push_frame(Point::new(x, grid.y(head_lines + line + more)), row.frame.clone());
            }
        }
        Part { frame, lines, role: "box" }
    };
    let items = items_above(&rows, &seats);
    let is_list = items.iter().any(|items| *items > 0);
    let widened = |white: u32| items.iter().map(|items| items * white).collect::<Vec<u32>>();
    let airy = (1..=MOST_AIR).filter(|_| is_list).map(|white| part(&widened(white))).collect();
    let is_torn = is_torn(&rows, &seats);
    Ok(BoxPart { part: part(&widened(0)), airy, room: ROOM, framed, is_torn })
}

/// Whether an item goes on in another column though the columns end more than a line apart.
fn is_torn(rows: &[GalleyRow], seats: &[Option<(u8, u32)>]) -> bool {
    let seated: Vec<(&GalleyRow, (u8, u32))> =
        rows.iter().zip(seats).filter_map(|(row, seat)| Some((row, (*seat)?))).collect();
    let goes_on = seated.windows(2).any(|pair| {
        let [(row, seat), (next, next_seat)] = pair else { return false };
        seat.0 != next_seat.0 && row.base == next.base
    });
    let ends = seated.chunk_by(|(_, seat), (_, next)| seat.0 == next.0);
    let feet: Vec<u32> = ends.filter_map(|column| Some(column.last()?.1.1)).collect();
    let least = feet.iter().min().copied().unwrap_or(0);
    goes_on && feet.iter().any(|foot| *foot > least + 1)
}

/// Lines of white between the items of a box, at most.
const MOST_AIR: u32 = 2;

/// For each row of a box how many items begin above it in its column, its own among them, besides the first.
fn items_above(rows: &[GalleyRow], seats: &[Option<(u8, u32)>]) -> Vec<u32> {
    let mut items = 0;
    let mut above = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let column = |n: usize| seats[n].map(|seat| seat.0);
        let last = n.checked_sub(1);
        if last.is_some_and(|last| column(last) != column(n) && column(n).is_some()) {
            items = 0;
        } else if last.is_some_and(|last| {
            rows[last].base != row.base && row.role != "white" && rows[last].role != "white"
        }) {
            items += 1;
        }
        above.push(items);
    }
    above
}

/// The title that is set beside a tab: one that says the same is not.
pub fn title_beside<'a>(title: Option<&'a Line>, tab: Option<&Line>) -> Option<&'a Line> {
    title.filter(|title| tab.is_none_or(|tab| tab.text != title.text))
}

/// The head of a box over so many columns: tab and title, side by side where there is room.
fn head(
    stick: &Stick,
    tab: Option<&Line>,
    title: Option<&Line>,
    columns: u8,
) -> Result<Frame, TemplateErrors> {
    let hei = LineFace::of(stick, "hei");
    let tab_width = tab.map_or(0.0, |tab| 9.6 * hei.width(tab) + 24.0);
    let beside = columns > 1
        && tab.is_some()
        && title.is_some_and(|title| tab_width + 14.0 * hei.width(title) <= stick.width);
    let rows = title.map(|title| {
        let measure = if beside { f64::INFINITY } else { stick.width / 10.5 };
        array(hei.rows(title, measure))
    });
    let it = it! { "tab" => tab.map(words::line), "title" => rows, "beside" => beside };
    stick.deeper("head").frame("box-head", it)
}
