//! What the ward tells the keeper: lines of words. Also in the environment, the other way.

use super::refusal::Refusal;

/// What was done before a process began anew.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub struct Earlier {
    /// How many issues or files, from the first on.
    pub done: usize,
    /// How it went with them: numbers that only the command knows.
    pub so_far: [usize; 4],
}

/// A line to the keeper. Names of files have no line ends: see [`name`].
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Note {
    /// Nothing new; whoever cannot write it has no keeper any more.
    Alive,
    /// A file is opened: told if one file at a time is.
    Opened(String),
    /// The file opened last is shut again.
    Shut,
    /// A file is to be refused.
    Refused(Refusal, String),
    /// What is done, and need not be done again.
    Done(Earlier),
}

impl Note {
    /// The line, with its end.
    pub fn line(&self) -> String {
        match self {
            Self::Alive => "\n".into(),
            Self::Opened(file) => format!("opened {file}\n"),
            Self::Shut => "shut\n".into(),
            Self::Refused(refusal, file) => format!("{} {file}\n", refusal.word()),
            Self::Done(Earlier { done, so_far: [a, b, c, d] }) => {
                format!("done {done} {a} {b} {c} {d}\n")
            }
        }
    }

    /// Reads a line; `None` if it makes no sense, as one half written.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim_end_matches('\n');
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" => Some(Self::Alive),
            "opened" => Some(Self::Opened(rest.into())),
            "shut" => Some(Self::Shut),
            "done" => {
                let figures: Option<Vec<usize>> =
                    rest.split(' ').map(|figure| figure.parse().ok()).collect();
                let [done, a, b, c, d] = figures?.try_into().ok()?;
                Some(Self::Done(Earlier { done, so_far: [a, b, c, d] }))
            }
            word => Some(Self::Refused(Refusal::of_word(word)?, rest.into())),
        }
    }
}

/// What a file goes by: its path without what would break a line.
pub fn name(path: &str) -> String {
    path.replace(['\n', '\r', '\0'], "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_as_it_was_written() {
        let notes = [
            Note::Alive,
            Note::Opened("广告/a b.pdf".into()),
            Note::Shut,
            Note::Refused(Refusal::Large, "ads/slow x.svg".into()),
            Note::Done(Earlier { done: 12, so_far: [10, 0, 1, 0] }),
        ];
        for note in notes {
            assert_eq!(Note::read(&note.line()), Some(note));
        }
        assert_eq!(Note::read("done 1"), None);
    }
}
