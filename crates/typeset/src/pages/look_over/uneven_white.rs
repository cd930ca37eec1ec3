//! 空不匀: white that differs where it should be the same: above the subheads of a story, between briefs, and gaps side
//! by side in neighbouring columns.

use kanyin_diagnostics::{Code, Spot, told};

use super::copy_part::CopyPart;
use super::finding::LookFinding;
use super::on_grid::OnGrid;
use super::seen_page::{SeenPage, SeenType};
use super::seen_rect::SeenRect;

/// White that differs by less than this looks the same, in lines.
const SAME: f64 = 0.7;
/// Between briefs it may differ by a line: what cannot be shared out evenly stands between the last (docs/rules.md §2).
const SAME_IN_RAIL: f64 = 1.7;
/// A gap within a column is at least so high, in lines: a subhead has one, spread to two.
const GAP: f64 = 2.7;

/// White within a column, above something.
struct WhiteAbove {
    /// In lines of the page; what is on the next line has none.
    lines: f64,
    rect: SeenRect,
    spot: Option<Spot>,
}

/// All uneven white of a page.
pub fn findings(page: &SeenPage, number: u32) -> Vec<LookFinding> {
    let mut findings = Vec::new();
    for story in 0..page.copy.stories.len() {
        if page.copy.stories[story].in_rail || page.copy.stories[story].stands_free() {
            continue;
        }
        let columns = columns(page, story, is_running);
        let columns: Vec<Vec<&SeenType>> = columns.into_iter().map(|(_, lines)| lines).collect();
        findings.extend(subheads(page, story, &columns, number));
        findings.extend(side_by_side(page, story, &columns, number));
    }
    findings.extend(briefs(page, number));
    findings
}

/// Whether it runs in columns: text and subheads.
fn is_running(of: &SeenType) -> bool {
    matches!(of.part, CopyPart::Text | CopyPart::Subhead) && of.is_level()
}

