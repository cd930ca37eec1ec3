//! Signs inside of lines that mean something to Markdown and hardly ever to a newspaper: underscores, backticks, tags,
//! `[注]: …`.

use super::lines::TypedLines;
use super::prepared::Edits;
use super::signs::is_han;
use super::slips::{Slip, Slips};

/// Reads all lines.
pub fn read(lines: &TypedLines, edits: &mut Edits, slips: &mut Slips) {
    let mut searched = 0;
    for index in 0..lines.all.len() {
        if lines.all[index].fenced {
            continue;
        }
        let (words, place) = (lines.words(index), lines.place(index));
        for (at, _) in words.match_indices(['_', '`']) {
            edits.data(place.start + at..place.start + at + 1);
        }
        underscores(words, place.start, slips);
        tags(words, place.start, edits, slips);
        let listed = words.len() - behind_list_marks(words).len();
        if let Some(colon) = definition(lines, &words[listed..], &mut searched) {
            let colon = place.start + listed + colon;
            edits.data(colon..colon + 1);
        }
    }
}

/// `__词语__` is told: it looks like emphasis.
fn underscores(words: &str, base: usize, slips: &mut Slips) {
    let Some(open) = words.find("__") else { return };
    let inside = &words[open + 2..];
    let Some(end) = inside.find("__") else { return };
    let text = &inside[..end];
    if text.starts_with(is_han) && text.ends_with(is_han) && text.chars().count() <= 30 {
        slips.say(Slip::Underscores, base + open..base + open + end + 4);
    }
}

const TAGS: [&str; 40] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "details",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rt",
    "ruby",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "u",
];

/// Tags are text, and told; addresses in `<…>` stay what they are.
fn tags(words: &str, base: usize, edits: &mut Edits, slips: &mut Slips) {
    for (at, _) in words.match_indices('<') {
        let rest = &words[at + 1..];
        let address = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| {
            rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if address || words[..at].ends_with("](") || words[..at].ends_with('\\') {
            continue;
        }
        edits.data(base + at..base + at + 1);
        let name = rest.trim_start_matches('/');
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&name[..length]))
            || ["table", "td", "th", "tr", "ul", "style", "script", "video", "iframe"]
                .contains(&&*name[..length].to_ascii_lowercase());
        let whole = !name[length..].starts_with(|c: char| !" />\t".contains(c));
        let known = known && whole;
        let end = rest.bytes().take(200).position(|byte| byte == b'>');
        if let Some(end) = end.filter(|_| known || rest.starts_with("!--")) {
            slips.say(Slip::Html, base + at..base + at + end + 2);
        }
    }
}

/// What stands behind the marks of a list, where that is the sign of a note: Markdown knows definitions there too.
fn behind_list_marks(words: &str) -> &str {
    let marks = |c: char| "-*+.)".contains(c) || c.is_ascii_digit() || c.is_whitespace();
    let inside = words.trim_start_matches(marks);
    if inside.starts_with("[^") { inside } else { words }
}

/// The colon of `[注]: …`, which Markdown would swallow, unless it is the address of words elsewhere.
fn definition(lines: &TypedLines, words: &str, searched: &mut usize) -> Option<usize> {
    let rest = words.strip_prefix('[')?;
    let close = 1 + rest.find(']')?;
    let after = words[close + 1..].strip_prefix(':')?;
    let label = &words[..=close];
    let target = after.trim_start().trim_start_matches('<');
    let web = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    *searched += usize::from(web);
    // The whole text is searched for so many only.
    let used = || *searched > 100 || lines.text.matches(label).take(2).count() > 1;
    (!(web && used())).then_some(close + 1)
}
