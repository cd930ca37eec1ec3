//! The smaller parts: pictures with their captions, tables, notes, and what belongs to the page itself.

pub mod folio;
pub mod furniture;
pub mod line_face;
pub mod notes;
pub mod pictures;
pub mod tables;

mod addresses;
