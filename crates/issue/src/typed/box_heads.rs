//! Heads of boxes typed with the signs of an input method: `[！SIDEBAR]`, `【!SIDEBAR】`.

use super::lines::TypedLines;
use super::prepared::Edits;
use super::slips::{Slip, Slips};

const KNOWN: [&str; 3] = ["SIDEBAR", "NOTE", "QUOTE"];

/// Reads the first line of every quote.
pub fn read(lines: &TypedLines, edits: &mut Edits, slips: &mut Slips) {
    for index in 0..lines.all.len() {
        let line = &lines.all[index];
        let before = index.checked_sub(1).map_or(0, |before| lines.all[before].depth);
        if line.fenced || line.depth > 0 && before >= line.depth && !lines.is_blank(index - 1) {
            continue;
        }
        head(lines, index, edits, slips);
    }
}

fn head(lines: &TypedLines, index: usize, edits: &mut Edits, slips: &mut Slips) {
    let (words, place) = (lines.words(index), lines.place(index));
    let Some(open) = words.chars().next().filter(|c| "[［【".contains(*c)) else { return };
    let Some(close) = words.find([']', '］', '】']) else { return };
    let inside = &words[open.len_utf8()..close];
    let mark = inside.chars().next().filter(|c| "!！".contains(*c));
    let name = mark.map_or(inside, |mark| &inside[mark.len_utf8()..]).trim();
    let upper: String = name.chars().map(half_width).collect::<String>().to_ascii_uppercase();
    let sound =
        open == '[' && mark == Some('!') && words[close..].starts_with(']') && name.is_ascii();
    if sound && lines.all[index].depth > 0 {
        return;
    }
    let known = KNOWN.contains(&upper.as_str());
    let is_name =
        mark.is_some() && !upper.is_empty() && upper.chars().all(|c| c.is_ascii_alphabetic());
    if lines.all[index].depth == 0 {
        if known {
            slips.say(Slip::BoxWithoutQuote, place);
        }
        return;
    }
    if !known && !is_name {
        return;
    }
    let close_length = words[close..].chars().next().map_or(0, char::len_utf8);
    let whole = place.start..place.start + close + close_length;
    slips.say(Slip::BoxHead, whole.clone());
    edits.replace(whole, format!("[!{upper}]"));
}

/// `Ａ` as `A`.
fn half_width(c: char) -> char {
    match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}
