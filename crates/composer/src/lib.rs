//! The composer 组行: breaks a paragraph into lines at its best, by the rules of CLREQ ("Requirements for Chinese Text
//! Layout", W3C) and GB/T 15834. Numbers and characters only: shaping and frames are `typeset`'s.
//!
//! Knows nothing of the other rooms. All widths are in em of the paragraph's type. Its invariant: **every text comes out,
//! and a rule is broken only where no lines keep it**, in the order of the last resorts in `fit`; what gave in a line is told
//! with the line.
//!
//! ```text
//! text ─ Script ─▶ classes and breaks ─ Cells (with the font's widths) ─▶ cells ─ compose ─▶ Settings ─▶ lines with places
//! ```
//!
//! Why not Typst's paragraphs: they stretch Han pairs where a mark could be squeezed, since their optimiser knows neither
//! squeezing in whole halves nor which lines have no other way (5 % of Han pairs off the em in lines of Han and marks
//! alone, most of them without need: `docs/setting.md`); they part numbers from their units, and cannot be asked for a line more or less.
//!
//! | file | what |
//! |---|---|
//! | `marks` | what Unicode knows of a character |
//! | `class`, `quotes`, `script` | what each character is to a line, by itself and by its neighbours |
//! | `break_kind`, `breaks`, `units`, `latin_breaks`, `hyphens` | where a line may end, and how gladly |
//! | `cells`, `sums` | characters with the font's widths, and what any stretch of them measures and can give |
//! | `fit` | what a line gives to fill its room, and what that costs |
//! | `compose` | the paragraph at its best, and with a line less or more (Knuth and Plass) |
//! | `line` | a line as it will stand: where each cell begins |
//! | `cure` | what staff can do about a line that gapes |

mod break_kind;
mod breaks;
mod cells;
mod class;
mod compose;
mod cure;
mod fit;
mod hyphens;
mod latin_breaks;
mod line;
mod marks;
mod quotes;
mod script;
mod sums;
#[cfg(test)]
mod tests;
mod units;

pub use break_kind::Break;
pub use cells::{Cell, Cluster, GAP, cells};
pub use class::{Class, are_apart, is_circled, is_full_width};
pub use compose::{Setting, Settings, Shape, compose, stretched};
pub use cure::{Cure, cure};
pub use fit::{Grade, Strain};
pub use line::Line;
pub use quotes::Straight;
pub use script::Script;
pub use units::{is_digit, is_unit, unit_length};
