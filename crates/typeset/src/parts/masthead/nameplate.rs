//! 报名 in its room: as large as width and height let its ink be, in type or as a picture.

use typst_library::foundations::{Array, Content, Dict, IntoValue};

use kanyin_issue::{Issue, PlacedFile};

use crate::engine::TemplateErrors;
use crate::frame_ink::InkRect;
use crate::house::{Stick, it, points};
use crate::parts::line_face::LineFace;
use crate::stand_ins::Shown;

/// Where a nameplate may stand. Lengths in points.
#[derive(Debug, Copy, Clone)]
pub struct PlateRoom {
    /// How wide it may be.
    pub width: f64,
    /// Its height, from line 0 to the strong rule's line.
    pub height: f64,
    /// How far its ink may reach above line 0.
    pub above: f64,
    /// Where its ink must end, from line 0 down: above the strong rule.
    pub foot: f64,
    /// Whether an ear stands beside it.
    pub beside_ear: bool,
}

/// A nameplate that has its size.
#[derive(Debug, Clone)]
pub struct SetPlate<'a> {
    form: PlateForm<'a>,
    /// Size of its type, or height of its picture, in points.
    pub size: f64,
}

/// A way in which the nameplate may be set. Lengths for one point of its size.
#[derive(Debug, Clone)]
struct PlateForm<'a> {
    what: PlateBody<'a>,
    ink: InkRect,
    advance: f64,
}

#[derive(Debug, Clone)]
enum PlateBody<'a> {
    /// Rows, and the white that each wants above it, in ems.
    Type(Vec<(String, f64)>),
    Picture(&'a PlacedFile),
}

/// Size at which type is measured, in points.
const MEASURED: f64 = 50.0;
/// Size of a nameplate of two characters, and the most of one of more, over the nine lines of the house, which are 121.5 pt
/// (docs/look.md §8).
const TWO: f64 = 150.0 / 121.5;
const MORE: f64 = 120.0 / 121.5;
/// White between the ink of two rows, in ems.
const BETWEEN_ROWS: f64 = 0.09;
/// How much larger two rows must make it to be better than one.
const WORTH_TWO_ROWS: f64 = 1.3;

/// The nameplate as large as its room lets it be; `None` if it has no ink.
pub fn nameplate<'a>(
    stick: &Stick,
    issue: &'a Issue,
    room: PlateRoom,
) -> Result<Option<SetPlate<'a>>, TemplateErrors> {
    if let Some(file) = &issue.nameplate {
        return Ok(Some(PlateForm::picture(file).within(room)));
    }
    let title = issue.paper.nameplate();
    let one = PlateForm::typed(stick, vec![title.into()])?.map(|form| form.within(room));
    // Only beside an ear is a row short enough to want a second one.
    let face = LineFace::of(stick, "display");
    let rows = if room.beside_ear { face.two_rows(title) } else { None };
    let rows = rows.filter(|rows| are_even(&face, rows));
    let two = match rows {
        Some(rows) => PlateForm::typed(stick, rows.into())?.map(|form| form.within(room)),
        None => None,
    };
    Ok(match (one, two) {
        (Some(one), Some(two)) if two.size >= WORTH_TWO_ROWS * one.size => Some(two),
        (one, _) => one,
    })
}

/// Whether the shorter of two rows is not much shorter than the other.
fn are_even(face: &LineFace, [one, other]: &[String; 2]) -> bool {
    let (one, other) = (face.width_of(one), face.width_of(other));
    one.min(other) >= EVEN * one.max(other)
}

/// The least part of the longer row that the shorter one fills.
const EVEN: f64 = 0.6;

impl<'a> PlateForm<'a> {
    fn typed(stick: &Stick, rows: Vec<String>) -> Result<Option<Self>, TemplateErrors> {
        let what = PlateBody::Type(spaced(stick, rows)?);
        let natural = stick.natural("nameplate", type_data(&what, MEASURED))?;
        Ok(natural.ink.map(|ink| Self {
            what,
            ink: ink.times(1.0 / MEASURED),
            advance: natural.width / MEASURED,
        }))
    }

