//! The texts that were read, and places in them.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file in [`Sources`].
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FileNo(pub u16);

/// A stretch of a file, in bytes of its normalised text.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Spot {
    /// The file.
    pub file: FileNo,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Spot {
    /// A stretch of a file.
    pub fn new(file: FileNo, range: Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The bytes it covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place a person can go to.
#[derive(Debug, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct Place {
    /// The file's path inside the publication, with `/`.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Every file that was read, so that a fault can name its line and show it.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    files: Vec<SourceText>,
}

#[derive(Debug, Clone)]
struct SourceText {
    path: PathBuf,
    text: Arc<str>,
    line_starts: Arc<[u32]>,
}

impl Sources {
    /// Takes in a file: its path inside the publication and its text. A file without text that
    /// matters (a picture, a file that cannot be read) is taken in with an empty one.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<Arc<str>>) -> FileNo {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        self.files.push(SourceText { path: path.into(), text, line_starts });
        FileNo((self.files.len() - 1) as u16)
    }

    /// All files, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = FileNo> + use<> {
        (0..self.files.len()).map(|n| FileNo(n as u16))
    }

    /// A file's path inside the publication.
    pub fn path(&self, file: FileNo) -> &Path {
        &self.files[file.0 as usize].path
    }

    /// A file's text.
    pub fn text(&self, file: FileNo) -> &Arc<str> {
        &self.files[file.0 as usize].text
    }

    /// The byte at which a line begins; lines count from 1. Past the end: the text's length.
    pub fn line_start(&self, file: FileNo, line: usize) -> usize {
        let source = &self.files[file.0 as usize];
        source.line_starts.get(line.saturating_sub(1)).map_or(source.text.len(), |&at| at as usize)
    }

    /// Where a spot begins, in lines and characters.
    pub fn place(&self, spot: Spot) -> Place {
        let source = &self.files[spot.file.0 as usize];
        let line = source.line_starts.partition_point(|&at| at <= spot.start);
        let begin = source.line_starts[line - 1] as usize;
        let at = source.text.floor_char_boundary(spot.start as usize);
        let column = source.text[begin.min(at)..at].chars().count() as u32 + 1;
        Place { path: slashed(&source.path), line: line as u32, column }
    }
}

/// A path with `/` on every system, as it is written in copy and messages.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let mut sources = Sources::default();
        let file = sources.add("稿.md", "甲乙\n丙丁戊\n");
        let at = "甲乙\n丙丁".len();
        let place = sources.place(Spot::new(file, at..at + 3));
        assert_eq!((place.line, place.column), (2, 3));
    }

    #[test]
    fn a_spot_past_the_end_is_a_place_all_the_same() {
        let mut sources = Sources::default();
        let file = sources.add("空.md", "");
        assert_eq!(sources.place(Spot::new(file, 9..9)).line, 1);
    }
}
