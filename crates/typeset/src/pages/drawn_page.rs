//! A page with its layout: as it was drawn by hand, as it drew itself, or without filler areas that stayed empty.

use kanyin_issue::{Issue, Page};

use super::auto::{self, Arranged};
use super::fills::PageFills;
use super::given_away;
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::part::Key;

/// A page whose areas are known.
pub struct DrawnPage<'a> {
    /// The house of its layout.
    pub house: House<'a>,
    by_hand: (&'a Page, &'a PageFills<'a>),
    /// The page as it drew itself, or without its empty filler areas.
    pub arranged: Option<Arranged<'a>>,
}

impl<'a> DrawnPage<'a> {
    /// A page, drawn now if it makes itself up or a filler area is empty.
    pub fn of(
        house: &'a House,
        issue: &Issue,
        page: &'a Page,
        fills: &'a PageFills<'a>,
    ) -> Result<Self, TemplateErrors> {
        let house = house.for_layout(&page.layout);
        let arranged = match auto::arranged(&house, issue, page, fills, key_of(page))? {
            Some(own) => Some(own),
            None => given_away::given_away(&house, page, fills, key_of(page))?,
        };
        let house = match &arranged {
            Some(own) if own.gives_all => house.giving_all(),
            _ => house,
        };
        Ok(Self { house, by_hand: (page, fills), arranged })
    }

    /// The page.
    pub fn page(&self) -> &Page {
        self.arranged.as_ref().map_or(self.by_hand.0, |own| &own.page)
    }

    /// What stands in its areas.
    pub fn fills(&self) -> &PageFills<'a> {
        self.arranged.as_ref().map_or(self.by_hand.1, |own| &own.fills)
    }
}

/// The key of a page.
pub fn key_of(page: &Page) -> Key {
    Key::of(&("page", page.page))
}
