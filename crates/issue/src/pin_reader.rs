//! Reads `plan.yaml` beside `issue.yaml` into the pages that it is of.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use kanyin_diagnostics::{Fault, Spot, Told, slashed, told};

use super::issue_file::AUTO;
use super::layout::{Layout, RowHeight};
use super::nearest::nearest;
use super::paths::{self, FoundFile};
use super::pins::{AreaPins, BOX, HeadPin, PicturePin, Pin, PlacePin, stale};
use super::plan_file::{AreaAsked, HeadAsked, PageAsked, PictureAsked, PlanAsked};
use super::reader::Reader;
use super::reading::Reading;
use super::schema_walk::{self, Checked};
use super::spots::Spots;
use super::story::Jump;
use super::{Block, BlockKind, Fill, Page, schema, yaml};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema::plan);

/// The file's name, beside `issue.yaml` and in `out/`.
const NAME: &str = "plan.yaml";

/// Reads the plan beside `issue.yaml`, if there is one and it is not left aside.
pub fn asked(reader: &mut Reader, folder: &Path, left_aside: bool) -> Option<Checked<PlanAsked>> {
    let name = folder.join(NAME);
    if left_aside || std::fs::symlink_metadata(reader.publication.join(&name)).is_err() {
        return None;
    }
    let found = match paths::find(&reader.publication, &[folder], NAME) {
        Ok(found) => found,
        Err(_) => {
            let spot = Spot::new(reader.sources.add(&name, ""), 0..0);
            reader.find(NAME, &[folder], spot)?
        }
    };
    checked(reader, &found)
}

