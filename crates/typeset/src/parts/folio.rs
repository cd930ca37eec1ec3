//! 报眉: number, section, date, editors and name above the pages without a masthead.
//!
//! The template measures, and takes the first of some ways that fits; what is on none of them any more is told.

use typst_library::foundations::{Array, IntoValue};
use typst_library::layout::Frame;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{Issue, Page};

use super::furniture::{bare, dated};
use crate::engine::TemplateErrors;
use crate::frame_text::words_of;
use crate::house::{Stick, it, points};
use crate::words::plain;

/// 报眉, above line 0 of every page but the one with the masthead.
pub fn folio(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    height: f64,
) -> Result<Frame, TemplateErrors> {
    let number =
        issue.number.as_ref().map(|number| format!("　{}", number.printed())).unwrap_or_default();
    let name = issue.paper.masthead.title.as_deref().unwrap_or(&issue.paper.name);
    let section = page.section.as_deref().unwrap_or_default();
    let date = format!("{}{number}", dated(issue));
    let editors = editors(issue, page);
    let ways: Array = ways(&date, &editors)
        .into_iter()
        .map(|way| {
            it! {
                "size" => points(way.size),
                "small" => points(way.small),
                "date" => way.date.as_deref().map(plain),
                "editors" => (!way.editors.is_empty()).then(|| plain(&way.editors)),
            }
            .into_value()
        })
        .collect();
    let it = it! {
        "page" => plain(&format!("{:02}", page.page)),
        "section" => plain(section),
        "date" => plain(&date),
        "editors" => plain(&editors.join(BETWEEN_EDITORS)),
        "name" => plain(name),
        "odd" => page.page % 2 == 1,
        "ways" => ways,
    };
    let frame = stick.filling("folio", it, height)?;
    tell_left_out(stick, page, &editors, &frame);
    Ok(frame)
}

/// A way to set the folio.
struct FolioWay {
    /// Size of name and section, in points.
    size: f64,
    /// Size of date and editors, in points.
    small: f64,
    date: Option<String>,
    editors: String,
}

/// The ways from the best on: first all shrinks a step, then the date is shorter, then editors drop, the last first, then
/// the date.
fn ways(date: &str, editors: &[String]) -> Vec<FolioWay> {
    let day = date.split('\u{3000}').next().map(String::from);
    let way = |size: f64, small: f64, date: Option<String>, editors: &[String]| {
        let between = if small < 7.0 { "　" } else { BETWEEN_EDITORS };
        FolioWay { size, small, date, editors: editors.join(between) }
    };
    let mut ways = vec![
        way(18.0, 7.5, Some(date.into()), editors),
        way(14.0, 7.5, Some(date.into()), editors),
        way(14.0, 7.5, day.clone(), editors),
        way(12.0, 6.5, day.clone(), editors),
    ];
    ways.extend((1..editors.len()).rev().map(|kept| way(12.0, 6.5, day.clone(), &editors[..kept])));
    ways.extend((1..=editors.len().min(1)).map(|kept| way(12.0, 6.5, None, &editors[..kept])));
    ways.extend([way(12.0, 6.5, day, &[]), way(12.0, 6.5, None, &[])]);
    ways
}

/// White between two editors.
const BETWEEN_EDITORS: &str = "　　";

fn editors(issue: &Issue, page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (role, name) in &issue.editors {
        let (label, name) = match role.as_str() {
            "chief" => ("责编", page.editor.as_ref().unwrap_or(name)),
            "layout" => ("美编", name),
            "proof" => ("校对", name),
            other => (other, name),
        };
        names.push(format!("{label}　{name}"));
    }
    if !issue.editors.contains_key("chief") {
        names.extend(page.editor.iter().map(|name| format!("责编　{name}")));
    }
    names
}

/// Editors who found no room.
fn tell_left_out(stick: &Stick, page: &Page, editors: &[String], frame: &Frame) {
    let words = bare(&words_of(frame));
    let missing: Vec<String> = editors
        .iter()
        .filter(|name| !words.contains(&bare(name)))
        .map(|name| name.replace('\u{3000}', " "))
        .collect();
    if missing.is_empty() {
        return;
    }
    let (page_number, names) = (page.page, missing.join("、"));
    let what = told!(
        "第 {page_number} 版的报眉排不下，没有印：{names}",
        "the folio of page {page_number} has no room for: {names}"
    );
    let hint = told!(
        "缩短版面名（section）或编辑名单（editors），或把名单写进版权栏",
        "shorten the section or the list of editors, or put the list into the colophon"
    );
    stick.house.told.push(Fault::warning(Code::NotSet, page.spot, what).hint(hint));
}
