//! What pictures are developed for.

/// The media pictures are wanted for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Wanted {
    /// Ink.
    pub press: bool,
    /// Light.
    pub screen: bool,
}
