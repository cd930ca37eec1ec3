//! Why there is no e-paper.

use kanyin_diagnostics::Told;

use crate::web::templates::BrokenTemplate;

/// Why there is no e-paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoEpaper {
    /// A template of the publication is broken.
    Template(BrokenTemplate),
    /// Our own failure.
    Ours(Told),
}

impl From<BrokenTemplate> for NoEpaper {
    fn from(broken: BrokenTemplate) -> Self {
        Self::Template(broken)
    }
}

impl From<Told> for NoEpaper {
    fn from(why: Told) -> Self {
        Self::Ours(why)
    }
}

impl NoEpaper {
    /// It as a sentence.
    pub fn told(&self) -> Told {
        match self {
            Self::Template(broken) => broken.told(),
            Self::Ours(told) => told.clone(),
        }
    }
}
