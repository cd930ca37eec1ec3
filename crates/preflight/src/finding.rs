//! One thing that was found.

use schemars::JsonSchema;
use serde::Serialize;

use kanyin_diagnostics::Told;

/// How bad it is.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The printing house will send the file back, or the print is spoilt.
    Error,
    /// It may come out badly.
    Warning,
    /// Worth knowing.
    Note,
}

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

/// Something found by a rule, on one page or in the whole file.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's name, which stays the same: `output-intent-missing`.
    pub rule: &'static str,
    /// The clause of the standard (`ISO 15930-7:2010, 6.2.2`), or `practice`.
    pub clause: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The page, from 1; `None` for the whole file.
    pub page: Option<usize>,
    /// Where it is; the first few places if there are many.
    pub frames: Vec<Frame>,
    /// How many places there are.
    pub count: usize,
    /// What is wrong.
    pub what: Told,
    /// Why it matters.
    pub why: Told,
    /// What to do.
    pub todo: Told,
}
