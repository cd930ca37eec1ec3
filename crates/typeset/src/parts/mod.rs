//! The smaller parts: pictures with their captions, tables, notes, notes at the foot, and what belongs to the page itself.

pub mod folio;
pub mod foot_notes;
pub mod furniture;
pub mod line_face;
pub mod notes;
pub mod pictures;
pub mod tables;

mod addresses;
mod table_columns;
mod table_numbers;
