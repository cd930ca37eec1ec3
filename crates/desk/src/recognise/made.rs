//! Blocks as the recogniser walks them: lines with what stands before each, what stops the text; and what is an element as it comes:
//! paragraphs that the source names, boxes, pictures with a credit.

use kanyin_diagnostics::told;
use kanyin_issue::story::BoxKind;

use super::body;
use super::classes::{self, Classed};
use super::heal;
use super::items::{FootNote, Gap, Item, Line};
use super::paras;
use super::said::{Numbered, words_of};
use super::signs;
use super::width::Width;
use crate::block::{Align, At, Block, Content, End, Look, Span, StoryPart};
use crate::found::{Element, ElementKind, Guess, Part};
use crate::turn::{Habits, Ledger, Pauses, turn};
use crate::words::{Words, ems, is_white};

/// Ems of a text box that is more than a line of a headline.
const LEAST_OF_BOX: f64 = 40.0;

/// An element, the blocks that it took, and the footnotes within.
struct Made {
    /// The element.
    element: Element,
    /// How many blocks it took.
    blocks: usize,
    /// Footnotes that stood in it.
    notes: Vec<FootNote>,
}

/// What the first blocks are, if that needs no rule.
fn made(
    number: usize,
    blocks: &[Numbered],
    (habits, ledger): (&Habits, &mut Ledger),
) -> Option<Made> {
    let (_, block) = blocks.first()?;
    let of = match block.look.part {
        Some(StoryPart::Sidebar) => Some(BoxKind::Sidebar),
        Some(StoryPart::NoteBox) => Some(BoxKind::Note),
        Some(StoryPart::PullQuote) => Some(BoxKind::Quote),
        _ => None,
    };
    if of.is_some() || block.look.is_boxed && block.look.part.is_none() {
        let until = 1 + blocks[1..].iter().take_while(|(_, next)| is_within(next)).count();
        let own = &blocks[..until];
        return (of.is_some() || is_text_box(own))
            .then(|| boxed(number, of, own, (habits, ledger)));
    }
    let part = block.look.part?;
    let Content::Text { .. } = &block.content else { return None };
    let lines = 1 + blocks.windows(2).take_while(|pair| is_soft(pair)).count();
    let own = &blocks[..lines];
    let mut words: Vec<Words> = own.iter().map(|(_, block)| words_of(block)).collect();
    words.iter_mut().for_each(|words| turn(words, Pauses::Text, habits, ledger, block.line));
    let kind = match (words.pop()?, block.look.align) {
        (last, _) if !words.is_empty() => ElementKind::Verse([words, vec![last]].concat()),
        (words, _) if part == StoryPart::Subhead => ElementKind::Subhead(words),
        (words, Align::Right) => ElementKind::Closing(words),
        (words, _) => ElementKind::Paragraph(words),
    };
    let at = own.iter().map(|(n, block)| At { source: number, block: *n, line: block.line });
    Some(Made { element: Element::sure(kind, at.collect()), blocks: lines, notes: Vec::new() })
}

/// Takes a caption or a credit to the picture that its source says it is of.
fn is_of_picture(
    items: &mut Vec<Item>,
    block: &Block,
    at: At,
    (habits, ledger): (&Habits, &mut Ledger),
) -> bool {
    let Some(part @ (StoryPart::Caption | StoryPart::Credit)) = block.look.part else {
        return false;
    };
    if let Some(Item::Picture(own, picture)) = items.last() {
        let element = body::pictured(picture.clone(), vec![*own]);
        items.pop();
        items.push(Item::Made(element));
    }
    let Some(Item::Made(Element { kind, at: own, .. })) = items.last_mut() else { return false };
    let ElementKind::Picture { caption, credit, .. } = kind else { return false };
    own.push(at);
    let mut words = words_of(block);
    turn(&mut words, Pauses::Text, habits, ledger, block.line);
    match part {
        StoryPart::Credit => *credit = Some(words.text()),
        _ if caption.is_blank() => *caption = words,
        _ => caption.append(&words),
    }
    true
}

