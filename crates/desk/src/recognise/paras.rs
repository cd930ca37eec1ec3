//! Paragraphs, as they are joined from lines: what kinds of story parts are made of.

use std::collections::HashMap;

use kanyin_diagnostics::told;

use super::items::{Gap, Item, Line};
use super::join::{self, Joined};
use super::{columns, rows, signs, verse};
use crate::block::{At, End, Look, Picture, Table};
use crate::found::{Element, ElementKind, Guess};
use crate::turn::{Habits, Ledger, Pauses, turn};
use crate::words::{Letter, Words, ems, is_han};

/// Something that stands by itself.
#[derive(Debug, Clone)]
pub struct Para {
    /// The blocks that it was made of, in order.
    pub at: Vec<At>,
    /// What it is.
    pub shape: Shape,
    /// Its words, turned right.
    pub words: Words,
    /// Them as a text.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// What stands before it.
    pub gap: Gap,
    /// White before its first line, in ems.
    pub indent: f64,
    /// The measure at which its lines were cut.
    pub full: Option<f64>,
    /// Whether its last line is as full as one that goes on.
    pub ends_full: bool,
    /// How weak the evidence for its beginning, its end and its seams is: near 0 is a guess.
    pub doubt: f64,
}

/// What a paragraph is, before anybody asks what it is for.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Words.
    Text,
    /// Lines that are meant as lines.
    Verse(Vec<Words>),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A line drawn across.
    Rule,
    /// What needs no rule to know it.
    Made(Box<Element>),
}

impl Para {
    /// Whether it is words.
    pub fn is_text(&self) -> bool {
        matches!(self.shape, Shape::Text)
    }

    /// Ems of its words.
    pub fn ems(&self) -> f64 {
        ems(&self.text)
    }

    /// A paragraph of a story; where it begins or ends may be a guess.
    pub fn element(&self) -> Element {
        let doubt = self.doubt.abs();
        let what = told!("段落的起止", "where this paragraph begins or ends");
        let guess = (doubt < 0.6).then_some(Guess { what, sure: (50.0 + doubt * 40.0) as u8 });
        Element { kind: ElementKind::Paragraph(self.words.clone()), at: self.at.clone(), guess }
    }

    /// What needs no rule to know it.
    pub fn made(element: Element) -> Self {
        let at = element.at.clone();
        Self::shaped(at, Shape::Made(Box::new(element)), Gap::Break)
    }

    fn shaped(at: Vec<At>, shape: Shape, gap: Gap) -> Self {
        Self {
            at,
            shape,
            words: Words::default(),
            text: String::new(),
            look: Look::default(),
            gap,
            indent: 0.0,
            full: None,
            ends_full: false,
            doubt: 9.0,
        }
    }
}

/// The paragraphs of a source's items.
pub fn paragraphs(items: Vec<Item>, habits: &Habits, ledger: &mut Ledger) -> Vec<Para> {
    let mut lines: Vec<Line> = Vec::new();
    // What is no text stands before the line of this number.
    let mut others: Vec<(usize, Para)> = Vec::new();
    for item in items {
        let before = lines.len();
        match item {
            Item::Line(line) => lines.push(line),
            Item::Table(at, mut table) => {
                turn_cells(&mut table, habits, ledger, at.line);
                others.push((before, Para::shaped(vec![at], Shape::Table(table), Gap::Break)));
            }
            Item::Picture(at, picture) => {
                others.push((before, Para::shaped(vec![at], Shape::Picture(picture), Gap::Break)));
            }
            Item::Made(element) => others.push((before, Para::made(element))),
            Item::Rule(at) => {
                others.push((before, Para::shaped(vec![at], Shape::Rule, Gap::Break)))
            }
        }
    }
    let tables = rows::tables(&lines);
    let mut is_fixed = vec![false; lines.len() + 1];
    others.iter().for_each(|(before, _)| is_fixed[*before] = true);
    tables.iter().for_each(|table| is_fixed[table.lines.clone()].fill(true));
    let moved = columns::put_in_order(&mut lines, &is_fixed);
    let tables = if moved.is_empty() { tables } else { rows::tables(&lines) };
    let stanzas = verse::stanzas(&lines, &tables);
    let mut alone = vec![false; lines.len()];
    for range in tables.iter().map(|table| &table.lines).chain(&stanzas) {
        alone[range.clone()].fill(true);
    }
    let table_at: HashMap<usize, usize> =
        tables.iter().enumerate().map(|(n, table)| (table.lines.start, n)).collect();
    let stanza_at: HashMap<usize, usize> =
        stanzas.iter().enumerate().map(|(n, range)| (range.start, n)).collect();
    let joined = join::join(&lines, &alone);
    let even = has_stray_white(&lines);
    let mut paragraphs = Vec::new();
    let mut others = others.into_iter().peekable();
    let mut skip_until = 0;
    for joined in joined {
        while let Some((_, other)) = others.next_if(|(before, _)| *before <= joined.first) {
            paragraphs.push(other);
        }
        if joined.first < skip_until {
            continue;
        }
        let of = |range: &std::ops::Range<usize>| {
            lines[range.clone()].iter().map(|line| line.at).collect()
        };
        let gap = lines[joined.first].gap;
        if let Some(table) = table_at.get(&joined.first).map(|n| &tables[*n]) {
            skip_until = table.lines.end;
            let mut table_of = rows::table(&lines[table.lines.clone()], table.cells);
            turn_cells(&mut table_of, habits, ledger, lines[table.lines.start].at.line);
            paragraphs.push(Para::shaped(of(&table.lines), Shape::Table(table_of), gap));
            continue;
        }
        if let Some(range) = stanza_at.get(&joined.first).map(|n| &stanzas[*n]) {
            skip_until = range.end;
            let stanza = lines[range.clone()].iter().map(|line| {
                let mut words = line.words.trimmed();
                turn(&mut words, Pauses::Kept, habits, ledger, line.at.line);
                words
            });
            paragraphs.push(Para::shaped(of(range), Shape::Verse(stanza.collect()), gap));
            continue;
        }
        let mut own = paragraph(&lines, &joined, even, habits, ledger);
        if moved.iter().any(|line| (joined.first..joined.end).contains(line)) {
            own.doubt = 0.2;
        }
        paragraphs.push(own);
    }
    paragraphs.extend(others.map(|(_, other)| other));
    paragraphs
}

