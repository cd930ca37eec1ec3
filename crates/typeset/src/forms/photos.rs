//! The form photos 摄影: a title and a few words, and below them all pictures, in formats of their own shapes
//! (docs/look.md §9, Pictures).

use std::collections::HashMap;

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_issue::{BlockKind, Picture, Story};
use kanyin_makeup::{Columns, HeadJob, HeadSize, Lines, StoryJob, Taken, WhiteUnder};

use super::photo_sheet::{Photo, PhotoSize, PlacedPhotos, Sheet};
use super::story::{SetStory, galley, head_sizes, rank};
use crate::engine::TemplateErrors;
use crate::grid::Measure;
use crate::headline;
use crate::house::Stick;
use crate::part::Part;
use crate::parts::pictures::{self, KeepsTo};

/// What the pictures of a page are together, as in `layout.json`.
pub const PICTURES: &str = "pictures";
/// Columns that the headline block spans.
pub const HEAD: u8 = 2;
/// Lines of white between the text and the pictures.
const ABOVE: u32 = 1;
/// Most heights that makeup chooses from.
const HEIGHTS: usize = 40;

/// Sets a picture page over an area of at least three columns.
pub fn set(stick: &Stick, story: &Story) -> Result<SetStory, TemplateErrors> {
    let columns = stick.columns();
    let measure = stick.house.grid.measure(stick.width, columns);
    let heads = headline::blocks(&stick.over(measure.span(HEAD)), story)?;
    let is_picture = |index: usize| matches!(story.blocks[index].kind, BlockKind::Picture(_));
    let galley = galley(stick, story, None, &measure, &is_picture)?;
    let pictures: Vec<&Picture> = story
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    let (feet, foot) = Album::new(stick, measure, pictures).feet()?;
    let job = StoryJob {
        rank: rank(story),
        head: Some(HeadJob {
            span: Columns(HEAD),
            sizes: head_sizes(&heads, 6, true),
            wish: Vec::new(),
            closed: true,
        }),
        foot,
        ..galley.job(columns)
    };
    Ok(SetStory { job, measure, galley, heads, pictures: Vec::new(), feet, beside: None })
}

/// The pictures of a page, and their captions over each width that was asked for.
struct Album<'a> {
    stick: &'a Stick<'a>,
    measure: Measure,
    pictures: Vec<&'a Picture>,
    captions: HashMap<(usize, u64), Option<Part>>,
}

impl<'a> Album<'a> {
    fn new(stick: &'a Stick<'a>, measure: Measure, pictures: Vec<&'a Picture>) -> Self {
        Self { stick, measure, pictures, captions: HashMap::new() }
    }

    /// The pictures as one block, in each height that suits them; the best comes first.
    fn feet(&mut self) -> Result<(Vec<Part>, Vec<HeadSize>), TemplateErrors> {
        if self.pictures.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let photos = (0..self.pictures.len()).map(|n| self.photo(n));
        let photos = photos.collect::<Result<Vec<Photo>, TemplateErrors>>()?;
        let sheet = self.sheet();
        let mut placed =
            sheet.arrangements(&photos, &mut |photo, width| self.caption_lines(photo, width))?;
        placed.sort_by_key(|placed| (placed.cost, placed.lines));
        placed.truncate(HEIGHTS);
        let least = placed.first().map_or(0, |placed| placed.cost);
        let mut feet = Vec::new();
        let mut sizes = Vec::new();
        for placed in &placed {
            let part = self.part(placed)?;
            let lines = Lines(part.lines);
            sizes.push(HeadSize {
                lines,
                cost: placed.cost - least,
                look: None,
                white_under: WhiteUnder::AsItIs,
                taken: Taken::Freely,
            });
            feet.push(part);
        }
        Ok((feet, sizes))
    }

    fn sheet(&self) -> Sheet {
        let grid = &self.stick.house.grid;
        Sheet {
            columns: self.measure.columns,
            column: self.measure.width,
            gutter: self.measure.gutter,
            leading: grid.leading,
            white: grid.leading - grid.size,
            lines: grid.lines.saturating_sub(ABOVE),
        }
    }

    /// What the sheet must know of a picture.
    fn photo(&mut self, n: usize) -> Result<Photo, TemplateErrors> {
        let picture = self.pictures[n];
        let grid = self.stick.house.grid;
        let mut sizes = Vec::new();
        for columns in 1..=self.measure.columns {
            let width = self.measure.span(columns);
            let (least, ideal, most) = pictures::heights(&grid, picture, width);
            let caption = self.caption_lines(n, width)?;
            sizes.push(PhotoSize { least: least.0, ideal: ideal.0, most: most.0, caption });
        }
        let most_cut = pictures::most_cut(picture);
        Ok(Photo { ratio: picture.ratio, most_cut, columns: picture.columns, sizes })
    }

    fn caption_lines(&mut self, n: usize, width: f64) -> Result<u32, TemplateErrors> {
        Ok(self.caption(n, width)?.map_or(0, |caption| caption.lines))
    }

    fn caption(&mut self, n: usize, width: f64) -> Result<Option<&Part>, TemplateErrors> {
        let at = (n, width.to_bits());
        if !self.captions.contains_key(&at) {
            let place = self.stick.over(width).deeper(("caption", at));
            // A picture alone needs no number.
            let number = pictures::circled(n).filter(|_| self.pictures.len() > 1);
            let caption = pictures::caption(&place, self.pictures[n], number)?;
            self.captions.insert(at, caption);
        }
        Ok(self.captions.get(&at).and_then(Option::as_ref))
    }

    /// The pictures as placed, white above them, as one part.
    fn part(&mut self, placed: &PlacedPhotos) -> Result<Part, TemplateErrors> {
        let grid = self.stick.house.grid;
        let lines = ABOVE + placed.lines;
        let size = Size::new(Abs::pt(self.stick.width), Abs::pt(grid.height(lines)));
        let mut frame = Frame::soft(size);
        for seat in &placed.seats {
            let name = ("photo", seat.photo, seat.width.to_bits(), seat.lines);
            let place = self.stick.over(seat.width).deeper(name);
            let picture = self.pictures[seat.photo];
            let caption = self.caption(seat.photo, seat.width)?;
            let set = pictures::with_caption(&place, picture, caption, seat.lines, KeepsTo::Head)?;
            frame.push_frame(Point::new(Abs::pt(seat.x), grid.y(ABOVE + seat.top)), set);
        }
        Ok(Part { frame, lines, role: PICTURES })
    }
}
