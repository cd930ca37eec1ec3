//! A page that makes itself up, `layout: auto`: everything that stands on it is set over each width that it may have,
//! makeup finds the places, and the answer is an ordinary layout, whose rows are so many lines high. What then comes is the
//! same as for a layout drawn by hand.

mod alternatives;
mod area_place;
mod band;
mod booked;
mod cure;
mod drawing;
mod giving;
mod large_ads;
mod long_paragraph;
mod pinned;
mod unmade_page;
mod window;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kanyin_issue::{Fill, Issue, Page};
use kanyin_makeup::search::{self, Curve, FreePage, FreePlace, FreePlan, ItemKind};
use kanyin_makeup::{Columns, Lines};

use super::fills::PageFills;
use super::rules::GAP;
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::part::Key;
pub use alternatives::alternatives;
use area_place::AreaPlace;
use band::Bands;
use cure::Ill;
use drawing::Drawing;
pub use giving::giving;
use long_paragraph::LongParagraph;
use unmade_page::UnmadePage;

/// A page that made itself up.
pub struct Arranged<'a> {
    /// The page with a layout of its own.
    pub page: Page,
    /// What stands in its areas.
    pub fills: PageFills<'a>,
    /// How long the search took; nothing where a plan was kept.
    pub search: Option<Duration>,
}

/// The page, if it makes itself up; `None` for one that was drawn by hand. A plan that a person kept is obeyed.
pub fn arranged<'a>(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &PageFills<'a>,
    key: Key,
) -> Result<Option<Arranged<'a>>, TemplateErrors> {
    if !page.layout.is_auto {
        return Ok(None);
    }
    large_ads::tell(house, page, fills);
    let bands = Bands::of(&house.grid, issue, page, fills);
    let areas = free_areas(page, &bands);
    let kept = pinned::places(house, page, &areas, &bands);
    let (places, search) = match kept {
        Some(places) => (places, None),
        None => {
            let unmade = UnmadePage { house, issue, page, fills, areas: &areas, key };
            let (places, search) = found(unmade, &bands)?;
            (places, Some(search))
        }
    };
    if places.len() < areas.len() {
        return Ok(None);
    }
    let mut drawing = Drawing::new(&page.layout, house.grid.lines, &bands);
    let mut fills = PageFills(fills.0.clone());
    for (&area, AreaPlace { own, beside, text_columns }) in areas.iter().zip(&places) {
        drawing.place(area, own, *text_columns);
        if let (Some(beside), Some(block)) = (beside, fills.story(area).and_then(window::sidebar)) {
            drawing.add_box(area, beside);
            fills.0.push(Cow::Owned(Fill::Sidebar { of: area, block }));
        }
    }
    let page = Page { layout: Arc::new(drawing.layout()), ..page.clone() };
    Ok(Some(Arranged { page, fills, search }))
}

/// The areas that the search places.
fn free_areas(page: &Page, bands: &Bands) -> Vec<usize> {
    (0..page.layout.areas.len()).filter(|n| !bands.holds(*n)).collect()
}

/// The places that the search finds for a page's areas, and how long it took. Of a page that does not come out the cure is
/// told. Where much copy does not fit, everything stands as it will with the cure: then it is over by no more than is to be
/// cut.
fn found(page: UnmadePage, bands: &Bands) -> Result<(Vec<AreaPlace>, Duration), TemplateErrors> {
    let Searched { free, mut plan, took, ill, paragraphs } = searched(page, bands)?;
    if let Some(ill) = &ill {
        let ill = Ill { page: page.known_as("cure"), free: ill, paragraphs: &paragraphs };
        let over = plan.as_ref().map_or(u64::MAX, |plan| search::lines_over(&free, plan));
        // One story is sooner cut than several.
        if let Some(cured) = ill.tell().filter(|cured| over > MUCH * u64::from(cured.cut)) {
            plan = Some(cured.plan);
        }
    }
    let places = plan.map_or(Vec::new(), |plan| plan.places);
    Ok((placed(&free, places), took))
}

