//! One layout, many renditions: the finished frames are walked, inks exchanged for a medium's
//! values, and stand-ins for pictures.

use std::collections::{HashMap, HashSet};

use typst_layout::{Page, PagedDocument};
use typst_library::foundations::{Repr, Smart};
use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst_library::model::{Document as _, LinkMarker};
use typst_library::visualize::{Curve, FixedStroke, Geometry, Image, ImageKind, Paint, Shape};
use typst_syntax::Span;

use kanyin_diagnostics::{Code, Fault, Faults, Told, told};
use kanyin_typeset::Laid;

use super::job::PressJob;
use super::palette;
use super::pictures::{self, Placing, PressImage, PrintImage, Prints};
use super::tags;

/// A frame laid over a page: its number from 0, its place from the trim's top left.
pub type Overlay = (usize, Point, Frame);

/// Whom pages are shown to.
#[derive(Copy, Clone)]
pub enum View<'a> {
    /// The printing house: every page in its inks, with its bleed.
    Press(&'a PressJob),
    /// A screen: the bleed is cut off.
    Screen,
}

/// The pages as they are shown.
pub struct Rendition {
    /// The pages.
    pub document: PagedDocument,
    /// The pictures that the press's stand-ins mean, by their number.
    pub images: Vec<PressImage>,
    /// The templates' faults.
    pub faults: Faults,
}

/// The pages as they are shown, and the templates' faults found on the way.
pub fn rendition(laid: &Laid, view: View, prints: &Prints, over: &[Overlay]) -> Rendition {
    let halved = tags::halved(&laid.document);
    let mut faults = Faults::default();
    let mut seen: Vec<Paint> = Vec::new();
    let mut images = Images::default();
    let mut pages = Vec::new();
    for (n, page) in laid.document.pages().iter().enumerate() {
        let images = &mut images;
        let mut walk = PageExchange {
            laid,
            view,
            page: n,
            prints,
            halved: &halved,
            links: Vec::new(),
            images,
            strange: Vec::new(),
            unprintable: Vec::new(),
        };
        let mut frame = walk.frame(&page.frame).unwrap_or_else(|| page.frame.clone());
        for (_, point, mark) in over.iter().filter(|(of, ..)| *of == n) {
            let mark = walk.frame(mark).unwrap_or_else(|| mark.clone());
            frame.push(*point, FrameItem::Group(GroupItem::new(mark)));
        }
        for paint in walk.strange {
            if !seen.contains(&paint) {
                faults.push(strange(n + 1, &paint));
                seen.push(paint);
            }
        }
        faults.add_new(walk.unprintable.iter().map(|why| unprintable(n + 1, why)));
        let bleed = match view {
            View::Press(_) => page.bleed,
            View::Screen => Sides::splat(Abs::zero()),
        };
        pages.push(Page { frame, bleed, ..page.clone() });
    }
    let document = PagedDocument::new(pages.into_iter().collect(), laid.document.info().clone());
    Rendition { document, images: images.list, faults }
}

/// A page of a screen rendition, its number from 0, with its frames laid over it. They are of the house: nothing in them is
/// a fault.
pub fn overlaid(laid: &Laid, page: &Page, number: usize, over: &[Overlay]) -> Page {
    let mut walk = PageExchange {
        laid,
        view: View::Screen,
        page: number,
        prints: &Prints::new(),
        halved: &HashSet::new(),
        links: Vec::new(),
        images: &mut Images::default(),
        strange: Vec::new(),
        unprintable: Vec::new(),
    };
    let mut page = page.clone();
    for (_, point, mark) in over.iter().filter(|(of, ..)| *of == number) {
        let mark = walk.frame(mark).unwrap_or_else(|| mark.clone());
        page.frame.push(*point, FrameItem::Group(GroupItem::new(mark)));
    }
    page
}

