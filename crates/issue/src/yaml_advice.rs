//! What a YAML error is likely to mean, for people who never wanted to write YAML.

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};

use super::yaml_words::{is_about_tabs, said};

/// The fault for a place that the parser could not read.
pub fn syntax_fault(file: FileNo, text: &str, at: usize, info: &str) -> Fault {
    let at = text.floor_char_boundary(at.min(text.len()));
    let line = line_around(text, at);
    let end = at + text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let said = said(info);
    let what = told!("这里读不下去：{said}", "this is not YAML: {said}"; said);
    Fault::error(Code::YamlSyntax, Spot::new(file, at..end), what).hint(advice(line, info))
}

/// What to do about it, guessed from the line and from what the parser said.
fn advice(line: &str, info: &str) -> Told {
    let value = line.split_once(": ").map_or(line, |(_, value)| value).trim_start();
    if line.starts_with('\t') || is_about_tabs(info) {
        told!("缩进用空格，不用 Tab", "indent with spaces, not tabs")
    } else if value.starts_with(['"', '\'']) {
        told!(
            "引号里的文字要从头到尾都在引号内；里面还有引号的，用“”或换另一种引号",
            "close the quotes at the end of the text; for quotes within it use the other kind"
        )
    } else if value.starts_with(['[', '{', '*', '&', '!', '@', '`', '%', '|', '>']) {
        told!(
            "以 [ {{ * & ! @ ` % | > 开头的文字要加引号",
            "put quotes around text that begins with [ {{ * & ! @ ` % | or >"
        )
    } else if value.contains(": ") || value.ends_with(':') {
        told!(
            "文字里有半角冒号的，要加引号，或改用全角“：”",
            "put quotes around text that holds a colon and a space"
        )
    } else if line.contains('：') && !line.contains(": ") {
        told!(
            "键后面要用半角冒号加一个空格，不是“：”",
            "after a key write `: `, not the full-width `：`"
        )
    } else {
        told!(
            "看看这一行和上一行：缩进是否对齐，冒号后有没有空格，引号和括号是否成对",
            "look at this line and the one above: indentation, a space after the colon, quotes and brackets in pairs"
        )
    }
}

/// The line in which a byte stands.
fn line_around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    &text[start..end]
}
