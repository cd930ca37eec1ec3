//! 报头: nameplate, motto, seal, ear and data line, laid out from the corners inwards by what each needs.
//!
//! Everything is measured with its real fonts before the template is called, which only puts it where it belongs. What does
//! not fit shrinks a step, then drops (the motto first, then the seal), and is told where it was written.

mod beside;
mod data_line;
mod ear;
mod nameplate;

pub use data_line::{Banner, data_line, dated};
pub use ear::{EarCopy, EarSide, ear};

use typst_library::foundations::{Array, Dict, IntoValue};
use typst_library::layout::Frame;

use kanyin_diagnostics::{Code, Fault, Told, told};
use kanyin_issue::{Issue, Page};

use super::left_out::LeftOut;
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::{Stick, it, points};
use crate::stand_ins::Shown;

use beside::{Beside, motto_line};
use nameplate::{PlateRoom, SetPlate, nameplate};

/// White between the nameplate and what stands beside it, in points: one em of the motto.
const APART: f64 = 12.0;
/// White between the motto and the gutter before an ear, in points.
const BEFORE_EAR: f64 = 20.8;
/// The least part of its size that a nameplate keeps to make room for motto and seal.
const STEP: f64 = 0.8;

/// Where the upper part of a masthead stands, over its data line. Lengths in points.
#[derive(Debug, Copy, Clone)]
pub struct MastheadPlace {
    /// Its height, down to the strong rule's line.
    pub height: f64,
    /// Lines of the whole area.
    pub lines: u32,
    /// Whether there is room for the data line.
    pub has_data: bool,
    /// How far the nameplate's ink may reach above it.
    pub above: f64,
    /// Whether the ear has an area of its own.
    pub ear_apart: bool,
    /// Whether its right-hand neighbour is an ear that has something in it.
    pub beside_ear: bool,
}

/// The picture that stands as nameplate.
pub fn picture(issue: &Issue) -> Option<Shown> {
    issue.nameplate.as_ref().map(Shown::whole)
}

/// 报头 without its data line.
pub fn masthead(
    stick: &Stick,
    issue: &Issue,
    page: &Page,
    place: MastheadPlace,
) -> Result<Frame, TemplateErrors> {
    let grid = &stick.house.grid;
    let copy = EarCopy::of(issue).filter(|_| !place.ear_apart);
    let ear_width = copy.as_ref().and_then(|_| ear::width(stick));
    if copy.is_some() && ear_width.is_none() {
        tell_no_ear(stick, issue);
    }
    let room = PlateRoom {
        width: stick.width - ear_width.map_or(0.0, |ear| ear + grid.gutter),
        height: place.height,
        above: place.above,
        foot: place.height - 0.2 * grid.leading,
        beside_ear: ear_width.is_some() || place.beside_ear,
    };
    let title = issue.paper.nameplate();
    let mut it = it! {
        "title" => title,
        "plate" => Dict::new(),
        "motto" => Array::new(),
        "seal" => Option::<Dict>::None,
        "ear" => Option::<Dict>::None,
    };
    if let Some(plate) = nameplate(stick, issue, room)? {
        let front = Front::laid_out(stick, issue, place, room, plate)?;
        front.add_to(&mut it, stick, title, room)?;
    }
    if let (Some(copy), Some(width)) = (&copy, ear_width) {
        let height = ear_height(grid, place.height);
        let body =
            ear::content(&stick.over(width).deeper("ear"), issue, copy, height, EarSide::Right)?;
        let ear = it! {
            "body" => body,
            "x" => points(stick.width - width),
            "y" => points(0.0),
            "width" => points(width),
        };
        it.insert("ear".into(), ear.into_value());
    }
    tell_low(stick, page, place);
    stick.filling("masthead", it, place.height)
}

/// Height of an ear beside a nameplate: it keeps off the strong rule.
pub fn ear_height(grid: &PageGrid, height: f64) -> f64 {
    height - 0.6 * grid.leading
}

/// Nameplate, motto and seal, each in its place.
struct Front<'a> {
    plate: SetPlate<'a>,
    /// Left edge of the nameplate's ink.
    plate_left: f64,
    beside: Beside<'a>,
    /// Right edge of motto and seal.
    right: f64,
}

impl<'a> Front<'a> {
    fn laid_out(
        stick: &Stick,
        issue: &'a Issue,
        place: MastheadPlace,
        room: PlateRoom,
        plate: SetPlate<'a>,
    ) -> Result<Self, TemplateErrors> {
        let inner = if room.beside_ear { room.width - BEFORE_EAR } else { room.width };
        let beside = Self::beside(stick, issue, place.height, inner, &plate)?;
        tell_left_out(stick, issue, &beside);
        let width = beside.width();
        let most = if width > 0.0 { inner - width - APART } else { room.width };
        let plate = plate.times((most / plate.width().max(0.01)).min(1.0));
        // Beside an ear from the corner inwards, without one in the middle of the page, all together.
        let (plate_left, right) = match room.beside_ear {
            true => (0.0, inner),
            false => {
                let white = if width > 0.0 { (0.3 * plate.size).clamp(APART, 48.0) } else { 0.0 };
                let white = white.min((inner - plate.width() - width).max(0.0));
                let all = plate.width() + white + width;
                let left = ((room.width - all) / 2.0).max(0.0);
                (left, left + all)
            }
        };
        Ok(Self { plate, plate_left, beside, right })
    }

