//! Copy that is on no page: every word of a story must be set, or told.
//!
//! Some forms leave parts of a story out: a brief has no byline, a strip no body. Glyphs carry their
//! place in the copy, so what no glyph covers was not set.

use std::collections::{BTreeSet, HashMap};

use typst_library::layout::{Frame, FrameItem};

use kanyin_diagnostics::{Code, Fault, FileNo, Severity, Spot, told};
use kanyin_issue::{Block, BlockKind, Fill, Line, Run, Story};

use super::fills::PageFills;
use crate::spots::spot_of;

/// What of a page's stories is not on it. The body of a story with an `already` told fault is passed
/// over: it may be overset.
pub fn faults(frame: &Frame, fills: &PageFills, already: &[Fault]) -> Vec<Fault> {
    let mut set = HashMap::new();
    glyphs(frame, &mut set);
    let told: Vec<FileNo> = already
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .filter_map(|fault| Some(fault.spot?.file))
        .collect();
    let mut faults = Vec::new();
    for story in fills.iter().flat_map(stories) {
        let covered = |spot: Spot| {
            set.get(&spot.file).is_some_and(|starts: &BTreeSet<u32>| {
                starts.range(spot.start..spot.end).next().is_some()
            })
        };
        let mut texts = Vec::new();
        front_matter(story, &mut texts);
        let fields = texts.len();
        blocks(&story.blocks, &mut texts);
        for (n, (text, spot)) in texts.into_iter().enumerate() {
            let field = n < fields;
            if !text.trim().is_empty() && !covered(spot) && (field || !told.contains(&story.file)) {
                faults.push(unset(spot, field));
            }
        }
    }
    faults
}

fn unset(spot: Spot, field: bool) -> Fault {
    let what = told!("这里的文字没有排出来", "these words were not set");
    let hint = told!(
        "这种体裁或区块不排这一项；删去，或换一种",
        "this form or kind of area has no place for it; remove it, or take another"
    );
    let severity = if field { Severity::Warning } else { Severity::Error };
    Fault { severity, ..Fault::error(Code::NotSet, spot, what) }.hint(hint)
}

fn glyphs(frame: &Frame, set: &mut HashMap<FileNo, BTreeSet<u32>>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => glyphs(&group.frame, set),
            FrameItem::Text(text) => {
                for spot in text.glyphs.iter().filter_map(spot_of) {
                    set.entry(spot.file).or_default().insert(spot.start);
                }
            }
            _ => {}
        }
    }
}

fn stories(fill: &Fill) -> Vec<&Story> {
    match fill {
        Fill::Story(story) => vec![story],
        Fill::Briefs { stories, .. } => stories.iter().map(|story| &**story).collect(),
        _ => Vec::new(),
    }
}

type Texts<'a> = Vec<(&'a str, Spot)>;

fn front_matter<'a>(story: &'a Story, texts: &mut Texts<'a>) {
    // A title that says the same as the tab is set once.
    let title = Some(&story.title)
        .filter(|title| story.tab.as_ref().is_none_or(|tab| tab.text != title.text));
    let lines: [Option<&Line>; 7] = [
        title,
        story.kicker.as_ref(),
        story.deck.as_ref(),
        story.byline.as_ref(),
        story.lead_in.as_ref(),
        story.column.as_ref(),
        story.tab.as_ref(),
    ];
    texts.extend(lines.into_iter().flatten().map(|line| (line.text.as_str(), line.spot)));
}

fn blocks<'a>(blocks_of: &'a [Block], texts: &mut Texts<'a>) {
    for block in blocks_of {
        match &block.kind {
            BlockKind::Paragraph(of) | BlockKind::Subhead(of) => runs(of, texts),
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(item, texts)),
            BlockKind::Quote(inner) => blocks(inner, texts),
            BlockKind::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, texts));
            }
            BlockKind::Box(inner) => {
                let lines = inner.title.iter().chain(&inner.tab);
                texts.extend(lines.map(|line| (line.text.as_str(), line.spot)));
                blocks(&inner.blocks, texts);
            }
            BlockKind::Picture(picture) => {
                runs(&picture.caption, texts);
                texts.extend(picture.credit.iter().map(|line| (line.text.as_str(), line.spot)));
            }
        }
    }
}

fn runs<'a>(of: &'a [Run], texts: &mut Texts<'a>) {
    texts.extend(of.iter().filter_map(|run| match run {
        Run::Text { text, spot, .. } => Some((text.as_str(), *spot)),
        Run::Break => None,
    }));
}
