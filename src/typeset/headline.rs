//! Headline blocks: a size from the ladder, and the breaks of the title.

use std::cell::OnceCell;
use std::sync::LazyLock;

use jieba_rs::Jieba;
use typst_library::foundations::{Array, Content, Dict, Value};
use typst_library::layout::{Abs, Length};
use typst_library::text::{FontInstance, FontVariant, FontVariations};

use super::galley::array;
use super::house::{House, it};
use super::part::{Key, Part};
use super::setter::Broken;
use super::words::{self, PAUSE};
use crate::issue::{Form, Importance, Line, Story};

/// A title at one size, broken into rows.
#[derive(Debug, Clone)]
pub struct Title {
    /// The step of the ladder it stands on.
    pub step: Step,
    /// First byte and text of each row.
    pub rows: Vec<(usize, String)>,
}

/// A step of a ladder: a size, and the most rows it may take.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Step {
    /// Size of the title, in points.
    pub size: f64,
    /// The most rows.
    pub rows: usize,
    /// Size of the deck.
    pub deck: f64,
    /// Size of the kicker.
    pub kicker: f64,
}

/// A headline block of a story over a width, in the sizes it may take, the preferred one first.
pub fn blocks(house: &House, story: &Story, width: f64, key: Key) -> Result<Vec<Part>, Broken> {
    let at = house.at(width);
    let ladder = ladder(house, story.importance, &at)?;
    let font = title_font(house, &at);
    let mut titles = titles(&story.title, &ladder, width, font.as_ref());
    titles.truncate(3);
    titles
        .iter()
        .enumerate()
        .map(|(n, title)| {
            let it = block(story, title, width, font.as_ref());
            let frame = house.part("headline", it, width, &key.deeper(("headline", n)))?;
            Ok(Part::new(&house.grid, frame, "headline"))
        })
        .collect()
}

/// What the template `headline` gets.
fn block(story: &Story, title: &Title, width: f64, font: Option<&FontInstance>) -> Dict {
    let rows =
        title.rows.iter().map(|(start, text)| words::part_of_line(&story.title, *start, text));
    let deck = story.deck.as_ref().map(|deck| rows_of(deck, 0.92 * width / title.step.deck, font));
    let lead_in = story.lead_in.as_ref().map(|line| rows_of(line, width / 14.0, font));
    let at_size = |line: Option<&Line>, size: f64| line.map(|l| rows_of(l, width / size, font));
    let author = story.column.as_ref().and(story.byline.as_ref());
    let byline = story.byline.as_ref().filter(|_| story.form == Form::Photos);
    let wide = |line: Option<&Line>, size: f64| line.map_or(0.0, |l| size * width_of(l, font));
    let author_below = wide(story.column.as_ref(), 10.5) + 10.5 + wide(author, 9.5) > width;
    it! {
        "kicker" => at_size(story.kicker.as_ref(), title.step.kicker).map(array),
        "kicker-size" => points(title.step.kicker),
        "rows" => array(rows.collect()),
        "size" => points(title.step.size),
        "deck" => deck.map(array),
        "lead-in" => lead_in.map(array),
        "column" => at_size(story.column.as_ref(), 10.5).map(array),
        "author-below" => author_below,
        "author" => author.map(|line| array(byline_rows(line, width, font))),
        "byline" => byline.map(|line| array(byline_rows(line, width, font))),
        "importance" => importance(story.importance),
    }
}

/// 署名 in a headline block: one row where it fits.
fn byline_rows(line: &Line, width: f64, font: Option<&FontInstance>) -> Vec<Content> {
    const SIZE: f64 = 9.0;
    // Its pauses are wider than a title's.
    let pauses = line.text.matches(' ').count() as f64 * (1.0 - PAUSE);
    if SIZE * (width_of(line, font) + pauses) <= width {
        vec![words::byline(line)]
    } else {
        rows_of(line, width / SIZE, font)
    }
}

fn points(size: f64) -> Length {
    Length::from(Abs::pt(size))
}

