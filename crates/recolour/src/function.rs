//! Functions of a PDF (ISO 32000-1, 7.10): numbers in, numbers out.
//!
//! hayro, which draws our plates, has such functions too (`hayro_interpret::Function` 0.7). They do for a screen, and
//! not here:
//!
//! - Where stitched functions begin and end it adds 0.0001 to the domain, so that the ends of every gradient are off.
//! - It does not show what a stitched function is made of; [`Gradient`](super::gradient::Gradient) samples each piece
//!   by itself, since inks jump where pieces meet.
//! - Functions within functions have no limit, and a stack that is gone no [`catch_panic`] catches. Samples are not
//!   counted before they are read, and are kept in a hash map with a key each.
//! - Samples of 12 bits are not read, and those of 32 overflow where that is checked.
//! - `sin`, `cos` and powers are those of the system's C library: two systems would write different bytes.
//! - It reads `hayro_syntax`'s objects; the source is lopdf's here, and would have to be written out and read again.
//!
//! [`catch_panic`]: kanyin_diagnostics::catch_panic

use lopdf::{Dictionary, Object};

use super::calculator::Program;
use super::refused::Refused;
use super::source_pdf::SourcePdf;

/// Functions within functions.
const DEEPEST: usize = 8;
/// Inputs of a sampled function: each doubles the work of one value.
const MOST_INPUTS: usize = 8;
/// Samples of a function.
const MOST_SAMPLES: usize = 1 << 24;
/// Functions stitched together, or side by side.
const MOST_PARTS: usize = 4096;

/// A function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    domain: Vec<[f32; 2]>,
    range: Option<Vec<[f32; 2]>>,
    kind: FunctionKind,
}

#[derive(Debug, Clone, PartialEq)]
enum FunctionKind {
    Sampled(Sampled),
    Exponential {
        c0: Vec<f32>,
        c1: Vec<f32>,
        n: f32,
    },
    Stitched(Stitched),
    Calculator(Program),
    /// One function for each output.
    Several(Vec<Function>),
    Identity,
}

#[derive(Debug, Clone, PartialEq)]
struct Sampled {
    size: Vec<usize>,
    encode: Vec<[f32; 2]>,
    /// Decoded, the outputs of one point side by side.
    samples: Vec<f32>,
    outputs: usize,
}

/// Functions one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Stitched {
    /// The functions.
    pub parts: Vec<Function>,
    /// Where the next one begins.
    pub bounds: Vec<f32>,
    /// What each one's piece is to it.
    pub encode: Vec<[f32; 2]>,
}

impl Function {
    /// Reads a function, or several that each give one number.
    pub fn read(source: SourcePdf<'_>, object: &Object) -> Result<Self, Refused> {
        Self::read_at(source, object, 0)
    }

    fn read_at(source: SourcePdf<'_>, object: &Object, depth: usize) -> Result<Self, Refused> {
        if depth > DEEPEST {
            return Err(Refused::TooMuch);
        }
        let resolved = source.object(object);
        match resolved {
            Object::Array(parts) if parts.len() <= MOST_PARTS => {
                let parts = parts.iter().map(|part| Self::read_at(source, part, depth + 1));
                let parts = parts.collect::<Result<Vec<_>, _>>()?;
                let domain = parts.first().map(|part| part.domain.clone()).unwrap_or_default();
                Ok(Self { domain, range: None, kind: FunctionKind::Several(parts) })
            }
            Object::Name(name) if name == b"Identity" => {
                Ok(Self { domain: Vec::new(), range: None, kind: FunctionKind::Identity })
            }
            Object::Dictionary(dict) => Self::of_dict(source, dict, resolved, depth),
            Object::Stream(stream) => Self::of_dict(source, &stream.dict, resolved, depth),
            _ => Err(Refused::Unknown("Function")),
        }
    }

    fn of_dict(
        source: SourcePdf<'_>,
        dict: &Dictionary,
        object: &Object,
        depth: usize,
    ) -> Result<Self, Refused> {
        let own = Owned { source, dict };
        let domain = own.pairs(b"Domain").filter(|domain| !domain.is_empty());
        let domain = domain.ok_or(Refused::Unknown("Function"))?;
        let range = own.pairs(b"Range");
        let kind = match own.integer(b"FunctionType") {
            Some(0) => FunctionKind::Sampled(sampled(own, object, &domain, range.as_deref())?),
            Some(2) => FunctionKind::Exponential {
                c0: own.numbers(b"C0").unwrap_or_else(|| vec![0.0]),
                c1: own.numbers(b"C1").unwrap_or_else(|| vec![1.0]),
                n: own.number(b"N").unwrap_or(1.0),
            },
            Some(3) => FunctionKind::Stitched(stitched(own, depth)?),
            Some(4) => FunctionKind::Calculator(Program::read(&source.bytes(object)?)?),
            _ => return Err(Refused::Unknown("FunctionType")),
        };
        if range.is_none() && matches!(kind, FunctionKind::Sampled(_) | FunctionKind::Calculator(_))
        {
            return Err(Refused::Unknown("Function"));
        }
        Ok(Self { domain, range, kind })
    }

