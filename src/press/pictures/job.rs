//! What the press wants of pictures.

use std::sync::Arc;

use crate::issue::Issue;
use crate::issue::paper::Standard;
use crate::press::colour::{Condition, PageInks, Process};

/// What pictures are made for.
#[derive(Clone)]
pub struct PressJob {
    /// How and on what is printed.
    pub condition: Arc<Condition>,
    /// The standard of the PDF.
    pub standard: Standard,
    /// Most pixels an inch as placed.
    pub most: u32,
    /// The inks of the pages.
    pub plates: Plates,
}

impl PressJob {
    /// The job of an issue in four inks throughout. For now: the integrator reads `press.inks` and the
    /// printing house's own profile, with their faults.
    pub fn four_inks(issue: &Issue) -> Self {
        let press = &issue.paper.press;
        let total_ink = press.total_ink.0 as f32;
        let condition = Condition::built_in(&press.profile, total_ink)
            .or_else(|| Condition::built_in("newsprint", total_ink));
        Self {
            condition: Arc::new(condition.expect("newsprint is built in")),
            standard: press.standard,
            most: press.image_resolution.most,
            plates: Plates::default(),
        }
    }
}

/// The inks of the pages. Alike ones have one number, so that a picture is made once for all pages that
/// are printed alike.
#[derive(Debug, Clone, Default)]
pub struct Plates {
    kinds: Vec<PageInks>,
    pages: Vec<usize>,
}

impl Plates {
    /// The inks of the pages, in their order.
    pub fn of(pages: impl IntoIterator<Item = PageInks>) -> Self {
        let mut plates = Self::default();
        for inks in pages {
            let number = plates.kinds.iter().position(|known| *known == inks);
            let number = number.unwrap_or_else(|| {
                plates.kinds.push(inks);
                plates.kinds.len() - 1
            });
            plates.pages.push(number);
        }
        plates
    }

    /// The number of the inks of a page, from 0.
    pub fn number(&self, page: usize) -> usize {
        self.pages.get(page).copied().unwrap_or_default()
    }

    /// The inks of a number; four if nothing was said.
    pub fn inks(&self, number: usize) -> PageInks {
        let four = PageInks { process: Process::Four, spot: None };
        self.kinds.get(number).cloned().unwrap_or(four)
    }
}

#[cfg(test)]
#[path = "job_tests.rs"]
mod tests;
