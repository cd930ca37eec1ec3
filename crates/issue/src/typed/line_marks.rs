//! What the first signs of a line say: subhead, list, indentation; and what only looks so.

use std::ops::Range;

use super::super::paragraphs::LineEnds;
use super::align_marks::AlignMark;
use super::lines::TypedLines;
use super::note_signs;
use super::numbers::{self, Enumerator, enumerator};
use super::prepared::Edits;
use super::rule_lines::{self, RuleLine};
use super::signs::{ends_sentence, is_han, is_word};
use super::slips::{Slip, Slips};

/// The words of lines that Markdown reads as one paragraph.
#[derive(Debug)]
pub struct MarkedText {
    /// Stretches of the file, a line each.
    pub lines: Vec<Range<usize>>,
}

/// Signs that people begin the items of a list with.
const BULLETS: [char; 15] = [
    '-', '－', '–', '—', '•', '·', '‧', '∙', '・', '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F06C}',
    '\u{F075}', '\u{F0FC}',
];

/// Reads all lines; the texts that inline markup may run through.
pub fn read(
    lines: &TypedLines,
    ends: LineEnds,
    edits: &mut Edits,
    slips: &mut Slips,
) -> Vec<MarkedText> {
    let mut reading = LineReader {
        lines,
        ends,
        edits,
        slips,
        in_list: false,
        after_signs: false,
        in_note: false,
        list_above_note: false,
        texts: Vec::new(),
        enumerated: None,
    };
    for index in 0..lines.all.len() {
        reading.line(index);
    }
    reading.texts
}

struct LineReader<'l, 'a, 's, 't> {
    lines: &'l TypedLines<'a>,
    ends: LineEnds,
    edits: &'l mut Edits,
    slips: &'s mut Slips<'t>,
    /// Whether an indented line belongs to the item of a list.
    in_list: bool,
    texts: Vec<MarkedText>,
    /// Whether the line before stands by itself: it was nothing but signs, or said where it stands.
    after_signs: bool,
    /// Whether the line before is of a note.
    in_note: bool,
    /// Whether that note stands below an item of a list, which may go on behind it.
    list_above_note: bool,
    /// The mark with which a line of this paragraph began.
    enumerated: Option<Enumerator>,
}

/// What a line turned out to be.
enum LineKind {
    /// Something of its own: what stood before is ended.
    Own(Range<usize>),
    /// It goes on where the line before ended.
    Goes(Range<usize>),
    /// Nothing that inlines stand in.
    Nothing,
}

impl LineReader<'_, '_, '_, '_> {
    fn line(&mut self, index: usize) {
        let line = &self.lines.all[index];
        let before = index.checked_sub(1).map(|before| &self.lines.all[before]);
        if before.is_some_and(|before| before.depth != line.depth) {
            self.in_list = false;
            self.enumerated = None;
        }
        if before.is_some_and(|before| before.depth < line.depth) && self.in_note {
            self.in_note = false;
            self.texts.push(MarkedText { lines: Vec::new() });
        }
        let blank = self.lines.is_blank(index);
        if line.fenced || blank {
            if blank {
                self.enumerated = None;
                self.in_note = false;
            }
            self.texts.push(MarkedText { lines: Vec::new() });
            return;
        }
        match self.kind(index) {
            LineKind::Own(words) => self.texts.push(MarkedText { lines: vec![words] }),
            LineKind::Goes(words) => match self.texts.last_mut() {
                Some(text) if !text.lines.is_empty() => text.lines.push(words),
                _ => self.texts.push(MarkedText { lines: vec![words] }),
            },
            LineKind::Nothing => self.texts.push(MarkedText { lines: Vec::new() }),
        }
    }

