//! Transparency: PDF/X-1a has none; PDF/X-4 has all blend modes that PDF has.

use hayro_syntax::object::Name;

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::painted::Within;
use super::super::terms::Terms;
use crate::amounts::percent;
use crate::clause::Clause;
use crate::expect::Standard;
use crate::rule::Rule;
use crate::rule_name::RuleName;

const RULE: Rule = Rule {
    name: RuleName::TransparencyAlpha,
    clause: Clause::of(Standard::X1a.iso()),
    severity: Severity::Error,
    why: [
        "PDF/X-1a 不许有透明；老的 RIP 会当它不透明，或者整块出错。",
        "PDF/X-1a has no transparency; an old RIP takes it for opaque, or fails.",
    ],
    todo: [
        "导出时拼合透明（兼容 PDF 1.3），或者与印厂商量改用 PDF/X-4。",
        "Flatten transparency when exporting (PDF 1.3), or agree on PDF/X-4 with the printing house.",
    ],
};

/// What something is painted through: opacity, a blend mode other than Normal, a soft mask.
pub fn check(
    findings: &mut Findings,
    terms: &Terms<'_>,
    (alpha, blend, masked): (f32, bool, bool),
    at: Bounds,
) {
    if !terms.is_x1a() {
        return;
    }
    if alpha < 0.9999 {
        let percent = percent(alpha);
        findings.add(&RULE, Some(at), f64::from(1.0 - alpha), || {
            told!("对象不透明度 {percent} %", "An object is {percent} % opaque")
        });
    }
    if blend {
        let rule = Rule { name: RuleName::TransparencyBlend, ..RULE };
        findings.add(&rule, Some(at), 0.0, || {
            told!("对象用了“正常”以外的混合模式", "An object has a blend mode other than Normal")
        });
    }
    if masked {
        let rule = Rule { name: RuleName::TransparencySoftMask, ..RULE };
        findings.add(&rule, Some(at), 0.0, || {
            told!("对象用了软蒙版", "An object is painted through a soft mask")
        });
    }
}

/// A picture's soft mask.
pub fn picture(findings: &mut Findings, terms: &Terms<'_>, at: Bounds) {
    if terms.is_x1a() {
        let rule = Rule { name: RuleName::TransparencyImageMask, ..RULE };
        findings.add(&rule, Some(at), 0.0, || told!("图片带软蒙版", "A picture has a soft mask"));
    }
}

/// A transparency group.
pub fn group(findings: &mut Findings, terms: &Terms<'_>, within: Within, at: Bounds) {
    if terms.is_x1a() {
        let rule = Rule { name: RuleName::TransparencyGroup, ..RULE };
        let [zh, en] = within.words();
        findings.add(&rule, Some(at), 0.0, || {
            told!("有透明组{zh}", "There is a transparency group{en}")
        });
    }
}

/// Blend modes of ISO 32000-1, 11.3.5.
const MODES: [&str; 17] = [
    "Normal",
    "Compatible",
    "Multiply",
    "Screen",
    "Overlay",
    "Darken",
    "Lighten",
    "ColorDodge",
    "ColorBurn",
    "HardLight",
    "SoftLight",
    "Difference",
    "Exclusion",
    "Hue",
    "Saturation",
    "Color",
    "Luminosity",
];

/// A blend mode that is set.
pub fn blend_mode(findings: &mut Findings, terms: &Terms<'_>, name: Option<&Name<'_>>) {
    if name.is_some_and(|name| MODES.iter().any(|mode| mode.as_bytes() == name.as_ref())) {
        return;
    }
    let rule = Rule {
        name: RuleName::BlendModeUnknown,
        clause: terms.clause(),
        why: [
            "各家 RIP 对不认识的混合模式处理不同，印出来可能与屏幕不同。",
            "RIPs differ in what they make of a blend mode they don't know; print may not match the screen.",
        ],
        todo: ["改用标准的混合模式。", "Use one of the standard blend modes."],
        ..RULE
    };
    let name: String =
        name.map_or("?".into(), |name| String::from_utf8_lossy(name).chars().take(32).collect());
    findings
        .add(&rule, None, 0.0, || told!("不认识的混合模式 {name}", "Unknown blend mode {name}"));
}
