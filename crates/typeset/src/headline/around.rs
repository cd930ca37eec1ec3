//! What stands around a title: kicker, deck, lead-in, names.

use typst_library::foundations::{Array, Dict};

use kanyin_issue::{Form, Line, Story};

use crate::house::{Stick, it};
use crate::parts::line_face::LineFace;
use crate::words::array;

/// Size of bylines, in points (docs/look.md §3).
const BYLINE: f64 = 9.0;

/// What every headline block gets besides its title: a column's name, its author, a lead-in, a byline.
pub fn around(stick: &Stick, story: &Story) -> Dict {
    let kai = LineFace::of(stick, "kai");
    let hei = LineFace::of(stick, "hei");
    let author = story.column.as_ref().and(story.byline.as_ref());
    let byline = story.byline.as_ref().filter(|_| story.form == Form::Photos);
    let wide = |line: Option<&Line>, size: f64, face: &LineFace| {
        line.map_or(0.0, |line| size * face.width(line))
    };
    let author_below =
        wide(story.column.as_ref(), 10.5, &hei) + 10.5 + wide(author, 9.5, &kai) > stick.width;
    let rows_at = |line: Option<&Line>, size: f64, face: &LineFace| {
        line.map(|line| array(face.rows(line, stick.width / size)))
    };
    it! {
        "lead-in" => rows_at(story.lead_in.as_ref(), 14.0, &kai),
        "column" => rows_at(story.column.as_ref(), 10.5, &hei),
        "author-below" => author_below,
        "author" => rows_at(author, BYLINE, &kai),
        "byline" => rows_at(byline, BYLINE, &kai),
        "importance" => story.importance.name(),
    }
}

/// A kicker: one row at its size; where that is too long, one row one size down; only then more rows (docs/look.md §3). Its
/// size, and its rows.
pub fn kicker(stick: &Stick, line: Option<&Line>, size: f64) -> (f64, Option<Array>) {
    let Some(line) = line else { return (size, None) };
    let face = LineFace::of(stick, "hei");
    let width = face.width(line);
    let smaller = one_down(size);
    let fits = |size: f64| width * size <= stick.width;
    let size = if !fits(size) && fits(smaller) { smaller } else { size };
    (size, Some(array(face.rows(line, stick.width / size))))
}

/// A deck: one row at its size, or two; a size down only where that makes fewer of more rows
/// (docs/look.md §3). Its size, and its rows.
pub fn deck(stick: &Stick, line: Option<&Line>, size: f64) -> (f64, Option<Array>) {
    let Some(line) = line else { return (size, None) };
    let face = LineFace::of(stick, "kai");
    let rows = face.rows(line, stick.width / size);
    if rows.len() > 2 {
        let smaller = one_down(size);
        let fewer = face.rows(line, stick.width / smaller);
        if fewer.len() < rows.len() {
            return (smaller, Some(array(fewer)));
        }
    }
    (size, Some(array(rows)))
}

/// One size down from a kicker's or deck's (docs/look.md §1).
fn one_down(size: f64) -> f64 {
    [14.0, 12.0, 10.5].into_iter().find(|smaller| *smaller < size).unwrap_or(size)
}
