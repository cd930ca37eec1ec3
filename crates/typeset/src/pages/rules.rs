//! Rules and white between neighbours (docs/look.md §7).

use typst_library::layout::{Abs, Point};
use typst_library::visualize::{FixedStroke, Geometry, Paint, Shape};

use kanyin_issue::{AreaKind, Layout};
use kanyin_makeup::{Lines, PagePlan};

use super::level_heads::LevelHeads;
use crate::forms::SetArea;
use crate::grid::PageGrid;
use crate::laid::Thing;

/// White between two stories one above the other, in lines (docs/look.md §7).
pub const GAP: u32 = 2;
/// White under a masthead, and above a strip.
pub const THIN: u32 = 1;

/// White above each row of areas, in lines.
pub fn gaps(layout: &Layout) -> Vec<Lines> {
    (0..layout.rows.len())
        .map(|row| {
            if row == 0 {
                return Lines(0);
            }
            let starts = |kind| layout.areas.iter().any(|a| a.rows.start == row && a.kind == kind);
            let ends = |kind| layout.areas.iter().any(|a| a.rows.end == row && a.kind == kind);
            // The masthead brings its own rule; a strip wants no more than a blank line.
            Lines(if ends(AreaKind::Masthead) || starts(AreaKind::Strip) { THIN } else { GAP })
        })
        .collect()
}

/// A hairline from a point, along a vector; points from the type area's corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Hairline {
    /// Where it begins.
    pub from: (f64, f64),
    /// How far it goes.
    pub along: (f64, f64),
}

impl Hairline {
    /// As a shape.
    pub fn shape(self, paint: Paint) -> Shape {
        let (x, y) = self.along;
        Geometry::Line(Point::new(Abs::pt(x), Abs::pt(y)))
            .stroked(FixedStroke::from_pair(paint, Abs::pt(0.3)))
    }
}

/// The hairlines of a page on which all `things` stand: across above stories, upright between texts.
pub fn hairlines(
    grid: &PageGrid,
    layout: &Layout,
    set: &[SetArea],
    plan: &PagePlan,
    heads: &LevelHeads,
    things: &[Thing],
) -> Vec<Hairline> {
    let mut lines = across(grid, layout, set, plan);
    lines.extend(upright(grid, layout, set, &inked(grid, layout, plan, heads, things)));
    lines
}

/// On the line above each row: as wide as the stories below it, or as the page where a whole new
/// row begins.
fn across(grid: &PageGrid, layout: &Layout, set: &[SetArea], plan: &PagePlan) -> Vec<Hairline> {
    let mut lines = Vec::new();
    for row in 1..layout.rows.len() {
        let below_masthead =
            layout.areas.iter().any(|a| a.rows.end == row && matches!(a.kind, AreaKind::Masthead));
        if below_masthead {
            continue;
        }
        let starting: Vec<usize> =
            (0..layout.areas.len()).filter(|&n| layout.areas[n].rows.start == row).collect();
        let covered: usize = starting.iter().map(|&n| layout.areas[n].cells.len()).sum();
        // Between a headline and its own text there is white only.
        let own_headline = |n: usize| {
            layout
                .areas
                .iter()
                .any(|a| a.kind == AreaKind::Headline && a.of == Some(n) && a.rows.end == row)
        };
        if starting.iter().any(|&n| own_headline(n)) {
            continue;
        }
        let any_text = starting.iter().any(|&n| set[n].is_text());
        let top = plan.rows.get(row).map_or(0.0, |r| f64::from(r.0.0)) * grid.leading;
        let y = top - grid.leading;
        if covered == usize::from(layout.cells) && any_text {
            lines.push(Hairline { from: (0.0, y), along: (grid.width, 0.0) });
            continue;
        }
        for n in starting.into_iter().filter(|&n| set[n].is_text()) {
            let cells = &layout.areas[n].cells;
            let x = grid.cell_x(layout.cells, cells.start);
            let width = grid.cell_span(layout.cells, cells.len() as u8);
            match lines.last_mut() {
                // Neighbours share one line over the gutter between them.
                Some(Hairline { from, along })
                    if from.1 == y && (from.0 + along.0 + grid.gutter - x).abs() < 0.1 =>
                {
                    along.0 = x + width - from.0;
                }
                _ => lines.push(Hairline { from: (x, y), along: (width, 0.0) }),
            }
        }
    }
    lines
}

/// In the middle of the gutter between the texts of two stories: from the first ink of the higher head to the last line
/// of the lower text; beside a rail to its foot.
fn upright(
    grid: &PageGrid,
    layout: &Layout,
    set: &[SetArea],
    inked: &[Option<Inked>],
) -> Vec<Hairline> {
    let mut lines = Vec::new();
    for (left, a) in layout.areas.iter().enumerate() {
        for (right, b) in layout.areas.iter().enumerate() {
            if a.cells.end != b.cells.start || !set[left].is_text() || !set[right].is_text() {
                continue;
            }
            let (Some(one), Some(other)) = (inked[left], inked[right]) else { continue };
            // Where both stand: from the lower of their tops to the higher of their feet.
            let (from, to) = (one.top.max(other.top), one.foot.min(other.foot));
            let begins = |area: Inked| if area.top == from { area.first } else { f64::INFINITY };
            let ends = |n: usize, area: Inked| match set[n] {
                SetArea::Stack(_) | SetArea::Figures(_) => area.foot.min(to),
                _ => area.last.min(to),
            };
            let first = begins(one).min(begins(other)).max(from);
            let last = ends(left, one).max(ends(right, other));
            if last <= first + grid.leading {
                continue;
            }
            let x = grid.cell_x(layout.cells, b.cells.start) - grid.gutter / 2.0;
            lines.push(Hairline { from: (x, first), along: (0.0, last - first) });
        }
    }
    lines
}

/// What of an area shows, in points from the type area's top.
#[derive(Debug, Copy, Clone)]
struct Inked {
    /// Its top and foot.
    top: f64,
    foot: f64,
    /// The first ink of its head.
    first: f64,
    /// The foot of the last thing in it.
    last: f64,
}

/// The areas of a page with what shows of them; none of one that nothing stands in.
fn inked(
    grid: &PageGrid,
    layout: &Layout,
    plan: &PagePlan,
    heads: &LevelHeads,
    things: &[Thing],
) -> Vec<Option<Inked>> {
    let areas = layout.areas.iter().zip(&plan.areas).enumerate();
    areas
        .map(|(n, (area, plan))| {
            let own = things.iter().filter(|thing| thing.area == area.name);
            let last = own.map(|thing| thing.y + thing.height - grid.top).reduce(f64::max)?;
            let top = f64::from(plan.top.0) * grid.leading;
            let foot = top + grid.height(plan.height.0.max(1));
            Some(Inked { top, foot, first: top + heads.first_ink(n), last: last.min(foot) })
        })
        .collect()
}
