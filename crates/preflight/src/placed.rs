//! Pictures and ads by name: who builds an issue knows what stands where on its pages.

use super::finding::{Frame, PlacedPicture};
use super::report::Report;

/// What a picture may lack of what is found in it, by rounding and by strokes at its edge, in points.
const ROUNDING: f64 = 2.0;

impl Report {
    /// Names the pictures in which something was found.
    pub fn name_pictures(&mut self, placed: &[PlacedPicture]) {
        for finding in &mut self.findings {
            let on_page = placed.iter().filter(|one| Some(one.page) == finding.page);
            for one in on_page {
                let known = finding.placed.iter().any(|known| known.name == one.name);
                if !known && finding.frames.iter().any(|frame| is_within(frame, &one.frame)) {
                    finding.placed.push(one.clone());
                }
            }
        }
    }
}

fn is_within(inner: &Frame, outer: &Frame) -> bool {
    inner.x >= outer.x - ROUNDING
        && inner.y >= outer.y - ROUNDING
        && inner.x + inner.width <= outer.x + outer.width + ROUNDING
        && inner.y + inner.height <= outer.y + outer.height + ROUNDING
}
