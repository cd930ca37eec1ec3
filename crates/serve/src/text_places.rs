//! Places in a text as a browser counts them: in UTF-16 code units.

/// The place in UTF-16 of a place in bytes.
pub fn units(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    text[..byte].chars().map(char::len_utf16).sum()
}

/// The place in bytes of a place in UTF-16; the text's end if there is none.
pub fn bytes(text: &str, units: usize) -> usize {
    let mut left = units;
    for (byte, c) in text.char_indices() {
        if left < c.len_utf16() {
            return byte;
        }
        left -= c.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        let text = "a刊𠀀印";
        for (byte, unit) in [(0, 0), (1, 1), (4, 2), (8, 4), (11, 5)] {
            assert_eq!((units(text, byte), bytes(text, unit)), (unit, byte));
        }
        assert_eq!(bytes(text, 99), text.len());
        assert_eq!(bytes(text, 3), 4, "within a character is before it");
    }
}
