//! Filters of streams that the standard does not have, or that old machines do not know.

use hayro_syntax::object::{Dict, Name, Object};

use kanyin_diagnostics::{Severity, told};

use super::super::document::{Document, PdfxEdition};
use crate::clause::Clause;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// What is wrong with a stream's filters.
pub fn rules(file: &Document<'_>, dict: &Dict<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        names(dict).iter().filter_map(|name| filter(file, name)).collect();
    let packed = dict.get::<Name<'_>>(b"Type").is_some_and(|name| &*name == b"ObjStm");
    if packed && !file.is_x4() {
        let rule = Rule {
            name: RuleName::CompressedStructure,
            clause: file
                .clause("no object streams or cross-reference streams, which came with PDF 1.5"),
            ..unknown_to_old(file)
        };
        findings.push(rule.broken(told!(
            "文件的结构是压缩的（PDF 1.5 的写法），PDF/X-1a 不允许",
            "the file's structure is compressed as from PDF 1.5 on; PDF/X-1a has none of that"
        )));
    }
    findings
}

fn names<'a>(dict: &Dict<'a>) -> Vec<Name<'a>> {
    match dict.get::<Object<'_>>(b"Filter") {
        Some(Object::Name(name)) => vec![name],
        Some(Object::Array(names)) => names.iter::<Name<'_>>().collect(),
        _ => Vec::new(),
    }
}

fn filter(file: &Document<'_>, name: &Name<'_>) -> Option<Finding> {
    let old = !file.is_x4();
    match &**name {
        b"Crypt" => Some(crypt(file)),
        b"LZWDecode" | b"LZW" if old => Some(unknown_to_old(file).broken(told!(
            "文件里有 LZW 压缩的内容，PDF/X-1a 不允许",
            "something is compressed by LZW; PDF/X-1a has none"
        ))),
        b"JPXDecode" if old => {
            let rule = Rule {
                name: RuleName::Jpeg2000,
                clause: file
                    .clause("no stream is compressed by JPEG 2000, which came with PDF 1.5"),
                ..unknown_to_old(file)
            };
            Some(rule.broken(told!(
                "文件里有 JPEG 2000 图，PDF/X-1a 不允许",
                "a picture is JPEG 2000; PDF/X-1a has none"
            )))
        }
        b"JBIG2Decode" if old => Some(jbig2(file)),
        _ => None,
    }
}

/// The rule on LZW, and on all that an old RIP may not know either.
fn unknown_to_old(file: &Document<'_>) -> Rule {
    Rule {
        name: RuleName::Lzw,
        clause: file.clause("no stream is compressed by LZW"),
        severity: Severity::Error,
        why: [
            "按 PDF/X-1a 收稿的旧 RIP 可能不认，会漏印或报错",
            "an old RIP that takes PDF/X-1a may not know it: it leaves it out, or stops",
        ],
        todo: [
            "按 PDF/X-1a 重新导出，图像压缩选 JPEG 或 ZIP",
            "export it again as PDF/X-1a, with JPEG or ZIP for pictures",
        ],
    }
}

fn crypt(file: &Document<'_>) -> Finding {
    let rule = Rule {
        name: RuleName::CryptFilter,
        clause: file.clause("the file is not encrypted, not in part either"),
        severity: Severity::Error,
        why: ["印厂打不开加密的内容", "the printing house cannot open what is encrypted"],
        todo: ["取消加密后重新导出", "export it again without encryption"],
    };
    rule.broken(told!("文件的一部分加了密", "part of the file is encrypted"))
}

/// The edition of 2003 has it, with PDF 1.4.
fn jbig2(file: &Document<'_>) -> Finding {
    let (clause, severity, what) = match file.edition {
        PdfxEdition::X1a2001 => (
            file.clause("no stream is compressed by JBIG2, which came with PDF 1.4"),
            Severity::Error,
            told!(
                "文件里有 JBIG2 压缩的图，PDF/X-1a:2001 不允许",
                "a picture is compressed by JBIG2; PDF/X-1a:2001 has none"
            ),
        ),
        _ => (
            Clause::practice("machines that take PDF/X-1a may not know JBIG2"),
            Severity::Warning,
            told!("文件里有 JBIG2 压缩的图", "a picture is compressed by JBIG2"),
        ),
    };
    Rule { name: RuleName::Jbig2, clause, severity, ..unknown_to_old(file) }.broken(what)
}
