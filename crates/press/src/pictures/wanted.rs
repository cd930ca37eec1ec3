//! What pictures are developed for.

/// The media pictures are wanted for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Wanted {
    /// Ink.
    pub press: bool,
    /// Light: the pages.
    pub screen: bool,
    /// Light: photographs by themselves, beside the words of their story.
    pub readers: bool,
}

/// How fine a photograph is shown on a screen.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Fineness {
    /// As part of a page.
    Page,
    /// By itself.
    Reader,
}

impl Wanted {
    /// No pictures at all.
    pub const NOTHING: Self = Self { press: false, screen: false, readers: false };

    /// Whether any is made.
    pub fn any(self) -> bool {
        self.press || self.screen || self.readers
    }

    /// How fine photographs are wanted for screens.
    pub fn on_screens(self) -> impl Iterator<Item = Fineness> {
        let page = self.screen.then_some(Fineness::Page);
        page.into_iter().chain(self.readers.then_some(Fineness::Reader))
    }
}
