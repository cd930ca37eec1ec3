//! An issue laid out, with what tests ask of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use kanyin_diagnostics::{Fault, Lang};
use kanyin_issue::{self as issue, Fill, Issue, Loaded, Story};
use kanyin_typeset::{LAYOUTS, Laid, Thing, lay_out};

use super::copy::letters;
use super::sheet::{self, Photo, Rect, Type};
use crate::{Desk, Original, originals};

/// An issue laid out, and read back.
pub struct Paged {
    /// The issue as it was read.
    pub issue: Issue,
    /// Its pages.
    pub laid: Laid,
    /// Faults of reading and of laying out.
    pub faults: Vec<Fault>,
    /// All type on the pages.
    pub types: Vec<Type>,
    /// All pictures on the pages.
    pub photos: Vec<Photo>,
}

/// A column of a story's text on a page, in points from the sheet's left.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
}

impl Paged {
    /// Reads an issue and lays it out.
    pub fn of(publication: &Path, folder: &Path) -> Self {
        let loaded = issue::load(publication, folder, &LAYOUTS);
        let issue = match loaded.issue {
            Some(issue) => issue,
            None => panic!("the issue cannot be read: {:#?}", loaded.faults),
        };
        let laid = lay_out(&issue);
        let faults = loaded.faults.0.iter().chain(&laid.faults.0).cloned().collect();
        let sheets = sheet::read(&laid);
        Self { issue, laid, faults, types: sheets.types, photos: sheets.photos }
    }

    /// The faults with a code.
    pub fn told<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Fault> {
        self.faults.iter().filter(move |fault| fault.code.as_str() == code)
    }

    /// All faults, each as `file:line: words`.
    pub fn complaints(&self) -> Vec<String> {
        self.faults.iter().map(|fault| self.complaint(fault)).collect()
    }

    /// A fault as `file:line: words`.
    pub fn complaint(&self, fault: &Fault) -> String {
        let words = fault.what.lang(Lang::Zh);
        match fault.spot.map(|spot| self.issue.sources.place(spot)) {
            Some(place) => format!("{}:{}: {words}", place.path, place.line),
            None => words.to_string(),
        }
    }

    /// Every story of the issue.
    pub fn stories(&self) -> Vec<Arc<Story>> {
        let fills = self.issue.pages.iter().flat_map(|page| &page.fills);
        fills
            .flat_map(|fill| match fill {
                Fill::Story(story) => vec![story.clone()],
                Fill::Briefs { stories, .. } => stories.clone(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// The things of a story.
    pub fn things_of<'a>(&'a self, story: &str) -> Vec<&'a Thing> {
        self.laid.things.iter().filter(|thing| thing.story.as_deref() == Some(story)).collect()
    }

    /// The words of a story on the pages, in reading order, without spaces.
    pub fn words_of(&self, story: &str) -> String {
        let things = self.things_of(story);
        let lines = things.iter().flat_map(|thing| &thing.lines);
        letters(&lines.map(|line| line.text.as_str()).collect::<String>())
    }

    /// The type area of the sheet.
    pub fn type_area(&self) -> Rect {
        let grid = &self.laid.grid;
        Rect {
            left: grid.left,
            top: grid.top,
            right: grid.left + grid.width,
            foot: grid.top + f64::from(grid.lines) * grid.leading,
        }
    }

    /// How far a baseline is from the grid of body type.
    pub fn off_grid(&self, baseline: f64) -> f64 {
        let grid = &self.laid.grid;
        let lines = (baseline - grid.top - 0.88 * grid.size) / grid.leading;
        (lines - lines.round()).abs() * grid.leading
    }

    /// The columns in which a story's text stands in one area, from the left, with that text's things.
    pub fn columns<'a>(&'a self, story: &str, area: &str) -> Vec<(Column, Vec<&'a Thing>)> {
        let mut columns: BTreeMap<i64, (Column, Vec<&Thing>)> = BTreeMap::new();
        for thing in self.things_of(story) {
            if thing.area == area && is_running_text(thing) {
                let column = Column { left: thing.x, right: thing.x + thing.width };
                let entry = columns.entry((thing.x * 10.0).round() as i64);
                entry.or_insert((column, Vec::new())).1.push(thing);
            }
        }
        columns.into_values().collect()
    }

    /// The things of a story in an area that stand in a column, from the top.
    pub fn in_column<'a>(&'a self, story: &str, area: &str, column: Column) -> Vec<&'a Thing> {
        let mut things = self.things_of(story);
        things.retain(|thing| {
            thing.area == area
                && thing.x < column.right - 1.0
                && thing.x + thing.width > column.left + 1.0
        });
        things.sort_by(|a, b| a.y.total_cmp(&b.y));
        things
    }
}

/// Whether a thing is part of a story's running text.
pub fn is_running_text(thing: &Thing) -> bool {
    matches!(thing.role, "body" | "list" | "quote" | "subhead" | "byline")
}

/// The box of a thing.
pub fn rect_of(thing: &Thing) -> Rect {
    Rect { left: thing.x, top: thing.y, right: thing.x + thing.width, foot: thing.y + thing.height }
}

impl Desk {
    /// Reads the issue.
    pub fn load(&self) -> Loaded {
        issue::load(self.folder(), &self.folder().join("issues/1"), &LAYOUTS)
    }

    /// Reads the issue and lays it out.
    pub fn paged(&self) -> Paged {
        Paged::of(self.folder(), &self.folder().join("issues/1"))
    }
}

/// The sample issue and, where it stands beside the repository, the real publication; laid out once for all tests.
pub fn real_issues() -> &'static [(&'static str, Paged)] {
    static ISSUES: LazyLock<Vec<(&'static str, Paged)>> = LazyLock::new(|| {
        let laid = |original: Original| {
            (original.name, Paged::of(&original.publication, &original.folder))
        };
        originals().into_iter().map(laid).collect()
    });
    &ISSUES
}

/// The sample issue.
pub fn sample() -> &'static Paged {
    &real_issues()[0].1
}
