//! The seam between pictures and the recolouring of drawings.

use crate::diagnostics::Told;
use crate::issue::printing::Standard;
use crate::press::colour::{Condition, PageInks};

/// The first page of a PDF in the inks of a page, as a PDF; or why it cannot be, as the end of a sentence
/// (“用了透明效果” / “is transparent”): then it is rendered. For now the bytes as they are: the integrator
/// puts `recolour` here.
pub fn inked(
    pdf: Vec<u8>,
    condition: &Condition,
    inks: &PageInks,
    standard: Standard,
) -> Result<Vec<u8>, Told> {
    let _ = (condition, inks, standard);
    Ok(pdf)
}
