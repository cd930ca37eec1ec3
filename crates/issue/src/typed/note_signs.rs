//! Notes of Markdown: `[^1]` behind a word, and a line `[^1]: …` with what is noted. Signs are numbered as they stand; a
//! sign without a note and a note without a sign are told, and set.

use std::collections::HashMap;
use std::ops::Range;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, told};

use super::lines::TypedLines;
use super::prepared::{Edits, LABEL, NUMBER_END, SIGN};
use super::signs::is_word;
use super::slips::{Slip, Slips};

/// Characters of a label, at most.
const LONGEST: usize = 20;
/// Faults of a kind that are told one by one.
const TOLD: usize = 20;

/// `[^1]`, as it stands in a text.
#[derive(Debug, Clone, PartialEq)]
struct NoteSign<'a> {
    label: &'a str,
    /// From bracket to bracket.
    place: Range<usize>,
    /// Whether all of it is ASCII, as Markdown wants it.
    plain: bool,
}

/// Whether a line begins a note's words.
pub fn is_label(words: &str) -> bool {
    label(words).is_some()
}

/// The label with which a line begins; behind its place the words of the note.
fn label(words: &str) -> Option<NoteSign<'_>> {
    let sign = sign_at(words, 0)?;
    let colon = words[sign.place.end..].chars().next().filter(|c| ":：".contains(*c))?;
    let rest = &words[sign.place.end + colon.len_utf8()..];
    let sound = sign.label.chars().all(|c| is_word(c) || "-_.*".contains(c));
    let end = words.len() - rest.trim_start().len();
    sound.then_some(NoteSign { place: 0..end, ..sign })
}

/// The sign that stands at a place.
fn sign_at(words: &str, at: usize) -> Option<NoteSign<'_>> {
    let mut chars = words[at..].char_indices();
    let (_, open) = chars.next().filter(|(_, c)| "[［".contains(*c))?;
    let (_, caret) = chars.next().filter(|(_, c)| "^＾".contains(*c))?;
    let from = at + open.len_utf8() + caret.len_utf8();
    let (length, close) = words[from..]
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, c)| c.is_whitespace() || "[［]］|".contains(*c))
        .filter(|(length, c)| *length > 0 && "]］".contains(*c))?;
    let label = &words[from..from + length];
    let plain = open == '[' && caret == '^' && close == ']';
    Some(NoteSign { label, place: at..from + length + close.len_utf8(), plain })
}

/// Reads all lines: numbers the signs, and says where the words of each note begin.
pub fn read(
    file: FileNo,
    lines: &TypedLines,
    pictures: &[Range<usize>],
    edits: &mut Edits,
    slips: &mut Slips,
) -> Vec<Fault> {
    let mut labels = Vec::new();
    let mut signs = Vec::new();
    for index in 0..lines.all.len() {
        if lines.all[index].fenced {
            continue;
        }
        let (words, start) = (lines.words(index), lines.place(index).start);
        let label = label(words);
        let from = label.as_ref().map_or(0, |label| label.place.end);
        labels.extend(label.map(|label| moved(label, start)));
        signs.extend(signs_in(words, from).map(|sign| moved(sign, start)).filter(|sign| {
            let next = pictures.partition_point(|picture| picture.end <= sign.place.start);
            !pictures.get(next).is_some_and(|picture| picture.contains(&sign.place.start))
        }));
    }
    let mut numbering =
        Numbering { file, numbers: HashMap::new(), next: 1, told: [0; 3], faults: Vec::new() };
    for label in &labels {
        numbering.numbers.entry(label.label).or_insert(None);
    }
    for sign in &signs {
        if let Some(number) = numbering.of_sign(sign, !labels.is_empty()) {
            edits.replace(sign.place.clone(), format!("{SIGN}{number}{NUMBER_END}"));
            if !sign.plain {
                slips.say(Slip::NoteSigns, sign.place.clone());
            }
        }
    }
    let mut begun = HashMap::new();
    for label in &labels {
        let again = begun.insert(label.label, ()).is_some();
        let number = numbering.of_label(label, again);
        edits.replace(label.place.clone(), format!("{LABEL}{number}{NUMBER_END}"));
    }
    numbering.faults
}

/// The signs of a line from a byte on; one behind a backslash is text.
fn signs_in(words: &str, from: usize) -> impl Iterator<Item = NoteSign<'_>> {
    words[from..].match_indices(['[', '［']).filter_map(move |(at, _)| {
        let at = from + at;
        let backslashes = words[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        sign_at(words, at).filter(|_| backslashes % 2 == 0)
    })
}

