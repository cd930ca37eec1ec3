//! One issue, from its folder to the model, with every fault in it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use include_dir::Dir;
use serde_json::Value;

use kanyin_diagnostics::{Code, Fault, Faults, Sources, Spot, slashed, told};

use super::allotted::size::Sizes;
use super::allotted::{self, Allotted};
use super::fill::FillReader;
use super::folder_files::file_names;
use super::furniture_spots::FurnitureSpots;
use super::issue_file::{IssueFile, PageEntry, PageForm};
use super::layout::{AreaKind, Layout};
use super::layouts::{Layouts, is_layout};
use super::paper::{Grid, Paper};
use super::paths::{self, FoundFile, Lost};
use super::pins::PagePins;
use super::press_colour::InksAsked;
use super::reader::Reader;
use super::reading::Reading;
use super::schema_walk::{self, Checked};
use super::spots::{Spots, step};
use super::story_file::{self, is_story};
use super::{
    Filler, FontSpots, Issue, Page, PlacedFile, auto_page, jump, paper_check, pin_reader, schema,
    story_picture, strays, suited_grid, twin_names, yaml,
};

static PAPER: LazyLock<Value> = LazyLock::new(schema::paper);
static ISSUE: LazyLock<Value> = LazyLock::new(schema::issue);

/// An issue, as far as it could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The issue, wherever its pages can still be shown; not only where it is faultless.
    pub issue: Option<Issue>,
    /// Every file that was read.
    pub sources: Sources,
    /// All that is wrong.
    pub faults: Faults,
}

/// A `paper.yaml`, as far as it could be read, and what is wrong with it.
#[derive(Debug)]
pub struct LoadedPaper {
    /// The paper.
    pub paper: Option<Paper>,
    /// The file.
    pub sources: Sources,
    /// All that is wrong.
    pub faults: Faults,
}

/// Reads `paper.yaml` alone.
pub fn load_paper(publication: &Path) -> LoadedPaper {
    match Reader::new(publication) {
        Ok(mut reader) => {
            let paper = paper(&mut reader).map(|checked| checked.value);
            LoadedPaper { paper, sources: reader.sources, faults: reader.faults }
        }
        Err(fault) => {
            LoadedPaper { paper: None, sources: Sources::default(), faults: Faults(vec![*fault]) }
        }
    }
}

/// Reads an issue and everything it names. `builtin` holds the layouts that stand in for those the
/// publication does not have: folders with a `layout.yaml`.
pub fn load(publication: &Path, folder: &Path, builtin: &Dir<'_>) -> Loaded {
    load_as(publication, folder, builtin, &Reading::default())
}

/// The same, otherwise than its files say.
pub fn load_as(publication: &Path, folder: &Path, builtin: &Dir<'_>, reading: &Reading) -> Loaded {
    match Reader::new(publication) {
        Ok(mut reader) => {
            reader.drafts = reading.drafts.clone();
            let issue = issue(&mut reader, folder, builtin, reading);
            let Reader { sources, faults, .. } = reader;
            let issue = issue.map(|issue| Issue { sources: sources.clone(), ..issue });
            Loaded { issue, sources, faults }
        }
        Err(fault) => {
            Loaded { issue: None, sources: Sources::default(), faults: Faults(vec![*fault]) }
        }
    }
}

