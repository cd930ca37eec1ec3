//! Marks in titles, and what the break rules make of characters alone (CLREQ §3.1; GB/T 15834).

use kanyin_composer::Class;

use crate::spaces::{is_space, is_wide};

const OPENING: &str = "“‘（《〈【〔「『［｛〖〘﹁﹃〝([{";
const CLOSING: &str = "”’）》〉】〕」』］｝〗〙﹂﹄〞)]}";

/// A mark that opens, in a cell of its own.
pub fn is_opening(c: char) -> bool {
    Class::of(c) == Class::Opening
}

/// A mark that closes, or a stop.
pub fn is_closing(c: char) -> bool {
    matches!(Class::of(c), Class::Closing | Class::Stop)
}

/// A stop at which the voice pauses: all of them but the 、 of a list.
pub fn is_stop(c: char) -> bool {
    Class::of(c) == Class::Stop && !is_item_stop(c)
}

/// 顿号, between the items of a list.
pub fn is_item_stop(c: char) -> bool {
    matches!(c, '、' | '﹑' | '､' | '︑')
}

/// A dash or an ellipsis, of which two make one mark.
pub fn is_double(c: char) -> bool {
    matches!(c, '—' | '…')
}

/// Whether a character is no mark: what rows are counted by.
pub fn counts(c: char) -> bool {
    !is_space(c) && !is_opening(c) && !is_closing(c) && !is_double(c) && c.is_alphanumeric()
}

/// Whether a character is of a Latin run: letters, digits, ASCII marks.
pub fn is_latin(c: char) -> bool {
    !is_wide(c) && !is_space(c)
}

/// The closing mark of an opening one.
pub fn closing_of(c: char) -> Option<char> {
    let n = OPENING.chars().position(|opening| opening == c)?;
    CLOSING.chars().nth(n)
}

/// Whether a mark closes what waits for another: full-width or not, `(2026）` is one.
pub fn closes(c: char, wanted: char) -> bool {
    let narrow = |c: char| match c {
        '）' => ')',
        '］' => ']',
        '｝' => '}',
        '＂' => '"',
        '〟' => '〞',
        c => c,
    };
    narrow(c) == narrow(wanted)
}