fn strange(page: usize, paint: &Paint) -> Fault {
    let paint = paint.repr();
    Fault::nowhere(
        Code::TemplatePaint,
        told!(
            "第 {page} 版：版式模板用了没有登记的颜色 {paint}",
            "page {page}: a template paints with {paint}, which is no named colour"
        ),
    )
    .hint(told!(
        "把它写进 paper.yaml 的 colours，模板里用 at.colours.名字",
        "name it in `colours` of paper.yaml, and write at.colours.NAME in the template"
    ))
}

fn unprintable(page: usize, why: &Told) -> Fault {
    Fault::nowhere(
        Code::TemplateImage,
        told!(
            "第 {page} 版：版式模板里的图片不能印：{why}",
            "page {page}: an image in a template cannot be printed: {why}";
            why
        ),
    )
}

/// A page on its way to a medium: what is met while its frames are walked.
struct PageExchange<'a> {
    laid: &'a Laid,
    view: View<'a>,
    /// From 0.
    page: usize,
    prints: &'a Prints,
    halved: &'a HashSet<Location>,
    /// The links that are open.
    links: Vec<Location>,
    images: &'a mut Images,
    strange: Vec<Paint>,
    unprintable: Vec<Told>,
}

/// The pictures met on the way.
#[derive(Default)]
struct Images {
    list: Vec<PressImage>,
    numbers: HashMap<Placing, usize>,
}

impl Images {
    /// What stands for an image until the PDF is exported.
    fn stand_in(&mut self, placing: Placing, image: &PressImage) -> Option<ImageKind> {
        let list = &mut self.list;
        let number = *self.numbers.entry(placing).or_insert_with(|| {
            list.push(image.clone());
            list.len() - 1
        });
        PressImage::stand_in(number as u32).ok()
    }
}

/// What becomes of an item.
enum Change {
    Stays,
    Becomes(FrameItem),
    Goes,
}

