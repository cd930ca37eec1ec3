//! A content stream, operator by operator (ISO 32000-1, 7.8.2). Only what the PDF exporter writes is
//! met: no inline images.

use std::ops::Range;

/// One operator and its operands, as places in the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation<'a> {
    /// The operator's name: `k`, `Tj`.
    pub name: &'a [u8],
    /// Its operands, without brackets, strings and names told apart.
    pub operands: Vec<&'a [u8]>,
    /// From its first operand to the end of its name.
    pub range: Range<usize>,
}

impl Operation<'_> {
    /// Its operands as numbers; what is no number is left out.
    pub fn numbers(&self) -> impl Iterator<Item = f64> + '_ {
        self.operands.iter().filter_map(|word| std::str::from_utf8(word).ok()?.parse().ok())
    }
}

/// All operators of a stream.
pub fn operations(content: &[u8]) -> impl Iterator<Item = Operation<'_>> {
    let mut words = Words { content, at: 0 };
    std::iter::from_fn(move || {
        let mut operands = Vec::new();
        let mut start = None;
        loop {
            let range = words.next()?;
            let word = &content[range.clone()];
            let start = *start.get_or_insert(range.start);
            if is_operator(word) {
                return Some(Operation { name: word, operands, range: start..range.end });
            }
            operands.push(word);
        }
    })
}

fn is_operator(word: &[u8]) -> bool {
    matches!(word.first(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'\'' | b'"'))
        && !matches!(word, b"true" | b"false" | b"null")
}

/// The words of a stream: numbers, names, operators; a whole string, and single brackets.
struct Words<'a> {
    content: &'a [u8],
    at: usize,
}

impl Words<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        self.skip_white();
        let start = self.at;
        match *self.content.get(start)? {
            b'(' => self.string(),
            b'<' if self.content.get(start + 1) != Some(&b'<') => self.until(b'>'),
            b'[' | b']' | b'{' | b'}' => self.at += 1,
            b'<' | b'>' => self.at = (start + 2).min(self.content.len()),
            _ => {
                self.at += 1;
                while self.content.get(self.at).is_some_and(|&byte| is_regular(byte)) {
                    self.at += 1;
                }
            }
        }
        Some(start..self.at)
    }

    fn skip_white(&mut self) {
        while let Some(&byte) = self.content.get(self.at) {
            match byte {
                b'%' => {
                    while self.content.get(self.at).is_some_and(|byte| !b"\r\n".contains(byte)) {
                        self.at += 1;
                    }
                }
                _ if is_white(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn until(&mut self, end: u8) {
        while self.content.get(self.at).is_some_and(|&byte| byte != end) {
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.content.len());
    }

    /// A literal string: brackets in it pair, a backslash takes the next byte.
    fn string(&mut self) {
        let mut depth = 0;
        while let Some(&byte) = self.content.get(self.at) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        self.at = self.at.min(self.content.len());
    }
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(content: &str) -> Vec<String> {
        operations(content.as_bytes()).map(|op| String::from_utf8_lossy(op.name).into()).collect()
    }

    #[test]
    fn operators_part_where_brackets_do() {
        let content = "q 1 0 0 -1 5 6 cm 0 0 0 1 k\nBT/f0 9 Tf[<0a>5(a\\)b)]TJ ET Q% end\n/x0 Do";
        assert_eq!(names(content), ["q", "cm", "k", "BT", "Tf", "TJ", "ET", "Q", "Do"]);
        let ops: Vec<_> = operations(content.as_bytes()).collect();
        assert_eq!(ops[2].numbers().collect::<Vec<_>>(), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(&content[ops[1].range.clone()], "1 0 0 -1 5 6 cm");
        assert_eq!(ops[8].operands, [b"/x0"]);
    }

    #[test]
    fn a_stream_cut_short_ends() {
        for content in ["(abc", "<00", "[1 2", "5 6", "(a\\", "<<"] {
            assert!(names(content).is_empty(), "{content}");
        }
    }
}
