//! The paragraphs of an issue, found on its pages.

use kanyin_issue::{Block, BlockKind, Form, Line as Front, Run, Story, story::BoxBlock};
use kanyin_testing::pages::Paged;
use kanyin_typeset::Thing;

use super::legal::Room;
use super::lines::{Line, Places};
use super::natural::{Natural, Runs};
use super::set::{Found, Paragraph, find, letters};

/// What a text of the copy is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Kind {
    /// Body type, in the story's columns, a box or a brief: justified.
    Running,
    /// The same as an item of a list, which may have a marker before it.
    Item,
    /// Titles, decks, captions, cells, notes: ragged.
    Small,
}

/// A text of the copy.
struct Piece {
    kind: Kind,
    source: String,
}

/// A paragraph on the pages.
pub struct OnPage {
    pub story: String,
    pub role: &'static str,
    pub kind: Kind,
    /// As it is in the copy.
    pub source: String,
    pub set: Paragraph,
}

impl OnPage {
    /// Whether it is set flush on both sides.
    pub fn is_justified(&self) -> bool {
        self.kind != Kind::Small && matches!(self.role, "body" | "list" | "quote" | "brief" | "box")
    }
}

/// All texts of an issue as set, and those running paragraphs that stand nowhere in whole lines.
pub fn paragraphs(paged: &Paged) -> (Vec<OnPage>, Vec<String>) {
    let places = Places::of(&paged.laid.document);
    let mut found = Vec::new();
    let mut lost = Vec::new();
    for story in paged.stories() {
        let path = story.path.to_string_lossy().into_owned();
        let things: Vec<&Thing> =
            paged.laid.things.iter().filter(|t| t.story.as_deref() == Some(&path)).collect();
        let mut lines: Vec<(&Thing, Line)> = things
            .iter()
            .flat_map(|&thing| places.lines_of(thing).into_iter().map(move |line| (thing, line)))
            .collect();
        let (small, running): (Vec<Piece>, Vec<Piece>) =
            pieces(&story).into_iter().partition(|piece| piece.kind == Kind::Small);
        for piece in running {
            match take(&piece, &mut lines) {
                Some((thing, of)) => found.push((path.clone(), thing.role, piece.kind, of)),
                None => lost.push(format!("{path}: not in whole lines: “{}”", piece.source)),
            }
        }
        // What is left may be rows of tables.
        let mut lines: Vec<(&Thing, Line)> = lines
            .into_iter()
            .flat_map(|(thing, line)| {
                in_cells(thing, line).into_iter().map(move |line| (thing, line))
            })
            .collect();
        for piece in small {
            if let Some((thing, of)) = take(&piece, &mut lines) {
                found.push((path.clone(), thing.role, piece.kind, of));
            }
        }
    }
    let mut runs = Runs::new();
    found.iter().for_each(|(_, _, _, found)| found.runs(&mut runs));
    let natural = Natural::of(&paged.laid.fonts, runs);
    let set = found.into_iter().map(|(story, role, kind, found)| OnPage {
        story,
        role,
        kind,
        source: found.source.clone(),
        set: found.paragraph(&natural),
    });
    (set.collect(), lost)
}

/// The lines of a thing; the cells of a table's row are lines of their own.
pub fn lines_in(places: &Places, thing: &Thing) -> Vec<Line> {
    places.lines_of(thing).into_iter().flat_map(|line| in_cells(thing, line)).collect()
}

fn in_cells(thing: &Thing, line: Line) -> Vec<Line> {
    if matches!(thing.role, "table" | "box") { cells(line) } else { vec![line] }
}

fn cells(line: Line) -> Vec<Line> {
    let mut cells: Vec<Line> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for character in &line.characters {
        // A narrow quote in a wide cell is no end.
        let quote = cells.last().and_then(|cell| cell.characters.last());
        let quote = quote.is_some_and(|last| matches!(last.c, '”' | '’'));
        let apart = character.x - end > 0.52 * character.size && !quote;
        match cells.last_mut() {
            Some(cell) if !apart => cell.characters.push(character.clone()),
            _ => cells.push(Line { characters: vec![character.clone()], ..line.clone() }),
        }
        end = character.x + character.natural;
    }
    cells
}

/// Takes a text's lines out of those of its story.
fn take<'a>(piece: &Piece, lines: &mut Vec<(&'a Thing, Line)>) -> Option<(&'a Thing, Found)> {
    let wanted = letters(&piece.source);
    if wanted.is_empty() {
        return None;
    }
    for first in 0..lines.len() {
        let role = lines[first].0.role;
        let marker = if piece.kind == Kind::Item { marker(&lines[first].1) } else { 0 };
        let rest: Vec<Line> =
            lines[first..].iter().take(400).map(|(_, line)| line.clone()).collect();
        for skip in [0, marker] {
            let Some(set) = find(&wanted, &rest, skip) else { continue };
            let taken: Vec<(&Thing, Line)> = lines.drain(first..first + set.len()).collect();
            let thing = taken[0].0;
            let edges = edges(
                piece.kind,
                role,
                &taken,
                &set.iter().map(|(line, _)| line).collect::<Vec<_>>(),
            );
            let lines = set.into_iter().zip(edges.lefts).map(|((mut line, letters), left)| {
                // Every line is measured from its own column.
                let shift = edges.left - left;
                for character in &mut line.characters {
                    character.x += shift;
                    character.ink = character.ink.map(|(l, r)| (l + shift, r + shift));
                }
                (line, letters)
            });
            let found = Found {
                source: piece.source.clone(),
                lines: lines.collect(),
                left: edges.left,
                room: edges.room,
            };
            return Some((thing, found));
        }
    }
    None
}

