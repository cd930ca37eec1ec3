//! What an issue's archives are called.

use unicode_normalization::UnicodeNormalization;

use kanyin_issue::file_name::harmless;

use super::contents::Audience;

/// The name of an issue's archives, without what tells for whom each is: `檐下-2026-11-20`.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct ArchiveName(String);

/// Most bytes of the paper's name in it: with date and ending it stays below the 255 that file systems take.
const MOST: usize = 180;

impl ArchiveName {
    /// The name for the issue of a day, written `2026-11-20`. What a file's name cannot hold on Windows becomes `-`.
    pub fn new(paper: &str, day: &str) -> Self {
        let name = harmless(&paper.nfc().collect::<String>());
        let name = name.get(..name.floor_char_boundary(MOST)).unwrap_or_default();
        // A name that begins with a point is hidden; Windows drops blanks and points at an end.
        match name.trim_matches(|c: char| c == '.' || c.is_whitespace()) {
            "" => Self(day.into()),
            name => Self(format!("{name}-{day}")),
        }
    }

    /// The one folder in the archive: the archive's name without its ending.
    pub fn folder(&self, audience: Audience) -> String {
        format!("{}{}", self.0, audience.suffix())
    }

    /// The archive's file name.
    pub fn file(&self, audience: Audience) -> String {
        format!("{}.zip", self.folder(audience))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_are_named_by_paper_and_day() {
        let title = ArchiveName::new("檐下", "2026-11-20");
        let files = Audience::ALL.map(|audience| title.file(audience));
        assert_eq!(
            files,
            ["檐下-2026-11-20.zip", "檐下-2026-11-20-print.zip", "檐下-2026-11-20-library.zip"]
        );
    }

    #[test]
    fn no_name_leaves_its_folder() {
        let file = |paper: &str| ArchiveName::new(paper, "2026-01-02").file(Audience::Readers);
        assert_eq!(file("../../a:b"), "-..-a-b-2026-01-02.zip");
        assert_eq!(file(" . "), "2026-01-02.zip");
        assert_eq!(file("Cafe\u{301} "), "Caf\u{e9}-2026-01-02.zip");
        assert!(file(&"檐".repeat(900)).len() < 255);
    }
}
