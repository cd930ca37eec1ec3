//! 看大样: the finished page looked over as its reader will see it, as Kanyin looks over its own PDFs.
//!
//! It reads the finished frame, not what makeup meant, and shares no arithmetic with makeup: the things that were put on
//! the page only name what is seen. [`SeenPage`] is what there is; each check is a file and knows nothing of the others.
//!
//! | check | what an art director would say |
//! |---|---|
//! | `text_on_text`, `text_on_picture`, `picture_on_picture`, `text_on_box`, `rule_through` | anything over anything: errors |
//! | `sheet_edge` | text off the sheet: an error; within 3 mm of the trim and no bleed: a warning |
//! | `holes` | white over 3 lines × 2 columns; `white` says what is white |
//! | `equal_titles` | 碰题 |
//! | `open_gutter` | 断版 |
//! | `staggered_heads` | heads of a row that do not begin on one line |
//! | `quiet_lead` | a lead that is not the largest, or not by enough |
//! | `ends_apart` | columns of a story that do not end flush |
//! | `uneven_white` | white that differs where it should be the same |
//!
//! Lines that gape are told by the composer, which sets them.

mod copy_part;
mod ends_apart;
mod equal_titles;
mod figures;
mod finding;
mod framed;
mod heads;
mod holes;
mod ink;
mod on_grid;
mod open_gutter;
mod page_look;
mod picture_on_picture;
#[cfg(test)]
mod planted_tests;
mod quiet_lead;
mod rule_through;
mod seen_page;
mod seen_rect;
mod sheet_edge;
mod staggered_heads;
mod text_on_box;
mod text_on_picture;
mod text_on_text;
mod uneven_white;
mod white;

use typst_library::layout::{Frame, Point};

use kanyin_diagnostics::{Code, Fault, slashed};
use kanyin_issue::{AreaKind, Page};
use kanyin_makeup::PagePlan;

use super::area::AreaRect;
use super::fills::PageFills;
use super::page_frame::PageFrame;
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::House;
use crate::inks::Inks;
use crate::part::Key;

use copy_part::PageCopy;
use finding::{LookFinding, few};
use on_grid::{OnGrid, span};
pub use page_look::{Look, PageFigures, PageLook};
use seen_page::SeenPage;
use seen_rect::SeenRect;
use white::WhiteMap;

/// What came of looking a page over.
pub struct LookedOver {
    /// What it looks like.
    pub look: PageLook,
    /// What is told.
    pub faults: Vec<Fault>,
    /// Errors, as they are marked on previews.
    pub marks: Vec<(Point, Frame)>,
    /// Warnings, as they are marked on previews.
    pub remarks: Vec<(Point, Frame)>,
}

/// Looks a finished page over. `meant` is what is white by layout; what is `already` told of a story is not told again.
pub fn look_over(
    house: &House,
    (page, fills): (&Page, &PageFills),
    on_page: &PageFrame,
    meant: &[SeenRect],
    inks: &Inks,
    already: &[Fault],
    key: Key,
) -> Result<LookedOver, TemplateErrors> {
    let copy = PageCopy::of(fills);
    let seen = SeenPage::read(&on_page.frame, &on_page.things, copy, &house.grid, inks);
    let (findings, figures) = findings(&seen, page, meant);
    let mut looked = LookedOver {
        look: PageLook { page: page.page, looks: Vec::new(), figures },
        faults: Vec::new(),
        marks: Vec::new(),
        remarks: Vec::new(),
    };
    for (n, finding) in findings.into_iter().enumerate() {
        let marks = framed::framed(house, inks, &finding, key.deeper(("look", n)))?;
        if finding.is_error() { &mut looked.marks } else { &mut looked.remarks }.extend(marks);
        looked.look.looks.push(look(&seen, &finding));
        if !is_told(&finding, already) {
            looked.faults.push(finding.fault);
        }
    }
    Ok(looked)
}

/// The areas that are white by layout, on the sheet. What a poster leaves is told with its shape.
pub fn meant_white(house: &House, page: &Page, plan: &PagePlan, is_poster: bool) -> Vec<SeenRect> {
    if is_poster {
        let PageGrid { trim_width: right, trim_height: foot, .. } = house.grid;
        return vec![SeenRect { left: 0.0, top: 0.0, right, foot }];
    }
    let areas = page.layout.areas.iter().zip(&plan.areas).enumerate();
    let white = areas.filter(|(_, (area, _))| area.kind == AreaKind::White);
    let rect = white.map(|(n, (_, plan))| AreaRect::of(&house.grid, &page.layout, n, plan));
    rect.map(|rect| SeenRect {
        left: rect.x,
        top: rect.y,
        right: rect.x + rect.width,
        foot: rect.foot(),
    })
    .collect()
}

/// All that is found on a page, and its figures. At most a few of each kind.
fn findings(seen: &SeenPage, page: &Page, meant: &[SeenRect]) -> (Vec<LookFinding>, PageFigures) {
    let (at, number) = (page.spot, page.page);
    let heads = heads::heads(seen);
    let mut map = WhiteMap::of(seen, meant);
    let figures = figures::figures(seen, &map, &heads);
    let kinds = [
        text_on_text::findings(seen, at, number),
        text_on_picture::findings(seen, at, number),
        picture_on_picture::findings(seen, at, number),
        text_on_box::findings(seen, at, number),
        rule_through::findings(seen, at, number),
        sheet_edge::findings(seen, at, number),
        equal_titles::findings(seen, &heads, number),
        open_gutter::findings(seen, page),
        staggered_heads::findings(seen, &heads, number),
        quiet_lead::findings(seen, &heads, number).into_iter().collect(),
        holes::findings(seen, &mut map, at, number),
        uneven_white::findings(seen, number),
        ends_apart::findings(seen, number),
    ];
    (kinds.into_iter().flat_map(few).collect(), figures)
}

/// A hole in a story, or a column of it, that is told to be too short is told already, with the number of characters.
fn is_told(finding: &LookFinding, already: &[Fault]) -> bool {
    let file = finding.fault.spot.map(|spot| spot.file);
    matches!(finding.code(), Code::Hole | Code::EndsApart)
        && already
            .iter()
            .any(|fault| fault.code == Code::Underset && fault.spot.map(|spot| spot.file) == file)
}

/// A finding as `plan.yaml` has it.
fn look(seen: &SeenPage, finding: &LookFinding) -> Look {
    let all = finding.rects.iter().fold(SeenRect::nothing(), |all, rect| all.with(rect));
    let place = OnGrid::of(seen.grid, &all);
    let file = finding.fault.spot.map(|spot| spot.file);
    let story = seen.copy.stories.iter().find(|of| Some(of.story.file) == file);
    Look {
        code: finding.code(),
        severity: finding.fault.severity,
        columns: span(place.columns.start(), place.columns.end()),
        lines: span(place.lines.start(), place.lines.end()),
        story: story.map(|of| slashed(&of.story.path)),
    }
}
