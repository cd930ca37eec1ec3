//! Bytes of an RTF file become letters, as its code page, their face and their group say; letters go where their group belongs.

use super::fonts::{Font, decoded, of_charset};
use super::reader::Reader;
use super::state::Destination;
use crate::block::{Aside, AsideKind};
use crate::word::symbols;

/// The number of the characters of a face that has signs for letters.
const SIGNS: i32 = 2;
/// Most asides of a file.
const MOST_ASIDES: usize = 50_000;

impl Reader<'_> {
    pub(super) fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match self.state.destination {
            Destination::Nothing => {}
            Destination::Picture => self.picture.digit(byte),
            _ => {
                self.high = None;
                self.bytes.push(byte);
            }
        }
    }

    /// Turns the bytes at hand into text.
    pub(super) fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let is_name = self.state.destination == Destination::Fonts;
        let number = self.state.font;
        let charset = if is_name {
            self.font.charset
        } else {
            self.fonts.get(number).and_then(|font| font.charset)
        };
        let is_shown = matches!(self.state.destination, Destination::Text | Destination::Mark);
        if charset == Some(SIGNS) && is_shown {
            self.signs(number, &bytes);
            return;
        }
        self.text(&decoded(&bytes, charset.and_then(of_charset), self.encoding));
    }

    /// Text in a face of signs.
    fn signs(&mut self, number: i32, bytes: &[u8]) {
        let face = self.fonts.get(number).map(|font| font.name.clone()).unwrap_or_default();
        let mut text = String::new();
        for byte in bytes {
            let char = char::from(*byte);
            match symbols::mapped(&face, char) {
                Some(sign) => text.push(sign),
                None if char.is_ascii() => text.push(char),
                None => text.push_str(&symbols::named(&face, char)),
            }
        }
        self.text(&text);
    }

    pub(super) fn unicode(&mut self, number: i32) {
        self.decode();
        self.skip = self.state.fallback;
        if self.state.destination == Destination::Nothing {
            return;
        }
        let unit = (number & 0xFFFF) as u16;
        let pair = self.high.take().filter(|_| (0xDC00..0xE000).contains(&unit));
        let units: Vec<u16> = pair.into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        // Signs of a face of signs are said so too.
        let face = self.fonts.get(self.state.font).filter(|font| font.charset == Some(SIGNS));
        let sign = face.and_then(|font| symbols::mapped(&font.name, char::from_u32(unit.into())?));
        match sign {
            Some(sign) => self.text(sign.encode_utf8(&mut [0; 4])),
            // The sign before an item of a list, in a face that is not known.
            None if self.state.destination == Destination::Mark
                && (0xF020..0xF100).contains(&unit) =>
            {
                self.text("•");
            }
            None => self.text(&String::from_utf16_lossy(&units)),
        }
    }

    pub(super) fn char(&mut self, char: char) {
        self.decode();
        self.text(char.encode_utf8(&mut [0; 4]));
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text => self.printed(text, None),
            Destination::Code => {
                if let Some((_, code)) =
                    self.codes.last_mut().filter(|(_, code)| code.len() < 20_000)
                {
                    code.push_str(text);
                }
            }
            Destination::Mark => self.story().mark.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::Fonts => {
                self.font.name.push_str(text);
                if let Some((name, _)) = self.font.name.split_once(';') {
                    let name = name.trim().to_string();
                    let font = Font { name, charset: self.font.charset };
                    self.fonts.add(self.font_number, font);
                    self.font = Font::default();
                }
            }
            Destination::Styles => {
                self.style_name.push_str(text);
                if let Some((name, _)) = self.style_name.split_once(';') {
                    let name = name.trim().to_lowercase();
                    self.styles.insert(self.state.style.unwrap_or(0), name);
                    self.style_name.clear();
                }
            }
            Destination::Nothing | Destination::Picture => {}
        }
    }

    pub(super) fn printed(&mut self, text: &str, note: Option<u32>) {
        if self.state.is_deleted {
            self.aside(AsideKind::Deleted, text);
        } else if self.state.is_hidden {
            self.aside(AsideKind::Other, text);
        } else {
            // Between groups stand blanks that are of no paragraph.
            if self.groups.is_empty() && text.trim().is_empty() {
                return;
            }
            self.has_struck |= self.state.is_struck;
            let east_asian = self.state.east_asian.and_then(|number| self.face(number));
            let seen = self.state.seen(east_asian, self.face(self.state.font));
            let link = self.state.link.clone();
            self.story().text(text, seen, link, note);
        }
    }

    fn face(&self, number: i32) -> Option<String> {
        let font = self.fonts.get(number)?;
        (!font.name.is_empty()).then(|| font.name.clone())
    }

    pub(super) fn aside(&mut self, kind: AsideKind, text: &str) {
        let line = self.line;
        let is_full = self.asides.len() >= MOST_ASIDES;
        match self.asides.last_mut() {
            Some(last) if is_full || (last.kind == kind && last.line == line) => {
                last.text.push_str(text);
            }
            _ if text.trim().is_empty() => {}
            _ => self.asides.push(Aside { line, kind, text: text.to_string() }),
        }
    }
}
