//! Total ink.

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::geometry::Bounds;
use super::super::inks::Inks;
use super::super::mark::{Kind, Mark};
use super::super::pixels::Count;
use super::super::walk::Walker;
use super::percent;
use crate::finding::Severity;

const RULE: Rule = Rule {
    code: "total-ink",
    clause: "practice",
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
pub fn check(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    let limit = walker.sheet.expect.total_ink as f32;
    let most = mark.colours.iter().fold(0.0_f32, |most, inks| most.max(inks.total()));
    // Registration colour has its own rule; as a name it has no sum.
    if most <= limit + OVER || !mark.seen.meets(walker.sheet.trim) {
        return;
    }
    let (sum, limit) = (percent(most), percent(limit));
    let [zh, en] = match mark.kind {
        Kind::Text(_) => ["文字", "Text"],
        Kind::Line(_) => ["线条", "A line"],
        Kind::Shading => ["渐变", "A shading"],
        _ => ["色块", "An area"],
    };
    let words = mark.inks().map(Inks::words).unwrap_or_default();
    walker.found.add(&RULE, Some(mark.seen), most.into(), || {
        told!(
            "{zh}总墨量 {sum} %，上限 {limit} %（{words}）",
            "{en} has {sum} % ink in all; {limit} % is the limit ({words})"
        )
    });
}

/// The part of a picture that may be over the limit, and how far any of it.
const SHARE: f64 = 0.001;
const FAR: f32 = 0.15;

/// A picture's pixels.
pub fn pixels(walker: &mut Walker<'_, '_>, count: &Count, at: Bounds) {
    let limit = walker.sheet.expect.total_ink as f32;
    if count.share <= SHARE && count.worst <= limit + FAR {
        return;
    }
    let (worst, limit) = (percent(count.worst), percent(limit));
    let share = super::fine(count.share * 100.0);
    let rule = Rule {
        code: "total-ink-image",
        todo: [
            "用输出特性文件重新转换图片，它会控制总墨量。",
            "Convert the picture by the output profile, which holds the total.",
        ],
        ..RULE
    };
    walker.found.add(&rule, Some(at), count.worst.into(), || {
        told!(
            "图片总墨量最高 {worst} %，上限 {limit} %；{share} % 的像素超过",
            "A picture has up to {worst} % ink; {limit} % is the limit, and {share} % of its pixels are over it"
        )
    });
}
