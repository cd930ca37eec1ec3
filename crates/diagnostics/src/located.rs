//! Faults with their places in lines and columns.

use std::path::Path;

use super::{Fault, Faults, Place, Sources, Spot, slashed};

/// A fault with its place worked out.
pub struct LocatedFault<'a> {
    /// The fault.
    pub fault: &'a Fault,
    /// Where it begins and ends.
    pub places: Option<(Place, Place)>,
}

/// All faults, errors first, each kind sorted by place so that those of a file stand together, each once; `folder` goes before every path.
pub fn in_order<'a>(faults: &'a Faults, sources: &Sources, folder: &Path) -> Vec<LocatedFault<'a>> {
    let place = |spot, at| {
        let place = sources.place(Spot { start: at, end: at, ..spot });
        Place { path: joined(folder, &place.path), ..place }
    };
    let mut placed: Vec<LocatedFault<'a>> = faults
        .0
        .iter()
        .map(|fault| {
            let places = fault.spot.map(|spot| (place(spot, spot.start), place(spot, spot.end)));
            LocatedFault { fault, places }
        })
        .collect();
    placed.sort_by(|a, b| (a.fault.severity, &a.places).cmp(&(b.fault.severity, &b.places)));
    placed.dedup_by(|a, b| a.fault == b.fault);
    placed
}

fn joined(folder: &Path, path: &str) -> String {
    let folder = slashed(folder);
    match folder.trim_end_matches('/') {
        "" if folder.is_empty() => path.into(),
        "." => path.into(),
        folder => format!("{folder}/{path}"),
    }
}
