//! The signs of RTF.

/// A sign.
#[derive(Debug, Copy, Clone, PartialEq)]
pub enum Token<'b> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// `\fs21`: a word and its number.
    Word(&'b str, Option<i32>),
    /// `\~`: a sign that is no letter.
    Symbol(u8),
    /// `\'d6`: a byte.
    Hex(u8),
    /// A byte as it is.
    Byte(u8),
    /// What follows `\bin`.
    Binary(&'b [u8]),
}

/// The signs of a file, one after the other.
pub struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    /// Those of a file.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits = self.bytes.get(self.at..self.at + 2);
            let byte = digits
                .and_then(|digits| std::str::from_utf8(digits).ok())
                .and_then(|digits| u8::from_str_radix(digits, 16).ok());
            return Some(match byte {
                Some(byte) => {
                    self.at += 2;
                    Token::Hex(byte)
                }
                None => Token::Byte(b'\''),
            });
        }
        let from = self.at;
        self.skip(u8::is_ascii_alphabetic);
        let word = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        let from = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        self.skip(u8::is_ascii_digit);
        let number = std::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
        if number == "-" {
            self.at = from;
        }
        let number = number.parse::<i64>().ok().map(|number| {
            i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
        });
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            let end = self.at.saturating_add(length).min(self.bytes.len());
            let binary = &self.bytes[self.at..end];
            self.at = end;
            return Some(Token::Binary(binary));
        }
        Some(Token::Word(word, number))
    }

    fn skip(&mut self, is: fn(&u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(is) {
            self.at += 1;
        }
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // Lines of the file are none of the text.
                b'\r' | b'\n' | 0 => continue,
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes() {
        let tokens: Vec<Token> = Tokens::new(b"{\\b0\\par a\\'d6\\u-3\\~\\bin2 {}x}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Word("par", None),
                Token::Byte(b'a'),
                Token::Hex(0xD6),
                Token::Word("u", Some(-3)),
                Token::Symbol(b'~'),
                Token::Binary(b"{}"),
                Token::Byte(b'x'),
                Token::Close,
            ]
        );
        for cut in
            [&b"\\"[..], b"\\'", b"\\'d", b"\\bin999999999999", b"\\u-", b"\\fs99999999999999"]
        {
            Tokens::new(cut).for_each(drop);
        }
    }
}