    /// The functions that this one is made of, where it is.
    pub fn stitched(&self) -> Option<&Stitched> {
        match &self.kind {
            FunctionKind::Stitched(stitched) => Some(stitched),
            _ => None,
        }
    }

    /// The numbers for some numbers.
    pub fn at(&self, input: &[f32]) -> Vec<f32> {
        let input: Vec<f32> = match self.domain.is_empty() {
            true => input.to_vec(),
            false => (self.domain.iter().enumerate())
                .map(|(i, [low, high])| clamped(input.get(i).copied().unwrap_or(0.0), *low, *high))
                .collect(),
        };
        let first = input.first().copied().unwrap_or(0.0);
        let mut out = match &self.kind {
            FunctionKind::Sampled(sampled) => sampled.at(&self.domain, &input),
            FunctionKind::Exponential { c0, c1, n } => {
                let power = if *n == 1.0 { first } else { libm::powf(first.max(0.0), *n) };
                c0.iter().zip(c1).map(|(c0, c1)| c0 + power * (c1 - c0)).collect()
            }
            FunctionKind::Stitched(stitched) => {
                let [low, high] = self.domain.first().copied().unwrap_or([0.0, 1.0]);
                stitched.at(first, low, high)
            }
            FunctionKind::Calculator(program) => {
                let outputs = self.range.as_ref().map_or(0, Vec::len);
                program.run(&input, outputs)
            }
            FunctionKind::Several(parts) => {
                parts.iter().map(|part| part.at(&input).first().copied().unwrap_or(0.0)).collect()
            }
            FunctionKind::Identity => input,
        };
        if let Some(range) = &self.range {
            for (value, [low, high]) in out.iter_mut().zip(range) {
                *value = clamped(*value, *low, *high);
            }
        }
        out
    }
}

impl Stitched {
    fn at(&self, x: f32, low: f32, high: f32) -> Vec<f32> {
        let last = self.parts.len().saturating_sub(1);
        let i = self.bounds.iter().take(last).filter(|bound| x >= **bound).count();
        let (from, to) = self.piece(i, low, high);
        let [e0, e1] = self.encode.get(i).copied().unwrap_or([0.0, 1.0]);
        let share = if to > from { (x - from) / (to - from) } else { 0.0 };
        self.parts.get(i).map(|part| part.at(&[e0 + share * (e1 - e0)])).unwrap_or_default()
    }

    /// From where to where a part goes.
    pub fn piece(&self, i: usize, low: f32, high: f32) -> (f32, f32) {
        let from = i.checked_sub(1).and_then(|i| self.bounds.get(i)).copied().unwrap_or(low);
        let to = if i + 1 < self.parts.len() { self.bounds.get(i).copied() } else { None };
        (from, to.unwrap_or(high))
    }
}

impl Sampled {
    /// Between the samples around the point, along every input.
    fn at(&self, domain: &[[f32; 2]], input: &[f32]) -> Vec<f32> {
        let mut corners = vec![(0usize, 1.0f32)];
        let mut stride = 1;
        for (i, size) in self.size.iter().enumerate() {
            let [low, high] = domain.get(i).copied().unwrap_or([0.0, 1.0]);
            let [e0, e1] = self.encode.get(i).copied().unwrap_or([0.0, 1.0]);
            let x = input.get(i).copied().unwrap_or(0.0);
            let share = if high > low { (x - low) / (high - low) } else { 0.0 };
            let last = size.saturating_sub(1);
            let x = clamped(e0 + share * (e1 - e0), 0.0, last as f32);
            let floor = (x as usize).min(last);
            let over = x - floor as f32;
            let next = (floor + 1).min(last);
            corners = corners
                .into_iter()
                .flat_map(|(at, weight)| {
                    [
                        (at + floor * stride, weight * (1.0 - over)),
                        (at + next * stride, weight * over),
                    ]
                })
                .filter(|(_, weight)| *weight > 0.0)
                .collect();
            stride *= size;
        }
        let mut out = vec![0.0; self.outputs];
        for (at, weight) in corners {
            let from = at * self.outputs;
            let sample = self.samples.get(from..from + self.outputs).unwrap_or_default();
            for (value, sample) in out.iter_mut().zip(sample) {
                *value += weight * sample;
            }
        }
        out
    }
}

