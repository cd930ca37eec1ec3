//! Texts as a search compares them. `web/find.js` has the same rule: what it asks for must be what was told here.

/// A text without white space but line ends, full-width ASCII as half-width, capitals as small letters (A to Z).
pub fn fold(text: &str) -> String {
    text.chars().filter_map(folded).collect()
}

fn folded(c: char) -> Option<char> {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    (!is_space(half)).then(|| half.to_ascii_lowercase())
}

/// White space, and what cannot be seen or typed: soft hyphens, joiners, marks of direction.
fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t' | '\u{b}'..='\r' | ' ' | '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{2028}'
            | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_white_space_do_not_count() {
        assert_eq!(fold("第１ 版　ＡbＣ\u{a0}！\nd"), "第1版abc!\nd");
    }
}
