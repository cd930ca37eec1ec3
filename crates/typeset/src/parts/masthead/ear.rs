//! 报眼 beside the nameplate or in an area of its own: weather, contents, a text. Sizes are chosen by measured widths, so that
//! nothing is over anything; what does not fit drops, the text first.

use typst_library::foundations::{Array, Content, Dict, IntoValue};
use typst_library::layout::{Frame, Size};

use kanyin_diagnostics::{Spot, Told, told};
use kanyin_issue::{Fill, Importance, Issue, Line, Page};

use super::super::left_out::LeftOut;
use super::super::line_face::LineFace;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::words::{self, array, plain};

/// What an ear says: something at least.
pub struct EarCopy<'a> {
    weather: Option<&'a str>,
    items: Vec<EarItem<'a>>,
    text: Option<&'a str>,
}

/// 导读: the first story of a page.
struct EarItem<'a> {
    page: u32,
    title: &'a Line,
    /// What may stand below the title, the best first.
    words: Vec<String>,
}

/// On which side of the nameplate it stands: a hairline parts them.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum EarSide {
    /// At its right.
    Right,
    /// At its left.
    Left,
    /// Beside none.
    Alone,
}

impl<'a> EarCopy<'a> {
    /// That of an issue; `None` if there is nothing in it, or nothing but the weather, which stands in the data line then: a
    /// few words alone would leave a hole beside the nameplate.
    pub fn of(issue: &'a Issue) -> Option<Self> {
        let copy = Self::whole(issue)?;
        (!copy.items.is_empty() || copy.text.is_some()).then_some(copy)
    }

    /// The weather that stands in the data line: where the ear would have nothing else.
    pub fn weather_apart(issue: &'a Issue) -> Option<&'a str> {
        let copy = Self::whole(issue)?;
        copy.weather.filter(|_| copy.items.is_empty() && copy.text.is_none())
    }

    /// All that is written for it, or made from the titles.
    fn whole(issue: &'a Issue) -> Option<Self> {
        let ear = issue.ear.as_ref()?;
        let said =
            |text: &'a Option<String>| text.as_deref().filter(|text| !text.trim().is_empty());
        let items = match ear.contents {
            true => issue.pages.iter().skip(1).filter_map(contents_item).collect(),
            false => Vec::new(),
        };
        Some(Self { weather: said(&ear.weather), items, text: said(&ear.text) })
    }
}

fn contents_item(page: &Page) -> Option<EarItem<'_>> {
    let stories = page.fills.iter().filter_map(|fill| match fill {
        // The rest of one stands under the title that is told already.
        Fill::Story(story) if !story.is_rest() => Some(story),
        _ => None,
    });
    let first = stories.min_by_key(|story| match story.importance {
        Importance::Lead => 0,
        Importance::Second => 1,
        _ => 2,
    })?;
    let second_line = first.deck.as_ref().or(first.kicker.as_ref()).map(|line| line.text.as_str());
    let section = page.section.as_deref();
    let both: Vec<&str> = section.into_iter().chain(second_line).collect();
    let words = std::iter::once(both.join(" · "))
        .chain(second_line.map(String::from))
        .chain(section.map(String::from))
        .filter(|words| !words.trim().is_empty())
        .collect();
    Some(EarItem { page: page.page, title: &first.title, words })
}

/// Width of an ear in the house: two of its columns.
const WISHED: f64 = 264.5;
/// The least width in which an ear looks right, in points.
const LEAST: f64 = 126.0;
/// Most of the masthead's width that it may take.
const SHARE: f64 = 0.45;

/// Width of an ear within a masthead: whole columns where they come near what it wants; `None` if the masthead is too narrow.
pub fn width(stick: &Stick) -> Option<f64> {
    let grid = &stick.house.grid;
    let most = SHARE * stick.width;
    let columns =
        (1..=stick.columns()).map(|n| f64::from(n) * (grid.column() + grid.gutter) - grid.gutter);
    let fitting = columns.filter(|width| (1.1 * LEAST..=most).contains(width));
    let nearest = fitting.min_by(|a, b| (a - WISHED).abs().total_cmp(&(b - WISHED).abs()));
    let width = nearest.unwrap_or(most.min(WISHED));
    (width >= LEAST).then_some(width)
}

/// 报眼 in an area of its own; nothing where it has nothing to say.
pub fn ear(
    stick: &Stick,
    issue: &Issue,
    height: f64,
    side: EarSide,
) -> Result<Frame, TemplateErrors> {
    let Some(copy) = EarCopy::of(issue) else { return Ok(Frame::soft(Size::zero())) };
    let it = data(stick, issue, &copy, height, side)?;
    stick.filling("ear", it, height)
}

