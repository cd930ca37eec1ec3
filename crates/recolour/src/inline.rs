//! Inline images (ISO 32000-1, 8.9.7). Stencils stay where they are, all others become objects.

use lopdf::{Dictionary, Object, Stream, StringFormat};

use super::content::ContentWriter;
use super::inking::{Overprint, Painted};
use super::refused::Refused;
use super::tokens::{Operand, Tokens, is_space};

/// Arrays and dictionaries within each other.
const DEEPEST: usize = 8;
/// Bytes behind `EI` that must look like a content stream.
const LOOKED_AT: usize = 12;

impl ContentWriter<'_, '_, '_> {
    /// The inline image whose dictionary begins here; gives where it ends.
    pub fn inline_image(&mut self, begin: usize) -> Result<usize, Refused> {
        let text = self.text;
        let mut tokens = Tokens::new(text, begin);
        let Some(head) = tokens.operation().filter(|head| head.operator == b"ID") else {
            return Ok(tokens.at().max(begin));
        };
        let places = head.operands.chunks_exact(2);
        let entries = places.filter_map(|entry| match entry {
            [(Operand::Name(key), _), (_, value)] => {
                let (key, value) = (long_key(key), literal(text.get(value.clone())?, 0)?);
                let is_space = key == b"ColorSpace";
                Some((key, if is_space { long_space(value) } else { value }))
            }
            _ => None,
        });
        let dict: Dictionary = entries.collect();
        // One white space stands between `ID` and the data.
        let data = (tokens.at() + 1).min(text.len());
        let length = self.length(&dict, &text[data..]);
        let end = data + length;
        let after = text[end..].windows(2).position(|two| two == b"EI").map(|at| end + at + 2);
        let after = after.unwrap_or(text.len());
        if self.hidden > 0 {
            return Ok(after);
        }
        if dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
            if self.lay(Some(Painted::Area), None)?.0 {
                let typed = [b"BI ", &text[begin..end], b"\nEI"].concat();
                self.line(&typed);
            }
        } else if !self.colourless {
            let stream = Stream::new(dict, text[data..end].to_vec());
            let overprint: Overprint = self.state.meant.over.fill();
            let (resources, mode) = (self.task.resources, self.task.mode);
            if let Some(mut made) = self.machine.made(&stream, resources, mode, overprint)? {
                made.dict.set("Type", "XObject");
                made.dict.set("Subtype", "Image");
                let id = self.machine.out.add_object(made);
                self.put_object(b"KnImage", id);
            }
        }
        Ok(after)
    }

    /// How long the data is: known without a filter, else looked for.
    fn length(&self, dict: &Dictionary, data: &[u8]) -> usize {
        let number = |key| dict.get(key).and_then(Object::as_i64).ok();
        if !dict.has(b"Filter") {
            let mask = dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false);
            let space = dict.get(b"ColorSpace").ok();
            let space = space.map(|s| self.machine.spaces.read(s, self.task.resources));
            let components = match space {
                Some(Ok(space)) if !mask => space.components(),
                _ => 1,
            };
            let bits = if mask { 1 } else { number(b"BitsPerComponent").unwrap_or(8) };
            let side = |key| number(key).and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
            let row = u64::from(side(b"Width")) * components as u64 * bits.clamp(1, 16) as u64;
            let length = row.div_ceil(8).saturating_mul(u64::from(side(b"Height")));
            return usize::try_from(length).unwrap_or(usize::MAX).min(data.len());
        }
        let mut from = 0;
        while let Some(at) = data[from..].windows(2).position(|two| two == b"EI") {
            let at = from + at;
            let before = at == 0 || is_space(data[at - 1]);
            let rest = &data[at + 2..];
            let plain = |byte: &u8| is_space(*byte) || byte.is_ascii_graphic();
            let ends = rest.first().is_none_or(|byte| is_space(*byte));
            if before && ends && rest.iter().take(LOOKED_AT).all(|byte| *byte != 0 && plain(byte)) {
                return at.saturating_sub(1);
            }
            from = at + 1;
        }
        data.len()
    }
}

fn long_key(key: &[u8]) -> Vec<u8> {
    let long: &[u8] = match key {
        b"BPC" => b"BitsPerComponent",
        b"CS" => b"ColorSpace",
        b"D" => b"Decode",
        b"DP" => b"DecodeParms",
        b"F" => b"Filter",
        b"H" => b"Height",
        b"IM" => b"ImageMask",
        b"I" => b"Interpolate",
        b"W" => b"Width",
        key => key,
    };
    long.to_vec()
}

/// A colour space's short name; elsewhere such a name is one of the resources.
fn long_space(object: Object) -> Object {
    match object {
        Object::Name(name) => match name.as_slice() {
            b"G" => Object::from("DeviceGray"),
            b"RGB" => Object::from("DeviceRGB"),
            b"CMYK" => Object::from("DeviceCMYK"),
            b"I" => Object::from("Indexed"),
            _ => Object::Name(name),
        },
        Object::Array(array) => array.into_iter().map(long_space).collect::<Vec<_>>().into(),
        object => object,
    }
}

/// An object written in a content stream.
fn literal(text: &[u8], depth: usize) -> Option<Object> {
    if depth > DEEPEST {
        return None;
    }
    let inner = |open: usize| text.get(open..text.len().checked_sub(open)?);
    match text {
        [b'<', b'<', ..] => {
            let values = values(inner(2)?, depth)?;
            let entries = values.chunks_exact(2);
            let entry =
                |entry: &[Object]| Some((entry[0].as_name().ok()?.to_vec(), entry[1].clone()));
            Some(entries.filter_map(entry).collect::<Dictionary>().into())
        }
        [b'[', ..] => values(inner(1)?, depth).map(Object::from),
        [b'<', ..] => {
            let digits = inner(1)?.iter().filter_map(|byte| char::from(*byte).to_digit(16));
            let digits: Vec<u32> = digits.collect();
            let byte = |two: &[u32]| (two[0] * 16 + two.get(1).copied().unwrap_or(0)) as u8;
            Some(Object::String(digits.chunks(2).map(byte).collect(), StringFormat::Hexadecimal))
        }
        [b'(', ..] => Some(Object::String(unescaped(inner(1)?), StringFormat::Hexadecimal)),
        b"true" => Some(true.into()),
        b"false" => Some(false.into()),
        text => {
            let mut tokens = Tokens::new(text, 0);
            match tokens.word()? {
                (Operand::Number(value), _) if value.fract() == 0.0 && value.abs() < 1e9 => {
                    Some(Object::Integer(value as i64))
                }
                (Operand::Number(value), _) => Some(Object::Real(value as f32)),
                (Operand::Name(name), _) => Some(Object::Name(name)),
                (Operand::Other, _) => None,
            }
        }
    }
}

fn values(text: &[u8], depth: usize) -> Option<Vec<Object>> {
    let mut tokens = Tokens::new(text, 0);
    let mut values = Vec::new();
    while let Some((_, place)) = tokens.word() {
        values.push(literal(text.get(place)?, depth + 1)?);
    }
    Some(values)
}

/// A string's bytes (ISO 32000-1, 7.3.4.2).
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'b') => out.push(8),
            Some(b'f') => out.push(12),
            Some(b'\n') => {}
            Some(b'\r') => {
                bytes.next_if_eq(&b'\n');
            }
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(digit) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                        value = value * 8 + u32::from(digit - b'0');
                    }
                }
                out.push(value as u8);
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}
