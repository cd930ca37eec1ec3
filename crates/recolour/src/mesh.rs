//! Meshes of shadings of types 4 to 7: points and colours in a stream of bits.

use lopdf::Dictionary;

use super::function::{BitReader, pairs};
use super::refused::Refused;
use super::source_pdf::SourcePdf;

/// Corners and patches of one mesh.
const MOST_RECORDS: usize = 4_000_000;

/// A mesh. Points are kept bit for bit, colours are read.
pub struct Mesh {
    records: Vec<Record>,
    flag_bits: u32,
    point_bits: u32,
    points: Vec<f32>,
    colours: Vec<Vec<f32>>,
}

/// A corner (types 4 and 5), or a patch (types 6 and 7).
struct Record {
    flag: Option<u32>,
    /// Numbers of points, as they are.
    points: Vec<u32>,
    /// How many colours follow.
    colours: usize,
}

impl Mesh {
    /// Reads a mesh of a type whose colours have so many components.
    pub fn read(
        source: SourcePdf<'_>,
        kind: i64,
        dict: &Dictionary,
        data: &[u8],
        components: usize,
    ) -> Result<Self, Refused> {
        let unknown = Refused::Unknown("Shading");
        let bits = |key, allowed: &[i64]| {
            let bits = source.integer(dict, key).filter(|bits| allowed.contains(bits));
            bits.map(|bits| bits as u32).ok_or(unknown.clone())
        };
        let point_bits = bits(b"BitsPerCoordinate", &[1, 2, 4, 8, 12, 16, 24, 32])?;
        let colour_bits = bits(b"BitsPerComponent", &[1, 2, 4, 8, 12, 16])?;
        let flag_bits = if kind == 5 { 0 } else { bits(b"BitsPerFlag", &[2, 4, 8])? };
        let decode = source.numbers(dict, b"Decode").ok_or(unknown.clone())?;
        let ranges = pairs(&decode);
        if ranges.len() != components + 2 {
            return Err(unknown);
        }
        let most = ((1u64 << colour_bits) - 1) as f32;
        let mut bits = BitReader::new(data);
        let mut records = Vec::new();
        let mut colours = Vec::new();
        loop {
            if !bits.has((flag_bits + point_bits * 2) as usize) {
                break;
            }
            let flag = (flag_bits > 0).then(|| bits.take(flag_bits));
            let (points, corners) = shape(kind, flag);
            let size =
                points * 2 * point_bits as usize + corners * components * colour_bits as usize;
            if !bits.has(size) {
                break;
            }
            let points = (0..points * 2).map(|_| bits.take(point_bits)).collect();
            for _ in 0..corners {
                let value = |[low, high]: &[f32; 2]| {
                    low + bits.take(colour_bits) as f32 * (high - low) / most
                };
                colours.push(ranges[2..].iter().map(value).collect());
            }
            bits.align();
            records.push(Record { flag, points, colours: corners });
            if records.len() > MOST_RECORDS {
                return Err(Refused::TooMuch);
            }
        }
        let points = decode.get(..4).unwrap_or_default().to_vec();
        Ok(Self { records, flag_bits, point_bits, points, colours })
    }

    /// The colours, one after the other.
    pub fn colours(&self) -> impl Iterator<Item = &[f32]> {
        self.colours.iter().map(Vec::as_slice)
    }

    /// What the numbers mean once the colours are ratios of so many inks.
    pub fn decode(&self, inks: usize) -> Vec<f32> {
        [self.points.clone(), [0.0, 1.0].repeat(inks)].concat()
    }

    /// The stream with other colours, 16 bits each.
    pub fn written(&self, mut colours: impl Iterator<Item = Vec<f32>>) -> Vec<u8> {
        let mut out = BitWriter::default();
        for record in &self.records {
            if let Some(flag) = record.flag {
                out.put(flag, self.flag_bits);
            }
            record.points.iter().for_each(|point| out.put(*point, self.point_bits));
            for value in colours.by_ref().take(record.colours).flatten() {
                out.put((value.clamp(0.0, 1.0) * 65535.0).round() as u32, 16);
            }
            out.align();
        }
        out.bytes
    }
}

/// Points and colours of a record (ISO 32000-1, tables 85 and 86).
fn shape(kind: i64, flag: Option<u32>) -> (usize, usize) {
    let begins = flag.is_none_or(|flag| flag & 3 == 0);
    match (kind, begins) {
        (4 | 5, _) => (1, 1),
        (6, true) => (12, 4),
        (6, false) => (8, 2),
        (_, true) => (16, 4),
        (_, false) => (12, 2),
    }
}

#[derive(Default)]
struct BitWriter {
    bytes: Vec<u8>,
    /// Bits of the last byte that are taken.
    taken: u32,
}

impl BitWriter {
    fn put(&mut self, value: u32, bits: u32) {
        for bit in (0..bits).rev() {
            if self.taken == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> bit & 1) as u8) << (7 - self.taken);
            }
            self.taken = (self.taken + 1) % 8;
        }
    }

    fn align(&mut self) {
        self.taken = 0;
    }
}
