//! What a person pinned in `plan.yaml` beside `issue.yaml`, with the place of each wish in that file.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use kanyin_diagnostics::{Code, Fault, Spot, slashed, told};

use super::layout::{Layout, RowHeight};
use super::nearest::nearest;
use super::paths::{self, FoundFile};
use super::plan_file::{AreaAsked, HeadAsked, PageAsked, PictureAsked, PlanAsked};
use super::reader::Reader;
use super::schema_walk::{self, Checked};
use super::spots::Spots;
use super::{BlockKind, Fill, Page, schema, yaml};

pub use super::plan_file::EdgeAsked;

static SCHEMA: LazyLock<Value> = LazyLock::new(schema::plan);

/// The file's name, beside `issue.yaml` and in `out/`.
const NAME: &str = "plan.yaml";

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
}

impl PagePins {
    /// Whether nothing is pinned.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Option::is_none) && self.areas.is_empty()
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

/// Reads the plan beside `issue.yaml`, if there is one, into the pages that it is of.
pub fn read(reader: &mut Reader, folder: &Path, pages: &mut [Page]) {
    let name = folder.join(NAME);
    if std::fs::symlink_metadata(reader.publication.join(&name)).is_err() {
        return;
    }
    let found = match paths::find(&reader.publication, &[folder], NAME) {
        Ok(found) => found,
        Err(_) => {
            let spot = Spot::new(reader.sources.add(&name, ""), 0..0);
            let Some(found) = reader.find(NAME, &[folder], spot) else { return };
            found
        }
    };
    let Some(Checked { value: PlanAsked { pages: asked }, spots }) = checked(reader, &found) else {
        return;
    };
    for (n, asked) in asked.into_iter().enumerate() {
        let at = format!("/pages/{n}");
        let of_page = OfPage { reader, spots: &spots, at };
        of_page.pin(asked, pages);
    }
}

fn checked(reader: &mut Reader, found: &FoundFile) -> Option<Checked<PlanAsked>> {
    let file = reader.text(found, None)?;
    let text = reader.sources.text(file).clone();
    // An empty one asks for nothing.
    let tree = yaml::read(&text, file, 0..text.len(), &mut reader.faults)?;
    schema_walk::read(&tree, &SCHEMA, &mut reader.faults)
}

/// A page of the file.
struct OfPage<'r> {
    reader: &'r mut Reader,
    spots: &'r Spots,
    at: String,
}

