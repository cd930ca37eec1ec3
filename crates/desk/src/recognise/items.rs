//! A source's blocks as the recogniser walks them: lines of text with what stands before each, and what stops the text.

use super::made::{self, Made};
use super::said::Numbered;
use crate::block::{Content, End, Look, Picture, Span, Table};
use crate::found::Element;
use crate::turn::{Habits, Ledger};
use crate::words::{Words, is_white};

/// Where something stands: which source, and which of its blocks.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct At {
    /// Number of the source.
    pub source: usize,
    /// Number of the block in it.
    pub block: usize,
    /// Its line, from 1.
    pub line: u32,
}

/// What stands before a line.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub enum Gap {
    /// Nothing: the line before.
    None,
    /// Empty lines, so many.
    Blank(u32),
    /// A page or column ended, or something stood there that is no text.
    Break,
}

/// A line or paragraph as its source has it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it stands.
    pub at: At,
    /// Its letters, white at its ends too.
    pub words: Words,
    /// Them as a text without white at the ends.
    pub text: String,
    /// White before it: 1 for a full-width space, a half for another.
    pub indent: f64,
    /// What its end is.
    pub end: End,
    /// How it looks.
    pub look: Look,
    /// What stands before it.
    pub gap: Gap,
}

/// Something in the order of its source.
#[derive(Debug, Clone)]
pub enum Item {
    /// Text.
    Line(Line),
    /// A table.
    Table(At, Table),
    /// A picture.
    Picture(At, Picture),
    /// A line drawn across.
    Rule(At),
    /// What needs no rule to know it.
    Made(Element),
}

/// A footnote's words.
#[derive(Debug, Clone)]
pub struct FootNote {
    /// Its number.
    pub number: u32,
    /// Where it stands.
    pub at: At,
    /// Its words.
    pub words: Words,
}

/// The items of blocks of a source, and their footnotes.
pub fn items(
    number: usize,
    blocks: &[Numbered],
    (habits, ledger): (&Habits, &mut Ledger),
) -> (Vec<Item>, Vec<FootNote>) {
    let mut items = Vec::new();
    let mut notes = Vec::new();
    let mut gap = Gap::Break;
    let mut place = 0;
    while let Some((n, block)) = blocks.get(place) {
        let at = At { source: number, block: *n, line: block.line };
        if made::is_of_picture(&mut items, block, at, (habits, ledger)) {
            place += 1;
            continue;
        }
        if let Some(made) = made::made(number, &blocks[place..], (habits, ledger)) {
            let Made { element, blocks, notes: own } = made;
            items.push(Item::Made(element));
            notes.extend(own);
            place += blocks;
            gap = Gap::Break;
            continue;
        }
        place += 1;
        match &block.content {
            Content::Empty => gap = deeper(gap),
            Content::Break => gap = Gap::Break,
            Content::Text { spans, end } => {
                let line = line(at, spans, *end, &block.look, gap);
                if line.text.is_empty() {
                    gap = deeper(gap);
                    continue;
                }
                items.push(Item::Line(line));
                gap = Gap::None;
            }
            Content::Table(table) => {
                items.push(Item::Table(at, table.clone()));
                gap = Gap::Break;
            }
            Content::Story(_) => {}
            Content::Picture(picture) => {
                items.push(Item::Picture(at, picture.clone()));
                gap = Gap::Break;
            }
            Content::Rule => {
                items.push(Item::Rule(at));
                gap = Gap::Break;
            }
            Content::Note { number, spans } => {
                notes.push(FootNote { number: *number, at, words: Words::of(spans) });
            }
        }
    }
    (items, notes)
}

fn deeper(gap: Gap) -> Gap {
    match gap {
        Gap::None => Gap::Blank(1),
        Gap::Blank(n) => Gap::Blank(n + 1),
        Gap::Break => Gap::Break,
    }
}

fn line(at: At, spans: &[Span], end: End, look: &Look, gap: Gap) -> Line {
    let mut words = Words::of(spans);
    let mut look = look.clone();
    words.0.retain(|letter| !is_unseen(letter.c));
    let text = words.text();
    if end == End::Line {
        marks_of_markdown(&mut words, &mut look, &text);
    }
    let full = words.text();
    let white = full.chars().take_while(|c| is_white(*c));
    let typed: f64 = white
        .map(|c| {
            if c == '\u{3000}' {
                1.0
            } else if c == '\t' {
                2.0
            } else {
                0.5
            }
        })
        .sum();
    let indent = typed + look.indent.max(0.0);
    if words.are_bold() {
        look.is_bold = true;
    }
    Line { at, text: full.trim().to_string(), words, indent, end, look, gap }
}

/// `# 标题` in a plain text is a heading, `**小标题**` a bold line.
fn marks_of_markdown(words: &mut Words, look: &mut Look, text: &str) {
    let trimmed = text.trim_start();
    let signs = trimmed.chars().take_while(|c| *c == '#').count();
    let white = text.chars().count() - trimmed.chars().count();
    let is_sentence = trimmed.contains('。') || trimmed.chars().count() > 80;
    if (1..=6).contains(&signs) && trimmed.chars().nth(signs).is_some_and(is_white) && !is_sentence
    {
        look.heading = Some(signs as u8);
        words.0.drain(..white + signs);
    }
    let trimmed = words.trimmed();
    let bare = trimmed.text();
    if let Some(inside) = bare.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"))
        && !inside.is_empty()
        && !inside.contains('*')
    {
        *words = trimmed.part(2, bare.chars().count() - 2);
        look.is_bold = true;
    }
}

/// What nobody can see and no reader means.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\u{AD}' | '\u{200E}' | '\u{200F}')
        || c.is_control() && c != '\t'
}
