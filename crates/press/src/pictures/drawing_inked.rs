//! The seam between pictures and the recolouring of drawings.

use kanyin_colour::{Condition, PageInks};
use kanyin_diagnostics::{Told, told};
use kanyin_issue::printing::Standard;
use kanyin_recolour::{ForPress, PageChoice, recolour};

/// The first page of a PDF in the inks of a page, as a PDF; or why it cannot be, as the end of a sentence
/// (“用了透明效果” / “is transparent”): then it is rendered.
pub fn inked(
    pdf: &[u8],
    condition: &Condition,
    inks: &PageInks,
    standard: Standard,
) -> Result<Vec<u8>, Told> {
    let recoloured = recolour(pdf, PageChoice::One(0), &ForPress::new(condition, inks))
        .map_err(|refused| refused.told())?;
    if recoloured.transparent && standard == Standard::X1a {
        return Err(told!(
            "用了透明效果，PDF/X-1a 不许有",
            "is transparent, which PDF/X-1a does not allow"
        ));
    }
    Ok(recoloured.pdf)
}
