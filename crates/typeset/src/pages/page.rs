//! One page: its areas are set, made up, and put in their places.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use typst_library::layout::{Abs, Frame, FrameItem, Point};
use typst_syntax::Span;

use kanyin_custody as custody;
use kanyin_diagnostics::{Faults, slashed};
use kanyin_issue::story::Jump;
use kanyin_issue::{AreaKind, BlockKind, Fill, Importance, Issue, Page};
use kanyin_makeup::{AreaContent, AreaJob, AreaPlan, Gave, PagePlan, Set};

use super::area::AreaRect;
use super::drawn_page::{DrawnPage, key_of};
use super::fills::{PageFills, paths};
use super::fixed_part::FixedPart;
use super::left::left;
use super::level_heads::LevelHeads;
use super::look_over::{LookedOver, PageLook, look_over, meant_white};
use super::misfits::{Misfits, SPARED};
use super::page_frame::{PageFrame, sheet};
use super::page_job::{let_rows_bend, page_job};
use super::pins::{self, Held, MadeUp};
use super::place::Placer;
use super::poster::Poster;
use super::reading_order::reading_order;
use super::unset::{self, Covered};
use super::{area, auto, fixed, hierarchy, rules, upright_titles};
use crate::engine::{TemplateErrors, TypstTemplates};
use crate::forms::{Floating, SetArea, title_look};
use crate::grid::PageGrid;
use crate::house::{House, Stick};
use crate::inks::Inks;
use crate::laid::{Planned, Thing};
use crate::part::Key;
use crate::parts::{folio, masthead};
use crate::stand_ins::Shown;

/// Characters by which a paragraph is told.
const WORDS: usize = 8;

/// A page with what belongs to it.
pub struct MadePage {
    /// What it shows.
    pub frame: Frame,
    /// What stands on it, in reading order.
    pub things: Vec<Thing>,
    /// Its makeup; none where a template failed.
    pub plan: Option<Planned>,
    /// What it looks like; nothing where a template failed.
    pub look: Option<PageLook>,
    /// What is wrong with it.
    pub faults: Faults,
    /// Marks of errors for previews, and where they stand.
    pub marks: Vec<(Point, Frame)>,
    /// The same of what only looks bad.
    pub remarks: Vec<(Point, Frame)>,
    /// The pictures on it.
    pub pictures: Vec<Shown>,
}

impl MadePage {
    /// An empty page where a template failed.
    pub fn broken(templates: &TypstTemplates, errors: &TemplateErrors, grid: &PageGrid) -> Self {
        Self {
            frame: sheet(grid),
            things: Vec::new(),
            plan: None,
            look: None,
            faults: Faults(errors.iter().map(|error| templates.fault(error)).collect()),
            marks: Vec::new(),
            remarks: Vec::new(),
            pictures: Vec::new(),
        }
    }
}

/// Sets one area of a page.
pub fn set_area(
    house: &House,
    page: &Page,
    fills: &PageFills,
    index: usize,
) -> Result<SetArea, TemplateErrors> {
    area::set(house, page, fills, index, key_of(page).deeper(index))
}

/// Makes up one page, whose areas are set, and puts it together.
pub fn make(
    issue: &Issue,
    drawn: &DrawnPage,
    set: Vec<SetArea>,
    inks: &Inks,
) -> Result<MadePage, TemplateErrors> {
    let (house, page, fills) = (&drawn.house, drawn.page(), drawn.fills());
    let key = key_of(page);
    let begun = Instant::now();
    let (set, made) = made_up(house, page, fills, set)?;
    let (set, MadeUp { plan, held, faults: unkept, .. }) = stretched(house, page, fills, set, made);
    let took = begun.elapsed();
    let heads = LevelHeads::of(&house.grid, &set, &plan);
    let mut placer = Placer::new(house, page, fills, &heads);
    let poster = Poster::of(&house.grid, page, fills);
    if poster.is_none() && page.has_folio {
        folio(&mut placer.on_page, house, issue, page, key)?;
    }
    let placed = |index: usize| key.deeper((index, "placed"));
    let mut fixed = set_fixed(house, issue, page, fills, &set, &plan, &placed);
    for index in reading_order(fills) {
        let fixed = std::mem::replace(&mut fixed[index], Ok(Vec::new()))?;
        placer.area(index, (&set[index], fixed), &plan.areas[index], placed(index))?;
    }
    let Placer { mut on_page, mut misfits, .. } = placer;
    let covered = Covered::by(&on_page.frame);
    let overset = misfits.tell(page, fills, &covered)?;
    let Misfits { mut faults, mut marks, .. } = misfits;
    faults.0.extend(unkept.0);
    faults.0.extend(upright_titles::faults(house, page, fills, key)?);
    let things = &on_page.things;
    for line in rules::hairlines(&house.grid, &page.layout, &set, &plan, &heads, things) {
        let (x, y) = line.from;
        let at = Point::new(Abs::pt(house.grid.left + x), Abs::pt(house.grid.top + y));
        let shape = FrameItem::Shape(line.shape(inks.black()), Span::detached());
        on_page.frame.push(at, shape);
    }
    let unset = unset::faults(&covered, fills, &faults.0);
    faults.0.extend(unset);
    let meant = meant_white(house, page, &plan, poster.is_some());
    let looked = look_over(house, (page, fills), &on_page, &meant, inks, &faults.0, key)?;
    let LookedOver { look, faults: seen, marks: seen_marks, remarks } = looked;
    faults.0.extend(seen);
    marks.extend(seen_marks);
    Ok(MadePage {
        frame: on_page.frame,
        things: on_page.things,
        plan: Some(Planned {
            search: drawn.arranged.as_ref().and_then(|own| own.search),
            took,
            ..planned(page, fills, &set, (plan, held), house.grid.columns, overset)
        }),
        look: Some(look),
        faults,
        marks,
        remarks,
        pictures: match &poster {
            Some(poster) => vec![poster.shown.clone()],
            None => fills.iter().flat_map(shown).chain(masthead::picture(issue)).collect(),
        },
    })
}

