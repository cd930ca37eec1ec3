//! Several ways in which the pages of an issue could make themselves up, for a person to choose from.

use std::sync::Arc;

use kanyin_diagnostics::Faults;
use kanyin_issue::Issue;
use kanyin_issue::pins::{Pin, PlacePin};

use super::drawn_page::key_of;
use super::named_fonts::named_fonts;
use super::{auto, fillers};
use crate::composing::LineBook;
use crate::engine::{TemplateErrors, TypstTemplates};
use crate::house::{FaultBook, House};
use crate::inks::Inks;

/// The ways in which a page could make itself up.
#[derive(Debug, Clone)]
pub struct PageAlternatives {
    /// The page, from 0.
    pub page: usize,
    /// The places of its areas, the best first. Pinned to the page they make it so.
    pub ways: Vec<Vec<Pin<PlacePin>>>,
}

/// At most so many ways for each page that makes itself up, or for the one of a number alone. What it holds of a kept plan is
/// not looked at. Where a template fails there is none: that is told when the page is laid out.
pub fn alternatives(issue: &Issue, only: Option<u32>, count: usize) -> Vec<PageAlternatives> {
    let inks = Inks::of(&issue.paper);
    let fonts = Arc::new(named_fonts(issue, &mut Faults::default()));
    let layouts: Vec<&str> = issue.pages.iter().map(|page| page.layout.name.as_str()).collect();
    let templates = TypstTemplates::new(&issue.publication, fonts, &layouts);
    let (figures, told) = (LineBook::default(), FaultBook::default());
    let house = House::new(&templates, "house", &issue.paper, &inks, &figures, &told);
    let found = fillers::fills(&house, issue).and_then(|fills| {
        let is_sought = |page: u32| only.is_none_or(|only| only == page);
        let pages = issue.pages.iter().zip(&fills).enumerate();
        let pages = pages.filter(|(_, (page, _))| is_sought(page.page));
        let ways = pages.map(|(n, (page, fills))| {
            let house = house.for_layout(&page.layout);
            let ways = auto::alternatives(&house, issue, page, fills, key_of(page), count)?;
            Ok(PageAlternatives { page: n, ways })
        });
        ways.collect::<Result<Vec<_>, TemplateErrors>>()
    });
    found.unwrap_or_default().into_iter().filter(|page| !page.ways.is_empty()).collect()
}
