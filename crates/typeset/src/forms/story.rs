//! A story set for its area, whatever its form: what makeup must know of it, and what is put in its place.

use kanyin_diagnostics::{Spot, slashed};
use kanyin_issue::{
    Block, BlockKind, Form, Importance, Line, Picture, Story,
    names::NamesBy,
    story::{BoxKind, PicturePlace},
};
use kanyin_makeup::{
    Columns, HeadLook, HeadSize, Lines, PictureEdge, Rank, StoryJob, Taken, WhiteUnder,
};

use super::galley_book::GalleyKey;
use crate::boxes::{self, BoxPart};
use crate::engine::TemplateErrors;
use crate::frame_text::title_rows;
use crate::galley::{BodyStyle, Galley, GalleyBuilder};
use crate::grid::{Measure, PageGrid};
use crate::house::Stick;
use crate::part::Part;
use crate::parts::pictures::{self, KeepsTo};
use crate::parts::{notes, tables};

/// A story set for its area.
#[derive(Debug, Clone)]
pub struct SetStory {
    /// What makeup is asked.
    pub job: StoryJob,
    /// The columns of text.
    pub measure: Measure,
    /// The story in one long column.
    pub galley: Galley,
    /// The headline block in each of its sizes.
    pub heads: Vec<Part>,
    /// What stands at the edges of its columns.
    pub pictures: Vec<Floating>,
    /// The block at the foot in each of its heights, white above included.
    pub feet: Vec<Part>,
    /// What stands beside the text: left edge in the area, and the part; its top is the text's.
    pub beside: Option<(f64, Part)>,
}

/// What stands at the head or foot of columns, and text flows past it.
#[derive(Debug, Clone)]
pub enum Floating {
    /// A picture, and its caption at each of its widths.
    Picture(Picture, Vec<Option<Part>>),
    /// A box at each of its widths, with where it was written.
    Box(Vec<BoxPart>, Spot),
    /// A table, with where it was written.
    Table(Part, Spot),
}

impl SetStory {
    /// The same story, whose paragraphs may give also where lines of theirs are stretched for it.
    pub fn stretched(&self) -> Self {
        let galley = self.galley.stretched();
        let job = StoryJob { paragraphs: galley.paragraphs(), ..self.job.clone() };
        Self { job, galley, ..self.clone() }
    }
}

impl SetStory {
    /// The same story, whose headline may have half a line less of white under it where copy would be left out.
    pub fn tightened(mut self, grid: &PageGrid) -> Self {
        let Some(head) = &mut self.job.head else { return self };
        let level = head.sizes.iter().zip(&self.heads).filter(|(size, _)| size.look.is_some());
        let tighter = level.filter_map(|(size, part)| {
            let part = part.tighter(grid)?;
            let (lines, cost) = (Lines(part.lines), size.cost + TIGHTER);
            Some((HeadSize { lines, cost, taken: Taken::Tighter, ..*size }, part))
        });
        let (sizes, parts): (Vec<HeadSize>, Vec<Part>) = tighter.unzip();
        head.sizes.extend(sizes);
        self.heads.extend(parts);
        self
    }
}

impl Floating {
    /// The picture's file, as `plan.yaml` has it; a box has none.
    pub fn file(&self) -> Option<String> {
        match self {
            Self::Picture(picture, _) => Some(slashed(&picture.path)),
            Self::Box(..) | Self::Table(..) => None,
        }
    }

    /// Where it stands in the copy.
    pub fn spot(&self) -> Spot {
        match self {
            Self::Picture(picture, _) => picture.spot,
            Self::Box(_, spot) | Self::Table(_, spot) => *spot,
        }
    }
}

/// What of a story stands in areas of its own.
#[derive(Debug, Clone, Default)]
pub struct Apart {
    /// Blocks, by their index.
    pub blocks: Vec<usize>,
    /// The headline block, with an essay's first picture.
    pub headline: bool,
}

/// Heights of a block, the first one preferred; each step away costs `step`.
pub fn sizes(parts: &[Part], step: u32) -> Vec<HeadSize> {
    parts
        .iter()
        .enumerate()
        .map(|(n, part)| HeadSize {
            lines: Lines(part.lines),
            cost: step * n as u32,
            look: None,
            white_under: WhiteUnder::AsItIs,
            taken: Taken::Freely,
        })
        .collect()
}

/// The same of level headlines, by which a reader tells stories apart. Under a small title without a deck stands half a
/// line of white (docs/look.md §3): there a line more is still less than what is above it.
pub fn head_sizes(parts: &[Part], step: u32, has_deck: bool) -> Vec<HeadSize> {
    let mut sizes = sizes(parts, step);
    let first = parts.first().and_then(title_look);
    let preferred = first.map_or(0, |look| look.size);
    for (size, part) in sizes.iter_mut().zip(parts) {
        size.look = title_look(part);
        match (first, size.look) {
            (Some(first), Some(look)) if look.size > first.size => {
                (size.taken, size.cost) = (Taken::AtLast, LOUDER);
            }
            (Some(first), Some(look)) if look.size == first.size && look.rows > first.rows => {
                size.taken = Taken::ToTellApart;
            }
            _ => {}
        }
        if !has_deck && size.look.is_some_and(|look| SMALL.contains(&look.size)) {
            size.white_under = WhiteUnder::MayWiden;
        }
        if size.look.is_some_and(|look| look.size * 5 < preferred * 4) {
            size.cost += FAR_DOWN;
        }
    }
    sizes
}

