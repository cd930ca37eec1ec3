//! What a file says of itself, in Info and in XMP: the standard, title, dates, trapping, IDs.

use hayro_syntax::object::Name;

use kanyin_diagnostics::{Severity, told};

use super::super::dates::When;
use super::super::document::{Document, PdfxEdition};
use super::super::xmp::{DC, PDF, PDFX, Packet, XMP, XMP_MM};
use super::remedy::EXPORT_AGAIN;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// What is wrong with what the file says of itself.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(packet(file));
    findings.extend(claim(file));
    match file.info {
        Some(_) => findings.extend(info(file)),
        None => findings.push(info_missing(file)),
    }
    findings.extend(trapped(file));
    if file.xmp.is_read() {
        findings.extend(agreement(file));
        if file.is_x4() {
            findings.extend(properties(file));
        }
    }
    findings
}

fn packet(file: &Document<'_>) -> Option<Finding> {
    let rule = Rule {
        name: RuleName::XmpMissing,
        clause: file.clause("the catalogue has a Metadata stream of XMP"),
        severity: Severity::Error,
        why: [
            "印厂的流程从这里认出文件按什么标准做、是哪一版",
            "here machines read the standard it follows, and which version it is",
        ],
        todo: EXPORT_AGAIN,
    };
    match file.xmp {
        Packet::Missing if file.is_x4() => Some(rule.broken(told!(
            "文件没有 XMP 说明（PDF/X-4 必须有）",
            "the file has no XMP metadata, which PDF/X-4 asks for"
        ))),
        Packet::Broken => {
            let rule = Rule {
                name: RuleName::XmpBroken,
                clause: file.clause("the XMP packet is well-formed (ISO 16684-1)"),
                severity: error_in_x4(file),
                ..rule
            };
            Some(
                rule.broken(told!(
                    "文件的 XMP 说明读不出来",
                    "the file's XMP metadata cannot be read"
                )),
            )
        }
        Packet::Filtered(_) if file.is_x4() => {
            let rule = Rule {
                name: RuleName::XmpFiltered,
                clause: file.clause("the Metadata stream has no filter"),
                why: [
                    "PDF/X-4 要求它不压缩，好让不懂 PDF 的程序也能读",
                    "PDF/X-4 wants it plain, so that programs that know no PDF can read it",
                ],
                ..rule
            };
            Some(
                rule.broken(told!(
                    "文件的 XMP 说明是压缩的",
                    "the file's XMP metadata is compressed"
                )),
            )
        }
        _ => None,
    }
}

/// PDF/X-1a says nothing of XMP.
fn error_in_x4(file: &Document<'_>) -> Severity {
    if file.is_x4() { Severity::Error } else { Severity::Warning }
}

fn claim(file: &Document<'_>) -> Option<Finding> {
    let name = file.edition.name();
    let (clause, right) = match file.edition {
        PdfxEdition::X4 => (
            file.clause("pdfxid:GTS_PDFXVersion in XMP is PDF/X-4"),
            // That there is no packet is told by itself, if the file claims the standard elsewhere.
            match file.xmp.is_read() {
                true => file.xmp.get(PDFX, "GTS_PDFXVersion") == Some("PDF/X-4"),
                false => file.claims().as_deref() == Some("PDF/X-4"),
            },
        ),
        PdfxEdition::X1a2003 => (
            file.clause("GTS_PDFXVersion in Info is PDF/X-1a:2003"),
            file.info_text("GTS_PDFXVersion").as_deref() == Some("PDF/X-1a:2003"),
        ),
        PdfxEdition::X1a2001 => (
            file.clause(
                "GTS_PDFXVersion in Info is PDF/X-1:2001, and GTS_PDFXConformance is PDF/X-1a:2001",
            ),
            file.info_text("GTS_PDFXVersion").as_deref() == Some("PDF/X-1:2001")
                && file.info_text("GTS_PDFXConformance").as_deref() == Some("PDF/X-1a:2001"),
        ),
    };
    if right || file.info.is_none() && !file.is_x4() {
        return None;
    }
    let rule = Rule {
        name: RuleName::PdfxClaim,
        clause,
        severity: Severity::Error,
        why: [
            "印厂的流程按这个标记收稿；没有它，颜色和字体怎么处理全凭猜",
            "machines at the printing house take files by this mark; without it they guess about colours and fonts",
        ],
        todo: EXPORT_AGAIN,
    };
    Some(rule.broken(match file.claims() {
        Some(claims) => {
            told!("文件自称 {claims}，不是 {name}", "the file calls itself {claims}, not {name}")
        }
        None => told!(
            "文件没有标明是 {name}，是普通 PDF",
            "the file does not say that it is {name}: it is a plain PDF"
        ),
    }))
}

