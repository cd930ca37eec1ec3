//! Rules on a file as a whole: what it says of itself, its printing condition, its page boxes, and what may not be
//! in it anywhere.

mod actions;
mod annotations;
mod boxes;
mod dates;
mod document;
mod head;
mod identity;
mod intent;
mod layers;
mod objects;
mod page;
mod profile;
mod raw;
mod say;
mod tail;
mod text;
mod tree;
mod xmp;

pub use document::File;
pub use raw::{levels, levels_of_objects};
pub use tail::Tail;
pub use tree::is_sound as tree_is_sound;

use super::finding::Finding;

/// The rules, each of which says what is wrong with a file.
pub const RULES: [fn(&File<'_>) -> Vec<Finding>; 8] = [
    head::rules,
    identity::rules,
    intent::rules,
    boxes::rules,
    annotations::rules,
    actions::rules,
    layers::rules,
    objects::rules,
];
