//! Truly different versions of the pages of an issue that make themselves up, to choose from: a plan each, and a contact
//! sheet of all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use kanyin_diagnostics::{Faults, Lang, Sources, Told, told};
use kanyin_fonts::{Catalogue, open_builtin_ahead};
use kanyin_issue::{self as issue, Issue, Reading};
use kanyin_press::{self as press, KeptPage, KeptPlan, PlanFile, Preview, SheetRow, View, Wanted};
use kanyin_typeset::{self as typeset, LAYOUTS, PageAlternatives};

use super::failure::Failure;
use super::file_names::{ALTERNATIVES, ALTERNATIVES_SHEET, ALTERNATIVES_TEXT, alternative_name};
use super::finished::FinishedFile;
use super::issue_folder::IssueFolder;
use super::laid_issue::LaidIssue;
use super::live::LivePage;
use super::out_folder::{OldPress, OutFolder};
use super::page_version::{PageVersion, place, titles};
use super::progress::Progress;
use super::proofread::lay_out;

/// How many may be asked for.
pub const MOST_ALTERNATIVES: usize = 12;

/// What is sought.
#[derive(Debug, Copy, Clone)]
pub struct AlternativesOrder {
    /// At most so many for each page.
    pub count: usize,
    /// The page alone, by its number; else all that make themselves up.
    pub page: Option<u32>,
}

/// One way to make up the one page that was asked for.
pub struct PageWay {
    /// By which it is taken, from 1.
    pub number: usize,
    /// What a person asks of it before choosing it, in a line.
    pub caption: Told,
    /// The page made so.
    pub page: LivePage,
}

/// What was found.
pub struct Alternatives {
    /// Every file that was read.
    pub sources: Sources,
    /// All that is wrong with the issue, whatever the makeup.
    pub faults: Faults,
    /// What differs between them, line by line.
    pub told: Vec<Told>,
    /// The contact sheet, the text, and the plans.
    pub files: Vec<PathBuf>,
    /// The ways of the one page that was asked for.
    pub ways: Vec<PageWay>,
}

impl Alternatives {
    fn none(sources: Sources, faults: Faults) -> Self {
        Self { sources, faults, told: Vec::new(), files: Vec::new(), ways: Vec::new() }
    }
}

/// Finds what is sought, and writes them to `alternatives/` in the issue's folder in `out`. A plan that is
/// kept is left aside.
///
/// # Errors
/// No page makes itself up, or a file could not be written.
pub fn alternatives(
    folder: &IssueFolder,
    out: &Path,
    AlternativesOrder { count, page: only }: AlternativesOrder,
    lang: Lang,
    progress: &dyn Progress,
) -> Result<Alternatives, Failure> {
    if !(1..=MOST_ALTERNATIVES).contains(&count) {
        return Err(Failure::Usage(told!(
            "--alternatives 要写 1 到 {MOST_ALTERNATIVES} 之间的数，如 --alternatives 6",
            "--alternatives takes a number from 1 to {MOST_ALTERNATIVES}, such as --alternatives 6"
        )));
    }
    open_builtin_ahead();
    let reading = Reading { without_plan: true, ..folder.reading.clone() };
    let loaded = progress.step(told!("读稿", "reading"), || {
        issue::load_as(&folder.publication, &folder.path, &LAYOUTS, &reading)
    });
    let (sources, mut faults) = (loaded.sources, loaded.faults);
    let Some(issue) = loaded.issue else {
        return Ok(Alternatives::none(sources, faults));
    };
    if issue.pages.iter().all(|page| !page.layout.is_auto) {
        return Err(no_auto_page(&issue));
    }
    let found = progress
        .step(told!("另找拼法", "alternatives"), || typeset::alternatives(&issue, only, count));
    if found.is_empty() {
        // Why there is none is told when the pages are laid out.
        lay_out(issue, out, ON_SCREEN, &mut faults, progress);
        return Ok(Alternatives::none(sources, faults));
    }
    let mut versions = Vec::new();
    let numbers = 0..found.iter().map(|page| page.ways.len()).max().unwrap_or(0);
    let mut issue = issue;
    for n in numbers {
        let (version, used) = Version::of(issue, &found, n, out, progress)?;
        issue = used;
        versions.push(version);
    }
    let mut told = few(&issue, &found, count);
    told.extend(described(&issue, &versions));
    // Those of all pages of an issue would take much memory, and nobody looks at them but on the sheet.
    let ways = if only.is_some() { ways(&mut versions) } else { Vec::new() };
    let begun = Instant::now();
    let mut files = Vec::new();
    let text: String = told.iter().map(|line| format!("{}\n", line.lang(lang))).collect();
    let mut add = |name: String, bytes: Vec<u8>| files.push(FinishedFile::new(name, bytes, begun));
    if !versions.is_empty() {
        for (n, version) in (1..).zip(&versions) {
            let yaml = version.plan.yaml(None).map_err(|why| unmade(&why))?;
            add(alternative_name(n), yaml.into_bytes());
        }
        let fonts = versions[0].fonts.clone();
        let sheet = rows(versions, lang);
        let sheet = press::contact_sheet(&fonts, &sheet).png().map_err(|why| unmade(&why))?;
        add(format!("{ALTERNATIVES}/{ALTERNATIVES_SHEET}"), sheet);
        add(format!("{ALTERNATIVES}/{ALTERNATIVES_TEXT}"), text.into_bytes());
    }
    let sent = OutFolder::of(folder, out).send(&files, None, OldPress::Kept)?;
    Ok(Alternatives { sources, faults, told, files: sent.paths, ways })
}

