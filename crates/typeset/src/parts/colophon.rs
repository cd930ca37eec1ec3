//! 版权栏: who made the paper. Many or long lines are set smaller, then in two columns; the last ones drop, and are told.

use typst_library::foundations::{Array, Dict, IntoValue};
use typst_library::layout::{Frame, Size};

use kanyin_diagnostics::told;
use kanyin_issue::Issue;

use super::addresses::with_addresses;
use super::left_out::LeftOut;
use crate::engine::TemplateErrors;
use crate::frame_ink::InkRect;
use crate::house::{Stick, it, points};
use crate::words::plain;

/// A way of setting it.
#[derive(Debug, Copy, Clone)]
struct ColophonWay {
    /// Size of the name, in points.
    name: f64,
    /// Size of the lines, in points.
    size: f64,
    /// From one line to the next, in lines of the page.
    pitch: f64,
    columns: i64,
}

/// The ways from the best on.
const WAYS: [ColophonWay; 6] = [
    ColophonWay { name: 24.0, size: 7.5, pitch: 1.0, columns: 1 },
    ColophonWay { name: 18.0, size: 7.5, pitch: 0.85, columns: 1 },
    ColophonWay { name: 24.0, size: 7.5, pitch: 1.0, columns: 2 },
    ColophonWay { name: 18.0, size: 7.5, pitch: 0.85, columns: 2 },
    ColophonWay { name: 14.0, size: 6.5, pitch: 0.7, columns: 1 },
    ColophonWay { name: 14.0, size: 6.5, pitch: 0.7, columns: 2 },
];
/// The least width of one of two columns, in points.
const LEAST_COLUMN: f64 = 150.0;

/// 版权栏, filling its area.
pub fn colophon(stick: &Stick, issue: &Issue, height: f64) -> Result<Frame, TemplateErrors> {
    let items: Vec<(&String, &String)> = issue.paper.colophon.iter().collect();
    let wide_enough = |way: &ColophonWay| way.columns == 1 || stick.width >= 2.0 * LEAST_COLUMN;
    let ways: Vec<ColophonWay> = WAYS.into_iter().filter(wide_enough).collect();
    for way in &ways {
        let frame = set(stick, issue, &items, *way, height)?;
        if fits(&frame, stick.width, height) {
            return Ok(frame);
        }
    }
    // The most lines that fit in the densest way.
    let Some(densest) = ways.last() else { return Ok(Frame::soft(Size::zero())) };
    let (mut kept, mut frame) = (items.len(), None);
    while frame.is_none() && kept > 0 {
        kept -= 1;
        frame = Some(set(stick, issue, &items[..kept], *densest, height)?)
            .filter(|frame| kept == 0 || fits(frame, stick.width, height));
    }
    for (label, text) in &items[kept..] {
        let hint = told!(
            "缩短 paper.yaml 里 colophon 的几项，或在版式里加高版权栏",
            "shorten entries of `colophon` in paper.yaml, or make its area higher in the layout"
        );
        let (of, name) = (told!("版权栏", "the colophon"), told!("这一项", "entry"));
        let (words, spot) = (format!("{label} {text}"), issue.furniture.colophon(label));
        LeftOut { of, name, words, spot, hint }.tell(stick);
    }
    Ok(frame.unwrap_or_else(|| Frame::soft(Size::zero())))
}

/// Whether all ink stands within a width and a height.
fn fits(frame: &Frame, width: f64, height: f64) -> bool {
    InkRect::of(frame).is_none_or(|ink| ink.foot <= height + 0.5 && ink.right <= width + 0.5)
}

fn set(
    stick: &Stick,
    issue: &Issue,
    items: &[(&String, &String)],
    way: ColophonWay,
    height: f64,
) -> Result<Frame, TemplateErrors> {
    let body = |(label, text): &(&String, &String)| -> Dict {
        it! { "label" => plain(label), "body" => with_addresses(text) }
    };
    let name = issue.paper.nameplate();
    let it = it! {
        "name" => plain(name),
        "items" => items.iter().map(|item| body(item).into_value()).collect::<Array>(),
        "name-size" => points(way.name),
        "size" => points(way.size),
        "pitch" => points((way.pitch * stick.house.grid.leading).max(1.2 * way.size)),
        "columns" => way.columns,
    };
    stick.filling("colophon", it, height)
}
