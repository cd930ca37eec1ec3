//! What a file says of itself, in Info and in XMP: the standard, title, dates, trapping, IDs.

use hayro_syntax::object::Name;

use kanyin_diagnostics::told;

use super::dates::When;
use super::document::{Edition, File};
use super::say::{Broken, clause, export_again};
use super::xmp::{DC, MM, PDF, PDFX, Packet, XMP};
use crate::finding::{Finding, Severity};

/// What is wrong with what the file says of itself.
pub fn rules(file: &File<'_>) -> Vec<Finding> {
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
        if file.edition == Edition::X4 {
            findings.extend(properties(file));
        }
    }
    findings
}

fn packet(file: &File<'_>) -> Option<Finding> {
    let x4 = file.edition == Edition::X4;
    let why = || {
        told!(
            "印厂的流程从这里认出文件按什么标准做、是哪一版",
            "here machines read the standard it follows, and which version it is"
        )
    };
    match file.xmp {
        Packet::Missing if x4 => {
            let broken =
                Broken("xmp-missing", clause!(file, "the catalogue has a Metadata stream of XMP"));
            let what = told!(
                "文件没有 XMP 说明（PDF/X-4 必须有）",
                "the file has no XMP metadata, which PDF/X-4 asks for"
            );
            Some(broken.error(what, why(), export_again()))
        }
        Packet::Broken => {
            let broken =
                Broken("xmp-broken", clause!(file, "the XMP packet is well-formed (ISO 16684-1)"));
            let severity = if x4 { Severity::Error } else { Severity::Warning };
            let what = told!("文件的 XMP 说明读不出来", "the file's XMP metadata cannot be read");
            Some(broken.finding(severity, what, why(), export_again()))
        }
        Packet::Filtered(_) if x4 => {
            let broken = Broken("xmp-filtered", clause!(file, "the Metadata stream has no filter"));
            let what = told!("文件的 XMP 说明是压缩的", "the file's XMP metadata is compressed");
            let why = told!(
                "PDF/X-4 要求它不压缩，好让不懂 PDF 的程序也能读",
                "PDF/X-4 wants it plain, so that programs that know no PDF can read it"
            );
            Some(broken.error(what, why, export_again()))
        }
        _ => None,
    }
}

fn claim(file: &File<'_>) -> Option<Finding> {
    let name = file.edition.name();
    let (clause, right) = match file.edition {
        Edition::X4 => (
            clause!(file, "pdfxid:GTS_PDFXVersion in XMP is PDF/X-4"),
            // That there is no packet is told by itself, if the file claims the standard elsewhere.
            match file.xmp.is_read() {
                true => file.xmp.get(PDFX, "GTS_PDFXVersion") == Some("PDF/X-4"),
                false => file.claims().as_deref() == Some("PDF/X-4"),
            },
        ),
        Edition::X1a2003 => (
            clause!(file, "GTS_PDFXVersion in Info is PDF/X-1a:2003"),
            file.info_text("GTS_PDFXVersion").as_deref() == Some("PDF/X-1a:2003"),
        ),
        Edition::X1a2001 => (
            clause!(
                file,
                "GTS_PDFXVersion in Info is PDF/X-1:2001, and GTS_PDFXConformance is PDF/X-1a:2001"
            ),
            file.info_text("GTS_PDFXVersion").as_deref() == Some("PDF/X-1:2001")
                && file.info_text("GTS_PDFXConformance").as_deref() == Some("PDF/X-1a:2001"),
        ),
    };
    if right || file.info.is_none() && file.edition != Edition::X4 {
        return None;
    }
    let what = match file.claims() {
        Some(claims) => {
            told!("文件自称 {claims}，不是 {name}", "the file calls itself {claims}, not {name}")
        }
        None => told!(
            "文件没有标明是 {name}，是普通 PDF",
            "the file does not say that it is {name}: it is a plain PDF"
        ),
    };
    let why = told!(
        "印厂的流程按这个标记收稿；没有它，颜色和字体怎么处理全凭猜",
        "machines at the printing house take files by this mark; without it they guess about colours and fonts"
    );
    Some(Broken("pdfx-claim", clause).error(what, why, export_again()))
}

