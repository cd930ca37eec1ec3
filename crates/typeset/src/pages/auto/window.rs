//! Everything that a page without a drawing holds, set over each width that it may have.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::Arc;

use rayon::prelude::*;

use kanyin_custody as custody;
use kanyin_issue::story::BoxKind;
use kanyin_issue::{Area, AreaKind, BlockKind, Fill, Form, Importance, Issue, Page, Story};
use kanyin_makeup::search::{Curve, FreeItem, ItemKind};
use kanyin_makeup::{AreaContent, Columns, Lines, Rank};

use super::band::colophon_lines;
use super::booked::Booked;
use super::giving::{airier, giving};
use super::long_paragraph::LongParagraph;
use super::unmade_page::UnmadePage;
use crate::engine::TemplateErrors;
use crate::forms::{LONGEST, SetArea, figures, rank};
use crate::grid::PageGrid;
use crate::house::House;
use crate::pages::area;
use crate::pages::fills::PageFills;

/// Columns at most of a box beside its story.
const BESIDE: u8 = 2;
/// Columns of a picture page at least.
const PHOTOS: u8 = 3;

/// Something set over a width.
#[derive(Debug, Copy, Clone)]
struct Candidate {
    area: usize,
    columns: u8,
    what: What,
}

/// What of an area's contents.
#[derive(Debug, Copy, Clone, PartialEq)]
enum What {
    /// All.
    Whole,
    /// Briefs in as many columns of text as they are wide.
    Row,
    /// A story, or a row of briefs, in so many columns of text.
    Measure(u8),
    /// A story without its box, which the next ones are.
    WithoutBox,
    /// The box of the one that stands so many before it.
    Box { back: usize, block: usize },
}

/// What a page holds, set over each width that it may have.
pub struct Window {
    /// Lines that anything may be deep.
    deepest: Lines,
    shown: Vec<Candidate>,
    set: Vec<SetArea>,
}

impl Window {
    /// That of a page's areas in their own columns of text.
    pub fn of(asked: UnmadePage, deepest: Lines) -> Result<Self, TemplateErrors> {
        let UnmadePage { house, page, fills, areas, .. } = asked;
        let shown = areas.iter().flat_map(|&n| shown(house, page, fills, n)).collect();
        Self::set(asked, shown, deepest)
    }

    /// That of its stories and briefs in other columns of text than the page has.
    pub fn of_other_measures(asked: UnmadePage, deepest: Lines) -> Result<Self, TemplateErrors> {
        let UnmadePage { house, page, fills, areas, .. } = asked;
        let all = page.layout.cells.max(1);
        let shown = areas.iter().flat_map(|&area| {
            let (widths, may_have) = in_other_measures(house, page, fills, area);
            widths.into_iter().flat_map(move |columns| {
                let others = other_columns(&house.grid, all, columns);
                let may_be = may_have.clone();
                let others = others.filter(move |text| may_be.contains(text));
                others.map(move |text| Candidate { area, columns, what: What::Measure(text) })
            })
        });
        Self::set(asked, shown.collect(), deepest)
    }

    fn set(
        UnmadePage { house, page, fills, key, .. }: UnmadePage,
        shown: Vec<Candidate>,
        deepest: Lines,
    ) -> Result<Self, TemplateErrors> {
        let (shown_page, held) = window(page, fills, &shown);
        let set = (0..shown.len()).into_par_iter().map(|index| {
            let _aside = custody::aside();
            area::set(house, &shown_page, &held, index, key.deeper(index))
        });
        let set = set.collect::<Result<_, _>>()?;
        Ok(Self { deepest, shown, set })
    }

    /// The page's areas as the search is asked.
    pub fn items(&self, asked: UnmadePage) -> Vec<FreeItem> {
        let curves = self.curves(asked);
        let item = |&area: &usize| {
            let (kind, rank) = what(&asked.page.layout.areas[area], asked.fills.at(area));
            let mut forms = self.forms(&curves, area);
            // Few briefs of few lines cannot be cut into columns of one length. Where nothing fits, all are tried.
            if kind == ItemKind::Rail && forms.iter().any(Curve::ends_flush) {
                forms.retain(Curve::ends_flush);
            }
            FreeItem { kind, rank, forms }
        };
        asked.areas.iter().map(item).collect()
    }

    /// The forms of each of the page's areas.
    pub fn forms_of_all(&self, asked: UnmadePage) -> Vec<Vec<Curve>> {
        let curves = self.curves(asked);
        asked.areas.iter().map(|&area| self.forms(&curves, area)).collect()
    }

    /// The longest paragraph of each area that is a story, or briefs.
    pub fn paragraphs(&self, asked: UnmadePage) -> Vec<Option<LongParagraph>> {
        let grid = &asked.house.grid;
        let of = |&area: &usize| {
            self.shown_of(area).find_map(|index| LongParagraph::of(&self.set[index], grid))
        };
        asked.areas.iter().map(of).collect()
    }

