//! What people type wrong in YAML, line by line: the signs of an input method, tabs, spaces that are missing, lines that are
//! pushed in too far or not far enough. A parser stumbles over them, but mostly a line later.

use std::ops::Range;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};

/// A slip, and the line in which it stands.
#[derive(Debug)]
pub struct YamlSlip {
    /// Where its line begins.
    pub line: usize,
    /// What is told.
    pub fault: Fault,
}

/// The slips in a stretch of a file, in order.
pub fn slips(text: &str, file: FileNo, stretch: Range<usize>) -> Vec<YamlSlip> {
    let mut slips = Vec::new();
    let mut at = stretch.start;
    let mut block: Option<usize> = None;
    for line in text[stretch].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        if words.is_empty() || words.starts_with('#') || block.is_some_and(|key| indent > key) {
            continue;
        }
        block = begins_block(words).then_some(indent);
        if let Some((range, what, hint)) = slip(line) {
            let spot = Spot::new(file, start + range.start..start + range.end);
            let fault = Fault::error(Code::YamlSlip, spot, what).hint(hint);
            slips.push(YamlSlip { line: start, fault });
        }
    }
    slips
}

/// The line that is pushed in too far, or not far enough, for those above it.
pub fn crooked_line(text: &str, file: FileNo, stretch: Range<usize>) -> Option<Fault> {
    let mut at = stretch.start;
    let mut levels: Vec<usize> = Vec::new();
    let mut may_open = true;
    let mut block: Option<usize> = None;
    for line in text[stretch].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if words.is_empty() || words.starts_with('#') || block.is_some_and(|key| indent > key) {
            continue;
        }
        block = begins_block(words).then_some(indent);
        let (dashes, rest) = dashes(words);
        let structured = dashes > 0 || key(rest).is_some();
        let top = levels.last().copied();
        let fits = match top {
            None => true,
            Some(top) if indent > top => may_open || !structured,
            _ => levels.contains(&indent),
        };
        if !fits {
            let spot = Spot::new(file, start..start + indent + words.len());
            let what = match top.is_some_and(|top| indent > top) {
                true => told!("这一行前面的空格多了", "there are too many spaces before this line"),
                false => told!(
                    "这一行前面的空格和上面哪一层都对不齐",
                    "the spaces before this line fit none of the lines above"
                ),
            };
            let hint = told!(
                "同一层的各行，前面的空格一样多；下一层比上一层多两个",
                "lines of one level have the same number of spaces; the next level has two more"
            );
            return Some(Fault::error(Code::YamlSlip, spot, what).hint(hint));
        }
        levels.retain(|level| *level < indent);
        levels.push(indent);
        if dashes > 0 && key(rest).is_some() {
            levels.push(indent + dashes);
        }
        may_open = rest.is_empty() || rest.ends_with(':');
    }
    None
}

type TypedWrong = (Range<usize>, Told, Told);

/// The slip in one line; places are bytes of the line.
fn slip(line: &str) -> Option<TypedWrong> {
    let words = line.trim_start();
    let white = &line[..line.len() - words.len()];
    if let Some(at) = white.find('\t') {
        return Some((
            at..at + 1,
            told!("这一行开头有制表符（Tab）", "this line begins with a tab"),
            told!(
                "换成空格，和同一层的行对齐",
                "use spaces, as many as the lines of its level have"
            ),
        ));
    }
    if let Some(at) = white.find('\u{3000}') {
        return Some((
            at..at + '\u{3000}'.len_utf8(),
            told!("这一行开头有全角空格", "this line begins with a full-width space"),
            told!(
                "换成半角空格，和同一层的行对齐",
                "use ordinary spaces, as many as the lines of its level have"
            ),
        ));
    }
    let first = words.chars().next()?;
    let after = &words[first.len_utf8()..];
    let from = white.len();
    if "－–—•·".contains(first) && (after.starts_with([' ', '\u{3000}']) || after.contains(".md"))
    {
        return Some((
            from..from + first.len_utf8(),
            told!("这里的“{first}”不是列表的短横", "`{first}` here is not the hyphen of a list"),
            told!("写成半角短横加一个空格：“- ”", "write a hyphen and a space: `- `"),
        ));
    }
    if first == '-' && after.starts_with(|c: char| c.is_alphabetic() || "\"“'".contains(c)) {
        return Some((
            from..from + 1,
            told!("短横后面少一个空格", "a space is missing after the hyphen"),
            told!("写成“- ”加内容", "write `- ` and then the words"),
        ));
    }
    if first == '-' && after.starts_with('\u{3000}') {
        return Some((
            from + 1..from + 1 + '\u{3000}'.len_utf8(),
            told!("短横后面是全角空格", "a full-width space stands after the hyphen"),
            told!("换成半角空格", "use an ordinary space"),
        ));
    }
    let (dashes, rest) = dashes(words);
    let name = key(rest)?;
    let colon = from + dashes + name;
    let sign = line[colon..].chars().next()?;
    let value = &line[colon + sign.len_utf8()..];
    let known = &rest[..name];
    if sign == '：' {
        return Some((
            colon..colon + sign.len_utf8(),
            told!("“{known}”后面是全角冒号“：”", "a full-width colon stands after `{known}`"),
            told!("换成半角冒号，再空一格：“{known}: ”", "write `{known}: `, with a space"),
        ));
    }
    let bound = !value.is_empty() && !value.starts_with(['\n', '\r', ' ', '\t', '/', '\\', ':']);
    bound.then(|| {
        (
            colon..colon + 1,
            told!("“{known}:”后面少一个空格", "a space is missing after `{known}:`"),
            told!("写成“{known}: ”加内容", "write `{known}: ` and then the value"),
        )
    })
}

