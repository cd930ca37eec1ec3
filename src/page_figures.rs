//! With `kanyin check -v`: how each page stands, one line a page.

use std::time::Duration;

use kanyin_diagnostics::{Told, told};
use kanyin_typeset::{Laid, PageLook, Planned};

use super::console::Console;

/// Tells the figures of every page.
pub fn tell(laid: &Laid, console: &Console) {
    if !laid.looks.is_empty() {
        console.say(&told!("版面的数字", "page figures"));
    }
    laid.looks.iter().for_each(|look| console.say(&line(look)));
    laid.plans.iter().filter_map(search).for_each(|told| console.say(&told));
    laid.plans.iter().for_each(|planned| console.say(&makeup(planned)));
}

/// `第 1 版：填满 99.2 %，最大空处 1 栏 × 3 行，栏尾差 1 行，标题 42 26 18`.
fn line(look: &PageLook) -> Told {
    let (page, figures) = (look.page, &look.figures);
    let fill = format!("{:.1}", 100.0 * figures.fill);
    let spread = format!("{:.0}", figures.spread);
    let hole = match figures.largest_hole {
        None => told!("没有空处", "no white"),
        Some((columns, lines)) => {
            told!(
                "最大空处 {columns} 栏 × {lines} 行",
                "largest white {columns} columns × {lines} lines"
            )
        }
    };
    let titles: Vec<String> =
        figures.titles.iter().map(|size| format!("{}", rounded(*size))).collect();
    let titles = match titles.join(" ") {
        none if none.is_empty() => told!("没有标题", "no titles"),
        sizes => told!("标题 {sizes} 点", "titles {sizes} pt"),
    };
    told!(
        "第 {page} 版：填满 {fill} %，{hole}，栏尾差 {spread} 行，{titles}",
        "page {page}: {fill} % filled, {hole}, column feet {spread} lines apart, {titles}";
        hole, titles
    )
}

/// How long it took to find the places on a page that made itself up.
fn search(planned: &Planned) -> Option<Told> {
    let (page, took) = (planned.page, planned.search?);
    let milliseconds = milliseconds(took);
    Some(told!(
        "第 {page} 版自己拼版，找了 {milliseconds} ms",
        "page {page} made itself up: search {milliseconds} ms"
    ))
}

/// How long it took to make a page up in its layout.
fn makeup(planned: &Planned) -> Told {
    let (page, milliseconds) = (planned.page, milliseconds(planned.took));
    told!("第 {page} 版拼版 {milliseconds} ms", "page {page}: makeup {milliseconds} ms")
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1}", 1000.0 * took.as_secs_f64())
}

/// A size to a tenth of a point.
fn rounded(size: f64) -> f64 {
    (size * 10.0).round() / 10.0
}
