//! How much of a JPEG is there. Decoders make grey of what is missing, and shreds of what is damaged, and say nothing;
//! so the codes are walked once more, by themselves: no picture is made of them (ITU-T T.81, Annexes B, F.2, G.2).

use super::damage::{Damage, Flaw};
use super::jpeg_bits::{Bits, Codes};
use super::jpeg_frame::{Component, Frame};

/// No picture of eight bits has a mean further from grey (1024) by as much, even where an encoder overshoots.
const FURTHEST_DC: i32 = 4096;
/// Bits of a coefficient that count as all of it, for how much a progressive picture lacks: of what is sent last the eye sees
/// little, but the file has much of it.
const DEPTH: f64 = 3.0;

/// What was found in a JPEG.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Walked {
    /// What is wrong, if anything.
    pub damage: Option<Damage>,
    /// Whether all components come together and the first is the finest: so every camera writes, and some decoders
    /// read nothing else.
    pub is_plain: bool,
}

/// Walks a JPEG's data. What is not coded by Huffman's codes in eight bits is not looked at.
pub fn walked(data: &[u8]) -> Walked {
    let mut walk = Walk { is_plain: true, ..Walk::default() };
    let ended = walk.markers(data);
    let is_plain = walk.is_plain && walk.frame.as_ref().is_none_or(Frame::is_plain);
    Walked { damage: walk.damage(ended), is_plain }
}

/// How a file ends.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum End {
    Marked,
    Cut,
}

#[derive(Default)]
struct Walk {
    frame: Option<Frame>,
    dc: [Option<Codes>; 4],
    ac: [Option<Codes>; 4],
    /// Quantisation of the mean.
    steps: [i32; 4],
    interval: u64,
    scans: u32,
    flaw: Option<Flaw>,
    is_plain: bool,
}

/// A scan's header (B.2.3).
struct Scan {
    /// Number of the component, tables for DC and AC.
    parts: Vec<(usize, usize, usize)>,
    from: usize,
    to: usize,
    high: u32,
    low: u32,
}

impl Walk {
    fn damage(&self, ended: End) -> Option<Damage> {
        let frame = self.frame.as_ref().filter(|_| self.scans > 0)?;
        let missing = frame.missing();
        let flaw = match (self.flaw, ended) {
            (Some(flaw), _) => flaw,
            // Some never send the last of the colours, which no eye sees; of brightness all do.
            (None, End::Marked) => {
                let first = frame.components.first()?;
                return (first.missing() > 0.0).then_some(Damage { flaw: Flaw::Cut, missing });
            }
            (None, End::Cut) if missing > 0.0 => Flaw::Cut,
            (None, End::Cut) => Flaw::Marks,
        };
        Some(Damage { flaw, missing })
    }

    fn markers(&mut self, data: &[u8]) -> End {
        let mut at = 2;
        loop {
            let Some(marker) = next_marker(data, &mut at) else { return End::Cut };
            if marker == 0xD9 {
                return End::Marked;
            }
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            let Some(segment) = segment(data, at) else { return End::Cut };
            at += segment.len() + 2;
            match marker {
                0xC0..=0xC2 => match Frame::read(segment, marker == 0xC2) {
                    Some(frame) if self.frame.is_none() => self.frame = Some(frame),
                    _ => return End::Cut,
                },
                0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF => {
                    self.frame = None;
                    return End::Marked;
                }
                0xC4 => self.huffman(segment),
                0xDB => self.quantisation(segment),
                0xDD if segment.len() >= 2 => {
                    self.interval = u64::from(u16::from_be_bytes([segment[0], segment[1]]));
                }
                0xDA => {
                    let Some(mut frame) = self.frame.take() else { return End::Cut };
                    let after = self.scan(data, at, segment, &mut frame);
                    self.frame = Some(frame);
                    let Some(after) = after else {
                        self.flaw = self.flaw.or(Some(Flaw::Garbled));
                        return End::Cut;
                    };
                    at = after;
                    self.scans += 1;
                }
                _ => {}
            }
        }
    }

    fn huffman(&mut self, mut segment: &[u8]) {
        while let Some((head, rest)) = segment.split_first_chunk::<17>() {
            let counts: [u8; 16] = std::array::from_fn(|n| head[n + 1]);
            let all: usize = counts.iter().map(|&count| usize::from(count)).sum();
            let Some((symbols, after)) = rest.split_at_checked(all) else { return };
            let tables = if head[0] >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            if let Some(table) = tables.get_mut(usize::from(head[0] & 15)) {
                *table = Codes::new(&counts, symbols);
            }
            segment = after;
        }
    }

    fn quantisation(&mut self, mut segment: &[u8]) {
        while let Some((&head, rest)) = segment.split_first() {
            let (bytes, step) = match (head >> 4, rest) {
                (0, [step, ..]) => (64, i32::from(*step)),
                (_, [high, low, ..]) => (128, i32::from(u16::from_be_bytes([*high, *low]))),
                _ => return,
            };
            if let Some(known) = self.steps.get_mut(usize::from(head & 15)) {
                *known = step;
            }
            segment = rest.get(bytes..).unwrap_or(&[]);
        }
    }

