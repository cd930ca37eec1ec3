//! What the printing house does itself as it makes plates, and a file may not bring: tone curves, halftones, plates.

use hayro_syntax::object::{Dict, Name, Object};

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// What a dictionary brings of it.
pub fn rules(file: &Document<'_>, dict: &Dict<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Soft masks have a TR of their own, which is none of these.
    let named = dict.get::<Name<'_>>(b"Type");
    if named.map_or(!dict.contains_key(b"S"), |name| &*name == b"ExtGState") {
        findings.extend(transfer_curve(file, dict));
        findings.extend(halftone_phase(file, dict));
    }
    findings.extend(halftone(file, dict));
    findings.extend(preseparated(file, dict));
    findings
}

fn transfer_curve(file: &Document<'_>, state: &Dict<'_>) -> Option<Finding> {
    let curve = [b"TR".as_slice(), b"TR2"].into_iter().any(|key| {
        let value = state.get::<Object<'_>>(key);
        value.is_some_and(|value| match value {
            Object::Name(name) => !matches!(&*name, b"Identity" | b"Default"),
            Object::Null(_) => false,
            _ => true,
        })
    });
    let rule = Rule {
        name: RuleName::TransferCurve,
        clause: file.clause("graphics states have no transfer functions (TR, TR2)"),
        severity: Severity::Error,
        why: [
            "它会在出版时暗中改变深浅，和印厂的曲线叠加，颜色就不对了",
            "they change tones unseen as plates are made, on top of the printing house's own",
        ],
        todo: [
            "在 Photoshop 里存 EPS 时不要勾选「包含传递函数」；InDesign 按 PDF/X-4 重新导出",
            "save EPS from Photoshop without Include Transfer Function; export again as PDF/X-4",
        ],
    };
    curve.then(|| rule.broken(told!("文件里有传递曲线", "the file has transfer curves")))
}

fn halftone_phase(file: &Document<'_>, state: &Dict<'_>) -> Option<Finding> {
    let rule = Rule {
        name: RuleName::HalftonePhase,
        clause: file.clause("graphics states have no HTP"),
        ..halftone_rule(file)
    };
    let what = || told!("文件里设定了网点的相位", "the file sets the phase of halftones");
    state.contains_key(b"HTP").then(|| rule.broken(what()))
}

fn halftone(file: &Document<'_>, dict: &Dict<'_>) -> Option<Finding> {
    let kind = dict.get::<i32>(b"HalftoneType")?;
    let named = dict.contains_key(b"HalftoneName");
    (!matches!(kind, 1 | 5) || named).then(|| {
        halftone_rule(file).broken(told!(
            "文件里带了自己的加网设定（第 {kind} 类网点）",
            "the file brings halftones of its own (type {kind})"
        ))
    })
}

fn halftone_rule(file: &Document<'_>) -> Rule {
    Rule {
        name: RuleName::Halftone,
        clause: file.clause("halftones are of type 1 or 5, and have no HalftoneName"),
        severity: Severity::Error,
        why: [
            "网点由印厂按纸张决定；文件自带的会造成撞网、糊版",
            "the printing house chooses halftones by the paper; those of a file make moiré, or fill in",
        ],
        todo: [
            "在 Photoshop 里存 EPS 时不要勾选「包含半调网屏」，重新置入后导出",
            "save EPS from Photoshop without Include Halftone Screen, place it again, and export",
        ],
    }
}

fn preseparated(file: &Document<'_>, page: &Dict<'_>) -> Option<Finding> {
    let rule = Rule {
        name: RuleName::Preseparated,
        clause: file.clause("pages are composite, not separated beforehand (SeparationInfo)"),
        severity: Severity::Error,
        why: [
            "PDF/X 要交合成稿，分色由印厂做；分好色的页会再被分一次",
            "PDF/X is composite: the printing house separates, and would do so twice",
        ],
        todo: [
            "导出时输出颜色选「复合」，不要选「分色」",
            "export composite colour, not separations",
        ],
    };
    page.contains_key(b"SeparationInfo").then(|| {
        rule.broken(told!(
            "页面是预先分好色的（一页一个色版）",
            "pages are separated beforehand, one plate a page"
        ))
    })
}
