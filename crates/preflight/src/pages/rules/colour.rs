//! Colours that aren't inks: RGB, Lab, and inks by way of profiles.

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::geometry::Bounds;
use super::super::mark::Within;
use super::super::space::{Foreign, Space, Taint, Via};
use super::super::walk::Walker;
use crate::expect::Standard;
use crate::finding::Severity;

/// What a colour space is used for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Place {
    /// Text.
    Text,
    /// Paths.
    Vector,
    /// A picture, or the mask of one.
    Picture,
    /// A picture within the content.
    Inline,
    /// A shading.
    Shading,
    /// The space that a transparency group is blended in.
    Group,
}

impl Place {
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Text => ["文字", "text"],
            Self::Vector => ["图形", "artwork"],
            Self::Picture => ["图片", "picture"],
            Self::Inline => ["内嵌图片", "inline picture"],
            Self::Shading => ["渐变", "shading"],
            Self::Group => ["透明组", "transparency group"],
        }
    }
}

/// Tells of everything in a colour space that doesn't belong into the file.
pub fn check(walker: &mut Walker<'_, '_>, space: &Space, place: Place, at: Bounds) {
    for taint in &space.taints {
        let [zh_place, en_place] = place.words();
        let [zh_within, en_within] = walker.within.words();
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
        let Some(rule) = rule(walker, *taint, place) else { continue };
        walker.found.add(&rule, Some(at), 0.0, || {
            told!(
                "{zh_place}{zh_via}用了 {zh_what}{zh_within}",
                "The {en_place}{en_via} is in {en_what}{en_within}"
            )
        });
    }
}

/// The rule that a part of a colour space breaks, if any.
fn rule(walker: &Walker<'_, '_>, taint: Taint, place: Place) -> Option<Rule> {
    let sheet = walker.sheet;
    let (iso, x1a) = (sheet.iso(), sheet.standard == Standard::X1a);
    let base = Rule {
        code: code(walker.within, taint.via, place),
        clause: iso,
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
        Foreign::Rgb => Some(Rule { clause: "practice", ..base }),
        Foreign::Lab | Foreign::Gray | Foreign::Cmyk | Foreign::IntentCmyk if x1a => Some(Rule {
            code: "device-independent-colour",
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
            code: "icc-is-output-profile",
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

fn code(within: Within, via: Via, place: Place) -> &'static str {
    match (via, place) {
        (Via::Palette, _) => "rgb-indexed",
        (Via::Alternate, _) => "rgb-alternate",
        (_, Place::Group) => "rgb-group",
        _ if within == Within::Mask => "rgb-soft-mask",
        (_, Place::Text) => "rgb-text",
        (_, Place::Vector) => "rgb-vector",
        (_, Place::Picture) => "rgb-image",
        (_, Place::Inline) => "rgb-inline-image",
        (_, Place::Shading) => "rgb-shading",
    }
}