fn info_missing(file: &Document<'_>) -> Finding {
    Rule {
        name: RuleName::InfoMissing,
        clause: file.clause("the trailer has an Info dictionary"),
        severity: Severity::Error,
        why: [
            "印厂靠它核对是哪一期、哪天做的、做过陷印没有",
            "by it the printing house knows the issue, its date, and whether it is trapped",
        ],
        todo: EXPORT_AGAIN,
    }
    .broken(told!(
        "文件没有信息字典（标题、日期、陷印状态）",
        "the file has no information dictionary (title, dates, trapping)"
    ))
}

fn info(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.info_text("Title").is_none() {
        findings.push(
            Rule {
                name: RuleName::TitleMissing,
                clause: file.clause("Info has a Title that is not empty"),
                severity: Severity::Error,
                why: [
                    "印厂靠标题核对文件，PDF/X 规定必填",
                    "the printing house checks files by it; PDF/X asks for it",
                ],
                todo: [
                    "在排版软件「文件 → 文件信息」里填写标题后重新导出",
                    "fill in the title (File → File Info) and export again",
                ],
            }
            .broken(told!("文件没有标题", "the file has no title")),
        );
    }
    let dates = [
        (
            "CreationDate",
            RuleName::CreationDate,
            file.clause("Info has a CreationDate"),
            "创建日期",
            "creation date",
        ),
        (
            "ModDate",
            RuleName::ModificationDate,
            file.clause("Info has a ModDate"),
            "修改日期",
            "date of its last change",
        ),
    ];
    for (key, name, clause, zh, en) in dates {
        if file.info_text(key).as_deref().and_then(When::of_pdf).is_none() {
            findings.push(
                Rule {
                    name,
                    clause,
                    severity: Severity::Error,
                    why: [
                        "印厂靠日期分辨新旧文件",
                        "the printing house tells old files from new by it",
                    ],
                    todo: EXPORT_AGAIN,
                }
                .broken(told!("文件没有写明{zh}，或写得不对", "the file has no right {en}")),
            );
        }
    }
    findings
}

fn trapped(file: &Document<'_>) -> Option<Finding> {
    let said = file.info.as_ref()?.get::<Name<'_>>(b"Trapped");
    let said = said.as_ref().map(Name::as_str);
    let xmp = file.xmp.get(PDF, "Trapped");
    let unknown = Rule {
        name: RuleName::TrappedUnknown,
        clause: file.clause("Trapped in Info is True or False"),
        severity: Severity::Error,
        why: [
            "陷印是给套色不准留的重叠；不说清，印厂可能重复做，也可能漏做",
            "trapping hides plates out of register; left open, it may be done twice, or not at all",
        ],
        todo: [
            "在 Acrobat「文档属性 → 高级 → 补漏白/陷印」里选「否」（没做过陷印的文件都选否），或重新按 PDF/X 导出",
            "in Acrobat, Document Properties → Advanced → Trapped: choose No (nearly always right), or export again as PDF/X",
        ],
    };
    let disagree = Rule {
        name: RuleName::TrappedDisagree,
        clause: file.clause("pdf:Trapped in XMP agrees with Trapped in Info"),
        ..unknown
    };
    if !matches!(said, Some("True" | "False")) {
        Some(unknown.broken(told!(
            "没有说明是否做过陷印（Trapped 必须是 True 或 False）",
            "it is not said whether the file is trapped (Trapped must be True or False)"
        )))
    } else if xmp.is_some_and(|xmp| Some(xmp) != said) {
        Some(disagree.broken(told!(
            "是否做过陷印，文件里两处说法不一",
            "the file says two different things about its trapping"
        )))
    } else if xmp.is_none() && file.xmp.is_read() && file.is_x4() {
        let rule =
            Rule { name: RuleName::TrappedNotInXmp, severity: Severity::Warning, ..disagree };
        Some(rule.broken(told!(
            "XMP 里没有写明是否做过陷印",
            "XMP does not say whether the file is trapped"
        )))
    } else {
        None
    }
}

