//! What libraries keep beside the pages' pictures: the words with the box of every letter, and how the files belong
//! together.

mod alto;
mod alto_blocks;
mod alto_lines;
mod mets;
mod passages;
mod reading_order;

pub use alto::alto;
pub use mets::mets;
