//! The spot inks of a page: found by going through everything that it paints.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use lopdf::Document;

use kanyin_colour::{Cmyk, ColourModel, SpotInk};
use kanyin_diagnostics::Told;

use crate::{
    ColourUse, Inked, InkedPixels, Inking, Overprint, PageChoice, Refused, SourceColour,
    SourcePixels, process, recolour_opened,
};

/// The spot inks that a page uses, by name, with the process inks that look like them.
pub fn spots(source: &Document, page: usize) -> Result<Vec<SpotInk>, Refused> {
    let names = SpotNames::default();
    recolour_opened(source, PageChoice::One(page), &names)?;
    let found = names.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(found.into_iter().map(|(name, (_, stand_in))| SpotInk { name, stand_in }).collect())
}

/// Looks at colours and paints none: for each spot ink the strongest tint that was met, and the inks that stand
/// in for all of it.
#[derive(Default)]
struct SpotNames(Mutex<BTreeMap<String, (f32, Cmyk)>>);

impl SpotNames {
    fn note(&self, names: &[String], tints: &[f32], stand_in: &SourceColour) {
        let mixed = match stand_in {
            SourceColour::Cmyk(cmyk, _) => *cmyk,
            SourceColour::Grey(value, _) => [0.0, 0.0, 0.0, 1.0 - value],
            // A file for the press has no other; it is told by the preflight.
            _ => [0.0; 4],
        };
        // Of inks that are used together, what the process inks among them do is not the spot's.
        let of_process = |ink: usize| {
            let mut inks = names.iter().zip(tints).filter(|(name, _)| process(name) == Some(ink));
            inks.next().map_or(0.0, |(_, tint)| *tint)
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, tint) in names.iter().zip(tints) {
            if process(name).is_some() || name == "All" || name == "None" {
                continue;
            }
            let entry = known.entry(name.clone()).or_default();
            if *tint > entry.0 {
                let whole = |ink: usize| ((mixed[ink] - of_process(ink)) / tint).clamp(0.0, 1.0);
                *entry = (*tint, Cmyk(std::array::from_fn(whole)));
            }
        }
    }
}

impl Inking for SpotNames {
    fn colour(&self, seen: &SourceColour, _: ColourUse) -> Inked {
        if let SourceColour::Spot { names, tints, stand_in } = seen {
            self.note(names, tints, stand_in);
        }
        Inked::Nothing
    }

    fn pixels(&self, _: SourcePixels<'_>, _: Overprint) -> Result<InkedPixels, Told> {
        Ok(InkedPixels::Nothing)
    }

    fn blends_in(&self) -> ColourModel {
        ColourModel::Cmyk
    }
}
