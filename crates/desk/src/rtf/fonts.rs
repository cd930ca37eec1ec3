//! The faces of an RTF file, and the code page that the text of each is in.

use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// A face.
#[derive(Debug, Clone, Default)]
pub struct Font {
    /// Its name.
    pub name: String,
    /// The number of the characters that it has.
    pub charset: Option<i32>,
}

/// All faces by number.
#[derive(Debug, Default)]
pub struct Fonts {
    by_number: HashMap<i32, Font>,
}

impl Fonts {
    /// Adds one.
    pub fn add(&mut self, number: i32, font: Font) {
        if self.by_number.len() < 10_000 {
            self.by_number.insert(number, font);
        }
    }

    /// One by its number.
    pub fn get(&self, number: i32) -> Option<&Font> {
        self.by_number.get(&number)
    }
}

/// The code page of a set of characters; `None` for that of the system.
pub fn of_charset(charset: i32) -> Option<&'static Encoding> {
    let label = match charset {
        128 => return Some(SHIFT_JIS),
        129 | 130 => return Some(EUC_KR),
        134 => return Some(GBK),
        136 => return Some(BIG5),
        161 => "windows-1253",
        162 => "windows-1254",
        163 => "windows-1258",
        177 => "windows-1255",
        178 => "windows-1256",
        186 => "windows-1257",
        204 => "windows-1251",
        222 => "windows-874",
        238 => "windows-1250",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The code page by its number, as `\ansicpg936` says it.
pub fn of_code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        932 => SHIFT_JIS,
        936 | 54936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        65001 => UTF_8,
        1252 => WINDOWS_1252,
        _ => Encoding::for_label(format!("windows-{number}").as_bytes())?,
    })
}

/// Bytes as characters, by the code page of their face; where they are none of it, by that of the file; else by what they
/// can only be.
pub fn decoded(
    bytes: &[u8],
    of_face: Option<&'static Encoding>,
    of_file: Option<&'static Encoding>,
) -> String {
    let guessed = if is_chinese(bytes) { GBK } else { WINDOWS_1252 };
    let mut last = None;
    for encoding in [of_face, of_file, Some(guessed)].into_iter().flatten() {
        let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
        if !is_broken {
            return text.into_owned();
        }
        last.get_or_insert_with(|| text.into_owned());
    }
    last.unwrap_or_default()
}

/// Whether high bytes come in pairs that are Han characters or marks of GB 2312.
fn is_chinese(bytes: &[u8]) -> bool {
    let mut high = 0;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        if !(0xA1..=0xF7).contains(&bytes[at]) || trail < 0xA1 {
            return false;
        }
        high += 1;
        at += 2;
    }
    high > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_page_is_that_of_the_face_then_the_file_then_guessed() {
        let han = b"\xB1\xB1\xBE\xA9";
        assert_eq!(decoded(han, of_charset(134), of_code_page(1252)), "北京");
        assert_eq!(decoded(han, of_charset(0), of_code_page(936)), "北京");
        assert_eq!(decoded(han, None, None), "北京");
        assert_eq!(decoded(b"caf\xE9", None, None), "café");
        assert_eq!(decoded(b"caf\xE9", None, of_code_page(936)), "café");
        assert_eq!(decoded(b"\xA4\xA4\xA4\xE5", of_charset(136), of_code_page(936)), "中文");
    }
}