/// The plan of where the areas go, and these as they stand in it. Titles that would be too loud beside a lead's that had
/// to give are set again, behind it.
fn made_up(
    house: &House,
    page: &Page,
    fills: &PageFills,
    set: Vec<SetArea>,
) -> Result<(Vec<SetArea>, MadeUp), TemplateErrors> {
    let made = pins::make_up(page, fills, &set, page_job(house, page, &set));
    let outdone = hierarchy::outdone(fills, &set, &made.plan);
    // A pinned size may be one that its title has behind such a lead alone.
    let gave = || hierarchy::gave(fills, &set, &made.plan).filter(|_| made.missed_heads > 0);
    let Some(lead) = outdone.or_else(gave) else { return Ok((set, made)) };

    let quiet_house = house.behind_lead(lead);
    let is_other =
        |fill: &Fill| matches!(fill, Fill::Story(story) if story.importance != Importance::Lead);
    let quiet: Vec<SetArea> = (0..page.layout.areas.len())
        .into_par_iter()
        .with_max_len(1)
        .map(|index| {
            let _aside = custody::aside();
            if is_other(fills.at(index)) {
                set_area(&quiet_house, page, fills, index)
            } else {
                Ok(set[index].clone())
            }
        })
        .collect::<Result<_, _>>()?;
    let quieter = pins::make_up(page, fills, &quiet, page_job(house, page, &quiet));
    match outdone.is_some() || quieter.missed_heads < made.missed_heads {
        true => Ok((quiet, quieter)),
        false => Ok((set, made)),
    }
}

/// The same where the page comes out. Where it does not, paragraphs give also by lines that are stretched so that it
/// hardly shows, and the white under headlines, half a line less of it where copy would be left out and a line more where
/// there is too little, if it comes out better then.
fn stretched(
    house: &House,
    page: &Page,
    fills: &PageFills,
    set: Vec<SetArea>,
    made: MadeUp,
) -> (Vec<SetArea>, MadeUp) {
    let left_before = left(&made.plan);
    if left_before == (0, 0) {
        return (set, made);
    }
    let areas = set.par_iter().zip(&made.plan.areas).with_max_len(1);
    let is_over = left_before.0 > 0;
    let giving = areas.map(|(area, plan)| {
        let _aside = custody::aside();
        // Rows may give room to copy that is left out: then one that is short now is not.
        let giving = match !is_over && is_far_too_short(area, &plan.set) {
            true => area.clone(),
            false => area.stretched(),
        };
        if is_over { giving.tightened(&house.grid) } else { giving }
    });
    let giving: Vec<SetArea> = giving.collect();
    let mut job = page_job(house, page, &giving);
    job.areas.iter_mut().for_each(airier);
    let mut again = pins::make_up(page, fills, &giving, job.clone());
    // Last of all rows bend, if then no copy is left out.
    if left(&again.plan).0 > 0 && let_rows_bend(&mut job, &page.layout) {
        let bent = pins::make_up(page, fills, &giving, job);
        if left(&bent.plan).0 == 0 {
            again = bent;
        }
    }
    let outdone = hierarchy::outdone(fills, &giving, &again.plan).is_some();
    match left(&again.plan) < left_before && !outdone {
        true => (giving, again),
        false => (set, made),
    }
}

/// Lets an area give white under its headline.
fn airier(area: &mut AreaJob) {
    let content = std::mem::replace(&mut area.content, AreaContent::Any);
    area.content = auto::airier(content);
}

/// Whether a story leaves so much white that stretched lines would change nothing: it is told instead.
fn is_far_too_short(area: &SetArea, plan: &Set) -> bool {
    match (area, plan) {
        (SetArea::Story(story), Set::Story(plan)) => {
            plan.spare.0 > SPARED * u32::from(story.measure.columns)
        }
        _ => false,
    }
}

