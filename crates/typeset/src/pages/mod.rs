//! Pages: an issue laid out.

mod ads;
mod alternatives;
mod area;
mod auto;
mod drawn_page;
mod fillers;
mod fills;
mod fixed;
mod fixed_part;
mod given_away;
mod hierarchy;
mod left;
mod level_heads;
mod look_over;
mod masthead_rows;
mod misfits;
mod named_fonts;
mod page;
mod page_frame;
mod page_job;
mod pins;
mod place;
mod poster;
mod reading_order;
mod rules;
mod shapes;
mod unset;
mod upright_titles;
mod without_area;

use std::sync::Arc;

use rayon::prelude::*;
use typst_layout::{Page as TypstPage, PagedDocument};
use typst_library::foundations::{Content, Datetime, Smart};
use typst_library::layout::{Abs, Frame, Sides};
use typst_library::model::DocumentInfo;
use typst_library::text::{Lang, Locale};

use kanyin_custody as custody;
use kanyin_diagnostics::Faults;
use kanyin_issue::Issue;

use crate::composing::LineBook;
use crate::engine::{TemplateErrors, TypstTemplates};
use crate::forms::SetArea;
use crate::grid::PageGrid;
use crate::house::{FaultBook, House};
use crate::inks::Inks;
use crate::laid::Laid;
use crate::stand_ins::Pictures;

pub use alternatives::{PageAlternatives, alternatives};
use drawn_page::DrawnPage;
use fills::PageFills;
pub use look_over::{Look, PageFigures, PageLook};
use named_fonts::named_fonts;
use page::MadePage;
pub use pins::Held;

/// Lays an issue out.
pub fn lay_out(issue: &Issue) -> Laid {
    let grid = PageGrid::of(&issue.paper);
    let inks = Inks::of(&issue.paper);
    let mut faults = Faults::default();
    let fonts = Arc::new(named_fonts(issue, &mut faults));
    let layouts: Vec<&str> = issue.pages.iter().map(|page| page.layout.name.as_str()).collect();
    let templates = TypstTemplates::new(&issue.publication, fonts.clone(), &layouts);
    faults.0.extend(templates.faults.iter().cloned());
    let figures = LineBook::default();

    let told = FaultBook::default();
    let house = House::new(&templates, "house", &issue.paper, &inks, &figures, &told);
    let made: Vec<Result<MadePage, TemplateErrors>> = match fillers::fills(&house, issue) {
        Ok(fills) => made(&house, issue, &fills, &inks),
        Err(errors) => vec![Err(errors)],
    };
    faults.0.extend(told.faults());
    faults.0.extend(figures.faults());

    let mut laid = Laid {
        document: PagedDocument::new(Default::default(), DocumentInfo::default()),
        inks,
        pictures: Pictures::default(),
        fonts,
        grid,
        things: Vec::new(),
        plans: Vec::new(),
        looks: Vec::new(),
        figures: figures.stories(),
        faults,
        marks: Vec::new(),
        remarks: Vec::new(),
    };
    let mut pages = ecow::EcoVec::new();
    for (n, made) in made.into_iter().enumerate() {
        let made = made.unwrap_or_else(|errors| MadePage::broken(&templates, &errors, &grid));
        pages.push(typst_page(made.frame, &grid, n));
        laid.things.extend(made.things);
        laid.plans.extend(made.plan);
        laid.looks.extend(made.look);
        laid.faults.0.extend(made.faults.0);
        let on_page = |(point, mark)| (n, point, mark);
        laid.marks.extend(made.marks.into_iter().map(on_page));
        laid.remarks.extend(made.remarks.into_iter().map(on_page));
        for shown in made.pictures {
            laid.pictures.add(shown);
        }
    }
    laid.document = PagedDocument::new(pages, info(issue));
    laid
}

/// All pages. First the areas of all of them are set side by side, one at a time; then the pages are put together. Were an
/// area waited for within its page, the thread that waits would take up a whole other page meanwhile, and the first be
/// finished last, alone.
fn made(
    house: &House,
    issue: &Issue,
    fills: &[PageFills],
    inks: &Inks,
) -> Vec<Result<MadePage, TemplateErrors>> {
    let drawn = issue.pages.par_iter().zip(fills).with_max_len(1).map(|(page, fills)| {
        let _aside = custody::aside();
        DrawnPage::of(house, issue, page, fills)
    });
    let drawn: Vec<Result<DrawnPage, TemplateErrors>> = drawn.collect();
    let count = |drawn: &DrawnPage| drawn.page().layout.areas.len();
    let areas = drawn.iter().flatten().flat_map(|drawn| (0..count(drawn)).map(move |n| (drawn, n)));
    let areas: Vec<_> = areas.collect();
    let set = areas.into_par_iter().with_max_len(1).map(|(drawn, index)| {
        let _aside = custody::aside();
        page::set_area(&drawn.house, drawn.page(), drawn.fills(), index)
    });
    let set: Vec<Result<SetArea, TemplateErrors>> = set.collect();
    let mut set = set.into_iter();
    let pages = drawn.into_iter().map(|drawn| {
        let drawn = drawn?;
        let set: Vec<_> = set.by_ref().take(count(&drawn)).collect();
        Ok((drawn, set.into_iter().collect::<Result<_, _>>()?))
    });
    let pages: Vec<Result<(DrawnPage, Vec<SetArea>), TemplateErrors>> = pages.collect();
    let made = pages.into_par_iter().with_max_len(1).map(|page| {
        let _aside = custody::aside();
        let (drawn, set) = page?;
        page::make(issue, &drawn, set, inks)
    });
    made.collect()
}

/// Title, language and date of the PDF.
fn info(issue: &Issue) -> DocumentInfo {
    let mut info = DocumentInfo::default();
    let number =
        issue.number.as_ref().map(|number| format!(" {}", number.printed())).unwrap_or_default();
    info.title = Some(format!("{}{number}", issue.paper.name).into());
    info.author = issue.paper.masthead.publisher.iter().map(|name| name.as_str().into()).collect();
    let date = issue.date;
    info.date = Smart::Custom(Datetime::from_ymd(date.year, date.month, date.day));
    info.locale = Smart::Custom(Locale::new(Lang::CHINESE, None));
    info
}

fn typst_page(frame: Frame, grid: &PageGrid, n: usize) -> TypstPage {
    TypstPage {
        frame,
        bleed: Sides::splat(Abs::pt(grid.bleed)),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: n as u64 + 1,
    }
}
