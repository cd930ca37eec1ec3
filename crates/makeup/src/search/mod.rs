//! A page that makes itself up: which rectangle for which story (docs/makeup.md).
//!
//! ```text
//! FreePage ─ each item's curve at each width ─▶ the table of all slicings ─▶ the cheapest ways, k of each cell
//!   ─ put in order, scored as whole pages ─▶ FreePlan
//! ```
//!
//! | file | what |
//! |---|---|
//! | `free_page` | what is asked, and what is answered |
//! | `curve` | what an item costs at each depth over one width, worked out once |
//! | `taste` | which shapes become an item of its weight |
//! | `table` | the least cost of every subset of items in every rectangle: exact over all slicings |
//! | `ways` | the cheapest ways through the table |
//! | `found` | the best page, and more items than can be searched exactly: two placed as one |
//! | `slack` | how much is let go where not all fits |
//! | `order` | a way as rectangles: what stands above, what stands left |
//! | `score` | what a good page is, beyond what adds up |
//! | `even` | whether a page comes out |
//! | `reach` | whether a page is plainly too small for its items, or too large |
//! | `cure` | copy by how many lines longer or shorter makes a page come out |
//! | `changed_copy` | a story whose copy is longer or shorter, and what it then costs |
//! | `alternatives` | several pages that differ, to choose from |

mod alternatives;
mod changed_copy;
mod cure;
mod curve;
mod even;
mod found;
mod free_page;
mod order;
mod reach;
mod score;
mod slack;
mod table;
mod taste;
#[cfg(test)]
mod tests;
mod ways;

pub use alternatives::alternatives;
pub use cure::{CopyChange, CopyChanges, comes_out_as, cures_page};
pub use curve::Curve;
pub use even::{comes_out, lines_over};
pub use found::arrange;
pub use free_page::{FreeItem, FreePage, FreePlace, FreePlan, ItemKind};
pub use reach::is_far_off;
