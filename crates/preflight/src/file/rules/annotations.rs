//! Notes, links and form fields laid over a page.

use hayro_syntax::object::{Array, Dict, Name, Object};

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use crate::finding::Finding;
use crate::items::dicts;
use crate::page_boxes::{Boxes, PageBox};
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// The most annotations of a page that are looked at.
const MANY: usize = 10_000;

/// What is wrong with annotations.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, number) in file.pages.iter().zip(1..) {
        let boxes = Boxes::of(page);
        let annotations = page.dict.get::<Array<'_>>(b"Annots");
        let annotations = annotations.iter().flat_map(dicts).take(MANY);
        findings.extend(annotations.filter_map(|dict| one(file, number, &boxes, &dict)));
    }
    findings
}

fn one(file: &Document<'_>, page: usize, boxes: &Boxes, dict: &Dict<'_>) -> Option<Finding> {
    let kind = dict.get::<Name<'_>>(b"Subtype");
    let kind = kind.as_ref().map_or("?", Name::as_str);
    if matches!(kind, "TrapNet" | "PrinterMark") {
        return None;
    }
    let rect = dict.get::<Object<'_>>(b"Rect").and_then(PageBox::of);
    // Without a place, or without a page, it may be anywhere.
    if let (Some(rect), Some(bleed)) = (rect, boxes.bleed())
        && !rect.meets(bleed)
    {
        return None;
    }
    let frame = rect.and_then(|rect| Some(rect.frame(boxes.trim()?)));
    let (zh, en) = named(kind);
    let finding = Rule {
        name: RuleName::Annotation,
        clause: file.clause("annotations, TrapNet and PrinterMark aside, lie outside the BleedBox"),
        severity: Severity::Error,
        why: [
            "批注、链接和表单不属于版面内容，印厂的设备有的印、有的不印",
            "notes, links and fields are no part of the page: some machines print them, some do not",
        ],
        todo: [
            "导出时去掉「超链接」「书签」「交互元素」；批注在 Acrobat「注释」里删除，要印的内容做进版面",
            "export without hyperlinks and interactive elements; delete notes in Acrobat, Comments; what is to be printed belongs in the layout",
        ],
    }
    .broken(told!("版面上有{zh}", "there is {en} on the page"));
    Some(finding.on(page, frame))
}

fn named(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "Link" => ("链接", "a link"),
        "Popup" | "Text" => ("便笺批注", "a note"),
        "Widget" => ("表单域", "a form field"),
        "FreeText" => ("打字机文字（批注）", "text typed as a note"),
        "Highlight" | "Underline" | "StrikeOut" | "Squiggly" | "Caret" => {
            ("改稿标记", "a mark of corrections")
        }
        "Ink" | "Line" | "Square" | "Circle" | "Polygon" | "PolyLine" => {
            ("手绘批注", "a drawn note")
        }
        "Stamp" => ("图章批注", "a stamp"),
        "FileAttachment" => ("附件图标", "an attached file"),
        "Screen" | "Movie" | "Sound" | "3D" | "RichMedia" => ("影音", "sound or film"),
        _ => ("批注", "an annotation"),
    }
}
