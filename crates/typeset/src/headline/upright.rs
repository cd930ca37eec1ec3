//! The upright headline block 竖题: kicker, title and deck as upright lines beside each other, from
//! right to left, at the head of one column (docs/look.md §3).

use typst_library::foundations::{Array, IntoValue};

use kanyin_issue::{Line, Story};

use super::around::around;
use super::ladder::ladder;
use super::sizes::parts;
use super::upright_line::UprightLine;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::part::Part;
use crate::title::{self, OwnWords, Room, SizeStep, TitleWay};

/// From one character of a title to the next, in em: 50 pt at 42 (docs/look.md §3).
const STEP: f64 = 50.0 / 42.0;
/// The same of kicker and deck: 17.6 pt at 14 (docs/look.md §3).
const SMALL_STEP: f64 = 17.6 / 14.0;
/// The most characters of a line (docs/look.md §3).
const MOST: f64 = 9.0;
/// The part of the page's height that a title may take.
const HIGHEST: f64 = 2.0 / 3.0;
/// White between two lines of a title, in em of it.
const BETWEEN: f64 = 0.2;
/// White between the title and the lines beside it, in em of the title (docs/look.md §3: 17.8 pt at 42).
const BESIDE: f64 = 0.42;
/// The same between two rows of a deck, in em of it.
const BETWEEN_SMALL: f64 = 0.5;

/// The block in a column, in the sizes it may take; `None` where it cannot stand.
pub fn blocks(stick: &Stick, story: &Story) -> Result<Option<Vec<Part>>, TemplateErrors> {
    let headline = UprightHeadline::new(stick, story)?;
    let ways = headline.ways();
    if ways.is_empty() {
        return Ok(None);
    }
    let parts = parts(&ways, |n, way| {
        let stick = stick.deeper(("upright", n));
        let (lines, height) = headline.placed(way, &stick)?;
        let mut block = it! { "lines" => lines, "height" => points(height) };
        block += around(&stick, story);
        stick.part("vertical-headline", block, "headline")
    })?;
    Ok(Some(parts))
}

/// Whether a story's title stands upright in a column.
pub fn stands(stick: &Stick, story: &Story) -> Result<bool, TemplateErrors> {
    Ok(!UprightHeadline::new(stick, story)?.ways().is_empty())
}

/// What is to stand upright, and where.
struct UprightHeadline<'a> {
    title: UprightLine<'a>,
    kicker: Option<UprightLine<'a>>,
    deck: Option<UprightLine<'a>>,
    ladder: Vec<SizeStep>,
    own: &'a OwnWords,
    /// Width of the column, in points.
    width: f64,
    /// The most that the block may be high, in points.
    height: f64,
}

/// An upright line, or a kicker's or deck's several.
struct UprightBlock<'a> {
    line: &'a UprightLine<'a>,
    role: &'static str,
    size: f64,
    step: f64,
    /// White between its lines.
    between: f64,
    rows: Vec<(usize, usize)>,
}

impl UprightBlock<'_> {
    fn width(&self) -> f64 {
        let rows = self.rows.len() as f64;
        rows * self.size + (rows - 1.0) * self.between
    }

    fn height(&self) -> f64 {
        let long = self.rows.iter().map(|row| self.line.length(*row, self.size, self.step));
        long.fold(0.0, f64::max)
    }
}

impl<'a> UprightHeadline<'a> {
    fn new(stick: &Stick<'a>, story: &'a Story) -> Result<Self, TemplateErrors> {
        let grid = &stick.house.grid;
        let line = |line: &'a Line, role| UprightLine::new(line, stick.advances(role).as_ref());
        Ok(Self {
            title: line(&story.title, "heavy"),
            kicker: story.kicker.as_ref().map(|kicker| line(kicker, "hei")),
            deck: story.deck.as_ref().map(|deck| line(deck, "kai")),
            ladder: ladder(stick, "vertical-ladder", story.importance)?,
            own: &stick.house.titles.words,
            width: stick.width,
            height: HIGHEST * grid.height(grid.lines),
        })
    }

    /// The ways the title may stand, the preferred one first, each next one lower.
    fn ways(&self) -> Vec<TitleWay> {
        let room = Room { width: self.height / STEP, most: MOST, condense: 100 };
        title::ways(&self.title.letters, self.own, &self.ladder, room, |mut ways| {
            ways.retain(|way| self.fits(way));
            title::choices(ways)
        })
    }

    /// Whether the lines of a way stand beside each other, none too long.
    fn fits(&self, way: &TitleWay) -> bool {
        let blocks = self.blocks(way);
        self.beside(&blocks, way) <= self.width
            && blocks.iter().all(|block| self.top(block, way) + block.height() <= self.height)
    }

    fn depth(&self, way: &TitleWay) -> f64 {
        let blocks = self.blocks(way);
        blocks.iter().map(|block| self.top(block, way) + block.height()).fold(0.0, f64::max)
    }

    /// Kicker, title and deck, from right to left.
    fn blocks<'b>(&'b self, way: &TitleWay) -> Vec<UprightBlock<'b>> {
        let size = way.step.size;
        let title = UprightBlock {
            line: &self.title,
            role: "title",
            size,
            step: STEP * size,
            between: BETWEEN * size,
            rows: way.rows.rows.clone(),
        };
        // As long as the title, but no shorter than seven characters of a deck beside a short one.
        let foot = title.height().max(STEP * size + 7.0 * SMALL_STEP * way.step.deck);
        let small = |line: &'b UprightLine<'b>, role, size: f64, top: f64| {
            let step = SMALL_STEP * size;
            let long = (foot - top) / step;
            let rows = title::fewest(&line.letters, self.own, long, title::OF_SMALL_LINES).rows;
            UprightBlock { line, role, size, step, between: BETWEEN_SMALL * size, rows }
        };
        let kicker = self.kicker.as_ref().map(|line| small(line, "kicker", way.step.kicker, 0.0));
        let deck = self.deck.as_ref().map(|line| small(line, "deck", way.step.deck, STEP * size));
        kicker.into_iter().chain([title]).chain(deck).collect()
    }

    /// How far below the first character a block begins: a deck one character of the title lower.
    fn top(&self, block: &UprightBlock, way: &TitleWay) -> f64 {
        if block.role == "deck" { STEP * way.step.size } else { 0.0 }
    }

    /// Width of blocks beside each other.
    fn beside(&self, blocks: &[UprightBlock], way: &TitleWay) -> f64 {
        let white = (blocks.len() as f64 - 1.0) * BESIDE * way.step.size;
        blocks.iter().map(UprightBlock::width).sum::<f64>() + white
    }

    /// The lines as the template gets them, each with its place from the block's right and top; and
    /// the block's height.
    fn placed(&self, way: &TitleWay, stick: &Stick) -> Result<(Array, f64), TemplateErrors> {
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
                let cells = block.line.data_of(*row, stick, face)?;
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
