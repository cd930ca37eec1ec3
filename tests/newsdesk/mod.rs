//! A newsroom for tests: publications in temporary folders, pages read back from their frames, and
//! the copy that ought to be on them.

// Each test file uses its own part of it.
#![allow(dead_code, unused_imports)]

pub mod checks;
mod copy;
mod desk;
mod paged;
mod sheet;

pub use copy::{Copy, letters, minus};
pub use desk::{Desk, STORY, han};
pub use paged::{Column, Paged, is_running_text, real_issues, rect_of, sample};
pub use sheet::{Photo, Rect, Type};
