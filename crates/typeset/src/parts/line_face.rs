//! Lines of front matter in rows, measured in their face and broken as titles are.

use typst_library::foundations::Content;

use kanyin_issue::Line;

use crate::house::Stick;
use crate::title::{self, Advances, Letters, OwnWords};
use crate::words;

/// What lines of a role of type are measured and broken by.
pub struct LineFace<'a> {
    /// The advances of its characters, if there is such a font.
    pub advances: Option<Advances>,
    own: &'a OwnWords,
}

impl<'a> LineFace<'a> {
    /// That of a role.
    pub fn of(stick: &Stick<'a>, role: &str) -> Self {
        Self { advances: stick.advances(role), own: &stick.house.titles.words }
    }

    /// A line in as few rows as it needs at a width in em of its size.
    pub fn rows(&self, line: &Line, width: f64) -> Vec<Content> {
        let letters = self.letters(line);
        let rows = title::fewest(&letters, self.own, width, title::OF_SMALL_LINES).rows;
        let rows = rows.into_iter().map(|(from, to)| {
            let (start, text) = letters.row(from, to);
            words::part_of_line(line, start, text)
        });
        rows.collect()
    }

    /// Width of a line in one row, in em of its size.
    pub fn width(&self, line: &Line) -> f64 {
        let letters = self.letters(line);
        letters.width(0, letters.len())
    }

    fn letters<'b>(&self, line: &'b Line) -> Letters<'b> {
        Letters::new(&line.text, self.advances.as_ref())
    }
}
