//! Copy as it is read: passages of running text, each with the place of every character in its file.

use std::ops::Range;

use crate::account::block_text;
use crate::block::{At, Content, Source};
use crate::found::{Element, ElementKind, Found};

/// Lines between two blocks, at most, that are kept: a file's own lines are fewer.
const MOST_LINES: u32 = 1_000_000;

/// A paragraph, a headline, a caption.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    /// The number of its source.
    pub source: usize,
    /// The number of its story.
    pub story: usize,
    /// Its text.
    pub text: String,
    /// For each byte of its text that begins a character, and for its end: the byte in [`text_of`] its source.
    places: Vec<usize>,
}

impl Passage {
    fn add(&mut self, text: &str, at: usize) {
        self.places.pop();
        self.text.push_str(text);
        self.places.extend(at..=at + text.len());
    }

    /// Where bytes of its text stand in the source.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.places.get(byte).copied().unwrap_or_default();
        let last = range.end.saturating_sub(1).max(range.start);
        at(range.start)..at(last) + (range.end - last.min(range.end))
    }
}

/// A source as a text in which every block stands in its own line, as files of text have it.
pub fn text_of(source: &Source) -> String {
    lines_of(source).0
}

/// The same, and where each block begins in it.
fn lines_of(source: &Source) -> (String, Vec<usize>) {
    if let Some(Content::Story(text)) = source.blocks.first().map(|block| &block.content) {
        return (text.clone(), vec![0; source.blocks.len()]);
    }
    let (mut text, mut line, mut begins) = (String::new(), 1, Vec::new());
    for block in &source.blocks {
        let words = block_text(block).replace('\n', " ");
        if !words.is_empty() {
            let down = block.line.saturating_sub(line).min(MOST_LINES);
            (0..down).for_each(|_| text.push('\n'));
            line = line.max(block.line);
            if down == 0 && !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
        }
        begins.push(text.len());
        text.push_str(&words);
    }
    (text, begins)
}

/// The passages of all stories.
pub fn passages(sources: &[Source], found: &Found) -> Vec<Passage> {
    let begins: Vec<Vec<usize>> = sources.iter().map(|source| lines_of(source).1).collect();
    let of = |at: &[At], story: usize| -> Option<Passage> {
        let source = at.first()?.source;
        let mut passage = Passage { source, story, ..Passage::default() };
        for at in at.iter().filter(|at| at.source == source) {
            let block = sources[at.source].blocks.get(at.block)?;
            if matches!(block.content, Content::Text { .. }) {
                let words = block_text(block).replace('\n', " ");
                let before = words.len() - words.trim_start().len();
                passage.add(words.trim(), begins[at.source][at.block] + before);
            }
        }
        (!passage.text.is_empty()).then_some(passage)
    };
    let mut passages = Vec::new();
    for (n, story) in found.stories.iter().enumerate() {
        passages.extend(story.head_parts().filter_map(|part| of(&part.at, n)));
        of_body(&story.body, &mut |at| passages.extend(of(at, n)));
    }
    for (n, ready) in found.ready.iter().enumerate() {
        of_file(&ready.text, ready.at.source, found.stories.len() + n, &mut passages);
    }
    passages
}

fn of_body(body: &[Element], visit: &mut dyn FnMut(&[At])) {
    for element in body {
        match &element.kind {
            ElementKind::Boxed { title, tab, body, .. } => {
                [tab, title].into_iter().flatten().for_each(|part| visit(&part.at));
                of_body(body, visit);
            }
            ElementKind::Table(_) | ElementKind::Picture { .. } => {}
            // An item, a line of verse.
            ElementKind::List { .. } | ElementKind::Verse(_) if element.at.len() > 1 => {
                element.at.chunks(1).for_each(&mut *visit);
            }
            _ => visit(&element.at),
        }
    }
}

/// The passages of a story file: the values of its front matter, and its paragraphs. Rows of tables are none.
fn of_file(text: &str, source: usize, story: usize, passages: &mut Vec<Passage>) {
    let empty = || Passage { source, story, ..Passage::default() };
    let (mut at, mut is_front, mut open) = (0, false, empty());
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let bare = line.trim();
        if bare == "---" && (begin == 0 || is_front) {
            is_front = begin == 0;
            continue;
        }
        let own = match is_front {
            true => line.split_once(':').map_or("", |(_, value)| value.trim()),
            false => bare.trim_start_matches(['>', '#', ' ', '\u{3000}']),
        };
        let begins_new =
            is_front || bare.starts_with(['#', '-', '*', '!', '|', '<']) || own.is_empty();
        if begins_new && !open.text.is_empty() {
            passages.push(std::mem::replace(&mut open, empty()));
        }
        if own.is_empty()
            || own.starts_with(['|', '<'])
            || own.starts_with("![") && !own.contains("](")
        {
            continue;
        }
        let from = begin + line.find(own).unwrap_or_default();
        open.add(own, from);
        if is_front {
            passages.push(std::mem::replace(&mut open, empty()));
        }
    }
    if !open.text.is_empty() {
        passages.push(open);
    }
}
