//! 断版: a gutter that runs through the whole height of the page, so that it falls into two.
//!
//! What bridges a gutter: a picture, a ground, a head or anything else that stands across it, a story that stands on both
//! sides, or a hairline across (docs/look.md §7).

use kanyin_diagnostics::{Code, told};
use kanyin_issue::Page;

use super::finding::LookFinding;
use super::seen_page::{SeenPage, SeenRule};
use super::seen_rect::SeenRect;
use crate::laid::Thing;

/// The gutters that run through.
pub fn findings(page: &SeenPage, of: &Page) -> Vec<LookFinding> {
    let grid = page.grid;
    let pitch = grid.column() + grid.gutter;
    let gutter = |n: u8| grid.left + f64::from(n) * pitch - grid.gutter / 2.0;
    let open = (1..grid.columns).filter(|n| runs_through(page, gutter(*n)));
    open.map(|n| finding(page, of, n, gutter(n))).collect()
}

fn runs_through(page: &SeenPage, x: f64) -> bool {
    let on_page = || page.things.iter().filter(|thing| thing.role != "folio");
    let is_left = |thing: &Thing| thing.x + thing.width < x + 1.0;
    let is_right = |thing: &Thing| thing.x > x - 1.0;
    if on_page().any(|thing| !is_left(thing) && !is_right(thing)) {
        return false;
    }
    let type_area = page.type_area();
    let across = |rule: &SeenRule| {
        rule.is_level()
            && rule.rect.left < x - 1.0
            && rule.rect.right > x + 1.0
            && rule.rect.top > type_area.top
            && rule.rect.foot < type_area.foot
    };
    if page.rules.iter().any(across) {
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

fn finding(page: &SeenPage, of: &Page, n: u8, x: f64) -> LookFinding {
    let number = of.page;
    let area = page.type_area();
    let next = n + 1;
    let label = told!("断版", "open gutter");
    let what = told!(
        "第 {number} 版断版：第 {n}、{next} 栏之间从版头空到版脚，没有东西跨过",
        "on page {number} the gutter between columns {n} and {next} runs from head to foot, and nothing stands across it"
    );
    let hint = match of.layout.is_auto {
        false => told!(
            "换一个版式，让一篇稿、一张图或通栏条跨过这条栏间",
            "take a layout in which a story, a picture or a strip stands across this gutter"
        ),
        true => told!(
            "再给这一版一篇稿、一条通栏补白，或把一篇加长、减短，别的拼法才排得下",
            "give the page another story or a strip as filler, or make one longer or shorter: then it can be made up otherwise"
        ),
    };
    let half = page.grid.gutter / 2.0;
    let rect = SeenRect { left: x - half, right: x + half, ..area };
    LookFinding::warning(Code::OpenGutter, of.spot, (label, what), vec![rect]).hint(hint)
}
