//! A part that fills its area, on its way to the page.

use typst_library::layout::Frame;

use kanyin_issue::Story;

/// Something that fills its area, or its share of it.
pub struct FixedPart<'a> {
    /// What it is, as in `layout.json`.
    pub role: &'static str,
    /// Its story, if it is of one.
    pub story: Option<&'a Story>,
    /// Its left and top edge on the sheet, in points.
    pub at: (f64, f64),
    /// What stands there.
    pub frame: Frame,
}
