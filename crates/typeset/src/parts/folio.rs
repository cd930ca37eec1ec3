//! 报眉: number, section, date, editors and name above the pages without a masthead.
//!
//! From both corners inwards by measured widths, at least an em apart: of some ways the first that fits. What is on none of
//! them any more is told.

use typst_library::foundations::{Array, IntoValue};
use typst_library::layout::Frame;

use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::{Issue, Page};

use super::left_out::LeftOut;
use super::masthead::dated;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::words::plain;

/// Height of the folio in the house, in points.
const HEIGHT: f64 = 48.0;
/// From the rule up to the baseline, in points.
const BASELINE: f64 = 7.75;
/// White that the folio leaves to the trim, in points: 5 mm, 3 mm where there is no more.
const TO_TRIM: [f64; 2] = [14.2, 8.5];
/// Sizes of the page's number, in points.
const NUMBER: [f64; 3] = [24.0, 18.0, 14.0];
/// Where the section stands in the house, from the outer corner, in points.
const SECTION_AT: f64 = 42.0;
/// Where the editors stand in the house, from the inner corner, in points.
const EDITORS_AT: f64 = 46.0;

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
    let number_width = piece(stick, "number", number, &words.number)?.width();
    let mut chosen = None;
    for way in ways(words.editors.len(), NUMBER[0].max(number) > number) {
        let set = SetWay::of(stick, &words, way, number_width)?;
        let fits = set.needed() <= stick.width;
        chosen = Some(set);
        if fits {
            break;
        }
    }
    let Some(set) = chosen else { return Ok(None) };
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
        add("section", &words.section, set.way.size, set.section_at, outer, narrowed(set.section.width()));
    }
    if let (Some(date), None) = (&set.date_words, shared) {
        add("small", date, set.way.small, set.date_at(stick), outer, None);
    }
    if let (Some(editors), None) = (&set.editors_words, shared) {
        add("small", editors, set.way.small, set.editors_at, inner, None);
    }
    add("name", &words.name, set.way.size, 0.0, inner, narrowed(set.name.width()));
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

/// What a folio says.
struct Words {
    number: String,
    section: String,
    name: String,
    /// The day of issue, with its weekday and the issue's number.
    date: String,
    /// The same without them.
    day: String,
    editors: Vec<Editor>,
}

/// An editor, and where the name was written.
struct Editor {
    words: String,
    spot: Spot,
}

impl Words {
    fn of(issue: &Issue, page: &Page) -> Self {
        let number =
            issue.number.as_ref().map(|number| format!("　{}", number.printed())).unwrap_or_default();
        let date = dated(issue);
        let day = date.split('\u{3000}').next().unwrap_or_default().to_owned();
        Self {
            number: format!("{:02}", page.page),
            section: page.section.clone().unwrap_or_default(),
            name: issue.paper.masthead.title.clone().unwrap_or_else(|| issue.paper.name.clone()),
            date: format!("{date}{number}"),
            day,
            editors: editors(issue, page),
        }
    }
}

fn editors(issue: &Issue, page: &Page) -> Vec<Editor> {
    let own = page.editor.as_ref();
    let mut all: Vec<Editor> = Vec::new();
    for (role, name) in &issue.editors {
        let mut spot = issue.furniture.editor(role);
        let (label, name) = match (role.as_str(), own) {
            ("chief", Some(own)) => {
                spot = page.editor_spot;
                ("责编", own)
            }
            ("chief", None) => ("责编", name),
            ("layout", _) => ("美编", name),
            ("proof", _) => ("校对", name),
            (other, _) => (other, name),
        };
        all.push(Editor { words: format!("{label}　{name}"), spot });
    }
    if !issue.editors.contains_key("chief") {
        let own = own.map(|name| Editor { words: format!("责编　{name}"), spot: page.editor_spot });
        all.extend(own);
    }
    all
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

/// A way to set the folio.
#[derive(Debug, Copy, Clone)]
struct FolioWay {
    /// Size of name and section, in points.
    size: f64,
    /// Size of date and editors, in points.
    small: f64,
    date: DateForm,
    /// How many editors.
    editors: usize,
}

#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum DateForm {
    /// Day, weekday and the issue's number.
    Whole,
    Day,
    None,
}

