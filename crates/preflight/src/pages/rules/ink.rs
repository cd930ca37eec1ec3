//! Total ink.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::inks::InkMix;
use super::super::painted::{Painted, PaintedKind};
use super::super::read::pixels::InkCount;
use super::super::terms::Terms;
use crate::amounts::{hundredths, percent};
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

const RULE: Rule = Rule {
    name: RuleName::TotalInk,
    clause: Clause::PRACTICE,
    severity: Severity::Error,
    why: [
        "墨太厚，纸吸不下：不干、蹭脏、透印，新闻纸尤其如此。",
        "More ink than paper can take won't dry, sets off and shows through, newsprint above all.",
    ],
    todo: [
        "减少青、品、黄，用黑代替（GCR）；深色底用“黑 + 一色”。",
        "Take out cyan, magenta and yellow and put black instead (GCR); dark areas in black and one ink.",
    ],
};

/// What flat colours and shadings may have over the limit.
const OVER: f32 = 0.02;

/// A colour's inks together.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    let limit = terms.expect.total_ink as f32;
    let most = painted.colours.iter().fold(0.0_f32, |most, inks| most.max(inks.total()));
    // Registration colour has its own rule; as a name it has no sum.
    if most <= limit + OVER || !painted.seen.meets(terms.trim) {
        return;
    }
    let (sum, limit) = (percent(most), percent(limit));
    let [zh, en] = match painted.kind {
        PaintedKind::Text(_) => ["文字", "Text"],
        PaintedKind::Line(_) => ["线条", "A line"],
        PaintedKind::Shading => ["渐变", "A shading"],
        _ => ["色块", "An area"],
    };
    let words = painted.inks().map(InkMix::words).unwrap_or_default();
    findings.add(&RULE, Some(painted.seen), most.into(), || {
        told!(
            "{zh}总墨量 {sum} %，上限 {limit} %（{words}）",
            "{en} has {sum} % ink in all; {limit} % is the limit ({words})"
        )
    });
}

/// The part of a picture that may be over the limit, and how far any of it.
const SHARE: f64 = 0.001;
const FAR: f32 = 0.15;

/// A picture's pixels, where it lies within the trim.
pub fn pixels(findings: &mut Findings, terms: &Terms<'_>, count: &InkCount, at: Bounds) {
    let limit = terms.expect.total_ink as f32;
    let within = count.share <= SHARE && count.worst <= limit + FAR;
    if within || !at.meets(terms.trim) {
        return;
    }
    let (worst, limit) = (percent(count.worst), percent(limit));
    let share = hundredths(count.share * 100.0);
    let rule = Rule {
        name: RuleName::TotalInkImage,
        todo: [
            "用输出特性文件重新转换图片，它会控制总墨量。",
            "Convert the picture by the output profile, which holds the total.",
        ],
        ..RULE
    };
    findings.add(&rule, Some(at), count.worst.into(), || {
        told!(
            "图片总墨量最高 {worst} %，上限 {limit} %；{share} % 的像素超过",
            "A picture has up to {worst} % ink; {limit} % is the limit, and {share} % of its pixels are over it"
        )
    });
}
