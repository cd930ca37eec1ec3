//! Where words may lead.

use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The schemes that a newspaper's words may lead to. All others stay text: `javascript:` would run, `file:` would
/// look into the reader's disk.
const SCHEMES: [&str; 4] = ["http:", "https:", "mailto:", "tel:"];

/// Longer ones are no addresses that anybody typed.
const LONGEST: usize = 2000;

/// What no address may hold unescaped (RFC 3986, 2.2); `%` stays, since it may be an escape.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A Markdown link's address in ASCII, if it is one that may be live.
pub fn live(url: &str) -> Option<Arc<str>> {
    let url = url.trim();
    let (scheme, rest) = SCHEMES.into_iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    })?;
    let is_whole = match scheme {
        "http:" | "https:" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty()),
        _ => !rest.is_empty(),
    };
    if !is_whole || url.contains(char::is_control) {
        return None;
    }
    let url = format!("{scheme}{}", utf8_percent_encode(rest, ESCAPED));
    (url.len() <= LONGEST).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::live;

    #[test]
    fn only_four_schemes_are_live() {
        for dead in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "//host/path",
            "stories/a.md",
            "#fn",
            "http:",
            "https://",
            "mailto:",
            "",
            "https://a.example/\u{0}",
        ] {
            assert_eq!(live(dead), None, "{dead:?}");
        }
    }

    #[test]
    fn addresses_are_ascii() {
        let of = |url: &str| live(url).unwrap().to_string();
        assert_eq!(
            of("https://a.example/路?q=%20&b=1#x"),
            "https://a.example/%E8%B7%AF?q=%20&b=1#x"
        );
        assert_eq!(of("HTTPS://a.example/"), "https://a.example/");
        assert_eq!(of("mailto:a@b.example"), "mailto:a@b.example");
        assert_eq!(of("tel:+86-10-1"), "tel:+86-10-1");
        assert_eq!(of("http://a.example/\">"), "http://a.example/%22%3E");
    }
}