fn agreement(file: &Document<'_>) -> Vec<Finding> {
    let severity = error_in_x4(file);
    let texts = [
        (
            RuleName::TitleDisagree,
            "Title",
            DC,
            "title",
            file.clause("dc:title agrees with Title in Info"),
            "标题",
            "titles",
        ),
        (
            RuleName::CreatorDisagree,
            "Creator",
            XMP,
            "CreatorTool",
            file.clause("xmp:CreatorTool agrees with Creator in Info"),
            "制作软件",
            "programs it was made in",
        ),
        (
            RuleName::ProducerDisagree,
            "Producer",
            PDF,
            "Producer",
            file.clause("pdf:Producer agrees with Producer in Info"),
            "导出软件",
            "programs it was exported by",
        ),
        (
            RuleName::CreationDateDisagree,
            "CreationDate",
            XMP,
            "CreateDate",
            file.clause("xmp:CreateDate agrees with CreationDate in Info"),
            "创建日期",
            "creation dates",
        ),
        (
            RuleName::ModificationDateDisagree,
            "ModDate",
            XMP,
            "ModifyDate",
            file.clause("xmp:ModifyDate agrees with ModDate in Info"),
            "修改日期",
            "dates of its last change",
        ),
    ];
    let mut findings = Vec::new();
    for (name, key, namespace, property, clause, zh, en) in texts {
        let (Some(info), Some(xmp)) = (file.info_text(key), file.xmp.get(namespace, property))
        else {
            continue;
        };
        let agree = match (key.ends_with("Date"), When::of_pdf(&info), When::of_xmp(xmp)) {
            // What is wrong with a date by itself is told elsewhere.
            (true, Some(info), Some(xmp)) => info.same(xmp),
            (true, None, _) => true,
            (true, Some(_), None) => false,
            _ => info.trim() == xmp.trim(),
        };
        if !agree {
            findings.push(Rule {
                name,
                clause,
                severity,
                why: [
                    "多半是导出后又被别的程序改过；印厂的检查会拦下",
                    "another program changed it after export; checks at the printing house stop it",
                ],
                todo: [
                    "不要再用别的程序改动导出的 PDF，从排版软件重新导出",
                    "do not change the exported PDF elsewhere: export it again from where it was laid out",
                ],
            }
            .broken(told!(
                "文件里记了两个不同的{zh}：{info} 和 {xmp}",
                "the file has two {en} that differ: {info} and {xmp}"
            )));
        }
    }
    findings
}

/// What PDF/X-4 wants in XMP besides.
fn properties(file: &Document<'_>) -> Vec<Finding> {
    let wanted = [
        (RuleName::XmpTitle, DC, "title", file.clause("XMP has dc:title")),
        (RuleName::XmpCreateDate, XMP, "CreateDate", file.clause("XMP has xmp:CreateDate")),
        (RuleName::XmpModifyDate, XMP, "ModifyDate", file.clause("XMP has xmp:ModifyDate")),
        (RuleName::XmpMetadataDate, XMP, "MetadataDate", file.clause("XMP has xmp:MetadataDate")),
        (RuleName::DocumentId, XMP_MM, "DocumentID", file.clause("XMP has xmpMM:DocumentID")),
        (RuleName::VersionId, XMP_MM, "VersionID", file.clause("XMP has xmpMM:VersionID")),
        (
            RuleName::RenditionClass,
            XMP_MM,
            "RenditionClass",
            file.clause("XMP has xmpMM:RenditionClass"),
        ),
    ];
    let missing = wanted.into_iter().filter(|(_, namespace, property, _)| {
        let value = file.xmp.get(namespace, property);
        let date = property.ends_with("Date");
        value.is_none_or(|value| date && When::of_xmp(value).is_none())
    });
    missing
        .map(|(name, _, property, clause)| {
            Rule {
                name,
                clause,
                severity: Severity::Error,
                why: [
                    "PDF/X-4 规定必须有，印厂的检查会拦下",
                    "PDF/X-4 asks for it; checks at the printing house stop the file",
                ],
                todo: EXPORT_AGAIN,
            }
            .broken(told!("XMP 说明里没有 {property}，或写得不对", "XMP has no right {property}"))
        })
        .collect()
}
