//! A page before it is made up.

use kanyin_issue::{Issue, Page};

use crate::house::House;
use crate::pages::fills::PageFills;
use crate::part::Key;

/// A page before it is made up, and the areas that the search is to place.
#[derive(Copy, Clone)]
pub struct UnmadePage<'a> {
    /// The house.
    pub house: &'a House<'a>,
    /// Its issue.
    pub issue: &'a Issue,
    /// The page.
    pub page: &'a Page,
    /// What stands on it.
    pub fills: &'a PageFills<'a>,
    /// The areas, in the search's order.
    pub areas: &'a [usize],
    /// What is set for it is known by.
    pub key: Key,
}

impl<'a> UnmadePage<'a> {
    /// The same, known apart from it.
    pub fn known_as(self, name: &str) -> Self {
        Self { key: self.key.deeper(name), ..self }
    }

    /// The same, set by another house.
    pub fn in_house<'b>(self, house: &'b House<'b>) -> UnmadePage<'b>
    where
        'a: 'b,
    {
        UnmadePage { house, ..self }
    }
}
