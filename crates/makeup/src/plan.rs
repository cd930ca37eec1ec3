//! What makeup answers: where everything stands, and what gave.

use super::{Columns, Lines, ParagraphLength, PictureEdge, PictureWish};

/// A page made up.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct PagePlan {
    /// Top line and height of each row of areas.
    pub rows: Vec<(Lines, Lines)>,
    /// Lines by which the white above each row grew.
    pub white: Vec<Lines>,
    /// The areas, in the order of the job.
    pub areas: Vec<AreaPlan>,
}

/// An area made up.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct AreaPlan {
    /// First line.
    pub top: Lines,
    /// Lines.
    pub height: Lines,
    /// What stands in it, and where; lines count from the area's top.
    pub set: Set,
}

/// What stands in an area.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Set {
    /// Fills it, or stands in it as it is.
    Any,
    /// A part at its top.
    Part {
        /// The height it has, of those it can have; all of the area if that is lower.
        height: Lines,
        /// Lines that do not fit.
        over: Lines,
        /// Lines left over below it.
        spare: Lines,
    },
    /// Tops of the parts; those that do not fit are left out of the list's end.
    Stack {
        /// Top of each part that fits.
        tops: Vec<Lines>,
        /// How each part is set.
        lengths: Vec<ParagraphLength>,
        /// Lines that do not fit.
        over: Lines,
        /// Lines left over beyond what was spread between the parts.
        spare: Lines,
    },
    /// A story.
    Story(StoryPlan),
}

/// A story made up.
#[derive(Debug, Clone, Default, Eq, PartialEq)]
pub struct StoryPlan {
    /// Lines that it fills; below them its area is white.
    pub depth: Lines,
    /// Which of the headline's sizes was taken.
    pub head_size: usize,
    /// Which of the foot's heights was taken.
    pub foot_size: usize,
    /// The pictures, in the order of the job; `None` where no place was found.
    pub pictures: Vec<Option<PicturePlan>>,
    /// How each paragraph of [`StoryJob::paragraphs`](super::StoryJob::paragraphs) is set.
    pub lengths: Vec<ParagraphLength>,
    /// Where each row of the galley as set stands
    /// ([`StoryJob::rows_as_set`](super::StoryJob::rows_as_set)). `None`: a blank that vanished, or
    /// overset.
    pub seats: Vec<Option<Seat>>,
    /// The first row of the galley as set that did not fit; all from it on are overset.
    pub overset_from: Option<usize>,
    /// Lines of white left over in the area, all columns together, beyond what gave. A column that
    /// ends one line above the others is flush, and not counted.
    pub spare: Lines,
    /// What gave.
    pub gave: Vec<Gave>,
}

/// The place of a galley row.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Seat {
    /// Column of text, from 0.
    pub column: u8,
    /// Line of the area, from 0.
    pub line: u32,
}

/// A picture's place.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct PicturePlan {
    /// Its first column of text.
    pub column: u8,
    /// Which of its widths was taken.
    pub width: usize,
    /// How wide.
    pub columns: Columns,
    /// Its first line in the area.
    pub top: Lines,
    /// Lines of the picture alone; its caption follows at once.
    pub lines: Lines,
    /// The edge of the area at which it stands: the top or the foot.
    pub edge: PictureEdge,
}

impl PicturePlan {
    /// Whether it stands as a person asked.
    pub fn keeps(&self, wish: &PictureWish) -> bool {
        wish.columns.is_none_or(|columns| columns == self.columns)
            && wish.column.is_none_or(|column| column == self.column)
            && wish.edge.is_none_or(|edge| edge == self.edge)
            && wish.lines.is_none_or(|lines| lines == self.lines)
    }
}

/// Something that gave so that the copy fits (`docs/rules.md` §2).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Gave {
    /// A picture cropped or let out: which, and by how many lines against its ideal height.
    Crop(usize, i32),
    /// A picture at another width: which, and its columns.
    Width(usize, Columns),
    /// A paragraph in a line less or more: its number in the job, and how it is set.
    Paragraph(usize, ParagraphLength),
    /// The headline at another of its sizes.
    HeadSize(usize),
    /// That size is louder than the story's weight.
    Louder,
    /// The headline has half a line less of white under it.
    Tighter,
    /// The foot at another of its heights.
    FootSize(usize),
    /// A line of white more under the headline.
    UnderHead,
    /// A line of white more under the pictures at the head of all columns.
    UnderPictures,
    /// Places in the text took a line of white, all that may, or, where white spreads, those of a column that needed it:
    /// so many.
    Widened(u32),
    /// So many cuts through what should stay whole, since no column is deep enough for it. A fault.
    Broken(u32),
}
