//! A finished page as its reader sees it: runs of type, pictures, grounds and rules, each by its place on the sheet.
//!
//! It is read from the page's frame. What stands on the page is named by the things that were put on it: an item is of
//! the thing that has it at the very same place.

use std::collections::HashMap;

use typst_library::layout::{Frame, FrameItem, Point, Size, Transform};
use typst_library::text::TextItem;
use typst_library::visualize::{Geometry, Shape};

use kanyin_diagnostics::Spot;

use super::copy_part::{CopyPart, PageCopy};
use super::seen_rect::SeenRect;
use crate::grid::PageGrid;
use crate::inks::Inks;
use crate::laid::Thing;
use crate::spots::spot_of;

/// A line at most so thick is a rule, in points.
const RULE: f64 = 3.0;
/// A picture is at least so wide and high, in points: less is an ornament.
const PICTURE: f64 = 18.0;
/// What covers more of the sheet than this is its background.
const BACKGROUND: f64 = 0.8;
/// From the baseline to the top of an em box, in ems, and to its foot.
pub const ABOVE: f64 = 0.88;
const BELOW: f64 = 0.12;

/// A run of type in one face and size.
pub struct SeenType<'a> {
    /// The run.
    pub item: &'a TextItem,
    /// From the run's own coordinates to the sheet's.
    pub place: Transform,
    /// Size of the type as it is seen, in points.
    pub size: f64,
    /// Its em boxes.
    pub ems: SeenRect,
    /// All its ink lies in here: the em boxes with room for strokes that reach out of them.
    pub near: SeenRect,
    /// The thing it is of.
    pub thing: Option<usize>,
    /// The story it is of.
    pub story: Option<usize>,
    /// What it is of the story.
    pub part: CopyPart,
}

impl SeenType<'_> {
    /// Whether it reads from left to right: not turned.
    pub fn is_level(&self) -> bool {
        self.place.kx.get() == 0.0 && self.place.ky.get() == 0.0
    }

    /// How far its baseline is from the sheet's top.
    pub fn baseline(&self) -> f64 {
        self.place.ty.to_pt()
    }

    /// Where its first character was typed.
    pub fn spot(&self) -> Option<Spot> {
        self.item.glyphs.iter().find_map(spot_of)
    }

    /// Its first characters.
    pub fn words(&self) -> String {
        self.item.text.chars().take(10).collect()
    }
}

/// A picture, an ad, a drawing.
pub struct SeenPicture {
    /// Its box.
    pub rect: SeenRect,
    /// The thing it is of.
    pub thing: Option<usize>,
}

/// A coloured or framed ground.
pub struct SeenGround {
    /// Its box.
    pub rect: SeenRect,
    /// The thing it is of.
    pub thing: Option<usize>,
    /// Painted all over; else only framed.
    pub is_filled: bool,
}

/// A rule, level or upright.
pub struct SeenRule {
    /// Its box, thickness included.
    pub rect: SeenRect,
    /// The thing it is of; none for those between stories.
    pub thing: Option<usize>,
}

impl SeenRule {
    /// Whether it runs from left to right.
    pub fn is_level(&self) -> bool {
        self.rect.width() >= self.rect.height()
    }
}

/// All that is seen on a page.
pub struct SeenPage<'a> {
    /// The page's grid.
    pub grid: &'a PageGrid,
    /// The things that were put on it.
    pub things: &'a [Thing],
    /// Its stories.
    pub copy: PageCopy<'a>,
    /// Its type, in the order of its frame.
    pub types: Vec<SeenType<'a>>,
    /// Its pictures.
    pub pictures: Vec<SeenPicture>,
    /// Its grounds and frames.
    pub grounds: Vec<SeenGround>,
    /// Its rules.
    pub rules: Vec<SeenRule>,
    /// For each thing its story, by its place in the page's copy.
    stories: Vec<Option<usize>>,
}

impl<'a> SeenPage<'a> {
    /// Reads a page.
    pub fn read(
        frame: &'a Frame,
        things: &'a [Thing],
        copy: PageCopy<'a>,
        grid: &'a PageGrid,
        inks: &Inks,
    ) -> Self {
        let owners = owners(things);
        let stories = things.iter().map(|thing| copy.story_at(thing.story.as_deref()?)).collect();
        let mut page = Self {
            grid,
            things,
            copy,
            types: Vec::new(),
            pictures: Vec::new(),
            grounds: Vec::new(),
            rules: Vec::new(),
            stories,
        };
        each_item(frame, Transform::identity(), None, &mut |item, to_page, clip| {
            let thing = owners.get(&item_at(item, to_page)).copied();
            match item {
                FrameItem::Text(text) => page.add_type(text, to_page, clip, thing),
                FrameItem::Image(_, size, _) => page.add_picture(*size, to_page, clip, thing),
                FrameItem::Shape(shape, _) => page.add_shape(shape, to_page, clip, thing, inks),
                _ => {}
            }
        });
        page
    }

    /// The sheet, cut.
    pub fn sheet(&self) -> SeenRect {
        SeenRect { left: 0.0, top: 0.0, right: self.grid.trim_width, foot: self.grid.trim_height }
    }