/// Characters of a list item's marker.
fn marker(line: &Line) -> usize {
    let text = line.text();
    match text.strip_prefix('■') {
        Some(_) => 1,
        None => text
            .find('.')
            .filter(|at| text[..*at].chars().all(|c| c.is_ascii_digit()))
            .map_or(0, |at| at + 1),
    }
}

/// Where a paragraph's columns begin, and its room.
struct Edges {
    left: f64,
    lefts: Vec<f64>,
    room: Room,
}

fn edges(kind: Kind, role: &str, taken: &[(&Thing, Line)], set: &[&Line]) -> Edges {
    let size = set[0].characters[0].size;
    // An opening mark hangs half an em before its ink.
    let ink = |line: &Line| {
        let first = &line.characters[0];
        let opens = "“‘（《〈【〔「『［｛".contains(first.c);
        first.x + if opens && first.natural > 0.9 * size { size / 2.0 } else { 0.0 }
    };
    let end = |line: &Line| {
        let last = &line.characters[line.characters.len() - 1];
        let closes = "”’）》〉】〕」』］｝，。、；：？！".contains(last.c);
        last.x + if closes { size / 2.0 } else { last.natural }
    };
    let indent = if kind == Kind::Running && role == "body" { 2.0 } else { 0.0 };
    // In lists and quotes the text begins some way into the column; of boxes the columns are not told.
    let offset = |thing: &Thing| match role {
        "list" | "quote" => {
            let least = set.iter().map(|line| ink(line)).fold(f64::INFINITY, f64::min);
            ((least - thing.x) / size * 2.0).round() / 2.0 * size
        }
        _ => 0.0,
    };
    let boxed = !matches!(role, "body" | "list" | "quote" | "brief");
    let shift = taken[0].0;
    let offset = if boxed { 0.0 } else { offset(shift) };
    let lefts: Vec<f64> = if boxed {
        columns(set.iter().map(|line| ink(line)).collect(), size)
    } else {
        taken.iter().map(|(thing, _)| thing.x + offset).collect()
    };
    let measure = if boxed {
        let widest =
            set.iter().zip(&lefts).map(|(line, left)| end(line) - left).fold(0.0, f64::max);
        (widest / size - 0.01).ceil()
    } else {
        (shift.width - offset) / size
    };
    Edges { left: lefts[0], lefts, room: Room { measure, indent } }
}

/// The left edges of columns of which only the lines are known: a line to the right of the one before by
/// more than an indent begins another.
fn columns(starts: Vec<f64>, size: f64) -> Vec<f64> {
    let mut lefts = Vec::new();
    let mut from = 0;
    for i in 0..starts.len() {
        let jumps = i > from && starts[i] - starts[from] > 6.0 * size;
        if jumps {
            from = i;
        }
        let group = starts[from..].iter().take_while(|x| (**x - starts[from]).abs() <= 6.0 * size);
        lefts.push(group.copied().fold(f64::INFINITY, f64::min));
    }
    lefts
}

/// The texts of a story, in the order of its file.
fn pieces(story: &Story) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // What stands in figures (数读) is cut into number, unit and words.
    if story.form == Form::Figures {
        return pieces;
    }
    let front = [
        &story.column,
        &story.kicker,
        &Some(story.title.clone()),
        &story.deck,
        &story.lead_in,
        &story.byline,
    ];
    front.into_iter().flatten().for_each(|line| pieces.push(small(line)));
    let kind = if story.form == Form::Verse { Kind::Small } else { Kind::Running };
    blocks(&story.blocks, kind, &mut pieces);
    pieces
}

fn small(line: &Front) -> Piece {
    Piece { kind: Kind::Small, source: line.text.clone() }
}

fn blocks(blocks_of: &[Block], kind: Kind, pieces: &mut Vec<Piece>) {
    for block in blocks_of {
        match &block.kind {
            BlockKind::Paragraph(of) => runs(of, kind, pieces),
            BlockKind::Subhead(of) => runs(of, Kind::Small, pieces),
            BlockKind::List { items, .. } => {
                for item in items {
                    for (n, block) in item.iter().enumerate() {
                        let kind = if n == 0 && kind == Kind::Running { Kind::Item } else { kind };
                        blocks(std::slice::from_ref(block), kind, pieces);
                    }
                }
            }
            BlockKind::Quote(inner) => blocks(inner, kind, pieces),
            BlockKind::Table { head, rows, .. } => {
                head.iter()
                    .chain(rows.iter().flatten())
                    .for_each(|cell| runs(cell, Kind::Small, pieces));
            }
            BlockKind::Pause => {}
            BlockKind::Aligned { runs: of, .. } => runs(of, Kind::Small, pieces),
            BlockKind::FootNotes(notes) => {
                notes.iter().for_each(|note| runs(&note.runs, Kind::Small, pieces));
            }
            BlockKind::Box(inner) => boxed(inner, pieces),
            BlockKind::Picture(picture) => runs(&picture.caption, Kind::Small, pieces),
        }
    }
}

fn boxed(inner: &BoxBlock, pieces: &mut Vec<Piece>) {
    use kanyin_issue::story::BoxKind;
    pieces.extend(inner.title.iter().map(small));
    let kind = if inner.kind == BoxKind::Sidebar { Kind::Running } else { Kind::Small };
    blocks(&inner.blocks, kind, pieces);
}

/// A text; where a line end was typed, the rest is a text of its own.
fn runs(of: &[Run], kind: Kind, pieces: &mut Vec<Piece>) {
    let kind = if of.contains(&Run::Break) { Kind::Small } else { kind };
    for part in of.split(|run| *run == Run::Break) {
        let text = part.iter().map(|run| match run {
            Run::Text { text, .. } => text.as_str(),
            Run::Break => "",
        });
        pieces.push(Piece { kind, source: text.collect() });
    }
}