/// The pages of the versions, each of one page.
fn ways(versions: &mut [Version]) -> Vec<PageWay> {
    let way = |(number, version): (usize, &mut Version)| {
        let caption = version.pages.first()?.caption(number);
        Some(PageWay { number, caption, page: version.live.pop()? })
    };
    (1..).zip(versions).filter_map(way).collect()
}

/// What a version is laid out for.
const ON_SCREEN: Wanted = Wanted { press: false, screen: true, readers: false };

/// One version of the issue's pages.
struct Version {
    plan: KeptPlan,
    pages: Vec<PageVersion>,
    pictures: Vec<Preview>,
    live: Vec<LivePage>,
    fonts: Arc<Catalogue>,
}

impl Version {
    /// The issue laid out with the n-th way of each page; with the first of those that have not so many, which are not shown
    /// again. The issue is given back.
    fn of(
        mut issue: Issue,
        found: &[PageAlternatives],
        n: usize,
        out: &Path,
        progress: &dyn Progress,
    ) -> Result<(Self, Issue), Failure> {
        for PageAlternatives { page, ways } in found {
            issue.pages[*page].pins.places = ways.get(n).unwrap_or(&ways[0]).clone();
        }
        let mut faults = Faults::default();
        let laid = lay_out(issue, out, ON_SCREEN, &mut faults, progress);
        let plan = PlanFile::of(&laid.laid);
        let kept = KeptPlan::of(&plan);
        let LaidIssue { laid: pages, pictures, marks, .. } = &laid;
        let screen = press::rendition(pages, View::Screen, &pictures.screen, marks);
        let count: usize = found.iter().map(|page| page.ways.len()).sum();
        let mut version = Self {
            plan: kept,
            pages: Vec::new(),
            pictures: Vec::new(),
            live: Vec::new(),
            fonts: pages.fonts.clone(),
        };
        for PageAlternatives { page, ways } in found {
            if n >= ways.len() {
                continue;
            }
            let number = laid.issue.pages[*page].page;
            version.pages.push(PageVersion::of(number, &laid, &plan, &version.plan));
            if let Some(page) = screen.document.pages().get(*page) {
                if found.len() == 1 {
                    version.live.push(LivePage::of(page.clone()));
                }
                let preview = Preview::of(page);
                let ratio = f64::from(preview.height) / f64::from(preview.width.max(1));
                let wide = press::sheet_width(count, ratio);
                let high = (f64::from(wide) * ratio).round().max(1.0) as u32;
                version.pictures.push(preview.shrunk(wide, high).map_err(|why| unmade(&why))?);
            }
        }
        Ok((version, laid.issue))
    }
}

