//! 报眉: number, section, date, editors and name above the pages without a masthead.
//!
//! From both corners inwards by measured widths, at least an em apart: of some ways the first that fits. What is on none of
//! them any more is told.

mod ways;
mod words;

use typst_library::foundations::{Array, IntoValue};
use typst_library::layout::Frame;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{AreaKind, Issue, Page};

use super::left_out::LeftOut;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::words::plain;

use ways::{DateForm, LARGEST, NUMBER, SECOND, SetWay, best_way, piece};
use words::Words;

/// Height of the folio in the house, in points.
const HEIGHT: f64 = 48.0;
/// From the rule up to the baseline, in points.
const BASELINE: f64 = 7.75;
/// White that the folio leaves to the trim, in points: 5 mm, 3 mm where there is no more.
const TO_TRIM: [f64; 2] = [14.2, 8.5];

/// 报眉, above line 0 of every page but the one with the masthead; `room` is what there is above it, in points. `None` where
/// that is too little for any.
pub fn folio(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    room: f64,
) -> Result<Option<Frame>, TemplateErrors> {
    let words = Words::of(issue, page);
    let Some(number) = number(stick, &words, room)? else {
        tell_no_room(stick, page);
        return Ok(None);
    };
    // All folios of an issue are as large as the longest, unless that is very long.
    let most = match longest(issue).filter(|longest| longest.page != page.page) {
        Some(longest) => best_way(stick, &Words::of(issue, longest), number, LARGEST)?.way.size,
        None => LARGEST,
    };
    let set = best_way(stick, &words, number, most.max(SECOND))?;
    tell_left_out(stick, issue, page, &words, &set);
    let is_odd = page.page % 2 == 1;
    let mut pieces = Array::new();
    let mut add = |kind: &str, body: &str, size: f64, x: f64, is_left: bool, most: Option<f64>| {
        let it = it! {
            "kind" => kind,
            "body" => plain(body),
            "size" => points(size),
            "left" => is_left,
            "x" => points(x),
            "most" => most.map(points),
        };
        pieces.push(it.into_value());
    };
    let (outer, inner) = (!is_odd, is_odd);
    // Where nothing is left to drop, name and section share the line.
    let shared = (set.needed() > stick.width)
        .then(|| ((stick.width - set.section_at - 2.0 * stick.house.grid.size) / 2.0).max(0.0));
    let narrowed = |width: f64| shared.filter(|most| *most < width);
    add("number", &words.number, number, 0.0, outer, None);
    if !words.section.is_empty() {
        add(
            "section",
            &words.section,
            set.way.size,
            set.section.at(set.section_at, outer),
            outer,
            narrowed(set.section.advance),
        );
    }
    if let (Some(date), None) = (&set.date_words, shared) {
        add("small", date, set.way.small, set.date.at(set.date_at(stick), outer), outer, None);
    }
    if let (Some(editors), None) = (&set.editors_words, shared) {
        add("small", editors, set.way.small, set.editors.at(set.editors_at, inner), inner, None);
    }
    add(
        "name",
        &words.name,
        set.way.size,
        set.name.at(0.0, inner),
        inner,
        narrowed(set.name.advance),
    );
    let it = it! {
        "pieces" => pieces,
        "page" => plain(&words.number),
        "section" => plain(&words.section),
        "date" => plain(set.date_words.as_deref().unwrap_or_default()),
        "editors" => plain(set.editors_words.as_deref().unwrap_or_default()),
        "name" => plain(&words.name),
        "odd" => is_odd,
    };
    stick.filling("folio", it, HEIGHT.min(room)).map(Some)
}

/// The page with the longest section.
fn longest(issue: &Issue) -> Option<&Page> {
    let length =
        |page: &&Page| page.section.as_deref().map_or(0, |section| section.chars().count());
    let has_folio =
        |page: &&Page| page.layout.areas.iter().all(|area| area.kind != AreaKind::Masthead);
    // Of several the first.
    issue.pages.iter().filter(has_folio).rev().max_by_key(length)
}

/// The largest size of the page's number that keeps off the trim.
fn number(stick: &Stick, words: &Words, room: f64) -> Result<Option<f64>, TemplateErrors> {
    for white in TO_TRIM {
        for size in NUMBER {
            let high = piece(stick, "number", size, &words.number)?.height;
            if high + BASELINE + white <= room {
                return Ok(Some(size));
            }
        }
    }
    Ok(None)
}

/// Tells editors and section for which there was no room, and what the date lost.
fn tell_left_out(stick: &Stick, issue: &Issue, page: &Page, words: &Words, set: &SetWay) {
    let number = page.page;
    let of = || told!("第 {number} 版的报眉", "the folio of page {number}");
    let is_shared = set.needed() > stick.width;
    let kept = if is_shared { 0 } else { set.way.editors };
    for editor in &words.editors[kept..] {
        let hint = told!(
            "缩短版面名（section）或编辑名单（editors），或把名单写进版权栏",
            "shorten the section or the list of editors, or put the list into the colophon"
        );
        let words = editor.words.replace('\u{3000}', " ");
        LeftOut { of: of(), name: told!("编辑", "editor"), words, spot: editor.spot, hint }
            .tell(stick);
    }
    let lost = match set.way.date {
        DateForm::Whole => "",
        DateForm::Day => words.date[words.day.len()..].trim(),
        DateForm::None => words.date.trim(),
    };
    if !lost.is_empty() {
        let hint = told!("报眉短一些就印得下", "a shorter folio has room for it");
        let (name, lost) = (told!("日期和期号", "date and number"), lost.replace('\u{3000}', " "));
        LeftOut { of: of(), name, words: lost, spot: page.section_spot, hint }.note(stick);
    }
    if is_shared || set.way.size < 12.0 {
        let size = set.way.size;
        let what = told!(
            "第 {number} 版的报眉太挤：版面名和报名只排到 {size} 磅",
            "the folio of page {number} is crowded: section and name are set in {size} pt"
        );
        let spot =
            if words.section.is_empty() { issue.furniture.nameplate() } else { page.section_spot };
        let hint = told!("缩短版面名（section）", "shorten the section");
        stick.house.told.push_each(Fault::warning(Code::NotSet, spot, what).hint(hint));
    }
}

fn tell_no_room(stick: &Stick, page: &Page) {
    let number = page.page;
    let what = told!(
        "第 {number} 版没有报眉：版心上面没有它的地方",
        "page {number} has no folio: there is no room for it above the type area"
    );
    let hint = told!(
        "减少 paper.yaml 里 grid 的 lines，或写 folio: none",
        "lower `lines` of `grid` in paper.yaml, or write `folio: none`"
    );
    stick.house.told.push_each(Fault::warning(Code::NotSet, page.spot, what).hint(hint));
}
