//! Copy that is on no page: every word of a story must be set, or told.
//!
//! Some forms leave parts of a story out: a brief has no byline, a strip no body. Glyphs carry their
//! place in the copy, so what no glyph covers was not set.

use std::collections::{BTreeSet, HashMap};

use typst_library::layout::{Abs, Frame, FrameItem};

use kanyin_diagnostics::{Code, Fault, FileNo, Severity, Spot, told};
use kanyin_issue::{Block, BlockKind, Fill, Line, Run, Story};

use super::fills::PageFills;
use crate::boxes::title_beside;
use crate::spots::spot_of;

/// The copy that has glyphs on a page: for each file the bytes at which one begins.
pub struct Covered(HashMap<FileNo, BTreeSet<u32>>);

impl Covered {
    /// What is seen on a page: nothing of what is clipped away.
    pub fn by(frame: &Frame) -> Self {
        let mut set = HashMap::new();
        glyphs(frame, Abs::inf(), &mut set);
        Self(set)
    }

    /// The bytes of a stretch at which glyphs begin.
    fn within(&self, spot: Spot) -> impl DoubleEndedIterator<Item = u32> {
        let starts = self.0.get(&spot.file);
        starts.into_iter().flat_map(move |starts| starts.range(spot.start..spot.end).copied())
    }

    /// Characters of a text that are not on the page: all, or those behind the last one that is.
    fn left_out(&self, text: &str, spot: Spot) -> usize {
        let seen = |c: &char| !c.is_whitespace();
        let Some(last) = self.within(spot).next_back() else {
            return text.chars().filter(seen).count();
        };
        let last = text.floor_char_boundary((last - spot.start) as usize);
        let mut rest = text[last..].chars();
        let set = rest.next();
        // Two marks may have one glyph: —— and ……
        match rest.as_str().chars().all(|c| Some(c) == set) {
            true => 0,
            false => rest.filter(seen).count(),
        }
    }

    /// Characters of a story's body that are not on the page, in some of its blocks; where nothing of the story is
    /// there, those of its head too.
    pub fn overset(&self, story: &Story, is_meant: impl Fn(usize) -> bool) -> usize {
        let mut texts = Vec::new();
        if !self.is_begun(story) {
            front_matter(story, &mut texts);
        }
        for (_, block) in story.blocks.iter().enumerate().filter(|(n, _)| is_meant(*n)) {
            blocks(std::slice::from_ref(block), &mut texts);
        }
        texts.into_iter().map(|(text, spot)| self.left_out(text, spot)).sum()
    }

    /// Whether anything of a story is there.
    fn is_begun(&self, story: &Story) -> bool {
        self.0.get(&story.file).is_some_and(|starts| !starts.is_empty())
    }
}

/// What of a page's stories is not on it. The body of a story with an `already` told fault is passed
/// over: it may be overset; so is the head of one of which nothing is there.
pub fn faults(covered: &Covered, fills: &PageFills, already: &[Fault]) -> Vec<Fault> {
    let told: Vec<FileNo> = already
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .filter_map(|fault| Some(fault.spot?.file))
        .collect();
    let mut faults = Vec::new();
    for story in fills.iter().flat_map(stories) {
        let is_told = told.contains(&story.file);
        if is_told && !covered.is_begun(story) {
            continue;
        }
        let mut texts = Vec::new();
        front_matter(story, &mut texts);
        let fields = texts.len();
        blocks(&story.blocks, &mut texts);
        for (n, (text, spot)) in texts.into_iter().enumerate() {
            let field = n < fields;
            let is_set = covered.within(spot).next().is_some();
            if !text.trim().is_empty() && !is_set && (field || !is_told) {
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

/// The glyphs of a frame down to a height; what lies below is clipped away.
fn glyphs(frame: &Frame, foot: Abs, set: &mut HashMap<FileNo, BTreeSet<u32>>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let foot = foot - at.y - group.transform.ty;
                let foot = if group.clip.is_some() { foot.min(group.frame.height()) } else { foot };
                glyphs(&group.frame, foot, set);
            }
            FrameItem::Text(text) if at.y <= foot => {
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
    let lines: [Option<&Line>; 7] = [
        title_beside(Some(&story.title), story.tab.as_ref()),
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
            BlockKind::Paragraph(of)
            | BlockKind::Subhead(of)
            | BlockKind::Aligned { runs: of, .. } => runs(of, texts),
            BlockKind::FootNotes(notes) => notes.iter().for_each(|note| runs(&note.runs, texts)),
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(item, texts)),
            BlockKind::Quote(inner) => blocks(inner, texts),
            BlockKind::Pause => {}
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, texts));
            }
            BlockKind::Box(inner) => {
                let title = title_beside(inner.title.as_ref(), inner.tab.as_ref());
                let lines = title.into_iter().chain(&inner.tab);
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
