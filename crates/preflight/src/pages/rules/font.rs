//! Fonts that are shown.

use hayro_syntax::object::Name;

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::read::font::Font;
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// A font that is shown: whether it is in the file, and the glyphs with it.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, font: &Font, missing: usize, at: Bounds) {
    let name = &font.name;
    if !font.embedded {
        let rule = embedded(terms.clause());
        findings.add(&rule, Some(at), 0.0, || {
            told!("字体 {name} 没有嵌入", "Font {name} is not embedded")
        });
    } else if missing > 0 {
        let rule = Rule {
            name: RuleName::GlyphMissing,
            clause: Clause::PRACTICE,
            severity: Severity::Error,
            why: [
                "字体里没有这个字，印出来是方框或空白。",
                "The font lacks the character; a box or nothing is printed.",
            ],
            todo: [
                "给这个字换一种有它的字体，再导出。",
                "Set the character in a font that has it, and export again.",
            ],
        };
        findings.add(&rule, Some(at), missing as f64, || {
            told!("字体 {name} 缺 {missing} 个字", "Font {name} lacks {missing} characters")
        });
    }
}

/// A font that isn't even named in the resources.
pub fn unknown(findings: &mut Findings, terms: &Terms<'_>, name: &Name<'_>) {
    let name: String = String::from_utf8_lossy(name).chars().take(32).collect();
    let rule = embedded(terms.clause());
    findings
        .add(&rule, None, 0.0, || told!("文件里没有字体 {name}", "Font {name} is not in the file"));
}

fn embedded(clause: Clause) -> Rule {
    Rule {
        name: RuleName::FontNotEmbedded,
        clause,
        severity: Severity::Error,
        why: [
            "印厂没有这种字体时会用别的字体代替，字形和换行都会变。",
            "Where the printing house lacks the font another takes its place, and shapes and line breaks change.",
        ],
        todo: [
            "导出时嵌入全部字体；字体不许嵌入的，转成轮廓或换一种。",
            "Embed all fonts when exporting; where a font forbids it, outline the text or use another.",
        ],
    }
}
