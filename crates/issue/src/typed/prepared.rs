//! The text that Markdown gets to read, and where each byte of it was typed.

use std::borrow::Cow;
use std::ops::Range;

use comrak::nodes::LineColumn;

use kanyin_diagnostics::{FileNo, Spot};

/// What is changed before Markdown reads a text; places are bytes of the file.
#[derive(Debug, Default)]
pub struct Edits {
    replaced: Vec<(Range<usize>, String)>,
    signs: Vec<(usize, ReadAs)>,
}

/// What a sign is read as that Markdown must not see.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
enum ReadAs {
    /// The start or end of what stands higher or lower.
    Level,
    /// Itself.
    Data,
}

impl Edits {
    /// Something else is read here. Of two that overlap, the first that was said counts.
    pub fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.replaced.push((range, with.into()));
    }

    /// Something is read here that was not typed.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// The signs in this stretch are data.
    pub fn data(&mut self, range: Range<usize>) {
        self.signs.extend(range.map(|at| (at, ReadAs::Data)));
    }

    /// The sign at this place begins or ends what stands higher or lower.
    pub fn level(&mut self, at: usize) {
        self.signs.push((at, ReadAs::Level));
    }
}

/// The signs of Markdown, and what stands for each while it is data: controls, which no copy holds.
const STAND_INS: [(u8, u8); 18] = [
    (b'*', 0x01),
    (b'_', 0x02),
    (b'`', 0x03),
    (b'#', 0x04),
    (b'[', 0x05),
    (b':', 0x06),
    (b'.', 0x07),
    (b'>', 0x08),
    (b'-', 0x0E),
    (b'+', 0x0F),
    (b'~', 0x10),
    (b'<', 0x11),
    (b')', 0x12),
    (b']', 0x13),
    (b'!', 0x14),
    (b'|', 0x15),
    (b'\\', 0x16),
    (b'&', 0x17),
];

/// The signs of sub- and superscript, and what stands for them where they are such.
const LEVELS: [(u8, u8); 2] = [(b'~', SUB as u8), (b'^', SUPER as u8)];
/// Begins and ends a subscript.
pub const SUB: char = '\u{18}';
/// Begins and ends a superscript.
pub const SUPER: char = '\u{19}';
/// Stands before the number of a note, where its sign was typed.
pub const SIGN: char = '\u{1A}';
/// Stands before the number of a note, where its words begin.
pub const LABEL: char = '\u{1B}';
/// Stands behind the number of a note.
pub const NUMBER_END: char = '\u{1C}';
/// Stands between the number of a note and its label as it was typed.
pub const AS_TYPED: char = '\u{1D}';

/// A text whose signs Markdown does not see; see [`restored`].
pub fn hidden(text: &str) -> String {
    let stand_in = |c: char| STAND_INS.iter().find(|(sign, _)| char::from(*sign) == c);
    text.chars().map(|c| stand_in(c).map_or(c, |(_, stand_in)| char::from(*stand_in))).collect()
}

/// A text with the signs in it that were kept from Markdown.
pub fn restored(text: &str) -> Cow<'_, str> {
    let signs = || STAND_INS.iter().chain(&LEVELS);
    let sign = |c: char| signs().find(|(_, stand_in)| char::from(*stand_in) == c);
    match text.bytes().any(|byte| byte < 0x1A && byte != b'\n' && byte != b'\t') {
        false => Cow::Borrowed(text),
        true => text.chars().map(|c| sign(c).map_or(c, |(sign, _)| char::from(*sign))).collect(),
    }
}

/// A body made ready for Markdown.
#[derive(Debug)]
pub struct Prepared {
    /// The text as Markdown reads it.
    pub parsed: String,
    /// The same text, byte by byte, as it is set.
    pub shown: String,
    file: FileNo,
    stretches: Vec<Stretch>,
    line_starts: Vec<usize>,
}

/// A stretch of the text, and where it comes from.
#[derive(Debug)]
struct Stretch {
    at: usize,
    source: Range<usize>,
    as_typed: bool,
}

