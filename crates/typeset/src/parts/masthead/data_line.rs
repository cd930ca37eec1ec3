//! 资料行 under the nameplate, with the strong rule above it and a hairline below: as wide as the page.

use typst_library::foundations::Content;
use typst_library::layout::Frame;

use kanyin_diagnostics::{Spot, Told, told};
use kanyin_issue::Issue;

use super::super::addresses::with_addresses;
use super::super::left_out::LeftOut;
use super::ear::EarCopy;
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::{Stick, it, points};
use crate::words::array;

/// How a masthead's area is shared between what stands above and below its strong rule. Lengths in points.
#[derive(Debug, Copy, Clone)]
pub struct Banner {
    /// Height of nameplate and ear.
    pub front: f64,
    /// Height of the data line with its rules; 0 where there is no room for it.
    pub data: f64,
}

/// From the front's foot to the middle of the strong rule, in points.
const ABOVE_RULE: f64 = 2.0;
/// From the front's foot to the data, in points.
const ABOVE_DATA: f64 = 4.0;
/// The least height from the front's foot to the hairline, in points: the data in its largest type.
const LEAST_DATA: f64 = 16.2;
/// The least height of a nameplate, in lines, over which a data line is set.
const LEAST_FRONT: f64 = 1.5;

impl Banner {
    /// How an area of a height is shared.
    pub fn of(grid: &PageGrid, height: f64) -> Self {
        let hairline = Self::hairline(grid);
        // The data line takes two lines of the grid, more where they are very low.
        let two_lines = height + (grid.leading - grid.size) - 2.0 * grid.leading;
        let front = two_lines.min(height - hairline - 0.5);
        match front >= LEAST_FRONT * grid.leading {
            true => Self { front, data: height - front },
            false => Self { front: height, data: 0.0 },
        }
    }

    /// From the front's foot to the hairline below the data.
    fn hairline(grid: &PageGrid) -> f64 {
        (1.35 * grid.leading).max(LEAST_DATA)
    }
}

/// Something of the data line.
struct DataItem {
    words: String,
    /// What it is.
    name: Told,
    /// Where it was written, or what it is made from.
    spot: Spot,
    /// Whether somebody wrote it.
    written: bool,
    /// When it drops, the lowest first.
    drops: u8,
}

/// Sizes of the data line's type, in points.
const SIZES: [f64; 3] = [7.5, 6.5, 6.0];

/// 资料行 over the page's width, in a height.
pub fn data_line(stick: &Stick, issue: &Issue, height: f64) -> Result<Frame, TemplateErrors> {
    let mut items = items(issue);
    let mut order: Vec<u8> = items.iter().map(|item| item.drops).collect();
    order.sort_unstable();
    let mut size = None;
    let mut left_out = Vec::new();
    // All shrinks two steps, then one after the other drops.
    for dropped in std::iter::once(None).chain(order.into_iter().map(Some)) {
        if let Some(dropped) = dropped
            && let Some(at) = items.iter().position(|item| item.drops == dropped)
        {
            left_out.push(items.remove(at));
        }
        let sizes: &[f64] = if dropped.is_none() { &SIZES } else { &SIZES[1..] };
        for &smaller in sizes {
            if needed(stick, &items, smaller)? <= stick.width {
                size = Some(smaller);
                break;
            }
        }
        if size.is_some() {
            break;
        }
    }
    for item in left_out {
        tell(stick, item);
    }
    let grid = &stick.house.grid;
    let size = size.unwrap_or(6.0);
    let set = items.iter().enumerate();
    let set = set.map(|(n, item)| body(stick, item, n, size)).collect::<Result<Vec<_>, _>>()?;
    let hairline = Banner::hairline(grid);
    let it = it! {
        "items" => array(set),
        "rule" => points(ABOVE_RULE),
        "top" => points(ABOVE_DATA),
        "height" => points(hairline / 1.35 * 1.2),
        "hairline" => points(hairline),
    };
    stick.filling("data-line", it, height)
}

/// How wide items are beside each other, at least one em apart.
fn needed(stick: &Stick, items: &[DataItem], size: f64) -> Result<f64, TemplateErrors> {
    let mut wide = size * items.len().saturating_sub(1) as f64;
    for (n, item) in items.iter().enumerate() {
        wide += stick.natural("data-item", data(item, n, size))?.width;
    }
    Ok(wide)
}

fn body(stick: &Stick, item: &DataItem, n: usize, size: f64) -> Result<Content, TemplateErrors> {
    stick.call("data-item", data(item, n, size))
}

fn data(item: &DataItem, n: usize, size: f64) -> typst_library::foundations::Dict {
    it! { "body" => with_addresses(&item.words), "size" => points(size), "strong" => n == 0 }
}

fn tell(stick: &Stick, item: DataItem) {
    let written = item.written;
    let left_out = LeftOut {
        of: told!("报头的资料行", "the masthead's data line"),
        name: item.name,
        words: item.words,
        spot: item.spot,
        hint: told!(
            "资料行和版心一样宽：缩短 paper.yaml 里 masthead 的几项",
            "the data line is as wide as the page: shorten items of `masthead` in paper.yaml"
        ),
    };
    if written { left_out.tell(stick) } else { left_out.note(stick) }
}

/// The key of the ear whose words stand here where the ear has no others.
const WEATHER: &str = "weather";

/// Number, date, weekday, lunar date, weather, publisher, registration, website, how often and how many pages.
fn items(issue: &Issue) -> Vec<DataItem> {
    let masthead = &issue.paper.masthead;
    let mut items: Vec<DataItem> = Vec::new();
    let mut add = |words: Option<String>, name: Told, key: &str, written: bool, drops: u8| {
        if let Some(words) = words.filter(|words| !words.trim().is_empty()) {
            let spot = match key {
                WEATHER => issue.furniture.ear(WEATHER),
                key => issue.furniture.masthead(key),
            };
            items.push(DataItem { words, name, spot, written, drops });
        }
    };
    let number = issue.number.as_ref().map(|number| number.printed());
    add(number, told!("期号", "number"), "", true, 8);
    add(Some(dated(issue)), told!("日期", "date"), "", true, 9);
    add(issue.date.lunar_zh(), told!("农历日期", "lunar date"), "", false, 0);
    let weather = EarCopy::weather_apart(issue).map(String::from);
    add(weather, told!("天气", "weather"), WEATHER, true, 3);
    let publisher = masthead.publisher.clone();
    add(publisher, told!("主办单位", "publisher"), "publisher", true, 4);
    let registration = masthead.registration.clone();
    add(registration, told!("刊号", "registration"), "registration", true, 5);
    add(masthead.website.clone(), told!("网址", "website"), "website", true, 2);
    let pages = format!("本期{}版", count(issue.pages.len()));
    let often = masthead.frequency.as_ref().filter(|often| !often.trim().is_empty());
    let name = told!("刊期和版数", "frequency and pages");
    match often {
        Some(often) => add(Some(format!("{often}　{pages}")), name, "frequency", true, 1),
        None => add(Some(pages), name, "", false, 1),
    }
    items
}

/// The day of issue with its weekday.
pub fn dated(issue: &Issue) -> String {
    let date = issue.date;
    format!("{}年{}月{}日　{}", date.year, date.month, date.day, date.weekday_zh())
}

/// A small number in words: 四版 rather than 4版.
fn count(n: usize) -> String {
    const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    DIGITS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}
