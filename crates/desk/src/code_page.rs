//! Bytes become text: which encoding they are in, and how sure that is.
//!
//! `chardetng` was weighed and left out: it guesses for browsers, from whole pages, and knows no UTF-16 without a mark. What
//! comes to a desk is Chinese, and often only twenty characters of it; so each decoding is judged by what it makes of the text.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use kanyin_diagnostics::{Code, Fault, told};

use crate::plausible::plausibility;
use crate::tell;

/// Most bytes that a decoding is judged by.
const JUDGED: usize = 1 << 16;
/// Below this, the best decoding is no text.
const LEAST: f64 = -1.0;
/// So many characters that are not ASCII are UTF-8 by no accident.
const NO_ACCIDENT: usize = 6;
/// Two decodings that are nearer than this are both told.
const NEAR: f64 = 0.35;

/// Bytes as text.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a mark of its byte order.
    pub text: String,
    /// Its encoding's name.
    pub name: &'static str,
    /// How that is known.
    pub known: HowKnown,
    /// How many places could not be read; each is a � in the text.
    pub lost: usize,
}

/// How an encoding is known.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum HowKnown {
    /// By its mark, by a header, or because nothing else can be read so.
    Surely,
    /// It makes the most likely text.
    Likely,
    /// Another makes a text as likely: this one.
    Hardly(&'static str),
}

/// Reads bytes by their mark or by what makes the best text. `None` if they are no text at all.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = by_mark(bytes) {
        return Some(with(encoding, &bytes[mark..], HowKnown::Surely));
    }
    if is_surely_utf8(bytes) {
        return Some(with(UTF_8, bytes, HowKnown::Surely));
    }
    let mut judged = judged(bytes);
    judged.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (best, score) = *judged.first()?;
    if score < LEAST {
        return None;
    }
    let next = judged.get(1).filter(|(_, next)| score - next < NEAR);
    let known = match next {
        None if best == UTF_8 => HowKnown::Surely,
        None => HowKnown::Likely,
        Some((next, _)) => HowKnown::Hardly(next.name()),
    };
    Some(with(best, bytes, known))
}

/// Reads bytes in an encoding that a header names, unless it makes nonsense of them and another does not.
pub fn decode_as(bytes: &[u8], label: &str) -> Option<Decoded> {
    // Pages say gb2312 and mean all of it.
    let named = match Encoding::for_label(label.trim().as_bytes()) {
        Some(encoding) if encoding == encoding_rs::GBK => GB18030,
        Some(encoding) => encoding,
        None => return decode(bytes),
    };
    let as_said = with(named, bytes, HowKnown::Surely);
    let guessed = decode(bytes);
    let is_worse = |guess: &Decoded| {
        let sample = |text: &str| plausibility(&text[..text.floor_char_boundary(JUDGED)]);
        guess.lost < as_said.lost && sample(&guess.text) > sample(&as_said.text) + NEAR
    };
    match guessed {
        _ if by_mark(bytes).is_some() => guessed,
        Some(guess) if is_worse(&guess) => Some(guess),
        _ => Some(as_said),
    }
}

/// What is to be told of how a file was read.
pub fn faults(name: &str, decoded: &Decoded) -> Vec<Fault> {
    let page = decoded.name;
    let mut faults = Vec::new();
    match decoded.known {
        HowKnown::Surely => {}
        HowKnown::Likely => faults.push(tell::note(
            Code::GuessedEncoding,
            told!("“{name}”没有说明编码，当作 {page} 读了", "`{name}` does not say its encoding and was read as {page}"),
        )),
        HowKnown::Hardly(other) => faults.push(tell::warning(
            Code::GuessedEncoding,
            told!(
                "“{name}”太短，编码看不准：当作 {page} 读了，也可能是 {other}",
                "`{name}` is too short to tell its encoding: it was read as {page} and may be {other}"
            ),
            told!("看看导入的文字；是乱码就在原来的软件里另存为 UTF-8", "look at the text; if it is garbled, save it as UTF-8 from its program"),
        )),
    }
    if decoded.lost > 0 {
        let lost = decoded.lost;
        let line =
            decoded.text.lines().position(|line| line.contains('\u{FFFD}')).map_or(1, |n| n + 1);
        faults.push(tell::warning(
            Code::LostCharacter,
            told!(
                "“{name}”有 {lost} 处字读不出来，写成了“�”，第一处在第 {line} 行",
                "`{name}` has {lost} places that cannot be read and stand as �, the first in line {line}"
            ),
            told!("对照原稿补上", "type them again from the original"),
        ));
    }
    faults
}

/// The encoding that a mark at the beginning says, and the mark's length.
fn by_mark(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some((UTF_8, 3)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0x84, 0x31, 0x95, 0x33, ..] => Some((GB18030, 4)),
        _ => None,
    }
}

/// Whether bytes are UTF-8, and enough of them that other bytes are hardly ever built so.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    // UTF-16 of Chinese is ASCII as well now and then, but full of controls.
    let has_controls =
        bytes.iter().any(|byte| *byte < 0x20 && !b"\t\n\x0B\x0C\r\x1A\x1B".contains(byte));
    let is_much = || text.chars().filter(|c| !c.is_ascii()).nth(NO_ACCIDENT).is_some();
    if text.is_ascii() { !has_controls } else { !bytes.contains(&0) && is_much() }
}

/// Each encoding that copy comes in, and what it makes of the beginning.
fn judged(bytes: &[u8]) -> Vec<(&'static Encoding, f64)> {
    let sample = &bytes[..bytes.len().min(JUDGED)];
    let wide: &[&'static Encoding] =
        if bytes.len().is_multiple_of(2) { &[UTF_16LE, UTF_16BE] } else { &[] };
    [UTF_8, GB18030, BIG5]
        .iter()
        .chain(wide)
        .map(|encoding| {
            let text = beginning(encoding, sample);
            // Who read it so before us wrote well; that little speaks for UTF-8.
            let usual = if *encoding == UTF_8 { 0.3 } else { 0.0 };
            (*encoding, plausibility(&text) + usual)
        })
        .collect()
}

/// A sample as text; what is cut off at its end is no fault of the encoding.
fn beginning(encoding: &'static Encoding, sample: &[u8]) -> String {
    let mut text = String::with_capacity(sample.len() * 3);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let is_whole = sample.len() < JUDGED;
    let (_, _, _) = decoder.decode_to_string(sample, &mut text, is_whole);
    text
}

fn with(encoding: &'static Encoding, bytes: &[u8], known: HowKnown) -> Decoded {
    let (text, has_lost) = encoding.decode_without_bom_handling(bytes);
    let lost = if has_lost { text.chars().filter(|c| *c == '\u{FFFD}').count() } else { 0 };
    Decoded { text: text.into_owned(), name: encoding.name(), known, lost }
}

#[cfg(test)]
#[path = "code_page_tests.rs"]
mod tests;
