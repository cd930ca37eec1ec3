//! Rules on what pages show: a placeholder until they are merged.

use hayro_syntax::Pdf;

use super::expect::{Expect, Standard};
use super::finding::Finding;

/// What was found on the pages.
#[derive(Debug, Default)]
pub struct Pages {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The plates of each page.
    pub plates: Vec<Vec<String>>,
    /// Fonts by name.
    pub fonts: Vec<String>,
    /// How many pictures there are.
    pub pictures: usize,
}

/// Examines what pages show.
pub fn pages(_: &Pdf, _: Standard, _: &Expect) -> Pages {
    Pages::default()
}
