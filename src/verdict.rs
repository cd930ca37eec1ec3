//! How a command ends that could be carried out.

use kanyin_diagnostics::Faults;

/// The end of a command that could be carried out.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Verdict {
    /// No errors.
    Good,
    /// Errors in the copy or the layout; they have been told.
    Faults,
}

impl Verdict {
    /// What faults amount to.
    pub fn on(faults: &Faults) -> Self {
        if faults.any_error() { Self::Faults } else { Self::Good }
    }

    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Good => 0,
            Self::Faults => 1,
        }
    }

    /// Both together: good if both are.
    pub fn and(self, other: Self) -> Self {
        if self == Self::Good { other } else { self }
    }
}
