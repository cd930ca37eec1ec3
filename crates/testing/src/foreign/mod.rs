//! Files such as others send: PDFs, drawings, pictures, copy and layouts, made by chance and spoilt by chance. The
//! same seed makes the same file.

mod copy;
mod dice;
mod drawing;
mod objects;
mod page_content;
mod pdf;
mod picture;
mod publication;
mod spoil;

pub use copy::{paper, story};
pub use dice::Dice;
pub use drawing::drawing;
pub use pdf::pdf;
pub use picture::{Kind, picture};
pub use publication::publication;
pub use spoil::{spoil, spoil_text};
