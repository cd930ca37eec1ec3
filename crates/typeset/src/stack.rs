//! Stacks: parts one under the other: a column of briefs, 数读.

use typst_library::foundations::Content;
use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Line, Run, Story};

use super::compositor::{Compositor, Style};
use super::galley::array;
use super::headline;
use super::house::{House, it};
use super::part::{Key, Part};
use super::setter::Broken;
use super::title::Face;
use super::words;

/// Parts that stand one under the other.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// Whether the first is a head.
    pub head: bool,
    /// The parts, each with its story's place in the area's list.
    pub parts: Vec<(Option<usize>, Part)>,
}

/// 简讯 under their rail head.
pub fn briefs<'a>(
    house: &House,
    head: Option<&Line>,
    stories: impl Iterator<Item = &'a Story>,
    width: f64,
    key: Key,
) -> Result<Stack, Broken> {
    let mut stack = Stack::default();
    if let Some(line) = head {
        let it = it! { "body" => words::line(line) };
        let frame = house.part("rail-head", it, width, &key.deeper("head"))?;
        stack.parts.push((None, Part::new(&house.grid, frame, "rail-head")));
        stack.head = true;
    }
    for (n, story) in stories.enumerate() {
        let part = brief(house, story, width, key.deeper(n))?;
        stack.parts.push((Some(n), part));
    }
    Ok(stack)
}

/// A head, and the text under it at once.
fn brief(house: &House, story: &Story, width: f64, key: Key) -> Result<Part, Broken> {
    let grid = &house.grid;
    let at = house.at(width);
    let font = Face::of(house, &at, "hei");
    let title = headline::rows_of(&story.title, width / grid.size, font.as_ref());
    let head = house.part("brief-head", it! { "title" => array(title) }, width, &key)?;
    let head = Part::new(grid, head, "brief");
    let mut compositor = Compositor::new(house, width, Style::BRIEF, key.deeper("text"));
    compositor.blocks(&story.blocks, &mut |_, _, _| Ok(None))?;
    let rows = compositor.finish().rows;
    house.setter.lines.note(rows.iter());
    let lines = head.lines + rows.len() as u32;
    let mut frame = Frame::soft(Size::new(Abs::pt(width), Abs::pt(grid.height(lines))));
    frame.push_frame(Point::zero(), head.frame);
    for (n, row) in (head.lines..).zip(rows) {
        frame.push_frame(Point::with_y(grid.y(n)), row.frame);
    }
    Ok(Part { frame, lines, role: "brief" })
}

/// 数读: a label, then one figure under the other.
pub fn figures(house: &House, story: &Story, width: f64, key: Key) -> Result<Stack, Broken> {
    let mut stack = Stack { head: true, parts: Vec::new() };
    let it = it! { "body" => words::line(&story.title) };
    let frame = house.part("figures-head", it, width, &key.deeper("head"))?;
    stack.parts.push((Some(0), Part::new(&house.grid, frame, "figures")));
    let items = story.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List { items, .. } => Some(items),
        _ => None,
    });
    for (n, item) in items.flatten().enumerate() {
        let Some(BlockKind::Paragraph(runs)) = item.first().map(|block| &block.kind) else {
            continue;
        };
        let part = figure(house, runs, width, key.deeper(n))?;
        stack.parts.push((Some(0), part));
    }
    Ok(stack)
}

/// `**3.2** 公里：步道全长`: the number, its unit, the words after the colon.
fn figure(house: &House, runs: &[Run], width: f64, key: Key) -> Result<Part, Broken> {
    let at = house.at(width);
    let strong = |run: &Run| matches!(run, Run::Text { style, .. } if style.strong);
    let number: Vec<Run> = runs.iter().filter(|run| strong(run)).cloned().map(unstyled).collect();
    let rest: Vec<Run> = runs.iter().filter(|run| !strong(run)).cloned().collect();
    let (unit, words) = at_colon(rest);
    let set = |runs: &[Run]| -> Result<Content, Broken> { words::runs(runs, house, &at) };
    let it = it! { "number" => set(&number)?, "unit" => set(&unit)?, "words" => set(&words)? };
    let frame = house.part("figure-part", it, width, &key)?;
    Ok(Part::new(&house.grid, frame, "figures"))
}

fn unstyled(run: Run) -> Run {
    match run {
        Run::Text { text, spot, link, .. } => {
            Run::Text { text, spot, link, style: Default::default() }
        }
        Run::Break => Run::Break,
    }
}

/// The runs before and after the first colon.
fn at_colon(runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut found = false;
    for run in runs {
        match run {
            Run::Text { text, style, mut spot, link } if !found => {
                let trimmed = text.trim_start();
                spot.start += (text.len() - trimmed.len()) as u32;
                match trimmed.split_once(['：', ':']) {
                    Some((unit, words)) => {
                        found = true;
                        let colon = (trimmed.len() - words.len()) as u32;
                        let mut then = spot;
                        then.start += colon;
                        let unit = unit.into();
                        before.push(Run::Text { text: unit, style, spot, link: link.clone() });
                        after.push(Run::Text {
                            text: words.trim_start().into(),
                            style,
                            spot: then,
                            link,
                        });
                    }
                    None => before.push(Run::Text { text: trimmed.into(), style, spot, link }),
                }
            }
            run if found => after.push(run),
            run => before.push(run),
        }
    }
    (before, after)
}
