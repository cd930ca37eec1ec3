//! A page without one of its areas, and nothing of what stands in others pointing past it.

use std::borrow::Cow;
use std::sync::Arc;

use kanyin_issue::pins::{AreaPins, PagePins};
use kanyin_issue::{Fill, Layout, Page};

use super::fills::PageFills;

/// The page without an area; its neighbours stay as they are.
pub fn without_area<'a>(page: &Page, fills: &PageFills<'a>, area: usize) -> (Page, PageFills<'a>) {
    let behind = |n: usize| if n > area { n - 1 } else { n };
    let mut layout = Layout::clone(&page.layout);
    layout.areas.remove(area);
    for other in &mut layout.areas {
        other.of = other.of.map(behind);
    }
    let mut fills = PageFills(fills.0.clone());
    fills.0.remove(area);
    for fill in &mut fills.0 {
        match fill.as_ref() {
            Fill::Sidebar { of, block } => {
                *fill = Cow::Owned(Fill::Sidebar { of: behind(*of), block: *block });
            }
            Fill::Headline { of } => *fill = Cow::Owned(Fill::Headline { of: behind(*of) }),
            _ => {}
        }
    }
    let pinned = page.pins.areas.iter().filter(|pins| pins.area != area);
    let pinned = pinned.map(|pins| AreaPins { area: behind(pins.area), ..pins.clone() });
    let pins = PagePins { areas: pinned.collect(), ..page.pins.clone() };
    (Page { layout: Arc::new(layout), pins, ..page.clone() }, fills)
}
