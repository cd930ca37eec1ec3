//! What the tests of several rooms want: publications in temporary folders, those of the repository, and other
//! people's programs.
//!
//! It knows no room and no Typst, so that the tests of a room wait for that room alone. With the feature `pages` it
//! knows `typeset`, lays issues out, and reads the finished pages back.
//!
//! It panics where a library would tell: whoever calls is a test.

mod desk;
pub mod foreign;
mod named_font;
pub mod outside;
#[cfg(feature = "pages")]
pub mod pages;
mod publications;
pub mod watched;

pub use desk::{Desk, STORY, good_desk, han, story};
pub use named_font::font_named;
pub use publications::{Original, laoximen, originals, repository};

/// A small font that has rare characters, and 骨 twice: framed, and solid for simplified Chinese. How it is drawn:
/// `crates/testing/fonts`.
pub const RARE_FONT: &[u8] = include_bytes!("../fonts/KanyinTestRare.ttf");
