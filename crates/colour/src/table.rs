//! The tables of ICC profiles, from ink to light and back: `lut8Type`, `lut16Type`, `lutAToBType` and
//! `lutBToAType` (ISO 15076-1 §10.10 to §10.13).
//!
//! moxcms reads them; here they are gone through in full precision. Its own transforms sample RGB 33 times a
//! side and go on in whichever instructions the machine has, so that two machines write different bytes; they
//! have no black point compensation, no ink limit and no way from CMYK to CMYK.

use moxcms::{
    DataColorSpace, LutDataType, LutMultidimensionalType, LutStore, LutType, LutWarehouse,
};

use super::curve::Curve;
use super::light::Xyz;

/// Up to four channels, 0 to 1.
pub type Channels = [f64; 4];

/// The greatest table that is read, in numbers.
const MOST_NODES: usize = 10_000_000;

/// A table, ready to be asked.
#[derive(Debug)]
pub struct Table {
    stages: Vec<Stage>,
    light: Encoding,
}

#[derive(Debug)]
enum Stage {
    Curves(Vec<Curve>),
    Matrix([[f64; 3]; 3], [f64; 3]),
    Lattice(Lattice),
}

/// How light is written as three channels, ISO 15076-1 §6.3.4.
#[derive(Debug, Copy, Clone)]
enum Encoding {
    /// 1 is 1 + 32767/32768 of X, Y or Z.
    Xyz,
    /// L 100 and a, b 127 at full scale.
    Lab,
    /// As version 2 has it and `lut16Type` always: L 100 at FF00, a and b 0 at 8000.
    OldLab,
}

impl Table {
    /// A table between `device` channels and light. None if it is not one, or not sound.
    pub fn read(
        table: &LutWarehouse,
        pcs: DataColorSpace,
        device: u8,
        to_light: bool,
    ) -> Option<Self> {
        let (ins, outs) = if to_light { (device, 3) } else { (3, device) };
        match table {
            LutWarehouse::Lut(lut) => {
                if (lut.num_input_channels, lut.num_output_channels) != (ins, outs) {
                    return None;
                }
                let old = lut.lut_type == LutType::Lut16;
                let light = Encoding::of(pcs, old)?;
                Some(Self {
                    stages: plain(lut, matches!(light, Encoding::Xyz) && !to_light)?,
                    light,
                })
            }
            LutWarehouse::Multidimensional(lut) => {
                if (lut.num_input_channels, lut.num_output_channels) != (ins, outs) {
                    return None;
                }
                Some(Self { stages: staged(lut, to_light)?, light: Encoding::of(pcs, false)? })
            }
        }
    }

    /// The light of a colour, relative to the medium's white.
    pub fn light(&self, device: Channels) -> Xyz {
        self.light.decoded(self.run(device))
    }

    /// The channels that give this light.
    pub fn device(&self, light: Xyz) -> Channels {
        self.run(self.light.encoded(light))
    }

    fn run(&self, mut channels: Channels) -> Channels {
        for stage in &self.stages {
            match stage {
                Stage::Curves(curves) => {
                    for (channel, curve) in channels.iter_mut().zip(curves) {
                        *channel = curve.at(*channel);
                    }
                }
                Stage::Matrix(matrix, shift) => {
                    let [x, y, z, _] = channels;
                    for (channel, (row, shift)) in channels.iter_mut().zip(matrix.iter().zip(shift))
                    {
                        *channel = row[0] * x + row[1] * y + row[2] * z + shift;
                    }
                }
                Stage::Lattice(lattice) => channels = lattice.at(channels),
            }
        }
        channels
    }
}

impl Encoding {
    fn of(pcs: DataColorSpace, old: bool) -> Option<Self> {
        match pcs {
            DataColorSpace::Xyz => Some(Self::Xyz),
            DataColorSpace::Lab if old => Some(Self::OldLab),
            DataColorSpace::Lab => Some(Self::Lab),
            _ => None,
        }
    }

    fn encoded(self, light: Xyz) -> Channels {
        let [x, y, z] = match self {
            Self::Xyz => light.0.map(|v| v * 32768.0 / 65535.0),
            Self::Lab => {
                let [l, a, b] = light.lab();
                [l / 100.0, (a + 128.0) / 255.0, (b + 128.0) / 255.0]
            }
            Self::OldLab => {
                let [l, a, b] = light.lab();
                [l * 652.8 / 65535.0, (a + 128.0) * 256.0 / 65535.0, (b + 128.0) * 256.0 / 65535.0]
            }
        };
        [x, y, z, 0.0]
    }

    fn decoded(self, [x, y, z, _]: Channels) -> Xyz {
        match self {
            Self::Xyz => Xyz([x, y, z].map(|v| v * 65535.0 / 32768.0)),
            Self::Lab => Xyz::of_lab([x * 100.0, y * 255.0 - 128.0, z * 255.0 - 128.0]),
            Self::OldLab => {
                let [a, b] = [y, z].map(|v| v * 65535.0 / 256.0 - 128.0);
                Xyz::of_lab([x * 65535.0 / 652.8, a, b])
            }
        }
    }
}

/// `lut8Type` and `lut16Type`: matrix (for XYZ only), curves, lattice, curves.
fn plain(lut: &LutDataType, with_matrix: bool) -> Option<Vec<Stage>> {
    let (ins, outs) = (lut.num_input_channels, lut.num_output_channels);
    let mut stages = Vec::new();
    if with_matrix {
        stages.push(Stage::Matrix(lut.matrix.v, [0.0; 3]));
    }
    stages.push(tabled(&lut.input_table, ins, lut.num_input_table_entries)?);
    let mut sides = [1; 4];
    sides.get_mut(..usize::from(ins))?.fill(usize::from(lut.num_clut_grid_points));
    stages.push(Stage::Lattice(Lattice::new(&lut.clut_table, ins, outs, sides)?));
    stages.push(tabled(&lut.output_table, outs, lut.num_output_table_entries)?);
    Some(stages)
}

