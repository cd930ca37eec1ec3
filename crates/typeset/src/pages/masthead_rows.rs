//! The rows of areas that the masthead stands in: its data line goes across the page, so that what stands beside the nameplate
//! ends above it.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{AreaKind, Issue, Layout, Page};

use super::area::AreaRect;
use super::fixed_part::FixedPart;
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::Stick;
use crate::parts::masthead::{self, Banner, EarCopy, EarSide, MastheadPlace};

/// The masthead among the areas of its rows.
pub struct MastheadRows<'a> {
    layout: &'a Layout,
    /// Its area.
    index: usize,
    /// Whether its rules go across the page: beside it there is only what can end above them.
    across: bool,
}

/// From the foot of what stands beside the nameplate to the strong rule, in lines.
const ABOVE_RULE: f64 = 0.6;
/// White between the type area's top and the trim that no nameplate reaches into, in points: 5 mm.
const TO_TRIM: f64 = 14.2;
/// White at the nameplate's left where something stands beside it, in points.
const OFF_NEIGHBOUR: f64 = 9.0;

impl<'a> MastheadRows<'a> {
    /// Those of a layout; `None` if it has no masthead.
    pub fn of(layout: &'a Layout) -> Option<Self> {
        let index = layout.areas.iter().position(|area| area.kind == AreaKind::Masthead)?;
        let rows = &layout.areas[index].rows;
        let in_last_row = layout.areas.iter().filter(|area| area.rows.contains(&(rows.end - 1)));
        let across = in_last_row.into_iter().all(|area| {
            use AreaKind::{Ad, Ear, Filler, Masthead, White};
            area.rows.end == rows.end && matches!(area.kind, Masthead | Ear | Ad | Filler | White)
        });
        Some(Self { layout, index, across })
    }

    /// Whether an area is the masthead's.
    pub fn is_masthead(&self, index: usize) -> bool {
        index == self.index
    }

    /// What is left of an area's place above the data line.
    pub fn above_data_line(&self, grid: &PageGrid, index: usize, rect: AreaRect) -> AreaRect {
        let own = &self.layout.areas[self.index];
        let area = &self.layout.areas[index];
        if !self.across || index == self.index || area.rows.end != own.rows.end {
            return rect;
        }
        let Banner { data, .. } = Banner::of(grid, rect.height);
        let below = if data > 0.0 { data + ABOVE_RULE * grid.leading } else { 0.0 };
        AreaRect { height: (rect.height - below).max(0.0), ..rect }
    }

    /// On which side of the nameplate an area stands.
    pub fn side(&self, index: usize) -> EarSide {
        let (own, area) = (&self.layout.areas[self.index], &self.layout.areas[index]);
        match own.rows == area.rows {
            true if area.cells.start == own.cells.end => EarSide::Right,
            true if area.cells.end == own.cells.start => EarSide::Left,
            _ => EarSide::Alone,
        }
    }

    /// Sets the masthead: what stands over its strong rule, and the data line across the page.
    pub fn set<'b>(
        &self,
        stick: &Stick,
        issue: &Issue,
        page: &Page,
        rect: AreaRect,
    ) -> Result<Vec<FixedPart<'b>>, TemplateErrors> {
        let grid = &stick.house.grid;
        let Banner { front, data } = Banner::of(grid, rect.height);
        let room = self.off_its_neighbour(self.with_empty_ears(grid, issue, rect), issue);
        let at_top = rect.y <= grid.top + 0.01;
        let place = MastheadPlace {
            height: front,
            lines: grid.lines_for(rect.height),
            has_data: data > 0.0,
            above: if at_top { grid.leading.min((grid.top - TO_TRIM).max(0.0)) } else { 0.0 },
            ear_apart: self.layout.areas.iter().any(|area| area.kind == AreaKind::Ear),
            beside_ear: self.is_beside_something(issue),
        };
        let upper = masthead::masthead(&stick.over(room.width), issue, page, place)?;
        let part = |at, frame| FixedPart { role: "masthead", story: None, at, frame };
        if data == 0.0 {
            return Ok(vec![part((room.x, room.y), upper)]);
        }
        let (x, width) = match self.across {
            true => (grid.left, grid.width),
            false => (rect.x, rect.width),
        };
        let line = masthead::data_line(&stick.over(width).deeper("data"), issue, data)?;
        if room.width < width - 0.01 {
            return Ok(vec![part((room.x, room.y), upper), part((x, rect.y + front), line)]);
        }
        let mut whole = Frame::soft(Size::new(Abs::pt(width), Abs::pt(rect.height)));
        whole.push_frame(Point::with_x(Abs::pt(room.x - x)), upper);
        whole.push_frame(Point::with_y(Abs::pt(front)), line);
        Ok(vec![part((x, rect.y), whole)])
    }

    /// Whether an ear that says something, or an ad, stands beside the nameplate: it then keeps to its corner.
    fn is_beside_something(&self, issue: &Issue) -> bool {
        [EarSide::Left, EarSide::Right].into_iter().any(|side| self.speaks_at(side, issue))
    }

    /// Whether an ear that says something, or an ad, stands at a side.
    fn speaks_at(&self, wanted: EarSide, issue: &Issue) -> bool {
        let speaks = |kind| match kind {
            AreaKind::Ear => EarCopy::of(issue).is_some(),
            AreaKind::Ad | AreaKind::Filler => true,
            _ => false,
        };
        let mut areas = self.layout.areas.iter().enumerate();
        areas.any(|(index, area)| self.side(index) == wanted && speaks(area.kind))
    }

    /// The masthead's place without some white beside what stands at its left, where a hairline may be.
    fn off_its_neighbour(&self, rect: AreaRect, issue: &Issue) -> AreaRect {
        let white = if self.speaks_at(EarSide::Left, issue) { OFF_NEIGHBOUR } else { 0.0 };
        AreaRect { x: rect.x + white, width: rect.width - white, ..rect }
    }

    /// The masthead's place with those of the ears beside it that have nothing to say.
    fn with_empty_ears(&self, grid: &PageGrid, issue: &Issue, rect: AreaRect) -> AreaRect {
        let mut cells = self.layout.areas[self.index].cells.clone();
        for (index, area) in self.layout.areas.iter().enumerate() {
            if area.kind != AreaKind::Ear || EarCopy::of(issue).is_some() {
                continue;
            }
            match self.side(index) {
                EarSide::Right => cells.end = area.cells.end,
                EarSide::Left => cells.start = area.cells.start,
                EarSide::Alone => {}
            }
        }
        AreaRect {
            x: grid.left + grid.cell_x(self.layout.cells, cells.start),
            width: grid.cell_span(self.layout.cells, cells.len() as u8),
            ..rect
        }
    }
}
