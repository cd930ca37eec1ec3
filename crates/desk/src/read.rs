//! A file of copy becomes a [`Source`]. A stand-in: text in UTF-8, UTF-16 or GBK; the readers for each kind come in its place.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::block::{Block, Content, End, Look, Picture, Source, Span};

/// Endings of pictures.
const PICTURES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "svg", "tif"];

/// Reads a file; `name` is what it is called.
pub fn source(name: &str, bytes: &[u8]) -> Source {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    if ending.is_some_and(|ending| PICTURES.contains(&ending.as_str())) {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let picture =
            Picture { name: file.into(), bytes: Some(bytes.into()), ..Picture::default() };
        let block = Block { line: 1, content: Content::Picture(picture), look: Look::default() };
        return Source { name: name.into(), blocks: vec![block], ..Source::default() };
    }
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Source { name: name.into(), blocks: blocks(&text), ..Source::default() }
}

/// The lines of a plain text.
fn blocks(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut blocks = Vec::new();
    for (line, words) in (1..).zip(text.split('\n')) {
        for (n, words) in words.split('\u{C}').enumerate() {
            let mut put = |content| blocks.push(Block { line, content, look: Look::default() });
            if n > 0 {
                put(Content::Break);
            }
            match words.trim().is_empty() {
                true => put(Content::Empty),
                false => {
                    let spans = vec![Span { text: words.into(), ..Span::default() }];
                    put(Content::Text { spans, end: End::Line });
                }
            }
        }
    }
    blocks
}
