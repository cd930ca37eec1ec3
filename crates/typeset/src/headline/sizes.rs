//! A headline block in each of the sizes it may take.

use crate::engine::TemplateErrors;
use crate::part::Part;
use crate::title::TitleWay;

/// The parts of the ways of setting a title, of which makeup gets no more than four. One that is no
/// lower than the one before is of no use to it.
pub fn parts<'a>(
    ways: impl IntoIterator<Item = &'a TitleWay>,
    mut set: impl FnMut(usize, &TitleWay) -> Result<Part, TemplateErrors>,
) -> Result<Vec<Part>, TemplateErrors> {
    const SIZES: usize = 4;
    let mut parts: Vec<Part> = Vec::new();
    for (n, way) in ways.into_iter().enumerate() {
        let part = set(n, way)?;
        if parts.last().is_none_or(|larger| part.lines < larger.lines) {
            parts.push(part);
        }
        if parts.len() == SIZES {
            break;
        }
    }
    Ok(parts)
}
