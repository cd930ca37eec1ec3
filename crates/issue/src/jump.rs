//! 转版: a story with `jump: true` begins on one page and goes on on a later one. It is cut between two paragraphs, and each
//! part is a story of its own to all that follows: the first ends with 下转第 3 版, the rest has the title over it and
//! 上接第 1 版. So no paragraph is parted between pages, and each page is made up by itself.
//!
//! Where it is cut is reckoned as all of an allotment is: so that what is left of the one page and of the other is filled.

use std::sync::Arc;

use kanyin_diagnostics::{Spot, slashed};

use super::allotted::size::{GAP, Sizes, UNDER_MASTHEAD};
use super::auto_page::{MASTHEAD, is_brief, is_sentence};
use super::layout::{AreaKind, Layout, RowHeight};
use super::paper::Grid;
use super::plan_file::PlanAsked;
use super::story::{
    Block, BlockKind, Form, Importance, Jump, Line, Run, Side, Story, StoryPart, Style,
};
use super::{Fill, Page};

/// Lines of a column that stand on either side at least.
pub const LEAST: f64 = 15.0;
/// What a line too many weighs against one left empty.
const OVER: f64 = 3.0;

/// Where a story may be cut: before these of its blocks. None if it may not, or has too little for two pages.
pub fn cuts(story: &Story, sizes: &Sizes) -> Vec<usize> {
    let is_foot_notes = |block: &Block| matches!(block.kind, BlockKind::FootNotes(_));
    let may = story.jump
        && story.form == Form::News
        && story.tab.is_none()
        && story.part.is_none()
        && !is_brief(story)
        && !story.blocks.iter().any(is_foot_notes);
    if !may {
        return Vec::new();
    }
    let is_text = |block: &&Block| !matches!(block.kind, BlockKind::Picture(_) | BlockKind::Box(_));
    let text = |blocks: &[Block]| -> f64 {
        blocks.iter().filter(is_text).map(|block| sizes.one(block)).sum()
    };
    let is_cut = |n: &usize| {
        let (head, rest) = story.blocks.split_at(*n);
        let begins = matches!(
            rest.first().map(|block| &block.kind),
            Some(BlockKind::Paragraph(_) | BlockKind::Subhead(_))
        );
        let is_subhead =
            matches!(head.last().map(|block| &block.kind), Some(BlockKind::Subhead(_)));
        begins && !is_subhead && text(head) >= LEAST && text(rest) >= LEAST
    };
    (1..story.blocks.len()).filter(is_cut).collect()
}

/// Lines that either part takes, with its head and the white below it, if a story is cut before a block.
pub fn parted(story: &Story, cut: usize, sizes: &Sizes) -> (f64, f64) {
    let (head, rest) = story.blocks.split_at(cut.min(story.blocks.len()));
    let head = Story { blocks: head.to_vec(), ..story.clone() };
    let rest = Story { blocks: rest.to_vec(), ..headed_again(story) };
    (sizes.story(&head) + 1.0, sizes.story(&rest))
}

/// The story as it is named on a second page, until it is known where it is cut. `end` is the end of its file.
pub fn rest(story: &Arc<Story>, end: Spot) -> Story {
    let part = StoryPart { jump: Jump::From { page: 0 }, whole: Arc::clone(story), words: end };
    Story { part: Some(part), ..headed_again(story) }
}

/// A story under its small head on the later page.
fn headed_again(story: &Story) -> Story {
    Story {
        deck: None,
        byline: None,
        lead_in: None,
        column: None,
        importance: Importance::Normal,
        ..story.clone()
    }
}

