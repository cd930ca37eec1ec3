//! Words of others as they may be shown. A file's name may hold anything: what would steer a terminal, a CI log or the
//! reader's eye is shown as an escape, `\u{202e}`.
//!
//! What steers: control characters (ECMA-48); direction marks and isolates (Unicode TR 36, "Trojan Source"); what has no
//! width, and separators of lines; orders to a CI runner (`::error::` of GitHub, `##[…]`, `##vso[…]`, `##teamcity[…]`).

use std::borrow::Cow;

/// A line of words: line ends in it are escapes too.
pub fn harmless(text: &str) -> String {
    let shown: Cow<str> = match text.contains(steers) {
        true => text.chars().map(shown).collect::<String>().into(),
        false => text.into(),
    };
    unordered(&shown, r"\u{3a}", r"\u{23}")
}

/// Lines of words that are ours: their line ends stay.
pub fn harmless_lines(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

/// JSON whose strings hold the same, and nothing that steers as it stands.
pub fn harmless_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // Between values; in strings they are escaped already.
            '\n' | '\r' | '\t' => out.push(c),
            c if steers(c) => {
                let mut units = [0; 2];
                out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            c => out.push(c),
        }
    }
    unordered(&out, ":", r"\u0023")
}

/// A character as it is shown: an escape if it steers.
pub fn shown(c: char) -> Cow<'static, str> {
    match c {
        '\n' | '\r' | '\t' => c.escape_default().to_string().into(),
        c if steers(c) => c.escape_unicode().to_string().into(),
        c => c.to_string().into(),
    }
}

/// Whether a character is not seen and changes what is.
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Directions.
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            // Nothing to be seen.
            | '\u{AD}' | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
            // Line ends.
            | '\u{2028}' | '\u{2029}')
}

/// Whether a runner could find an order within a line that does not begin with it.
pub fn orders(line: &str) -> bool {
    unordered(line, ":", "") != line
}

/// Text in which no runner finds an order: `::` at its start, `##word[` anywhere. `colon` and `hash` stand for the first
/// sign of these.
fn unordered(text: &str, colon: &str, hash: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let begins = text.trim_start();
    let mut rest = match begins.strip_prefix("::") {
        Some(_) => {
            out.push_str(&text[..text.len() - begins.len()]);
            out.push_str(colon);
            &begins[1..]
        }
        None => text,
    };
    while let Some(at) = rest.find("##") {
        out.push_str(&rest[..at]);
        let after = rest[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        out.push_str(if after.starts_with('[') { hash } else { "#" });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown() {
        assert_eq!(harmless("2026\u{1b}[31m-11"), r"2026\u{1b}[31m-11");
        assert_eq!(harmless("cod\u{202e}gpj.exe"), r"cod\u{202e}gpj.exe");
        assert_eq!(harmless("a\nb\r\tc\u{2028}d\u{85}"), r"a\nb\r\tc\u{2028}d\u{85}");
        assert_eq!(harmless("零\u{200b}宽\u{feff}"), r"零\u{200b}宽\u{feff}");
        assert_eq!(harmless("刊印 ā é ——「」𠮷👍"), "刊印 ā é ——「」𠮷👍");
        assert_eq!(harmless_lines("一\n二\u{7}\n"), "一\n二\\u{7}\n");
    }

    #[test]
    fn no_runner_finds_an_order() {
        assert_eq!(harmless("::error::x"), r"\u{3a}:error::x");
        assert_eq!(harmless("  ::set-output"), r"  \u{3a}:set-output");
        assert_eq!(harmless("a::b"), "a::b");
        assert_eq!(harmless("x ##[error]y"), r"x \u{23}#[error]y");
        assert_eq!(harmless("###vso[task]"), r"#\u{23}#vso[task]");
        assert_eq!(harmless("## 小标题"), "## 小标题");
        assert_eq!(harmless_lines("a\n::error::b"), "a\n\\u{3a}:error::b");
    }

    #[test]
    fn json_says_the_same() {
        let text = "a\u{202e}\u{7f}\u{e0041}##[x]\u{1b}\n";
        let json = serde_json::to_string(text).unwrap();
        let plain = harmless_json(&json);
        assert!(plain.is_ascii() && !plain.contains("##["), "{plain}");
        assert_eq!(serde_json::from_str::<String>(&plain).unwrap(), text);
    }
}
