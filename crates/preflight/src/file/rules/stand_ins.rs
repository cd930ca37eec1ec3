//! Pictures that only stand for something that is elsewhere, or that only some machines know.

use hayro_syntax::object::{Array, Dict, Name};

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::items::dicts;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// What a stream is besides a picture or a form.
pub fn rules(file: &Document<'_>, dict: &Dict<'_>) -> Vec<Finding> {
    let all =
        [postscript(file, dict), opi(file, dict), reference(file, dict), alternates(file, dict)];
    all.into_iter().flatten().collect()
}

/// A stream whose bytes are in another file.
pub fn far_stream(file: &Document<'_>) -> Finding {
    let rule = elsewhere(RuleName::ExternalStream, file.clause("no stream is in another file (F)"));
    rule.broken(told!("文件的一部分内容在另一个文件里", "part of the file is in another file"))
}

fn elsewhere(name: RuleName, clause: Clause) -> Rule {
    Rule {
        name,
        clause,
        severity: Severity::Error,
        why: [
            "那个文件在您的电脑上，印厂没有，印出来就缺一块",
            "that file is on your computer and not at the printing house: it will be missing in print",
        ],
        todo: [
            "在排版软件的「链接」面板里更新链接、选「嵌入」，再按 PDF/X-4 重新导出（不要用 OPI）",
            "update and embed it in the Links panel, and export as PDF/X-4, without OPI",
        ],
    }
}

fn is(dict: &Dict<'_>, key: &[u8], value: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|name| &*name == value)
}

fn postscript(file: &Document<'_>, dict: &Dict<'_>) -> Option<Finding> {
    let rule = Rule {
        name: RuleName::Postscript,
        clause: file.clause("there are no PostScript XObjects"),
        severity: Severity::Error,
        why: [
            "只有老式 PostScript 打印机认它，现在的 RIP 会漏印",
            "only old PostScript printers know it; a RIP of today leaves it out",
        ],
        todo: [
            "把那张 EPS 图在 Illustrator 或 Photoshop 里另存为 PDF 或 TIFF 再置入",
            "save that EPS from Illustrator or Photoshop as PDF or TIFF, and place that",
        ],
    };
    let programs =
        is(dict, b"Subtype", b"PS") || is(dict, b"Subtype2", b"PS") || dict.contains_key(b"PS");
    let what = || told!("文件里嵌了 PostScript 代码", "the file has PostScript code in it");
    programs.then(|| rule.broken(what()))
}

fn opi(file: &Document<'_>, dict: &Dict<'_>) -> Option<Finding> {
    dict.contains_key(b"OPI").then(|| {
        elsewhere(RuleName::Opi, file.clause("there is no OPI")).broken(told!(
            "文件里的图是低分辨率的替身（OPI）",
            "a picture is a stand-in of low resolution (OPI)"
        ))
    })
}

fn reference(file: &Document<'_>, dict: &Dict<'_>) -> Option<Finding> {
    let clause = file.clause("there are no reference XObjects (Ref)");
    (is(dict, b"Subtype", b"Form") && dict.contains_key(b"Ref")).then(|| {
        elsewhere(RuleName::ReferenceXobject, clause).broken(told!(
            "文件里的图只是个指向别处的替身",
            "a picture only stands for one in another file"
        ))
    })
}

fn alternates(file: &Document<'_>, dict: &Dict<'_>) -> Option<Finding> {
    let alternates = dict.get::<Array<'_>>(b"Alternates")?;
    let printed =
        dicts(&alternates).any(|one| one.get::<bool>(b"DefaultForPrinting").unwrap_or(false));
    let rule = Rule {
        name: RuleName::AlternateImage,
        clause: file.clause("no alternate of an image is the default for printing"),
        severity: if printed { Severity::Error } else { Severity::Warning },
        why: [
            "您在屏幕上看到的不一定是印出来的",
            "what you see on screen may not be what is printed",
        ],
        todo: [
            "把原图（TIFF、PSD 或 JPEG）重新置入后导出",
            "place the original picture (TIFF, PSD or JPEG) again, and export",
        ],
    };
    Some(rule.broken(told!(
        "一张图备有好几个版本，打印时可能换成另一张",
        "a picture has alternates: another may be printed in its place"
    )))
}
