//! Heads of one row of areas have their first ink on one line, kickers and rail heads too: a reader sees the least step
//! between two that stand side by side.

use typst_library::layout::{Frame, FrameItem};

use kanyin_makeup::{PagePlan, Set};

use crate::forms::SetArea;
use crate::frame_ink::InkRect;
use crate::grid::PageGrid;
use crate::part::Part;

/// How far a head may stand below where it would by itself, beyond its spare: less than the white below it.
const BEYOND: f64 = 1.5;

/// Where the heads of the areas stand.
pub struct LevelHeads {
    /// How far each is lowered, in points.
    lowered: Vec<f64>,
    /// From the top of its area to its first ink, in points.
    ink: Vec<f64>,
}

/// A head as it would stand by itself.
struct Head {
    area: usize,
    /// From the top of its area to its first ink, in points.
    ink: f64,
    /// White that belongs to it and may stand above or below it, in points.
    spare: f64,
}

impl LevelHeads {
    /// Levels the heads of each row.
    pub fn of(grid: &PageGrid, set: &[SetArea], plan: &PagePlan) -> Self {
        let (mut lowered, mut ink) = (vec![0.0; set.len()], vec![0.0; set.len()]);
        let mut tops: Vec<u32> = plan.areas.iter().map(|area| area.top.0).collect();
        tops.sort_unstable();
        tops.dedup();
        for top in tops {
            let in_row = (0..set.len()).filter(|n| plan.areas[*n].top.0 == top);
            let heads: Vec<Head> =
                in_row.filter_map(|n| head(grid, n, &set[n], &plan.areas[n].set)).collect();
            heads.iter().for_each(|head| ink[head.area] = head.ink);
            // At the top of a page white above a head would be a hole in the type area.
            for (area, by) in level(&heads, top == 0) {
                lowered[area] = by;
            }
        }
        Self { lowered, ink }
    }

    /// From the top of an area to the first ink of its head, in points; 0 if it has none.
    pub fn first_ink(&self, area: usize) -> f64 {
        self.ink.get(area).copied().unwrap_or(0.0) + self.lowered(area)
    }

    /// How far the head of an area is lowered, in points.
    pub fn lowered(&self, area: usize) -> f64 {
        self.lowered.get(area).copied().unwrap_or(0.0)
    }
}

/// All with their ink on the line of the lowest; what spare all of them have stands above.
fn level(heads: &[Head], at_page_top: bool) -> Vec<(usize, f64)> {
    let line = heads.iter().map(|head| head.ink).fold(0.0, f64::max);
    let spare =
        heads.iter().map(|head| head.spare - (line - head.ink)).fold(f64::INFINITY, f64::min);
    let above = if at_page_top || !spare.is_finite() { 0.0 } else { spare.max(0.0) };
    let lower = |head: &Head| {
        let by = (line - head.ink).min(head.spare + BEYOND);
        (head.area, by + above)
    };
    heads.iter().map(lower).collect()
}

fn head(grid: &PageGrid, area: usize, set: &SetArea, plan: &Set) -> Option<Head> {
    let (part, spare): (&Part, f64) = match (set, plan) {
        (SetArea::Story(story), Set::Story(plan)) => {
            let part = story.heads.get(plan.head_size)?;
            (part, part.spare(grid))
        }
        (SetArea::Stack(stack), _) if stack.head => {
            let part = &stack.parts.first()?.part;
            (part, white_below(part))
        }
        (SetArea::Row(row), _) => {
            let part = row.head.as_ref()?;
            (part, white_below(part))
        }
        (SetArea::Figures(figures), _) => (&figures.head, 0.0),
        _ => return None,
    };
    Some(Head { area, ink: first_ink(&part.frame)?, spare })
}

/// White below a rail head that it may stand lower by, in points: what is left is more than that between two lines of text.
fn white_below(head: &Part) -> f64 {
    const LEFT: f64 = 7.0;
    let foot = InkRect::of(&head.frame).map_or(0.0, |ink| ink.foot);
    (head.frame.height().to_pt() - foot - LEFT - BEYOND).max(0.0)
}

/// From the top of a frame to the first ink of its type, in points.
fn first_ink(frame: &Frame) -> Option<f64> {
    let tops = frame.items().filter_map(|(at, item)| match item {
        FrameItem::Group(group) => {
            let (y, scale) = (group.transform.ty.to_pt(), group.transform.sy.get());
            Some(at.y.to_pt() + y + scale * first_ink(&group.frame)?)
        }
        FrameItem::Text(text) => {
            // Turned from y-up to y-down, its corners are not sorted.
            let bounds = text.bbox();
            let top = bounds.min.y.min(bounds.max.y).to_pt();
            top.is_finite().then(|| at.y.to_pt() + top)
        }
        _ => None,
    });
    tops.reduce(f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(area: usize, ink: f64, spare: f64) -> Head {
        Head { area, ink, spare }
    }

    #[test]
    fn the_lowest_ink_is_everybodys() {
        let heads = [head(0, 5.0, 6.75), head(2, 3.5, 0.0), head(3, 4.0, 0.0)];
        assert_eq!(level(&heads, false), [(0, 0.0), (2, 1.5), (3, 1.0)]);
        assert_eq!(level(&heads[..1], false), [(0, 6.75)], "alone it has its white above it");
        assert_eq!(level(&heads[..1], true), [(0, 0.0)]);
        assert_eq!(level(&[], false), []);
    }
}
