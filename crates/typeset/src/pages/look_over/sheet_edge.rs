//! 出纸、贴边: text off the sheet, and what stands so near the cut that the knife may take it.

use kanyin_diagnostics::{Code, Spot, Told, told};
use kanyin_issue::units::POINTS_PER_MM;

use super::finding::LookFinding;
use super::ink::ink_box;
use super::seen_page::SeenPage;
use super::seen_rect::SeenRect;

/// What is cut may be off by so much: 3 mm.
const NEAR: f64 = 3.0 * POINTS_PER_MM;
/// Ink that reaches over the edge by less is a stroke, in points; what ends nearer to it than that reaches it.
const OVER: f64 = 0.5;

/// Text off the sheet: an error. Text and edges within 3 mm of the trim: a warning, one for the whole page.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let sheet = page.sheet();
    let safe = sheet.wider(-NEAR);
    let mut off = Vec::new();
    let mut near: Vec<(SeenRect, Option<String>, Option<Spot>)> = Vec::new();
    for of in page.types.iter().filter(|of| !of.near.is_within(&safe, 0.0)) {
        let ink = ink_box(of);
        if ink.is_nothing() {
            continue;
        }
        if !ink.is_within(&sheet, OVER) {
            off.push(off_the_sheet(&of.words(), ink, of.spot().unwrap_or(at), number));
        } else if !ink.is_within(&safe, OVER) {
            near.push((ink, Some(of.words()), of.spot()));
        }
    }
    let pictures = page.pictures.iter().map(|picture| (picture.rect, picture.thing));
    let grounds = page.grounds.iter().map(|ground| (ground.rect, ground.thing));
    let rules = page.rules.iter().map(|rule| (rule.rect, rule.thing));
    for (rect, thing) in pictures.chain(grounds).chain(rules) {
        if ends_near(&rect, &sheet) {
            near.push((rect, None, page.spot_of_story(page.story_of(thing))));
        }
    }
    off.extend(near_the_trim(near, at, number));
    off
}

/// Whether an edge of something lies within 3 mm of the trim and does not reach it.
fn ends_near(rect: &SeenRect, sheet: &SeenRect) -> bool {
    let ways = [
        rect.left - sheet.left,
        rect.top - sheet.top,
        sheet.right - rect.right,
        sheet.foot - rect.foot,
    ];
    ways.into_iter().any(|way| way > OVER && way < NEAR - OVER)
}

fn off_the_sheet(words: &str, ink: SeenRect, spot: Spot, number: u32) -> LookFinding {
    let label = told!("出纸", "off the sheet");
    let what = told!(
        "第 {number} 版有字伸出了纸边：“{words}”",
        "on page {number} text reaches off the sheet: “{words}”"
    );
    let hint = told!(
        "缩短它，或在 paper.yaml 里减少栏数、行数，使版心小于纸",
        "shorten it, or lower columns or lines in paper.yaml so that the type area is smaller than the sheet"
    );
    LookFinding::error(Code::OffTheSheet, spot, (label, what), vec![ink]).hint(hint)
}

fn near_the_trim(
    near: Vec<(SeenRect, Option<String>, Option<Spot>)>,
    at: Spot,
    number: u32,
) -> Option<LookFinding> {
    let spot = near.iter().find_map(|(.., spot)| *spot).unwrap_or(at);
    let words = near.iter().find_map(|(_, words, _)| words.clone());
    let count = near.len();
    let first: Told = match words {
        Some(words) => told!("“{words}”", "“{words}”"),
        None => told!("图片、底色或线", "a picture, a ground or a rule"),
    };
    let more = match count {
        0 => return None,
        1 => told!("", ""),
        _ => told!("，共 {count} 处", ", {count} in all"),
    };
    let label = told!("离裁切边不到 3 mm", "within 3 mm of the trim");
    let what = told!(
        "第 {number} 版有东西离裁切边不到 3 毫米，又没有出血：{first}{more}",
        "on page {number} something stands within 3 mm of the trim and does not bleed: {first}{more}";
        first, more
    );
    let hint = told!(
        "在 paper.yaml 里缩小版心；要出血的，一直铺到出血边",
        "make the type area smaller in paper.yaml; what is to bleed must reach the bleed's edge"
    );
    let rects = near.into_iter().map(|(rect, ..)| rect).take(8).collect();
    Some(LookFinding::warning(Code::NearTheTrim, spot, (label, what), rects).hint(hint))
}