/// 报眼 as content, as high as it may be.
pub fn content(
    stick: &Stick,
    issue: &Issue,
    copy: &EarCopy,
    height: f64,
    side: EarSide,
) -> Result<Content, TemplateErrors> {
    stick.call("ear", data(stick, issue, copy, height, side)?)
}

/// White between what stands side by side, in points.
const APART: f64 = 9.0;
/// From an item's number to its title, in points.
const NUMBER: f64 = 34.0;
/// Height of an item, in points.
const ITEM: f64 = 22.0;
/// Height of the tab, in points.
const TAB: f64 = 16.0;
/// Sizes of an item's title, in points.
const TITLE: [f64; 3] = [10.5, 9.0, 8.0];
/// Sizes of the weather and of an item's words, in points.
const SMALL: [f64; 2] = [7.5, 6.5];
/// Sizes of the text, in points.
const TEXT: [f64; 4] = [10.5, 9.5, 8.5, 7.5];

fn data(
    stick: &Stick,
    issue: &Issue,
    copy: &EarCopy,
    height: f64,
    side: EarSide,
) -> Result<Dict, TemplateErrors> {
    let line = stick.house.grid.leading;
    let mut weather = weather(stick, copy, !copy.items.is_empty())?;
    let mut shown = ContentsPlace::of(copy, height, weather.foot, line);
    if !shown.tab {
        // Without a tab it has no neighbour, and stands above the rest.
        weather = self::weather(stick, copy, false)?;
        shown = ContentsPlace::without_tab(copy, height, weather.foot, line);
    }
    if let (Some(words), None) = (copy.weather, &weather.set) {
        tell(stick, told!("天气", "weather"), words.into(), issue.furniture.ear("weather"));
    }
    if shown.items == 0 && !copy.items.is_empty() {
        tell(
            stick,
            told!("导读", "contents"),
            "contents: true".into(),
            issue.furniture.ear("contents"),
        );
    }
    // What somebody wrote goes before the last of what is made from the titles.
    let text = match text(stick, copy, &mut shown, height)? {
        None if copy.text.is_some() => {
            let words = copy.text.unwrap_or_default().into();
            tell(stick, told!("一段话", "text"), words, issue.furniture.ear("text"));
            None
        }
        text => text,
    };
    let mut items = Array::new();
    for (n, item) in copy.items.iter().take(shown.items).enumerate() {
        let y = shown.first + n as f64 * shown.pitch;
        items.push(item_data(stick, item, y)?.into_value());
    }
    let is_empty = weather.set.is_none() && shown.items == 0 && text.is_none();
    Ok(it! {
        "weather" => weather.set,
        "tab" => shown.tab,
        "items" => items,
        "text" => text,
        "height" => points(height),
        // The hairline stands in the middle of the gutter; beside nothing there is none.
        "rule" => match side {
            _ if is_empty => None,
            EarSide::Right => Some(points(-stick.house.grid.gutter / 2.0)),
            EarSide::Left => Some(points(stick.width + stick.house.grid.gutter / 2.0)),
            EarSide::Alone => None,
        },
    })
}

/// What of the contents stands in an ear, and where. Lengths in points.
struct ContentsPlace {
    tab: bool,
    /// How many items.
    items: usize,
    /// Top of the first.
    first: f64,
    /// From one item to the next.
    pitch: f64,
    /// Foot of all of it.
    foot: f64,
}

impl ContentsPlace {
    /// As many items as find room below their tab.
    fn of(copy: &EarCopy, height: f64, below_weather: f64, line: f64) -> Self {
        let first = below_weather.max(2.0 * line).max(TAB + APART);
        let shown = Self::from(copy, height, first, line);
        Self { tab: shown.items > 0, ..shown }
    }

    /// As many as find room without a tab.
    fn without_tab(copy: &EarCopy, height: f64, below_weather: f64, line: f64) -> Self {
        Self::from(copy, height, below_weather, line)
    }

    fn from(copy: &EarCopy, height: f64, first: f64, line: f64) -> Self {
        let pitch = (2.35 * line).max(ITEM + 2.0);
        let fitting = match height >= first + ITEM {
            true => 1 + ((height - first - ITEM) / pitch + 1e-6) as usize,
            false => 0,
        };
        let items = fitting.min(copy.items.len());
        if items == 0 {
            return Self { tab: false, items, first, pitch, foot: first };
        }
        // A tall ear spreads them a little.
        let spare = height - first - ITEM - (items - 1) as f64 * pitch;
        let spread = spare > pitch && items > 1 && copy.text.is_none();
        let pitch = if spread { (1.35 * pitch).min(pitch + spare / items as f64) } else { pitch };
        Self { tab: false, items, first, pitch, foot: 0.0 }.with(items)
    }

