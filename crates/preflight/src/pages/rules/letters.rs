//! Type: too small for its colours, reversed, in rich black.

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::inks::{Inks, SEEN};
use super::super::mark::{Kind, Mark};
use super::super::walk::Walker;
use super::short;
use crate::finding::Severity;

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
    code: "type-small-colour",
    clause: "practice",
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
pub fn check(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    let (Kind::Text(size), Some(inks)) = (mark.kind, mark.inks()) else { return };
    if !mark.seen.meets(walker.sheet.trim) {
        return;
    }
    if inks.is_registration() {
        registration(walker, mark, inks);
        return;
    }
    let Some(size) = size else { return };
    if size < READ - ROUNDING && !inks.is_paper() {
        let rule = Rule {
            code: "type-tiny",
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
        let pt = short(size);
        walker
            .found
            .add(&rule, Some(mark.seen), -size, || told!("文字 {pt} pt", "Type of {pt} pt"));
    }
    if rich(inks) {
        if size < LARGE {
            rich_black(walker, mark, inks, size);
        }
    } else if inks.processes() > 1 && size < COLOURED - ROUNDING {
        let (pt, count, words) = (short(size), inks.processes(), inks.words());
        walker.found.add(&RULE, Some(mark.seen), -size, || {
            told!(
                "文字 {pt} pt，{count} 色（{words}）",
                "Type of {pt} pt in {count} inks ({words})"
            )
        });
    } else if inks.total() <= 0.05 && size < REVERSED - ROUNDING {
        reversed(walker, mark, size);
    }
}

/// Black with other inks under it, or all four.
fn rich(inks: &Inks) -> bool {
    let others = inks.process.iter().take(3).filter(|amount| **amount >= SEEN).count();
    others > 0 && inks.process[3] >= 0.8 || inks.processes() == 4
}

fn rich_black(walker: &mut Walker<'_, '_>, mark: &Mark<'_>, inks: &Inks, size: f64) {
    let rule = Rule {
        code: "rich-black-text",
        why: [
            "黑字下面垫了彩色，套不准时字边露色，小字糊成一片。",
            "Black type with colours under it shows them at its edges when out of register, and small type fills in.",
        ],
        todo: ["黑字改为 K 100 % 单色，并叠印。", "Set black type in K 100 % alone, overprinting."],
        ..RULE
    };
    let (pt, words) = (short(size), inks.words());
    walker.found.add(&rule, Some(mark.seen), -size, || {
        told!(
            "{pt} pt 的黑字用了多色（{words}）",
            "Black type of {pt} pt in several inks ({words})"
        )
    });
}

fn registration(walker: &mut Walker<'_, '_>, mark: &Mark<'_>, inks: &Inks) {
    let rule = Rule {
        code: "registration-text",
        severity: Severity::Error,
        why: [
            "套版色在每块版上都印，墨量最高，字会糊、会蹭脏。",
            "Registration colour prints on every plate: type fills in and sets off.",
        ],
        todo: ["改为 K 100 %。", "Use K 100 % instead."],
        ..RULE
    };
    let words = if inks.all > 0.0 { "All".into() } else { inks.words() };
    walker.found.add(&rule, Some(mark.seen), 0.0, || {
        told!("文字用了套版色（{words}）", "Type is in registration colour ({words})")
    });
}

/// Paper-white type on something dark.
fn reversed(walker: &mut Walker<'_, '_>, mark: &Mark<'_>, size: f64) {
    let under = walker.ground.most(mark.seen);
    if under < 0.25 {
        return;
    }
    let rule = Rule {
        code: "type-small-reversed",
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
    let (pt, percent) = (short(size), super::percent(under));
    walker.found.add(&rule, Some(mark.seen), -size, || {
        told!("反白字 {pt} pt，底色 {percent} %", "Reversed type of {pt} pt on {percent} % ink")
    });
}
