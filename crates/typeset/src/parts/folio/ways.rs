//! The ways to set a folio, and which of them fits a width.

use super::words::Words;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::words::plain;

/// Size of section and name in the house, in points.
pub const LARGEST: f64 = 18.0;
/// The same a step smaller.
pub const SECOND: f64 = 14.0;
/// Sizes of the page's number, in points.
pub const NUMBER: [f64; 3] = [24.0, 18.0, 14.0];
/// Where the section stands in the house, from the outer corner, in points.
const SECTION_AT: f64 = 42.0;
/// Where the editors stand in the house, from the inner corner, in points.
const EDITORS_AT: f64 = 46.0;

/// The first way that fits, of those no larger than a size; the last one where none does.
pub fn best_way(
    stick: &Stick,
    words: &Words,
    number: f64,
    most: f64,
) -> Result<SetWay, TemplateErrors> {
    let number_width = piece(stick, "number", number, &words.number)?.advance;
    let most = if number < NUMBER[0] { most.min(SECOND) } else { most };
    let ways: Vec<FolioWay> =
        ways(words.editors.len()).into_iter().filter(|way| way.size <= most).collect();
    let (last, others) = (ways[ways.len() - 1], &ways[..ways.len() - 1]);
    for way in others {
        let set = SetWay::of(stick, words, *way, number_width)?;
        if set.needed() <= stick.width {
            return Ok(set);
        }
    }
    SetWay::of(stick, words, last, number_width)
}

/// A way to set the folio.
#[derive(Debug, Copy, Clone)]
pub struct FolioWay {
    /// Size of name and section, in points.
    pub size: f64,
    /// Size of date and editors, in points.
    pub small: f64,
    /// How much of the date.
    pub date: DateForm,
    /// How many editors.
    pub editors: usize,
}

/// How much of the date stands in a folio.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum DateForm {
    /// Day, weekday and the number.
    Whole,
    /// The day.
    Day,
    /// Nothing.
    None,
}

/// The ways from the best on: first all shrinks a step, then the date is shorter, then editors drop, the last first, then
/// the date, then name and section shrink.
fn ways(editors: usize) -> Vec<FolioWay> {
    use DateForm::{Day, None, Whole};
    let way = |size, small, date, editors| FolioWay { size, small, date, editors };
    let mut ways = vec![
        way(LARGEST, 7.5, Whole, editors),
        way(SECOND, 7.5, Whole, editors),
        way(SECOND, 7.5, Day, editors),
        way(12.0, 6.5, Day, editors),
    ];
    ways.extend((1..editors).rev().map(|kept| way(12.0, 6.5, Day, kept)));
    ways.extend((1..=editors.min(1)).map(|kept| way(12.0, 6.5, None, kept)));
    ways.extend([way(12.0, 6.5, Day, 0), way(12.0, 6.5, None, 0)]);
    ways.extend([10.5, 9.0, 8.0].map(|size| way(size, 6.5, None, 0)));
    ways
}

/// White between two editors.
fn between(way: FolioWay) -> &'static str {
    if way.small < 7.0 { "　" } else { "　　" }
}

/// A piece of the folio as it measures, in points.
#[derive(Debug, Copy, Clone)]
pub struct Piece {
    /// How far it advances, ink that reaches over its cells counted.
    pub advance: f64,
    /// How far its ink reaches over its cells to the left and to the right.
    over: (f64, f64),
    /// Height of its ink over the baseline.
    pub height: f64,
}

impl Piece {
    /// Where its box begins, from a corner, so that its ink begins at a place.
    pub fn at(&self, x: f64, is_left: bool) -> f64 {
        x + if is_left { self.over.0 } else { self.over.1 }
    }
}

/// Measures a piece of the folio: number, section, name or small.
pub fn piece(stick: &Stick, kind: &str, size: f64, words: &str) -> Result<Piece, TemplateErrors> {
    if words.trim().is_empty() {
        return Ok(Piece { advance: 0.0, over: (0.0, 0.0), height: 0.0 });
    }
    let it = it! { "kind" => kind, "body" => plain(words), "size" => points(size) };
    let natural = stick.natural("folio-piece", it)?;
    let over = natural
        .ink
        .map_or((0.0, 0.0), |ink| ((-ink.left).max(0.0), (ink.right - natural.width).max(0.0)));
    let height = natural.ink.map_or(0.0, |ink| ink.height());
    Ok(Piece { advance: natural.width + over.0 + over.1, over, height })
}

/// A way as it measures. Lengths in points.
pub struct SetWay {
    /// The way.
    pub way: FolioWay,
    /// What of the date is printed.
    pub date_words: Option<String>,
    /// The editors that are printed.
    pub editors_words: Option<String>,
    /// The section.
    pub section: Piece,
    /// The paper's name.
    pub name: Piece,
    /// The date.
    pub date: Piece,
    /// The editors.
    pub editors: Piece,
    /// Where the section stands, from the outer corner.
    pub section_at: f64,
    behind_section: f64,
    /// Where the editors stand, from the inner corner.
    pub editors_at: f64,
    /// White between two of them.
    apart: f64,
}

impl SetWay {
    fn of(
        stick: &Stick,
        words: &Words,
        way: FolioWay,
        number: f64,
    ) -> Result<Self, TemplateErrors> {
        let apart = stick.house.grid.size;
        let date_words = match way.date {
            DateForm::Whole => Some(words.date.clone()),
            DateForm::Day => Some(words.day.clone()),
            DateForm::None => None,
        };
        let kept = words.editors[..way.editors].iter().map(|editor| editor.words.as_str());
        let kept = kept.collect::<Vec<_>>().join(between(way));
        let editors_words = Some(kept).filter(|kept| !kept.is_empty());
        let small = |words: &Option<String>| {
            piece(stick, "small", way.small, words.as_deref().unwrap_or_default())
        };
        let (section, name) = (
            piece(stick, "section", way.size, &words.section)?,
            piece(stick, "name", way.size, &words.name)?,
        );
        // Behind something, but not nearer to the corner than so.
        let behind = |from: f64, piece: Piece, least: f64| match piece.advance > 0.0 {
            true => (from + piece.advance + apart).max(least),
            false => from,
        };
        let section_at = (number + apart).max(SECTION_AT);
        let behind_section = behind(section_at, section, 0.0);
        let editors_at = behind(0.0, name, EDITORS_AT);
        let (date, editors) = (small(&date_words)?, small(&editors_words)?);
        Ok(Self {
            way,
            date_words,
            editors_words,
            section,
            name,
            date,
            editors,
            section_at,
            behind_section,
            editors_at,
            apart,
        })
    }

    /// The width that it needs where the date stands as near to the section as it may.
    pub fn needed(&self) -> f64 {
        self.with_date_at(self.behind_section)
    }

    fn with_date_at(&self, date_at: f64) -> f64 {
        let outer = if self.date.advance > 0.0 {
            date_at + self.date.advance
        } else {
            date_at - self.apart
        };
        let inner = if self.editors.advance > 0.0 {
            self.editors_at + self.editors.advance
        } else {
            self.name.advance
        };
        // Section and name need more white where nothing small parts them.
        let white = match self.date.advance > 0.0 || self.editors.advance > 0.0 {
            true => self.apart,
            false => self.apart.max(self.way.size),
        };
        outer + white + inner
    }

    /// The date stands over the second column where it may.
    pub fn date_at(&self, stick: &Stick) -> f64 {
        let grid = &stick.house.grid;
        let over_column = (grid.column() + grid.gutter).max(self.behind_section);
        if self.with_date_at(over_column) <= stick.width {
            over_column
        } else {
            self.behind_section
        }
    }
}