/// The name of an importance, as `paper.yaml` and templates have it.
pub fn importance(importance: Importance) -> &'static str {
    match importance {
        Importance::Lead => "lead",
        Importance::Second => "second",
        Importance::Normal => "normal",
        Importance::Brief => "brief",
    }
}

/// A line in as few balanced rows as it needs at a width in em.
pub fn rows_of(line: &Line, width: f64, font: Option<&FontInstance>) -> Vec<Content> {
    let measured = Measured::new(&line.text, font);
    let rows = (1..=6)
        .find_map(|rows| measured.broken(rows, width))
        .unwrap_or_else(|| measured.anywhere(width));
    rows.iter()
        .map(|&(from, to)| measured.row(from, to))
        .map(|(start, text)| words::part_of_line(line, start, &text))
        .collect()
}

/// Width of a line in em of its size.
pub fn width_of(line: &Line, font: Option<&FontInstance>) -> f64 {
    let measured = Measured::new(&line.text, font);
    measured.width(0, measured.characters.len())
}

/// The steps for an importance over a width, from the house's table (LOOK §4).
fn ladder(house: &House, importance_of: Importance, at: &Dict) -> Result<Vec<Step>, Broken> {
    let it = it! { "importance" => importance(importance_of) };
    let value = house.value("ladder", it, at)?;
    let steps: Array = value.cast().unwrap_or_default();
    Ok(steps.iter().filter_map(step).collect())
}

fn step(value: &Value) -> Option<Step> {
    let Value::Dict(dict) = value else { return None };
    let length = |key: &str| match dict.get(key).ok()? {
        Value::Length(length) => Some(length.abs.to_pt()),
        _ => None,
    };
    let Value::Int(rows) = dict.get("rows").ok()? else { return None };
    let size = length("size").filter(|size| *size > 0.0)?;
    Some(Step {
        size,
        rows: (*rows).clamp(1, 9) as usize,
        deck: length("deck").unwrap_or(12.0),
        kicker: length("kicker").unwrap_or(12.0),
    })
}

/// The face that titles are measured in.
pub fn title_font(house: &House, at: &Dict) -> Option<FontInstance> {
    let Ok(Value::Dict(fonts)) = at.get("fonts") else { return None };
    let Ok(Value::Array(families)) = fonts.get("heavy") else { return None };
    let Some(Value::Str(name)) = families.iter().next() else { return None };
    let family = crate::fonts::Family { name: name.as_str().into(), weight: Some(900) };
    let (index, _) = house.setter.fonts().face(&family)?;
    let font = house.setter.fonts().font(index)?;
    Some(font.instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default()))
}

/// The ways a title may be set, the preferred one first; never empty. A second row comes before a
/// smaller size, but where the shorter row would be filled under 60 %, the smaller size comes first
/// (LOOK §4).
fn titles(title: &Line, ladder: &[Step], width: f64, font: Option<&FontInstance>) -> Vec<Title> {
    let measured = Measured::new(&title.text, font);
    let mut found = Vec::new();
    let mut thin = Vec::new();
    for &step in ladder {
        let em = width / step.size;
        for rows in 1..=step.rows {
            let Some(breaks) = measured.broken(rows, em) else { continue };
            let shortest =
                breaks.iter().map(|&(a, b)| measured.width(a, b)).fold(f64::INFINITY, f64::min);
            let rows = breaks.iter().map(|&(a, b)| measured.row(a, b)).collect();
            let way = Title { step, rows };
            if breaks.len() > 1 && shortest < 0.6 * em {
                thin.push(way)
            } else {
                found.push(way)
            }
            break;
        }
    }
    found.append(&mut thin);
    if found.is_empty() {
        let step = ladder.last().copied().unwrap_or(Step {
            size: 15.0,
            rows: 3,
            deck: 10.5,
            kicker: 12.0,
        });
        let rows = measured.anywhere(width / step.size);
        found.push(Title { step, rows: rows.iter().map(|&(a, b)| measured.row(a, b)).collect() });
    }
    // Of ways with the same number of rows the smaller ones are a step down, not a way of its own.
    found.dedup_by(|b, a| a.step.size == b.step.size);
    found
}

