//! The words of a content stream. Each knows its place, so that what stays can be copied as it was typed.

use std::ops::Range;

/// A word before an operator.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A number.
    Number(f64),
    /// A name, its escapes undone.
    Name(Vec<u8>),
    /// A string, an array, a dictionary, `true`, `null`: copied, not read.
    Other,
}

/// An operator and what stands before it.
#[derive(Debug)]
pub struct Operation<'a> {
    /// Its name.
    pub operator: &'a [u8],
    /// What stands before it, with its place.
    pub operands: Vec<(Operand, Range<usize>)>,
    /// From the first operand to the end of the operator.
    pub place: Range<usize>,
}

impl Operation<'_> {
    /// The operands that are numbers.
    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        self.operands.iter().filter_map(|(operand, _)| match operand {
            Operand::Number(value) => Some(*value),
            _ => None,
        })
    }

    /// The last operand, if it is a name.
    pub fn name(&self) -> Option<&[u8]> {
        match self.operands.last() {
            Some((Operand::Name(name), _)) => Some(name),
            _ => None,
        }
    }
}

/// All operators of a content stream that has no inline images.
pub fn operations(text: &[u8]) -> impl Iterator<Item = Operation<'_>> {
    let mut tokens = Tokens::new(text, 0);
    std::iter::from_fn(move || tokens.operation())
}

/// More operands than any operator takes: DeviceN has at most 32 colours.
const MOST_OPERANDS: usize = 64;
/// Arrays and dictionaries within each other.
const DEEPEST: usize = 64;

/// Reads the words one after the other. What cannot be read is passed over, as readers do.
pub struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The words of a text, from a place on.
    pub fn new(text: &'a [u8], at: usize) -> Self {
        Self { text, at }
    }

    /// Where the next word is looked for.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes on elsewhere.
    pub fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next operator with its operands.
    pub fn operation(&mut self) -> Option<Operation<'a>> {
        let mut operands = Vec::new();
        let mut start = None;
        loop {
            self.skip_space();
            let from = self.at;
            let first = *self.text.get(from)?;
            if let Some(operand) = self.operand(first) {
                start.get_or_insert(from);
                if operands.len() == MOST_OPERANDS {
                    operands.clear();
                    start = Some(from);
                }
                operands.push((operand, from..self.at.min(self.text.len())));
                continue;
            }
            let operator = self.regular();
            if operator.is_empty() {
                self.at = from + 1;
                continue;
            }
            match operator {
                b"true" | b"false" | b"null" => {
                    start.get_or_insert(from);
                    operands.push((Operand::Other, from..self.at));
                }
                _ => {
                    let place = start.unwrap_or(from)..self.at;
                    return Some(Operation { operator, operands, place });
                }
            }
        }
    }

    /// The next word: an operand, or a keyword, which is not told apart from other things that are not read.
    pub fn word(&mut self) -> Option<(Operand, Range<usize>)> {
        self.skip_space();
        let from = self.at;
        let first = *self.text.get(from)?;
        let operand = self.operand(first).unwrap_or_else(|| {
            if self.regular().is_empty() {
                self.at = from + 1;
            }
            Operand::Other
        });
        Some((operand, from..self.at.min(self.text.len())))
    }

    /// The next word if it is an operand; stays before it if it is an operator.
    fn operand(&mut self, first: u8) -> Option<Operand> {
        match first {
            b'/' => {
                self.at += 1;
                Some(Operand::Name(unescaped(self.regular())))
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(Operand::Number(number(self.regular()))),
            b'(' => {
                self.skip_string();
                Some(Operand::Other)
            }
            b'<' | b'[' => {
                self.skip_nested();
                Some(Operand::Other)
            }
            _ => None,
        }
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.text.get(self.at) {
            match byte {
                b'%' => self.skip_line(),
                byte if is_space(*byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn skip_line(&mut self) {
        while self.text.get(self.at).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn skip_string(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.text.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
    }

    /// An array, a dictionary or a hexadecimal string.
    fn skip_nested(&mut self) {
        let mut depth = 0usize;
        loop {
            self.skip_space();
            let Some(byte) = self.text.get(self.at) else { return };
            let doubled = self.text.get(self.at + 1) == Some(byte);
            match byte {
                b'(' => self.skip_string(),
                b'<' if !doubled => self.skip_hexadecimal(),
                b'<' => {
                    self.at += 2;
                    depth += 1;
                }
                b'[' => {
                    self.at += 1;
                    depth += 1;
                }
                b'>' => {
                    self.at += if doubled { 2 } else { 1 };
                    depth = depth.saturating_sub(1);
                }
                b']' => {
                    self.at += 1;
                    depth = depth.saturating_sub(1);
                }
                _ if is_regular(*byte) => {
                    self.regular();
                }
                _ => self.at += 1,
            }
            if depth == 0 || depth > DEEPEST {
                return;
            }
        }
    }

    fn skip_hexadecimal(&mut self) {
        while let Some(byte) = self.text.get(self.at) {
            self.at += 1;
            if *byte == b'>' {
                return;
            }
        }
    }
}

/// White space of PDF.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 12)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

/// A number as typed; readers take what begins as one.
fn number(word: &[u8]) -> f64 {
    let text: String = word.iter().map(|byte| char::from(*byte)).collect();
    let end = text
        .char_indices()
        .find(|(at, c)| !(c.is_ascii_digit() || *c == '.' || (*at == 0 && "+-".contains(*c))))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).and_then(|text| text.parse().ok()).unwrap_or(0.0)
}

fn unescaped(word: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut name = Vec::with_capacity(word.len());
    let mut at = 0;
    while let Some(byte) = word.get(at) {
        match (byte, digit(word.get(at + 1)), digit(word.get(at + 2))) {
            (b'#', Some(high), Some(low)) => {
                name.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                name.push(*byte);
                at += 1;
            }
        }
    }
    name
}

/// A name as it is typed, with its slash.
pub fn typed_name(name: &[u8]) -> Vec<u8> {
    let mut out = vec![b'/'];
    for byte in name {
        if is_regular(*byte) && byte.is_ascii_graphic() && *byte != b'#' {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(content: &str) -> Vec<String> {
        let names = operations(content.as_bytes()).map(|operation| operation.operator);
        names.map(|name| String::from_utf8_lossy(name).into()).collect()
    }

    #[test]
    fn operators_part_where_brackets_do() {
        let content = "q 1 0 0 -1 5 6 cm 0 0 0 1 k\nBT/f0 9 Tf[<0a>5(a\\)b)]TJ ET Q% end\n/x0 Do";
        assert_eq!(names(content), ["q", "cm", "k", "BT", "Tf", "TJ", "ET", "Q", "Do"]);
        let ops: Vec<_> = operations(content.as_bytes()).collect();
        assert_eq!(ops[2].numbers().collect::<Vec<_>>(), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(&content[ops[1].place.clone()], "1 0 0 -1 5 6 cm");
        assert_eq!((ops[8].operands.len(), ops[8].name()), (1, Some(b"x0".as_slice())));
    }

    #[test]
    fn a_stream_cut_short_ends() {
        for content in ["(abc", "<00", "[1 2", "5 6", "(a\\", "<<"] {
            assert!(names(content).is_empty(), "{content}");
        }
    }
}
