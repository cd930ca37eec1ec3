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

    /// A text in two rows as even as its words allow; `None` if one is enough, or two are not.
    pub fn two_rows(&self, text: &str) -> Option<[String; 2]> {
        let letters = Letters::new(text, self.advances.as_ref());
        // Fewer are one row, and asking for two would open the dictionary.
        if letters.len() < 4 {
            return None;
        }
        let whole = letters.width(0, letters.len());
        // From half its width on, a character wider each time.
        let widths = (0..6).map(|n| whole / 2.0 + 0.01 + f64::from(n) * 0.5);
        let rows = widths
            .map(|width| title::fewest(&letters, self.own, width, title::OF_SMALL_LINES).rows);
        let rows = rows.into_iter().find(|rows| rows.len() == 2)?;
        let text_of = |n: usize| letters.row(rows[n].0, rows[n].1).1.to_owned();
        Some([text_of(0), text_of(1)])
    }

    /// Width of a line in one row, in em of its size.
    pub fn width(&self, line: &Line) -> f64 {
        let letters = self.letters(line);
        letters.width(0, letters.len())
    }

    /// Width of a text in one row, in em of its size.
    pub fn width_of(&self, text: &str) -> f64 {
        let letters = Letters::new(text, self.advances.as_ref());
        letters.width(0, letters.len())
    }

    fn letters<'b>(&self, line: &'b Line) -> Letters<'b> {
        Letters::new(&line.text, self.advances.as_ref())
    }
}
