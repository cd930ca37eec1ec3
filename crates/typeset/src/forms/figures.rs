//! The form figures 数读: numbers, and what each of them tells.

use kanyin_issue::{BlockKind, Run, Story, story::Style};
use kanyin_makeup::Lines;

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::parts::foot_notes;
use crate::words;

/// White between two figures, in lines: at least (docs/look.md §3), and at most.
const LEAST_WHITE: f64 = 0.5;
const MOST_WHITE: f64 = 2.0;

/// A label, then one figure under the other: the same white between all of them. It need not be whole lines, since large
/// numbers stand on no line of the page.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The label.
    pub head: Part,
    /// The figures, then their foot notes.
    pub parts: Vec<Part>,
}

impl Figures {
    /// Their heights: from little white between them to much.
    pub fn heights(&self) -> Vec<Lines> {
        let lines = |white: f64| (f64::from(self.content()) + white * self.gaps()).ceil() as u32;
        (lines(LEAST_WHITE)..=lines(MOST_WHITE)).map(Lines).collect()
    }

    /// The top of each part that fits a height, in lines; those that do not are left out at the end.
    pub fn tops(&self, height: Lines) -> Vec<f64> {
        let white = (f64::from(height.0) - f64::from(self.content())) / self.gaps().max(1.0);
        let white = white.clamp(LEAST_WHITE, MOST_WHITE);
        let mut top = f64::from(self.head.lines);
        let tops = self.parts.iter().map(|part| {
            let own = top;
            top += f64::from(part.lines) + white;
            (own, own + f64::from(part.lines))
        });
        let fitting = tops.take_while(|(_, foot)| *foot < f64::from(height.0) + 0.01);
        fitting.map(|(top, _)| top).collect()
    }

    fn content(&self) -> u32 {
        self.head.lines + self.parts.iter().map(|part| part.lines).sum::<u32>()
    }

    fn gaps(&self) -> f64 {
        self.parts.len().saturating_sub(1) as f64
    }
}

/// Sets a story of figures.
pub fn figures(stick: &Stick, story: &Story) -> Result<Figures, TemplateErrors> {
    let it = it! { "body" => words::line(&story.title) };
    let head = stick.deeper("head").part("figures-head", it, "figures")?;
    let mut parts = Vec::new();
    let items = story.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List { items, .. } => Some(items),
        _ => None,
    });
    for (n, item) in items.flatten().enumerate() {
        let Some(BlockKind::Paragraph(runs)) = item.first().map(|block| &block.kind) else {
            continue;
        };
        parts.push(figure(&stick.deeper(n), runs)?);
    }
    if let Some(BlockKind::FootNotes(notes)) = story.blocks.last().map(|block| &block.kind) {
        parts.extend(foot_notes::parts(&stick.deeper("notes"), notes)?);
    }
    Ok(Figures { head, parts })
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
