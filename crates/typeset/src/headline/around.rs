//! What stands around a title: kicker, deck, lead-in, names; and lines broken as titles are.

use typst_library::foundations::{Array, Content, Dict};
use typst_library::layout::{Abs, Length};

use kanyin_issue::{Form, Line, Story};

use crate::galley::array;
use crate::house::{House, it};
use crate::title::{self, Face, Letters, OwnWords};
use crate::words;

/// Size of bylines, in points (LOOK §3).
const BYLINE: f64 = 9.0;

/// Points as templates get them.
pub fn points(size: f64) -> Length {
    Length::from(Abs::pt(size))
}

/// A line in as few rows as it needs at a width in em, broken as titles are.
pub fn rows_of(line: &Line, width: f64, face: Option<&Face>) -> Vec<Content> {
    let letters = Letters::new(&line.text, face);
    let none = OwnWords::default();
    let own = face.map_or(&none, |face| &*face.words);
    let rows = title::fewest(&letters, own, width).rows;
    let rows = rows.into_iter().map(|(from, to)| {
        let (start, text) = letters.row(from, to);
        words::part_of_line(line, start, text)
    });
    rows.collect()
}

/// Width of a line in one row, in em of its size.
pub fn width_of(line: &Line, face: Option<&Face>) -> f64 {
    let letters = Letters::new(&line.text, face);
    letters.width(0, letters.len())
}

/// What every headline block gets besides its title: a column's name, its author, a lead-in, a byline.
pub fn around(house: &House, at: &Dict, story: &Story, width: f64) -> Dict {
    let kai = Face::of(house, at, "kai");
    let hei = Face::of(house, at, "hei");
    let author = story.column.as_ref().and(story.byline.as_ref());
    let byline = story.byline.as_ref().filter(|_| story.form == Form::Photos);
    let wide = |line: Option<&Line>, size: f64, face: &Option<Face>| {
        line.map_or(0.0, |line| size * width_of(line, face.as_ref()))
    };
    let author_below =
        wide(story.column.as_ref(), 10.5, &hei) + 10.5 + wide(author, 9.5, &kai) > width;
    let rows_at = |line: Option<&Line>, size: f64, face: &Option<Face>| {
        line.map(|line| array(rows_of(line, width / size, face.as_ref())))
    };
    it! {
        "lead-in" => rows_at(story.lead_in.as_ref(), 14.0, &kai),
        "column" => rows_at(story.column.as_ref(), 10.5, &hei),
        "author-below" => author_below,
        "author" => rows_at(author, BYLINE, &kai),
        "byline" => rows_at(byline, BYLINE, &kai),
        "importance" => title::importance(story.importance),
    }
}

/// Kicker or deck of a role: one row at its size; where that is too long, one row one size down; only
/// then more rows (LOOK §3). Its size, and its rows.
pub fn small(
    house: &House,
    at: &Dict,
    line: Option<&Line>,
    role: &str,
    (size, width): (f64, f64),
) -> (f64, Option<Array>) {
    let Some(line) = line else { return (size, None) };
    let face = Face::of(house, at, role);
    let wide = width_of(line, face.as_ref());
    let smaller = one_down(size);
    let size = if wide * size > width && wide * smaller <= width { smaller } else { size };
    (size, Some(array(rows_of(line, width / size, face.as_ref()))))
}

/// One size down from a kicker's or deck's (LOOK §1).
fn one_down(size: f64) -> f64 {
    [14.0, 12.0, 10.5].into_iter().find(|smaller| *smaller < size).unwrap_or(size)
}
