//! Notes at the foot 脚注, and sides of lines as templates get them.

use typst_library::foundations::{Array, IntoValue};

use kanyin_issue::story::{FootNote, Side, note_sign};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::words::words_at;

/// Lines of notes that stay together.
const TOGETHER: u32 = 8;

/// The notes of a story or a box, over a width: one part, or, if that would be high, one for each.
pub fn parts(stick: &Stick, notes: &[FootNote]) -> Result<Vec<Part>, TemplateErrors> {
    let whole = part(stick, notes, true)?;
    if whole.lines <= TOGETHER || notes.len() < 2 {
        return Ok(vec![whole]);
    }
    let each = notes.iter().enumerate();
    each.map(|(n, note)| part(&stick.deeper(n), std::slice::from_ref(note), n == 0)).collect()
}

fn part(stick: &Stick, notes: &[FootNote], ruled: bool) -> Result<Part, TemplateErrors> {
    let mut all = Array::new();
    for note in notes {
        let sign = note_sign(note.number);
        let it = it! {
            "sign" => words_at(&sign, note.label, 0),
            "body" => stick.runs(&note.runs)?,
        };
        all.push(it.into_value());
    }
    stick.part("foot-notes", it! { "notes" => all, "ruled" => ruled }, "foot-notes")
}

/// The name of a side for templates.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Right => "right",
        Side::Middle => "center",
    }
}
