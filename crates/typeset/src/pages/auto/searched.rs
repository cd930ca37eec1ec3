//! A page searched: first as its stories are, then with all that they may give, and last without fillers.

use std::time::{Duration, Instant};

use kanyin_issue::AreaKind;
use kanyin_makeup::search::{self, FreeItem, FreePage, FreePlan};
use kanyin_makeup::{Columns, Lines};

use super::band::Bands;
use super::long_paragraph::LongParagraph;
use super::unmade_page::UnmadePage;
use super::window::Window;
use crate::engine::TemplateErrors;
use crate::house::House;
use crate::pages::rules::GAP;

/// What the search found for a page.
pub struct Searched {
    /// The areas that are placed.
    pub areas: Vec<usize>,
    /// The page as it was asked last.
    pub free: FreePage,
    /// The best plan, if there is any.
    pub plan: Option<FreePlan>,
    /// How long it took.
    pub took: Duration,
    /// Whether its stories gave all they may.
    pub gives_all: bool,
    /// The page as it was asked first, if it does not come out.
    pub ill: Option<Quiet>,
}

/// A page as the search is asked first: its stories give little.
pub struct Quiet {
    /// The page.
    pub free: FreePage,
    /// The longest paragraph of each story.
    pub paragraphs: Vec<Option<LongParagraph>>,
}

/// Searches a page; where it does not come out, with more that its stories may be and give, and then without fillers.
pub fn searched(page: UnmadePage, bands: &Bands) -> Result<Searched, TemplateErrors> {
    // What is set to be weighed may stand nowhere: what is wrong with it is told when it does.
    let (figures, told, galleys) = Default::default();
    let house = page.house.aside(&figures, &told, &galleys);
    let page = page.in_house(&house);
    let lines = Lines(bands.free(house.grid.lines));
    let window = Window::of(page.known_as("window"), lines)?;
    let free = free(page, bands, window.items(page));
    let paragraphs = window.paragraphs(page);
    let all: Vec<usize> = (0..page.areas.len()).collect();

    let quiet = Answer::of_any(free, all.clone(), bands);
    if quiet.comes_out {
        return Ok(quiet.searched(page, false, None));
    }
    let without_fillers = without_fillers(page);
    // Nothing that its stories may give makes up for so much: what is over or white is told.
    let is_hopeless = without_fillers.is_empty() && search::is_far_off(&quiet.free);
    let (quiet_free, gives_all) = (quiet.free.clone(), !is_hopeless);
    let mut best = quiet;
    if !is_hopeless {
        let giving = house.giving_all();
        let more = self::free(page, bands, all_forms(page.in_house(&giving), lines)?);
        best = best.then(Answer::of_any(more.clone(), all, bands));
        for kept in without_fillers {
            if best.comes_out {
                break;
            }
            let fewer = Answer::of_any(only(&more, &kept), kept, bands);
            best = match fewer.comes_out || fewer.over < best.over {
                true => best.then(fewer),
                false => fewer.then(best),
            };
        }
    }
    let ill = (!best.comes_out).then(|| Quiet {
        free: only(&quiet_free, &best.kept),
        paragraphs: best.kept.iter().map(|n| paragraphs[*n]).collect(),
    });
    Ok(best.searched(page, gives_all, ill))
}

/// What the search answers.
struct Answer {
    /// Those of the page's areas that it was asked of, by their number among these.
    kept: Vec<usize>,
    free: FreePage,
    plan: Option<FreePlan>,
    comes_out: bool,
    /// Lines of copy that do not fit.
    over: u64,
    took: Duration,
}

impl Answer {
    fn of(free: FreePage, kept: Vec<usize>) -> Self {
        let begun = Instant::now();
        let plan = search::arrange(&free);
        let took = begun.elapsed();
        let comes_out = plan.as_ref().is_none_or(|plan| search::comes_out(&free, plan));
        let over = plan.as_ref().map_or(0, |plan| search::lines_over(&free, plan));
        Self { kept, free, plan, comes_out, over, took }
    }

    /// The same; where the page does not come out, with a line more of white along its bands if it then does.
    fn of_any(free: FreePage, kept: Vec<usize>, bands: &Bands) -> Self {
        let own = Self::of(free, kept);
        if own.comes_out {
            return own;
        }
        let begun = Instant::now();
        let airier = airier(&own.free, bands).find_map(|free| {
            let plan = search::comes_out_as(&free)?;
            Some((free, plan))
        });
        let took = own.took + begun.elapsed();
        match airier {
            Some((free, plan)) => {
                Self { free, plan: Some(plan), comes_out: true, over: 0, took, kept: own.kept }
            }
            None => Self { took, ..own },
        }
    }

