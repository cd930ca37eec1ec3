//! What is shown in a page of HTML stays text.

use std::borrow::Cow;

use minijinja::value::Value;
use minijinja::{AutoEscape, Error, ErrorKind, Output, State};

/// Writes a value into a page: text stays text, and the control characters that HTML does not allow go.
pub fn write_harmless(out: &mut Output, state: &State, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    match value.as_str() {
        Some(text) if !value.is_safe() && state.auto_escape() == AutoEscape::Html => {
            out.write_str(&escaped(text)).map_err(|_| Error::from(ErrorKind::WriteFailure))
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// A text for HTML, in an attribute too.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '<' | '>' | '&' | '"' | '\'') && is_character(c);
    if text.chars().all(is_plain) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_character(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out.into()
}

/// Whether a character may stand in HTML: no control characters but tab and line ends, and nothing that turns the
/// direction of what follows.
fn is_character(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    matches!(c, '\t' | '\n' | '\r')
        || !c.is_control() && !turns && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_loses_what_html_cannot_hold() {
        assert_eq!(
            escaped("a<b>&\"'\u{202e}\u{0}\u{1f}\u{7f}\u{85}\u{ffff}\t字"),
            "a&lt;b&gt;&amp;&quot;&#39;\t字"
        );
    }
}