fn info_missing(file: &File<'_>) -> Finding {
    Broken("info-missing", clause!(file, "the trailer has an Info dictionary")).error(
        told!(
            "文件没有信息字典（标题、日期、陷印状态）",
            "the file has no information dictionary (title, dates, trapping)"
        ),
        told!(
            "印厂靠它核对是哪一期、哪天做的、做过陷印没有",
            "by it the printing house knows the issue, its date, and whether it is trapped"
        ),
        export_again(),
    )
}

fn info(file: &File<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.info_text("Title").is_none() {
        findings.push(
            Broken("title-missing", clause!(file, "Info has a Title that is not empty")).error(
                told!("文件没有标题", "the file has no title"),
                told!(
                    "印厂靠标题核对文件，PDF/X 规定必填",
                    "the printing house checks files by it; PDF/X asks for it"
                ),
                told!(
                    "在排版软件「文件 → 文件信息」里填写标题后重新导出",
                    "fill in the title (File → File Info) and export again"
                ),
            ),
        );
    }
    let dates = [
        (
            "CreationDate",
            "creation-date",
            clause!(file, "Info has a CreationDate"),
            "创建日期",
            "creation date",
        ),
        (
            "ModDate",
            "modification-date",
            clause!(file, "Info has a ModDate"),
            "修改日期",
            "date of its last change",
        ),
    ];
    for (key, rule, clause, zh, en) in dates {
        if file.info_text(key).as_deref().and_then(When::of_pdf).is_none() {
            findings.push(Broken(rule, clause).error(
                told!("文件没有写明{zh}，或写得不对", "the file has no right {en}"),
                told!(
                    "印厂靠日期分辨新旧文件",
                    "the printing house tells old files from new by it"
                ),
                export_again(),
            ));
        }
    }
    findings
}

fn trapped(file: &File<'_>) -> Vec<Finding> {
    let Some(info) = &file.info else { return Vec::new() };
    let said = info.get::<Name<'_>>(b"Trapped");
    let said = said.as_ref().map(Name::as_str);
    let xmp = file.xmp.get(PDF, "Trapped");
    let why = || {
        told!(
            "陷印是给套色不准留的重叠；不说清，印厂可能重复做，也可能漏做",
            "trapping hides plates out of register; left open, it may be done twice, or not at all"
        )
    };
    let todo = || {
        told!(
            "在 Acrobat「文档属性 → 高级 → 补漏白/陷印」里选「否」（没做过陷印的文件都选否），或重新按 PDF/X 导出",
            "in Acrobat, Document Properties → Advanced → Trapped: choose No (nearly always right), or export again as PDF/X"
        )
    };
    let mut findings = Vec::new();
    if !matches!(said, Some("True" | "False")) {
        let broken = Broken("trapped-unknown", clause!(file, "Trapped in Info is True or False"));
        let what = told!(
            "没有说明是否做过陷印（Trapped 必须是 True 或 False）",
            "it is not said whether the file is trapped (Trapped must be True or False)"
        );
        findings.push(broken.error(what, why(), todo()));
    } else if xmp.is_some_and(|xmp| Some(xmp) != said) {
        let broken = Broken(
            "trapped-disagree",
            clause!(file, "pdf:Trapped in XMP agrees with Trapped in Info"),
        );
        let what = told!(
            "是否做过陷印，文件里两处说法不一",
            "the file says two different things about its trapping"
        );
        findings.push(broken.error(what, why(), todo()));
    } else if xmp.is_none() && file.xmp.is_read() && file.edition == Edition::X4 {
        let broken = Broken(
            "trapped-not-in-xmp",
            clause!(file, "pdf:Trapped in XMP agrees with Trapped in Info"),
        );
        let what =
            told!("XMP 里没有写明是否做过陷印", "XMP does not say whether the file is trapped");
        findings.push(broken.warning(what, why(), todo()));
    }
    findings
}