fn moved(sign: NoteSign<'_>, by: usize) -> NoteSign<'_> {
    NoteSign { place: by + sign.place.start..by + sign.place.end, ..sign }
}

/// The numbers of a story's notes.
struct Numbering<'a> {
    file: FileNo,
    /// The number of each label that has words; `None` while it has no sign yet.
    numbers: HashMap<&'a str, Option<u32>>,
    next: u32,
    /// How many of each kind were told.
    told: [usize; 3],
    faults: Vec<Fault>,
}

impl<'a> Numbering<'a> {
    /// The number of a sign; `None` if it has no note and is set as typed.
    fn of_sign(&mut self, sign: &NoteSign<'a>, has_notes: bool) -> Option<u32> {
        let label = sign.label;
        match self.numbers.get(label).copied() {
            Some(Some(number)) => {
                let what = told!(
                    "“[^{label}]”的注号出现了不止一次，都印同一个号",
                    "the sign of the note `[^{label}]` is there more than once; each has the same number"
                );
                let hint = told!(
                    "几处确实同用一条注，就不用改；不然给后一处另写一条注",
                    "if all mean the same note, leave it; else write a note of its own for the second"
                );
                self.tell(0, Code::NoteTwice, sign, what, hint);
                Some(number)
            }
            Some(None) => {
                let number = self.take();
                self.numbers.insert(label, Some(number));
                Some(number)
            }
            None => {
                // `[^a-z]` is no note's.
                let is_meant = label.chars().all(|c| c.is_ascii_digit())
                    || has_notes && label.chars().all(is_word);
                if is_meant {
                    let what = told!(
                        "“[^{label}]”没有注文，照原样印了",
                        "`[^{label}]` has no note and is set as typed"
                    );
                    let hint = told!(
                        "在稿末另起一行写“[^{label}]: 注文”；本来就要印方括号的，写“\\[^{label}]”",
                        "write a line `[^{label}]: the note` at the story's end; for brackets write `\\[^{label}]`"
                    );
                    self.tell(1, Code::NoteMissing, sign, what, hint);
                }
                None
            }
        }
    }

    /// The number of a note's words; one that no sign points at comes behind the others.
    fn of_label(&mut self, sign: &NoteSign<'a>, again: bool) -> u32 {
        let label = sign.label;
        if again {
            let number = self.take();
            let what = told!(
                "“[^{label}]”的注文写了两条，后一条没有注号指着它，排在最后，编号 {number}",
                "there are two notes `[^{label}]`; no sign points at the second, which is set last, as number {number}"
            );
            let hint = told!(
                "给后一条换一个号，在正文里写上它的注号；多余的就删去",
                "give the second another label, and write its sign in the text; or remove it"
            );
            self.tell(0, Code::NoteTwice, sign, what, hint);
            return number;
        }
        if let Some(number) = self.numbers.get(label).copied().flatten() {
            return number;
        }
        let number = self.take();
        self.numbers.insert(label, Some(number));
        let what = told!(
            "正文里没有“[^{label}]”的注号，这条注排在最后，编号 {number}",
            "no sign `[^{label}]` stands in the text; this note is set last, as number {number}"
        );
        let hint = told!(
            "在要注的字后面写上“[^{label}]”，或删去这条注",
            "write `[^{label}]` behind the word that is meant, or remove the note"
        );
        self.tell(2, Code::NoteUnsigned, sign, what, hint);
        number
    }

    fn take(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn tell(
        &mut self,
        kind: usize,
        code: Code,
        sign: &NoteSign,
        what: kanyin_diagnostics::Told,
        hint: kanyin_diagnostics::Told,
    ) {
        self.told[kind] += 1;
        if self.told[kind] <= TOLD {
            let spot = Spot::new(self.file, sign.place.clone());
            self.faults.push(Fault::warning(code, spot, what).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_labels() {
        let found = |words: &str| {
            let of = |sign: NoteSign| words[sign.place].to_string();
            signs_in(words, 0).map(of).collect::<Vec<String>>()
        };
        assert_eq!(found("井深九米[^1]，水质[^水]合格。"), ["[^1]", "[^水]"]);
        assert_eq!(found("全角［^1］［＾2］"), ["［^1］", "［＾2］"]);
        assert!(found("[1] [^] [^a b] \\[^1] [^没有完").is_empty());
        assert!(is_label("[^1]: 见上期") && is_label("［^注1］：见上期") && is_label("[^1]:见"));
        assert!(!is_label("[^1] 见上期") && !is_label("见[^1]: 上期") && !is_label("[1]: 上期"));
    }
}
