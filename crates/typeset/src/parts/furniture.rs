//! What belongs to the page rather than to a story: masthead, ear, folio, colophon, strip.

use typst_library::foundations::{Array, Content, Dict, IntoValue};
use typst_library::layout::{Frame, Size};

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{Fill, Importance, Issue, Page, Story};

use super::addresses::with_addresses;
use crate::engine::TemplateErrors;
use crate::frame_text::words_of;
use crate::house::{Stick, it};
use crate::words::{self, array, plain};

/// 报头, filling its area.
pub fn masthead(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    with_ear: bool,
    height: f64,
) -> Result<Frame, TemplateErrors> {
    let masthead = &issue.paper.masthead;
    let title = masthead.title.as_deref().unwrap_or(&issue.paper.name);
    let motto: Array = masthead.motto.iter().map(|line| line.as_str().into_value()).collect();
    let data = data_line(issue);
    // What the data line may do without, the least needed first.
    let mut drop: Vec<(u8, usize)> =
        data.iter().enumerate().filter_map(|(n, item)| Some((item.1?, n))).collect();
    drop.sort_unstable();
    let it = it! {
        "title" => title,
        "motto" => motto,
        "seal" => masthead.seal.as_deref(),
        "ear" => if with_ear { ear_data(issue) } else { None },
        "data" => array(data.iter().map(|(item, _)| with_addresses(item)).collect()),
        "data-drop" => drop.iter().map(|(_, n)| (*n as i64).into_value()).collect::<Array>(),
    };
    let frame = stick.filling("masthead", it, height)?;
    let always = std::iter::once(title)
        .chain(masthead.publisher.as_deref())
        .chain(masthead.registration.as_deref());
    let given = masthead.motto.iter().chain(&masthead.seal).chain(&masthead.website);
    let given = given.chain(&masthead.frequency).map(String::as_str);
    tell_left_out(stick, page, always.chain(given), &frame);
    Ok(frame)
}

/// What of a masthead found no room.
fn tell_left_out<'a>(
    stick: &Stick,
    page: &Page,
    given: impl Iterator<Item = &'a str>,
    frame: &Frame,
) {
    let mut words = bare(&words_of(frame));
    // What is there twice may be given twice.
    let mut is_missing = |text: &str| {
        let text = bare(text);
        let found = words.find(&text);
        if let Some(at) = found {
            words.replace_range(at..at + text.len(), "");
        }
        found.is_none()
    };
    let missing: Vec<&str> = given.filter(|text| is_missing(text)).collect();
    if missing.is_empty() {
        return;
    }
    let names = missing.join("、");
    let what = told!("报头排不下，没有印：{names}", "the masthead has no room for: {names}");
    let hint = told!(
        "缩短 paper.yaml 里 masthead 的这几项，或删去",
        "shorten these items of `masthead` in paper.yaml, or remove them"
    );
    stick.house.told.push(Fault::warning(Code::NotSet, page.spot, what).hint(hint));
}

/// A text without its spaces, which frames leave out.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// 报眼 in an area of its own.
pub fn ear(stick: &Stick, issue: &Issue, height: f64) -> Result<Frame, TemplateErrors> {
    match ear_data(issue) {
        Some(it) => stick.filling("ear", it, height),
        None => Ok(Frame::soft(Size::zero())),
    }
}

fn ear_data(issue: &Issue) -> Option<Dict> {
    let ear = issue.ear.as_ref()?;
    let items: Array = if ear.contents {
        issue.pages.iter().skip(1).filter_map(contents_item).map(IntoValue::into_value).collect()
    } else {
        Array::new()
    };
    Some(it! {
        "weather" => ear.weather.as_deref().map(plain),
        "items" => items,
        "text" => ear.text.as_deref().map(plain),
    })
}

/// 导读: the first story of a page.
fn contents_item(page: &Page) -> Option<Dict> {
    let stories = page.fills.iter().filter_map(|fill| match fill {
        Fill::Story(story) => Some(story),
        _ => None,
    });
    let first = stories.min_by_key(|story| match story.importance {
        Importance::Lead => 0,
        Importance::Second => 1,
        _ => 2,
    })?;
    let second_line = first.deck.as_ref().or(first.kicker.as_ref()).map(|line| line.text.as_str());
    let words: Vec<&str> = page.section.as_deref().into_iter().chain(second_line).collect();
    Some(it! {
        "page" => plain(&format!("{:02}", page.page)),
        "title" => words::line(&first.title),
        "words" => plain(&words.join(" · ")),
    })
}

/// Number, date, weekday, lunar date, publisher, registration, how often and how many pages; with a number what the line may
/// do without, the lowest first.
fn data_line(issue: &Issue) -> Vec<(String, Option<u8>)> {
    let masthead = &issue.paper.masthead;
    let mut items = Vec::new();
    items.extend(issue.number.as_ref().map(|number| (number.printed(), None)));
    items.push((dated(issue), None));
    items.extend(issue.date.lunar_zh().map(|lunar| (lunar, Some(0))));
    items.extend(masthead.publisher.clone().map(|publisher| (publisher, None)));
    items.extend(masthead.registration.clone().map(|registration| (registration, None)));
    items.extend(masthead.website.clone().map(|website| (website, Some(2))));
    let pages = format!("本期{}版", count(issue.pages.len()));
    let pages = match &masthead.frequency {
        Some(frequency) => format!("{frequency}　{pages}"),
        None => pages,
    };
    items.push((pages, Some(1)));
    items
}

pub(super) fn dated(issue: &Issue) -> String {
    let date = issue.date;
    format!("{}年{}月{}日　{}", date.year, date.month, date.day, date.weekday_zh())
}

/// A small number in words: 四版 rather than 4版.
fn count(n: usize) -> String {
    const DIGITS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    DIGITS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}

/// 版权栏.
pub fn colophon(stick: &Stick, issue: &Issue, height: f64) -> Result<Frame, TemplateErrors> {
    let items: Array = issue
        .paper
        .colophon
        .iter()
        .map(|(label, text)| {
            it! { "label" => plain(label), "body" => with_addresses(text) }.into_value()
        })
        .collect();
    let name = issue.paper.masthead.title.as_deref().unwrap_or(&issue.paper.name);
    let it = it! { "name" => plain(name), "items" => items };
    stick.filling("colophon", it, height)
}

/// 通栏条: one sentence across the page.
pub fn strip(stick: &Stick, story: &Story, height: f64) -> Result<Frame, TemplateErrors> {
    // An ideographic space begins a new row.
    let sender: Vec<Content> = story
        .byline
        .iter()
        .flat_map(|line| {
            let start = |row: &str| row.as_ptr() as usize - line.text.as_ptr() as usize;
            line.text.split('\u{3000}').map(move |row| words::part_of_line(line, start(row), row))
        })
        .collect();
    let it = it! {
        "body" => words::line(&story.title),
        "sender" => array(sender),
        "label" => "公益广告",
    };
    stick.filling("strip", it, height)
}
