//! 空洞: white rectangles over 3 lines × 2 columns. What counts as white: [`super::white`].

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::on_grid::OnGrid;
use super::seen_page::SeenPage;
use super::white::{CELLS, WhiteCells, WhiteMap};

/// What is at most so large is no hole, in columns × lines: 3 lines in two columns.
const LARGEST: f64 = 6.0;
/// White of at most so many lines is no hole, however wide.
const LINES: usize = 3;
/// Holes that are looked for on a page.
const MOST: usize = 12;

/// The holes of a page, the largest first.
pub fn findings(page: &SeenPage, map: &mut WhiteMap, at: Spot, number: u32) -> Vec<LookFinding> {
    let mut findings = Vec::new();
    while let Some(hole) = map.largest(is_hole).filter(|_| findings.len() < MOST) {
        findings.push(finding(page, map, &hole, at, number));
        map.take(&hole);
    }
    findings
}

fn is_hole(white: &WhiteCells) -> bool {
    white.wide >= CELLS && white.high > LINES && white.size() > LARGEST
}

fn finding(
    page: &SeenPage,
    map: &WhiteMap,
    hole: &WhiteCells,
    at: Spot,
    number: u32,
) -> LookFinding {
    let rect = map.rect(hole);
    let spot = page.spot_of_story(page.story_of(map.whose(hole))).unwrap_or(at);
    let place = OnGrid::of(page.grid, &rect).told();
    let lines = hole.high;
    let columns = hole.columns();
    let columns =
        if columns.fract() == 0.0 { format!("{columns:.0}") } else { format!("{columns:.1}") };
    // In tens: nobody counts them.
    let characters = (rect.width() / page.grid.size * lines as f64 / 10.0).round() as u32 * 10;
    let label = told!("空洞 {columns} 栏 × {lines} 行", "hole {columns} × {lines}");
    let what = told!(
        "第 {number} 版有空洞：{place}，{columns} 栏 × {lines} 行",
        "on page {number} there is a hole: {place}, {columns} columns × {lines} lines";
        place
    );
    let hint = told!(
        "补约 {characters} 字，换一张大些的图片，或放一条补白",
        "add about {characters} characters, use a larger picture, or put a filler there"
    );
    LookFinding::warning(Code::Hole, spot, (label, what), vec![rect]).hint(hint)
}