/// A line's characters with their widths, and how well it breaks before each.
struct Measured<'a> {
    text: &'a str,
    /// Byte, character, width in em.
    characters: Vec<(usize, char, f64)>,
    /// What a break before a character costs; `None` is never. Reckoned when first needed: the
    /// dictionary behind it takes long to open, and most titles stand in one row.
    breaks: OnceCell<Vec<Option<f64>>>,
}

impl<'a> Measured<'a> {
    fn new(text: &'a str, font: Option<&FontInstance>) -> Self {
        let mut before = None;
        let characters: Vec<_> = text
            .char_indices()
            .map(|(at, c)| {
                let width = advance(c, font) + gap(before, c);
                before = Some(c);
                (at, c, width)
            })
            .collect();
        Self { text, characters, breaks: OnceCell::new() }
    }

    fn breaks(&self) -> &[Option<f64>] {
        self.breaks.get_or_init(|| break_costs(&self.characters, Some(&word_starts(self.text))))
    }

    /// Width of the row from one character to another, in em; pauses at its ends are nothing.
    fn width(&self, from: usize, to: usize) -> f64 {
        let row = &self.characters[from..to];
        let inner = row.iter().skip_while(|c| c.1 == ' ');
        let trailing = row.iter().rev().take_while(|c| c.1 == ' ').count() as f64 * PAUSE;
        inner.map(|c| c.2).sum::<f64>() - trailing
    }

    fn row(&self, from: usize, to: usize) -> (usize, String) {
        let start = self.characters.get(from).map_or(self.text.len(), |c| c.0);
        let end = self.characters.get(to).map_or(self.text.len(), |c| c.0);
        let row = &self.text[start..end];
        let lead = row.len() - row.trim_start().len();
        (start + lead, row.trim().to_string())
    }

    /// The best way to break the line into exactly `rows` rows no wider than `width`. Pauses and
    /// marks are tried first; the dictionary is opened only if they give no even rows.
    fn broken(&self, rows: usize, width: f64) -> Option<Vec<(usize, usize)>> {
        if rows == 1 {
            return self.best(rows, width, &[]);
        }
        let even = |breaks: &Vec<(usize, usize)>| {
            let widths = breaks.iter().map(|&(a, b)| self.width(a, b));
            let least = widths.clone().fold(f64::INFINITY, f64::min);
            widths.fold(0.0, f64::max) - least <= EVEN
        };
        self.best(rows, width, &break_costs(&self.characters, None))
            .filter(even)
            .or_else(|| self.best(rows, width, self.breaks()))
    }

    /// The cheapest way, given what a break before each character costs.
    fn best(&self, rows: usize, width: f64, breaks: &[Option<f64>]) -> Option<Vec<(usize, usize)>> {
        let n = self.characters.len();
        if n == 0 {
            return (rows == 1).then(|| vec![(0, 0)]);
        }
        let ideal = self.width(0, n) / rows as f64;
        // best[r][i]: cost of the first i characters in r rows, and where the last row begins.
        let mut best = vec![vec![(f64::INFINITY, 0); n + 1]; rows + 1];
        best[0][0].0 = 0.0;
        for r in 1..=rows {
            for to in 1..=n {
                for from in 0..to {
                    let before = best[r - 1][from].0;
                    if before.is_infinite() {
                        continue;
                    }
                    let cost =
                        if from == 0 { Some(0.0) } else { breaks.get(from).copied().flatten() };
                    let Some(cost) = cost else {
                        continue;
                    };
                    let wide = self.width(from, to);
                    if wide > width + 0.05 {
                        continue;
                    }
                    let uneven = (wide - ideal).powi(2) / ideal.max(1.0);
                    let total = before + cost + uneven;
                    if total < best[r][to].0 {
                        best[r][to] = (total, from);
                    }
                }
            }
        }
        if best[rows][n].0.is_infinite() {
            return None;
        }
        let mut breaks = Vec::new();
        let mut to = n;
        for r in (1..=rows).rev() {
            let from = best[r][to].1;
            breaks.push((from, to));
            to = from;
        }
        breaks.reverse();
        Some(breaks)
    }