impl OfPage<'_> {
    fn pin(mut self, asked: PageAsked, pages: &mut [Page]) {
        let number = asked.page;
        let Some(page) = pages.iter_mut().find(|page| page.page == number) else {
            let what = told!("这一期没有第 {number} 版", "there is no page {number} in this issue");
            return self.stale("/page", what);
        };
        let is = &page.layout.name;
        if let Some(was) = asked.layout.as_ref().filter(|was| *was != is) {
            let what = told!(
                "第 {number} 版的版式现在是“{is}”，不是“{was}”",
                "the layout of page {number} is `{is}` now, not `{was}`"
            );
            return self.stale("/layout", what);
        }
        let rows = self.rows(asked.rows.unwrap_or_default(), &page.layout);
        let areas = asked.areas.into_iter().enumerate();
        let areas: Vec<AreaPins> =
            areas.filter_map(|(n, area)| self.area(n, area, &page.layout)).collect();
        if !rows.is_empty() {
            page.pins.rows = rows;
        }
        for pins in &areas {
            ask_columns(&mut page.fills[pins.area], &pins.pictures);
        }
        page.pins.areas.extend(areas);
    }

    fn rows(&mut self, asked: Vec<RowHeight>, layout: &Layout) -> Vec<Option<Pin<u32>>> {
        let (count, wanted) = (asked.len(), layout.rows.len());
        if count != wanted && count > 0 {
            let what = told!(
                "版式有 {wanted} 排区块，这里写了 {count} 排",
                "the layout has {wanted} rows of areas, not {count}"
            );
            self.stale("/rows", what);
            return Vec::new();
        }
        let rows = asked.into_iter().enumerate().map(|(n, height)| match height {
            RowHeight::Auto(_) => None,
            RowHeight::Lines(lines) => self.own(&format!("/rows/{n}"), Some(lines)),
        });
        rows.collect()
    }

    fn area(&mut self, n: usize, asked: AreaAsked, layout: &Layout) -> Option<AreaPins> {
        let at = format!("/areas/{n}");
        let AreaAsked { area: name, files, head, pictures, .. } = asked;
        let Some(area) = layout.areas.iter().position(|area| area.name == name) else {
            let what = told!("版式里没有区块“{name}”", "the layout has no area `{name}`");
            let names = layout.areas.iter().map(|area| area.name.as_str());
            let fault = self.stale_fault(&format!("{at}/area"), what);
            self.reader.faults.push(match nearest(&name, names) {
                Some(near) => fault.hint(told!("是不是“{near}”？", "did you mean `{near}`?")),
                None => fault,
            });
            return None;
        };
        let pictures: Vec<PicturePin> = pictures
            .into_iter()
            .enumerate()
            .map(|(k, picture)| self.picture(&format!("{at}/pictures/{k}"), picture))
            .collect();
        let head = head.and_then(|head| self.head(&format!("{at}/head"), &head));
        let files = self.own(&format!("{at}/files"), files);
        let is_pinned = head.is_some() || !pictures.is_empty();
        is_pinned.then_some(AreaPins { area, files, head, pictures })
    }

    fn head(&self, at: &str, asked: &HeadAsked) -> Option<HeadPin> {
        let size = self.own(&format!("{at}/size"), asked.size);
        let rows = self.own(&format!("{at}/rows"), asked.rows);
        let spot = size.map(|pin| pin.spot).or(rows.map(|pin| pin.spot))?;
        Some(HeadPin { size: asked.size.map(|size| size.0), rows: asked.rows, spot })
    }

    fn picture(&self, at: &str, asked: PictureAsked) -> PicturePin {
        PicturePin {
            file: self.own(&format!("{at}/file"), asked.file),
            column: self.own(&format!("{at}/column"), asked.column),
            columns: self.own(&format!("{at}/columns"), asked.columns),
            edge: self.own(&format!("{at}/edge"), asked.edge),
            lines: self.own(&format!("{at}/lines"), asked.lines),
            spot: self.spot(at),
        }
    }

    /// A wish with its place.
    fn own<T>(&self, at: &str, value: Option<T>) -> Option<Pin<T>> {
        value.map(|value| Pin { value, spot: self.spot(at) })
    }

    fn spot(&self, at: &str) -> Spot {
        self.spots.value_or_start(&format!("{}{at}", self.at))
    }

    /// The plan is of another state of the issue.
    fn stale(&mut self, at: &str, what: kanyin_diagnostics::Told) {
        let fault = self.stale_fault(at, what);
        self.reader.faults.push(fault);
    }

    fn stale_fault(&self, at: &str, what: kanyin_diagnostics::Told) -> Fault {
        stale(self.spot(at), what)
    }
}

/// Lets the pictures of a story be set as wide as is asked.
fn ask_columns(fill: &mut Fill, pins: &[PicturePin]) {
    let Fill::Story(story) = fill else { return };
    if pins.iter().all(|pin| pin.columns.is_none()) {
        return;
    }
    for block in &mut Arc::make_mut(story).blocks {
        let BlockKind::Picture(picture) = &mut block.kind else { continue };
        let path = slashed(&picture.path);
        let is_it = |pin: &&PicturePin| pin.file.as_ref().is_some_and(|file| file.value == path);
        let asked = pins.iter().find(is_it).and_then(|pin| pin.columns);
        picture.asked_columns = asked.map(|pin| pin.value);
    }
}

/// A warning that what stands here is of another state of the issue, and is not held.
pub fn stale(spot: Spot, what: kanyin_diagnostics::Told) -> Fault {
    Fault::warning(Code::StalePlan, spot, what).hint(told!(
        "这里没有照 plan.yaml 排；改好它，或从 out 里重新拷一份",
        "the plan is not followed here; mend it, or copy the new one from out/"
    ))
}
