//! What is expected of a PDF.

use super::amounts::MM;

/// The standard that a file is held to. Not the writer's type: the two share nothing.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Standard {
    /// ISO 15930-7.
    X4,
    /// ISO 15930-4, and ISO 15930-1 for files that claim it.
    X1a,
}

impl Standard {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::X4 => "PDF/X-4",
            Self::X1a => "PDF/X-1a",
        }
    }

    /// Its number, of the newest edition.
    pub(crate) const fn iso(self) -> &'static str {
        match self {
            Self::X4 => "ISO 15930-7:2010",
            Self::X1a => "ISO 15930-4:2003",
        }
    }
}

/// The plates that a page may have.
#[derive(Debug, Clone, PartialEq)]
pub struct AllowedPlates {
    /// Cyan, magenta, yellow and black; else black alone.
    pub four: bool,
    /// Spot plates by their names.
    pub spots: Vec<String>,
}

/// What is expected; where nothing is said, what newsprint takes (`docs/preflight.md`).
#[derive(Debug, Clone, PartialEq)]
pub struct Expect {
    /// The standard; what the file claims, or else PDF/X-4, if left out.
    pub standard: Option<Standard>,
    /// The most ink on one spot: 2.4 is 240 %.
    pub total_ink: f64,
    /// Least and most pixels an inch of pictures as placed.
    pub resolution: (f64, f64),
    /// Width and height of the trimmed page in points, if they are known.
    pub trim: Option<(f64, f64)>,
    /// How far ink goes over the trim, in points, where it reaches the trim at all.
    pub bleed: f64,
    /// The plates of every page, if they are known.
    pub plates: Option<Vec<AllowedPlates>>,
    /// Whether the pixels of pictures are counted for total ink: it takes long.
    pub pixels: bool,
}

impl Default for Expect {
    fn default() -> Self {
        Self {
            standard: None,
            total_ink: 2.4,
            resolution: (170.0, 300.0),
            trim: None,
            bleed: 3.0 * MM,
            plates: None,
            pixels: true,
        }
    }
}