    fn shown_of(&self, area: usize) -> impl Iterator<Item = usize> {
        (0..self.shown.len()).filter(move |index| self.shown[*index].area == area)
    }

    fn curves(&self, asked: UnmadePage) -> Vec<Curve> {
        let curve = |(shown, set): (&Candidate, &SetArea)| {
            let area = &asked.page.layout.areas[shown.area];
            let content = content(asked.issue, area, set);
            let is_story = what(area, asked.fills.at(shown.area)).0 == ItemKind::Story;
            let content = match shown.what {
                What::Box { .. } => content,
                _ if is_story && asked.house.gives_all => giving(content),
                _ => content,
            };
            let curve = Curve::new(Columns(shown.columns), content, self.deepest);
            match (shown.what, set) {
                (What::Measure(_), _) => curve.of_other_measure(),
                (_, SetArea::Figures(figures)) => curve.with_white_inside(figures.gaps()),
                _ => curve,
            }
        };
        self.shown.par_iter().zip(&self.set).map(curve).collect()
    }

    /// The forms of an area: a thing over a width, or a story with its box beside it.
    fn forms(&self, curves: &[Curve], area: usize) -> Vec<Curve> {
        let form = |index: usize| match self.shown[index].what {
            What::Whole | What::Row | What::Measure(_) => Some(curves[index].clone()),
            What::WithoutBox => None,
            What::Box { back, .. } => Some(curves[index - back].clone().with_box(&curves[index])),
        };
        self.shown_of(area).filter_map(form).collect()
    }
}

/// The widths in which an area may be set in other columns of text than the page has, and how many it may then have.
fn in_other_measures(
    house: &House,
    page: &Page,
    fills: &PageFills,
    area: usize,
) -> (Vec<u8>, RangeInclusive<u8>) {
    match fills.at(area) {
        Fill::Story(story)
            if story.form == Form::News
                && story.tab.is_none()
                && page.layout.areas[area].kind == AreaKind::Story =>
        {
            (widths(house, page, fills, area), 1..=u8::MAX)
        }
        // A row: each column has a brief at least.
        Fill::Briefs { stories, .. } => {
            let most = u8::try_from(stories.len()).unwrap_or(u8::MAX);
            ((2..=page.layout.cells).collect(), 2..=most)
        }
        _ => (Vec::new(), 1..=1),
    }
}

/// Characters of a line that is not as long as the page's.
const OTHER: RangeInclusive<u32> = 11..=28;
/// Columns of text more or fewer than those of the page.
const APART: u8 = 2;
/// White at most between such columns, in characters.
const GUTTER: f64 = 2.8;

/// Columns of text, other than the page's, in which a story so wide may be set.
fn other_columns(grid: &PageGrid, all: u8, columns: u8) -> impl Iterator<Item = u8> {
    let width = grid.cell_span(all, columns);
    let may_be = move |text: &u8| {
        let measure = grid.measure(width, *text);
        *text != columns
            && OTHER.contains(&measure.characters)
            && measure.gutter <= GUTTER * grid.size
            && measure.span(*text) > width - grid.size
    };
    (columns.saturating_sub(APART).max(1)..=columns + APART).filter(may_be)
}

/// Whatever of an area is set.
fn shown(house: &House, page: &Page, fills: &PageFills, area: usize) -> Vec<Candidate> {
    let widths = widths(house, page, fills, area);
    let block = fills.story(area).and_then(sidebar);
    // In a single column a box would part the head from its text.
    let widths: Vec<u8> = match block {
        Some(_) if widths.len() > 1 => widths.into_iter().filter(|columns| *columns > 1).collect(),
        _ => widths,
    };
    let mut shown: Vec<Candidate> =
        widths.iter().map(|&columns| Candidate { area, columns, what: What::Whole }).collect();
    let all = page.layout.cells;
    if let Fill::Briefs { stories, .. } = fills.at(area) {
        // A column has a brief at least.
        let most = stories.len().min(usize::from(all)) as u8;
        shown.extend((2..=most).map(|columns| Candidate { area, columns, what: What::Row }));
    }
    let Some(block) = block else { return shown };
    for columns in widths.into_iter().filter(|columns| *columns < all) {
        shown.push(Candidate { area, columns, what: What::WithoutBox });
        let boxes = (1..=BESIDE).filter(|wide| columns + wide <= all && *wide <= columns);
        for (columns, back) in boxes.zip(1..) {
            shown.push(Candidate { area, columns, what: What::Box { back, block } });
        }
    }
    shown
}

/// The box that may stand beside a story.
pub fn sidebar(story: &Story) -> Option<usize> {
    if story.form != Form::News || story.tab.is_some() {
        return None;
    }
    let is_sidebar =
        |kind: &BlockKind| matches!(kind, BlockKind::Box(inner) if inner.kind == BoxKind::Sidebar);
    story.blocks.iter().position(|block| is_sidebar(&block.kind))
}