    /// Walks a scan; where the next marker is to be looked for. `None` if it cannot be walked.
    fn scan(&mut self, data: &[u8], at: usize, segment: &[u8], frame: &mut Frame) -> Option<usize> {
        let scan = Scan::read(segment, frame)?;
        self.is_plain &= frame.progressive || scan.parts.len() == frame.components.len();
        let (across, down) = match scan.parts[..] {
            [(n, ..)] => frame.components[n].blocks,
            _ => frame.units,
        };
        let all = across as u64 * down as u64;
        let mut bits = Bits::new(data, at);
        let mut means = [0_i32; 4];
        let mut run = 0_u32;
        let mut restart = 0_u8;
        let mut good = 0;
        while good < all {
            if self.interval > 0 && good > 0 && good % self.interval == 0 {
                let (left, end) = bits.left();
                self.note_left_over(data, left, end);
                match data.get(end + 1) {
                    Some(marker @ 0xD0..=0xD7) => {
                        if marker & 7 != restart {
                            self.flaw = self.flaw.or(Some(Flaw::Marks));
                        }
                        restart = (marker + 1) & 7;
                        bits = Bits::new(data, end + 2);
                        (means, run) = ([0; 4], 0);
                    }
                    _ => break,
                }
            }
            let (column, row) = ((good % across as u64) as usize, (good / across as u64) as usize);
            let sound = self.unit(&scan, frame, &mut bits, &mut means, &mut run, (column, row));
            if !sound || bits.ran_out() {
                break;
            }
            good += 1;
        }
        let (left, end) = bits.left();
        if good < all {
            let flaw = if data.get(end + 1).is_none() { Flaw::Cut } else { Flaw::Garbled };
            self.flaw = Some(self.flaw.filter(|&flaw| flaw != Flaw::Marks).unwrap_or(flaw));
        } else {
            self.note_left_over(data, left, end);
        }
        let done = good as f64 / all.max(1) as f64;
        for &(n, ..) in &scan.parts {
            frame.components[n].given(scan.from..=scan.to, f64::from(scan.low) / DEPTH, done);
        }
        Some(end_of_scan(data, end))
    }

    /// Data that no code has asked for. Some cameras fill up with zeros.
    fn note_left_over(&mut self, data: &[u8], left: usize, end: usize) {
        let rest = &data[end - left.min(end)..end];
        if rest.iter().any(|byte| !matches!(byte, 0 | 0xFF)) {
            self.flaw = self.flaw.filter(|&flaw| flaw != Flaw::Marks).or(Some(Flaw::Garbled));
        }
    }

    /// The blocks that stand together; whether their codes mean something.
    #[inline(always)]
    fn unit(
        &self,
        scan: &Scan,
        frame: &mut Frame,
        bits: &mut Bits<'_>,
        means: &mut [i32; 4],
        run: &mut u32,
        (column, row): (usize, usize),
    ) -> bool {
        let alone = scan.parts.len() == 1;
        for &(n, dc, ac) in &scan.parts {
            let component = &mut frame.components[n];
            let (across, down) = if alone { (1, 1) } else { component.sampling };
            for v in 0..down {
                for h in 0..across {
                    let sound = if frame.progressive {
                        let place = (row * down + v) * component.stride + column * across + h;
                        let (dc, ac) = (self.dc[dc].as_ref(), self.ac[ac].as_ref());
                        progressive(scan, dc, ac, bits, component, place, &mut means[n], run)
                            .is_some()
                    } else {
                        let (Some(dc), Some(ac)) = (&self.dc[dc], &self.ac[ac]) else {
                            return false;
                        };
                        let step = self.steps[component.steps & 3];
                        sequential(dc, ac, bits, &mut means[n], step).is_some()
                    };
                    if !sound {
                        return false;
                    }
                }
            }
        }
        true
    }
}

/// One block of a sequential scan (F.2.2).
#[inline(always)]
fn sequential(
    dc: &Codes,
    ac: &Codes,
    bits: &mut Bits<'_>,
    mean: &mut i32,
    step: i32,
) -> Option<()> {
    *mean += difference(dc, bits)?;
    if mean.checked_mul(step.max(1))?.abs() > FURTHEST_DC {
        return None;
    }
    let mut at = 1_u32;
    while at < 64 {
        let symbol = bits.symbol_and_skip(ac)?;
        match (symbol >> 4, symbol & 15) {
            (15, 0) => at += 16,
            (_, 0) => return Some(()),
            (zeros, _) => at += u32::from(zeros) + 1,
        }
    }
    (at == 64).then_some(())
}

/// The difference to the mean before (F.2.2.1).
#[inline(always)]
fn difference(dc: &Codes, bits: &mut Bits<'_>) -> Option<i32> {
    let size = u32::from(bits.symbol(dc)?);
    if size > 11 {
        return None;
    }
    let value = bits.take(size) as i32;
    Some(match size {
        0 => 0,
        _ if value < 1 << (size - 1) => value - (1 << size) + 1,
        _ => value,
    })
}

