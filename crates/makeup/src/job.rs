//! What makeup is asked: a page of areas, and what each must hold.

use std::ops::Range;

use super::{Columns, Lines, ParagraphLength};

/// A page to be made up.
#[derive(Debug, Clone)]
pub struct PageJob {
    /// Lines of the type area.
    pub lines: Lines,
    /// The rows of areas, from the top.
    pub rows: Vec<RowJob>,
    /// The areas.
    pub areas: Vec<AreaJob>,
}

/// A row of areas.
#[derive(Debug, Copy, Clone)]
pub struct RowJob {
    /// Its height; `None` is `auto`: what its areas need.
    pub height: Option<Lines>,
    /// The height that a person asked for; it comes before the other.
    pub wish: Option<Lines>,
    /// White between this row and the one above. It belongs to no area, but an area that spans both
    /// rows covers it.
    pub gap_above: Lines,
    /// What is added to it: the same for all heads of the row.
    pub grows: Grows,
}

/// White that is added between a row and the one above.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Grows {
    /// None.
    Not,
    /// A line of it, where the copy is short.
    MayBeWider,
    /// So much, however long the copy is: the page made itself up with it.
    By(Lines),
}

impl Grows {
    /// Lines at most.
    pub fn most(self) -> Lines {
        match self {
            Self::Not => Lines(0),
            Self::MayBeWider => Lines(1),
            Self::By(lines) => lines,
        }
    }
}

impl RowJob {
    /// The height it must have, if it must have one.
    pub(crate) fn asked(&self) -> Option<Lines> {
        self.wish.or(self.height)
    }
}

/// An area and what it must hold.
#[derive(Debug, Clone)]
pub struct AreaJob {
    /// The rows of areas it spans.
    pub rows: Range<usize>,
    /// The columns of the page it spans, from 0: those whose heads stand side by side are neighbours.
    pub columns: Range<u8>,
    /// What stands in it.
    pub content: AreaContent,
}

/// What stands in an area.
#[derive(Debug, Clone)]
pub enum AreaContent {
    /// Takes whatever it is given: a masthead, a strip, white.
    Any,
    /// Something of a shape of its own, which neither grows nor bends: an ad over its columns. It wants
    /// these lines and no others.
    Shape(Lines),
    /// A part at the area's top: a box, a table. The heights it can have, from the least; what is left of the area
    /// below it is white.
    Part(Vec<Lines>),
    /// Several parts one under the other with at least one blank line between: a column of briefs.
    /// The first may be a rail head, after which no white is added.
    Stack {
        /// Whether the first part is a head: the next follows it at once.
        head: bool,
        /// The parts.
        parts: Vec<StackPart>,
    },
    /// A story, cut over columns.
    Story(StoryJob),
}

/// A part of a stack.
#[derive(Debug, Copy, Clone, Default)]
pub struct StackPart {
    /// Its height.
    pub lines: Lines,
    /// What it costs to set it in a line less, if that can be ([`Alternative::cost`]).
    pub less: Option<u32>,
    /// What it costs to set it in a line more, if that can be.
    pub more: Option<u32>,
}

/// A story to be cut over the columns of an area.
#[derive(Debug, Clone)]
pub struct StoryJob {
    /// How much it weighs on the page: its title gives way to weightier ones.
    pub rank: Rank,
    /// Columns of text.
    pub columns: Columns,
    /// Where white may be added to the galley. A place takes a line at most.
    pub spreads: Spreads,
    /// Its headline block.
    pub head: Option<HeadJob>,
    /// Pictures and boxes that text flows past; they stand at the area's top (below or beside the
    /// headline block) or foot.
    pub pictures: Vec<PictureJob>,
    /// A block over all columns at the area's foot, with the heights it may take (the first is
    /// preferred); the heights include the white above it.
    pub foot: Vec<HeadSize>,
    /// The galley, each paragraph at its best.
    pub rows: Vec<Row>,
    /// The paragraphs that may take another number of lines, in the order of the galley. They do
    /// not overlap.
    pub paragraphs: Vec<ParagraphJob>,
}

impl StoryJob {
    /// Whether text stands in it, beside its headline and what stands at its foot.
    pub fn has_text(&self) -> bool {
        self.rows.iter().any(|row| !row.blank)
    }

    /// The story with all that it gives where nothing else helps: white at some of its places, and a title louder, or in more
    /// rows.
    #[must_use]
    pub fn giving_all(mut self) -> Self {
        if self.spreads == Spreads::Alike {
            self.spreads = Spreads::AnywhereAtLast;
        }
        for size in self.head.iter_mut().flat_map(|head| &mut head.sizes) {
            match size.taken {
                Taken::AtLast => size.taken = Taken::Louder,
                Taken::ToTellApart => (size.taken, size.cost) = (Taken::Freely, MORE_ROWS),
                Taken::Freely | Taken::Louder | Taken::Tighter => {}
            }
        }
        self
    }
}

/// What a title in more rows than it needs costs where nothing else fills the page: a little more than a louder one.
const MORE_ROWS: u32 = 4;

/// At which of a galley's places white may be added.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum Spreads {
    /// At all of them alike, or at none.
    #[default]
    Alike,
    /// At any of them, so that each column ends flush: between briefs.
    Anywhere,
    /// At all alike or at none, and at some where nothing else does.
    AnywhereAtLast,
}

/// A paragraph of the galley that may be set in a line less or more 缩行、赶行.
#[derive(Debug, Clone)]
pub struct ParagraphJob {
    /// Its rows in [`StoryJob::rows`]; none of them is white.
    pub rows: Range<usize>,
    /// Set in a line less, if the rules allow it.
    pub less: Option<Alternative>,
    /// Set in a line more, if the rules allow it.
    pub more: Option<Alternative>,
}

