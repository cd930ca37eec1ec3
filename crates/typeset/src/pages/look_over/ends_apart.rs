//! 栏脚不齐: columns of a story that end more than a line apart (docs/look.md §5).

use kanyin_diagnostics::{Code, told};

use super::finding::LookFinding;
use super::seen_page::SeenPage;
use super::seen_rect::SeenRect;
use crate::laid::Thing;

/// Columns end flush, or a line apart; so many lines show.
const APART: f64 = 1.3;

/// The stories whose columns end apart, once each.
pub fn findings(page: &SeenPage, number: u32) -> Vec<LookFinding> {
    let stories = 0..page.copy.stories.len();
    let running = stories.filter(|story| {
        let copy = &page.copy.stories[*story];
        !copy.in_rail && !copy.stands_free()
    });
    running.filter_map(|story| finding(page, story, number)).collect()
}

fn finding(page: &SeenPage, story: usize, number: u32) -> Option<LookFinding> {
    let columns = columns(page, story);
    let by_foot = |a: &&SeenRect, b: &&SeenRect| a.foot.total_cmp(&b.foot);
    let (short, long) = (columns.iter().min_by(by_foot)?, columns.iter().max_by(by_foot)?);
    let apart = (long.foot - short.foot) / page.grid.leading;
    if apart < APART {
        return None;
    }
    let spot = page.spot_of_story(Some(story))?;
    let label = told!("栏脚不齐", "ends apart");
    let what = told!(
        "第 {number} 版一篇稿的栏脚不齐，差 {apart:.0} 行",
        "on page {number} the columns of a story end {apart:.0} lines apart"
    );
    let hint = told!(
        "增删一两行：小标题、一段的末行不能单独落在栏头栏脚，字数正好差在那里",
        "add or cut a line or two: a subhead or a paragraph's last line may not stand alone at a column's end, and that is where it falls"
    );
    let rect = SeenRect { top: short.foot, foot: long.foot, ..*short };
    Some(LookFinding::warning(Code::EndsApart, spot, (label, what), vec![rect]).hint(hint))
}

/// The columns of a story's text in its own area, down to the last that stands in each: a picture, too.
fn columns(page: &SeenPage, story: usize) -> Vec<SeenRect> {
    let own = || {
        let things = page.things.iter().enumerate();
        things.filter(|(n, _)| page.story_of(Some(*n)) == Some(story)).map(|(_, thing)| thing)
    };
    let area = own().find(|thing| thing.role == "headline").map(|thing| &thing.area);
    let here = || own().filter(|thing| Some(&thing.area) == area && thing.role != "headline");
    let mut columns: Vec<SeenRect> = Vec::new();
    for text in here().filter(|thing| thing.role == "body") {
        let rect = rect_of(text);
        if !columns.iter().any(|column| (column.left - rect.left).abs() < 0.5) {
            columns.push(rect);
        }
    }
    for column in &mut columns {
        let rects = here().map(rect_of).filter(|rect| rect.shared_width(column) > 1.0);
        column.foot = rects.map(|rect| rect.foot).fold(column.foot, f64::max);
    }
    columns
}

fn rect_of(thing: &Thing) -> SeenRect {
    let (left, top) = (thing.x, thing.y);
    SeenRect { left, top, right: left + thing.width, foot: top + thing.height }
}
