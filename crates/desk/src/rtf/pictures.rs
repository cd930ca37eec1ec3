//! Pictures of an RTF file: hexadecimal digits.

/// A picture as its digits come.
#[derive(Debug, Default)]
pub struct Hex {
    ending: Option<&'static str>,
    bytes: Vec<u8>,
    half: Option<u8>,
}

impl Hex {
    /// The word for its kind.
    pub fn begin(&mut self, word: &str) {
        self.ending = match word {
            "pngblip" => Some("png"),
            "jpegblip" => Some("jpg"),
            "emfblip" => Some("emf"),
            "wmetafile" => Some("wmf"),
            _ => None,
        };
    }

    /// A digit; whatever is none is passed over.
    pub fn digit(&mut self, byte: u8) {
        let Some(digit) = char::from(byte).to_digit(16) else { return };
        let digit = u8::try_from(digit).unwrap_or(0);
        match self.half.take() {
            Some(high) => self.bytes.push(high << 4 | digit),
            None => self.half = Some(digit),
        }
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Its ending and bytes, if it is one of those that are known.
    pub fn end(self) -> Option<(&'static str, Vec<u8>)> {
        let ending = self.ending.filter(|_| !self.bytes.is_empty())?;
        Some((ending, self.bytes))
    }
}