impl ParagraphJob {
    /// The alternative of a setting; the best has none.
    pub fn alternative(&self, length: ParagraphLength) -> Option<&Alternative> {
        match length {
            ParagraphLength::Best => None,
            ParagraphLength::Less => self.less.as_ref(),
            ParagraphLength::More => self.more.as_ref(),
        }
    }
}

/// Other rows for the same paragraph.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// One row less or more than the best has, with flags of their own; none is white. What the
    /// best's first row says of the place before the paragraph counts for the alternative, too.
    pub rows: Vec<Row>,
    /// What it costs; 0 is as good as the best, and then makeup takes it rather than end a column a
    /// line short. One unit is a tenth of a line of white too much in one column: 1 lets the last
    /// column end short, 30 leaves two lines of white.
    pub cost: u32,
}

/// A headline block: it stands at the area's top, from the first column on.
#[derive(Debug, Clone)]
pub struct HeadJob {
    /// Columns it spans; the columns to its right are free for text from line 0.
    pub span: Columns,
    /// The sizes it may take, the preferred one first. Each includes the white below.
    pub sizes: Vec<HeadSize>,
    /// Those of them that a person asked for, by their number; none of them: any will do.
    pub wish: Vec<usize>,
    /// Whether no text stands in the columns under it (a picture page's title). Means nothing for a
    /// headline over all columns.
    pub closed: bool,
}

/// One height a block may take.
#[derive(Debug, Copy, Clone)]
pub struct HeadSize {
    /// Its lines, white included.
    pub lines: Lines,
    /// What choosing it costs; the preferred one costs 0. One unit is about one line of white too
    /// much in one column.
    pub cost: u32,
    /// How its title looks, if it has one that can clash with another.
    pub look: Option<HeadLook>,
    /// Whether a line of white may be added under it, where the story would end a line above its area's foot.
    pub white_under: WhiteUnder,
    /// When it may be taken.
    pub taken: Taken,
}

/// When a headline may take one of its sizes.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum Taken {
    /// Wherever it costs least.
    #[default]
    Freely,
    /// Where the preferred one may not stand beside a neighbour that looks like it: no rows are added to fill white.
    ToTellApart,
    /// Where copy would be left out: one of the others with half a line less of white under it.
    Tighter,
    /// Where nothing else fills the page: it is louder than its story's weight.
    AtLast,
    /// The same, where all is given.
    Louder,
}

/// Whether a line of white may be added under a headline.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum WhiteUnder {
    /// It may not.
    #[default]
    AsItIs,
    /// It may: under a small title half a line stands, and one more is still less than what is above it.
    MayWiden,
    /// It may, rather than white at the story's foot: under a large one it is as much as above it.
    MayWidenLarge,
}

/// What a reader compares titles by.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct HeadLook {
    /// Size, in tenths of a point.
    pub size: u32,
    /// Rows.
    pub rows: u8,
}

/// How much a story weighs 轻重, the weightiest first.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd)]
pub enum Rank {
    /// The page's first.
    Lead,
    /// The next.
    Second,
    /// Most.
    #[default]
    Normal,
    /// The least.
    Brief,
}

/// A picture that spans columns.
#[derive(Debug, Clone)]
pub struct PictureJob {
    /// Where it may stand.
    pub edge: PictureEdge,
    /// Whether it may stand under another as wide as it is: a box may, a picture not.
    pub goes_under: bool,
    /// The widths it may take, the preferred one first.
    pub widths: Vec<PictureWidth>,
    /// What a person asked of it.
    pub wish: PictureWish,
}

/// What a person asked of a picture: it is held wherever it can be, at any cost but that of leaving a picture out. What is
/// `None` is left to makeup.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub struct PictureWish {
    /// How wide.
    pub columns: Option<Columns>,
    /// Its first column of text, from 0.
    pub column: Option<u8>,
    /// The edge at which it stands: the top or the foot.
    pub edge: Option<PictureEdge>,
    /// Lines of the picture alone.
    pub lines: Option<Lines>,
}

/// The edge of its area at which a picture stands.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum PictureEdge {
    /// Either, wherever the columns come out best.
    #[default]
    Any,
    /// The top, if it can be.
    Top,
    /// At the head of a column, as near to this one as it goes: written beside the words there.
    Near(Columns),
    /// The foot.
    Foot,
}

/// One width of a picture, and the heights it may then take.
#[derive(Debug, Copy, Clone)]
pub struct PictureWidth {
    /// How wide.
    pub columns: Columns,
    /// Least height of the picture alone: cropped as far as it goes.
    pub least: Lines,
    /// The height at which nothing is cropped.
    pub ideal: Lines,
    /// Greatest height: its sides cropped as far as they go.
    pub most: Lines,
    /// Lines of its caption at this width. One blank line parts it from text.
    pub caption: Lines,
    /// Whether it ends, with its caption, most of a line above the last of its lines: nothing may be cut of it.
    pub ends_high: bool,
    /// What this width costs.
    pub cost: u32,
}

/// One grid line of a galley.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub struct Row {
    /// The galley must not be cut before this row. White rows and the row after them count as one
    /// place: to forbid a cut there, all of them keep.
    pub keep: bool,
    /// The row is white: it vanishes at the top and at the foot of a column.
    pub blank: bool,
    /// White may be added before this row (a subhead, a box, a picture).
    pub stretch: bool,
    /// A column had better not begin with this row: a subhead, or the second line under one.
    pub shy: bool,
}
