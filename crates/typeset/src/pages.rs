//! Pages: every area is set, made up, and put in its place.

use rayon::prelude::*;
use std::sync::Arc;

use typst_layout::{Page as TypstPage, PagedDocument};
use typst_library::foundations::{Content, Smart};
use typst_library::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst_library::model::DocumentInfo;

use kanyin_diagnostics::{Code, Fault, Faults, slashed, told};
use kanyin_fonts::Catalogue;
use kanyin_issue::{AreaKind, Fill, Importance, Issue, Page, RowHeight, paper::Role};
use kanyin_makeup::{
    self as makeup, AreaJob, AreaPlan, Gave, Lines, PageJob, PagePlan, RowJob, Set,
};

use super::area::{self, Setting};
use super::fillers::{self, Given};
use super::furniture;
use super::grid::Grid;
use super::headline;
use super::hierarchy;
use super::house::{House, families};
use super::inks::Inks;
use super::laid::{Laid, Planned, Thing};
use super::part::Key;
use super::pictures::{Pictures, Shown};
use super::place::Placer;
use super::rules;
use super::setter::{Broken, Setter};
use super::unset;

/// Characters by which a paragraph is told.
const WORDS: usize = 8;

/// Lays an issue out.
pub fn lay_out(issue: &Issue) -> Laid {
    let grid = Grid::of(&issue.paper);
    let inks = Inks::of(&issue.paper);
    let mut faults = Faults::default();
    let fonts = Arc::new(catalogue(issue, &mut faults));
    let layouts: Vec<&str> = issue.pages.iter().map(|page| page.layout.name.as_str()).collect();
    let setter = Setter::new(&issue.publication, fonts.clone(), &layouts);
    faults.0.extend(setter.faults.iter().cloned());

    let house = House::new(&setter, "house", &issue.paper, &inks);
    let made: Vec<Result<MadePage, Broken>> = match fillers::fills(&house, issue) {
        Ok(fills) => issue
            .pages
            .par_iter()
            .zip(&fills)
            .map(|(page, fills)| {
                make(&house.for_layout(&page.layout.name), issue, page, fills, &inks)
            })
            .collect(),
        Err(broken) => vec![Err(broken)],
    };

    let mut laid = Laid {
        document: PagedDocument::new(Default::default(), DocumentInfo::default()),
        inks,
        pictures: Pictures::default(),
        fonts,
        grid,
        things: Vec::new(),
        plans: Vec::new(),
        figures: setter.lines.stories(),
        faults,
        marks: Vec::new(),
    };
    let mut pages = ecow::EcoVec::new();
    for (n, made) in made.into_iter().enumerate() {
        let made = made.unwrap_or_else(|broken| MadePage::broken(&setter, &broken, &grid));
        pages.push(typst_page(made.frame, &grid, n));
        laid.things.extend(made.things);
        laid.plans.extend(made.plan);
        laid.faults.0.extend(made.faults.0);
        laid.marks.extend(made.marks.into_iter().map(|(point, mark)| (n, point, mark)));
        for shown in made.pictures {
            laid.pictures.add(shown);
        }
    }
    laid.document = PagedDocument::new(pages, info(issue));
    laid
}

/// The fonts that the publication names, and the faults of those that are nowhere.
fn catalogue(issue: &Issue, faults: &mut Faults) -> Catalogue {
    let wanted: Vec<_> =
        Role::ALL.into_iter().flat_map(|role| families(&issue.paper, role)).collect();
    let catalogue = Catalogue::open(Some(&issue.publication), &wanted);
    for family in &wanted {
        if !catalogue.has(&family.name) {
            let name = &family.name;
            faults.push(
                Fault::nowhere(
                    Code::NoFont,
                    told!(
                        "paper.yaml：找不到字体 “{name}”",
                        "paper.yaml: there is no font “{name}”"
                    ),
                )
                .hint(told!(
                    "把字体文件放进 fonts/，或改用 kanyin fonts 列出的字体",
                    "put its file into fonts/, or name one that `kanyin fonts` lists"
                )),
            );
        }
    }
    catalogue
}