/// Small titles, in tenths of a point; smaller is the head of a brief, on which its text follows at once.
const SMALL: std::ops::RangeInclusive<u32> = 120..=180;

/// What a title costs that is a step larger than it should be.
const LOUDER: u32 = 3;

/// What a title costs that is more than a step smaller than it should be: nearly as much as copy that is left out.
const FAR_DOWN: u32 = 60;

/// What a title costs with half a line less of white under it: more than any white, less than copy that is left out.
const TIGHTER: u32 = 5000;

/// How the title of a headline looks: the largest type of the block, and its rows.
pub fn title_look(part: &Part) -> Option<HeadLook> {
    let rows = title_rows(&part.frame);
    let size = rows.first()?.0;
    Some(HeadLook { size: (10.0 * size).round() as u32, rows: rows.len().min(9) as u8 })
}

/// How much a story weighs.
pub fn rank(story: &Story) -> Rank {
    match story.importance {
        Importance::Lead => Rank::Lead,
        Importance::Second => Rank::Second,
        Importance::Normal => Rank::Normal,
        Importance::Brief => Rank::Brief,
    }
}

/// The galley of a story: the byline, if it stands there, and the body, with the parts that stay in it.
pub fn galley(
    stick: &Stick,
    story: &Story,
    byline: Option<&Line>,
    measure: &Measure,
    left_out: &dyn Fn(usize) -> bool,
) -> Result<Galley, TemplateErrors> {
    let set = || set_galley(stick, story, byline, measure, left_out);
    let Some(book) = stick.house.galleys else { return set() };
    let key = GalleyKey {
        story: story.title.spot,
        width: measure.width.to_bits(),
        is_single: measure.columns < 2,
        has_byline: byline.is_some(),
        left_out: (0..story.blocks.len()).filter(|block| left_out(*block)).collect(),
    };
    book.get(key, set)
}

fn set_galley(
    stick: &Stick,
    story: &Story,
    byline: Option<&Line>,
    measure: &Measure,
    left_out: &dyn Fn(usize) -> bool,
) -> Result<Galley, TemplateErrors> {
    let long = story.importance == Importance::Lead || story.form == Form::Essay;
    let style = if long { BodyStyle::FEATURE } else { BodyStyle::BODY };
    let style = style.with_names(NamesBy::of(story.form));
    let column = stick.over(measure.width);
    let mut builder = GalleyBuilder::new(column.deeper("galley"), style);
    if let Some(byline) = byline {
        builder.byline(byline)?;
    }
    builder.blocks(&story.blocks, &mut |index, block| {
        if left_out(index) {
            return Ok(Vec::new());
        }
        in_galley(&column.deeper(("block", index)), block, measure.columns)
    })?;
    Ok(builder.finish())
}

/// A block that stands in the galley, of a story of so many columns, as a part of its own, or as several.
fn in_galley(stick: &Stick, block: &Block, columns: u8) -> Result<Vec<Part>, TemplateErrors> {
    match &block.kind {
        BlockKind::Table { .. } => tables::rows(stick, block),
        BlockKind::Picture(picture) if edge(picture, columns, 0.0).is_some() => Ok(Vec::new()),
        BlockKind::Picture(picture) => {
            let caption = pictures::caption(stick, picture, None)?;
            let (_, ideal, _) = pictures::heights(&stick.house.grid, picture, stick.width);
            let keeps_to = KeepsTo::HeadAndFoot;
            let frame =
                pictures::with_caption(stick, picture, caption.as_ref(), ideal.0, keeps_to)?;
            let lines = ideal.0 + caption.map_or(0, |caption| caption.lines);
            Ok(vec![Part { frame, lines, role: "picture" }])
        }
        BlockKind::Box(inner) => match inner.kind {
            BoxKind::Note => Ok(vec![notes::note(stick, inner)?]),
            BoxKind::Quote => Ok(vec![notes::pull_quote(stick, inner)?]),
            BoxKind::Sidebar => Ok(vec![boxes::sidebar(stick, inner)?.alone(stick)?]),
        },
        _ => Ok(Vec::new()),
    }
}

/// The edge of the area where a picture stands, if it is no part of the galley (docs/rules.md §3). Of several `columns` it
/// stands at the head of one near the words among which it was written: `before` is the part of the text before it.
pub fn edge(picture: &Picture, columns: u8, before: f64) -> Option<PictureEdge> {
    match picture.place {
        Some(PicturePlace::Here) if columns < 2 => None,
        Some(PicturePlace::Here) => {
            let near = (before * f64::from(columns)).floor() as u8;
            Some(PictureEdge::Near(Columns(near.min(columns - 1))))
        }
        Some(PicturePlace::Top) => Some(PictureEdge::Top),
        Some(PicturePlace::Bottom) => Some(PictureEdge::Foot),
        None => Some(PictureEdge::Any),
    }
}

/// Columns that a picture takes if nothing gives (docs/rules.md §3).
pub fn columns_of(picture: &Picture) -> u8 {
    picture.columns.unwrap_or(if picture.ratio > 1.0 { 2 } else { 1 }).max(1)
}
