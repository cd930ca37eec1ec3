//! A line as it will stand: where each of its cells begins.

use std::ops::Range;

use super::fit::Strain;
use super::sums::{GAP_GROWS, Squeeze, Sums, gap_shrinks, left_white, right_white, space};

/// A finished line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its cells, without white at its ends.
    pub cells: Range<usize>,
    /// Where each cell begins, whole, in em from the line's left edge: a mark's white that was taken away lies under
    /// what stands before.
    pub origins: Vec<f64>,
    /// Where its last cell ends.
    pub end: f64,
    /// Whether a hyphen stands at its end.
    pub hyphen: bool,
    /// What gave.
    pub strain: Strain,
    /// Marks that lost white.
    pub squeezed_marks: u32,
}

/// A line's places, from what gave in it.
pub fn line(
    sums: &Sums,
    cells: Range<usize>,
    strain: Strain,
    indent: f64,
    hyphen: bool,
    flush: bool,
) -> Line {
    let extent = sums.extent(cells.clone(), flush);
    let share = |taken: f64, most: f64| if most > 0.0 { taken / most } else { 0.0 };
    let returned = share(strain.full, extent.full);
    let (wider_spaces, wider_gaps) =
        (share(strain.spaces, extent.spaces), share(strain.gaps, extent.gaps));
    let squeeze = |way: Option<Squeeze>| {
        way.map_or(0.0, |way| {
            share(strain.squeezed[way as usize], extent.squeeze[way as usize]).min(1.0)
        })
    };
    let mut line = Line {
        cells: cells.clone(),
        origins: Vec::with_capacity(cells.len()),
        end: indent,
        hyphen,
        strain,
        squeezed_marks: 0,
    };
    let mut pen = indent;
    for at in cells.clone() {
        let cell = &sums.cells[at];
        let way = Squeeze::of(cell.class);
        let first = at == cells.start;
        let last = at + 1 == cells.end;
        let back = if first || cell.returns { returned } else { 0.0 };
        let mut left = if first {
            // An opening mark at the start loses its white, unless the line is to be filled with it.
            let back = if flush { 0.0 } else { back };
            if cell.class == super::Class::Opening { cell.blank.left * (1.0 - back) } else { 0.0 }
        } else {
            cell.meets.left * (1.0 - back) + left_white(sums.cells, at) * squeeze(way)
        };
        if !first {
            pen += cell.gap + if cell.gap > 0.0 { GAP_GROWS * wider_gaps } else { 0.0 };
            pen -= gap_shrinks(cell) * squeeze(Some(Squeeze::Gaps));
            pen += if cell.loose { strain.loose } else { 0.0 };
        }
        let mut right = if last {
            -cell.kern
        } else {
            let next = &sums.cells[at + 1];
            let back = if next.returns { returned } else { 0.0 };
            next.meets.right * (1.0 - back) + right_white(sums.cells, at) * squeeze(way)
        };
        let (less, wider) = space(cell);
        if less + wider > 0.0 {
            left = 0.0;
            right = less * squeeze(way) - wider * wider_spaces;
        }
        right += cell.narrower * squeeze(Some(Squeeze::Letters));
        line.squeezed_marks += u32::from(cell.class.is_mark() && left + right > 0.01);
        let origin = pen - left;
        line.origins.push(origin);
        pen = origin + cell.width - right;
    }
    line.end = pen;
    line
}
