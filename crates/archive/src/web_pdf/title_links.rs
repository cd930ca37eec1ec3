//! 导读: a story's title away from its story leads there; 转版: the words 下转 and 上接 lead to the other part.

use std::num::NonZeroUsize;

use ecow::eco_format;
use typst_library::foundations::{Content, NativeElement};
use typst_library::introspection::{Location, PagedPosition, Tag, TagFlags};
use typst_library::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst_library::model::{Destination, HeadingElem, LinkMarker};
use typst_library::text::TextItem;
use typst_utils::hash128;

use kanyin_typeset::spot_of;

use super::head_lines::HeadLines;
use crate::edition::{Article, Edition, EditionPage};

/// Makes the titles that stand apart from their stories live. `shown` are the pages of the file, of which `frame` is the
/// one of a number from 0.
pub fn put_in(
    frame: &mut Frame,
    page: usize,
    lines: &HeadLines,
    edition: &Edition,
    shown: &[EditionPage],
) {
    TitleLinker { page, lines, edition, shown, open: Vec::new(), count: 0 }.frame(frame);
}

struct TitleLinker<'a> {
    page: usize,
    lines: &'a HeadLines<'a>,
    edition: &'a Edition,
    shown: &'a [EditionPage],
    /// The headings and links that are open.
    open: Vec<Location>,
    count: usize,
}

impl TitleLinker<'_> {
    fn frame(&mut self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Tag(Tag::Start(elem, _))
                    if elem.is::<HeadingElem>() || elem.is::<LinkMarker>() =>
                {
                    self.open.extend(elem.location());
                }
                FrameItem::Tag(Tag::End(location, ..)) => self.open.retain(|open| open != location),
                FrameItem::Text(text) if self.open.is_empty() || self.turn(text).is_some() => {
                    if let Some(live) = self.live(text) {
                        *item = live;
                    }
                }
                _ => {}
            }
            true
        });
    }

    /// The text with its link, if it is of the title of a story on another page.
    fn live(&mut self, text: &TextItem) -> Option<FrameItem> {
        let spot = text.glyphs.iter().find_map(spot_of)?;
        let turn = self.turn(text);
        let (number, file) = match turn {
            Some((number, file)) => (Some(number), file),
            None => (None, self.lines.story_of_title(spot)?),
        };
        let article = self.edition.articles.iter().find(|article| article.file == file)?;
        let number = number.unwrap_or(article.page);
        let to = self.place(article, number)?;
        let alt = eco_format!("第{}版：{}", number, article.title);
        let mut mark = LinkMarker::new(Content::empty(), Some(alt)).pack();
        let location = Location::new(hash128(&("kanyin-lead", self.page, self.count)));
        self.count += 1;
        mark.set_location(location);
        let flags = TagFlags { introspectable: false, tagged: true };
        let size = Size::new(text.width(), text.size);
        let mut frame = Frame::soft(size);
        let mut push = |at: Point, item: FrameItem| frame.push(at, item);
        push(Point::zero(), FrameItem::Tag(Tag::Start(mark, flags)));
        push(Point::zero(), FrameItem::Text(text.clone()));
        push(Point::with_y(-0.88 * text.size), FrameItem::Link(to, size));
        push(Point::zero(), FrameItem::Tag(Tag::End(location, 0, flags)));
        Some(FrameItem::Group(GroupItem::new(frame)))
    }

    /// The page and the file of the story to whose other part the text leads, if it is the words that do.
    fn turn(&self, text: &TextItem) -> Option<(u32, String)> {
        let own = self.shown.get(self.page)?.number;
        self.lines.turn(own, text.glyphs.iter().find_map(spot_of)?)
    }

    /// Where a story stands on a page, if that is another one of the file.
    fn place(&self, article: &Article, number: u32) -> Option<Destination> {
        let page = self.shown.iter().position(|page| page.number == number)?;
        let first = article.places.iter().find(|place| place.page == number)?;
        if page == self.page {
            return None;
        }
        let point = Point::new(Abs::pt(first.rect.x), Abs::pt(first.rect.y));
        let page = NonZeroUsize::MIN.saturating_add(page);
        Some(Destination::Position(PagedPosition { page, point }))
    }
}
