//! All that was found in a PDF.

use kanyin_diagnostics::Severity;

use super::expect::Standard;
use super::finding::Finding;

/// What a PDF is.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Of its head or catalogue: `1.6`.
    pub version: String,
    /// The standard it claims, in its own words: `PDF/X-4`.
    pub claims: Option<String>,
    /// The output condition that it names.
    pub condition: Option<String>,
    /// Width and height of each page's trim, in points.
    pub trims: Vec<(f64, f64)>,
    /// The plates of each page that it puts ink on: `C`, `M`, `Y`, `K`, and spot inks by name.
    pub plates: Vec<Vec<String>>,
    /// Fonts by name.
    pub fonts: Vec<String>,
    /// How many pictures there are.
    pub pictures: usize,
}

/// All that was found in a PDF.
#[derive(Debug, Clone)]
pub struct Report {
    /// The standard that it was held against.
    pub standard: Standard,
    /// What it is.
    pub facts: Facts,
    /// What is wrong with it: errors first, then by page.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether anything found is an error.
    pub fn any_error(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}