    /// 版心.
    pub fn type_area(&self) -> SeenRect {
        let grid = self.grid;
        let foot = grid.top + grid.height(grid.lines);
        SeenRect { left: grid.left, top: grid.top, right: grid.left + grid.width, foot }
    }

    /// What a thing is, as in `layout.json`.
    pub fn role(&self, thing: Option<usize>) -> &'static str {
        thing.and_then(|thing| self.things.get(thing)).map_or("", |thing| thing.role)
    }

    /// The story that a thing is of, by its place in the page's copy.
    pub fn story_of(&self, thing: Option<usize>) -> Option<usize> {
        self.stories.get(thing?).copied()?
    }

    /// Where staff look for a fault of a story.
    pub fn spot_of_story(&self, story: Option<usize>) -> Option<Spot> {
        Some(self.copy.stories.get(story?)?.story.title.spot)
    }

    fn add_type(
        &mut self,
        item: &'a TextItem,
        place: Transform,
        clip: Option<SeenRect>,
        thing: Option<usize>,
    ) {
        if item.text.trim().is_empty() {
            return;
        }
        let (size, width) = (item.size, item.width());
        let ems = |above: f64, below: f64| {
            SeenRect::of(Point::with_y(-size * above), Point::new(width, size * below), place)
        };
        let near = ems(1.0, 0.3);
        let near = clip.map_or(near, |clip| near.shared(&clip));
        if near.is_nothing() {
            return;
        }
        let spot = item.glyphs.iter().find_map(spot_of);
        let (story, part) = spot.map_or((None, CopyPart::Made), |spot| self.copy.part(spot));
        // Where it is turned it is as large as across.
        let scale = place.sy.get().abs().max(place.kx.get().abs());
        let (size, ems) = (size.to_pt() * scale, ems(ABOVE, BELOW));
        self.types.push(SeenType { item, place, size, ems, near, thing, story, part });
    }

    fn add_picture(
        &mut self,
        size: Size,
        to_page: Transform,
        clip: Option<SeenRect>,
        thing: Option<usize>,
    ) {
        let rect = SeenRect::of(Point::zero(), size.to_point(), to_page);
        let rect = clip.map_or(rect, |clip| rect.shared(&clip));
        if rect.width() >= PICTURE && rect.height() >= PICTURE {
            self.pictures.push(SeenPicture { rect, thing });
        }
    }

    fn add_shape(
        &mut self,
        shape: &Shape,
        to_page: Transform,
        clip: Option<SeenRect>,
        thing: Option<usize>,
        inks: &Inks,
    ) {
        let bounds = shape.bbox(true);
        let rect = SeenRect::of(bounds.min, bounds.max, to_page);
        let rect = clip.map_or(rect, |clip| rect.shared(&clip));
        let is_white = |name: &str| name == "white";
        let fill = shape
            .fill
            .as_ref()
            .filter(|paint| inks.ink(paint).is_none_or(|ink| !is_white(&ink.name)));
        if rect.is_nothing() || (fill.is_none() && shape.stroke.is_none()) {
            return;
        }
        if rect.width().min(rect.height()) <= RULE {
            self.rules.push(SeenRule { rect, thing });
            return;
        }
        // A slanting line has no ground.
        if matches!(shape.geometry, Geometry::Line(_)) {
            return;
        }
        let sheet = self.sheet();
        let covers = rect.shared(&sheet);
        if covers.width() * covers.height() > BACKGROUND * sheet.width() * sheet.height() {
            return;
        }
        self.grounds.push(SeenGround { rect, thing, is_filled: fill.is_some() });
    }
}

/// An item's kind and place, to a hundredth of a point.
type ItemAt = (u8, i64, i64);

fn item_at(item: &FrameItem, to_page: Transform) -> ItemAt {
    let kind = match item {
        FrameItem::Text(_) => 0,
        FrameItem::Image(..) => 1,
        _ => 2,
    };
    let round = |length: f64| (length * 100.0).round() as i64;
    (kind, round(to_page.tx.to_pt()), round(to_page.ty.to_pt()))
}

/// The thing that has an item at a place.
fn owners(things: &[Thing]) -> HashMap<ItemAt, usize> {
    let mut owners = HashMap::new();
    for (n, thing) in things.iter().enumerate() {
        for (at, frame) in &thing.frames {
            let place = Transform::translate(at.x, at.y);
            each_item(frame, place, None, &mut |item, to_page, _| {
                owners.insert(item_at(item, to_page), n);
            });
        }
    }
    owners
}

/// Every item of a frame that shows something, with its way to the page and what it is cut by.
fn each_item<'a>(
    frame: &'a Frame,
    to_page: Transform,
    clip: Option<SeenRect>,
    see: &mut impl FnMut(&'a FrameItem, Transform, Option<SeenRect>),
) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                let inside = here.pre_concat(group.transform);
                let cut = group.clip.as_ref().map(|curve| {
                    let bounds = curve.bbox(None);
                    let own = SeenRect::of(bounds.min, bounds.max, inside);
                    clip.map_or(own, |clip| clip.shared(&own))
                });
                each_item(&group.frame, inside, cut.or(clip), see);
            }
            FrameItem::Text(_) | FrameItem::Image(..) | FrameItem::Shape(..) => {
                see(item, here, clip);
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