/// A function's dictionary.
#[derive(Copy, Clone)]
struct Owned<'a> {
    source: SourcePdf<'a>,
    dict: &'a Dictionary,
}

impl Owned<'_> {
    fn integer(self, key: &[u8]) -> Option<i64> {
        self.source.integer(self.dict, key)
    }

    fn number(self, key: &[u8]) -> Option<f32> {
        self.source.number(self.dict, key)
    }

    fn numbers(self, key: &[u8]) -> Option<Vec<f32>> {
        self.source.numbers(self.dict, key)
    }

    fn pairs(self, key: &[u8]) -> Option<Vec<[f32; 2]>> {
        self.numbers(key).map(|numbers| pairs(&numbers))
    }
}

/// Numbers two by two.
pub fn pairs(numbers: &[f32]) -> Vec<[f32; 2]> {
    numbers.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// `f32::clamp` that does not mind ends in the wrong order, nor numbers that are none.
pub fn clamped(value: f32, low: f32, high: f32) -> f32 {
    if value.is_nan() { low } else { value.min(high).max(low) }
}

fn sampled(
    own: Owned<'_>,
    object: &Object,
    domain: &[[f32; 2]],
    range: Option<&[[f32; 2]]>,
) -> Result<Sampled, Refused> {
    let unknown = Refused::Unknown("Function");
    let range = range.ok_or(unknown.clone())?;
    let size = own.numbers(b"Size").ok_or(unknown.clone())?;
    let size: Vec<usize> = size.iter().map(|size| (*size as usize).max(1)).collect();
    let bits = own.integer(b"BitsPerSample").unwrap_or(0);
    if size.len() != domain.len()
        || size.len() > MOST_INPUTS
        || range.is_empty()
        || !matches!(bits, 1 | 2 | 4 | 8 | 12 | 16 | 24 | 32)
    {
        return Err(unknown);
    }
    let points = size.iter().try_fold(range.len(), |points, size| points.checked_mul(*size));
    let points = points.filter(|points| *points <= MOST_SAMPLES).ok_or(Refused::TooMuch)?;
    let data = own.source.bytes(object)?;
    let decode = own.pairs(b"Decode").unwrap_or_else(|| range.to_vec());
    let most = (2f64.powi(bits as i32) - 1.0) as f32;
    let mut bit_reader = BitReader::new(&data);
    let samples = (0..points)
        .map(|i| {
            let [low, high] = decode.get(i % range.len()).copied().unwrap_or([0.0, 1.0]);
            low + bit_reader.take(bits as u32) as f32 * (high - low) / most
        })
        .collect();
    let encode = own.pairs(b"Encode");
    let encode = encode
        .unwrap_or_else(|| size.iter().map(|size| [0.0, size.saturating_sub(1) as f32]).collect());
    Ok(Sampled { size, encode, samples, outputs: range.len() })
}

fn stitched(own: Owned<'_>, depth: usize) -> Result<Stitched, Refused> {
    let parts = own.source.array(own.dict, b"Functions").unwrap_or_default();
    if parts.is_empty() || parts.len() > MOST_PARTS {
        return Err(Refused::Unknown("Function"));
    }
    let parts = parts.iter().map(|part| Function::read_at(own.source, part, depth + 1));
    Ok(Stitched {
        parts: parts.collect::<Result<_, _>>()?,
        bounds: own.numbers(b"Bounds").unwrap_or_default(),
        encode: own.pairs(b"Encode").unwrap_or_default(),
    })
}

/// Numbers of any width, one after the other. Behind the end they are 0.
pub struct BitReader<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    /// From the first bit on.
    pub fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// Whether so many bits are left.
    pub fn has(&self, bits: usize) -> bool {
        self.at + bits <= self.data.len() * 8
    }

    /// The next number, of up to 32 bits.
    pub fn take(&mut self, bits: u32) -> u32 {
        let mut value = 0u64;
        let mut left = bits as usize;
        while left > 0 {
            let byte = u64::from(self.data.get(self.at / 8).copied().unwrap_or(0));
            let here = (8 - self.at % 8).min(left);
            let shift = 8 - self.at % 8 - here;
            value = value << here | byte >> shift & ((1 << here) - 1);
            self.at += here;
            left -= here;
        }
        value as u32
    }

    /// On to the next whole byte.
    pub fn align(&mut self) {
        self.at = self.at.div_ceil(8) * 8;
    }
}