/// Cuts all stories that stand on two pages. A plan that a person keeps may say where.
pub fn cut_all(pages: &mut [Page], grid: &Grid, plan: Option<&PlanAsked>) {
    let sizes = Sizes::of(grid);
    let is_rest = |fill: &Fill| matches!(fill, Fill::Story(story) if story.is_rest());
    let rests: Vec<(usize, usize)> = (0..pages.len())
        .flat_map(|page| (0..pages[page].fills.len()).map(move |area| (page, area)))
        .filter(|(page, area)| is_rest(&pages[*page].fills[*area]))
        .collect();
    for rest in rests {
        let Fill::Story(story) = &pages[rest.0].fills[rest.1] else { continue };
        let Some(StoryPart { whole, words, .. }) = story.part.clone() else { continue };
        let is_head = |fill: &Fill| matches!(fill, Fill::Story(own) if own.path == whole.path && own.part.is_none());
        let head = pages
            .iter()
            .enumerate()
            .find_map(|(page, own)| own.fills.iter().position(is_head).map(|area| (page, area)));
        let Some(head) = head else { continue };
        let places = [head, rest];
        let cut = kept_cut(&whole, pages[head.0].page, plan)
            .unwrap_or_else(|| best_cut(&whole, pages, places, &sizes));
        put(pages, places, &whole, cut, words);
    }
}

/// Where a kept plan says that a story is cut.
fn kept_cut(whole: &Story, page: u32, plan: Option<&PlanAsked>) -> Option<usize> {
    let pages = plan?.pages.iter().filter(|own| own.page == page);
    let path = slashed(&whole.path);
    let is_own = |file: &String| path == *file || path.ends_with(&format!("/{file}"));
    let mut areas = pages.flat_map(|page| &page.areas);
    let area =
        areas.find(|area| area.files.iter().flatten().any(is_own) && area.paragraphs.is_some())?;
    let wanted = area.paragraphs? as usize;
    let mut cut = wanted_cut(whole, wanted)?;
    // A subhead goes with what it heads.
    while cut > 1 && matches!(whole.blocks[cut - 1].kind, BlockKind::Subhead(_)) {
        cut -= 1;
    }
    Some(cut)
}

/// The block before which so many paragraphs stand, if any are left behind it.
fn wanted_cut(whole: &Story, wanted: usize) -> Option<usize> {
    let paragraphs = whole.blocks.iter().enumerate();
    let is_paragraph =
        |(n, block): (usize, &Block)| matches!(block.kind, BlockKind::Paragraph(_)).then_some(n);
    paragraphs.filter_map(is_paragraph).nth(wanted).filter(|_| wanted > 0)
}

/// Where a story is cut so that neither page is short or over.
fn best_cut(whole: &Story, pages: &[Page], places: [(usize, usize); 2], sizes: &Sizes) -> usize {
    let left = places.map(|(page, area)| room(&pages[page], area, sizes));
    // A box that has an area of its own stands where its area does.
    let [(page, area), _] = places;
    let boxes = pages[page].fills.iter().filter_map(|fill| match fill {
        Fill::Sidebar { of, block } if *of == area => Some(*block),
        _ => None,
    });
    let least = boxes.max().map_or(0, |block| block + 1);
    // By its square: where there is too much for both pages, either has its share of it.
    let off = |part: f64, room: f64| {
        let off = part - room;
        if off > 0.0 { OVER * off * off } else { off * off }
    };
    let weighed = |cut: &usize| {
        let (head, rest) = parted(whole, *cut, sizes);
        off(head, left[0]) + off(rest, left[1])
    };
    let all = cuts(whole, sizes);
    let mut able: Vec<usize> = all.iter().copied().filter(|cut| *cut >= least).collect();
    if able.is_empty() {
        able = all;
    }
    // Of two as good the later one: more stands where it begins.
    able.into_iter()
        .rev()
        .min_by(|a, b| weighed(a).total_cmp(&weighed(b)))
        .unwrap_or(whole.blocks.len() / 2)
}

