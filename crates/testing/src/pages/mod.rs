//! Pages laid out and read back from their frames, and the copy that ought to be on them.

pub mod checks;
mod copy;
mod paged;
mod sheet;

pub use copy::{Copy, letters, minus};
pub use paged::{Column, Paged, is_running_text, real_issues, rect_of, sample};
pub use sheet::{Photo, Rect, Type};
