//! The form figures 数读: numbers, and what each of them tells.

use kanyin_issue::{BlockKind, Run, Story, story::Style};

use super::stack::{Stack, Stacked};
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::foot_notes;
use crate::words;

/// A label, then one figure under the other.
pub fn figures(stick: &Stick, story: &Story) -> Result<Stack, TemplateErrors> {
    let mut stack = Stack { head: true, parts: Vec::new() };
    let it = it! { "body" => words::line(&story.title) };
    let head = stick.deeper("head").part("figures-head", it, "figures")?;
    stack.parts.push(Stacked::new(Some(0), head));
    let items = story.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List { items, .. } => Some(items),
        _ => None,
    });
    for (n, item) in items.flatten().enumerate() {
        let Some(BlockKind::Paragraph(runs)) = item.first().map(|block| &block.kind) else {
            continue;
        };
        stack.parts.push(Stacked::new(Some(0), figure(&stick.deeper(n), runs)?));
    }
    if let Some(BlockKind::FootNotes(notes)) = story.blocks.last().map(|block| &block.kind) {
        let notes = foot_notes::parts(&stick.deeper("notes"), notes)?;
        stack.parts.extend(notes.into_iter().map(|part| Stacked::new(Some(0), part)));
    }
    Ok(stack)
}

/// `**3.2** 公里：步道全长`: the number, its unit, the words after the colon.
fn figure(stick: &Stick, runs: &[Run]) -> Result<Part, TemplateErrors> {
    let strong = |run: &Run| matches!(run, Run::Text { style, .. } if style.strong);
    let number: Vec<Run> = runs.iter().filter(|run| strong(run)).cloned().map(unstyled).collect();
    let rest: Vec<Run> = runs.iter().filter(|run| !strong(run)).cloned().collect();
    let (unit, words) = at_colon(rest);
    let it = it! {
        "number" => stick.runs(&number)?,
        "unit" => stick.runs(&unit)?,
        "words" => stick.runs(&words)?,
    };
    stick.part("figure-part", it, "figures")
}

fn unstyled(run: Run) -> Run {
    match run {
        Run::Text { text, spot, link, style } => {
            let style = Style { emph: false, strong: false, ..style };
            Run::Text { text, spot, link, style }
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
