//! A headline block in each of the sizes it may take.

use crate::engine::TemplateErrors;
use crate::part::Part;
use crate::title::TitleWay;

/// The parts of the ways of setting a title, the preferred one first.
pub fn parts<'a>(
    ways: impl IntoIterator<Item = &'a TitleWay>,
    mut set: impl FnMut(usize, &TitleWay) -> Result<Part, TemplateErrors>,
) -> Result<Vec<Part>, TemplateErrors> {
    ways.into_iter().enumerate().map(|(n, way)| set(n, way)).collect()
}
