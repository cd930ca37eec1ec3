//! Upright setting 竖排: a line as cells one below the other (CLREQ §2.4, §3.2.3; GB/T 15834 §5.2).
//!
//! A Han character or mark fills a cell; marks take their upright form from the font. A number of one
//! or two digits stands upright in one cell (纵中横), and so does a unit of one or two letters: ℃, %, ㎡, km. Longer Latin,
//! dashes and ellipses are turned by a quarter and as long as they are wide.

use typst_library::foundations::{Array, IntoValue};
use typst_library::layout::{Frame, FrameItem};

use kanyin_issue::Line;

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::title::{Advances, Letters, is_closing, is_double, is_latin, is_opening};
use crate::words;

/// A cell of an upright line.
#[derive(Debug, Clone, PartialEq)]
struct UprightCell {
    /// Its letters in the line: from, to.
    letters: (usize, usize),
    /// How far it goes down, in em.
    length: f64,
    stance: Stance,
}

/// How what is in a cell stands.
#[derive(Debug, Copy, Clone, PartialEq)]
enum Stance {
    /// As always; made narrower to fit, as a part of its width.
    Upright { fit: f64 },
    /// Turned by a quarter.
    Turned,
    /// White: a pause.
    White,
}

/// A line as cells.
pub struct UprightLine<'a> {
    line: &'a Line,
    /// The line's letters, each as wide as its cell is long; a cell's first letter stands for all.
    pub letters: Letters<'a>,
    cells: Vec<UprightCell>,
}

impl<'a> UprightLine<'a> {
    /// The cells of a line in a face.
    pub fn new(line: &'a Line, advances: Option<&Advances>) -> Self {
        let mut letters = Letters::new(&line.text, advances);
        let cells = cells(&letters);
        for cell in &cells {
            let (from, to) = cell.letters;
            for (n, letter) in letters.list[from..to].iter_mut().enumerate() {
                letter.width = if n == 0 { cell.length } else { 0.0 };
                letter.gap = 0.0;
                letter.joined = n > 0;
            }
        }
        Self { line, letters, cells }
    }

    /// Whether anything is turned that is neither dash nor ellipsis: Latin reads badly upright.
    pub fn has_turned_latin(&self) -> bool {
        let latin = |cell: &UprightCell| is_latin(self.letters.list[cell.letters.0].c);
        self.cells.iter().any(|cell| cell.stance == Stance::Turned && latin(cell))
    }

    /// Length of the line from one letter to another, in points: `step` from one Han character to the
    /// next, at a size.
    pub fn length(&self, (from, to): (usize, usize), size: f64, step: f64) -> f64 {
        self.row(from, to).map(|(cell, trimmed)| length(cell, trimmed, size, step)).sum()
    }

    /// Length of all of it.
    pub fn whole(&self, size: f64, step: f64) -> f64 {
        self.length((0, self.letters.len()), size, step)
    }

    /// The cells of a row, white at its ends left out, each with whether its upper half is.
    fn row(&self, from: usize, to: usize) -> impl Iterator<Item = (&UprightCell, bool)> {
        let inside = move |cell: &&UprightCell| from <= cell.letters.0 && cell.letters.1 <= to;
        let inked = move |cell: &&UprightCell| inside(cell) && cell.stance != Stance::White;
        let first = self.cells.iter().find(inked).map_or(to, |cell| cell.letters.0);
        let last = self.cells.iter().rfind(inked).map_or(from, |cell| cell.letters.1);
        let row = self.cells.iter().filter(inside);
        let row = row.filter(move |cell| first <= cell.letters.0 && cell.letters.1 <= last);
        row.map(move |cell| {
            // The blank half of an opening mark is gone at a row's start.
            let opens = is_opening(self.letters.list[cell.letters.0].c);
            (cell, opens && cell.letters.0 == first)
        })
    }

    /// All cells as templates get them.
    pub fn data(&self, stick: &Stick, role: &str) -> Result<Array, TemplateErrors> {
        self.data_of((0, self.letters.len()), stick, role)
    }