/// Lines of one column that a page has for what stands in an area: the area's own, where its rows have their heights; else
/// what is left of the page.
fn room(page: &Page, area: usize, sizes: &Sizes) -> f64 {
    let layout = &page.layout;
    if let Some(own) = fixed(layout, area, sizes) {
        return own + GAP * sizes.columns();
    }
    let taken = |(n, fill): (usize, &Fill)| match (n == area, fill, layout.areas[n].kind) {
        (true, ..) => 0.0,
        (_, _, AreaKind::Masthead) => f64::from(MASTHEAD + UNDER_MASTHEAD) * sizes.columns(),
        (_, _, AreaKind::Strip) => sizes.strip(),
        (_, Fill::Story(story), _) if is_sentence(story) => sizes.strip(),
        (_, Fill::Story(story), _) => sizes.story(story),
        (_, Fill::Briefs { stories, .. }, _) => {
            stories.iter().map(|story| sizes.brief(story)).sum::<f64>() + GAP
        }
        (_, Fill::OneOf(stories), _) => stories.first().map_or(0.0, |story| sizes.brief(story)),
        (_, Fill::Files(files), _) => files.iter().map(|file| sizes.file(file)).sum(),
        _ => 0.0,
    };
    sizes.page() - page.fills.iter().enumerate().map(taken).sum::<f64>()
}

/// Lines of an area whose rows all have their heights.
fn fixed(layout: &Layout, area: usize, sizes: &Sizes) -> Option<f64> {
    let area = layout.areas.get(area).filter(|_| !layout.is_auto)?;
    let lines = layout.rows.get(area.rows.clone())?.iter().map(|row| match row {
        RowHeight::Lines(lines) => Some(f64::from(*lines)),
        RowHeight::Auto(_) => None,
    });
    let lines: f64 = lines.sum::<Option<f64>>()?;
    let columns = area.cells.len() as f64 * sizes.columns() / f64::from(layout.cells.max(1));
    Some(lines * columns)
}

/// Puts both parts in their places.
fn put(pages: &mut [Page], places: [(usize, usize); 2], whole: &Arc<Story>, cut: usize, end: Spot) {
    let [(from, head_area), (to, rest_area)] = places;
    let (from_page, to_page) = (pages[from].page, pages[to].page);
    let (head, rest) = whole.blocks.split_at(cut.min(whole.blocks.len()));
    let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
    let paragraphs = head.iter().filter(is_paragraph).count();
    let part = |jump: Jump| Some(StoryPart { jump, whole: Arc::clone(whole), words: end });
    let at = |words: &str| Spot { end: end.start + words.len() as u32, ..end };
    let words = format!("（下转第{to_page}版）");
    let spot = at(&words);
    let run = Run::Text {
        text: words,
        style: Style { strong: true, ..Style::default() },
        spot,
        link: None,
    };
    let turn = Block { kind: BlockKind::Aligned { side: Side::Right, runs: vec![run] }, spot };
    let back = format!("上接第{from_page}版");
    // What stands first on its page is what it was there: it may have been made to lead.
    let begun = match &pages[from].fills[head_area] {
        Fill::Story(story) => story.importance,
        _ => whole.importance,
    };
    let head = Story {
        blocks: head.iter().cloned().chain([turn]).collect(),
        importance: begun,
        part: part(Jump::To { page: to_page, paragraphs }),
        ..Story::clone(whole)
    };
    let rest = Story {
        kicker: Some(Line { spot: at(&back), text: back }),
        blocks: rest.to_vec(),
        part: part(Jump::From { page: from_page }),
        ..headed_again(whole)
    };
    pages[from].fills[head_area] = Fill::Story(Arc::new(head));
    pages[to].fills[rest_area] = Fill::Story(Arc::new(rest));
    // Boxes that have areas of their own stand beside the part that has them.
    for (page, area, gone) in [(from, head_area, cut..usize::MAX), (to, rest_area, 0..cut)] {
        for fill in &mut pages[page].fills {
            match fill {
                Fill::Sidebar { of, block } if *of == area && gone.contains(block) => {
                    *fill = Fill::Nothing
                }
                Fill::Sidebar { of, block } if *of == area && page == to => *block -= cut,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
#[path = "jump_tests.rs"]
mod tests;
