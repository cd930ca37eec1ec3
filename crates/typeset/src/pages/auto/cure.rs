//! The cheapest cure of a page that cannot be made to come out: told in characters, with the paragraph where they go.

use rayon::prelude::*;

use kanyin_custody as custody;
use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_makeup::Rank;
use kanyin_makeup::search::{self, FreePage, FreePlan};

use crate::forms::SetArea;
use crate::house::House;

/// Lines at most by which copy is to be changed: beyond that another page is wanted.
const MOST: i32 = 10;
/// Characters beyond what a line needs, so that it is gone or there wherever lines break.
const SURELY: u32 = 2;

/// The paragraph of a story that an editor can change with the least harm: its longest.
#[derive(Debug, Copy, Clone)]
pub struct LongParagraph {
    spot: Spot,
    /// Characters of its last line, and of a full one.
    last: u32,
    measure: u32,
}

impl LongParagraph {
    /// That of a story as it is set.
    pub fn of(set: &SetArea) -> Option<Self> {
        let SetArea::Story(story) = set else { return None };
        let last = story.job.longest_paragraph().next_back()?;
        let row = story.galley.rows.get(last)?;
        let (last, measure) = (row.text.chars().count() as u32, story.measure.characters);
        Some(Self { spot: row.base, last: last.min(measure), measure })
    }

    /// Characters to cut so that it is so many lines shorter.
    fn cut(&self, lines: u32) -> u32 {
        (lines - 1) * self.measure + self.last + SURELY
    }

    /// Characters to add so that it is so many lines longer.
    fn add(&self, lines: u32) -> u32 {
        lines * self.measure - self.last + 2 * SURELY
    }
}

/// A change of the copy.
#[derive(Debug, Copy, Clone)]
struct Change {
    item: usize,
    /// Below 0 it is cut.
    lines: i32,
}

/// Tells the cheapest change with which a page would come out, if this plan does not and there is one.
pub fn tell(
    house: &House,
    page: u32,
    free: &FreePage,
    plan: &FreePlan,
    paragraphs: &[Option<LongParagraph>],
) {
    if search::comes_out(free, plan) {
        return;
    }
    let changes = changes(free, paragraphs);
    let cure = changes.par_iter().with_max_len(1).find_first(|change| {
        let _aside = custody::aside();
        search::cures(free, change.item, change.lines)
    });
    let Some((change, paragraph)) = cure.and_then(|cure| Some((cure, paragraphs[cure.item]?)))
    else {
        return;
    };
    let lines = change.lines.unsigned_abs();
    let what = match change.lines {
        ..0 => {
            let characters = paragraph.cut(lines);
            told!(
                "第 {page} 版拼不齐：这一段删 {characters} 字（{lines} 行）就齐",
                "page {page} does not come out even: cut {characters} characters ({lines} lines) here, and it does"
            )
        }
        _ => {
            let characters = paragraph.add(lines);
            told!(
                "第 {page} 版拼不齐：这一段增 {characters} 字（{lines} 行）就齐",
                "page {page} does not come out even: add {characters} characters ({lines} lines) here, and it does"
            )
        }
    };
    let hint = told!(
        "试过的改法里，这一处动得最少；不动，就有栏脚差两行，有空行，或有放不下的",
        "of the changes tried this is the least; without it columns end two lines apart, lines are left empty, or copy does not fit"
    );
    house.told.push(Fault::warning(Code::NoExactFit, paragraph.spot, what).hint(hint));
}

/// The changes that are tried, the least first, of the lightest stories first.
fn changes(free: &FreePage, paragraphs: &[Option<LongParagraph>]) -> Vec<Change> {
    let stories = (0..free.items.len()).filter(|item| paragraphs[*item].is_some());
    let each = stories.flat_map(|item| {
        (1..=MOST).flat_map(move |lines| [-lines, lines].map(|lines| Change { item, lines }))
    });
    let mut changes: Vec<Change> = each.collect();
    changes.sort_by_key(|change| {
        let weight = match free.items[change.item].rank {
            Rank::Lead => 2,
            Rank::Second => 1,
            Rank::Normal | Rank::Brief => 0,
        };
        (change.lines.abs() + weight, change.lines > 0, change.item)
    });
    changes.truncate(tried(free.items.len()));
    changes
}

/// Of a page of many things each search takes long, and nearly always one comes out without.
fn tried(items: usize) -> usize {
    match items {
        ..=5 => 160,
        6 | 7 => 80,
        8 | 9 => 16,
        _ => 4,
    }
}