    /// The cells from one letter to another as templates get them: of a face's role, whose font
    /// decides how marks stand.
    pub fn data_of(
        &self,
        (from, to): (usize, usize),
        stick: &Stick,
        role: &str,
    ) -> Result<Array, TemplateErrors> {
        let one = |(cell, trimmed): (&UprightCell, bool)| -> Result<_, TemplateErrors> {
            let (start, text) = self.letters.row(cell.letters.0, cell.letters.1);
            let mark = text.chars().next().filter(|c| is_opening(*c) || is_closing(*c));
            let formless = match mark {
                Some(mark) => !has_upright_form(stick, role, mark)?,
                None => false,
            };
            let (turned, fit) = match cell.stance {
                Stance::Turned => (true, 1.0),
                Stance::Upright { fit } => (formless && !is_stop(text), fit),
                Stance::White => (false, 1.0),
            };
            let body = words::part_of_line(self.line, start, text);
            let white = cell.stance == Stance::White;
            Ok(it! {
                "text" => if white { " " } else { text },
                "body" => (!white).then_some(body),
                "length" => if trimmed { cell.length / 2.0 } else { cell.length },
                "turned" => turned,
                "fit" => fit,
                "corner" => formless && is_stop(text),
            }
            .into_value())
        };
        self.row(from, to).map(one).collect()
    }
}

fn length(cell: &UprightCell, trimmed: bool, size: f64, step: f64) -> f64 {
    let em = if trimmed { cell.length / 2.0 } else { cell.length };
    em * size + if cell.stance == Stance::White { 0.0 } else { step - size }
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "，" | "。" | "、" | "；" | "：" | "？" | "！")
}

fn cells(letters: &Letters) -> Vec<UprightCell> {
    let mut cells = Vec::new();
    let mut from = 0;
    while from < letters.len() {
        let (to, stance) = cell(letters, from);
        let wide: f64 = letters.list[from..to].iter().map(|letter| letter.width).sum();
        let cell =
            |length: f64, stance: Stance| UprightCell { letters: (from, to), length, stance };
        cells.push(match stance {
            Stance::Upright { .. } => {
                cell(1.0, Stance::Upright { fit: (1.0 / wide.max(0.1)).min(1.0) })
            }
            stance => cell(wide, stance),
        });
        from = to;
    }
    cells
}

/// The letter behind the cell that begins with one, and how it stands.
fn cell(letters: &Letters, from: usize) -> (usize, Stance) {
    let upright = Stance::Upright { fit: 1.0 };
    let first = letters.list[from];
    let rest = &letters.text[first.at..];
    let same = rest.chars().take_while(|c| *c == first.c).count();
    if !first.has_ink() {
        let white = letters.list[from..].iter().take_while(|letter| !letter.has_ink()).count();
        (from + white, Stance::White)
    } else if is_double(first.c) {
        (from + same, Stance::Turned)
    } else if let Some(unit) = unit(rest) {
        (from + unit, upright)
    } else if let Some(digits) = short_number(rest) {
        (from + digits, upright)
    } else if is_joint(first.c) || is_between_short_numbers(letters, from) {
        (from + 1, Stance::Turned)
    } else if is_latin(first.c) {
        let latin = latin_run(rest);
        let together = latin <= 2 && rest.chars().take(latin).all(stands_together);
        (from + latin, if together { upright } else { Stance::Turned })
    } else {
        (from + 1, upright)
    }
}

/// How many characters of Latin a text begins with, up to a unit that stands by itself.
fn latin_run(rest: &str) -> usize {
    let sign = |c: char| matches!(c, '%' | '‰' | '℃' | '℉' | '°');
    let ends = |c: char| !is_latin(c) || sign(c);
    1 + rest.chars().skip(1).take_while(|c| !ends(*c)).count()
}

/// How many characters of a unit a text begins with that stands upright in one cell.
fn unit(rest: &str) -> Option<usize> {
    const UNITS: [&str; 12] = ["°C", "°F", "m²", "m³", "km", "kg", "cm", "mm", "℃", "℉", "%", "‰"];
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit))?;
    let length = unit.chars().count();
    // Not the beginning of a word.
    let goes_on = |c: char| c.is_alphanumeric() && is_latin(c);
    let word = unit.starts_with(goes_on) && rest.chars().nth(length).is_some_and(goes_on);
    (!word).then_some(length)
}

/// A number of one or two digits that ends with Han or a unit, or with what joins it to another such number.
fn short_number(rest: &str) -> Option<usize> {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let behind = &rest[digits..];
    let next = behind.strip_prefix(JOINS_NUMBERS).map(|next| {
        let digits = next.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&digits) && number_ends(&next[digits..])
    });
    (number_ends(behind) || next == Some(true)).then_some(digits)
}

