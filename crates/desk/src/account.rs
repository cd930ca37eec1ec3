//! The account 字数: every letter and digit of a source is in a story or in what is left over. What a rule forgot is put there, so
//! that nothing is lost, whatever the rules do.

use std::collections::HashMap;
use std::rc::Rc;

use kanyin_diagnostics::told;
use kanyin_issue::look_alikes::meant;

use super::block::{At, Block, Content, Source, Span, Table};
use super::found::{Element, ElementKind, Found, FoundStory, LeftOver, Part};
use super::recognise::said::is_key;
use super::turn::narrowed;
use super::words::{Words, is_han};

/// Puts into what is left over whatever is in no story; gives how many characters are missing after that: none, unless a rule
/// of this file is wrong.
pub fn settle(sources: &[Source], found: &mut Found) -> usize {
    let missing = missing(sources, found);
    if missing.is_empty() {
        return 0;
    }
    let covered = covered(found);
    for (number, source) in sources.iter().enumerate() {
        for (n, block) in source.blocks.iter().enumerate() {
            let at = At { source: number, block: n, line: block.line };
            let text = block_text(block);
            let own = letters(&text);
            let made = covered.get(&(number, n));
            let is_there = made.is_some_and(|made| made.iter().any(|text| text.contains(&own)));
            if !own.is_empty() && !is_there {
                found.left.push(LeftOver {
                    at: Some(at),
                    why: told!("没有放进任何一篇", "it is in no story"),
                    text,
                });
            }
        }
    }
    self::missing(sources, found).values().sum()
}

/// Letters and digits that are in a source more often than in what came of it.
fn missing(sources: &[Source], found: &Found) -> HashMap<char, usize> {
    let mut counts: HashMap<char, i64> = HashMap::new();
    for source in sources {
        let of_blocks = source.blocks.iter().map(block_text);
        let of_asides = source.asides.iter().map(|aside| aside.text.clone());
        for text in of_blocks.chain(of_asides) {
            letters(&text).chars().for_each(|c| *counts.entry(c).or_default() += 1);
        }
    }
    for text in texts(found) {
        letters(&text).chars().for_each(|c| *counts.entry(c).or_default() -= 1);
    }
    counts
        .into_iter()
        .filter_map(|(c, count)| usize::try_from(count).ok().filter(|n| *n > 0).map(|n| (c, n)))
        .collect()
}

/// The letters and digits of a text, as the desk writes them.
pub fn letters(text: &str) -> String {
    let mut letters = String::new();
    for c in text.chars() {
        let narrow = narrowed(c);
        match meant(narrow) {
            Some((_, real)) => letters.extend(real.chars().filter(|c| c.is_alphanumeric())),
            None if is_han(narrow) || narrow.is_alphanumeric() => letters.push(narrow),
            None => {}
        }
    }
    letters
}

/// All text of a block: signs of footnotes left out, since they are written anew.
pub fn block_text(block: &Block) -> String {
    let of_spans = |spans: &[Span]| -> String {
        spans.iter().filter(|span| span.note.is_none()).map(|span| span.text.as_str()).collect()
    };
    match &block.content {
        _ if is_key(block) => String::new(),
        Content::Text { spans, .. } | Content::Note { spans, .. } => of_spans(spans),
        Content::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.map(|cell| of_spans(&cell.spans)).collect::<Vec<_>>().join(" ")
        }
        Content::Picture(picture) => of_spans(&picture.caption),
        Content::Story(text) => text.clone(),
        Content::Break | Content::Rule | Content::Empty => String::new(),
    }
}

/// The letters of what was made of each block. Every text is looked at by its own blocks alone: their number is no product.
fn covered(found: &Found) -> HashMap<(usize, usize), Vec<Rc<str>>> {
    let mut covered: HashMap<(usize, usize), Vec<Rc<str>>> = HashMap::new();
    let mut add = |at: &[At], texts: &[String]| {
        let texts: Vec<Rc<str>> = texts.iter().map(|text| letters(text).into()).collect();
        for at in at {
            covered.entry((at.source, at.block)).or_default().extend(texts.iter().cloned());
        }
    };
    let of_parts = |parts: &mut dyn Iterator<Item = &Part>,
                    add: &mut dyn FnMut(&[At], &[String])| {
        parts.for_each(|part| add(&part.at, &[part.words.text()]));
    };
    let of_bodies = |body: &[Element], add: &mut dyn FnMut(&[At], &[String])| {
        of_elements(body, &mut |element| {
            let mut texts = Vec::new();
            of_element(element, &mut texts);
            add(&element.at, &texts);
            if let ElementKind::Boxed { title, tab, .. } = &element.kind {
                of_parts(&mut [title, tab].into_iter().flatten(), add);
            }
        });
    };
    for story in &found.stories {
        of_parts(&mut story.head_parts(), &mut add);
        of_bodies(&story.body, &mut add);
    }
    for left in &found.left {
        add(left.at.as_slice(), std::slice::from_ref(&left.text));
    }
    for ready in &found.ready {
        add(&[ready.at], std::slice::from_ref(&ready.text));
        of_bodies(&ready.more, &mut add);
    }
    covered
}

fn of_elements(elements: &[Element], visit: &mut dyn FnMut(&Element)) {
    for element in elements {
        visit(element);
        if let ElementKind::Boxed { body, .. } = &element.kind {
            of_elements(body, visit);
        }
    }
}

/// Every text that came of the sources.
fn texts(found: &Found) -> Vec<String> {
    let mut texts: Vec<String> = found.left.iter().map(|left| left.text.clone()).collect();
    for story in &found.stories {
        of_story(story, &mut texts);
    }
    for ready in &found.ready {
        texts.push(ready.text.clone());
        of_body(&ready.more, &mut texts);
    }
    texts
}

fn of_story(story: &FoundStory, texts: &mut Vec<String>) {
    texts.extend(story.head_parts().map(|part| part.words.text()));
    of_body(&story.body, texts);
}

fn of_body(body: &[Element], texts: &mut Vec<String>) {
    of_elements(body, &mut |element| of_element(element, texts));
}

/// The texts of an element itself: what stands in a box is an element of its own.
fn of_element(element: &Element, texts: &mut Vec<String>) {
    match &element.kind {
        ElementKind::Boxed { title, tab, .. } => {
            texts.extend([title, tab].into_iter().flatten().map(|part| part.words.text()));
        }
        ElementKind::List { start, items } => {
            texts.extend(items.iter().map(Words::text));
            if let Some(start) = start {
                texts.extend((*start..).zip(items).map(|(n, _)| n.to_string()));
            }
        }
        ElementKind::Table(table) => texts.push(of_table(table)),
        ElementKind::Picture { caption, credit, .. } => {
            texts.push(caption.text());
            texts.extend(credit.clone());
        }
        _ => texts.extend(element.words().iter().map(|words| words.text())),
    }
}

fn of_table(table: &Table) -> String {
    let spans = table.rows.iter().flatten().flat_map(|cell| &cell.spans);
    spans.map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ")
}
