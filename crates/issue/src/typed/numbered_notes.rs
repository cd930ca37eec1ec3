//! Notes of Markdown: `[^1]` behind a word, and a line `[^1]: …` with what is noted. Signs are numbered as they stand; a
//! sign without a note and a note without a sign are told, and set.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};

use super::line_marks::MarkedText;
use super::lines::TypedLines;
use super::note_signs::{NoteSign, label, moved, signs_in};
use super::prepared::{AS_TYPED, Edits, LABEL, NUMBER_END, SIGN, hidden};
use super::signs::is_word;
use super::slips::{Slip, Slips};

/// Faults of a kind that are told one by one.
const TOLD: usize = 20;

/// Kinds of faults, each counted by itself.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
enum NoteFault {
    /// Two signs or two notes have one label.
    Twice,
    /// A sign has no note.
    Missing,
    /// A note has no sign.
    Unsigned,
    /// A note has no words.
    Empty,
}

impl NoteFault {
    fn code(self) -> Code {
        match self {
            Self::Twice => Code::NoteTwice,
            Self::Missing | Self::Empty => Code::NoteMissing,
            Self::Unsigned => Code::NoteUnsigned,
        }
    }
}

/// How often a kind was found.
#[derive(Debug, Default)]
struct Found {
    times: usize,
    /// Which of the faults is the last one that is told.
    last: usize,
}

/// Reads all lines: numbers the signs, and says where the words of each note begin.
pub fn read(
    file: FileNo,
    lines: &TypedLines,
    marked: &[MarkedText],
    pictures: &[Range<usize>],
    edits: &mut Edits,
    slips: &mut Slips,
) -> Vec<Fault> {
    let found = FoundNotes::of(lines, marked, pictures);
    let mut numbering = Numbering::of(file, &found.labels);
    let mut number = |numbering: &mut Numbering, sign: &NoteSign| {
        if let Some(number) = numbering.of_sign(sign) {
            edits.replace(sign.place.clone(), format!("{SIGN}{number}{NUMBER_END}"));
            if !sign.plain {
                slips.say(Slip::NoteSigns, sign.place.clone());
            }
        }
    };
    found.signs.iter().for_each(|sign| number(&mut numbering, sign));
    // Notes come to the foot, in the order of their numbers; so do the signs in them.
    let (mut read, mut unsigned) = (0, 0);
    loop {
        while let Some(note) = numbering.order.get(read).copied() {
            found.signs_in[note].iter().for_each(|sign| number(&mut numbering, sign));
            read += 1;
        }
        if unsigned == found.labels.len() {
            break;
        }
        numbering.of_note(unsigned);
        unsigned += 1;
    }
    for (number, note) in (1u32..).zip(&numbering.order) {
        let place = found.labels[*note].place.clone();
        let typed = hidden(&lines.text[place.clone()]);
        edits.replace(place, format!("{LABEL}{number}{AS_TYPED}{typed}{NUMBER_END}"));
    }
    for note in found.empty {
        numbering.tell_empty(&found.labels[note]);
    }
    numbering.faults()
}

/// The notes of a story.
struct FoundNotes<'a> {
    /// What the words of each begin with.
    labels: Vec<NoteSign<'a>>,
    /// The signs in the words of each.
    signs_in: Vec<Vec<NoteSign<'a>>>,
    /// Those without words.
    empty: Vec<usize>,
    /// The signs in all other text.
    signs: Vec<NoteSign<'a>>,
}

impl<'a> FoundNotes<'a> {
    fn of(lines: &TypedLines<'a>, marked: &[MarkedText], pictures: &[Range<usize>]) -> Self {
        let mut found =
            Self { labels: Vec::new(), signs_in: Vec::new(), empty: Vec::new(), signs: Vec::new() };
        let ends = marked
            .iter()
            .filter_map(|text| Some((text.lines.first()?.start, text.lines.last()?.end)));
        let ends: HashMap<usize, usize> = ends.collect();
        // Where the words of the note end that was begun last.
        let mut note_end = 0;
        for index in 0..lines.all.len() {
            if lines.all[index].fenced {
                continue;
            }
            let (words, start) = (lines.words(index), lines.place(index).start);
            let label = label(words);
            let from = label.as_ref().map_or(0, |label| label.place.end);
            if let Some(label) = label {
                note_end = ends.get(&start).copied().unwrap_or(start + words.len());
                let label = moved(label, start);
                let of_note = lines.text.get(label.place.end..note_end).unwrap_or_default();
                if of_note.trim().is_empty() {
                    found.empty.push(found.labels.len());
                }
                found.labels.push(label);
                found.signs_in.push(Vec::new());
            }
            let signs = signs_in(words, from).map(|sign| moved(sign, start)).filter(|sign| {
                let next = pictures.partition_point(|picture| picture.end <= sign.place.start);
                !pictures.get(next).is_some_and(|picture| picture.contains(&sign.place.start))
            });
            match found.signs_in.last_mut().filter(|_| start < note_end) {
                Some(own) => own.extend(signs),
                None => found.signs.extend(signs),
            }
        }
        found
    }
}