    /// Another one, found after it.
    fn then(self, other: Self) -> Self {
        Self { took: self.took + other.took, ..other }
    }

    fn searched(self, page: UnmadePage, gives_all: bool, ill: Option<Quiet>) -> Searched {
        let areas = self.kept.iter().map(|n| page.areas[*n]).collect();
        let Self { free, plan, took, .. } = self;
        Searched { areas, free, plan, took, gives_all, ill }
    }
}

/// What is left of a page without its bands, and what needs a place there.
fn free(page: UnmadePage, bands: &Bands, items: Vec<FreeItem>) -> FreePage {
    let cells = page.page.layout.cells;
    FreePage {
        columns: Columns(cells),
        lines: Lines(bands.free(page.house.grid.lines)),
        above: Lines(0),
        gap: Lines(GAP),
        pitch: pitch(page.house),
        open: bands.open(cells),
        outer_right: page.page.page % 2 == 1,
        items,
    }
}

/// The page with a line more of white than the house's below what goes across its head, above what goes across its foot, or
/// both: as between any two rows (docs/look.md §7).
fn airier(page: &FreePage, bands: &Bands) -> impl Iterator<Item = FreePage> {
    let (head, foot) = (bands.head > 0, bands.foot > 0);
    let whites = [(1, 0), (0, 1), (1, 1)];
    let may_be = move |&(above, below): &(u32, u32)| head >= (above > 0) && foot >= (below > 0);
    whites.into_iter().filter(may_be).map(|(above, below)| FreePage {
        lines: Lines(page.lines.0.saturating_sub(above + below)),
        above: Lines(above),
        ..page.clone()
    })
}

/// The areas of a page, whose stories may be set in other columns of text than it has 变栏, and give all they may, lines
/// stretched so that it hardly shows as well.
fn all_forms(page: UnmadePage, lines: Lines) -> Result<Vec<FreeItem>, TemplateErrors> {
    let mut items = Window::of(page.known_as("window"), lines)?.items(page);
    let others = Window::of_other_measures(page.known_as("measures"), lines)?;
    for (item, forms) in items.iter_mut().zip(others.forms_of_all(page)) {
        item.forms.extend(forms);
    }
    Ok(items)
}

/// The page with only some of its items.
fn only(page: &FreePage, kept: &[usize]) -> FreePage {
    FreePage { items: kept.iter().map(|n| page.items[*n].clone()).collect(), ..page.clone() }
}

/// Fillers of a page that may be left out, at most.
const FILLERS: usize = 2;

/// What is left of a page's areas without some of its fillers, one after the other: they are there to fill it. The last
/// is left out first.
fn without_fillers(page: UnmadePage) -> Vec<Vec<usize>> {
    let is_filler = |n: &usize| page.page.layout.areas[page.areas[*n]].kind == AreaKind::Filler;
    let fillers: Vec<usize> = (0..page.areas.len()).filter(is_filler).collect();
    let last = &fillers[fillers.len().saturating_sub(FILLERS)..];
    let sets: Vec<&[usize]> =
        last.chunks(1).rev().chain([last].into_iter().filter(|all| all.len() > 1)).collect();
    let without = |away: &&[usize]| (0..page.areas.len()).filter(|n| !away.contains(n)).collect();
    sets.iter().map(without).collect()
}

/// Width of a column with its gutter, in tenths of a line.
fn pitch(house: &House) -> u32 {
    let grid = &house.grid;
    (10.0 * (grid.column() + grid.gutter) / grid.leading).round().clamp(1.0, 10_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_added_along_bands_alone() {
        let page = FreePage {
            columns: Columns(5),
            lines: Lines(60),
            above: Lines(0),
            gap: Lines(GAP),
            pitch: 100,
            open: 0,
            outer_right: true,
            items: Vec::new(),
        };
        let whites = |head, foot| -> Vec<(u32, u32)> {
            let bands = Bands { head, foot, rows: Vec::new() };
            airier(&page, &bands).map(|page| (page.above.0, page.lines.0)).collect()
        };
        assert_eq!(whites(0, 0), []);
        assert_eq!(whites(12, 0), [(1, 59)]);
        assert_eq!(whites(0, 5), [(0, 59)]);
        assert_eq!(whites(12, 5), [(1, 59), (0, 59), (1, 58)]);
    }
}
