//! Everything that a page without a drawing holds, set over each width that it may have.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use kanyin_custody as custody;
use kanyin_issue::{Area, AreaKind, Fill, Form, Importance, Issue, Page, Story};
use kanyin_makeup::search::{Curve, FreeItem, ItemKind};
use kanyin_makeup::{AreaContent, Columns, Lines, Rank};

use super::band::{Bands, colophon_lines};
use super::is_free;
use crate::engine::TemplateErrors;
use crate::forms::{SetArea, rank};
use crate::house::House;
use crate::pages::area;
use crate::pages::fills::PageFills;
use crate::pages::shapes;
use crate::part::Key;

/// Most characters of a line (docs/look.md §4).
const LONGEST: f64 = 28.0;
/// Lines that an ad had better be high.
const AD_LINES: u32 = 14;
/// Columns of a picture page at least.
const PHOTOS: u8 = 3;

/// The items of a page, and the areas that they stand for.
pub struct Window {
    /// What the search is asked.
    pub items: Vec<FreeItem>,
    /// For each its area in the page's layout.
    pub areas: Vec<usize>,
}

impl Window {
    /// Sets what stands on a page over all widths.
    pub fn of(
        house: &House,
        issue: &Issue,
        page: &Page,
        fills: &PageFills,
        bands: &Bands,
        key: Key,
    ) -> Result<Self, TemplateErrors> {
        let is_item = |n: &usize| is_free(page.layout.areas[*n].kind) && !bands.holds(*n);
        let areas: Vec<usize> = (0..page.layout.areas.len()).filter(is_item).collect();
        let shapes: Vec<(usize, u8)> = areas
            .iter()
            .flat_map(|&n| widths(house, page, fills, n).into_iter().map(move |width| (n, width)))
            .collect();
        let shown = shown(page, &shapes);
        let held = PageFills(shapes.iter().map(|(n, _)| Cow::Borrowed(fills.at(*n))).collect());
        let deepest = Lines(bands.free(house.grid.lines));
        let curves: Vec<Curve> = (0..shapes.len())
            .into_par_iter()
            .map(|index| {
                let _aside = custody::aside();
                let set = area::set(house, &shown, &held, index, key.deeper(index))?;
                let content = content(issue, &shown.layout.areas[index], &set);
                Ok(Curve::new(Columns(shapes[index].1), content, deepest))
            })
            .collect::<Result<_, TemplateErrors>>()?;
        let mut curves = shapes.iter().map(|(n, _)| *n).zip(curves).collect::<Vec<_>>();
        let items = areas.iter().map(|&n| {
            let own = curves.extract_if(.., |(of, _)| *of == n).map(|(_, curve)| curve).collect();
            let (kind, rank) = what(&page.layout.areas[n], fills.at(n));
            FreeItem { kind, rank, forms: own }
        });
        Ok(Self { items: items.collect(), areas })
    }
}

/// A page on which each item stands in each width.
fn shown(page: &Page, shapes: &[(usize, u8)]) -> Page {
    let mut layout = (*page.layout).clone();
    let area = |&(n, width): &(usize, u8)| Area { cells: 0..width, rows: 0..1, ..page.layout.areas[n].clone() };
    layout.areas = shapes.iter().map(area).collect();
    Page { layout: Arc::new(layout), fills: Vec::new(), ..page.clone() }
}

/// The widths that something may have, in columns.
fn widths(house: &House, page: &Page, fills: &PageFills, n: usize) -> Vec<u8> {
    let all = page.layout.cells.max(1);
    let kind = page.layout.areas[n].kind;
    let grid = &house.grid;
    match fills.at(n) {
        Fill::Story(story) if kind == AreaKind::Story => story_widths(story, all),
        Fill::Briefs { .. } | Fill::Story(_) => {
            let is_short = |columns: &u8| grid.cell_span(all, *columns) <= LONGEST * grid.size + 0.1;
            (1..=all).filter(|columns| *columns == 1 || is_short(columns)).collect()
        }
        Fill::Files(files) => {
            let lines = |columns: u8| shapes::lines(grid, grid.cell_span(all, columns), files);
            let best = (1..=all).min_by_key(|columns| lines(*columns).abs_diff(AD_LINES));
            best.into_iter().collect()
        }
        _ if kind == AreaKind::Colophon => (2.min(all)..=3.min(all)).collect(),
        _ => (1..=all).collect(),
    }
}

fn story_widths(story: &Story, all: u8) -> Vec<u8> {
    let widths = match (story.form, story.importance) {
        (Form::Photos, _) => PHOTOS..=all,
        (Form::Figures, _) => 1..=2,
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
        _ => set.content(),
    }
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
