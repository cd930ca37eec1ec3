//! Type: too small for its colours, reversed, in rich black.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::ground::Ground;
use super::super::inks::{InkMix, SEEN};
use super::super::painted::{Painted, PaintedKind};
use super::super::terms::Terms;
use crate::amounts::{percent, tenths};
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// Type in several inks is at least so large, in points.
const COLOURED: f64 = 10.0;
/// Reversed type is at least so large.
const REVERSED: f64 = 8.0;
/// Type is at least so large to be read.
const READ: f64 = 4.0;
/// Type so large may be in rich black, and knock out.
const LARGE: f64 = 24.0;
/// What a size may lack by rounding.
const ROUNDING: f64 = 0.05;

const RULE: Rule = Rule {
    name: RuleName::TypeSmallColour,
    clause: Clause::PRACTICE,
    severity: Severity::Warning,
    why: [
        "各色套不准时，小字发虚、带彩边。",
        "Where plates aren't in register small type goes blurred, with coloured edges.",
    ],
    todo: [
        "小字用单色（黑 100 % 或一种专色），或者放大。",
        "Set small type in one ink (black 100 % or one spot ink), or larger.",
    ],
};

/// Type by its size and colour.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, ground: &Ground, painted: &Painted<'_>) {
    let (PaintedKind::Text(size), Some(inks)) = (painted.kind, painted.inks()) else { return };
    if !painted.seen.meets(terms.trim) {
        return;
    }
    if inks.is_registration() {
        registration(findings, painted, inks);
        return;
    }
    let Some(size) = size else { return };
    if size < READ - ROUNDING && !inks.is_paper() {
        let rule = Rule {
            name: RuleName::TypeTiny,
            severity: Severity::Note,
            why: [
                "这么小的字印出来难以辨认。",
                "Type as small as this can hardly be read in print.",
            ],
            todo: [
                "放大，或者确认它不需要读。",
                "Set it larger, or make sure that nobody need read it.",
            ],
            ..RULE
        };
        let pt = tenths(size);
        findings.add(&rule, Some(painted.seen), -size, || told!("文字 {pt} pt", "Type of {pt} pt"));
    }
    if rich(inks) {
        if size < LARGE {
            rich_black(findings, painted, inks, size);
        }
    } else if inks.processes() > 1 && size < COLOURED - ROUNDING {
        let (pt, count, words) = (tenths(size), inks.processes(), inks.words());
        findings.add(&RULE, Some(painted.seen), -size, || {
            told!(
                "文字 {pt} pt，{count} 色（{words}）",
                "Type of {pt} pt in {count} inks ({words})"
            )
        });
    } else if inks.total() <= 0.05 && size < REVERSED - ROUNDING {
        reversed(findings, ground, painted, size);
    }
}

/// Black with other inks under it, or all four.
fn rich(inks: &InkMix) -> bool {
    let others = inks.process.iter().take(3).filter(|amount| **amount >= SEEN).count();
    others > 0 && inks.process[3] >= 0.8 || inks.processes() == 4
}

fn rich_black(findings: &mut Findings, painted: &Painted<'_>, inks: &InkMix, size: f64) {
    let rule = Rule {
        name: RuleName::RichBlackText,
        why: [
            "黑字下面垫了彩色，套不准时字边露色，小字糊成一片。",
            "Black type with colours under it shows them at its edges when out of register, and small type fills in.",
        ],
        todo: ["黑字改为 K 100 % 单色，并叠印。", "Set black type in K 100 % alone, overprinting."],
        ..RULE
    };
    let (pt, words) = (tenths(size), inks.words());
    findings.add(&rule, Some(painted.seen), -size, || {
        told!(
            "{pt} pt 的黑字用了多色（{words}）",
            "Black type of {pt} pt in several inks ({words})"
        )
    });
}

fn registration(findings: &mut Findings, painted: &Painted<'_>, inks: &InkMix) {
    let rule = Rule {
        name: RuleName::RegistrationText,
        severity: Severity::Error,
        why: [
            "套版色在每块版上都印，墨量最高，字会糊、会蹭脏。",
            "Registration colour prints on every plate: type fills in and sets off.",
        ],
        todo: ["改为 K 100 %。", "Use K 100 % instead."],
        ..RULE
    };
    let words = if inks.all > 0.0 { "All".into() } else { inks.words() };
    findings.add(&rule, Some(painted.seen), 0.0, || {
        told!("文字用了套版色（{words}）", "Type is in registration colour ({words})")
    });
}

/// Paper-white type on something dark.
fn reversed(findings: &mut Findings, ground: &Ground, painted: &Painted<'_>, size: f64) {
    let under = ground.most(painted.seen);
    if under < 0.25 {
        return;
    }
    let rule = Rule {
        name: RuleName::TypeSmallReversed,
        why: [
            "反白小字的笔画会被周围的墨填死。",
            "The ink around it fills in the strokes of small reversed type.",
        ],
        todo: [
            "放大到 8 pt 以上，用黑体一类粗笔画，或者不反白。",
            "Set it at 8 pt or more, in a sturdy face, or don't reverse it.",
        ],
        ..RULE
    };
    let (pt, percent) = (tenths(size), percent(under));
    findings.add(&rule, Some(painted.seen), -size, || {
        told!("反白字 {pt} pt，底色 {percent} %", "Reversed type of {pt} pt on {percent} % ink")
    });
}