impl Prepared {
    /// The body that begins at `start`, changed.
    pub fn new(text: &str, file: FileNo, start: usize, edits: Edits) -> Self {
        let Edits { mut replaced, mut signs } = edits;
        replaced.sort_by_key(|(range, _)| (range.start, range.end));
        signs.sort_unstable();
        let mut ready = Self {
            parsed: String::with_capacity(text.len() - start),
            shown: String::with_capacity(text.len() - start),
            file,
            stretches: Vec::new(),
            line_starts: Vec::new(),
        };
        let mut at = start;
        for (range, with) in replaced {
            if range.start < at {
                continue;
            }
            ready.copy(text, at..range.start, &signs);
            at = range.end;
            ready.push(range, false, &with, &with);
        }
        ready.copy(text, at..text.len(), &signs);
        let ends = ready.parsed.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        ready.line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        ready
    }

    fn copy(&mut self, text: &str, source: Range<usize>, signs: &[(usize, ReadAs)]) {
        if source.is_empty() {
            return;
        }
        let shown = &text[source.clone()];
        let from = signs.partition_point(|(at, _)| *at < source.start);
        let to = signs.partition_point(|(at, _)| *at < source.end);
        let mut parsed = String::with_capacity(shown.len());
        let mut at = 0;
        for (place, read_as) in &signs[from..to] {
            let place = place - source.start;
            let sign = shown.as_bytes()[place];
            let stand_ins = match read_as {
                ReadAs::Data => STAND_INS.as_slice(),
                ReadAs::Level => LEVELS.as_slice(),
            };
            let stand_in = stand_ins.iter().find(|(known, _)| *known == sign);
            let backslashes =
                shown.as_bytes()[..place].iter().rev().take_while(|byte| **byte == b'\\').count();
            // What is escaped is data to Markdown too, and its backslash goes.
            let escaped = backslashes % 2 == 1;
            if let Some((_, stand_in)) = stand_in.filter(|_| place >= at && !escaped) {
                parsed.push_str(&shown[at..place]);
                parsed.push(char::from(*stand_in));
                at = place + 1;
            }
        }
        parsed.push_str(&shown[at..]);
        self.push(source, true, &parsed, shown);
    }

    fn push(&mut self, source: Range<usize>, as_typed: bool, parsed: &str, shown: &str) {
        self.stretches.push(Stretch { at: self.parsed.len(), source, as_typed });
        self.parsed.push_str(parsed);
        self.shown.push_str(shown);
    }

    /// The byte of a place that comrak tells.
    pub fn byte(&self, place: LineColumn) -> usize {
        let start = self.line_start(place.line);
        self.shown.floor_char_boundary(start + place.column.saturating_sub(1))
    }

    /// Where a line begins, from 1.
    pub fn line_start(&self, line: usize) -> usize {
        let last = self.shown.len();
        self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(last)
    }

    /// How far the text goes on from a byte as it was typed, or as it was put in.
    pub fn stretch_end(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.at <= at);
        self.stretches.get(next).map_or(self.shown.len(), |stretch| stretch.at)
    }

    /// Where a stretch of this text stands in the file.
    pub fn spot(&self, range: Range<usize>) -> Spot {
        let start = self.source(range.start).start;
        let end = match range.is_empty() {
            true => start,
            false => self.source(range.end - 1).end,
        };
        Spot::new(self.file, start..end.max(start))
    }

    /// The bytes of the file from which one byte of this text comes.
    fn source(&self, at: usize) -> Range<usize> {
        let index = self.stretches.partition_point(|stretch| stretch.at <= at);
        let Some(stretch) = index.checked_sub(1).and_then(|index| self.stretches.get(index)) else {
            return 0..0;
        };
        let from = (stretch.source.start + at - stretch.at).min(stretch.source.end);
        match stretch.as_typed {
            true => from..(from + 1).min(stretch.source.end),
            false => stretch.source.clone(),
        }
    }
}
