//! Colours that aren't inks: RGB, Lab, and inks by way of profiles.

use kanyin_diagnostics::{Severity, told};

use super::super::event::ColourUse;
use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::painted::Within;
use super::super::read::space::{ColourSpace, Foreign, Taint, Via};
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// Tells of everything in a colour space that doesn't belong into the file.
pub fn check(
    findings: &mut Findings,
    terms: &Terms<'_>,
    within: Within,
    space: &ColourSpace,
    used: ColourUse,
    at: Bounds,
) {
    for taint in &space.taints {
        let [zh_used, en_used] = words(used);
        let [zh_within, en_within] = within.words();
        let [zh_via, en_via] = match taint.via {
            Via::Itself => ["", ""],
            Via::Palette => ["的调色板", "'s palette"],
            Via::Alternate => ["的专色替代色", "'s stand-in for a spot ink"],
        };
        let [zh_what, en_what] = match taint.what {
            Foreign::DeviceRgb => ["DeviceRGB", "DeviceRGB"],
            Foreign::Rgb => ["带特性文件的 RGB", "RGB by a profile"],
            Foreign::Lab => ["Lab", "Lab"],
            Foreign::Gray => ["带特性文件的灰度", "grey by a profile"],
            Foreign::Cmyk => ["带特性文件的 CMYK", "CMYK by a profile"],
            Foreign::IntentCmyk => ["带输出特性文件的 CMYK", "CMYK by the output profile itself"],
        };
        let Some(rule) = rule(terms, within, *taint, used) else { continue };
        findings.add(&rule, Some(at), 0.0, || {
            told!(
                "{zh_used}{zh_via}用了 {zh_what}{zh_within}",
                "The {en_used}{en_via} is in {en_what}{en_within}"
            )
        });
    }
}

/// The rule that a part of a colour space breaks, if any.
fn rule(terms: &Terms<'_>, within: Within, taint: Taint, used: ColourUse) -> Option<Rule> {
    let x1a = terms.is_x1a();
    let base = Rule {
        name: name(within, taint.via, used),
        clause: terms.clause(),
        severity: Severity::Error,
        why: [
            "印刷只有油墨，没有 RGB：到了印厂才转成油墨，颜色会变，黑字会变成四色。",
            "A press has inks and no RGB: turned into inks at the printing house, colours shift and black type comes out in four inks.",
        ],
        todo: [
            "在原稿中转为输出特性文件的 CMYK，再导出 PDF。",
            "Convert it to the output profile's CMYK in the original, and export the PDF again.",
        ],
    };
    match taint.what {
        Foreign::DeviceRgb => Some(base),
        Foreign::Rgb if x1a => Some(base),
        Foreign::Rgb => Some(Rule { clause: Clause::PRACTICE, ..base }),
        Foreign::Lab | Foreign::Gray | Foreign::Cmyk | Foreign::IntentCmyk if x1a => Some(Rule {
            name: RuleName::DeviceIndependentColour,
            why: [
                "PDF/X-1a 只许用 CMYK、灰度和专色；带特性文件的颜色和 Lab 会在印厂再转一次。",
                "PDF/X-1a has CMYK, grey and spot inks only; colours by profile and Lab would be converted once more.",
            ],
            todo: [
                "导出时选“转换为目标”，不要包含特性文件；或者改用 PDF/X-4。",
                "Convert to the destination when exporting and leave profiles out, or use PDF/X-4.",
            ],
            ..base
        }),
        Foreign::IntentCmyk => Some(Rule {
            name: RuleName::IccIsOutputProfile,
            why: [
                "用输出特性文件本身标记的 CMYK 应当写成 DeviceCMYK：否则叠印失效，纯黑可能被转成四色。",
                "CMYK tagged with the output profile itself must be DeviceCMYK: else overprint is lost and pure black may come out in four inks.",
            ],
            todo: [
                "导出时不要给 CMYK 对象附带特性文件。",
                "Export without profiles on CMYK objects.",
            ],
            ..base
        }),
        Foreign::Lab | Foreign::Gray | Foreign::Cmyk => None,
    }
}

fn name(within: Within, via: Via, used: ColourUse) -> RuleName {
    match (via, used) {
        (Via::Palette, _) => RuleName::RgbIndexed,
        (Via::Alternate, _) => RuleName::RgbAlternate,
        (_, ColourUse::Group) => RuleName::RgbGroup,
        _ if within == Within::Mask => RuleName::RgbSoftMask,
        (_, ColourUse::Text) => RuleName::RgbText,
        (_, ColourUse::Vector) => RuleName::RgbVector,
        (_, ColourUse::Picture) => RuleName::RgbImage,
        (_, ColourUse::Inline) => RuleName::RgbInlineImage,
        (_, ColourUse::Shading) => RuleName::RgbShading,
    }
}

fn words(used: ColourUse) -> [&'static str; 2] {
    match used {
        ColourUse::Text => ["文字", "text"],
        ColourUse::Vector => ["图形", "artwork"],
        ColourUse::Picture => ["图片", "picture"],
        ColourUse::Inline => ["内嵌图片", "inline picture"],
        ColourUse::Shading => ["渐变", "shading"],
        ColourUse::Group => ["透明组", "transparency group"],
    }
}
