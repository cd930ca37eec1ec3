//! What the screen knows: one JSON for a version of the pages.

use std::sync::Arc;

use serde::Serialize;

use kanyin_diagnostics::{Faults, Sources, slashed};
use kanyin_issue as issue;
use kanyin_press::{GridFile, PlanFile, TrimSize};
use kanyin_production::{IssueFolder, LaidIssue, unmade_pages};

use super::answer::Words;
use super::page_file::{PageFile, QUICK};
use super::pictures::{PictureState, pictures};
use super::printed::{NumberedPages, PagePlace};
use super::stories::{StoryState, stories};
use super::told_faults::{ToldFault, told_faults};

/// What the screen knows. Lengths in points from the trim's top left.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// Which version of the pages.
    pub version: u64,
    /// The publication's name.
    publication: String,
    /// Its folder on this machine.
    root: String,
    /// The issue's name.
    pub issue: String,
    /// All issues, the newest first.
    issues: Vec<String>,
    /// Kanyin's version.
    kanyin: &'static str,
    /// Why the pages are old, if they are.
    pub stale: Option<Words>,
    /// The sheet.
    trim: TrimSize,
    /// How far pictures run over the cut.
    bleed: f64,
    /// The grid.
    grid: Option<GridFile>,
    /// Whether stories are allotted to pages by the program.
    allotted: bool,
    /// Pages that `issue.yaml` lists and that are not made, for nothing stands on them yet.
    unmade: Vec<u32>,
    /// Pages that lie side by side.
    facing: Vec<Vec<u32>>,
    pages: Vec<PageState>,
    faults: Vec<ToldFault>,
    stories: Vec<StoryState>,
    pictures: Vec<PictureState>,
    areas: Vec<AreaState>,
    rows: Vec<RowState>,
    files: Vec<FileState>,
}

/// A page.
#[derive(Debug, Clone, Serialize)]
struct PageState {
    number: u32,
    name: String,
    /// Its drawing.
    src: String,
    quick: QuickPicture,
    errors: usize,
    warnings: usize,
    auto: bool,
}

/// A picture of a page that is there sooner than its drawing.
#[derive(Debug, Clone, Serialize)]
struct QuickPicture {
    src: String,
    /// In pixels.
    width: u32,
}

/// A row of areas of a page with a layout, which can be made higher or lower.
#[derive(Debug, Clone, Serialize)]
struct RowState {
    page: u32,
    /// From 0.
    row: usize,
    y: f64,
    height: f64,
    lines: u32,
}

/// An area of a page's layout.
#[derive(Debug, Clone, Serialize)]
struct AreaState {
    name: String,
    kind: &'static str,
    story: Option<String>,
    #[serde(flatten)]
    place: PagePlace,
}

/// A file that staff write.
#[derive(Debug, Clone, Serialize)]
struct FileState {
    file: String,
    kind: &'static str,
}

impl State {
    /// Before anything is known of an issue.
    pub fn nothing(of: &IssueFolder) -> Self {
        let issues = issue::issues(&of.publication).into_iter().rev();
        let name = |path: std::path::PathBuf| {
            path.file_name().map(|name| name.to_string_lossy().into_owned())
        };
        Self {
            version: 0,
            publication: of
                .publication
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            root: slashed(&of.publication),
            issue: of.name(),
            issues: issues.filter_map(name).collect(),
            kanyin: env!("CARGO_PKG_VERSION"),
            stale: None,
            trim: TrimSize::default(),
            bleed: 0.0,
            grid: None,
            allotted: false,
            unmade: Vec::new(),
            facing: Vec::new(),
            pages: Vec::new(),
            faults: Vec::new(),
            stories: Vec::new(),
            pictures: Vec::new(),
            areas: Vec::new(),
            rows: Vec::new(),
            files: own_files(of),
        }
    }

    /// What is known of an issue laid out.
    pub fn of(laid: &LaidIssue, of: &IssueFolder, version: u64, pages: &NumberedPages) -> Self {
        let LaidIssue { issue, laid: on_pages, .. } = laid;
        let (grid, plan) = (&on_pages.grid, PlanFile::of(on_pages));
        let numbers: Vec<u32> = issue.pages.iter().map(|page| page.page).collect();
        Self {
            version,
            publication: issue.paper.name.clone(),
            trim: TrimSize::of(grid),
            bleed: grid.bleed,
            grid: Some(GridFile::of(grid)),
            allotted: issue.is_allotted,
            unmade: unmade_pages(issue),
            facing: facing(&numbers),
            pages: issue
                .pages
                .iter()
                .zip(pages)
                .map(|(page, (_, file))| page_state(page, file, grid.trim_width))
                .collect(),
            stories: stories(issue, on_pages, &plan, &of.reading.drafts),
            pictures: pictures(laid, &plan),
            areas: areas(laid, &plan),
            rows: rows(laid),
            ..Self::nothing(of)
        }
    }

