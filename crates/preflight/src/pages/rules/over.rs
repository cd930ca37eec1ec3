//! Overprint: white that vanishes, black that knocks out.

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::mark::{Kind, Mark};
use super::super::walk::Walker;
use super::short;
use crate::finding::Severity;

/// Black type smaller than this ought to overprint, in points.
const LARGE: f64 = 24.0;

/// What overprints and oughtn't, and the other way round.
pub fn check(walker: &mut Walker<'_, '_>, mark: &Mark<'_>) {
    let Some(inks) = mark.inks() else { return };
    if inks.is_paper() && mark.over {
        // DeviceCMYK in overprint mode 0 still knocks out the four inks: ISO 32000-1, 8.6.7.
        let vanishes = mark.mode1 || !inks.direct;
        let rule = Rule {
            code: "white-overprints",
            clause: "practice",
            severity: if vanishes { Severity::Error } else { Severity::Warning },
            why: [
                "设了叠印的白色什么也不印，也不镂空：屏幕上是白的，印出来没有了。",
                "White that overprints prints nothing and knocks nothing out: white on screen, gone in print.",
            ],
            todo: ["去掉白色对象的叠印。", "Take overprint off white objects."],
        };
        let [zh, en] = match mark.kind {
            Kind::Text(_) => ["白字", "White type"],
            Kind::Line(_) => ["白线", "A white line"],
            _ => ["白色块", "A white area"],
        };
        walker
            .found
            .add(&rule, Some(mark.seen), 0.0, || told!("{zh}设了叠印", "{en} is set to overprint"));
    }
    // In overprint mode 0 `0 0 0 1 k` still clears the other three plates.
    let over = mark.over && (mark.mode1 || !inks.direct);
    if let Kind::Text(Some(size)) = mark.kind
        && size < LARGE
        && !over
        && inks.only_black()
        && inks.process[3] > 0.98
        && mark.seen.meets(walker.sheet.trim)
    {
        let rule = Rule {
            code: "black-text-knocks-out",
            clause: "practice",
            severity: Severity::Note,
            why: [
                "黑字镂空了底色，套不准时字边露白。",
                "Black type that knocks out what is under it shows white edges when out of register.",
            ],
            todo: ["K 100 % 的小字设为叠印。", "Let small type in K 100 % overprint."],
        };
        let pt = short(size);
        walker.found.add(&rule, Some(mark.seen), -size, || {
            told!("{pt} pt 的黑字没有叠印", "Black type of {pt} pt doesn't overprint")
        });
    }
}