/// Whether a number ends before a text.
fn number_ends(behind: &str) -> bool {
    behind.chars().next().is_none_or(|c| !is_latin(c)) || unit(behind).is_some()
}

/// What joins two numbers: 10-20, 3:1, 8:30.
const JOINS_NUMBERS: [char; 7] = ['-', '–', '~', '∼', ':', '∶', '/'];

/// Whether a mark stands between two numbers that stand upright, and so in a cell of its own.
fn is_between_short_numbers(letters: &Letters, at: usize) -> bool {
    let digit = |n: Option<usize>| {
        n.and_then(|n| letters.list.get(n)).is_some_and(|letter| letter.c.is_ascii_digit())
    };
    let mark = JOINS_NUMBERS.contains(&letters.list[at].c);
    mark && digit(at.checked_sub(1)) && digit(Some(at + 1))
}

/// Digits, one or two, and a single capital, stand upright.
fn stands_together(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase()
}

/// Joining marks lie along the line.
fn is_joint(c: char) -> bool {
    matches!(c, '－' | '～' | '〜' | '–' | '~')
}

/// Whether the font of a role has a form of a mark for upright lines: whether its feature `vert`
/// changes the glyph.
fn has_upright_form(stick: &Stick, role: &str, mark: char) -> Result<bool, TemplateErrors> {
    let glyph = |upright: bool| -> Result<Option<u16>, TemplateErrors> {
        let it =
            it! { "body" => words::plain(&mark.to_string()), "role" => role, "upright" => upright };
        let frame = stick.over(40.0).deeper((mark, upright)).frame("mark-form", it)?;
        Ok(first_glyph(&frame))
    };
    Ok(glyph(true)? != glyph(false)?)
}

fn first_glyph(frame: &Frame) -> Option<u16> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Text(text) => text.glyphs.first().map(|glyph| glyph.id),
        FrameItem::Group(group) => first_glyph(&group.frame),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use kanyin_diagnostics::{FileNo, Spot};

    use super::*;

    /// The cells of a line, parted by `|`, turned ones in brackets.
    fn shown(text: &str) -> String {
        let line = Line { text: text.into(), spot: Spot::new(FileNo(0), 0..text.len()) };
        let cells = UprightLine::new(&line, None);
        let shown = cells.cells.iter().map(|cell| {
            let (from, to) = cell.letters;
            let text: String = cells.letters.list[from..to].iter().map(|l| l.c).collect();
            if cell.stance == Stance::Turned { format!("[{text}]") } else { text }
        });
        shown.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn two_digits_stand_together_and_longer_latin_is_turned() {
        assert_eq!(shown("第12届"), "第|12|届");
        assert_eq!(shown("2026年5月"), "[2026]|年|5|月");
        assert_eq!(shown("去 WTO 门口——A座"), "去| |[WTO]| |门|口|[——]|A|座");
        assert_eq!(shown("“老”街 新貌"), "“|老|”|街| |新|貌");
        assert_eq!(shown("用AI读5G时代"), "用|AI|读|5G|时|代");
    }

    #[test]
    fn units_stand_and_marks_between_short_numbers_lie() {
        assert_eq!(shown("破38℃"), "破|38|℃");
        assert_eq!(shown("达98.5%"), "达|[98.5]|%");
        assert_eq!(shown("增5％"), "增|5|％");
        assert_eq!(shown("36°C水"), "36|°C|水");
        assert_eq!(shown("120㎡绿地"), "[120]|㎡|绿|地");
        assert_eq!(shown("跑10km远"), "跑|10|km|远");
        assert_eq!(shown("10—20名"), "10|[—]|20|名");
        assert_eq!(shown("10~20名"), "10|[~]|20|名");
        assert_eq!(shown("3:1胜"), "3|[:]|1|胜");
        assert_eq!(shown("2021-2035年"), "[2021-2035]|年");
        assert_eq!(shown("每km²"), "每|[km²]");
    }

    #[test]
    fn a_line_is_as_long_as_its_cells() {
        let line = |text: &str| Line { text: text.into(), spot: Spot::new(FileNo(0), 0..1) };
        let long = |text: &str| UprightLine::new(&line(text), None).whole(10.0, 12.0);
        assert!((long("老街新貌") - 48.0).abs() < 1e-9);
        assert!((long("老街 新貌") - 52.0).abs() < 1e-9);
        assert!((long("“老街”") - 43.0).abs() < 1e-9);
        assert!((long("第12届") - 36.0).abs() < 1e-9);
    }
}
