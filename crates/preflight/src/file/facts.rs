//! What a file is, its contents aside.

use super::document::Document;
use crate::page_boxes::Boxes;
use crate::report::Facts;

/// What the file says of itself, and its pages' trims.
pub fn facts(file: &Document<'_>) -> Facts {
    Facts {
        version: file.version(),
        claims: file.claims(),
        condition: file.condition(),
        trims: trims(file),
        ..Facts::default()
    }
}

/// Width and height of each page's trim, in points.
pub fn trims(file: &Document<'_>) -> Vec<(f64, f64)> {
    file.pages.iter().map(|page| Boxes::of(page).size()).collect()
}
