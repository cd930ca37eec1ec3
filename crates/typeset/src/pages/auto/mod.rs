//! A page that makes itself up, `layout: auto`: everything that stands on it is set over each width that it may have,
//! makeup finds the places, and the answer is an ordinary layout, whose rows are so many lines high. What then comes is the
//! same as for a layout drawn by hand.

mod band;
mod drawing;
mod large_ads;
mod window;

use std::borrow::Cow;
use std::sync::Arc;

use kanyin_issue::{AreaKind, Fill, Issue, Page};
use kanyin_makeup::search::{self, FreePage, FreePlace};
use kanyin_makeup::{Columns, Lines};

use super::fills::PageFills;
use crate::composing::LineBook;
use crate::engine::TemplateErrors;
use crate::house::{FaultBook, House};
use crate::part::Key;
use band::Bands;
use drawing::Drawing;
use window::Window;

/// White between two stories one above the other, in lines (docs/look.md §7).
const GAP: u32 = 2;

/// The page with a layout of its own, and what stands in its areas, if it makes itself up; `None` for one that was drawn by
/// hand.
pub fn arranged<'a>(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills<'a>,
    key: Key,
) -> Result<Option<(Page, PageFills<'a>)>, TemplateErrors> {
    if !page.layout.is_auto {
        return Ok(None);
    }
    large_ads::tell(house, page, fills);
    // What is set to be weighed may stand nowhere: what is wrong with it is told when it does.
    let (figures, told) = (LineBook::default(), FaultBook::default());
    let house = &house.aside(&figures, &told);
    let bands = Bands::of(&house.grid, issue, page, fills);
    let window = Window::of(house, issue, page, fills, &bands, key.deeper("window"))?;
    let free = FreePage {
        columns: Columns(page.layout.cells),
        lines: Lines(bands.free(house.grid.lines)),
        gap: Lines(GAP),
        pitch: pitch(house),
        open: bands.open(page.layout.cells),
        outer_right: page.page % 2 == 1,
        items: window.items,
    };
    let found = search::arrange(&free);
    let places = found.map(|found| found.places).unwrap_or_default();
    if places.is_empty() && !window.areas.is_empty() {
        return Ok(None);
    }
    let mut drawing = Drawing::new(&page.layout, house.grid.lines, &bands);
    let mut fills = PageFills(fills.0.clone());
    for ((&area, place), item) in window.areas.iter().zip(&places).zip(&free.items) {
        let beside = item.forms.get(place.form).map_or(0, |form| form.beside().0);
        let own = FreePlace { columns: place.columns - beside.min(place.columns), ..*place };
        drawing.place(area, &own);
        if let (1.., Some(block)) = (beside, fills.story(area).and_then(window::sidebar)) {
            let column = own.right();
            drawing.add_box(area, &FreePlace { column, columns: beside, ..*place });
            fills.0.push(Cow::Owned(Fill::Sidebar { of: area, block }));
        }
    }
    let page = Page { layout: Arc::new(drawing.layout()), ..page.clone() };
    Ok(Some((page, fills)))
}

/// Width of a column with its gutter, in tenths of a line.
fn pitch(house: &House) -> u32 {
    let grid = &house.grid;
    (10.0 * (grid.column() + grid.gutter) / grid.leading).round().clamp(1.0, 10_000.0) as u32
}

/// Whether an area is placed by the search.
fn is_free(kind: AreaKind) -> bool {
    !matches!(kind, AreaKind::Masthead | AreaKind::Strip | AreaKind::White | AreaKind::Ear)
}
