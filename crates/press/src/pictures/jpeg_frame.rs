//! The frame of a JPEG (ITU-T T.81, B.2.2 and A.1): its components, and how much of each has been given.

use std::ops::RangeInclusive;

/// A frame.
pub struct Frame {
    /// Whether its picture comes in several passes.
    pub progressive: bool,
    /// Columns and rows of what is coded together where components are interleaved.
    pub units: (usize, usize),
    /// Its components.
    pub components: Vec<Component>,
}

/// One component.
pub struct Component {
    /// As scans name it.
    pub id: u8,
    /// Blocks across and down in a unit.
    pub sampling: (usize, usize),
    /// Number of its quantisation table.
    pub steps: usize,
    /// Blocks across and down that hold something of the picture.
    pub blocks: (usize, usize),
    /// Blocks from one row to the next.
    pub stride: usize,
    /// Of each block, the coefficients that are not zero: those that later passes refine.
    pub seen: Vec<u64>,
    /// Of each coefficient, the part that has not been given.
    lacking: [f64; 64],
}

impl Frame {
    /// Reads a frame's header; `None` for what is no picture of eight bits.
    pub fn read(segment: &[u8], progressive: bool) -> Option<Self> {
        let (&[bits, h1, h0, w1, w0, count], rest) = segment.split_first_chunk::<6>()?;
        let (width, height) = (size(w1, w0), size(h1, h0));
        let specs = rest.as_chunks::<3>().0.get(..usize::from(count))?;
        let sampling =
            |factors: u8| (usize::from(factors >> 4).max(1), usize::from(factors & 15).max(1));
        let most = |pick: fn((usize, usize)) -> usize| {
            specs.iter().map(|spec| pick(sampling(spec[1]))).max().unwrap_or(1)
        };
        let (across, down) = (most(|(h, _)| h), most(|(_, v)| v));
        if bits != 8 || width * height == 0 || !(1..=4).contains(&count) || across.max(down) > 4 {
            return None;
        }
        let units = (width.div_ceil(8 * across), height.div_ceil(8 * down));
        let component = |&[id, factors, steps]: &[u8; 3]| {
            let (h, v) = sampling(factors);
            let blocks =
                ((width * h).div_ceil(across).div_ceil(8), (height * v).div_ceil(down).div_ceil(8));
            let stride = units.0 * h;
            let seen = if progressive { vec![0; stride * units.1 * v] } else { Vec::new() };
            let steps = usize::from(steps);
            Component { id, sampling: (h, v), steps, blocks, stride, seen, lacking: [1.0; 64] }
        };
        Some(Self { progressive, units, components: specs.iter().map(component).collect() })
    }

    /// Whether its first component is the finest, and the others are as fine, or half or a quarter as fine.
    pub fn is_plain(&self) -> bool {
        let first = self.components.first().map_or((1, 1), |first| first.sampling);
        self.components.iter().all(|one| {
            let (across, down) = one.sampling;
            across <= first.0 && down <= first.1 && across != 3 && down != 3
        })
    }

    /// The part of the picture that has not been given.
    pub fn missing(&self) -> f64 {
        let weight = |component: &Component| (component.blocks.0 * component.blocks.1) as f64;
        let all: f64 = self.components.iter().map(weight).sum();
        self.components.iter().map(|one| weight(one) / all * one.missing()).sum()
    }
}

impl Component {
    /// Notes that coefficients were given for a part of the picture, but for the last of their bits.
    pub fn given(&mut self, which: RangeInclusive<usize>, but_for: f64, part: f64) {
        for lacking in self.lacking.get_mut(which).into_iter().flatten() {
            *lacking = part * but_for.min(*lacking) + (1.0 - part) * *lacking;
        }
    }

    /// The part that has not been given.
    pub fn missing(&self) -> f64 {
        self.lacking.iter().sum::<f64>() / self.lacking.len() as f64
    }
}

fn size(high: u8, low: u8) -> usize {
    usize::from(u16::from_be_bytes([high, low]))
}