/// Title, language and date of the PDF.
fn info(issue: &Issue) -> DocumentInfo {
    let mut info = DocumentInfo::default();
    let number = issue.number.map(|number| format!(" 第{number}期")).unwrap_or_default();
    info.title = Some(format!("{}{number}", issue.paper.name).into());
    info.author = issue.paper.masthead.publisher.iter().map(|name| name.as_str().into()).collect();
    let date = issue.date;
    info.date = Smart::Custom(typst_library::foundations::Datetime::from_ymd(
        date.year, date.month, date.day,
    ));
    info.locale =
        Smart::Custom(typst_library::text::Locale::new(typst_library::text::Lang::CHINESE, None));
    info
}

fn typst_page(frame: Frame, grid: &Grid, n: usize) -> TypstPage {
    TypstPage {
        frame,
        bleed: Sides::splat(Abs::pt(grid.bleed)),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: n as u64 + 1,
    }
}

/// A page with what belongs to it.
struct MadePage {
    frame: Frame,
    things: Vec<Thing>,
    plan: Option<Planned>,
    faults: Faults,
    marks: Vec<(Point, Frame)>,
    pictures: Vec<Shown>,
}

impl MadePage {
    /// An empty page where a template failed.
    fn broken(setter: &Setter, broken: &Broken, grid: &Grid) -> Self {
        Self {
            frame: sheet(grid),
            things: Vec::new(),
            plan: None,
            faults: Faults(broken.iter().map(|b| setter.fault(b)).collect()),
            marks: Vec::new(),
            pictures: Vec::new(),
        }
    }
}

fn sheet(grid: &Grid) -> Frame {
    Frame::hard(Size::new(Abs::pt(grid.trim_width), Abs::pt(grid.trim_height)))
}

/// Sets, makes up and puts together one page.
fn make(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &[Given],
    inks: &Inks,
) -> Result<MadePage, Broken> {
    let key = Key::of(&("page", page.page));
    let mut settings: Vec<Setting> = (0..page.layout.areas.len())
        .into_par_iter()
        .map(|index| area::set(house, page, fills, index, key.deeper(index)))
        .collect::<Result<_, _>>()?;
    let mut plan = makeup::plan(&job(house, page, &settings));
    if let Some(lead) = hierarchy::outdone(fills, &settings, &plan) {
        let quiet = house.beside(lead);
        for (index, fill) in fills.iter().enumerate() {
            if matches!(&**fill, Fill::Story(story) if story.importance != Importance::Lead) {
                settings[index] = area::set(&quiet, page, fills, index, key.deeper(index))?;
            }
        }
        plan = makeup::plan(&job(house, page, &settings));
    }

    let mut placer = Placer::new(house, issue, page, fills, sheet(&house.grid));
    folio(&mut placer, house, issue, page, key)?;
    for index in reading_order(fills) {
        let (setting, plan) = (&settings[index], &plan.areas[index]);
        placer.area(index, setting, plan, key.deeper((index, "placed")))?;
    }
    placer.faults.0.extend(headline::faults(house, page, fills)?);
    let black = inks.black();
    for line in rules::hairlines(&house.grid, &page.layout, &settings, &plan) {
        let (x, y) = line.from;
        let at = Point::new(Abs::pt(house.grid.left + x), Abs::pt(house.grid.top + y));
        let shape = line.shape(black.clone());
        placer.frame.push(at, FrameItem::Shape(shape, typst_syntax::Span::detached()));
    }
    Ok(made(placer, page, fills, &settings, plan))
}

/// The areas in the order in which they are read: a story's title and boxes may stand in areas of their own, and
/// are read with it.
fn reading_order(fills: &[Given]) -> Vec<usize> {
    let mut order: Vec<(usize, u8, usize)> = Vec::with_capacity(fills.len());
    for (index, fill) in fills.iter().enumerate() {
        order.push(match &**fill {
            Fill::Headline { of } => (*of, 0, index),
            Fill::Sidebar { of, .. } => (*of, 2, index),
            _ => (index, 1, index),
        });
    }
    // A story is read where the first of its areas stands.
    let mut first: Vec<usize> = (0..fills.len()).collect();
    for &(story, _, index) in &order {
        if let Some(first) = first.get_mut(story) {
            *first = (*first).min(index);
        }
    }
    order.sort_by_key(|&(story, part, index)| {
        (first.get(story).copied().unwrap_or(index), story, part, index)
    });
    order.into_iter().map(|(.., index)| index).collect()
}