    fn kind(&mut self, index: usize) -> LineKind {
        let place = self.lines.place(index);
        let in_note = std::mem::take(&mut self.in_note);
        if note_signs::is_label(self.lines.words(index)) {
            self.list_above_note = self.in_list || in_note && self.list_above_note;
            self.note(index);
            return LineKind::Own(place);
        }
        if let Some(rule) = rule_lines::read(self.lines, index, self.edits, self.slips) {
            self.in_list = self.in_list && rule == RuleLine::Signs;
            self.after_signs = rule == RuleLine::Signs;
            if self.after_signs {
                self.apart(index);
            }
            return LineKind::Nothing;
        }
        if std::mem::take(&mut self.after_signs) {
            self.apart(index);
        }
        if self.subhead(index) {
            self.in_list = false;
            return LineKind::Own(place);
        }
        if self.lines.words(index).starts_with(['|', '｜']) {
            return LineKind::Own(place);
        }
        // Markdown would take the next number for words of the note.
        let list_goes_on = in_note && self.list_above_note;
        self.in_list |= list_goes_on;
        let (is_bullet, is_number) = match self.bullet(index) {
            true => (true, false),
            false => (false, self.number(index)),
        };
        if is_number && list_goes_on {
            let mark = "> ".repeat(self.lines.all[index].depth);
            self.edits.insert(place.start, format!("\n{mark}"));
        }
        if list_goes_on {
            self.in_list = false;
        }
        if is_bullet || is_number {
            self.in_list = true;
            let words = self.lines.words(index);
            let sign = words.chars().next().map_or(0, char::len_utf8);
            let mark = words[sign..]
                .find(|c: char| c.is_whitespace() || is_word(c) && !c.is_ascii_digit());
            let inside = place.start + sign + mark.unwrap_or(0)..place.end;
            if self.lines.text[inside.clone()].trim().trim_matches(['#', ' ']).is_empty() {
                // `- #`: a subhead without words, of which nothing would be left.
                self.edits.data(inside.clone());
            }
            return LineKind::Own(inside);
        }
        if in_note && !self.lines.inside(index).starts_with('\u{3000}') {
            self.in_note = true;
            return LineKind::Goes(place);
        }
        if self.aligned(index) || self.indented(index) || self.marked(index) {
            return LineKind::Own(place);
        }
        let pushed_in = self.lines.inside(index).starts_with(char::is_whitespace);
        if self.lines.is_blank_before(index) {
            self.in_list = self.in_list && pushed_in;
        } else if self.in_list && self.ends_list(index) {
            self.in_list = false;
            let mark = "> ".repeat(self.lines.all[index].depth);
            self.edits.insert(place.start, format!("\n{mark}"));
            return LineKind::Own(place);
        }
        LineKind::Goes(place)
    }

    /// `##小标题`, `＃＃ 小标题`: signs, then words.
    fn subhead(&mut self, index: usize) -> bool {
        let (words, place) = (self.lines.words(index), self.lines.place(index));
        let rest = words.trim_start_matches(['#', '＃']);
        let signs = words[..words.len() - rest.len()].chars().count();
        let text = rest.trim_start();
        if !(1..=6).contains(&signs) || text.is_empty() {
            return false;
        }
        if text.trim_end_matches(['#', ' ', '\t', '\u{3000}']).is_empty() {
            // Markdown takes the signs behind the words of a subhead for its end, and here there are no words.
            self.edits.data(place);
            return false;
        }
        let full = words.starts_with('＃') || words[..words.len() - rest.len()].contains('＃');
        let spaced = rest.starts_with([' ', '\t', '\u{3000}']);
        if !full && rest.starts_with([' ', '\t']) {
            return true;
        }
        if signs == 1 && !spaced {
            if self.is_like_subhead(index, text) {
                self.slips.say(Slip::OneHash, place);
            }
            return false;
        }
        if signs == 1 && full && !self.stands_alone(index) {
            return false;
        }
        if full || !spaced {
            self.slips.say(Slip::Subhead, place.clone());
        }
        let until = place.end - text.len();
        self.edits.replace(place.start..until, format!("{} ", "#".repeat(signs)));
        true
    }

    fn stands_alone(&self, index: usize) -> bool {
        self.lines.is_blank_before(index) && self.lines.is_blank(index + 1)
    }

    fn is_like_subhead(&self, index: usize, text: &str) -> bool {
        let text = text.trim_end_matches(['#', '＃']);
        self.stands_alone(index)
            && text.chars().count() <= 20
            && text.starts_with(is_han)
            && !text.contains(['#', '＃', '，', '。'])
            && text.chars().next_back().is_some_and(|last| !ends_sentence(last))
    }

    /// `- 第一条`, and what is meant so.
    fn bullet(&mut self, index: usize) -> bool {
        let (words, place) = (self.lines.words(index), self.lines.place(index));
        let Some(sign) = words.chars().next() else { return false };
        let rest = &words[sign.len_utf8()..];
        let text = rest.trim_start();
        let sign_place = place.start..place.end - text.len();
        if "-*+".contains(sign) && rest.starts_with([' ', '\t', '\u{3000}']) {
            let alone = !self.is_bulleted(index, sign);
            if sign == '*' && alone && is_of_note(text) {
                self.edits.data(place.start..place.start + 1);
                return false;
            }
            if rest.starts_with('\u{3000}') {
                self.edits.replace(sign_place, format!("{sign} "));
            }
            return true;
        }
        let begins_word = |c: char| is_word(c) && !c.is_ascii_digit() || "“《「（【*".contains(c);
        if !BULLETS.contains(&sign) || !text.starts_with(begins_word) {
            return false;
        }
        if self.is_bulleted(index, sign) {
            self.slips.say(Slip::Bullets, place);
            self.edits.replace(sign_place, "- ");
            return true;
        }
        if sign == '-' && text.starts_with(is_han) && self.lines.is_blank_before(index) {
            self.slips.say(Slip::OneBullet, place);
        }
        false
    }