fn tabled(store: &LutStore, channels: u8, entries: u16) -> Option<Stage> {
    let values = numbers(store);
    let curves = values.chunks_exact(usize::from(entries).max(1)).map(|v| Curve::Table(v.to_vec()));
    let curves: Vec<Curve> = curves.collect();
    (entries >= 2 && curves.len() == usize::from(channels)).then_some(Stage::Curves(curves))
}

/// `lutAToBType` and `lutBToAType`: A curves, lattice, M curves, matrix, B curves, or the other way round.
fn staged(lut: &LutMultidimensionalType, to_light: bool) -> Option<Vec<Stage>> {
    let (ins, outs) = (lut.num_input_channels, lut.num_output_channels);
    let (a_side, b_side) = if to_light { (ins, outs) } else { (outs, ins) };
    let mut stages = Vec::new();
    if let Some(clut) = &lut.clut {
        let mut sides = [1; 4];
        for (side, points) in sides.iter_mut().zip(lut.grid_points).take(usize::from(ins)) {
            *side = usize::from(points);
        }
        stages.extend(bent(&lut.a_curves, a_side)?);
        stages.push(Stage::Lattice(Lattice::new(clut, ins, outs, sides)?));
        if !to_light {
            stages.reverse();
        }
    } else if ins != outs {
        return None;
    }
    let mut near_light = Vec::new();
    if !lut.m_curves.is_empty() {
        near_light.extend(bent(&lut.m_curves, 3)?);
        near_light.push(Stage::Matrix(lut.matrix.v, lut.bias.v));
    }
    near_light.extend(bent(&lut.b_curves, b_side)?);
    if to_light {
        stages.extend(near_light);
        return Some(stages);
    }
    near_light.reverse();
    near_light.extend(stages);
    Some(near_light)
}

/// No curves at all leave the channels as they are.
fn bent(curves: &[moxcms::ToneReprCurve], channels: u8) -> Option<Option<Stage>> {
    if curves.is_empty() {
        return Some(None);
    }
    let curves: Option<Vec<Curve>> = curves.iter().map(Curve::read).collect();
    curves
        .filter(|curves| curves.len() == usize::from(channels))
        .map(|all| Some(Stage::Curves(all)))
}

fn numbers(store: &LutStore) -> Vec<f32> {
    match store {
        LutStore::Store8(values) => values.iter().map(|v| f32::from(*v) / 255.0).collect(),
        LutStore::Store16(values) => values.iter().map(|v| f32::from(*v) / 65535.0).collect(),
    }
}

/// Values at the crossings of a grid of up to four dimensions; straight between them along each.
#[derive(Debug)]
struct Lattice {
    ins: usize,
    /// Crossings along each channel.
    sides: [usize; 4],
    /// From one crossing to the next along each channel.
    strides: [usize; 4],
    nodes: Vec<[f32; 4]>,
}

impl Lattice {
    fn new(store: &LutStore, ins: u8, outs: u8, sides: [usize; 4]) -> Option<Self> {
        let (ins, outs) = (usize::from(ins), usize::from(outs));
        let count = sides.iter().try_fold(1usize, |all, side| all.checked_mul(*side))?;
        if !(1..=4).contains(&ins) || !(1..=4).contains(&outs) || count == 0 || count > MOST_NODES {
            return None;
        }
        let mut strides = [1; 4];
        for i in (0..3).rev() {
            strides[i] = strides[i + 1] * sides[i + 1];
        }
        let values = numbers(store);
        let nodes: Vec<[f32; 4]> = values
            .chunks_exact(outs)
            .take(count)
            .map(|node| std::array::from_fn(|i| node.get(i).copied().unwrap_or(0.0)))
            .collect();
        (nodes.len() == count).then_some(Self { ins, sides, strides, nodes })
    }

    fn at(&self, channels: Channels) -> Channels {
        // Where it starts, and for each channel that lies between two crossings how far to the next and how much of it.
        let mut start = 0;
        let mut steps = [(0, 0.0f32); 4];
        let mut between = 0;
        for ((channel, side), stride) in
            channels.iter().zip(self.sides).zip(self.strides).take(self.ins)
        {
            let last = side.saturating_sub(1);
            let at = if *channel > 0.0 { channel.min(1.0) * last as f64 } else { 0.0 };
            let floor = (at as usize).min(last);
            start += floor * stride;
            let part = (at - floor as f64) as f32;
            if part > 0.0
                && floor < last
                && let Some(step) = steps.get_mut(between)
            {
                *step = (stride, part);
                between += 1;
            }
        }
        let mut sum = [0.0f32; 4];
        for corner in 0..1usize << between {
            let (mut at, mut weight) = (start, 1.0);
            for (bit, (stride, part)) in steps.iter().take(between).enumerate() {
                if (corner >> bit) & 1 == 1 {
                    at += stride;
                    weight *= part;
                } else {
                    weight *= 1.0 - part;
                }
            }
            for (sum, value) in sum.iter_mut().zip(self.nodes.get(at).unwrap_or(&[0.0; 4])) {
                *sum += weight * value;
            }
        }
        sum.map(f64::from)
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