fn issue(
    reader: &mut Reader,
    folder: &Path,
    builtin: &Dir<'_>,
    reading: &Reading,
) -> Option<Issue> {
    let checked = paper(reader);
    let nameplate = checked.as_ref().and_then(|checked| nameplate(reader, checked));
    let fonts = checked.as_ref().map(font_spots).unwrap_or_default();
    let (paper, written) = checked.map(|Checked { value, spots }| (value, spots)).unzip();
    let inside = folder_inside(reader, folder)?;
    let Checked { value: number, mut spots } = issue_file(reader, &inside)?;
    let plan =
        pin_reader::asked(reader, &inside, number.pages.are_listed() && reading.without_plan);
    let fillers = fillers(reader, &inside);
    let own = allotted::Asked { number: &number, paper: paper.as_ref(), plan: plan.as_ref() };
    let Allotted { pages: mut entries, ahead } =
        allotted::pages(reader, own, &mut spots, &inside, &fillers);
    if reading.all_auto {
        entries.iter_mut().for_each(PageEntry::make_auto);
    }
    let columns = paper.as_ref().map(|paper| paper.grid.columns);
    let mut layouts = Layouts::new(builtin, columns);
    let bases = [inside.as_path(), Path::new("")];
    let (used, jumped) = Default::default();
    let default = Grid::default();
    let grid = paper.as_ref().map_or(&default, |paper| &paper.grid);
    let sizes = Sizes::of(grid);
    let mut filling =
        FillReader { reader, spots: &spots, bases, used, filling: 0, jumped, sizes, ahead };
    let mut pages = Vec::new();
    for (i, entry) in entries.iter().enumerate() {
        let at = format!("/pages/{i}");
        if let Some(layout) = page_layout(entry, &at, columns, &mut layouts, &mut filling) {
            filling.filling = i;
            let mut fills = filling.page(entry, &layout, &at);
            if !number.pages.are_listed() {
                allotted::give_a_lead(&mut fills);
            }
            let (layout, fills) = match layout.is_auto {
                true => auto_page::gather(&layout, fills),
                false => (layout, fills),
            };
            let inks = inks(entry, paper.as_ref(), &at, &mut filling);
            pages.push((i, page(entry, layout, fills, inks, (filling.spots, &at))));
        }
    }
    let mut pages = numbered(reader, &entries, pages, &spots);
    jump::cut_all(&mut pages, grid, plan.as_ref().map(|plan| &plan.value));
    auto_page::place_colophon(paper.as_ref(), &mut pages);
    if let Some(plan) = plan.filter(|_| !reading.without_plan) {
        pin_reader::pin(reader, plan, &mut pages, reading, number.pages.are_listed());
    }
    strays::tell(reader, entries.iter().filter_map(PageEntry::layout).filter(is_layout));
    twin_names::tell(reader, &inside);
    if pages.is_empty() {
        return None;
    }
    let written = written?;
    let name = inside.file_name().map(|name| name.to_string_lossy().into_owned());
    Some(Issue {
        publication: reader.publication.clone(),
        folder: reader.publication.join(&inside),
        name: name.unwrap_or_default(),
        paper: paper?,
        profile: written.value_or_start("/press/profile"),
        fonts,
        furniture: FurnitureSpots { paper: written, issue: spots },
        nameplate,
        number: number.number,
        date: number.date,
        editors: number.editors,
        ear: number.ear,
        is_allotted: !number.pages.are_listed(),
        pages,
        fillers,
        sources: Sources::default(),
    })
}

/// The layout that a page names. A poster has its own, for an ad or for a picture of the paper's.
fn page_layout(
    entry: &PageEntry,
    at: &str,
    columns: Option<u8>,
    layouts: &mut Layouts,
    filling: &mut FillReader,
) -> Option<Arc<Layout>> {
    let spots = filling.spots;
    if let (Some(PageForm::Poster), Some(_)) = (entry.form, &entry.layout) {
        let spot = spots.value_or_start(&format!("{at}/layout"));
        let what = told!(
            "form: poster 是一张海报铺满全版，不用版式",
            "`form: poster` is one poster over the whole page and takes no layout"
        );
        let hint = told!("删去 layout 或 form", "remove `layout`, or `form`");
        filling.reader.faults.push(Fault::error(Code::Layout, spot, what).hint(hint));
    }
    let Some(name) = entry.layout() else {
        if entry.is_empty() {
            let what = told!("这一版什么也没有", "there is nothing on this page");
            let hint = told!(
                "在 stories 下列出稿件，程序自己拼版；或写 layout: 版式名（kanyin layouts 列出它们）",
                "list its stories under `stories`, and the page makes itself up; or name a layout (`kanyin layouts` lists them)"
            );
            let fault = Fault::error(Code::MissingKey, spots.value_or_start(at), what);
            filling.reader.faults.push(fault.hint(hint));
            return None;
        }
        let is_front = entry.page.map_or(at == "/pages/0", |page| page == 1);
        return Some(Arc::new(auto_page::layout(
            entry,
            is_front,
            columns.unwrap_or(Grid::default().columns),
        )));
    };
    let layout =
        layouts.get(filling.reader, name, spots.value_or_start(&format!("{at}/layout")))?;
    if entry.form.is_none() || !entry.ads.is_empty() || entry.fillers.is_empty() {
        return Some(layout);
    }
    let mut layout = Layout::clone(&layout);
    layout.areas.iter_mut().for_each(|area| area.kind = AreaKind::Filler);
    Some(Arc::new(layout))
}

