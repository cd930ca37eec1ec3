//! Pictures: how they are kept, and how fine they are as placed.

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::{Bounds, Matrix};
use super::super::read::image::ImageObject;
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// The least pixels an inch of pictures in two tones.
const TWO_TONES: f64 = 550.0;

const RULE: Rule = Rule {
    name: RuleName::ImageResolutionLow,
    clause: Clause::PRACTICE,
    severity: Severity::Warning,
    why: ["像素不够，印出来发虚或有锯齿。", "With too few pixels it prints soft, or with steps."],
    todo: ["换更大的原图，或者缩小版面上的尺寸。", "Use a larger original, or place it smaller."],
};

/// How a picture is kept in the file.
pub fn kept(findings: &mut Findings, terms: &Terms<'_>, image: &ImageObject, at: Bounds) {
    let old = terms.is_x1a();
    let iso = Rule {
        clause: terms.clause(),
        severity: Severity::Error,
        why: [
            "PDF/X-1a 只有 PDF 1.4 的图片格式，老的 RIP 读不了。",
            "PDF/X-1a has the pictures of PDF 1.4; old RIPs can't read others.",
        ],
        todo: ["转成 8 位 JPEG 或 ZIP 再导出。", "Export it with eight bits, as JPEG or ZIP."],
        ..RULE
    };
    if old && image.bits == 16 {
        let rule = Rule { name: RuleName::Image16Bit, ..iso };
        let bits = || told!("图片每色 16 位", "A picture has 16 bits a component");
        findings.add(&rule, Some(at), 0.0, bits);
    }
    if old && image.jpx {
        let rule = Rule { name: RuleName::ImageJpx, ..iso };
        let jpx = || told!("图片是 JPEG 2000", "A picture is in JPEG 2000");
        findings.add(&rule, Some(at), 0.0, jpx);
    }
    if image.masked {
        super::transparency::picture(findings, terms, at);
    }
    if image.interpolated {
        let rule = Rule {
            name: RuleName::ImageInterpolated,
            severity: Severity::Note,
            why: [
                "插值由 RIP 决定，各家结果不同。",
                "Interpolation is left to the RIP; results differ.",
            ],
            todo: [
                "导出前把图片缩放到所需尺寸，不要靠插值。",
                "Scale the picture before exporting rather than ask for interpolation.",
            ],
            ..RULE
        };
        findings.add(&rule, Some(at), 0.0, || {
            told!("图片要求插值", "A picture asks for interpolation")
        });
    }
}

/// Pixels an inch as placed, turned or not: the lesser of both directions. What lies outside the bleed isn't asked.
pub fn resolution(
    findings: &mut Findings,
    terms: &Terms<'_>,
    image: &ImageObject,
    ctm: Matrix,
    at: Bounds,
) {
    let (width, height) = image.size;
    // Strips of one or two pixels are gradients, or flat colour.
    if width <= 2 || height <= 2 || !at.meets(terms.bleed) {
        return;
    }
    let (across, down) = ctm.sides();
    let each = [(width, across), (height, down)].map(|(pixels, points)| {
        if points > 0.0 { f64::from(pixels) * 72.0 / points } else { f64::INFINITY }
    });
    let ppi = each[0].min(each[1]);
    if !ppi.is_finite() {
        return;
    }
    let shown = ppi.round();
    let (least, most) = terms.expect.resolution;
    if image.bits == 1 {
        if ppi < TWO_TONES - 1.0 {
            let rule = Rule { name: RuleName::BitmapResolutionLow, ..RULE };
            findings.add(&rule, Some(at), -ppi, || {
                told!(
                    "黑白二值图（{width} × {height} 像素）{shown} ppi，至少要 {TWO_TONES}",
                    "A picture of {width} × {height} pixels in two tones has {shown} ppi; {TWO_TONES} are the least"
                )
            });
        }
    } else if ppi < least - 1.0 {
        findings.add(&RULE, Some(at), -ppi, || {
            told!(
                "图片（{width} × {height} 像素）有效分辨率 {shown} ppi，至少要 {least}",
                "A picture of {width} × {height} pixels has {shown} ppi as placed; {least} are the least"
            )
        });
    } else if ppi > most * 1.5 {
        let rule = Rule {
            name: RuleName::ImageResolutionHigh,
            severity: Severity::Note,
            why: [
                "多出的像素印不出来，只让文件变大、RIP 变慢。",
                "More pixels than the screen can show only make the file large and the RIP slow.",
            ],
            todo: ["导出时降到上限分辨率。", "Scale it down to the upper limit when exporting."],
            ..RULE
        };
        findings.add(&rule, Some(at), ppi, || {
            told!(
                "图片（{width} × {height} 像素）有效分辨率 {shown} ppi，{most} 就够",
                "A picture of {width} × {height} pixels has {shown} ppi as placed; {most} are enough"
            )
        });
    }
}
