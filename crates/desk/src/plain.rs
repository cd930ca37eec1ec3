//! Plain text: files, and what is pasted on standard input. Every character is kept as it was typed.

use kanyin_diagnostics::{Code, Fault, told};

use crate::block::{Block, Content, End, Look, Source, Span};
use crate::code_page::{self, Decoded};
use crate::tell;

/// Reads a plain text in any encoding that copy comes in.
///
/// # Errors
/// Bytes that are no text.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Fault> {
    decoded(name, code_page::decode(bytes))
}

/// The same in the encoding that a mail names, if it names one.
///
/// # Errors
/// Bytes that are no text.
pub fn read_as(name: &str, bytes: &[u8], label: Option<&str>) -> Result<Source, Fault> {
    match label {
        Some(label) => decoded(name, code_page::decode_as(bytes, label)),
        None => read(name, bytes),
    }
}

fn decoded(name: &str, decoded: Option<Decoded>) -> Result<Source, Fault> {
    let decoded = decoded.ok_or_else(|| no_text(name))?;
    let faults = code_page::faults(name, &decoded);
    Ok(Source { name: name.into(), blocks: blocks(&decoded.text), faults, ..Source::default() })
}

/// The fault of bytes that are no text.
pub fn no_text(name: &str) -> Fault {
    tell::refusal(
        Code::NotCopy,
        told!("“{name}”里面不是文字", "`{name}` holds no text"),
        told!(
            "看看扩展名是不是写错了；在原来的软件里打开，另存为 .docx 或 UTF-8 的 .txt",
            "look whether its ending is wrong; open it in its program and save it as .docx or as .txt in UTF-8"
        ),
    )
}

/// The lines of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(is_end).unwrap_or(rest.len());
        let (words, behind) = rest.split_at(at);
        let (end, length) = end(behind);
        match end {
            // A form feed behind a line end stands on a line of its own.
            LineEnd::Page if words.is_empty() => {}
            LineEnd::Soft => blocks.push(text_block(line, words, End::Soft)),
            _ => blocks.push(text_block(line, words, End::Line)),
        }
        if end == LineEnd::Page {
            blocks.push(Block { line, content: Content::Break, look: Look::default() });
        }
        line += u32::from(end == LineEnd::Hard);
        rest = &behind[length..];
    }
    blocks
}

/// How a line ends.
#[derive(Copy, Clone, PartialEq, Eq)]
enum LineEnd {
    /// A new line of the file.
    Hard,
    /// A line end of layout programs: Word's soft one, Unicode's two.
    Soft,
    /// A form feed.
    Page,
}

fn is_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Which end a text begins with, and its length in bytes.
fn end(text: &str) -> (LineEnd, usize) {
    let Some(c) = text.chars().next() else { return (LineEnd::Hard, 0) };
    match c {
        '\r' if text.starts_with("\r\n") => (LineEnd::Hard, 2),
        '\n' | '\r' => (LineEnd::Hard, 1),
        '\u{0C}' => (LineEnd::Page, 1),
        _ => (LineEnd::Soft, c.len_utf8()),
    }
}

fn text_block(line: u32, words: &str, end: End) -> Block {
    let content = match words.trim().is_empty() {
        true => Content::Empty,
        false => Content::Text { spans: vec![Span::plain(words)], end },
    };
    Block { line, content, look: Look::default() }
}

#[cfg(test)]
#[path = "plain_tests.rs"]
mod tests;