fn made(
    mut placer: Placer,
    page: &Page,
    fills: &[Given],
    settings: &[Setting],
    plan: PagePlan,
) -> MadePage {
    let unset = unset::faults(&placer.frame, fills.iter().map(|fill| &**fill), &placer.faults.0);
    placer.faults.0.extend(unset);
    let pictures = fills.iter().flat_map(|fill| shown(fill)).collect();
    let areas = page
        .layout
        .areas
        .iter()
        .zip(fills)
        .map(|(area, fill)| (area.name.clone(), files(fill)))
        .collect();
    let paragraphs =
        settings.iter().zip(&plan.areas).map(|(setting, plan)| paragraphs(setting, plan)).collect();
    let layout = page.layout.name.clone();
    let planned = Planned { page: page.page, layout, plan, areas, paragraphs };
    MadePage {
        frame: placer.frame,
        things: placer.things,
        plan: Some(planned),
        faults: placer.faults,
        marks: placer.marks,
        pictures,
    }
}

/// The files that stand in an area.
fn files(fill: &Fill) -> Vec<String> {
    fillers::paths(fill).into_iter().map(slashed).collect()
}

/// The first words of the paragraphs of an area that gave.
fn paragraphs(setting: &Setting, plan: &AreaPlan) -> Vec<String> {
    let (Setting::Story(story), Set::Story(plan)) = (setting, &plan.set) else {
        return Vec::new();
    };
    let given = plan.gave.iter().filter_map(|gave| match gave {
        Gave::Paragraph(number, _) => story.job.paragraphs.get(*number),
        _ => None,
    });
    let first = given.map(|paragraph| story.galley.rows.get(paragraph.rows.start));
    first
        .map(|row| row.map_or(String::new(), |row| row.text.chars().take(WORDS).collect()))
        .collect()
}

/// The pictures that stand in an area.
fn shown(fill: &Fill) -> Vec<Shown> {
    match fill {
        Fill::Story(story) => story
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                kanyin_issue::BlockKind::Picture(picture) => Some(Shown::of(picture)),
                _ => None,
            })
            .collect(),
        Fill::Files(files) => files.iter().map(Shown::whole).collect(),
        _ => Vec::new(),
    }
}

/// What makeup is asked about a page.
fn job(house: &House, page: &Page, settings: &[Setting]) -> PageJob {
    let rows = page
        .layout
        .rows
        .iter()
        .zip(rules::gaps(&page.layout))
        .map(|(height, gap_above)| RowJob {
            height: match height {
                RowHeight::Lines(lines) => Some(Lines(*lines)),
                RowHeight::Auto(_) => None,
            },
            gap_above,
        })
        .collect();
    let areas = page
        .layout
        .areas
        .iter()
        .zip(settings)
        .map(|(area, setting)| AreaJob { rows: area.rows.clone(), content: setting.content() })
        .collect();
    PageJob { lines: Lines(house.grid.lines), rows, areas }
}

/// 报眉, in the top margin of every page without a masthead.
fn folio(
    placer: &mut Placer,
    house: &House,
    issue: &Issue,
    page: &Page,
    key: Key,
) -> Result<(), Broken> {
    if page.layout.areas.iter().any(|area| area.kind == AreaKind::Masthead) {
        return Ok(());
    }
    let grid = &house.grid;
    let height = (grid.top - grid.leading).min(48.0);
    let frame = furniture::folio(house, issue, page, (grid.width, height), key.deeper("folio"))?;
    let y = grid.top - grid.leading - height;
    placer.push("folio", "folio", None, (grid.left, y), frame);
    Ok(())
}