/// The left edges of a story's columns, and what of it stands there, from the top.
fn columns<'a>(
    page: &'a SeenPage,
    story: usize,
    is_wanted: impl Fn(&SeenType) -> bool,
) -> Vec<(f64, Vec<&'a SeenType<'a>>)> {
    let mut columns: Vec<(f64, Vec<&SeenType>)> = Vec::new();
    let own = page.types.iter().filter(|of| of.story == Some(story) && is_wanted(of));
    for of in own {
        let Some(thing) = of.thing.and_then(|thing| page.things.get(thing)) else { continue };
        match columns.iter_mut().find(|(x, _)| (*x - thing.x).abs() < 0.5) {
            Some((_, lines)) => lines.push(of),
            None => columns.push((thing.x, vec![of])),
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, lines) in &mut columns {
        lines.sort_by(|a, b| a.baseline().total_cmp(&b.baseline()));
    }
    columns
}

/// The white above a line of a column, if a line of the same story's text stands above it and nothing between.
fn white_above(page: &SeenPage, lines: &[&SeenType], n: usize) -> Option<WhiteAbove> {
    let (line, before) = (lines[n], lines[..n].iter().rev());
    let over = before.into_iter().find(|over| over.baseline() < line.baseline() - 1.0)?;
    let across = over.ems.with(&line.ems);
    let rect = SeenRect { top: over.ems.foot, foot: line.ems.top, ..across };
    let is_between =
        |other: &SeenRect| other.shared_width(&rect) > 1.0 && other.shared_height(&rect) > 1.0;
    let types = page.types.iter().map(|of| &of.ems);
    let pictures = page.pictures.iter().map(|picture| &picture.rect);
    let grounds = page.grounds.iter().map(|ground| &ground.rect);
    if types.chain(pictures).chain(grounds).any(is_between) {
        return None;
    }
    let grid = page.grid;
    let lines = (rect.height() - (grid.leading - grid.size)) / grid.leading;
    Some(WhiteAbove { lines, rect, spot: line.spot() })
}

/// Subheads of one story with different white above them. One at the head of a column has none.
fn subheads(
    page: &SeenPage,
    story: usize,
    columns: &[Vec<&SeenType>],
    number: u32,
) -> Option<LookFinding> {
    let mut whites: Vec<WhiteAbove> = Vec::new();
    for lines in columns {
        for (n, line) in lines.iter().enumerate() {
            // A second row, or a second run, of the same subhead.
            let over = lines[..n].last();
            let goes_on = over.is_some_and(|over| over.part == CopyPart::Subhead);
            if line.part == CopyPart::Subhead && !goes_on {
                whites.extend(white_above(page, lines, n));
            }
        }
    }
    let (least, most) = least_and_most(&whites, SAME)?;
    let spot = most.spot.or(page.spot_of_story(Some(story)))?;
    let (few, many) = (least.lines.max(0.0), most.lines);
    let label = told!("小标题上空不匀", "uneven white");
    let what = told!(
        "第 {number} 版一篇稿的小标题上面，有的空 {few:.0} 行，有的空 {many:.0} 行",
        "on page {number} the white above the subheads of a story differs: {few:.0} lines, {many:.0} lines"
    );
    let hint = told!(
        "在空得多的一栏里添几行，或删去一个小标题",
        "add some lines to the column with more white, or take a subhead out"
    );
    let rects = vec![most.rect, least.rect];
    Some(LookFinding::warning(Code::UnevenWhite, spot, (label, what), rects).hint(hint))
}

/// The least and the most of some white, if they look different.
fn least_and_most(whites: &[WhiteAbove], same: f64) -> Option<(&WhiteAbove, &WhiteAbove)> {
    let least = whites.iter().min_by(|a, b| a.lines.total_cmp(&b.lines))?;
    let most = whites.iter().max_by(|a, b| a.lines.total_cmp(&b.lines))?;
    (most.lines - least.lines >= same).then_some((least, most))
}

/// Gaps at the same height in neighbouring columns of a story.
fn side_by_side(
    page: &SeenPage,
    story: usize,
    columns: &[Vec<&SeenType>],
    number: u32,
) -> Option<LookFinding> {
    let gaps = |lines: &Vec<&SeenType>| -> Vec<WhiteAbove> {
        let far = |n: &usize| lines[*n].ems.top - lines[n - 1].ems.foot > page.grid.leading;
        let whites = (1..lines.len()).filter(far).filter_map(|n| white_above(page, lines, n));
        whites.filter(|white| white.lines >= GAP).collect()
    };
    let gaps: Vec<Vec<WhiteAbove>> = columns.iter().map(gaps).collect();
    let pairs = gaps.iter().zip(gaps.iter().skip(1));
    let (left, right) = pairs.into_iter().find_map(|(left, right)| {
        left.iter().find_map(|a| {
            let b = right.iter().find(|b| a.rect.shared_height(&b.rect) > page.grid.leading)?;
            Some((a, b))
        })
    })?;
    let spot = left.spot.or(page.spot_of_story(Some(story)))?;
    let place = OnGrid::of(page.grid, &left.rect.with(&right.rect)).told();
    let label = told!("两处空并排", "gaps side by side");
    let what = told!(
        "第 {number} 版{place}，相邻两栏并排空着",
        "on page {number}, {place}, two gaps stand side by side in neighbouring columns";
        place
    );
    let hint = told!("补几行，或换一张大些的图片", "add some lines, or use a larger picture");
    let rects = vec![left.rect, right.rect];
    Some(LookFinding::warning(Code::UnevenWhite, spot, (label, what), rects).hint(hint))
}

/// Briefs of one rail with white between them that differs by more than a line.
fn briefs(page: &SeenPage, number: u32) -> Vec<LookFinding> {
    let mut areas: Vec<usize> =
        page.copy.stories.iter().filter(|of| of.in_rail).map(|of| of.area).collect();
    areas.dedup();
    areas.into_iter().filter_map(|area| rail(page, area, number)).collect()
}

fn rail(page: &SeenPage, area: usize, number: u32) -> Option<LookFinding> {
    let briefs = page.copy.stories.iter().enumerate().filter(|(_, of)| of.area == area);
    // A brief that goes on in the next column is two there.
    let mut seen: Vec<(f64, usize, SeenRect)> = briefs
        .flat_map(|(story, _)| {
            let rect = |types: Vec<&SeenType>| {
                types.iter().fold(SeenRect::nothing(), |all, of| all.with(&of.ems))
            };
            let columns = columns(page, story, |_| true).into_iter();
            columns.map(move |(x, types)| (x, story, rect(types)))
        })
        .collect();
    seen.sort_by(|(x, _, one), (other_x, _, other)| {
        x.total_cmp(other_x).then(one.top.total_cmp(&other.top))
    });
    let grid = page.grid;
    let whites: Vec<WhiteAbove> = seen
        .windows(2)
        .filter(|pair| pair[0].2.shared_width(&pair[1].2) > 0.0)
        .map(|pair| {
            let (over, (_, story, under)) = (pair[0].2, pair[1]);
            let lines = (under.top - over.foot - (grid.leading - grid.size)) / grid.leading;
            let rect = SeenRect { top: over.foot, foot: under.top, ..over.with(&under) };
            WhiteAbove { lines, rect, spot: page.spot_of_story(Some(story)) }
        })
        .collect();
    let (least, most) = least_and_most(&whites, SAME_IN_RAIL)?;
    let (few, many) = (least.lines.max(0.0), most.lines);
    let label = told!("简讯间空不匀", "uneven white");
    let what = told!(
        "第 {number} 版一栏简讯之间，有的空 {few:.0} 行，有的空 {many:.0} 行",
        "on page {number} the white between the briefs of a rail differs: {few:.0} lines, {many:.0} lines"
    );
    let hint = told!(
        "给这一栏添一条简讯，或把哪一条写长一两行",
        "add a brief to the rail, or make one of them a line or two longer"
    );
    let rects = vec![most.rect, least.rect];
    Some(LookFinding::warning(Code::UnevenWhite, most.spot?, (label, what), rects).hint(hint))
}