/// What fills its area whatever its height, for each area, side by side: most of it is on one page, the first.
fn set_fixed<'a>(
    house: &House,
    issue: &Issue,
    page: &Page,
    fills: &'a PageFills,
    set: &[SetArea],
    plan: &PagePlan,
    placed: &(impl Fn(usize) -> Key + Sync),
) -> Vec<Result<Vec<FixedPart<'a>>, TemplateErrors>> {
    let areas = (0..page.layout.areas.len()).into_par_iter().with_max_len(1);
    let parts = areas.map(|index| {
        let _aside = custody::aside();
        let is_fixed = matches!(set[index], SetArea::Fixed | SetArea::Shape(_));
        if !is_fixed || Poster::of(&house.grid, page, fills).is_some() {
            return Ok(Vec::new());
        }
        let stick = area::stick(house, page, index, placed(index));
        let rect = AreaRect::of(&house.grid, &page.layout, index, &plan.areas[index]);
        fixed::set(&stick, issue, page, index, fills.at(index), rect)
    });
    parts.collect()
}

/// The page's makeup, for `plan.yaml`.
fn planned(
    page: &Page,
    fills: &PageFills,
    set: &[SetArea],
    (plan, held): (PagePlan, Held),
    columns: u8,
    overset: Vec<(usize, usize)>,
) -> Planned {
    let names = page.layout.areas.iter().map(|area| area.name.clone());
    let areas = names.zip(fills.iter().map(files)).collect();
    let paragraphs = set.iter().zip(&plan.areas).map(|(set, plan)| paragraphs(set, plan)).collect();
    let parted = (0..fills.0.len()).map(|index| match fills.story(index)?.part.as_ref()?.jump {
        Jump::To { paragraphs, .. } => Some(paragraphs),
        Jump::From { .. } => None,
    });
    let parted = parted.collect();
    let measures = set.iter().map(|set| match set {
        SetArea::Story(story) => Some(story.measure.characters),
        SetArea::Row(row) => Some(row.measure.characters),
        _ => None,
    });
    let measures = measures.collect();
    let layout = Arc::clone(&page.layout);
    let grid_columns = columns;
    let heads = set.iter().zip(&plan.areas).map(|(set, plan)| match (set, &plan.set) {
        (SetArea::Story(story), Set::Story(plan)) => {
            story.heads.get(plan.head_size).and_then(title_look)
        }
        _ => None,
    });
    let heads = heads.collect();
    let pictures = set.iter().map(|set| match set {
        SetArea::Story(story) => story.pictures.iter().map(Floating::file).collect(),
        _ => Vec::new(),
    });
    let pictures = pictures.collect();
    Planned {
        page: page.page,
        layout,
        grid_columns,
        search: None,
        took: Duration::ZERO,
        plan,
        areas,
        paragraphs,
        parted,
        measures,
        overset,
        heads,
        pictures,
        held,
    }
}

/// The files that stand in an area.
fn files(fill: &Fill) -> Vec<String> {
    paths(fill).into_iter().map(slashed).collect()
}

/// The first words of the paragraphs of an area that gave.
fn paragraphs(set: &SetArea, plan: &AreaPlan) -> Vec<String> {
    let (job, galley, plan) = match (set, &plan.set) {
        (SetArea::Story(story), Set::Story(plan)) => (&story.job, &story.galley, plan),
        (SetArea::Row(row), Set::Story(plan)) => (&row.job, &row.galley, plan),
        _ => return Vec::new(),
    };
    let given = plan.gave.iter().filter_map(|gave| match gave {
        Gave::Paragraph(number, _) => job.paragraphs.get(*number),
        _ => None,
    });
    let first = given.map(|paragraph| galley.rows.get(paragraph.rows.start));
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
                BlockKind::Picture(picture) => Some(Shown::of(picture)),
                _ => None,
            })
            .collect(),
        Fill::Files(files) => files.iter().map(Shown::whole).collect(),
        _ => Vec::new(),
    }
}

/// 报眉, in the top margin of every page without a masthead.
fn folio(
    on_page: &mut PageFrame,
    house: &House,
    issue: &Issue,
    page: &Page,
    key: Key,
) -> Result<(), TemplateErrors> {
    if page.layout.areas.iter().any(|area| area.kind == AreaKind::Masthead) {
        return Ok(());
    }
    let grid = &house.grid;
    let stick = Stick::new(house, grid.width, key.deeper("folio"));
    let room = grid.top - grid.leading;
    let Some(frame) = folio::folio(&stick, issue, page, room)? else { return Ok(()) };
    let y = room - frame.height().to_pt();
    on_page.push("folio", "folio", None, (grid.left, y), frame);
    Ok(())
}