    /// What of motto and seal has room beside a nameplate, which may be a step smaller for it.
    fn beside(
        stick: &Stick,
        issue: &'a Issue,
        height: f64,
        inner: f64,
        plate: &SetPlate,
    ) -> Result<Beside<'a>, TemplateErrors> {
        let high = ear_height(&stick.house.grid, height);
        let scales = beside::scales(height);
        let fits = |beside: &Beside| plate.width() * STEP + APART + beside.width() <= inner;
        for scale in &scales {
            if let Some(both) = Beside::of(stick, issue, *scale, high)?.filter(fits) {
                return Ok(both);
            }
        }
        for scale in &scales {
            if let Some(seal) = Beside::seal_of(stick, issue, *scale, high)?.filter(fits) {
                return Ok(seal);
            }
        }
        Ok(Beside::nothing())
    }

    fn add_to(
        &self,
        it: &mut Dict,
        stick: &Stick,
        alt: &str,
        room: PlateRoom,
    ) -> Result<(), TemplateErrors> {
        let line = stick.house.grid.leading;
        let (x, y) = self.plate.origin(self.plate_left, room);
        let plate = it! {
            "body" => self.plate.body(&stick.deeper("plate"), alt)?,
            "x" => points(x),
            "y" => points(y),
            "width" => points(self.plate.box_width()),
        };
        it.insert("plate".into(), plate.into_value());
        let Beside { motto, seal } = &self.beside;
        let mut right = self.right;
        // The seal stands at the motto's foot; alone beside the nameplate.
        let mut foot = ear_height(&stick.house.grid, room.height);
        if let Some(motto) = motto {
            let mut lines = Array::new();
            let first = right - motto.line_width();
            let mut lowest = 0.0_f64;
            for (n, words) in motto.lines.iter().enumerate() {
                // The second line begins lower, as far as there is room for it.
                let high = motto.natural[n].height;
                let deep = room.height - 0.2 * line - high;
                let y = ((0.4 + 1.2 * n as f64) * line).min(deep).max(0.0);
                lowest = lowest.max(y + high);
                let place = it! {
                    "body" => stick.call("motto-line", motto_line(words, motto.step))?,
                    "x" => points(first - n as f64 * motto.step()),
                    "y" => points(y),
                    "width" => points(motto.line_width()),
                };
                lines.push(place.into_value());
            }
            it.insert("motto".into(), lines.into_value());
            right -= motto.width() + self.beside.beside_seal();
            foot = foot.min(lowest - 0.4 * line);
        } else if let Some(seal) = seal {
            let near = APART.max(0.12 * self.plate.size);
            right = right.min(self.plate_left + self.plate.width() + near + seal.natural.width);
        }
        if let Some(seal) = seal {
            let data = it! { "body" => seal.words, "size" => points(seal.size) };
            let place = it! {
                "body" => stick.call("seal", data)?,
                "x" => points(right - seal.natural.width),
                "y" => points((foot - seal.natural.height).max(0.0)),
                "width" => points(seal.natural.width),
            };
            it.insert("seal".into(), place.into_value());
        }
        Ok(())
    }
}

/// Tells motto and seal that stay away.
fn tell_left_out(stick: &Stick, issue: &Issue, beside: &Beside) {
    let masthead = &issue.paper.masthead;
    let hint = || {
        told!(
            "报名旁边没有它的地方：加高报头、去掉报眼、缩短报名，或删去这一项",
            "there is no room for it beside the nameplate: make the masthead higher, leave out the ear, shorten the nameplate, or remove this item"
        )
    };
    let motto: Vec<&str> =
        masthead.motto.iter().map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    if beside.motto.is_none() && !motto.is_empty() {
        let (name, spot) = (told!("题词", "motto"), issue.furniture.masthead("motto"));
        LeftOut { of: of(), name, words: motto.join("、"), spot, hint: hint() }.tell(stick);
    }
    let seal = masthead.seal.as_deref().filter(|seal| !seal.trim().is_empty());
    if let Some(seal) = seal.filter(|_| beside.seal.is_none()) {
        let (name, spot) = (told!("印章", "seal"), issue.furniture.masthead("seal"));
        LeftOut { of: of(), name, words: seal.into(), spot, hint: hint() }.tell(stick);
    }
}

fn tell_no_ear(stick: &Stick, issue: &Issue) {
    let hint = told!(
        "这一版太窄，报头里放不下报眼；删去 ear",
        "this page is too narrow for an ear in its masthead; remove `ear`"
    );
    let (name, spot) = (told!("报眼", "ear"), issue.furniture.ear(""));
    LeftOut { of: of(), name, words: "ear".into(), spot, hint }.tell(stick);
}

/// Lines of an area in which a masthead looks right: four for its nameplate, two for its data line.
const LEAST: u32 = 6;

/// Tells an area that is too low.
fn tell_low(stick: &Stick, page: &Page, MastheadPlace { lines, has_data, .. }: MastheadPlace) {
    if lines >= LEAST {
        return;
    }
    let lost = match has_data {
        true => told!("", ""),
        false => told!("，没有印资料行", " and no data line is printed"),
    };
    let what = told!(
        "报头区块只有 {lines} 行，至少要 {LEAST} 行{lost}",
        "the masthead's area has {lines} lines; {LEAST} are the least{lost}";
        lost
    );
    let hint =
        told!("在版式（layout.yaml）的 rows 里加高它", "make it higher in `rows` of layout.yaml");
    let fault = Fault::warning(Code::NotSet, page.spot, what);
    stick.house.told.push_each(fault.hint(hint));
}

fn of() -> Told {
    told!("报头", "the masthead")
}