/// A page on which all that is shown stands.
fn window<'a>(page: &Page, fills: &PageFills<'a>, shown: &[Candidate]) -> (Page, PageFills<'a>) {
    let mut layout = (*page.layout).clone();
    let area = |(n, shown): (usize, &Candidate)| {
        let own =
            Area { cells: 0..shown.columns, rows: 0..1, ..page.layout.areas[shown.area].clone() };
        match shown.what {
            What::Box { back, .. } => Area { kind: AreaKind::Sidebar, of: Some(n - back), ..own },
            What::Row => Area { columns: Some(shown.columns), ..own },
            What::Measure(columns) => Area { columns: Some(columns), ..own },
            _ => own,
        }
    };
    layout.areas = shown.iter().enumerate().map(area).collect();
    let fill = |(n, shown): (usize, &Candidate)| match shown.what {
        What::Box { back, block } => Cow::Owned(Fill::Sidebar { of: n - back, block }),
        _ => fills.0[shown.area].clone(),
    };
    let held = PageFills(shown.iter().enumerate().map(fill).collect());
    (Page { layout: Arc::new(layout), fills: Vec::new(), ..page.clone() }, held)
}

/// The widths that something may have, in columns.
fn widths(house: &House, page: &Page, fills: &PageFills, n: usize) -> Vec<u8> {
    let all = page.layout.cells.max(1);
    let kind = page.layout.areas[n].kind;
    let grid = &house.grid;
    match fills.at(n) {
        Fill::Story(story) if kind == AreaKind::Story => story_widths(story, all),
        Fill::Briefs { .. } | Fill::Story(_) => {
            let is_short =
                |columns: &u8| grid.cell_span(all, *columns) <= LONGEST * grid.size + 0.1;
            (1..=all).filter(|columns| *columns == 1 || is_short(columns)).collect()
        }
        Fill::Files(files) => match Booked::of(grid, files) {
            Booked::Columns(columns) => vec![columns.min(all)],
            // Alone, where the page has no half on a gutter: as wide as what is next to it.
            Booked::Half => vec![all.div_ceil(2)],
        },
        _ if kind == AreaKind::Colophon => (2.min(all)..=3.min(all)).collect(),
        _ => (1..=all).collect(),
    }
}

fn story_widths(story: &Story, all: u8) -> Vec<u8> {
    let figures = figures::count(story);
    let widths = match (story.form, story.importance) {
        (Form::Photos, _) => PHOTOS..=all,
        // All rows are full.
        (Form::Figures, _) => {
            return (1..=all).filter(|n| figures::columns(figures, *n) == *n).collect();
        }
        (Form::Verse, _) => 1..=3,
        _ if story.tab.is_some() => 1..=3,
        (_, Importance::Lead) => 2..=all,
        _ => 1..=all,
    };
    let widths: Vec<u8> = widths.filter(|columns| *columns <= all).collect();
    if widths.is_empty() { vec![all] } else { widths }
}

/// What the search asks of something that is set; what fills any place has lines of its own here.
fn content(issue: &Issue, area: &Area, set: &SetArea) -> AreaContent {
    match (area.kind, set) {
        (AreaKind::Colophon, _) => {
            let least = colophon_lines(issue);
            AreaContent::Part((least..least + 4).map(Lines).collect())
        }
        (_, SetArea::Figures(figures)) => AreaContent::Part(near(figures.heights())),
        _ => airier(set.content()),
    }
}

/// The heights of figures at which no white between them is a hole: they stand from half a line to two lines apart, and a
/// line more than half a one is what the rules allow.
fn near(mut heights: Vec<Lines>) -> Vec<Lines> {
    let least = heights.iter().min().map_or(0, |least| least.0);
    let most = heights.iter().max().map_or(0, |most| most.0);
    heights.retain(|height| 3 * (height.0 - least) <= 2 * (most - least));
    heights
}

/// What an item is, and what it weighs.
fn what(area: &Area, fill: &Fill) -> (ItemKind, Rank) {
    match (area.kind, fill) {
        (AreaKind::Ad | AreaKind::Colophon, _) => (ItemKind::AtFoot, Rank::Brief),
        (AreaKind::Story, Fill::Story(story)) => match story.form {
            Form::Figures | Form::Verse => (ItemKind::Box, Rank::Brief),
            _ if story.tab.is_some() => (ItemKind::Box, Rank::Brief),
            _ => (ItemKind::Story, rank(story)),
        },
        (_, Fill::Briefs { .. }) => (ItemKind::Rail, Rank::Brief),
        _ => (ItemKind::Box, Rank::Brief),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_a_line_and_a_half_apart_at_most() {
        let lines = |range: std::ops::RangeInclusive<u32>| range.map(Lines).collect::<Vec<_>>();
        // Four gaps, from half a line to two lines each.
        assert_eq!(near(lines(14..=20)), lines(14..=18));
        assert_eq!(near(vec![]), vec![]);
    }
}
