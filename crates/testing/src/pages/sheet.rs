//! What is on a sheet: type and photographs, read from the finished frames.

use std::path::PathBuf;

use typst_library::layout::{Frame, FrameItem, Point, Transform};
use typst_library::text::TextItem;
use typst_library::visualize::{Image, ImageKind};

use kanyin_typeset::Laid;

/// A rectangle on the sheet, in points from its top left corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub foot: f64,
}

impl Rect {
    /// Whether two rectangles share more than a strip `slack` wide.
    pub fn meets(&self, other: &Rect, slack: f64) -> bool {
        self.left + slack < other.right
            && other.left + slack < self.right
            && self.top + slack < other.foot
            && other.top + slack < self.foot
    }

    /// What it shares with another, if there is anything.
    fn shared(&self, other: &Rect) -> Option<Rect> {
        let shared = Rect {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            foot: self.foot.min(other.foot),
        };
        (shared.left < shared.right && shared.top < shared.foot).then_some(shared)
    }

    /// Whether it stands within another, but for `slack`.
    pub fn is_within(&self, other: &Rect, slack: f64) -> bool {
        self.left > other.left - slack
            && self.right < other.right + slack
            && self.top > other.top - slack
            && self.foot < other.foot + slack
    }
}

/// What is clipped away wholly.
const NOTHING: Rect = Rect { left: 0.0, top: 0.0, right: 0.0, foot: 0.0 };

/// A run of type on a page. Lengths in points.
#[derive(Debug, Clone)]
pub struct Type {
    /// The page, from 1.
    pub page: u32,
    /// Its words.
    pub text: String,
    /// Left end of its baseline.
    pub x: f64,
    /// How far its baseline is from the top.
    pub baseline: f64,
    /// Its width.
    pub width: f64,
    /// Its size.
    pub size: f64,
    /// The font's family.
    pub family: String,
    /// Where there is ink; `None` for spaces.
    pub ink: Option<Rect>,
    /// What stands as an empty box, or is in the words but has no glyph.
    pub lost: String,
}

/// A picture on a page.
#[derive(Debug, Clone)]
pub struct Photo {
    /// The page, from 1.
    pub page: u32,
    /// Its file.
    pub path: PathBuf,
    /// Its box.
    pub rect: Rect,
}

/// Everything on the sheets.
#[derive(Default)]
pub struct Sheets {
    /// All type.
    pub types: Vec<Type>,
    /// All pictures.
    pub photos: Vec<Photo>,
}

/// Reads all pages.
pub fn read(laid: &Laid) -> Sheets {
    let mut sheets = Sheets::default();
    for (n, page) in laid.document.pages().iter().enumerate() {
        walk((laid, n as u32 + 1), &page.frame, Transform::identity(), None, &mut sheets);
    }
    sheets
}

/// Reads what is seen of a frame: of type that is clipped, what is left.
fn walk(
    (laid, page): (&Laid, u32),
    frame: &Frame,
    to_page: Transform,
    clip: Option<Rect>,
    sheets: &mut Sheets,
) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                let here = here.pre_concat(group.transform);
                let own = || rect(Point::zero(), group.frame.size().to_point(), here);
                let clip = match (&group.clip, clip) {
                    (Some(_), Some(clip)) => Some(clip.shared(&own()).unwrap_or(NOTHING)),
                    (Some(_), None) => Some(own()),
                    (None, clip) => clip,
                };
                walk((laid, page), &group.frame, here, clip, sheets);
            }
            FrameItem::Text(text) => {
                let mut set = of_text(page, text, here);
                if let (Some(clip), Some(ink)) = (clip, set.ink) {
                    let Some(seen) = ink.shared(&clip) else { continue };
                    set.ink = Some(seen);
                }
                sheets.types.push(set);
            }
            FrameItem::Image(image, size, _) => {
                if let Some(path) = photo(laid, image) {
                    let rect = rect(Point::zero(), size.to_point(), here);
                    sheets.photos.push(Photo { page, path, rect });
                }
            }
            _ => {}
        }
    }
}

/// The file that an image of the pages stands for; `None` for a template's own image.
fn photo(laid: &Laid, image: &Image) -> Option<PathBuf> {
    let ImageKind::Svg(stand_in) = image.kind() else { return None };
    Some(laid.pictures.of(stand_in.data())?.path.clone())
}

fn rect(from: Point, to: Point, to_page: Transform) -> Rect {
    let (a, b) = (from.transform(to_page), to.transform(to_page));
    Rect {
        left: a.x.min(b.x).to_pt(),
        top: a.y.min(b.y).to_pt(),
        right: a.x.max(b.x).to_pt(),
        foot: a.y.max(b.y).to_pt(),
    }
}

fn of_text(page: u32, text: &TextItem, to_page: Transform) -> Type {
    let at = Point::zero().transform(to_page);
    let bounds = text.bbox();
    let ink = (bounds.min.x.to_pt().is_finite() && bounds.max.x.to_pt().is_finite())
        .then(|| rect(bounds.min, bounds.max, to_page));
    let mut lost = text.text.to_string();
    for glyph in text.glyphs.iter().filter(|glyph| glyph.id != 0) {
        for c in text.text[glyph.range()].chars() {
            lost = lost.replacen(c, "", 1);
        }
    }
    lost.retain(|c| !c.is_whitespace());
    Type {
        page,
        text: text.text.to_string(),
        x: at.x.to_pt(),
        baseline: at.y.to_pt(),
        width: text.width().to_pt(),
        size: text.size.to_pt(),
        family: text.font.font().info().family.clone(),
        ink,
        lost,
    }
}
