//! Words as Markdown reads them back: what would mean something is escaped.

use std::borrow::Cow;

use crate::text::normalised;

/// Text somewhere in a line.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let means_something = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '^' | '{' => true,
            '&' => chars.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            // Before a picture or a link.
            '!' => chars.peek().is_none_or(|next| *next == '['),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        match c {
            '\n' | '\r' => out.push(' '),
            c if is_tidied(c) => out.push_str(&numbered(c)),
            c => out.push(c),
        }
    }
    out
}

/// Words that are already escaped, at the start of a line: no marker of a list or of a rule, no indent.
pub fn line_start(words: &str) -> Cow<'_, str> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}").into(),
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{words}").into(),
        Some(' ') if digits == 0 => format!("&#32;{}", rest.get(1..).unwrap_or_default()).into(),
        // Nothing but white: in verse a line of it is a line's end.
        Some(c) if digits == 0 && words.trim().is_empty() => {
            format!("{}{}", numbered(c), &words[c.len_utf8()..]).into()
        }
        _ => words.into(),
    }
}

/// One character as a number, which Markdown never reads as a letter or as white space.
pub fn numbered(c: char) -> String {
    format!("&#{};", u32::from(c))
}

/// Whether a reader of stories puts another character in its place, or none: see `issue::text::normalised`.
pub fn is_tidied(c: char) -> bool {
    let text = c.to_string();
    normalised(&text) != text
}

/// A picture's title, between double quotes.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '"' | '&' => out.extend(['\\', c]),
            c if c == '\n' || is_tidied(c) => out.push_str(&numbered(c)),
            c => out.push(c),
        }
    }
    out
}

/// A picture's path, between angle brackets where it needs them.
pub fn path(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if !path.is_empty() && path.chars().all(is_plain) {
        return path.into();
    }
    let mut out = String::from("<");
    for c in path.chars() {
        match c {
            '<' | '>' | '\\' | '&' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + ">"
}
