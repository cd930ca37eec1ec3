//! Where the areas of a page stand, with what belongs to them, and which stand nowhere.

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{Fill, Page};
use kanyin_makeup::search::FreePlace;

use super::unmade_page::UnmadePage;
use crate::pages::fills::PageFills;
use crate::pages::without_area::without_area;

/// Where an area stands.
#[derive(Debug, Copy, Clone)]
pub struct AreaPlace {
    /// Its own place.
    pub own: FreePlace,
    /// That of its story's box, if it stands beside the story.
    pub beside: Option<FreePlace>,
    /// Columns of text, if it is a row of briefs, or a story in others than the page has.
    pub text_columns: Option<u8>,
}

/// Where everything stands.
pub struct PlacedAreas {
    /// The places of the areas that have one, in their order.
    pub places: Vec<AreaPlace>,
    /// Areas that have none.
    pub away: Vec<usize>,
    /// Whether they were found for stories that give all they may.
    pub gives_all: bool,
}

impl PlacedAreas {
    /// The page without the areas that have no place.
    pub fn page<'a>(&self, page: &Page, fills: &PageFills<'a>) -> (Page, PageFills<'a>) {
        let whole = (page.clone(), PageFills(fills.0.clone()));
        self.away.iter().rev().fold(whole, |(page, fills), area| without_area(&page, &fills, *area))
    }

    /// Tells of the fillers that are left out.
    pub fn tell(&self, page: UnmadePage) {
        for area in &self.away {
            let spot = match page.fills.at(*area) {
                Fill::Story(story) => story.title.spot,
                Fill::Files(files) if !files.is_empty() => files[0].spot,
                _ => continue,
            };
            let number = page.page.page;
            let what = told!(
                "补白没有用上：不放它，第 {number} 版才排得齐",
                "the filler is not used: page {number} comes out better without it"
            );
            page.house.told.push(Fault::note(Code::LeftOver, spot, what));
        }
    }
}
