//! The upright headline block 竖题: kicker, title and deck as upright lines beside each other, from
//! right to left, at the head of one column (LOOK §3).

use typst_library::foundations::{Array, Dict, IntoValue};

use kanyin_issue::{Line, Story};

use super::around::{around, points};
use super::cells::Cells;
use crate::house::{House, it};
use crate::part::{Key, Part};
use crate::setter::Broken;
use crate::title::{self, Face, OwnWords, Room, Step, Way};

/// From one character of a title to the next, in em: 50 pt at 42 (LOOK §3).
const STEP: f64 = 50.0 / 42.0;
/// The same of kicker and deck: 17.6 pt at 14 (LOOK §3).
const SMALL_STEP: f64 = 17.6 / 14.0;
/// The most characters of a line (LOOK §3).
const MOST: f64 = 9.0;
/// The part of the page's height that a title may take.
const HIGHEST: f64 = 2.0 / 3.0;
/// White between two lines of a title, in em of it.
const BETWEEN: f64 = 0.2;
/// White between the title and the lines beside it, in em of the title (LOOK §3: 17.8 pt at 42).
const BESIDE: f64 = 0.42;
/// The same between two rows of a deck, in em of it.
const BETWEEN_SMALL: f64 = 0.5;

/// The block in a column of a width, in the sizes it may take; `None` where it cannot stand.
pub fn blocks(
    house: &House,
    story: &Story,
    width: f64,
    key: Key,
) -> Result<Option<Vec<Part>>, Broken> {
    let at = house.at(width);
    let setting = Setting::new(house, &at, story, width)?;
    let ways = setting.ways();
    if ways.is_empty() {
        return Ok(None);
    }
    let parts = super::parts(&ways, |n, way| {
        let key = key.deeper(("upright", n));
        let (lines, height) = setting.placed(way, key)?;
        let mut block = it! { "lines" => lines, "height" => points(height) };
        block += around(house, &at, story, width);
        let frame = house.part("vertical-headline", block, width, &key)?;
        Ok(Part::new(&house.grid, frame, "headline"))
    })?;
    Ok(Some(parts))
}

/// Whether a story's title stands upright in a column of a width.
pub fn stands(house: &House, story: &Story, width: f64) -> Result<bool, Broken> {
    let at = house.at(width);
    Ok(!Setting::new(house, &at, story, width)?.ways().is_empty())
}

/// What is to stand upright, and where.
struct Setting<'a> {
    house: &'a House<'a>,
    title: Cells<'a>,
    kicker: Option<Cells<'a>>,
    deck: Option<Cells<'a>>,
    ladder: Vec<Step>,
    width: f64,
    height: f64,
}

/// An upright line, or a kicker's or deck's several.
struct Block<'a> {
    cells: &'a Cells<'a>,
    role: &'static str,
    size: f64,
    step: f64,
    /// White between its lines.
    between: f64,
    rows: Vec<(usize, usize)>,
}

impl Block<'_> {
    fn width(&self) -> f64 {
        let rows = self.rows.len() as f64;
        rows * self.size + (rows - 1.0) * self.between
    }

    fn height(&self) -> f64 {
        let long = self.rows.iter().map(|row| self.cells.length(*row, self.size, self.step));
        long.fold(0.0, f64::max)
    }
}

impl<'a> Setting<'a> {
    fn new(house: &'a House<'a>, at: &Dict, story: &'a Story, width: f64) -> Result<Self, Broken> {
        let ladder = title::ladder(house, "vertical-ladder", story.importance, at)?;
        let cells = |line: &'a Line, role| Cells::new(line, Face::of(house, at, role).as_ref());
        Ok(Self {
            house,
            title: cells(&story.title, "heavy"),
            kicker: story.kicker.as_ref().map(|line| cells(line, "hei")),
            deck: story.deck.as_ref().map(|line| cells(line, "kai")),
            ladder,
            width,
            height: HIGHEST * house.grid.height(house.grid.lines),
        })
    }

    fn own(&self) -> &OwnWords {
        &self.house.titles.words
    }

    /// The ways the title may stand, the preferred one first, each next one lower.
    fn ways(&self) -> Vec<Way> {
        let room = Room { width: self.height / STEP, most: MOST, condense: 100 };
        title::ways(&self.title.letters, self.own(), &self.ladder, room, |mut ways| {
            ways.retain(|way| self.fits(way));
            title::steps_down(ways)
        })
    }

    /// Whether the lines of a way stand beside each other, none too long.
    fn fits(&self, way: &Way) -> bool {
        let blocks = self.blocks(way);
        self.beside(&blocks, way) <= self.width
            && blocks.iter().all(|block| self.top(block, way) + block.height() <= self.height)
    }

    fn depth(&self, way: &Way) -> f64 {
        let blocks = self.blocks(way);
        blocks.iter().map(|block| self.top(block, way) + block.height()).fold(0.0, f64::max)
    }

    /// Kicker, title and deck, from right to left.
    fn blocks<'b>(&'b self, way: &Way) -> Vec<Block<'b>> {
        let size = way.step.size;
        let title = Block {
            cells: &self.title,
            role: "title",
            size,
            step: STEP * size,
            between: BETWEEN * size,
            rows: way.rows.rows.clone(),
        };
        // As long as the title, but no shorter than seven characters of a deck beside a short one.
        let foot = title.height().max(STEP * size + 7.0 * SMALL_STEP * way.step.deck);
        let small = |cells: &'b Cells<'b>, role, size: f64, top: f64| {
            let step = SMALL_STEP * size;
            let rows = title::fewest(&cells.letters, self.own(), (foot - top) / step).rows;
            Block { cells, role, size, step, between: BETWEEN_SMALL * size, rows }
        };
        let kicker = self.kicker.as_ref().map(|cells| small(cells, "kicker", way.step.kicker, 0.0));
        let deck = self.deck.as_ref().map(|cells| small(cells, "deck", way.step.deck, STEP * size));
        kicker.into_iter().chain([title]).chain(deck).collect()
    }

    /// How far below the first character a block begins: a deck one character of the title lower.
    fn top(&self, block: &Block, way: &Way) -> f64 {
        if block.role == "deck" { STEP * way.step.size } else { 0.0 }
    }

    /// Width of blocks beside each other.
    fn beside(&self, blocks: &[Block], way: &Way) -> f64 {
        let white = (blocks.len() as f64 - 1.0) * BESIDE * way.step.size;
        blocks.iter().map(Block::width).sum::<f64>() + white
    }

    /// The lines as the template gets them, each with its place from the block's right and top; and
    /// the block's height.
    fn placed(&self, way: &Way, key: Key) -> Result<(Array, f64), Broken> {
        let blocks = self.blocks(way);
        let mut right = (self.width - self.beside(&blocks, way)) / 2.0;
        let mut lines = Array::new();
        for block in &blocks {
            let face = match block.role {
                "title" => "heavy",
                "deck" => "kai",
                _ => "hei",
            };
            for row in &block.rows {
                let cells = block.cells.data_of(*row, self.house, face, key)?;
                let line = it! {
                    "role" => block.role,
                    "cells" => cells,
                    "size" => points(block.size),
                    "step" => points(block.step),
                    "right" => points(right),
                    "top" => points(self.top(block, way)),
                };
                lines.push(line.into_value());
                right += block.size + block.between;
            }
            right += BESIDE * way.step.size - block.between;
        }
        Ok((lines, self.depth(way)))
    }
}