fn turn_cells(table: &mut Table, habits: &Habits, ledger: &mut Ledger, line: u32) {
    for cell in table.rows.iter_mut().flatten() {
        let mut words = Words::of(&cell.spans);
        let is_row = signs::is_row_of_numbers(&words.text());
        let pauses = if is_row { Pauses::Kept } else { Pauses::Text };
        turn(&mut words, pauses, habits, ledger, line);
        cell.spans = words.spans();
    }
}

fn paragraph(
    lines: &[Line],
    joined: &Joined,
    even: bool,
    habits: &Habits,
    ledger: &mut Ledger,
) -> Para {
    let own = &lines[joined.first..joined.end];
    let mut words = Words::default();
    for line in own {
        append_line(&mut words, &line.words.trimmed());
    }
    let pauses = pauses_of(&words.text(), even);
    turn(&mut words, pauses, habits, ledger, own[0].at.line);
    let text = words.text();
    Para {
        at: own.iter().map(|line| line.at).collect(),
        shape: Shape::Text,
        words,
        text,
        look: own[0].look.clone(),
        gap: own[0].gap,
        indent: own[0].indent,
        full: joined.full,
        ends_full: joined.ends_full,
        doubt: joined.doubt,
    }
}

/// Adds a line to a paragraph: nothing between Han characters, a space between words of Latin.
pub fn append_line(words: &mut Words, line: &Words) {
    let (before, after) = (words.0.last().map(|l| l.c), line.0.first().map(|l| l.c));
    if let (Some(before), Some(after)) = (before, after) {
        let latin = |c: char| c.is_ascii_alphanumeric() || ",.;:!?)".contains(c);
        let of_word = |c: char| c.is_ascii_alphabetic();
        let parts = latin(before) && latin(after) && (of_word(before) || of_word(after));
        if parts && !(before.is_ascii_digit() && after.is_ascii_digit()) && before != '-' {
            let style = words.0.last().map(|letter| letter.style.clone()).unwrap_or_default();
            words.0.push(Letter { c: ' ', style });
        }
    }
    words.append(line);
}

/// Where white may be meant in a text.
fn pauses_of(text: &str, even: bool) -> Pauses {
    let trimmed = text.trim();
    // White parts what stands in a row.
    if signs::is_row_of_numbers(trimmed)
        || signs::byline(trimmed) == 0.0 && signs::is_row_of_names(trimmed)
    {
        return Pauses::Kept;
    }
    if signs::byline(trimmed) > 0.5 || are_spaced_names(trimmed) {
        return Pauses::Byline;
    }
    let is_short =
        ems(trimmed) <= 44.0 && !signs::ends_sentence(trimmed) && !signs::has_inner_stop(trimmed);
    match is_short && !trimmed.contains(['，', ',']) {
        true if even => Pauses::EvenHeadline,
        true => Pauses::Headline,
        false => Pauses::Text,
    }
}

/// `陆婉秋　郭长庚　闻笛`.
fn are_spaced_names(text: &str) -> bool {
    signs::are_names(text) && text.contains([' ', '\u{3000}'])
}

/// Whether white stands between Han characters where no writer puts it: a copy that has it anywhere.
fn has_stray_white(lines: &[Line]) -> bool {
    let mut stray = 0;
    for line in
        lines.iter().filter(|line| signs::inner_marks(&line.text) > 0 && line.end != End::Soft)
    {
        let mut in_quotes = false;
        let mut before = None;
        let mut chars = line.text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '“' | '《' => in_quotes = true,
                '”' | '》' => in_quotes = false,
                ' ' if !in_quotes => {
                    let after = chars.peek().copied();
                    stray += usize::from(before.is_some_and(is_han) && after.is_some_and(is_han));
                }
                _ => {}
            }
            before = Some(c);
        }
    }
    stray >= 3
}
