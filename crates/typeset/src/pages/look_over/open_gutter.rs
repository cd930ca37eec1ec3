//! 断版: a gutter that runs through the whole height of the page, so that it falls into two.
//!
//! What bridges a gutter: a picture, a ground, a head or anything else that stands across it, or a story that stands on
//! both sides. A hairline across does not.

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::seen_page::SeenPage;
use super::seen_rect::SeenRect;
use crate::laid::Thing;

/// The gutters that run through.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let grid = page.grid;
    let pitch = grid.column() + grid.gutter;
    let gutter = |n: u8| grid.left + f64::from(n) * pitch - grid.gutter / 2.0;
    let open = (1..grid.columns).filter(|n| runs_through(page, gutter(*n)));
    open.map(|n| finding(page, n, gutter(n), at, number)).collect()
}

fn runs_through(page: &SeenPage, x: f64) -> bool {
    let on_page = || page.things.iter().filter(|thing| thing.role != "folio");
    let is_left = |thing: &Thing| thing.x + thing.width < x + 1.0;
    let is_right = |thing: &Thing| thing.x > x - 1.0;
    if on_page().any(|thing| !is_left(thing) && !is_right(thing)) {
        return false;
    }
    let bridges = |left: &Thing| {
        let story = left.story.as_deref();
        story.is_some() && on_page().any(|thing| is_right(thing) && thing.story.as_deref() == story)
    };
    if on_page().filter(|thing| is_left(thing)).any(bridges) {
        return false;
    }
    on_page().any(is_left) && on_page().any(is_right)
}

fn finding(page: &SeenPage, n: u8, x: f64, at: Spot, number: u32) -> LookFinding {
    let area = page.type_area();
    let next = n + 1;
    let label = told!("断版", "open gutter");
    let what = told!(
        "第 {number} 版断版：第 {n}、{next} 栏之间从版头空到版脚，没有东西跨过",
        "on page {number} the gutter between columns {n} and {next} runs from head to foot, and nothing stands across it"
    );
    let hint = told!(
        "换一个版式，让一篇稿、一张图或通栏条跨过这条栏间",
        "take a layout in which a story, a picture or a strip stands across this gutter"
    );
    let half = page.grid.gutter / 2.0;
    let rect = SeenRect { left: x - half, right: x + half, ..area };
    LookFinding::warning(Code::OpenGutter, at, (label, what), vec![rect]).hint(hint)
}
