//! Places become a layout: a row begins wherever something does.

use kanyin_issue::layout::Auto;
use kanyin_issue::{Area, Layout, RowHeight};
use kanyin_makeup::search::FreePlace;

use super::band::Bands;
use crate::pages::rules;

/// The drawing of a page.
pub struct Drawing<'a> {
    layout: &'a Layout,
    bands: &'a Bands,
    lines: u32,
    /// Each area's first and last line with the one after it, and its cells.
    placed: Vec<Option<Placed>>,
    /// Cells in a column.
    finer: u8,
}

#[derive(Debug, Clone)]
struct Placed {
    top: u32,
    foot: u32,
    cells: std::ops::Range<u8>,
}

impl<'a> Drawing<'a> {
    /// One of a page so many lines high, with its bands.
    pub fn new(layout: &'a Layout, lines: u32, bands: &'a Bands) -> Self {
        let halved = |areas: &Vec<usize>| !usize::from(layout.cells).is_multiple_of(areas.len().max(1));
        let finer = if bands.rows.iter().any(|(_, _, areas)| halved(areas)) { 2 } else { 1 };
        let mut drawing =
            Self { layout, bands, lines, placed: vec![None; layout.areas.len()], finer };
        for (top, lines, areas) in &bands.rows {
            let share = layout.cells * finer / areas.len().max(1) as u8;
            for (n, area) in areas.iter().enumerate() {
                let first = share * n as u8;
                let cells = first..first + share;
                drawing.placed[*area] = Some(Placed { top: *top, foot: top + lines, cells });
            }
        }
        drawing
    }

    /// Puts an area in its place, lines counted below the bands at the head.
    pub fn place(&mut self, area: usize, place: &FreePlace) {
        let head = self.bands.head;
        self.placed[area] = Some(Placed {
            top: head + place.top,
            foot: head + place.foot(),
            cells: place.column * self.finer..place.right() * self.finer,
        });
    }

    /// The layout.
    pub fn layout(self) -> Layout {
        let mut tops: Vec<u32> = self.placed.iter().flatten().map(|placed| placed.top).collect();
        tops.sort_unstable();
        tops.dedup();
        let areas = self.layout.areas.iter().zip(&self.placed).filter_map(|(area, placed)| {
            let placed = placed.as_ref()?;
            let row = |line: u32| tops.partition_point(|top| *top < line);
            let rows = row(placed.top)..row(placed.foot).max(row(placed.top) + 1);
            Some(Area { rows, cells: placed.cells.clone(), ..area.clone() })
        });
        let mut layout = Layout {
            rows: vec![RowHeight::Auto(Auto::Auto); tops.len()],
            cells: self.layout.cells * self.finer,
            areas: areas.collect(),
            ..self.layout.clone()
        };
        let gaps = rules::gaps(&layout);
        let foot = |row: usize| match tops.get(row + 1) {
            Some(next) => next.saturating_sub(gaps[row + 1].0),
            None => self.lines,
        };
        layout.rows =
            (0..tops.len()).map(|row| RowHeight::Lines(foot(row).saturating_sub(tops[row]))).collect();
        layout
    }
}