/// The page's own inks, or else the paper's.
fn inks(entry: &PageEntry, paper: Option<&Paper>, at: &str, filling: &mut FillReader) -> InksAsked {
    let Some(paper) = paper else { return InksAsked::default() };
    let Some(own) = &entry.inks else { return paper.press.inks.clone() };
    if let Some(what) = paper_check::unknown_ink(paper, own) {
        let spot = filling.spots.value_or_start(&format!("{at}/inks"));
        filling.reader.faults.push(Fault::error(Code::Inks, spot, what));
    }
    own.clone()
}

fn page(
    entry: &PageEntry,
    layout: Arc<Layout>,
    fills: Vec<super::Fill>,
    inks: InksAsked,
    (spots, at): (&Spots, &str),
) -> Page {
    Page {
        page: 0,
        section: entry.section.clone().filter(|section| !section.trim().is_empty()),
        editor: entry.editor.clone().filter(|editor| !editor.trim().is_empty()),
        layout,
        fills,
        has_folio: entry.folio.is_none(),
        inks,
        pins: PagePins::default(),
        spot: spots.value_or_start(at),
        section_spot: spots.value_or_start(&format!("{at}/section")),
        editor_spot: spots.value_or_start(&format!("{at}/editor")),
    }
}

/// Gives pages their numbers and puts them in order. Every number from 1 on must be there once;
/// where that is not so, the pages that are shown all the same have rising numbers.
fn numbered(
    reader: &mut Reader,
    entries: &[PageEntry],
    pages: Vec<(usize, Page)>,
    spots: &Spots,
) -> Vec<Page> {
    let mut numbers = Vec::new();
    let mut next = 1;
    for (i, entry) in entries.iter().enumerate() {
        let number = entry.page.unwrap_or(next);
        next = number + 1;
        if numbers.contains(&number) {
            let spot = spots.value_or_start(&format!("/pages/{i}/page"));
            let what = told!("第 {number} 版写了两次", "page {number} is there twice");
            reader.faults.push(Fault::error(Code::PageNumber, spot, what));
        }
        numbers.push(number);
    }
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if let Some(missing) = (1..).zip(&sorted).find(|(wanted, is)| wanted != *is).map(|(n, _)| n) {
        let spot = spots.value_or_start("/pages");
        let what = told!("没有第 {missing} 版", "there is no page {missing}");
        let hint = told!("版次从 1 起，一版接一版", "pages are numbered from 1, without gaps");
        reader.faults.push(Fault::error(Code::PageNumber, spot, what).hint(hint));
    }
    let mut pages: Vec<Page> =
        pages.into_iter().map(|(i, page)| Page { page: numbers[i], ..page }).collect();
    pages.sort_by_key(|page| page.page);
    let mut last = 0;
    for page in &mut pages {
        page.page = page.page.max(last + 1);
        last = page.page;
    }
    pages
}

/// `paper.yaml`, and where everything stands in it.
fn paper(reader: &mut Reader) -> Option<Checked<Paper>> {
    let found = own_yaml(reader, Path::new(""), "paper.yaml", Code::NoPublication)?;
    let mut checked = yaml_file::<Paper>(reader, &found, &PAPER)?;
    suited_grid::complete(&mut checked.value, &checked.spots);
    paper_check::check(&checked.value, &checked.spots, &mut reader.faults);
    Some(checked)
}

/// The picture that is the nameplate.
fn nameplate(reader: &mut Reader, paper: &Checked<Paper>) -> Option<PlacedFile> {
    let path = paper.value.masthead.image.as_deref()?;
    let spot = paper.spots.value_or_start("/masthead/image");
    let found = reader.find(path, &[Path::new("")], spot)?;
    let measured = story_picture::measure(reader, &found, spot)?;
    Some(PlacedFile::new(found.inside, spot, measured))
}

