//! Runs letter by letter, so that they can be cut anywhere.

use std::ops::Range;

use kanyin_diagnostics::Spot;

use crate::story::Run;

/// The letters of runs. A line break that was typed is `'\n'`.
pub struct RunLetters<'a> {
    runs: &'a [Run],
    letters: Vec<RunLetter>,
}

/// A letter, and where it stands.
struct RunLetter {
    c: char,
    run: usize,
    at: usize,
}

impl<'a> RunLetters<'a> {
    /// Those of runs.
    pub fn of(runs: &'a [Run]) -> Self {
        let mut letters = Vec::new();
        for (n, run) in runs.iter().enumerate() {
            match run {
                Run::Text { text, .. } => {
                    let of_run = text.char_indices().map(|(at, c)| RunLetter { c, run: n, at });
                    letters.extend(of_run);
                }
                Run::Break => letters.push(RunLetter { c: '\n', run: n, at: 0 }),
            }
        }
        Self { runs, letters }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// A letter by its number.
    pub fn at(&self, n: usize) -> Option<char> {
        self.letters.get(n).map(|letter| letter.c)
    }

    /// Letters of a stretch, in order.
    pub fn chars(&self, of: Range<usize>) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.letters[of].iter().map(|letter| letter.c)
    }

    /// Whether a letter is set to stand out as `**…**` does.
    pub fn is_strong(&self, n: usize) -> bool {
        let run = self.letters.get(n).and_then(|letter| self.runs.get(letter.run));
        matches!(run, Some(Run::Text { style, .. }) if style.strong)
    }

    /// A stretch without the white at its ends.
    pub fn trimmed(&self, of: Range<usize>) -> Range<usize> {
        let white = |n: &usize| self.letters[*n].c.is_whitespace();
        let start = of.start + of.clone().take_while(white).count();
        let end = of.end - (start..of.end).rev().take_while(white).count();
        start..end
    }

    /// A stretch as runs, each with its own place in the file.
    pub fn runs(&self, of: Range<usize>) -> Vec<Run> {
        let mut cut: Vec<Run> = Vec::new();
        let mut n = of.start;
        while n < of.end {
            let first = &self.letters[n];
            let same = |letter: &&RunLetter| letter.run == first.run;
            let many = self.letters[n..of.end].iter().take_while(same).count();
            let last = &self.letters[n + many - 1];
            cut.push(part(&self.runs[first.run], first.at..last.at + last.c.len_utf8()));
            n += many;
        }
        cut
    }
}

/// A stretch of a run's text, by its bytes.
fn part(run: &Run, bytes: Range<usize>) -> Run {
    let Run::Text { text, style, spot, link } = run else { return Run::Break };
    let whole = spot.range();
    // What was escaped keeps the place of its whole.
    let spot = match whole.len() == text.len() {
        true => Spot::new(spot.file, whole.start + bytes.start..whole.start + bytes.end),
        false => *spot,
    };
    Run::Text { text: text[bytes].into(), style: *style, spot, link: link.clone() }
}