    /// Whether a neighbour begins with the same sign.
    fn is_bulleted(&self, index: usize, sign: char) -> bool {
        let neighbours = [self.lines.last_written(index), self.lines.next_written(index)];
        let same = |words: &str| {
            let rest = words.strip_prefix(sign).unwrap_or_default();
            rest.trim_start()
                .starts_with(|c: char| c != sign && (is_word(c) || "“《「（【*".contains(c)))
        };
        neighbours.into_iter().flatten().any(|line| same(self.lines.words(line)))
    }

    /// `1. 第一条`.
    fn number(&mut self, index: usize) -> bool {
        let (words, place) = (self.lines.words(index), self.lines.place(index));
        let Some(number) = numbers::read(words) else { return false };
        let delimiter = place.start + number.at;
        if !number.is_of_list(self.lines, index) {
            self.edits.data(delimiter..delimiter + 1);
            return false;
        }
        let goes_before = self.lines.is_blank_before(index) || self.in_list;
        if number.number != 1 && !goes_before {
            // Markdown would not begin a list here, and join the line to the one above.
            self.edits.data(delimiter..delimiter + 1);
            return false;
        }
        if words[number.white.clone()].contains('\u{3000}') {
            let white = place.start + number.white.start..place.start + number.white.end;
            self.edits.replace(white, " ");
        }
        true
    }

    /// A paragraph that is marked by white at its start.
    fn indented(&mut self, index: usize) -> bool {
        let inside = self.lines.inside(index);
        let white = &inside[..inside.len() - self.lines.words(index).len()];
        let columns: usize = white.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        if columns < 2 || white.contains('\u{3000}') || self.in_list {
            return false;
        }
        let start = self.lines.all[index].inside.start;
        match self.ends {
            LineEnds::Keep if columns < 4 => return false,
            LineEnds::Keep => self
                .edits
                .replace(start..start + white.len(), "\u{3000}".repeat(columns.min(40) / 2)),
            LineEnds::Join => self.edits.replace(start..start + white.len(), "\u{3000}"),
        }
        true
    }

    /// The words of a note are a paragraph of their own, in no list.
    fn note(&mut self, index: usize) {
        let white = self.lines.all[index].inside.start..self.lines.place(index).start;
        if !white.is_empty() || !self.lines.is_blank_before(index) {
            let mark = "> ".repeat(self.lines.all[index].depth);
            self.edits.replace(white, format!("\n{mark}"));
        }
        self.in_list = false;
        self.after_signs = false;
        self.enumerated = None;
        self.in_note = true;
    }

    /// A line that says where it stands is a paragraph of its own; a tired reporter leaves no blank lines between a name
    /// and a date.
    fn aligned(&mut self, index: usize) -> bool {
        let words = self.lines.words(index);
        let Some(mark) = AlignMark::at_end(words).filter(|mark| mark.place.start > 0) else {
            return false;
        };
        if self.in_list {
            return false;
        }
        if mark.full {
            let start = self.lines.place(index).start;
            let place = start + mark.place.start..start + mark.place.end;
            self.slips.say(Slip::AlignMarks, place);
        }
        if !self.indented(index) {
            self.apart(index);
        }
        self.after_signs = true;
        true
    }

    /// A line that begins with `一、`, `①`, `●` as a neighbour does is a paragraph of its own.
    fn marked(&mut self, index: usize) -> bool {
        let Some(mark) = enumerator(self.lines.words(index)) else { return false };
        let follows = self.enumerated == Some(mark);
        let goes_on = !self.lines.is_blank(index + 1)
            && enumerator(self.lines.words(index + 1)) == Some(mark);
        self.enumerated = Some(mark);
        if !follows && !goes_on {
            return false;
        }
        self.apart(index);
        true
    }

    /// A line that is not pushed in, below an item that does not fill its line, belongs to the list no more. Markdown
    /// would join it to the item.
    fn ends_list(&self, index: usize) -> bool {
        const FULL: usize = 24;
        let above = index.checked_sub(1).map_or("", |above| self.lines.words(above));
        let pushed_in = self.lines.inside(index).starts_with(char::is_whitespace);
        !pushed_in && above.chars().count() < FULL
    }

    /// Whether the line above ends in a typed break.
    fn is_broken_before(&self, index: usize) -> bool {
        let Some(above) = index.checked_sub(1).map(|above| &self.lines.all[above]) else {
            return false;
        };
        let text = self.lines.text;
        text[above.inside.clone()].ends_with('\\') || text[above.inside.end..].starts_with("  ")
    }

    /// Parts a line from the one above.
    fn apart(&mut self, index: usize) {
        let white = self.lines.inside(index).starts_with('\u{3000}');
        if self.ends == LineEnds::Join
            && !self.lines.is_blank_before(index)
            && !white
            && !self.is_broken_before(index)
        {
            self.edits.insert(self.lines.place(index).start, "\u{3000}");
        }
    }
}

/// `* 注：`, `* 为必填`: a star that words of the copy point at.
fn is_of_note(text: &str) -> bool {
    ["注", "说明", "为", "号", "表示", "标", "必填", "备注", "带"]
        .iter()
        .any(|word| text.starts_with(word))
}
