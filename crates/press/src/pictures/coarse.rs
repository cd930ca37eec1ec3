//! Pictures with too few pixels for their place, told where they are named.

use std::collections::HashMap;
use std::path::PathBuf;

use kanyin_diagnostics::{Code, Fault, Faults, Severity, slashed, told};
use kanyin_issue::Issue;
use kanyin_typeset::Laid;

use super::fit::fit;
use super::named_picture::named;
use super::placing::{Placing, placings};
use crate::job::InkSets;

/// Warns of every picture that has fewer pixels an inch than the printing house wants (docs/rules.md §4). One that is
/// shown twice is told by its larger place.
pub fn coarse(issue: &Issue, laid: &Laid) -> Faults {
    let least = f64::from(issue.paper.press.image_resolution.least);
    let mut worst: HashMap<PathBuf, f64> = HashMap::new();
    let mut order = Vec::new();
    for Placing { shown, size, .. } in placings(laid, &InkSets::default()) {
        let Some(pixels) = named(issue, &shown.path).and_then(|named| named.pixels) else {
            continue;
        };
        let (across, down) = (f64::from(pixels.0), f64::from(pixels.1));
        let inches = fit(across / down, size, shown.framing).size.x.to_inches();
        let ppi = across / inches;
        let known = worst.entry(shown.path.clone()).or_insert_with(|| {
            order.push(shown.path);
            ppi
        });
        *known = known.min(ppi);
    }
    let mut faults = Faults::default();
    for path in order {
        let ppi = worst.get(&path).copied().unwrap_or(least);
        let Some(named) = named(issue, &path).filter(|_| ppi < least - 1.0) else { continue };
        let across = named.pixels.map_or(0, |(across, _)| across);
        let (is, wanted) = (ppi.round(), (f64::from(across) * least / ppi).ceil());
        let path = slashed(&path);
        let what = told!(
            "{path} 登这么大只有 {is} ppi，至少要 {least}：印出来会发虚",
            "{path} has {is} ppi at this size, {least} are wanted: it will print soft"
        );
        let hint = told!(
            "换一张大些的原图（至少 {wanted} 像素宽，现在 {across}），或少占一栏；微信里传的图要选“原图”",
            "use a larger original ({wanted} pixels across, not {across}), or give it a column less"
        );
        let fault = Fault::error(Code::CoarsePicture, named.spot, what).hint(hint);
        faults.push(Fault { severity: Severity::Warning, ..fault });
    }
    faults
}