fn font_spots(checked: &Checked<Paper>) -> FontSpots {
    let spots = &checked.spots;
    let role = |(role, families): (&String, &Vec<String>)| {
        let at = format!("/fonts/{}", step(role));
        let key = spots.key(&at).unwrap_or_else(|| spots.value_or_start(&at));
        let families = (0..families.len()).map(|n| spots.value_or_start(&format!("{at}/{n}")));
        (role.clone(), (key, families.collect()))
    };
    FontSpots(checked.value.fonts.iter().map(role).collect())
}

/// The issue's folder as a path inside the publication.
fn folder_inside(reader: &mut Reader, folder: &Path) -> Option<PathBuf> {
    let inside = dunce::canonicalize(folder)
        .ok()
        .and_then(|folder| folder.strip_prefix(&reader.publication).ok().map(Path::to_path_buf));
    if inside.is_none() {
        let (folder, publication) = (folder.display(), reader.publication.display());
        let what = told!(
            "{folder} 不是 {publication} 里的文件夹",
            "{folder} is no folder inside {publication}"
        );
        reader.faults.push(Fault::nowhere(Code::NoIssue, what));
    }
    inside
}

fn issue_file(reader: &mut Reader, inside: &Path) -> Option<Checked<IssueFile>> {
    let found = own_yaml(reader, inside, "issue.yaml", Code::NoIssue)?;
    yaml_file(reader, &found, &ISSUE)
}

/// The file that says what is in a folder; nobody names it.
fn own_yaml(reader: &mut Reader, folder: &Path, name: &str, code: Code) -> Option<FoundFile> {
    let what = match paths::find(&reader.publication, &[folder], name) {
        Ok(found) => return Some(found),
        Err(Lost::Outside) => {
            told!(
                "{name} 是一个链接，指到了刊物文件夹之外，不去读；把文件拷进来",
                "{name} is a link that leads out of the publication, and is not read; put a copy in its place"
            )
        }
        Err(_) => {
            let folder = slashed(&reader.publication.join(folder));
            told!("{folder} 里没有 {name}", "there is no {name} in {folder}")
        }
    };
    reader.faults.push(Fault::nowhere(code, what));
    None
}

fn yaml_file<T: serde::de::DeserializeOwned>(
    reader: &mut Reader,
    found: &FoundFile,
    schema: &Value,
) -> Option<Checked<T>> {
    let file = reader.text(found, None)?;
    let text = reader.sources.text(file).clone();
    let before = reader.faults.0.len();
    let Some(tree) = yaml::read(&text, file, 0..text.len(), &mut reader.faults) else {
        if reader.faults.0.len() == before {
            let what = told!("这个文件是空的", "this file is empty");
            reader.faults.push(Fault::in_file(Code::EmptyFile, file, what));
        }
        return None;
    };
    schema_walk::read(&tree, schema, &mut reader.faults)
}

/// What may stand in filler areas: the files in `fillers/` of the publication and of the issue.
fn fillers(reader: &mut Reader, issue: &Path) -> Vec<Filler> {
    let mut folders = vec![PathBuf::from("fillers")];
    if !issue.as_os_str().is_empty() {
        folders.push(issue.join("fillers"));
    }
    let mut fillers = Vec::new();
    for folder in folders {
        for name in file_names(&reader.publication.join(&folder)) {
            fillers.extend(filler(reader, &folder, &name));
        }
    }
    fillers
}

fn filler(reader: &mut Reader, folder: &Path, name: &str) -> Option<Filler> {
    let written = folder.join(name);
    // A filler is named nowhere: it is its own place.
    let at = |reader: &mut Reader| Spot::new(reader.sources.add(&written, ""), 0..0);
    let found = match paths::find(&reader.publication, &[folder], name) {
        Ok(found) => found,
        Err(_) => {
            let spot = at(reader);
            reader.find(name, &[folder], spot)?
        }
    };
    if is_story(name) {
        return story_file::read(reader, &found, None).map(|story| Filler::Story(Arc::new(story)));
    }
    let spot = at(reader);
    let measured = story_picture::measure(reader, &found, spot)?;
    Some(Filler::File(PlacedFile::new(found.inside, spot, measured)))
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