/// The ways from the best on: first all shrinks a step, then the date is shorter, then editors drop, the last first, then
/// the date, then name and section shrink.
fn ways(editors: usize, is_low: bool) -> Vec<FolioWay> {
    use DateForm::{Day, None, Whole};
    let way = |size, small, date, editors| FolioWay { size, small, date, editors };
    let mut ways = vec![
        way(18.0, 7.5, Whole, editors),
        way(14.0, 7.5, Whole, editors),
        way(14.0, 7.5, Day, editors),
        way(12.0, 6.5, Day, editors),
    ];
    ways.extend((1..editors).rev().map(|kept| way(12.0, 6.5, Day, kept)));
    ways.extend((1..=editors.min(1)).map(|kept| way(12.0, 6.5, None, kept)));
    ways.extend([way(12.0, 6.5, Day, 0), way(12.0, 6.5, None, 0)]);
    ways.extend([10.5, 9.0, 8.0].map(|size| way(size, 6.5, None, 0)));
    // Beside a smaller number stands smaller type.
    ways.retain(|way| !is_low || way.size < 18.0);
    ways
}

/// White between two editors.
fn between(way: FolioWay) -> &'static str {
    if way.small < 7.0 { "　" } else { "　　" }
}

/// A piece of the folio as it measures, in points.
#[derive(Debug, Copy, Clone)]
struct Piece {
    advance: f64,
    /// Height of its ink over the baseline.
    height: f64,
}

impl Piece {
    fn width(&self) -> f64 {
        self.advance
    }
}

fn piece(stick: &Stick, kind: &str, size: f64, words: &str) -> Result<Piece, TemplateErrors> {
    if words.trim().is_empty() {
        return Ok(Piece { advance: 0.0, height: 0.0 });
    }
    let it = it! { "kind" => kind, "body" => plain(words), "size" => points(size) };
    let natural = stick.natural("folio-piece", it)?;
    // Ink that reaches over its cell needs room as well.
    let advance = natural.ink.map_or(natural.width, |ink| natural.width.max(ink.right));
    Ok(Piece { advance, height: natural.ink.map_or(0.0, |ink| ink.height()) })
}

/// A way as it measures. Lengths in points.
struct SetWay {
    way: FolioWay,
    date_words: Option<String>,
    editors_words: Option<String>,
    section: Piece,
    name: Piece,
    date: Piece,
    editors: Piece,
    /// Where things stand, from their corners.
    section_at: f64,
    behind_section: f64,
    editors_at: f64,
    /// White between two of them.
    apart: f64,
}

impl SetWay {
    fn of(stick: &Stick, words: &Words, way: FolioWay, number: f64) -> Result<Self, TemplateErrors> {
        let apart = stick.house.grid.size;
        let date_words = match way.date {
            DateForm::Whole => Some(words.date.clone()),
            DateForm::Day => Some(words.day.clone()),
            DateForm::None => None,
        };
        let kept = words.editors[..way.editors].iter().map(|editor| editor.words.as_str());
        let kept = kept.collect::<Vec<_>>().join(between(way));
        let editors_words = Some(kept).filter(|kept| !kept.is_empty());
        let small = |words: &Option<String>| piece(stick, "small", way.small, words.as_deref().unwrap_or_default());
        let (section, name) =
            (piece(stick, "section", way.size, &words.section)?, piece(stick, "name", way.size, &words.name)?);
        // Behind something, but not nearer to the corner than so.
        let behind = |from: f64, piece: Piece, least: f64| match piece.advance > 0.0 {
            true => (from + piece.advance + apart).max(least),
            false => from,
        };
        let section_at = (number + apart).max(SECTION_AT);
        let behind_section = behind(section_at, section, 0.0);
        let editors_at = behind(0.0, name, EDITORS_AT);
        let (date, editors) = (small(&date_words)?, small(&editors_words)?);
        Ok(Self { way, date_words, editors_words, section, name, date, editors, section_at, behind_section, editors_at, apart })
    }

    /// The width that it needs where the date stands as near to the section as it may.
    fn needed(&self) -> f64 {
        self.with_date_at(self.behind_section)
    }

    fn with_date_at(&self, date_at: f64) -> f64 {
        let outer = if self.date.advance > 0.0 { date_at + self.date.advance } else { date_at - self.apart };
        let inner = if self.editors.advance > 0.0 { self.editors_at + self.editors.advance } else { self.name.advance };
        // Section and name need more white where nothing small parts them.
        let white = match self.date.advance > 0.0 || self.editors.advance > 0.0 {
            true => self.apart,
            false => self.apart.max(self.way.size),
        };
        outer + white + inner
    }

    /// The date stands over the second column where it may.
    fn date_at(&self, stick: &Stick) -> f64 {
        let grid = &stick.house.grid;
        let over_column = (grid.column() + grid.gutter).max(self.behind_section);
        if self.with_date_at(over_column) <= stick.width { over_column } else { self.behind_section }
    }
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
        LeftOut { of: of(), name: told!("编辑", "editor"), words, spot: editor.spot, hint }.tell(stick);
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
        let spot = if words.section.is_empty() { issue.furniture.nameplate() } else { page.section_spot };
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
