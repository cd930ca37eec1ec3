//! One thing that was found.

use schemars::JsonSchema;
use serde::Serialize;

use kanyin_diagnostics::{Severity, Spot, Told};

use super::clause::Clause;
use super::rule_name::RuleName;

/// A rectangle in points from the trim's top left.
#[derive(Debug, Copy, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A picture or an ad that stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPicture {
    /// The page, from 1.
    pub page: usize,
    /// Where it stands.
    pub frame: Frame,
    /// Its file.
    pub name: String,
    /// Where it is named.
    pub spot: Spot,
}

/// Something found by a rule, on one page or in the whole file.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleName,
    /// What the rule rests on.
    pub clause: Clause,
    /// How bad it is: an error if the printing house will send the file back or the print is spoilt, a warning if it
    /// may come out badly, a note if it is worth knowing.
    pub severity: Severity,
    /// The page, from 1; `None` for the whole file.
    pub page: Option<usize>,
    /// Where it is; the first few places if there are many.
    pub frames: Vec<Frame>,
    /// Pictures and ads in which it is, if they are known.
    pub placed: Vec<PlacedPicture>,
    /// How many places there are.
    pub count: usize,
    /// What is wrong.
    pub what: Told,
    /// Why it matters.
    pub why: Told,
    /// What to do.
    pub todo: Told,
}

impl Finding {
    /// On a page, from 1, and where on it.
    pub fn on(self, page: usize, frame: Option<Frame>) -> Self {
        Self { page: Some(page), frames: frame.into_iter().collect(), ..self }
    }
}