/// Whether a block goes on in the box above it.
fn is_within(block: &Block) -> bool {
    let begins = matches!(
        block.look.part,
        Some(StoryPart::Sidebar | StoryPart::NoteBox | StoryPart::PullQuote)
    );
    block.look.is_boxed && !begins
}

/// Whether two blocks are lines of one paragraph.
fn is_soft(pair: &[Numbered]) -> bool {
    let is_line = matches!(pair[0].1.content, Content::Text { end: End::Soft, .. });
    is_line && pair[0].1.look.part == pair[1].1.look.part
}

/// Whether text boxes hold a text of their own. A single line is a headline's or a picture's.
fn is_text_box(blocks: &[Numbered]) -> bool {
    let texts: Vec<String> = blocks.iter().map(|(_, block)| block.content.text()).collect();
    let is_caption = texts.len() == 1 && signs::caption(&texts[0]) >= 0.6;
    if texts.len() > 1 && signs::heads_sidebar(texts[0].trim()) {
        return true;
    }
    let ends = texts.iter().any(|text| signs::ends_sentence(text.trim()));
    ends && !is_caption && texts.iter().map(|text| ems(text)).sum::<f64>() >= LEAST_OF_BOX
}

fn boxed(
    number: usize,
    of: Option<BoxKind>,
    blocks: &[Numbered],
    (habits, ledger): (&Habits, &mut Ledger),
) -> Made {
    let part_of = |(n, block): &Numbered| {
        let words = words_of(block);
        let at = vec![At { source: number, block: *n, line: block.line }];
        (!words.is_blank()).then_some(Part { words, at, guess: None })
    };
    let mut rest = blocks;
    let (mut title, mut tab) = (None, None);
    if of.is_some() {
        title = part_of(&rest[0]);
        rest = &rest[1..];
    }
    if let Some(first) = rest.first().filter(|(_, first)| first.look.part == Some(StoryPart::Tab)) {
        tab = part_of(first);
        rest = &rest[1..];
    }
    // In the box itself nothing is in a box.
    let inside: Vec<(usize, Block)> = rest.iter().map(|(n, block)| (*n, unboxed(block))).collect();
    let inside: Vec<Numbered> = inside.iter().map(|(n, block)| (*n, block)).collect();
    let (items, notes) = items(number, &inside, (habits, ledger));
    let mut classed = classes::classify(heal::heal(paras::paragraphs(items, habits, ledger)));
    if of.is_none() {
        title = head_of_box(&mut classed);
    }
    let at = blocks.iter().map(|(n, block)| At { source: number, block: *n, line: block.line });
    let body = body::elements(classed, &mut body::shell());
    let kind = ElementKind::Boxed { of: of.unwrap_or(BoxKind::Sidebar), title, tab, body };
    let guess = of.is_none().then(|| Guess {
        what: told!("方框：原稿里是文本框", "a box: it stood in a text box"),
        sure: 65,
    });
    Made { element: Element { kind, at: at.collect(), guess }, blocks: blocks.len(), notes }
}

fn unboxed(block: &Block) -> Block {
    Block { look: Look { is_boxed: false, ..block.look.clone() }, ..block.clone() }
}

/// The headline of a text box.
fn head_of_box(classed: &mut Vec<Classed>) -> Option<Part> {
    let first = classed.first().filter(|first| first.is_head() && classed.len() > 1)?;
    let (mut words, at) = (first.para.words.clone(), first.para.at.clone());
    words.unbold_if_all();
    classed.remove(0);
    Some(Part { words, at, guess: None })
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
        if is_of_picture(&mut items, block, at, (habits, ledger)) {
            place += 1;
            continue;
        }
        if let Some(made) = made(number, &blocks[place..], (habits, ledger)) {
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
        .map(|c| match c {
            '\u{3000}' => 1.0,
            '\t' => 2.0,
            _ => 0.5,
        })
        .sum();
    let indent = typed + look.indent.max(0.0);
    if words.are_bold() {
        look.is_bold = true;
    }
    let text = full.trim().to_string();
    let width = Width::of(&text, full.trim_end().chars().count(), indent);
    Line { at, text, words, indent, width, end, look, gap }
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