/// Times as many lines are over as the cure cuts, from which on everything stands as with the cure.
const MUCH: u64 = 2;

/// What the search found for a page.
struct Searched {
    /// The page as it was asked last.
    free: FreePage,
    /// The best plan, if there is any.
    plan: Option<FreePlan>,
    /// How long it took.
    took: Duration,
    /// The page as it was asked first, if it does not come out.
    ill: Option<FreePage>,
    /// The longest paragraph of each story.
    paragraphs: Vec<Option<LongParagraph>>,
}

/// Searches a page; where it does not come out, with more that its stories may be.
fn searched(page: UnmadePage, bands: &Bands) -> Result<Searched, TemplateErrors> {
    let comes_out = |free: &FreePage, plan: &Option<FreePlan>| {
        plan.as_ref().is_none_or(|plan| search::comes_out(free, plan))
    };
    let (free, paragraphs) = free(page, bands)?;
    let begun = Instant::now();
    let plan = search::arrange(&free);
    let took = begun.elapsed();
    if comes_out(&free, &plan) {
        return Ok(Searched { free, plan, took, ill: None, paragraphs });
    }
    let more = with_more_forms(page, free.clone())?;
    let begun = Instant::now();
    let plan = search::arrange(&more);
    let took = took + begun.elapsed();
    let ill = (!comes_out(&more, &plan)).then_some(free);
    Ok(Searched { free: more, plan, took, ill, paragraphs })
}

/// The same page, on which stories may be set in other columns of text than it has 变栏, and give all they may: for pages
/// that do not come out without.
fn with_more_forms(page: UnmadePage, mut free: FreePage) -> Result<FreePage, TemplateErrors> {
    let (figures, told, galleys) = Default::default();
    let house = page.house.aside(&figures, &told, &galleys);
    let more = window::other_measures(page.in_house(&house).known_as("measures"), free.lines)?;
    for (item, forms) in free.items.iter_mut().zip(more) {
        item.forms.extend(forms);
    }
    Ok(free.giving_all())
}

/// What is left of a page without its bands, what needs a place there, and the longest paragraph of each story of it.
fn free(
    page: UnmadePage,
    bands: &Bands,
) -> Result<(FreePage, Vec<Option<LongParagraph>>), TemplateErrors> {
    // What is set to be weighed may stand nowhere: what is wrong with it is told when it does.
    let (figures, told, galleys) = Default::default();
    let house = page.house.aside(&figures, &told, &galleys);
    let lines = Lines(bands.free(house.grid.lines));
    let asked = window::items(page.in_house(&house).known_as("window"), lines)?;
    let (items, paragraphs) = asked.into_iter().unzip();
    let cells = page.page.layout.cells;
    let free = FreePage {
        columns: Columns(cells),
        lines,
        gap: Lines(GAP),
        pitch: pitch(&house),
        open: bands.open(cells),
        outer_right: page.page.page % 2 == 1,
        items,
    };
    Ok((free, paragraphs))
}

/// Places, those of boxes apart from their stories'.
fn placed(free: &FreePage, places: Vec<FreePlace>) -> Vec<AreaPlace> {
    let placed = places.into_iter().zip(&free.items).map(|(place, item)| {
        let form = item.forms.get(place.form);
        let row = form.filter(|_| item.kind == ItemKind::Rail).and_then(Curve::row);
        let text_columns = row.or(form.and_then(Curve::other_columns)).map(|columns| columns.0);
        let beside = form.map_or(0, |form| form.beside().0);
        let own = FreePlace { columns: place.columns - beside.min(place.columns), ..place };
        let beside =
            (beside > 0).then(|| FreePlace { column: own.right(), columns: beside, ..place });
        AreaPlace { own, beside, text_columns }
    });
    placed.collect()
}

/// Width of a column with its gutter, in tenths of a line.
fn pitch(house: &House) -> u32 {
    let grid = &house.grid;
    (10.0 * (grid.column() + grid.gutter) / grid.leading).round().clamp(1.0, 10_000.0) as u32
}
