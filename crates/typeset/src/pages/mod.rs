//! Pages: an issue laid out.

mod area;
mod fillers;
mod fills;
mod fixed;
mod hierarchy;
mod misfits;
mod page;
mod page_frame;
mod place;
mod reading_order;
mod rules;
mod unset;
mod upright_titles;

use std::sync::Arc;

use rayon::prelude::*;
use typst_layout::{Page as TypstPage, PagedDocument};
use typst_library::foundations::{Content, Datetime, Smart};
use typst_library::layout::{Abs, Frame, Sides};
use typst_library::model::DocumentInfo;
use typst_library::text::{Lang, Locale};

use kanyin_custody as custody;
use kanyin_diagnostics::{Code, Fault, Faults, slashed, told};
use kanyin_fonts::Catalogue;
use kanyin_issue::{Issue, paper::Role};

use crate::composing::LineBook;
use crate::engine::{TemplateErrors, TypstTemplates};
use crate::grid::PageGrid;
use crate::house::{House, families};
use crate::inks::Inks;
use crate::laid::Laid;
use crate::stand_ins::Pictures;

use page::MadePage;

/// Lays an issue out.
pub fn lay_out(issue: &Issue) -> Laid {
    let grid = PageGrid::of(&issue.paper);
    let inks = Inks::of(&issue.paper);
    let mut faults = Faults::default();
    let fonts = Arc::new(catalogue(issue, &mut faults));
    let layouts: Vec<&str> = issue.pages.iter().map(|page| page.layout.name.as_str()).collect();
    let templates = TypstTemplates::new(&issue.publication, fonts.clone(), &layouts);
    faults.0.extend(templates.faults.iter().cloned());
    let figures = LineBook::default();

    let house = House::new(&templates, "house", &issue.paper, &inks, &figures);
    let made: Vec<Result<MadePage, TemplateErrors>> = match fillers::fills(&house, issue) {
        Ok(fills) => issue
            .pages
            .par_iter()
            .zip(&fills)
            .map(|(page, fills)| {
                let _aside = custody::aside();
                page::make(&house.for_layout(&page.layout.name), issue, page, fills, &inks)
            })
            .collect(),
        Err(errors) => vec![Err(errors)],
    };

    let mut laid = Laid {
        document: PagedDocument::new(Default::default(), DocumentInfo::default()),
        inks,
        pictures: Pictures::default(),
        fonts,
        grid,
        things: Vec::new(),
        plans: Vec::new(),
        figures: figures.stories(),
        faults,
        marks: Vec::new(),
    };
    let mut pages = ecow::EcoVec::new();
    for (n, made) in made.into_iter().enumerate() {
        let made = made.unwrap_or_else(|errors| MadePage::broken(&templates, &errors, &grid));
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
    for (path, why) in &catalogue.refused {
        let path = path.strip_prefix(&issue.publication).unwrap_or(path);
        let path = slashed(path);
        let what = told!("{path} {why}", "{path} {why}"; why);
        faults.push(Fault::nowhere(Code::BrokenFont, what).hint(told!(
            "从原处再拷一次，或换一款；用不着它就删去",
            "copy it anew from where it comes, or take another; remove it if it is not wanted"
        )));
    }
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
