//! Items become lists: where they are marked as Markdown marks them. Others stay paragraphs, as they are typed.

use std::sync::LazyLock;

use regex::Regex;

use super::classes::{Class, Classed};
use crate::found::{Element, ElementKind};
use crate::words::Words;

static DOT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[●○◆◇■▪•·▶➤✓※–\-*][\s　]*").ok());
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{1,2})[\s　]*[.．][\s　]*").ok());

/// How an item is marked.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum ItemMark {
    /// By a dot, which one.
    Dot(char),
    /// By a number.
    Number(u32),
    /// In another way: `一、`.
    Typed,
}

impl ItemMark {
    fn of(it: &Classed) -> Self {
        let said = it.para.look.list.as_ref().map(|(_, mark)| mark.as_str());
        let text = it.para.text.as_str();
        let is_dot = |text: &str| DOT.as_ref().is_some_and(|dot| dot.is_match(text));
        let number = NUMBER.as_ref().and_then(|number| number.captures(text));
        let number = number.and_then(|found| found[1].parse().ok());
        // A Word list may begin with any number; none has so many items.
        let said_number = || said?.trim_end_matches(['.', '、']).parse().ok().map(u16::into);
        match number.or_else(said_number) {
            Some(number) => Self::Number(number),
            None => [Some(text), said]
                .into_iter()
                .flatten()
                .find(|text| is_dot(text))
                .and_then(|text| text.chars().next())
                .map_or(Self::Typed, Self::Dot),
        }
    }

    /// Whether an item stands in the same list as the one above it.
    fn follows(self, above: Self) -> bool {
        match (above, self) {
            (Self::Dot(_), Self::Dot(_)) => true,
            (Self::Number(above), Self::Number(own)) => own == above + 1,
            _ => false,
        }
    }
}

/// The marks that a text has more than once: a lone item that has one is still an item.
#[derive(Debug, Default)]
pub struct MarksInUse {
    dots: Vec<char>,
    has_numbers: bool,
}

impl MarksInUse {
    /// Of a text's parts.
    pub fn of(classed: &[Classed]) -> Self {
        let mut marks = Self::default();
        let (mut seen, mut numbers) = (Vec::new(), 0);
        for it in classed.iter().filter(|it| it.class == Class::Item) {
            match ItemMark::of(it) {
                ItemMark::Dot(dot) if !seen.contains(&dot) => seen.push(dot),
                ItemMark::Dot(dot) if !marks.dots.contains(&dot) => marks.dots.push(dot),
                ItemMark::Number(_) => numbers += 1,
                ItemMark::Dot(_) | ItemMark::Typed => {}
            }
        }
        marks.has_numbers = numbers > 1;
        marks
    }

    fn has(&self, mark: ItemMark) -> bool {
        match mark {
            ItemMark::Dot(dot) => self.dots.contains(&dot),
            ItemMark::Number(_) => self.has_numbers,
            ItemMark::Typed => false,
        }
    }
}

/// Adds the lists and paragraphs of items that stand one under the other.
pub fn add(elements: &mut Vec<Element>, items: Vec<Classed>, in_use: &MarksInUse) {
    let mut rest = items.into_iter().map(|it| (ItemMark::of(&it), it)).peekable();
    while let Some((first, it)) = rest.next() {
        let mut last = first;
        let mut own = vec![it];
        while let Some((mark, it)) = rest.next_if(|(mark, _)| mark.follows(last)) {
            last = mark;
            own.push(it);
        }
        // Of two numbered lists in a row Markdown makes one, with numbers of its own.
        let is_below_numbers = elements
            .last()
            .is_some_and(|above| matches!(above.kind, ElementKind::List { start: Some(_), .. }));
        let is_list = match first {
            ItemMark::Typed => false,
            ItemMark::Number(_) if is_below_numbers => false,
            ItemMark::Dot(_) | ItemMark::Number(_) => own.len() > 1 || in_use.has(first),
        };
        match is_list {
            true => elements.push(list(own, first)),
            false => elements.extend(own.iter().map(as_typed)),
        }
    }
}

fn list(items: Vec<Classed>, first: ItemMark) -> Element {
    let (start, sign) = match first {
        ItemMark::Number(number) => (Some(number), &NUMBER),
        ItemMark::Dot(_) | ItemMark::Typed => (None, &DOT),
    };
    let at = items.iter().flat_map(|it| it.para.at.iter().copied()).collect();
    let words = items.iter().map(|it| {
        let text = it.para.text.as_str();
        let found = sign.as_ref().and_then(|sign| sign.find(text));
        let cut = found.map_or(0, |found| text[..found.end()].chars().count());
        it.para.words.part(cut, usize::MAX)
    });
    Element::sure(ElementKind::List { start, items: words.collect() }, at)
}

/// An item with the mark that its source printed before it.
fn as_typed(it: &Classed) -> Element {
    let mut element = it.para.element();
    if let (Some((_, mark)), ElementKind::Paragraph(words)) =
        (&it.para.look.list, &mut element.kind)
    {
        let mut marked = Words::plain(mark);
        marked.append(words);
        *words = marked;
    }
    element
}
