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
    let has_text =
        |column: &SeenRect| texts(page, story).any(|text| text.shared_width(column) > 1.0);
    let what = told!(
        "第 {number} 版一篇稿的栏脚不齐，差 {apart:.0} 行",
        "on page {number} the columns of a story end {apart:.0} lines apart"
    );
    let hint = match has_text(short) {
        true => told!(
            "增删一两行：小标题、一段的末行不能单独落在栏头栏脚，字数正好差在那里",
            "add or cut a line or two: a subhead or a paragraph's last line may not stand alone at a column's end, and that is where it falls"
        ),
        false => told!(
            "短的一栏只有图：换一张高些的，或在 plan.yaml 里给它多几行（lines），或删一两行字",
            "in the short column stands a picture alone: take a higher one, give it more `lines` in plan.yaml, or cut a line or two"
        ),
    };
    let rect = SeenRect { top: short.foot, foot: long.foot, ..*short };
    Some(LookFinding::warning(Code::EndsApart, spot, (label, what), vec![rect]).hint(hint))
}

/// The columns of a story in its own area, down to the last that stands in each: those of its text, and those that a picture
/// has for itself.
fn columns(page: &SeenPage, story: usize) -> Vec<SeenRect> {
    let mut columns: Vec<SeenRect> = Vec::new();
    for rect in texts(page, story) {
        if !columns.iter().any(|column| (column.left - rect.left).abs() < 0.5) {
            columns.push(rect);
        }
    }
    // Without text there is nothing for a picture to end with.
    let pictures = pictures(page, story).filter(|_| !columns.is_empty());
    let alone = pictures.filter(|rect| columns.iter().all(|text| text.shared_width(rect) < 1.0));
    let alone: Vec<SeenRect> = alone.collect();
    columns.extend(alone);
    for column in &mut columns {
        let rects = here(page, story).map(rect_of).filter(|rect| rect.shared_width(column) > 1.0);
        column.foot = rects.map(|rect| rect.foot).fold(column.foot, f64::max);
    }
    columns
}

/// Columns of text, as often as text stands in them.
fn texts(page: &SeenPage, story: usize) -> impl Iterator<Item = SeenRect> {
    here(page, story).filter(|thing| thing.role == "body").map(rect_of)
}

fn pictures(page: &SeenPage, story: usize) -> impl Iterator<Item = SeenRect> {
    here(page, story).filter(|thing| thing.role == "picture").map(rect_of)
}

/// What stands in the area of a story's headline, below that.
fn here<'a>(page: &'a SeenPage, story: usize) -> impl Iterator<Item = &'a Thing> {
    let own = move || {
        let things = page.things.iter().enumerate();
        things.filter(move |(n, _)| page.story_of(Some(*n)) == Some(story)).map(|(_, thing)| thing)
    };
    let area = own().find(|thing| thing.role == "headline").map(|thing| &thing.area);
    own().filter(move |thing| Some(&thing.area) == area && thing.role != "headline")
}

fn rect_of(thing: &Thing) -> SeenRect {
    let (left, top) = (thing.x, thing.y);
    SeenRect { left, top, right: left + thing.width, foot: top + thing.height }
}
