//! The outside of a file: version, ID, table of objects, stray bytes.

use kanyin_diagnostics::{Severity, told};

use super::super::document::{Document, PdfxEdition, number};
use super::remedy::EXPORT_AGAIN;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// What is wrong with the outside of the file.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    [version(file), id(file), table(file), compressed(file), before(file), after(file)]
        .into_iter()
        .flatten()
        .collect()
}

fn version(file: &Document<'_>) -> Option<Finding> {
    let (most, clause) = match file.edition {
        PdfxEdition::X4 => ("1.6", file.clause("the file is of PDF 1.6 or earlier")),
        PdfxEdition::X1a2003 => ("1.4", file.clause("the file is of PDF 1.4 or earlier")),
        PdfxEdition::X1a2001 => ("1.3", file.clause("the file is of PDF 1.3 or earlier")),
    };
    let (version, name) = (file.version(), file.edition.name());
    let sound = number(&version) >= 1.0 && number(&version) <= number(most);
    (!sound).then(|| {
        Rule {
            name: RuleName::PdfVersion,
            clause,
            severity: Severity::Error,
            why: [
                "印厂的旧设备可能不认识新版本里的东西，会漏印或报错",
                "older machines at the printing house may not know what is new: they drop it, or stop",
            ],
            todo: EXPORT_AGAIN,
        }
        .broken(told!(
            "PDF 版本是 {version}，{name} 最高只到 {most}",
            "the PDF version is {version}; {name} ends at {most}"
        ))
    })
}

fn id(file: &Document<'_>) -> Option<Finding> {
    let id = file.tail.id();
    let sound = id.len() == 2 && id.iter().all(|part| !part.is_empty());
    (!sound).then(|| {
        Rule {
            name: RuleName::FileId,
            clause: file.clause("the trailer has an ID of two strings"),
            severity: Severity::Error,
            why: [
                "印厂的流程靠它分辨同名文件和新旧版本",
                "by it the printing house tells files of one name, and old from new, apart",
            ],
            todo: EXPORT_AGAIN,
        }
        .broken(told!(
            "文件没有完整的编号（ID 应有两段）",
            "the file has no complete ID (of two strings)"
        ))
    })
}

fn table(file: &Document<'_>) -> Option<Finding> {
    file.tail.damaged.then(|| {
        Rule {
            name: RuleName::XrefDamaged,
            clause: Clause::asks("ISO 32000-1, 7.5.4", "each entry leads to its object"),
            severity: Severity::Error,
            why: [
                "多半是传输不全或被别的软件改过；印厂的设备不一定会修补，也可能修成另一个样子",
                "mostly it came through incomplete, or another program changed it; a RIP may not mend it, or not in the same way",
            ],
            todo: [
                "重新导出；传送时先压缩成 zip，收到后对一下文件大小",
                "export it again; send it zipped, and compare the sizes",
            ],
        }
        .broken(told!(
            "文件的目录表坏了，是修补后才读出来的",
            "the file's table of objects is damaged; it was mended to be read"
        ))
    })
}

fn compressed(file: &Document<'_>) -> Option<Finding> {
    (!file.is_x4() && file.tail.compressed).then(|| {
        Rule {
            name: RuleName::CompressedStructure,
            clause: file
                .clause("no object streams or cross-reference streams, which came with PDF 1.5"),
            severity: Severity::Error,
            why: [
                "按 PDF/X-1a 收稿的旧 RIP 可能完全打不开",
                "an old RIP that takes PDF/X-1a may not open it at all",
            ],
            todo: [
                "导出时兼容性选 Acrobat 5（PDF 1.4），或与印厂商定改交 PDF/X-4",
                "export for Acrobat 5 (PDF 1.4), or agree on PDF/X-4 with the printing house",
            ],
        }
        .broken(told!(
            "文件的结构是压缩的（PDF 1.5 的写法），PDF/X-1a 不允许",
            "the file's structure is compressed as from PDF 1.5 on; PDF/X-1a has none of that"
        ))
    })
}

fn before(file: &Document<'_>) -> Option<Finding> {
    let clause = Clause::asks("ISO 32000-1, 7.5.2", "the file begins with its header");
    match file.tail.header {
        Some(0) => None,
        Some(bytes) => Some(
            Rule {
                name: RuleName::BytesBefore,
                clause,
                severity: Severity::Note,
                why: [
                    "多半是邮件或网页程序加上的；有的 RIP 会不认",
                    "mail or web programs put them there; some RIPs do not take it",
                ],
                todo: ["用原文件重新发送", "send the original file again"],
            }
            .broken(told!(
                "文件头之前多出 {bytes} 个字节",
                "{bytes} bytes stand before the head of the file"
            )),
        ),
        None => Some(
            Rule {
                name: RuleName::HeaderMissing,
                clause,
                severity: Severity::Error,
                why: [
                    "印厂的设备认不出它是 PDF",
                    "machines at the printing house will not know it for a PDF",
                ],
                todo: [
                    "用原文件重新发送，或重新导出",
                    "send the original file again, or export it again",
                ],
            }
            .broken(told!("文件开头没有 PDF 标记", "the file does not begin as a PDF")),
        ),
    }
}

fn after(file: &Document<'_>) -> Option<Finding> {
    let clause = Clause::asks("ISO 32000-1, 7.5.5", "the file ends with %%EOF");
    let bytes = file.tail.after;
    if !file.tail.ended {
        return Some(
            Rule {
                name: RuleName::EndMissing,
                clause,
                severity: Severity::Warning,
                why: ["可能没有传完，后面的内容丢了", "it may have come through incomplete"],
                todo: ["对一下文件大小，重新发送", "compare the sizes, and send it again"],
            }
            .broken(told!("文件没有结尾标记（%%EOF）", "the file has no end (%%EOF)")),
        );
    }
    (bytes > 0).then(|| {
        Rule {
            name: RuleName::BytesAfter,
            clause,
            severity: Severity::Note,
            why: [
                "一般不影响印刷；文件可能被别的程序动过",
                "mostly harmless; another program may have changed the file",
            ],
            todo: ["不放心就用原文件重新发送", "if in doubt, send the original file again"],
        }
        .broken(told!(
            "文件结尾之后还有 {bytes} 个字节",
            "{bytes} bytes follow the end of the file"
        ))
    })
}