/// One block of a progressive scan (G.2).
#[allow(clippy::too_many_arguments)]
fn progressive(
    scan: &Scan,
    dc: Option<&Codes>,
    ac: Option<&Codes>,
    bits: &mut Bits<'_>,
    component: &mut Component,
    place: usize,
    mean: &mut i32,
    run: &mut u32,
) -> Option<()> {
    match (scan.from, scan.high) {
        (0, 0) => {
            *mean += difference(dc?, bits)?;
            (mean.abs() <= FURTHEST_DC).then_some(())
        }
        (0, _) => {
            bits.take(1);
            Some(())
        }
        (_, 0) => first(scan, ac?, bits, component.seen.get_mut(place)?, run),
        _ => refined(scan, ac?, bits, component.seen.get_mut(place)?, run),
    }
}

/// G.1.2.2.
fn first(
    scan: &Scan,
    ac: &Codes,
    bits: &mut Bits<'_>,
    seen: &mut u64,
    run: &mut u32,
) -> Option<()> {
    if *run > 0 {
        *run -= 1;
        return Some(());
    }
    let mut at = scan.from;
    while at <= scan.to {
        let symbol = bits.symbol(ac)?;
        let (zeros, size) = (usize::from(symbol >> 4), u32::from(symbol & 15));
        match (zeros, size) {
            (15, 0) => at += 16,
            (_, 0) => {
                *run = (1 << zeros) - 1 + bits.take(zeros as u32);
                return Some(());
            }
            _ => {
                at += zeros;
                bits.take(size);
                *seen |= 1_u64.checked_shl(at as u32)?;
                at += 1;
            }
        }
    }
    (at == scan.to + 1).then_some(())
}

/// G.1.2.3.
fn refined(
    scan: &Scan,
    ac: &Codes,
    bits: &mut Bits<'_>,
    seen: &mut u64,
    run: &mut u32,
) -> Option<()> {
    let mut at = scan.from;
    if *run == 0 {
        while at <= scan.to {
            let symbol = bits.symbol(ac)?;
            let (mut zeros, size) = (u32::from(symbol >> 4), symbol & 15);
            if size == 0 && zeros < 15 {
                *run = (1 << zeros) + bits.take(zeros);
                break;
            }
            if size > 1 {
                return None;
            }
            bits.take(u32::from(size));
            while at <= scan.to {
                if *seen >> at & 1 == 1 {
                    bits.take(1);
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
            if size == 1 {
                if at > scan.to {
                    return None;
                }
                *seen |= 1 << at;
            }
            at += 1;
        }
    }
    if *run > 0 {
        while at <= scan.to {
            bits.take((*seen >> at & 1) as u32);
            at += 1;
        }
        *run -= 1;
    }
    Some(())
}

impl Scan {
    fn read(segment: &[u8], frame: &Frame) -> Option<Self> {
        let (&count, rest) = segment.split_first()?;
        let (of_parts, rest) = rest.split_at_checked(usize::from(count) * 2)?;
        let part = |&[id, tables]: &[u8; 2]| {
            let n = frame.components.iter().position(|component| component.id == id)?;
            Some((n, usize::from(tables >> 4) & 3, usize::from(tables & 15) & 3))
        };
        let parts = of_parts.as_chunks::<2>().0.iter().map(part).collect::<Option<Vec<_>>>()?;
        let &[from, to, bits, ..] = rest else { return None };
        let (from, to) = if frame.progressive { (from, to) } else { (0, 63) };
        let (high, low) = if frame.progressive { (bits >> 4, bits & 15) } else { (0, 0) };
        let sound = !parts.is_empty()
            && parts.len() <= 4
            && from <= to
            && to < 64
            && low < 14
            && (!frame.progressive || from > 0 || to == 0)
            && (from == 0 || parts.len() == 1);
        let (from, to) = (usize::from(from), usize::from(to));
        sound.then_some(Self { parts, from, to, high: u32::from(high), low: u32::from(low) })
    }
}

/// The next marker, `at` behind it.
pub fn next_marker(data: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        let to = data.get(*at..)?.iter().position(|&byte| byte == 0xFF)?;
        *at += to + 1;
        while data.get(*at) == Some(&0xFF) {
            *at += 1;
        }
        let marker = *data.get(*at)?;
        *at += 1;
        if marker != 0 {
            return Some(marker);
        }
    }
}

/// What a marker says, without its length.
pub fn segment(data: &[u8], at: usize) -> Option<&[u8]> {
    let length = u16::from_be_bytes([*data.get(at)?, *data.get(at + 1)?]);
    data.get(at + 2..at + usize::from(length).max(2))
}

/// The next marker that is none within a scan.
fn end_of_scan(data: &[u8], mut at: usize) -> usize {
    loop {
        let from = at;
        match next_marker(data, &mut at) {
            Some(0xD0..=0xD7) => {}
            Some(_) => return at - 2,
            None => return from.max(data.len()),
        }
    }
}

#[cfg(test)]
#[path = "jpeg_scans_tests.rs"]
mod tests;
