//! What a person pinned in `plan.yaml` beside `issue.yaml`, with the place of each wish in that file.

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

pub use super::plan_file::EdgeAsked;

/// A wish, and where it is written.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Pin<T> {
    /// What is asked.
    pub value: T,
    /// Where.
    pub spot: Spot,
}

/// What is pinned on a page.
#[derive(Debug, Clone, Default)]
pub struct PagePins {
    /// Lines of each row of areas that is not free; as many as the layout has rows, or none.
    pub rows: Vec<Option<Pin<u32>>>,
    /// Areas with wishes.
    pub areas: Vec<AreaPins>,
    /// Places of the areas of a page that makes itself up; of all of them, or none are held.
    pub places: Vec<Pin<PlacePin>>,
}

/// A place on a page that makes itself up.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct PlacePin {
    /// Index into `layout.areas`.
    pub area: usize,
    /// Whether it is that of the box beside the area's story.
    pub is_box: bool,
    /// First column of the page, from 0.
    pub column: u8,
    /// Columns.
    pub columns: u8,
    /// Columns of text, if it is a row of briefs, or a story in others than the page has.
    pub text_columns: Option<u8>,
    /// First line of the type area, from 0.
    pub top: u32,
    /// Lines.
    pub lines: u32,
}

/// What the name of a box beside a story ends with; before it stands that of the story's area.
pub const BOX: &str = "-box";

impl PagePins {
    /// Whether nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Option::is_none) && self.areas.is_empty() && self.places.is_empty()
    }
}

/// What is pinned in an area.
#[derive(Debug, Clone)]
pub struct AreaPins {
    /// Index into `layout.areas`.
    pub area: usize,
    /// The files that stood in it, paths inside the publication.
    pub files: Option<Pin<Vec<String>>>,
    /// The headline.
    pub head: Option<HeadPin>,
    /// Pictures and boxes, in order.
    pub pictures: Vec<PicturePin>,
}

/// A headline's size.
#[derive(Debug, Copy, Clone)]
pub struct HeadPin {
    /// Size of the title, in points.
    pub size: Option<f64>,
    /// Its rows.
    pub rows: Option<u8>,
    /// Where the size is written, or else the rows.
    pub spot: Spot,
}

/// A picture's place.
#[derive(Debug, Clone)]
pub struct PicturePin {
    /// The picture's file, a path inside the publication; the next one without a name if there is none.
    pub file: Option<Pin<String>>,
    /// Its first column of text, from 1.
    pub column: Option<Pin<u8>>,
    /// Columns it is wide.
    pub columns: Option<Pin<u8>>,
    /// The edge of the area at which it stands.
    pub edge: Option<Pin<EdgeAsked>>,
    /// Lines it is high, without its caption.
    pub lines: Option<Pin<u32>>,
    /// Where it begins in the file.
    pub spot: Spot,
}

/// A warning that what stands here is of another state of the issue, and is not held.
pub fn stale(spot: Spot, what: Told) -> Fault {
    Fault::warning(Code::StalePlan, spot, what).hint(told!(
        "这里没有照 plan.yaml 排；改好它，或从 out 里重新拷一份",
        "the plan is not followed here; mend it, or copy the new one from out/"
    ))
}
