//! The trim: what ends there without bleed, and text that may be cut off.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::painted::{Painted, PaintedKind};
use super::super::terms::Terms;
use crate::amounts::{MM, millimetres};
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// How near the trim an edge is at it, in points.
const NEAR: f64 = 1.0;
/// What bleed may lack.
const LACK: f64 = 0.5;
/// Shorter edges don't matter.
const LONG: f64 = 5.0 * MM;
/// How far from the trim text is safe.
const SAFE: f64 = 3.0 * MM;

/// By how near the trim it ends.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    if painted.is_paper() {
        return;
    }
    match painted.kind {
        PaintedKind::Area(_) | PaintedKind::Picture | PaintedKind::Shading => {
            bleed(findings, terms, painted)
        }
        PaintedKind::Text(_) => text(findings, terms, painted),
        PaintedKind::Line(_) => {}
    }
}

/// For each side of the trim: how far it goes over, and how long its edge is within the trim.
fn sides(terms: &Terms<'_>, painted: &Painted<'_>) -> [(f64, f64, [&'static str; 2]); 4] {
    let (trim, seen) = (terms.trim, painted.seen);
    let within = seen.cut(trim);
    let (across, down) = (within.width(), within.height());
    [
        (trim.x0 - seen.x0, down, ["左", "left"]),
        (trim.y0 - seen.y0, across, ["上", "top"]),
        (seen.x1 - trim.x1, down, ["右", "right"]),
        (seen.y1 - trim.y1, across, ["下", "bottom"]),
    ]
}

fn bleed(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    let bleed = terms.expect.bleed;
    // Marks beside the trim aren't part of the page.
    if bleed <= LACK || !painted.seen.meets(terms.trim.grown(-NEAR)) {
        return;
    }
    let wanted = millimetres(bleed);
    for (over, long, [zh, en]) in sides(terms, painted) {
        if over < -NEAR || over >= bleed - LACK || long < LONG {
            continue;
        }
        let has = millimetres(over.max(0.0));
        let [zh_what, en_what] = match painted.kind {
            PaintedKind::Picture => ["图片", "A picture"],
            _ => ["色块", "An area"],
        };
        let rule = Rule {
            name: RuleName::BleedMissing,
            clause: Clause::PRACTICE,
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
        findings.add(&rule, Some(painted.seen), -over, || {
            told!(
                "{zh_what}到{zh}边裁切线，出血 {has} mm，要 {wanted} mm",
                "{en_what} reaches the {en} trim with {has} mm of bleed; {wanted} mm are wanted"
            )
        });
    }
}

fn text(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    if !painted.seen.meets(terms.trim) {
        return;
    }
    let over = sides(terms, painted).iter().fold(f64::NEG_INFINITY, |most, side| most.max(side.0));
    if over <= -SAFE {
        return;
    }
    let rule = Rule {
        name: RuleName::TextNearTrim,
        clause: Clause::PRACTICE,
        severity: Severity::Note,
        why: [
            "裁切总有偏差，太靠边的字可能被裁掉。",
            "Trimming is never exact; text at the edge may be cut off.",
        ],
        todo: ["把文字移到裁切线内 3 mm 以上。", "Move text 3 mm or more within the trim."],
    };
    let mm = millimetres((-over).max(0.0));
    findings.add(&rule, Some(painted.seen), over, || {
        told!("文字离裁切线 {mm} mm", "Text is {mm} mm from the trim")
    });
}
