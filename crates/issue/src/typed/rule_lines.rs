//! Lines that are nothing but a rule: a pause, or what people draw under a subhead.

use super::lines::TypedLines;
use super::prepared::Edits;
use super::signs::ends_sentence;
use super::slips::{Slip, Slips};

/// What a line of nothing but signs says.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum RuleLine {
    /// A pause.
    Pause,
    /// Signs, set as typed.
    Signs,
}

/// Reads a line that holds nothing but stars, dashes or the like; `None` for any other.
pub fn read(
    lines: &TypedLines,
    index: usize,
    edits: &mut Edits,
    slips: &mut Slips,
) -> Option<RuleLine> {
    let (words, place) = (lines.words(index), lines.place(index));
    let signs: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let sign = signs.chars().next().filter(|sign| signs.chars().all(|c| c == *sign))?;
    let count = signs.chars().count();
    match sign {
        '*' | '-' if count >= 3 => {
            if words.contains('\u{3000}') {
                edits.replace(place.clone(), "***");
            }
            if sign == '-' && is_like_subhead(lines, index) {
                slips.say(Slip::Underlined, place);
            }
            Some(RuleLine::Pause)
        }
        '＊' | '－' if count >= 3 => {
            edits.replace(place.clone(), "***");
            slips.say(Slip::Pause, place);
            Some(RuleLine::Pause)
        }
        '*' | '-' | '+' | '_' | '#' => {
            edits.data(place);
            Some(RuleLine::Signs)
        }
        '=' | '＝' | '—' | '─' if count >= 3 => {
            if is_like_subhead(lines, index) {
                slips.say(Slip::Underlined, place);
            }
            Some(RuleLine::Signs)
        }
        _ => None,
    }
}

/// Whether the line above looks like the words of a subhead.
fn is_like_subhead(lines: &TypedLines, index: usize) -> bool {
    let Some(above) = index.checked_sub(1).map(|above| lines.words(above)) else { return false };
    let last = above.chars().next_back();
    last.is_some_and(|last| !ends_sentence(last) && !"-*=|｜，、；：".contains(last))
        && above.chars().count() <= 24
        && !above.starts_with(['-', '*', '+', '|', '｜', '#', '!'])
}