    /// Rows filled one after the other, broken wherever they are full: the last resort.
    fn anywhere(&self, width: f64) -> Vec<(usize, usize)> {
        let mut rows = Vec::new();
        let mut from = 0;
        for to in 1..=self.characters.len() {
            if to > from + 1 && self.width(from, to) > width {
                rows.push((from, to - 1));
                from = to - 1;
            }
        }
        rows.push((from, self.characters.len()));
        rows
    }
}

/// The composer's own gap between Han and Latin or digits: a quarter em (DESIGN §6.5).
fn gap(before: Option<char>, c: char) -> f64 {
    let latin = |c: char| c.is_alphanumeric() && !words::is_wide(c);
    let han = |c: char| words::is_wide(c) && c.is_alphabetic();
    match before {
        Some(before) if han(before) && latin(c) || latin(before) && han(c) => 0.25,
        _ => 0.0,
    }
}

/// A character's width in em.
fn advance(c: char, font: Option<&FontInstance>) -> f64 {
    if c == ' ' {
        return PAUSE;
    }
    if words::is_wide(c) {
        return 1.0;
    }
    font.and_then(|font| {
        let glyph = font.ttf().glyph_index(c)?;
        let advance = font.ttf().glyph_hor_advance(glyph)?;
        Some(f64::from(advance) / f64::from(font.ttf().units_per_em()))
    })
    .unwrap_or(0.6)
}

/// What a break before each character costs: a pause nothing, a mark's end little, a word's end
/// some; within a word, or where the words are not known, never.
fn break_costs(characters: &[(usize, char, f64)], words: Option<&[usize]>) -> Vec<Option<f64>> {
    (0..characters.len())
        .map(|i| {
            let (byte, c, _) = characters[i];
            let before = if i > 0 { characters[i - 1].1 } else { return None };
            if c == ' ' || NEVER_FIRST.contains(c) || NEVER_LAST.contains(before) {
                return None;
            }
            if before == ' ' {
                return Some(0.0);
            }
            // A number stays with its unit.
            if before.is_ascii_digit() {
                return None;
            }
            if NEVER_FIRST.contains(before) {
                return Some(0.3);
            }
            if !words.is_some_and(|starts| starts.contains(&byte)) {
                return None;
            }
            Some(if BAD_FIRST.contains(c) { 6.0 } else { 1.5 })
        })
        .collect()
}

/// Rows of a title that differ by no more than this, in em, are even (LOOK §4).
const EVEN: f64 = 3.5;

/// No row starts with these (CLREQ §3.1.4).
const NEVER_FIRST: &str = "，。、；：？！”’）》】〉」』…—·,.;:?!)%℃";
/// No row ends with these.
const NEVER_LAST: &str = "“‘（《【〈「『(";
/// A row starts badly with these.
const BAD_FIRST: &str = "的了和与及在是们";

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The bytes at which words begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut at = 0;
    JIEBA
        .cut(text, true)
        .into_iter()
        .map(|token| {
            let start = at;
            at += token.word.len();
            start
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, rows: usize, width: f64) -> Vec<String> {
        let measured = Measured::new(text, None);
        measured.broken(rows, width).unwrap().iter().map(|&(a, b)| measured.row(a, b).1).collect()
    }

    #[test]
    fn a_pause_is_the_first_place_to_break() {
        assert_eq!(rows("新曲传唱西门 心门为梦开启", 2, 8.0), ["新曲传唱西门", "心门为梦开启"]);
    }

    #[test]
    fn words_stay_whole() {
        for row in rows("老西门街道召开深化党建引领基层治理工作推进会", 2, 14.0)
        {
            assert!(!row.starts_with('作') && !row.ends_with('推'), "{row}");
        }
    }

    #[test]
    fn no_row_begins_with_a_mark() {
        let measured = Measured::new("他说：“来，来，来”，大家笑了", None);
        for width in 3..12 {
            for rows in 1..6 {
                for &(a, _) in measured.broken(rows, f64::from(width)).iter().flatten() {
                    assert!(!NEVER_FIRST.contains(measured.characters[a].1));
                }
            }
        }
    }
}