/// Takes a plan into the pages that it is of; `is_listed` if `issue.yaml` lists their stories. Where all pages make themselves up though `issue.yaml` names layouts, what is
/// planned of these is not meant.
pub fn pin(
    reader: &mut Reader,
    plan: Checked<PlanAsked>,
    pages: &mut [Page],
    reading: &Reading,
    is_listed: bool,
) {
    let Checked { value: PlanAsked { pages: asked }, spots } = plan;
    let is_meant = |asked: &PageAsked| {
        !reading.all_auto || asked.layout.as_deref().is_none_or(|of| of == AUTO)
    };
    let mut known: Vec<u32> = Vec::new();
    for (n, asked) in asked.into_iter().enumerate().filter(|(_, asked)| is_meant(asked)) {
        let at = format!("/pages/{n}");
        let mut of_page = OfPage { reader, spots: &spots, at };
        let number = asked.page;
        if known.contains(&number) {
            let what = told!("第 {number} 版写了两次", "page {number} is there twice");
            of_page.stale("/page", what);
            continue;
        }
        known.push(number);
        if is_listed && !asked.stories.is_empty() {
            let what = told!(
                "这一期的稿件由 issue.yaml 列到各版，这里的 stories 不起作用",
                "issue.yaml lists the stories of each page; these `stories` change nothing"
            );
            of_page.stale("/stories", what);
        }
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
        self.tell_paragraphs(&asked.areas, page);
        if page.layout.is_auto && asked.rows.is_some() {
            let what = told!(
                "这一版自己拼，没有定好的排；要定，写各区块的 column、columns、top、height",
                "this page makes itself up and has no rows of its own; give each area its `column`, `columns`, `top` and `height`"
            );
            self.stale("/rows", what);
        }
        let rows = match page.layout.is_auto {
            true => Vec::new(),
            false => self.rows(asked.rows.unwrap_or_default(), &page.layout),
        };
        let areas = asked.areas.into_iter().enumerate();
        let (areas, places) = match page.layout.is_auto {
            true => self.places(areas.collect(), &page.layout),
            false => (areas.collect(), Vec::new()),
        };
        let areas = areas.into_iter();
        let areas: Vec<AreaPins> =
            areas.filter_map(|(n, area)| self.area(n, area, &page.layout)).collect();
        if !rows.is_empty() {
            page.pins.rows = rows;
        }
        for pins in &areas {
            ask_columns(&mut page.fills[pins.area], &pins.pictures);
        }
        page.pins.areas.extend(areas);
        page.pins.places.extend(places);
    }

    /// Tells paragraphs of a story that does not go on, or not behind so many.
    fn tell_paragraphs(&mut self, asked: &[AreaAsked], page: &Page) {
        for (n, area) in asked.iter().enumerate() {
            let Some(wanted) = area.paragraphs else { continue };
            let own = page.layout.areas.iter().position(|own| own.name == area.area);
            let jump = own.and_then(|own| match &page.fills[own] {
                Fill::Story(story) => story.part.as_ref().map(|part| part.jump),
                _ => None,
            });
            let what = match jump {
                Some(Jump::To { paragraphs, .. }) if paragraphs == wanted as usize => continue,
                Some(Jump::To { paragraphs, .. }) => told!(
                    "排在这一版的是 {paragraphs} 段，不是 {wanted} 段",
                    "{paragraphs} paragraphs stand on this page, not {wanted}"
                ),
                _ => told!(
                    "这里的稿件不转到别的版",
                    "what stands here does not go on on another page"
                ),
            };
            self.stale(&format!("/areas/{n}/paragraphs"), what);
        }
    }

    /// Takes the places out of what is asked of a page that makes itself up. The box beside a story has nothing but a place.
    fn places(
        &mut self,
        asked: Vec<(usize, AreaAsked)>,
        layout: &Layout,
    ) -> (Vec<(usize, AreaAsked)>, Vec<Pin<PlacePin>>) {
        let find = |name: &str| layout.areas.iter().position(|area| area.name == name);
        let mut left = Vec::new();
        let mut places = Vec::new();
        for (n, asked) in asked {
            let own = find(&asked.area).map(|area| (area, false));
            let story = || asked.area.strip_suffix(BOX).and_then(find).map(|area| (area, true));
            let found = own.or_else(story);
            let size = asked.column.zip(asked.columns).zip(asked.top.zip(asked.height));
            // What has a part of its place had better have all of it. `top` and `height` alone are a record.
            if found.is_some()
                && size.is_none()
                && (asked.column.is_some() || asked.columns.is_some())
            {
                let name = &asked.area;
                let what = told!(
                    "“{name}”的位置不全：column、columns、top、height 四样要一起写",
                    "the place of `{name}` is not whole: `column`, `columns`, `top` and `height` go together"
                );
                self.stale(&format!("/areas/{n}/area"), what);
            }
            let is_same = |pin: &&Pin<PlacePin>| Some((pin.value.area, pin.value.is_box)) == found;
            if let Some(first) = places.iter().find(is_same).filter(|_| size.is_some()) {
                let (name, line) = (&asked.area, self.reader.sources.place(first.spot).line);
                let what = told!(
                    "“{name}”的位置写了两次，照第 {line} 行的",
                    "the place of `{name}` is there twice; that of line {line} is kept"
                );
                self.stale(&format!("/areas/{n}/area"), what);
                continue;
            }
            if let (Some((area, is_box)), Some(((column, columns), (top, lines)))) = (found, size) {
                let value = PlacePin {
                    area,
                    is_box,
                    column: column.saturating_sub(1),
                    columns,
                    text_columns: asked.text_columns,
                    top,
                    lines,
                };
                places.push(Pin { value, spot: self.spot(&format!("/areas/{n}/area")) });
            }
            if !found.is_some_and(|(_, is_box)| is_box) {
                left.push((n, asked));
            }
        }
        (left, places)
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
        let is_asked = head.is_some() || !pictures.is_empty() || files.is_some();
        is_asked.then_some(AreaPins { area, files, head, pictures })
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
    fn stale(&mut self, at: &str, what: Told) {
        let fault = self.stale_fault(at, what);
        self.reader.faults.push(fault);
    }

    fn stale_fault(&self, at: &str, what: Told) -> Fault {
        stale(self.spot(at), what)
    }
}

/// Lets the pictures of a story be set as wide as is asked.
fn ask_columns(fill: &mut Fill, pins: &[PicturePin]) {
    let Fill::Story(story) = fill else { return };
    if pins.iter().all(|pin| pin.columns.is_none()) {
        return;
    }
    let is_picture = |block: &&Block| matches!(block.kind, BlockKind::Picture(_));
    let is_alone = pins.len() == 1 && story.blocks.iter().filter(is_picture).count() == 1;
    for block in &mut Arc::make_mut(story).blocks {
        let BlockKind::Picture(picture) = &mut block.kind else { continue };
        let path = slashed(&picture.path);
        let is_it =
            |pin: &&PicturePin| pin.file.as_ref().map_or(is_alone, |file| file.value == path);
        let asked = pins.iter().find(is_it).and_then(|pin| pin.columns);
        picture.asked_columns = asked.map(|pin| pin.value);
    }
}