    /// With so many items.
    fn with(self, items: usize) -> Self {
        let foot = self.first + items.saturating_sub(1) as f64 * self.pitch + ITEM;
        Self { items, foot, ..self }
    }
}

/// The weather in its place.
struct SetWeather {
    /// None if there is none, or no room for it.
    set: Option<Dict>,
    /// What it leaves free below it, in points.
    foot: f64,
}

/// The weather beside the tab, or, where it is too wide for that, in a row below it.
fn weather(stick: &Stick, copy: &EarCopy, has_tab: bool) -> Result<SetWeather, TemplateErrors> {
    let Some(words) = copy.weather else { return Ok(SetWeather { set: None, foot: 0.0 }) };
    let tab = if has_tab { stick.natural("ear-tab", it! {})?.width + APART } else { 0.0 };
    let below = if has_tab { TAB + 3.0 } else { 3.0 };
    for (room, y) in [(stick.width - tab, 3.0), (stick.width, below)] {
        for size in SMALL {
            if stick.natural("ear-small", small(words, size))?.width <= room {
                let set = it! { "body" => plain(words), "size" => points(size), "y" => points(y) };
                // On the tab's line it needs none of its own.
                let foot = if has_tab && y < TAB { 0.0 } else { y + size + 6.0 };
                return Ok(SetWeather { set: Some(set), foot });
            }
        }
    }
    Ok(SetWeather { set: None, foot: 0.0 })
}

fn small(words: &str, size: f64) -> Dict {
    it! { "body" => plain(words), "size" => points(size) }
}

/// An item: its title in one row, or in two that take the place of its words.
fn item_data(stick: &Stick, item: &EarItem, y: f64) -> Result<Dict, TemplateErrors> {
    let room = stick.width - NUMBER;
    let face = LineFace::of(stick, "hei");
    let fits = TITLE.into_iter().find(|size| face.width(item.title) * size <= room);
    let (size, rows) = match fits {
        Some(size) => (size, vec![words::line(item.title)]),
        None => {
            let two =
                TITLE.into_iter().skip(1).map(|size| (size, face.rows(item.title, room / size)));
            let two = two.into_iter().find(|(_, rows)| rows.len() <= 2);
            // One that two rows do not hold either is made narrower in one.
            two.unwrap_or_else(|| (TITLE[2], vec![words::line(item.title)]))
        }
    };
    let small = if rows.len() == 1 { words_within(stick, item, room)? } else { None };
    Ok(it! {
        "page" => plain(&format!("{:02}", item.page)),
        "title" => array(rows),
        "title-size" => points(size),
        "words" => small.map(|(words, _)| plain(words)),
        "words-size" => points(small.map_or(SMALL[0], |(_, size)| size)),
        "y" => points(y),
    })
}

/// The words below an item's title that fit its room, and their size.
fn words_within<'a>(
    stick: &Stick,
    item: &'a EarItem,
    room: f64,
) -> Result<Option<(&'a str, f64)>, TemplateErrors> {
    for words in &item.words {
        for size in SMALL {
            if stick.natural("ear-small", small(words, size))?.width <= room {
                return Ok(Some((words, size)));
            }
        }
    }
    Ok(None)
}

/// The text below the rest, as large as its room lets it be; items of the contents but the first give way to it.
fn text(
    stick: &Stick,
    copy: &EarCopy,
    shown: &mut ContentsPlace,
    height: f64,
) -> Result<Option<Dict>, TemplateErrors> {
    let Some(words) = copy.text else { return Ok(None) };
    let line = stick.house.grid.leading;
    let data = |size: f64, y: f64| it! { "body" => plain(words), "size" => points(size), "y" => points(y) };
    let least = shown.items.min(1);
    for items in (least..=shown.items).rev() {
        let kept = ContentsPlace { ..*shown }.with(items);
        let top = if items > 0 { kept.foot + 0.5 * line } else { shown.first.min(height) };
        for size in TEXT {
            let high = stick.deeper("text").frame("ear-text", data(size, 0.0))?.height().to_pt();
            if top + high <= height {
                *shown = kept;
                // Alone it stands on the third line where it may.
                let wished = if items == 0 { 2.0 * line } else { top };
                return Ok(Some(data(size, wished.min(height - high).max(top))));
            }
        }
    }
    Ok(None)
}

fn tell(stick: &Stick, name: Told, words: String, spot: Spot) {
    let (of, hint) = (
        told!("报眼", "the ear"),
        told!(
            "缩短它，或在版式里给报头、报眼更大的区块",
            "shorten it, or give masthead or ear a larger area"
        ),
    );
    LeftOut { of, name, words, spot, hint }.tell(stick);
}