/// The numbers of a story's notes.
struct Numbering<'l, 'a> {
    file: FileNo,
    labels: &'l [NoteSign<'a>],
    /// The first note of each label.
    by_label: HashMap<&'a str, usize>,
    /// The number of each note that has one.
    numbers: Vec<Option<u32>>,
    /// The notes in the order of their numbers, from 1.
    order: Vec<usize>,
    /// How many of each kind were found.
    found: BTreeMap<NoteFault, Found>,
    faults: Vec<Fault>,
}

impl<'l, 'a> Numbering<'l, 'a> {
    fn of(file: FileNo, labels: &'l [NoteSign<'a>]) -> Self {
        let mut by_label = HashMap::new();
        for (note, label) in labels.iter().enumerate() {
            by_label.entry(label.label).or_insert(note);
        }
        let (numbers, order) = (vec![None; labels.len()], Vec::new());
        let (found, faults) = (BTreeMap::new(), Vec::new());
        Self { file, labels, by_label, numbers, order, found, faults }
    }

    /// The number of a sign; `None` if it has no note and is set as typed.
    fn of_sign(&mut self, sign: &NoteSign) -> Option<u32> {
        let label = sign.label;
        let Some(note) = self.by_label.get(label).copied() else {
            self.tell_missing(sign);
            return None;
        };
        if let Some(number) = self.numbers[note] {
            let what = told!(
                "“[^{label}]”的注号出现了不止一次，都印同一个号",
                "the sign of the note `[^{label}]` is there more than once; each has the same number"
            );
            let hint = told!(
                "几处确实同用一条注，就不用改；不然给后一处另写一条注",
                "if all mean the same note, leave it; else write a note of its own for the second"
            );
            self.tell(NoteFault::Twice, sign, what, hint);
            return Some(number);
        }
        Some(self.number(note))
    }

    fn tell_missing(&mut self, sign: &NoteSign) {
        let label = sign.label;
        // `[^a-z]` is no note's.
        let is_meant = label.chars().all(|c| c.is_ascii_digit())
            || !self.labels.is_empty() && label.chars().all(is_word);
        if is_meant {
            let what = told!(
                "“[^{label}]”没有注文，照原样印了",
                "`[^{label}]` has no note and is set as typed"
            );
            let hint = told!(
                "在稿末另起一行写“[^{label}]: 注文”；本来就要印方括号的，写“\\[^{label}]”",
                "write a line `[^{label}]: the note` at the story's end; for brackets write `\\[^{label}]`"
            );
            self.tell(NoteFault::Missing, sign, what, hint);
        }
    }

    /// Numbers a note that no sign points at behind the others.
    fn of_note(&mut self, note: usize) {
        if self.numbers[note].is_some() {
            return;
        }
        let number = self.number(note);
        let sign = &self.labels[note];
        let label = sign.label;
        if self.by_label.get(label) != Some(&note) {
            let what = told!(
                "“[^{label}]”的注文写了两条，后一条没有注号指着它，排在最后，编号 {number}",
                "there are two notes `[^{label}]`; no sign points at the second, which is set last, as number {number}"
            );
            let hint = told!(
                "给后一条换一个号，在正文里写上它的注号；多余的就删去",
                "give the second another label, and write its sign in the text; or remove it"
            );
            return self.tell(NoteFault::Twice, sign, what, hint);
        }
        let what = told!(
            "正文里没有“[^{label}]”的注号，这条注排在最后，编号 {number}",
            "no sign `[^{label}]` stands in the text; this note is set last, as number {number}"
        );
        let hint = told!(
            "在要注的字后面写上“[^{label}]”，或删去这条注",
            "write `[^{label}]` behind the word that is meant, or remove the note"
        );
        self.tell(NoteFault::Unsigned, sign, what, hint);
    }

    fn number(&mut self, note: usize) -> u32 {
        self.order.push(note);
        let number = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        self.numbers[note] = Some(number);
        number
    }

    fn tell_empty(&mut self, sign: &NoteSign) {
        let label = sign.label;
        let what = told!("“[^{label}]”的注文是空的", "the note `[^{label}]` has no words");
        let hint = told!(
            "在冒号后面写上注文；不要这条注，就连注号一起删去",
            "write the note behind the colon, or remove it and its sign"
        );
        self.tell(NoteFault::Empty, sign, what, hint);
    }

    fn tell(&mut self, kind: NoteFault, sign: &NoteSign, what: Told, hint: Told) {
        let found = self.found.entry(kind).or_default();
        found.times += 1;
        if found.times <= TOLD {
            found.last = self.faults.len();
            let spot = Spot::new(self.file, sign.place.clone());
            self.faults.push(Fault::warning(kind.code(), spot, what).hint(hint));
        }
    }

    /// What is told; the last of a kind says how many more there are.
    fn faults(mut self) -> Vec<Fault> {
        for found in self.found.values() {
            let more = found.times.saturating_sub(TOLD);
            if let Some(fault) = self.faults.get_mut(found.last).filter(|_| more > 0) {
                let what = &fault.what;
                fault.what = told!(
                    "{what}（后面还有 {more} 处，不一一列出）",
                    "{what} (and {more} more, not told one by one)";
                    what
                );
            }
        }
        self.faults
    }
}
