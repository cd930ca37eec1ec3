//! Bytes of a file as text: UTF-8, one kind of line end, no characters that cannot be seen.

use std::borrow::Cow;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

/// Bytes that are not UTF-8.
#[derive(Debug)]
pub struct NotUtf8 {
    /// The text as well as it can be shown.
    pub shown: String,
    /// Where in it the first wrong character stands.
    pub at: usize,
    /// What it seems to be.
    pub seems: Told,
}

/// Most bytes of one text file.
pub const MOST_TEXT: u64 = 4 << 20;

/// That a file has more of them.
pub fn too_large(path: &str) -> Told {
    told!("{path} 超过 4 MB，不是稿件", "{path} is over 4 MB; that is no copy")
}

/// Reads UTF-8; for anything else, says what it seems to be.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    if let Some(encoding) = utf16(&bytes) {
        let shown = encoding.decode_with_bom_removal(&bytes).0.into_owned();
        return Err(NotUtf8 {
            shown, at: 0, seems: told!("像是 UTF-16", "it seems to be UTF-16")
        });
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    if let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)
        && mostly_han(&text)
    {
        let at = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        let seems = told!("像是 GBK（GB18030）", "it seems to be GBK (GB18030)");
        return Err(NotUtf8 { shown: text.into_owned(), at, seems });
    }
    Err(NotUtf8 {
        shown: String::from_utf8_lossy(&bytes).into_owned(),
        at: valid,
        seems: told!("也许不是文本文件，或已损坏", "it may be no text, or damaged"),
    })
}

/// UTF-16 by its mark, or by the many zero bytes of its ASCII characters.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(UTF_16BE);
    }
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len() / 20;
    match (even + odd > many, even > odd) {
        (false, _) => None,
        (true, true) => Some(UTF_16BE),
        (true, false) => Some(UTF_16LE),
    }
}

/// Whether what is not ASCII is mostly common Han characters, as in real Chinese text.
fn mostly_han(text: &str) -> bool {
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let han = text
        .chars()
        .filter(|c| matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'))
        .count();
    beyond > 0 && han * 10 >= beyond * 7
}

/// One kind of line end (also for the line separators of layout programs), ordinary spaces, and
/// nothing that cannot be seen: no byte order marks, no control characters, no zero-width spaces, no soft hyphens.
pub fn normalised(text: &str) -> Cow<'_, str> {
    if !text.contains(changes) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\u{A0}' | '\u{2007}' | '\u{202F}' => clean.push(' '),
            c if changes(c) => {}
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

fn changes(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{2028}' | '\u{2029}' => true,
        '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\u{AD}' => true,
        c => c.is_control(),
    }
}

/// Characters that turn the direction of writing: they make text look other than it is.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// The fault for such a character.
pub fn direction_fault(c: char, spot: Spot) -> Fault {
    let code = c as u32;
    Fault::error(
        Code::BidiControl,
        spot,
        told!(
            "这里有看不见的方向控制符 U+{code:04X}，会让文字看上去与实际不同",
            "here stands an unseen direction control U+{code:04X}, which makes text look other than it is"
        ),
    )
    .hint(told!("删去它：把它前后的字重打一遍", "remove it: type the characters around it again"))
}

/// Han characters and everything else as wide as one: Chinese punctuation, full-width letters. The composer, which
/// knows no other room, has the same table.
pub fn is_full_width(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_utf8_is_named() {
        let seems = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err().seems.en;
        let gbk = encoding_rs::GBK.encode("标题: 老西门街道\n").0;
        assert!(seems(&gbk).contains("GBK"));
        let wide: Vec<u8> = "标题: ab\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(seems(&wide).contains("UTF-16"));
        assert!(seems(&[&[0xFF, 0xFE][..], &wide].concat()).contains("UTF-16"));
        assert!(seems(&[0x89, b'P', b'N', b'G', 0xFF, 0xD8]).contains("no text"));
        assert_eq!(decode("标题".into()).unwrap(), "标题");
        assert!(decode(Vec::new()).is_ok());
    }

    #[test]
    fn the_first_wrong_character_is_found() {
        let gbk = encoding_rs::GBK.encode("title: 老西门街道\n").0;
        let wrong = decode(gbk.into_owned()).unwrap_err();
        assert!(wrong.shown[wrong.at..].starts_with("老西门"));
    }

    #[test]
    fn unseen_characters_are_gone() {
        assert_eq!(
            normalised("\u{FEFF}甲\r\n乙\r丙\u{A0}丁\u{7}\u{200B}戊\t己"),
            "甲\n乙\n丙 丁戊\t己"
        );
        assert!(matches!(normalised("甲\n乙　丙\t"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            match decode(bytes) {
                Ok(text) => {
                    let once = normalised(&text).into_owned();
                    prop_assert!(matches!(normalised(&once), Cow::Borrowed(_)));
                }
                Err(wrong) => prop_assert!(wrong.shown.is_char_boundary(wrong.at)),
            }
        }
    }
}
