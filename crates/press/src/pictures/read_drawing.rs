//! A drawing once it has been read, or why it was not.

use typst_library::visualize::ImageKind;

use kanyin_diagnostics::{Told, told};

/// A drawing that has been read, and what staff must know of it: the ends of sentences that begin with the file's
/// name.
pub struct ReadDrawing {
    /// The drawing.
    pub image: ImageKind,
    /// What is not on the page as it was given.
    pub told: Vec<Told>,
    /// Characters that no face has.
    pub missing: Option<Told>,
}

/// A file that opens and is broken within.
pub fn damaged() -> Told {
    told!("有损坏，请重新导出一份", "is damaged; export it anew")
}
