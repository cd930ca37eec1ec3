//! A body as a reporter typed it, made ready for Markdown. What is data to a newspaper (`138****1234`, `2026. 11. 20`,
//! `>60分`) is kept from being read as markup; what is plainly meant as markup and typed with the signs of a Chinese
//! input method (`＃＃`, `＊＊`, `！[…]（…）`, `｜`) is read as meant, and told. Nothing is lost on this way: [`Prepared`] knows
//! of each byte where it was typed.
//!
//! | step | files |
//! |---|---|
//! | lines behind their quote marks, and fences | `lines` |
//! | what the first signs of a line say | `line_marks`, `numbers`, `rule_lines`, `tables`, `box_heads` |
//! | which lines stand at the right or in the middle | `align_marks` |
//! | pictures and links | `picture_marks`, `signs_inside` |
//! | notes, what stands higher or lower | `note_signs`, `numbered_notes`, `levels` |
//! | which stars are emphasis | `stars`, `star_pairs`, `masks` |
//! | what is told | `slips` |

mod align_marks;
mod box_heads;
mod levels;
mod line_marks;
mod lines;
mod masks;
mod note_signs;
mod numbered_notes;
mod numbers;
mod picture_marks;
mod prepared;
mod rule_lines;
mod signs;
mod signs_inside;
mod slips;
mod star_pairs;
mod stars;
mod tables;

use kanyin_diagnostics::{Fault, FileNo};

pub use self::align_marks::AlignMark;
use self::lines::TypedLines;
use self::prepared::Edits;
pub use self::prepared::{AS_TYPED, LABEL, NUMBER_END, Prepared, SIGN, SUB, SUPER, restored};
use self::slips::Slips;
use super::paragraphs::LineEnds;

/// Makes a body ready: `text` is the whole file, the body begins at `start`.
pub fn prepare(text: &str, file: FileNo, start: usize, ends: LineEnds) -> (Prepared, Vec<Fault>) {
    let mut edits = Edits::default();
    let mut slips = Slips::new(file, text);
    let lines = TypedLines::of(text, start, &mut edits, &mut slips);
    let marked = line_marks::read(&lines, ends, &mut edits, &mut slips);
    tables::read(&lines, &mut edits, &mut slips);
    box_heads::read(&lines, &mut edits, &mut slips);
    let pictures = picture_marks::read(&lines, &mut edits, &mut slips);
    signs_inside::read(&lines, &mut edits, &mut slips);
    stars::read(text, &marked, &pictures, &mut edits, &mut slips);
    levels::read(&lines, &pictures, &mut edits);
    let of_notes = numbered_notes::read(file, &lines, &marked, &pictures, &mut edits, &mut slips);
    let mut faults = slips.faults();
    faults.extend(of_notes);
    (Prepared::new(text, file, start, edits), faults)
}
