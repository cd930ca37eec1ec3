//! What of `paper.yaml` bears on titles.

use std::sync::Arc;

use kanyin_issue::Paper;

use super::words::OwnWords;

/// A publication's wishes for its titles.
#[derive(Debug, Clone, Default)]
pub struct Titles {
    /// The publication's own words.
    pub words: Arc<OwnWords>,
    /// The sizes its titles may have, in points; none are the house's.
    pub sizes: Arc<[f64]>,
    /// The least that titles may be condensed to, in hundredths.
    pub condense: u8,
}

impl Titles {
    /// A publication's.
    pub fn of(paper: &Paper) -> Self {
        Self {
            words: Arc::new(OwnWords::new(&paper.words)),
            sizes: paper.headlines.sizes.iter().map(|size| size.0).collect(),
            condense: (paper.headlines.condense.0 * 100.0).round().clamp(90.0, 100.0) as u8,
        }
    }
}
