//! Rules on the file as a whole, by what they are about. What they say is beside what they ask.

mod actions;
mod annotations;
mod boxes;
mod compression;
mod head;
mod identity;
mod intent;
mod layers;
mod objects;
mod remedy;
mod screening;
mod stand_ins;

use super::document::Document;
use crate::finding::Finding;

/// The rules, each of which says what is wrong with a file.
pub const ALL: [fn(&Document<'_>) -> Vec<Finding>; 8] = [
    head::rules,
    identity::rules,
    intent::rules,
    boxes::rules,
    annotations::rules,
    actions::rules,
    layers::rules,
    objects::rules,
];
