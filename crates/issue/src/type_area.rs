//! Whether the type area goes with its sheet: it is no larger, keeps off the trim, and leaves the folio its room.

use kanyin_diagnostics::{Code, Fault, Faults, Severity, Told, told};

use super::paper::Paper;
use super::spots::Spots;
use super::units::POINTS_PER_MM;

/// White that a page wants between type area and trim, in points: 8 mm.
const MARGIN: f64 = 8.0 * POINTS_PER_MM;
/// What the folio wants above the line over the type area, in points: its least type and rule, and 5 mm to the trim.
const ABOVE_FOLIO: f64 = 18.5 + 5.0 * POINTS_PER_MM;

/// Tells where the type area is too large, and how large it may be.
pub fn check(paper: &Paper, spots: &Spots, faults: &mut Faults) {
    let area = TypeArea::of(paper);
    faults.0.extend(across(&area).map(|found| found.at(spots)));
    faults.0.extend(down(&area).map(|found| found.at(spots)));
}

/// A type area and its sheet. Lengths in points.
struct TypeArea<'a> {
    paper: &'a Paper,
    width: f64,
    height: f64,
}

/// What is wrong with one side of it.
struct TooLarge {
    pointer: &'static str,
    /// An error where it cannot be printed.
    severity: Severity,
    what: Told,
    hint: Told,
}

impl TooLarge {
    fn at(self, spots: &Spots) -> Fault {
        let spot = spots.value_or_start(self.pointer);
        let fault = Fault::error(Code::Paper, spot, self.what).hint(self.hint);
        Fault { severity: self.severity, ..fault }
    }
}

impl<'a> TypeArea<'a> {
    fn of(paper: &'a Paper) -> Self {
        let grid = &paper.grid;
        let columns = f64::from(grid.columns);
        let width =
            columns * f64::from(grid.measure) * grid.size.0 + (columns - 1.0) * grid.gutter.0;
        Self { paper, width, height: f64::from(grid.lines) * grid.leading.0 }
    }

    /// The characters of a column that leave a margin on both sides.
    fn characters_within(&self, margin: f64) -> u32 {
        let grid = &self.paper.grid;
        let columns = f64::from(grid.columns);
        let gutters = (columns - 1.0) * grid.gutter.0;
        let room = self.paper.page.trim.width - 2.0 * margin - gutters;
        (room / columns / grid.size.0 + 1e-6).max(0.0) as u32
    }

    /// The lines that leave a margin above and below.
    fn lines_within(&self, margin: f64) -> u32 {
        let room = self.paper.page.trim.height - 2.0 * margin;
        (room / self.paper.grid.leading.0 + 1e-6).max(0.0) as u32
    }
}

fn across(area: &TypeArea) -> Option<TooLarge> {
    let room = area.paper.page.trim.width;
    let margin = (room - area.width) / 2.0;
    let (is, sheet) = (millimetres(area.width), millimetres(room));
    if margin < -1e-6 {
        let what = told!(
            "版心宽 {is} mm，纸只有 {sheet} mm",
            "the type area is {is} mm wide, the sheet {sheet} mm"
        );
        let hint = characters_hint(area);
        return Some(TooLarge { pointer: "/grid", severity: Severity::Error, what, hint });
    }
    if margin >= MARGIN - 0.01 {
        return None;
    }
    let left = millimetres(margin);
    let what = told!(
        "版心宽 {is} mm，离裁切线只有 {left} mm，至少要 8 mm",
        "the type area is {is} mm wide and only {left} mm from the trim; 8 mm are the least"
    );
    let (pointer, hint) = ("/grid/measure", characters_hint(area));
    Some(TooLarge { pointer, severity: Severity::Warning, what, hint })
}

fn characters_hint(area: &TypeArea) -> Told {
    let columns = area.paper.grid.columns;
    match area.characters_within(MARGIN) {
        fit @ 6.. => told!(
            "{columns} 栏时每栏（measure）最多 {fit} 字",
            "with {columns} columns, `measure` is at most {fit} characters"
        ),
        _ => told!("减少栏数（columns）", "take fewer `columns`"),
    }
}

fn down(area: &TypeArea) -> Option<TooLarge> {
    let room = area.paper.page.trim.height;
    let margin = (room - area.height) / 2.0;
    let folio = area.paper.grid.leading.0 + ABOVE_FOLIO;
    let (is, sheet) = (millimetres(area.height), millimetres(room));
    if margin < -1e-6 {
        let what = told!(
            "版心高 {is} mm，纸只有 {sheet} mm",
            "the type area is {is} mm high, the sheet {sheet} mm"
        );
        let hint = lines_hint(area, folio);
        return Some(TooLarge { pointer: "/grid", severity: Severity::Error, what, hint });
    }
    let left = millimetres(margin);
    let (what, wants) = if margin < MARGIN - 0.01 {
        let what = told!(
            "版心高 {is} mm，离裁切线只有 {left} mm，至少要 8 mm，报眉也没有地方",
            "the type area is {is} mm high and only {left} mm from the trim; 8 mm are the least, and the folio has no room"
        );
        (what, folio.max(MARGIN))
    } else if margin < folio - 0.01 {
        let wants = millimetres(folio);
        let what = told!(
            "版心上面只有 {left} mm，报眉放不下，要 {wants} mm",
            "there are {left} mm above the type area; the folio needs {wants} mm"
        );
        (what, folio)
    } else {
        return None;
    };
    let (pointer, hint) = ("/grid/lines", lines_hint(area, wants));
    Some(TooLarge { pointer, severity: Severity::Warning, what, hint })
}

fn lines_hint(area: &TypeArea, margin: f64) -> Told {
    let fit = area.lines_within(margin);
    told!("行数（lines）最多 {fit}", "`lines` is at most {fit}")
}

fn millimetres(points: f64) -> f64 {
    (points / 72.0 * 254.0).round() / 10.0
}

#[cfg(test)]
#[path = "type_area_tests.rs"]
mod tests;
