//! Places become a layout: a row begins wherever something does.

use kanyin_issue::layout::Auto;
use kanyin_issue::pins::BOX;
use kanyin_issue::{Area, AreaKind, Layout, RowHeight};
use kanyin_makeup::search::FreePlace;

use super::band::Bands;
use crate::pages::rules::{self, GAP};

/// The drawing of a page.
pub struct Drawing<'a> {
    layout: Layout,
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
    pub fn new(layout: &Layout, lines: u32, bands: &'a Bands) -> Self {
        let halved =
            |areas: &Vec<usize>| !usize::from(layout.cells).is_multiple_of(areas.len().max(1));
        let finer = if bands.rows.iter().any(|(_, _, areas)| halved(areas)) { 2 } else { 1 };
        let mut drawing = Self {
            layout: layout.clone(),
            bands,
            lines,
            placed: vec![None; layout.areas.len()],
            finer,
        };
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

    /// Puts the box of an area's story in a place beside it.
    pub fn add_box(&mut self, of: usize, place: &FreePlace) {
        let story = &self.layout.areas[of];
        let name = format!("{}{BOX}", story.name);
        let area =
            Area { kind: AreaKind::Sidebar, name, of: Some(of), columns: None, ..story.clone() };
        self.layout.areas.push(area);
        self.placed.push(None);
        self.place(self.placed.len() - 1, place);
    }

    /// The layout.
    pub fn layout(self) -> Layout {
        let mut tops: Vec<u32> = self.placed.iter().flatten().map(|placed| placed.top).collect();
        let last = self.placed.iter().flatten().map(|placed| placed.foot).max().unwrap_or(0);
        // White that no area takes has a row of its own.
        for foot in self.placed.iter().flatten().map(|placed| placed.foot) {
            let white = foot + GAP;
            let follows = tops.iter().any(|top| (foot..=white + 1).contains(top));
            if !follows && white < self.lines.saturating_sub(if foot == last { 0 } else { GAP }) {
                tops.push(white);
            }
        }
        tops.sort_unstable();
        tops.dedup();
        let areas = self.layout.areas.iter().zip(&self.placed).filter_map(|(area, placed)| {
            let placed = placed.as_ref()?;
            // It ends above the first row that begins below it; no two rows begin so near that none fits between.
            let first = tops.partition_point(|top| *top < placed.top);
            let rows = first..tops.partition_point(|top| *top <= placed.foot).max(first + 1);
            Some(Area { rows, cells: placed.cells.clone(), ..area.clone() })
        });
        let mut layout = Layout {
            rows: vec![RowHeight::Auto(Auto::Auto); tops.len()],
            cells: self.layout.cells * self.finer,
            areas: areas.collect(),
            ..self.layout.clone()
        };
        let gaps = rules::gaps(&layout);
        // The white above the next row is wider than the house's where all that ends in a row ends above that.
        let ends = |row: usize| {
            let placed = self.placed.iter().flatten().zip(&layout.areas);
            placed.filter(|(_, area)| area.rows.end == row + 1).map(|(placed, _)| placed.foot).max()
        };
        let foot = |row: usize| match tops.get(row + 1) {
            Some(next) => {
                let house = next.saturating_sub(gaps[row + 1].0);
                ends(row).map_or(house, |foot| foot.min(house))
            }
            None => self.lines,
        };
        layout.rows = (0..tops.len())
            .map(|row| RowHeight::Lines(foot(row).saturating_sub(tops[row])))
            .collect();
        let house = |row: usize| tops[row].saturating_sub(gaps[row].0);
        layout.wider = (0..tops.len())
            .map(|row| row.checked_sub(1).map_or(0, |above| house(row).saturating_sub(foot(above))))
            .collect();
        layout
    }
}
