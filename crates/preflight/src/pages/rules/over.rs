//! Overprint: white that vanishes, black that knocks out.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::painted::{Painted, PaintedKind};
use super::super::terms::Terms;
use crate::amounts::tenths;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// Black type smaller than this ought to overprint, in points.
const LARGE: f64 = 24.0;

/// What overprints and oughtn't, and the other way round.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    let Some(inks) = painted.inks() else { return };
    if inks.is_paper() && painted.over {
        // DeviceCMYK in overprint mode 0 still knocks out the four inks: ISO 32000-1, 8.6.7.
        let vanishes = painted.mode1 || !inks.direct;
        let rule = Rule {
            name: RuleName::WhiteOverprints,
            clause: Clause::PRACTICE,
            severity: if vanishes { Severity::Error } else { Severity::Warning },
            why: [
                "设了叠印的白色什么也不印，也不镂空：屏幕上是白的，印出来没有了。",
                "White that overprints prints nothing and knocks nothing out: white on screen, gone in print.",
            ],
            todo: ["去掉白色对象的叠印。", "Take overprint off white objects."],
        };
        let [zh, en] = match painted.kind {
            PaintedKind::Text(_) => ["白字", "White type"],
            PaintedKind::Line(_) => ["白线", "A white line"],
            _ => ["白色块", "A white area"],
        };
        findings.add(&rule, Some(painted.seen), 0.0, || {
            told!("{zh}设了叠印", "{en} is set to overprint")
        });
    }
    // In overprint mode 0 `0 0 0 1 k` still clears the other three plates.
    let over = painted.over && (painted.mode1 || !inks.direct);
    if let PaintedKind::Text(Some(size)) = painted.kind
        && size < LARGE
        && !over
        && inks.only_black()
        && inks.process[3] > 0.98
        && painted.seen.meets(terms.trim)
    {
        let rule = Rule {
            name: RuleName::BlackTextKnocksOut,
            clause: Clause::PRACTICE,
            severity: Severity::Note,
            why: [
                "黑字镂空了底色，套不准时字边露白。",
                "Black type that knocks out what is under it shows white edges when out of register.",
            ],
            todo: ["K 100 % 的小字设为叠印。", "Let small type in K 100 % overprint."],
        };
        let pt = tenths(size);
        findings.add(&rule, Some(painted.seen), -size, || {
            told!("{pt} pt 的黑字没有叠印", "Black type of {pt} pt doesn't overprint")
        });
    }
}
