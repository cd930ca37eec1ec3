//! The smaller parts: pictures with their captions, tables, notes, notes at the foot, and what belongs to the page itself.

pub mod colophon;
pub mod folio;
pub mod foot_notes;
pub mod line_face;
pub mod masthead;
pub mod notes;
pub mod pictures;
pub mod strip;
pub mod tables;

mod addresses;
mod left_out;
mod table_columns;
mod table_numbers;