/// The versions of each page side by side.
fn rows(versions: Vec<Version>, lang: Lang) -> Vec<SheetRow> {
    let mut rows: BTreeMap<u32, SheetRow> = BTreeMap::new();
    for (n, version) in (1..).zip(versions) {
        for (page, picture) in version.pages.iter().zip(version.pictures) {
            let number = page.page;
            let label = || told!("第 {number} 版", "Page {number}").lang(lang).to_string();
            let new = || SheetRow { label: label(), pages: Vec::new() };
            let caption = page.caption(n).lang(lang).to_string();
            rows.entry(number).or_insert_with(new).pages.push((picture, caption));
        }
    }
    rows.into_values().collect()
}

/// Tells of the pages that have fewer.
fn few(issue: &Issue, found: &[PageAlternatives], count: usize) -> Vec<Told> {
    let most = found.iter().map(|page| page.ways.len()).max().unwrap_or(0);
    let few = found.iter().filter(|page| page.ways.len() < count);
    few.map(|PageAlternatives { page, ways }| {
        let (page, ways) = (issue.pages[*page].page, ways.len());
        match ways {
            1 => told!("第 {page} 版只有一种拼法", "page {page} can be made up in one way only"),
            _ if ways == most => told!(
                "第 {page} 版真正不同的只有 {ways} 种",
                "page {page} has no more than {ways} that truly differ"
            ),
            _ => told!(
                "第 {page} 版真正不同的只有 {ways} 种，往后同第 1 种",
                "page {page} has no more than {ways} that truly differ; beyond these it is as in the first"
            ),
        }
    })
    .collect()
}

/// Each version in a few lines: the lead's place, what is over or short, and what stands elsewhere than in the first.
fn described(issue: &Issue, versions: &[Version]) -> Vec<Told> {
    let titles: BTreeMap<String, String> = issue.pages.iter().flat_map(titles).collect();
    let mut lines = Vec::new();
    for (n, version) in (1..).zip(versions) {
        lines.push(told!("第 {n} 种", "alternative {n}"));
        for page in &version.pages {
            lines.push(page.told());
            let of = |version: &Version| {
                version.plan.pages.iter().find(|own| own.page == page.page).cloned()
            };
            if let (Some(first), Some(own)) = (versions.first().and_then(of), of(version)) {
                lines.extend(moved(&first, &own, &titles));
            }
        }
    }
    lines
}

/// What stands elsewhere.
fn moved(first: &KeptPage, own: &KeptPage, titles: &BTreeMap<String, String>) -> Option<Told> {
    let moved = own.areas.iter().filter_map(|area| {
        let before = first.areas.iter().find(|before| before.area == area.area)?;
        let title = area.files.first().and_then(|file| titles.get(file)).unwrap_or(&area.area);
        let now = place(own, area);
        (place(first, before) != now).then(|| told!("“{title}”{now}", "“{title}” {now}"; now))
    });
    let moved: Vec<Told> = moved.collect();
    let zh = moved.iter().map(|told| told.zh.as_str()).collect::<Vec<_>>().join("；");
    let en = moved.iter().map(|told| told.en.as_str()).collect::<Vec<_>>().join("; ");
    (!moved.is_empty()).then(|| told!("    换了地方：{zh}", "    elsewhere: {en}"))
}

/// Alternatives were asked for where there can be none.
fn no_auto_page(issue: &Issue) -> Failure {
    let name = &issue.name;
    Failure::Usage(told!(
        "{name} 没有自己拼版的版，没有别的拼法可选：在 issue.yaml 里把要拼的版写成 layout: auto（或删去 layout），或加上 --layout auto 试试",
        "no page of {name} makes itself up, so there is nothing to choose from: write `layout: auto` for such a page in issue.yaml (or remove its `layout`), or try it with --layout auto"
    ))
}

fn unmade(why: &Told) -> Failure {
    Failure::Ours(told!(
        "做不出备选的版：{why}",
        "the alternatives could not be made: {why}";
        why
    ))
}
