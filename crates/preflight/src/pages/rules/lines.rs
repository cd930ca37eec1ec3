//! Lines too thin to be printed.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::painted::{Painted, PaintedKind};
use crate::amounts::hundredths;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// Lines are at least so thick, in points.
const THIN: f64 = 0.25;
/// Lines printed as a screen are at least so thick.
const SCREENED: f64 = 0.5;
/// What a width may lack by rounding.
const ROUNDING: f64 = 0.005;

const RULE: Rule = Rule {
    name: RuleName::Hairline,
    clause: Clause::PRACTICE,
    severity: Severity::Warning,
    why: ["太细的线印出来断断续续，或者没有。", "A line too thin comes out broken, or not at all."],
    todo: ["加粗到 0.25 pt 以上。", "Make it 0.25 pt or more."],
};

/// Strokes, and bars that are filled.
pub fn check(findings: &mut Findings, painted: &Painted<'_>) {
    if painted.is_paper() {
        return;
    }
    let screened = painted.inks().is_some_and(|inks| inks.screened());
    match painted.kind {
        PaintedKind::Line(width) if width <= 0.0 => {
            let rule = Rule {
                name: RuleName::LineZeroWidth,
                severity: Severity::Error,
                why: [
                    "零宽线在每台设备上都是最细的一个点：屏幕上看得见，印版上没有。",
                    "A line of no width is one dot of whatever device: to be seen on screen, lost on the plate.",
                ],
                ..RULE
            };
            findings
                .add(&rule, Some(painted.seen), 0.0, || told!("线宽为零", "A line has no width"));
        }
        PaintedKind::Line(width) if width < THIN - ROUNDING => {
            let pt = hundredths(width);
            findings.add(&RULE, Some(painted.seen), -width, || {
                told!("线宽 {pt} pt，至少要 {THIN}", "A line is {pt} pt wide; {THIN} is the least")
            });
        }
        PaintedKind::Area(Some(width)) if width < THIN - ROUNDING => {
            let pt = hundredths(width);
            let rule = Rule { name: RuleName::HairlineFilled, ..RULE };
            findings.add(&rule, Some(painted.seen), -width, || {
                told!(
                    "填充成的细条宽 {pt} pt，至少要 {THIN}",
                    "A filled bar is {pt} pt wide; {THIN} is the least"
                )
            });
        }
        PaintedKind::Line(width) | PaintedKind::Area(Some(width))
            if screened && width < SCREENED - ROUNDING =>
        {
            let rule = Rule {
                name: RuleName::HairlineTinted,
                severity: Severity::Note,
                why: [
                    "浅色细线由网点组成，印出来像一串点。",
                    "A thin line in a tint is made of dots, and looks like a row of them.",
                ],
                todo: [
                    "用实色，或者加粗到 0.5 pt 以上。",
                    "Print it solid, or make it 0.5 pt or more.",
                ],
                ..RULE
            };
            let pt = hundredths(width);
            findings.add(&rule, Some(painted.seen), -width, || {
                told!("加网的细线 {pt} pt", "A line of {pt} pt in a tint")
            });
        }
        _ => {}
    }
}