    fn picture(file: &'a PlacedFile) -> Self {
        let ratio = file.ratio.clamp(0.05, 20.0);
        let ink = InkRect { left: 0.0, top: 0.0, right: ratio, foot: 1.0 };
        Self { what: PlateBody::Picture(file), ink, advance: ratio }
    }

    /// As large as a room lets it be.
    fn within(self, room: PlateRoom) -> SetPlate<'a> {
        let (wide, high) = (self.ink.width().max(0.01), self.ink.height().max(0.01));
        // Beside an ear it takes nearly all of its room; alone the page leaves it white, the more the shorter it is.
        let share = if room.beside_ear { 0.955 } else { (0.4 + 0.04 * wide).clamp(0.55, 0.9) };
        let by_height = match self.what {
            PlateBody::Type(_) if wide <= 2.3 => TWO * room.height,
            PlateBody::Type(_) => MORE * room.height,
            PlateBody::Picture(_) => room.foot,
        };
        let size = (share * room.width / wide).min((room.foot + room.above) / high).min(by_height);
        SetPlate { form: self, size: size.max(1.0) }
    }
}

impl SetPlate<'_> {
    /// The same, so many times as large.
    pub fn times(&self, factor: f64) -> Self {
        Self { size: self.size * factor, ..self.clone() }
    }

    /// Width of its ink, in points.
    pub fn width(&self) -> f64 {
        self.form.ink.width() * self.size
    }

    /// Where its own box begins so that its ink stands at a left edge and in the middle of its height, but within its room.
    pub fn origin(&self, left: f64, room: PlateRoom) -> (f64, f64) {
        let ink = self.form.ink.times(self.size);
        let middle = (room.foot - ink.height()) / 2.0;
        let top = middle.min(room.foot - ink.height()).max(-room.above);
        (left - ink.left, top - ink.top)
    }

    /// How wide the box is in which it is set, in points.
    pub fn box_width(&self) -> f64 {
        1.05 * self.form.advance * self.size + 1.0
    }

    /// As content.
    pub fn body(&self, stick: &Stick, alt: &str) -> Result<Content, TemplateErrors> {
        match &self.form.what {
            PlateBody::Type(_) => stick.call("nameplate", type_data(&self.form.what, self.size)),
            PlateBody::Picture(file) => {
                let shown = Shown::whole(file);
                let picture =
                    stick.call("picture", it! { "data" => shown.stand_in(), "alt" => alt })?;
                let it = it! {
                    "picture" => picture,
                    "width" => points(self.form.ink.width() * self.size),
                    "height" => points(self.size),
                };
                stick.call("nameplate-picture", it)
            }
        }
    }
}

/// Rows with white between them, so that no descender meets what stands below it.
fn spaced(stick: &Stick, rows: Vec<String>) -> Result<Vec<(String, f64)>, TemplateErrors> {
    let mut spaced: Vec<(String, f64)> = Vec::new();
    let mut below = 0.0;
    for row in rows {
        let alone = PlateBody::Type(vec![(row.clone(), 0.0)]);
        let natural = stick.natural("nameplate", type_data(&alone, MEASURED))?;
        let (top, foot) = natural.ink.map_or((0.0, natural.height), |ink| (ink.top, ink.foot));
        let above = if spaced.is_empty() { 0.0 } else { BETWEEN_ROWS - below - top / MEASURED };
        spaced.push((row, above));
        below = (natural.height - foot) / MEASURED;
    }
    Ok(spaced)
}

fn type_data(what: &PlateBody, size: f64) -> Dict {
    let row = |(row, above): &(String, f64)| it! { "body" => row.as_str(), "above" => points(above * size) };
    let rows: Array = match what {
        PlateBody::Type(rows) => rows.iter().map(|each| row(each).into_value()).collect(),
        PlateBody::Picture(_) => Array::new(),
    };
    it! { "rows" => rows, "size" => points(size) }
}
