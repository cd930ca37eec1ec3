//! A file as a whole: what it says of itself, its printing condition, its page boxes, and what may not be in it
//! anywhere.

mod dates;
mod document;
mod facts;
mod profile;
mod raw;
mod rules;
mod tail;
mod text;
mod tree;
mod xmp;

pub use document::Document;
pub use facts::{facts, trims};
pub use raw::{levels, levels_of_objects};
pub use rules::ALL as RULES;
pub use tail::Tail;
pub use tree::followable;