/// The bytes that `- ` takes at a line's start, and what stands behind.
fn dashes(words: &str) -> (usize, &str) {
    let mut rest = words;
    while let Some(inside) = rest.strip_prefix("- ") {
        rest = inside.trim_start_matches(' ');
    }
    let rest = if rest == "-" { "" } else { rest };
    (words.len() - rest.len(), rest)
}

/// The length of the key with which words begin, if a colon follows it.
fn key(words: &str) -> Option<usize> {
    let length = words.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
    let begins = words.starts_with(|c: char| c.is_ascii_alphabetic());
    (begins && words[length..].starts_with([':', '：'])).then_some(length)
}

/// Whether lines of plain text follow.
fn begins_block(words: &str) -> bool {
    let value = words.rsplit_once(": ").map_or("", |(_, value)| value);
    matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(text: &str) -> Vec<(String, String)> {
        let slips = slips(text, FileNo(0), 0..text.len());
        slips
            .into_iter()
            .map(|slip| {
                let range = slip.fault.spot.unwrap().range();
                (text[range].to_string(), slip.fault.what.zh)
            })
            .collect()
    }

    #[test]
    fn the_sign_itself_is_named() {
        let signs =
            |text: &str| told_of(text).into_iter().map(|(sign, _)| sign).collect::<Vec<_>>();
        assert_eq!(signs("title：标题\n"), ["："]);
        assert_eq!(signs("pages:\n  - page：1\n"), ["："]);
        assert_eq!(signs("title:标题\n"), [":"]);
        assert_eq!(signs("a: 1\n\tb: 2\n"), ["\t"]);
        assert_eq!(signs("a:\n　　b: 2\n"), ["　"]);
        assert_eq!(signs("stories:\n  -stories/a.md\n"), ["-"]);
        assert_eq!(signs("stories:\n  －stories/a.md\n"), ["－"]);
        for sound in [
            "title: 标题：副题\n",
            "url: http://a.b\n",
            "lead-in: |\n  Tel：1\n",
            "a: {b: 1}\n",
            "- 5℃\n",
            "# a：b\n",
        ] {
            assert!(told_of(sound).is_empty(), "{sound}");
        }
    }

    #[test]
    fn the_crooked_line_is_found() {
        let line = |text: &str| {
            crooked_line(text, FileNo(0), 0..text.len())
                .map(|fault| text[..fault.spot.unwrap().start as usize].matches('\n').count() + 1)
        };
        assert_eq!(line("number: 1\n date: 2026-11-20\n"), Some(2));
        assert_eq!(line("pages:\n  - page: 1\n    layout: l1\n   stories:\n      a: b\n"), Some(4));
        assert_eq!(line("pages:\n  - page: 1\n      layout: l1\n"), Some(3));
        assert_eq!(
            line("pages:\n  - page: 1\n    layout: l1\n    stories:\n      a: b\nnumber: 1\n"),
            None
        );
        assert_eq!(line("pages:\n- page: 1\n  layout: l1\n- page: 2\n"), None);
        assert_eq!(line("lead-in: 一行\n  二行\ntitle: 题\n"), None);
    }
}