impl PageExchange<'_> {
    /// The frame for the medium; `None` if nothing in it changes, so that it need not be copied.
    fn frame(&mut self, frame: &Frame) -> Option<Frame> {
        let changes: Vec<Change> = frame.items().map(|(_, item)| self.item(item)).collect();
        if changes.iter().all(|change| matches!(change, Change::Stays)) {
            return None;
        }
        let mut copy = frame.clone();
        let mut changes = changes.into_iter();
        copy.retain(|item| match changes.next() {
            Some(Change::Becomes(new)) => {
                *item = new;
                true
            }
            Some(Change::Goes) => false,
            Some(Change::Stays) | None => true,
        });
        Some(copy)
    }

    fn item(&mut self, item: &FrameItem) -> Change {
        match item {
            FrameItem::Group(group) => match self.frame(&group.frame) {
                Some(frame) => {
                    Change::Becomes(FrameItem::Group(GroupItem { frame, ..group.clone() }))
                }
                None => Change::Stays,
            },
            FrameItem::Text(text) => {
                let (fill, stroke) = (self.paint(&text.fill), self.stroke(&text.stroke));
                if fill.is_none() && stroke.is_none() {
                    return Change::Stays;
                }
                let mut text = text.clone();
                text.fill = fill.unwrap_or(text.fill);
                text.stroke = stroke.or(text.stroke);
                Change::Becomes(FrameItem::Text(text))
            }
            FrameItem::Shape(shape, span) => {
                let fill = shape.fill.as_ref().and_then(|fill| self.paint(fill));
                let stroke = self.stroke(&shape.stroke);
                if fill.is_none() && stroke.is_none() {
                    return Change::Stays;
                }
                let mut shape = shape.clone();
                shape.fill = fill.or(shape.fill);
                shape.stroke = stroke.or(shape.stroke);
                Change::Becomes(FrameItem::Shape(shape, *span))
            }
            FrameItem::Image(image, size, span) => self.picture(image, *size, *span),
            // Paper has no links, and PDF/X no annotations on the page.
            FrameItem::Link(..) if matches!(self.view, View::Press(_)) => Change::Goes,
            // The exporter wants every link within its tags.
            FrameItem::Link(..) if self.links.is_empty() => Change::Goes,
            FrameItem::Link(..) => Change::Stays,
            FrameItem::Tag(tag) => self.tag(tag),
        }
    }

    fn tag(&mut self, tag: &Tag) -> Change {
        let location = tag.location();
        if self.halved.contains(&location) {
            return Change::Goes;
        }
        match tag {
            Tag::Start(elem, _) if elem.is::<LinkMarker>() => self.links.push(location),
            Tag::Start(..) => {}
            Tag::End(..) => self.links.retain(|open| *open != location),
        }
        Change::Stays
    }

    /// The paint that is seen, if it is another than the key.
    fn paint(&mut self, paint: &Paint) -> Option<Paint> {
        let Some(ink) = self.laid.inks.ink(paint) else {
            if !self.strange.contains(paint) {
                self.strange.push(paint.clone());
            }
            return None;
        };
        let seen = match self.view {
            View::Screen => Paint::Solid(ink.screen.clone()),
            View::Press(job) => match job.printed_pages.get(self.page) {
                Some(printed) => palette::paint(&ink.press, printed, &job.condition),
                None => return None,
            },
        };
        (seen != *paint).then_some(seen)
    }

    fn stroke(&mut self, stroke: &Option<FixedStroke>) -> Option<FixedStroke> {
        let stroke = stroke.as_ref()?;
        let paint = self.paint(&stroke.paint)?;
        Some(FixedStroke { paint, ..stroke.clone() })
    }

    /// A template's own image; for the press it is put in the inks of the page.
    fn own(&mut self, image: &Image, size: Size, span: Span) -> Change {
        let View::Press(job) = self.view else { return Change::Stays };
        let inks = job.sets.inks(job.sets.number(self.page));
        match pictures::own(image.kind(), &inks, job, &self.laid.fonts) {
            Ok(inked) => {
                let alt = image.alt().map(Into::into);
                let image = Image::new(inked, alt, Smart::Auto);
                Change::Becomes(FrameItem::Image(image, size, span))
            }
            Err(why) => {
                self.unprintable.push(why);
                Change::Stays
            }
        }
    }

    /// A stand-in becomes its picture, or for the press the number of one; a template's own image stays.
    fn picture(&mut self, image: &Image, size: Size, span: Span) -> Change {
        let inks = match self.view {
            View::Press(job) => job.sets.number(self.page),
            View::Screen => 0,
        };
        let Some(placing) = Placing::of(image, size, &self.laid.pictures, inks) else {
            return self.own(image, size, span);
        };
        let print = self.prints.get(&placing);
        let shown = print.and_then(|print| match &print.image {
            PrintImage::Typst(image) => Some((image.clone(), print.fit)),
            PrintImage::Press(image) => Some((self.images.stand_in(placing, image)?, print.fit)),
        });
        let Some((shown, fit)) = shown else {
            let frame = self.frame(&missing(size, self.laid.inks.black()));
            return frame.map_or(Change::Stays, |frame| {
                Change::Becomes(FrameItem::Group(GroupItem::new(frame)))
            });
        };
        let alt = image.alt().map(Into::into);
        let item = FrameItem::Image(Image::new(shown, alt, Smart::Auto), fit.size, span);
        if fit.size == size {
            return Change::Becomes(item);
        }
        let mut frame = Frame::soft(size);
        frame.push(fit.at, item);
        let mut group = GroupItem::new(frame);
        group.clip = fit.over.then(|| Curve::rect(size));
        Change::Becomes(FrameItem::Group(group))
    }
}

/// The place of a picture that is not there: outline and a diagonal.
fn missing(size: Size, black: Paint) -> Frame {
    let stroke = FixedStroke::from_pair(black, Abs::pt(0.5));
    let mut frame = Frame::soft(size);
    let mut draw = |shape: Shape| {
        frame.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
    };
    draw(Geometry::Rect(size).stroked(stroke.clone()));
    draw(Geometry::Line(size.to_point()).stroked(stroke));
    frame
}