fn agreement(file: &File<'_>) -> Vec<Finding> {
    let severity = if file.edition == Edition::X4 { Severity::Error } else { Severity::Warning };
    let texts = [
        (
            "title-disagree",
            "Title",
            DC,
            "title",
            clause!(file, "dc:title agrees with Title in Info"),
            "标题",
            "titles",
        ),
        (
            "creator-disagree",
            "Creator",
            XMP,
            "CreatorTool",
            clause!(file, "xmp:CreatorTool agrees with Creator in Info"),
            "制作软件",
            "programs it was made in",
        ),
        (
            "producer-disagree",
            "Producer",
            PDF,
            "Producer",
            clause!(file, "pdf:Producer agrees with Producer in Info"),
            "导出软件",
            "programs it was exported by",
        ),
        (
            "creation-date-disagree",
            "CreationDate",
            XMP,
            "CreateDate",
            clause!(file, "xmp:CreateDate agrees with CreationDate in Info"),
            "创建日期",
            "creation dates",
        ),
        (
            "modification-date-disagree",
            "ModDate",
            XMP,
            "ModifyDate",
            clause!(file, "xmp:ModifyDate agrees with ModDate in Info"),
            "修改日期",
            "dates of its last change",
        ),
    ];
    let mut findings = Vec::new();
    for (rule, key, namespace, name, clause, zh, en) in texts {
        let (Some(info), Some(xmp)) = (file.info_text(key), file.xmp.get(namespace, name)) else {
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
            findings.push(Broken(rule, clause).finding(
                severity,
                told!("文件里记了两个不同的{zh}：{info} 和 {xmp}", "the file has two {en} that differ: {info} and {xmp}"),
                told!("多半是导出后又被别的程序改过；印厂的检查会拦下", "another program changed it after export; checks at the printing house stop it"),
                told!("不要再用别的程序改动导出的 PDF，从排版软件重新导出", "do not change the exported PDF elsewhere: export it again from where it was laid out"),
            ));
        }
    }
    findings
}

/// What PDF/X-4 wants in XMP besides.
fn properties(file: &File<'_>) -> Vec<Finding> {
    let wanted = [
        ("xmp-title", DC, "title", clause!(file, "XMP has dc:title")),
        ("xmp-create-date", XMP, "CreateDate", clause!(file, "XMP has xmp:CreateDate")),
        ("xmp-modify-date", XMP, "ModifyDate", clause!(file, "XMP has xmp:ModifyDate")),
        ("xmp-metadata-date", XMP, "MetadataDate", clause!(file, "XMP has xmp:MetadataDate")),
        ("document-id", MM, "DocumentID", clause!(file, "XMP has xmpMM:DocumentID")),
        ("version-id", MM, "VersionID", clause!(file, "XMP has xmpMM:VersionID")),
        ("rendition-class", MM, "RenditionClass", clause!(file, "XMP has xmpMM:RenditionClass")),
    ];
    let missing = wanted.into_iter().filter(|(_, namespace, name, _)| {
        let value = file.xmp.get(namespace, name);
        let date = name.ends_with("Date");
        value.is_none_or(|value| date && When::of_xmp(value).is_none())
    });
    missing
        .map(|(rule, _, name, clause)| {
            Broken(rule, clause).error(
                told!("XMP 说明里没有 {name}，或写得不对", "XMP has no right {name}"),
                told!(
                    "PDF/X-4 规定必须有，印厂的检查会拦下",
                    "PDF/X-4 asks for it; checks at the printing house stop the file"
                ),
                export_again(),
            )
        })
        .collect()
}
