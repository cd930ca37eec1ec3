//! Faults as the screen gets them: with their place in the copy and on the page.

use serde::Serialize;

use kanyin_diagnostics::{Code, Fault, Faults, Severity, Sources, Spot};
use kanyin_production::LaidIssue;

use super::answer::Words;
use super::printed::{NumberedPages, PagePlace, printed, printed_within};
use super::text_places::units;

/// A fault.
#[derive(Debug, Clone, Serialize)]
pub struct ToldFault {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    code: &'static str,
    #[serde(flatten)]
    words: Words,
    hint: Option<Words>,
    file: Option<String>,
    line: u32,
    column: u32,
    at: usize,
    until: usize,
    page: Option<u32>,
    place: Option<PagePlace>,
}

impl ToldFault {
    /// Whether it says that a story is too short.
    pub fn says_short(&self, file: &str) -> bool {
        let is_so = [Code::Underset, Code::NoExactFit].map(Code::as_str).contains(&self.code);
        is_so && self.file.as_deref() == Some(file)
    }

    /// Whether it is of a page.
    pub fn is_of(&self, page: u32) -> bool {
        self.page == Some(page)
    }
}

/// All faults, the worst first, each once.
pub fn told_faults(
    faults: &Faults,
    sources: &Sources,
    laid: Option<&LaidIssue>,
    pages: &NumberedPages,
) -> Vec<ToldFault> {
    let mut told: Vec<ToldFault> =
        faults.each_once().into_iter().map(|fault| one(fault, sources, laid, pages)).collect();
    let rank = |severity: &str| ["error", "warning", "note"].iter().position(|of| *of == severity);
    told.sort_by_key(|fault| (rank(fault.severity), fault.page.unwrap_or(0)));
    told
}

fn one(
    fault: &Fault,
    sources: &Sources,
    laid: Option<&LaidIssue>,
    pages: &NumberedPages,
) -> ToldFault {
    let place = fault.spot.map(|spot| sources.place(spot));
    let unit = |spot: Spot, byte: u32| units(sources.text(spot.file), byte as usize);
    let entry = fault.spot.and_then(|spot| entry_of(spot, laid));
    let places = fault.spot.map_or_else(Vec::new, |spot| match entry {
        // A word of issue.yaml that is printed, such as a rail's head, says nothing of the lines below it.
        Some(_) => printed_within(pages, spot.file, spot.start..spot.end),
        None => printed(pages, spot.file, spot.start),
    });
    let printed =
        places.into_iter().find(|place| entry.is_none_or(|page| place.page == page as usize));
    ToldFault {
        severity: match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        code: fault.code.as_str(),
        words: (&fault.what).into(),
        hint: fault.hint.as_ref().map(Into::into),
        line: place.as_ref().map_or(0, |place| place.line),
        column: place.as_ref().map_or(0, |place| place.column),
        at: fault.spot.map_or(0, |spot| unit(spot, spot.start)),
        until: fault.spot.map_or(0, |spot| unit(spot, spot.end)),
        page: printed
            .map(|place| place.page as u32)
            .or_else(|| page_of(fault.spot?, laid?, place.as_ref()?.path.as_str())),
        place: printed,
        file: place.map(|place| place.path),
    }
}

/// The page that a place in the copy is of: that of its story, or of its entry in `issue.yaml`.
fn page_of(spot: Spot, laid: &LaidIssue, file: &str) -> Option<u32> {
    let things = &laid.laid.things;
    if let Some(thing) = things.iter().find(|thing| thing.story.as_deref() == Some(file)) {
        return Some(thing.page);
    }
    entry_of(spot, Some(laid))
}

/// The page in whose entry in `issue.yaml` a place stands.
fn entry_of(spot: Spot, laid: Option<&LaidIssue>) -> Option<u32> {
    laid?.issue.page_of_entry(spot)
}
