//! Fonts that are shown.

use hayro_syntax::object::Name;

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::read::font::Font;
use super::super::read::font_program::FontProgram;
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// A font that is shown: whether it is in the file, and the glyphs with it.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, font: &Font, missing: usize, at: Bounds) {
    let name = &font.name;
    match font.program {
        FontProgram::Missing => {
            let rule = embedded(terms.clause());
            findings.add(&rule, Some(at), 0.0, || {
                told!("字体 {name} 没有嵌入", "Font {name} is not embedded")
            });
        }
        FontProgram::Unreadable => {
            let rule = Rule {
                name: RuleName::FontUnreadable,
                why: [
                    "字体嵌了，却是坏的：印厂的机器读不出字形，会换成别的字体，或者整段没有字。",
                    "The font is there but damaged: machines put another in its place, or leave the text out.",
                ],
                todo: [
                    "重新安装这种字体，再从原来的软件导出；还不行就把文字转成轮廓，或换一种字体。",
                    "Install the font anew and export again; if that does not help, outline the text, or use another font.",
                ],
                ..embedded(terms.clause())
            };
            findings.add(&rule, Some(at), 0.0, || {
                told!(
                    "字体 {name} 嵌在文件里，但是坏的，读不出来",
                    "Font {name} is embedded, but damaged: it can't be read"
                )
            });
        }
        FontProgram::Embedded => lacking(findings, name, missing, at),
    }
}

/// Glyphs that aren't in an embedded font.
fn lacking(findings: &mut Findings, name: &str, missing: usize, at: Bounds) {
    if missing > 0 {
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
