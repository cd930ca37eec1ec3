//! Colours worked out beforehand at the crossings of a grid, and the pixels between them: whole numbers only,
//! so that every machine writes the same bytes. They are kept as `f32`, which every processor multiplies four
//! at a time; no sum reaches 2²⁴, so none is rounded.

use super::table::Channels;

/// Full ink or light at a crossing: the most that 255 parts of it stay exact in.
const WHOLE: f64 = 65535.0;

/// What rounds instead of cutting off.
const HALF: f32 = 32767.0;

/// A grid over `INS` channels of 8 bits, with up to four channels out.
pub struct ColourGrid<const INS: usize> {
    /// For each value of each channel: the crossing below it, and in the lowest byte how much of the next, of 255.
    axes: Box<[[u32; 256]; INS]>,
    /// From one crossing to the next along each channel.
    strides: [u32; INS],
    /// [`WHOLE`] is 1.
    nodes: Vec<[f32; 4]>,
}

impl<const INS: usize> ColourGrid<INS> {
    /// Works out the colour at each crossing; `places` says where they stand along each channel: rising from 0
    /// to 1, at least two.
    pub fn new(places: &[Vec<f64>; INS], colour: impl Fn([f64; INS]) -> Channels) -> Self {
        Self::bent(places, |_, value| value, colour)
    }

    /// The same, with each channel bent by itself first; that is done but once for each place.
    pub fn bent(
        places: &[Vec<f64>; INS],
        bend: impl Fn(usize, f64) -> f64,
        colour: impl Fn([f64; INS]) -> Channels,
    ) -> Self {
        let values: [Vec<f64>; INS] =
            std::array::from_fn(|i| places[i].iter().map(|place| bend(i, *place)).collect());
        let mut strides = [1u32; INS];
        for i in (0..INS.saturating_sub(1)).rev() {
            strides[i] = strides[i + 1] * places[i + 1].len() as u32;
        }
        let count: usize = places.iter().map(Vec::len).product();
        let node = |number: usize| {
            let channels = std::array::from_fn(|i| {
                let at = number / strides[i] as usize % values[i].len();
                values[i].get(at).copied().unwrap_or(0.0)
            });
            colour(channels).map(|v| (v.clamp(0.0, 1.0) * WHOLE + 0.5) as u32 as f32)
        };
        Self {
            axes: Box::new(std::array::from_fn(|i| axis(&places[i], strides[i]))),
            strides,
            nodes: (0..count).map(node).collect(),
        }
    }

    /// The colour of one pixel, 255 full, between the crossings of the simplex it lies in: neutral stays neutral,
    /// and one channel alone never sees the others.
    #[inline(always)]
    pub fn at(&self, pixel: [u8; INS]) -> [u8; 4] {
        let mut start = 0;
        // How much of the next crossing, and where it is; most first.
        let mut steps = [0u32; INS];
        let channels = self.axes.iter().zip(&self.strides).zip(pixel);
        for (step, ((axis, stride), value)) in steps.iter_mut().zip(channels) {
            let entry = axis[usize::from(value)];
            start += entry >> 8;
            *step = ((entry & 0xff) << 24) | stride;
        }
        sort(&mut steps);
        let mut sum = [HALF; 4];
        let mut at = start;
        let mut left = 255;
        for step in steps {
            let next = step >> 24;
            add(&mut sum, self.node(at), left - next);
            at += step & 0xff_ffff;
            left = next;
        }
        add(&mut sum, self.node(at), left);
        // A whole crossing times 255 parts is 255.
        sum.map(|v| (v * (1.0 / WHOLE as f32)) as i32 as u8)
    }

    #[inline(always)]
    fn node(&self, at: u32) -> [f32; 4] {
        self.nodes.get(at as usize).copied().unwrap_or([0.0; 4])
    }
}

/// `count` crossings at even steps.
pub fn even(count: usize) -> Vec<f64> {
    let last = count.max(2) - 1;
    (0..=last).map(|i| i as f64 / last as f64).collect()
}

/// `count` crossings, closer together towards 0: for inks, of which the first tenth counts most to the eye.
pub fn closer_at_paper(count: usize) -> Vec<f64> {
    even(count).into_iter().map(|place| libm::pow(place, 1.4)).collect()
}

fn axis(places: &[f64], stride: u32) -> [u32; 256] {
    std::array::from_fn(|value| {
        let value = value as f64 / 255.0;
        let last = places.len().saturating_sub(2);
        let below = places.partition_point(|place| *place <= value).saturating_sub(1).min(last);
        let (low, high) = match places.get(below..) {
            Some([low, high, ..]) => (*low, *high),
            _ => (0.0, 1.0),
        };
        let part = ((value - low) / (high - low) * 255.0).round().clamp(0.0, 255.0) as u32;
        ((below as u32 * stride) << 8) | part
    })
}

/// The greatest first; without branches, for three or four of them.
#[inline(always)]
fn sort<const INS: usize>(steps: &mut [u32; INS]) {
    for end in (1..INS).rev() {
        for i in 0..end {
            let (a, b) = (steps[i], steps[i + 1]);
            steps[i] = a.max(b);
            steps[i + 1] = a.min(b);
        }
    }
}

#[inline(always)]
fn add(sum: &mut [f32; 4], node: [f32; 4], parts: u32) {
    let parts = parts as i32 as f32;
    for (sum, value) in sum.iter_mut().zip(node) {
        *sum += value * parts;
    }
}

#[cfg(test)]
#[path = "colour_grid_tests.rs"]
mod tests;
