//! The trim: what ends there without bleed, and text that may be cut off.

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::mark::{Kind, Mark};
use super::super::walk::Walker;
use super::short;
use crate::finding::Severity;

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// How near the trim an edge is at it, in points.
const NEAR: f64 = 1.0;
/// What bleed may lack.
const LACK: f64 = 0.5;
/// Shorter edges don't matter.
const LONG: f64 = 5.0 * POINTS_PER_MM;
/// How far from the trim text is safe.
const SAFE: f64 = 3.0 * POINTS_PER_MM;

/// Marks by how near the trim they end.
pub fn check(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    if mark.is_paper() {
        return;
    }
    match mark.kind {
        Kind::Area(_) | Kind::Picture | Kind::Shading => bleed(walker, mark),
        Kind::Text(_) => text(walker, mark),
        Kind::Line(_) => {}
    }
}

/// For each side of the trim: how far the mark goes over it, and how long its edge is within the trim.
fn sides(walker: &Walker<'_, '_>, mark: &Mark<'_>) -> [(f64, f64, [&'static str; 2]); 4] {
    let (trim, seen) = (walker.sheet.trim, mark.seen);
    let within = seen.cut(trim);
    let (across, down) = (within.width(), within.height());
    [
        (trim.x0 - seen.x0, down, ["左", "left"]),
        (trim.y0 - seen.y0, across, ["上", "top"]),
        (seen.x1 - trim.x1, down, ["右", "right"]),
        (seen.y1 - trim.y1, across, ["下", "bottom"]),
    ]
}

fn bleed(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    let bleed = walker.sheet.expect.bleed;
    // Marks beside the trim aren't part of the page.
    if bleed <= LACK || !mark.seen.meets(walker.sheet.trim.grown(-NEAR)) {
        return;
    }
    let wanted = short(bleed / POINTS_PER_MM);
    for (over, long, [zh, en]) in sides(walker, mark) {
        if over < -NEAR || over >= bleed - LACK || long < LONG {
            continue;
        }
        let has = short((over / POINTS_PER_MM).max(0.0));
        let [zh_what, en_what] = match mark.kind {
            Kind::Picture => ["图片", "A picture"],
            _ => ["色块", "An area"],
        };
        let rule = Rule {
            code: "bleed-missing",
            clause: "practice",
            severity: Severity::Warning,
            why: [
                "裁切总有偏差，没有出血的边会露出白纸。",
                "Trimming is never exact; without bleed a strip of white shows at the edge.",
            ],
            todo: [
                "把它延伸到裁切线外，或者退到裁切线内 3 mm 以上。",
                "Let it go beyond the trim, or keep it 3 mm within.",
            ],
        };
        walker.found.add(&rule, Some(mark.seen), -over, || {
            told!(
                "{zh_what}到{zh}边裁切线，出血 {has} mm，要 {wanted} mm",
                "{en_what} reaches the {en} trim with {has} mm of bleed; {wanted} mm are wanted"
            )
        });
    }
}

fn text(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    if !mark.seen.meets(walker.sheet.trim) {
        return;
    }
    let over = sides(walker, mark).iter().fold(f64::NEG_INFINITY, |most, side| most.max(side.0));
    if over <= -SAFE {
        return;
    }
    let rule = Rule {
        code: "text-near-trim",
        clause: "practice",
        severity: Severity::Note,
        why: [
            "裁切总有偏差，太靠边的字可能被裁掉。",
            "Trimming is never exact; text at the edge may be cut off.",
        ],
        todo: ["把文字移到裁切线内 3 mm 以上。", "Move text 3 mm or more within the trim."],
    };
    let mm = short((-over / POINTS_PER_MM).max(0.0));
    walker.found.add(&rule, Some(mark.seen), over, || {
        told!("文字离裁切线 {mm} mm", "Text is {mm} mm from the trim")
    });
}
