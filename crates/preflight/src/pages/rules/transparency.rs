//! Transparency: PDF/X-1a has none; PDF/X-4 has all blend modes that PDF has.

use hayro_syntax::object::Name;

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::geometry::Bounds;
use super::super::state::State;
use super::super::walk::Walker;
use crate::expect::Standard;
use crate::finding::Severity;

const RULE: Rule = Rule {
    code: "transparency-alpha",
    clause: "ISO 15930-4:2003",
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

/// What a mark is painted through.
pub fn check(walker: &mut Walker<'_, '_>, state: &State<'_>, alpha: f32, at: Bounds) {
    if walker.sheet.standard != Standard::X1a {
        return;
    }
    let found = &mut walker.found;
    if alpha < 0.9999 {
        let percent = super::percent(alpha);
        found.add(&RULE, Some(at), f64::from(1.0 - alpha), || {
            told!("对象不透明度 {percent} %", "An object is {percent} % opaque")
        });
    }
    if state.blend {
        let rule = Rule { code: "transparency-blend", ..RULE };
        found.add(&rule, Some(at), 0.0, || {
            told!("对象用了“正常”以外的混合模式", "An object has a blend mode other than Normal")
        });
    }
    if state.masked {
        let rule = Rule { code: "transparency-soft-mask", ..RULE };
        found.add(&rule, Some(at), 0.0, || {
            told!("对象用了软蒙版", "An object is painted through a soft mask")
        });
    }
}

/// A picture's soft mask.
pub fn picture(walker: &mut Walker<'_, '_>, at: Bounds) {
    if walker.sheet.standard == Standard::X1a {
        let rule = Rule { code: "transparency-image-mask", ..RULE };
        walker
            .found
            .add(&rule, Some(at), 0.0, || told!("图片带软蒙版", "A picture has a soft mask"));
    }
}

/// A transparency group.
pub fn group(walker: &mut Walker<'_, '_>, at: Bounds) {
    if walker.sheet.standard == Standard::X1a {
        let rule = Rule { code: "transparency-group", ..RULE };
        let [zh, en] = walker.within.words();
        walker.found.add(&rule, Some(at), 0.0, || {
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
pub fn blend(walker: &mut Walker<'_, '_>, name: Option<&Name<'_>>) {
    if name.is_some_and(|name| MODES.iter().any(|mode| mode.as_bytes() == name.as_ref())) {
        return;
    }
    let rule = Rule {
        code: "blend-mode-unknown",
        clause: walker.sheet.iso(),
        why: [
            "各家 RIP 对不认识的混合模式处理不同，印出来可能与屏幕不同。",
            "RIPs differ in what they make of a blend mode they don't know; print may not match the screen.",
        ],
        todo: ["改用标准的混合模式。", "Use one of the standard blend modes."],
        ..RULE
    };
    let name: String =
        name.map_or("?".into(), |name| String::from_utf8_lossy(name).chars().take(32).collect());
    walker
        .found
        .add(&rule, None, 0.0, || told!("不认识的混合模式 {name}", "Unknown blend mode {name}"));
}