    /// Takes in what is wrong.
    pub fn tell(
        &mut self,
        faults: &Faults,
        sources: &Sources,
        laid: Option<&LaidIssue>,
        pages: &NumberedPages,
    ) {
        self.faults = told_faults(faults, sources, laid, pages);
        let short = |file: &str| self.faults.iter().any(|fault| fault.says_short(file));
        self.stories.iter_mut().for_each(|story| story.is_told(short));
        for page in &mut self.pages {
            let count = |severity: &str| {
                let of_page = self.faults.iter().filter(|fault| fault.is_of(page.number));
                of_page.filter(|fault| fault.severity == severity).count()
            };
            (page.errors, page.warnings) = (count("error"), count("warning"));
        }
    }

    /// As text.
    pub fn json(&self) -> Arc<str> {
        serde_json::to_string(self).unwrap_or_default().into()
    }

    /// How many rows of areas a page has that can be made higher or lower.
    pub fn rows_of(&self, page: u32) -> usize {
        self.rows.iter().filter(|row| row.page == page).count()
    }

    /// The picture at a place of a page: its story, and where it is named there.
    pub fn picture_at(&self, page: usize, x: f64, y: f64) -> Option<(String, usize)> {
        let is_at = |place: &PagePlace| {
            place.page == page
                && (place.x..place.x + place.width).contains(&x)
                && (place.y..place.y + place.height).contains(&y)
        };
        let picture = self.pictures.iter().find(|picture| is_at(&picture.place))?;
        Some((picture.story.clone(), picture.at))
    }
}

/// The first page stands alone; the others lie in pairs.
fn facing(pages: &[u32]) -> Vec<Vec<u32>> {
    let first = pages.iter().take(1).map(|page| vec![*page]);
    first.chain(pages.get(1..).unwrap_or_default().chunks(2).map(<[u32]>::to_vec)).collect()
}

fn page_state(page: &issue::Page, file: &PageFile, width: f64) -> PageState {
    let name = file.name();
    PageState {
        number: page.page,
        name: page.section.clone().unwrap_or_default(),
        src: format!("/pages/{name}.svg"),
        quick: QuickPicture {
            src: format!("/pages/{name}.png"),
            width: (QUICK * width).round() as u32,
        },
        errors: 0,
        warnings: 0,
        auto: page.layout.is_auto,
    }
}

/// The rows of the pages that have a layout.
fn rows(laid: &LaidIssue) -> Vec<RowState> {
    let grid = &laid.laid.grid;
    let plans = laid.laid.plans.iter().filter(|planned| !planned.layout.is_auto);
    let of_page = |planned: &kanyin_typeset::Planned| {
        let rows = planned.plan.rows.iter().enumerate();
        let page = planned.page;
        rows.map(move |(row, (top, height))| RowState {
            page,
            row,
            y: grid.top + grid.leading * f64::from(top.0),
            height: grid.leading * f64::from(height.0),
            lines: height.0,
        })
        .collect::<Vec<_>>()
    };
    plans.flat_map(of_page).collect()
}

/// The areas of the pages, where the plan has them.
fn areas(laid: &LaidIssue, plan: &PlanFile) -> Vec<AreaState> {
    let LaidIssue { issue, laid, .. } = laid;
    let grid = &laid.grid;
    let of_page = |page: &issue::Page| {
        let planned = plan.pages.iter().find(|planned| planned.page == page.page);
        let cell = f64::from(page.layout.cells.max(1));
        let width = (grid.width + grid.gutter) / cell;
        let areas = page.layout.areas.iter().filter_map(|area| {
            let planned = planned?.areas.iter().find(|planned| planned.area == area.name)?;
            Some(AreaState {
                name: area.name.clone(),
                kind: area.kind.name(),
                story: planned.files.first().filter(|file| file.ends_with(".md")).cloned(),
                place: PagePlace {
                    page: page.page as usize,
                    x: grid.left + width * f64::from(area.cells.start),
                    y: grid.top + grid.leading * f64::from(planned.top),
                    width: width * area.cells.len() as f64 - grid.gutter,
                    height: grid.leading * f64::from(planned.height),
                },
            })
        });
        areas.collect::<Vec<_>>()
    };
    issue.pages.iter().flat_map(of_page).collect()
}

/// The files that staff write in an issue, by kind.
fn own_files(of: &IssueFolder) -> Vec<FileState> {
    let own = issue::OwnFiles::of(&of.publication);
    let folder = of.path.strip_prefix(&of.publication).unwrap_or(&of.path).to_path_buf();
    let mut files = Vec::new();
    let mut add = |path: std::path::PathBuf, kind| {
        if own.file(&path).is_ok() {
            files.push(FileState { file: slashed(&path), kind });
        }
    };
    add("paper.yaml".into(), "paper");
    add(folder.join("issue.yaml"), "issue");
    add(folder.join("plan.yaml"), "plan");
    for (within, kind) in [("stories", "story"), ("fillers", "filler")] {
        for (name, _) in own.names(&folder.join(within)) {
            if name.ends_with(".md") {
                add(folder.join(within).join(name), kind);
            }
        }
    }
    files
}
