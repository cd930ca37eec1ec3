//! What would happen when someone opens a file or clicks on it: scripts, actions, forms, attached files.

use hayro_syntax::object::{Array, Dict, Name, Object};

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::items::dicts;
use crate::rule::{Rule, Sentence};
use crate::rule_name::RuleName;

/// The most annotations and outline entries that are looked at.
const MANY: usize = 10_000;

/// What is wrong with what the file does.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(script(file));
    findings.extend(of_catalog(file));
    findings.extend(of_pages(file));
    findings.extend(of_outline(file));
    findings.extend(form(file));
    findings.extend(attached(file));
    findings.extend(alternate(file));
    findings
}

const WHY: Sentence = [
    "印刷文件不该有动作；印厂的设备会停下来，安全软件也会拦截",
    "a file for printing does nothing by itself: machines stop at that, and so do virus scanners",
];

const TODO: Sentence = [
    "导出时去掉「交互元素」「书签」「超链接」；已有的 PDF 用 Acrobat「印刷制作 → 印前检查」里的「删除动作和脚本」",
    "export without interactive elements, bookmarks and hyperlinks; in a finished PDF: Acrobat, Print Production → Preflight, remove actions and scripts",
];

fn action(file: &Document<'_>) -> Finding {
    Rule {
        name: RuleName::Action,
        clause: file.clause("there are no actions"),
        severity: Severity::Error,
        why: WHY,
        todo: TODO,
    }
    .broken(told!(
        "文件里有交互动作（打开、翻页或点击时执行）",
        "the file has actions (on opening, turning a page, or clicking)"
    ))
}

fn script(file: &Document<'_>) -> Option<Finding> {
    let names = file.catalog.get::<Dict<'_>>(b"Names");
    let named = names.is_some_and(|names| names.contains_key(b"JavaScript"));
    let opened =
        file.catalog.get::<Dict<'_>>(b"OpenAction").is_some_and(|action| is_script(&action));
    (named || opened).then(|| {
        Rule {
            name: RuleName::Javascript,
            clause: file.clause("there is no JavaScript"),
            severity: Severity::Error,
            why: WHY,
            todo: TODO,
        }
        .broken(told!("文件里有脚本（JavaScript）", "the file has JavaScript in it"))
    })
}

fn is_script(action: &Dict<'_>) -> bool {
    action.get::<Name<'_>>(b"S").is_some_and(|name| &*name == b"JavaScript")
}

fn of_catalog(file: &Document<'_>) -> Option<Finding> {
    // A place to open the file at is an array, and no action.
    let opened =
        file.catalog.get::<Dict<'_>>(b"OpenAction").is_some_and(|action| !is_script(&action));
    (opened || file.catalog.contains_key(b"AA")).then(|| action(file))
}

fn of_pages(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, number) in file.pages.iter().zip(1..) {
        let page = &page.dict;
        let annotations = page.get::<Array<'_>>(b"Annots");
        let annotations = annotations.iter().flat_map(dicts).take(MANY);
        // Links that lead elsewhere in the file are told as annotations.
        let acts = |dict: &Dict<'_>| dict.contains_key(b"AA") || acts(dict);
        let count = usize::from(page.contains_key(b"AA")) + annotations.filter(acts).count();
        if count > 0 {
            findings.push(Finding { count, ..action(file) }.on(number, None));
        }
    }
    findings
}

/// Whether clicking does more than go to a place in the same file.
fn acts(dict: &Dict<'_>) -> bool {
    let action = dict.get::<Dict<'_>>(b"A");
    let kind = action.and_then(|action| action.get::<Name<'_>>(b"S"));
    kind.is_some_and(|kind| &*kind != b"GoTo")
}

fn of_outline(file: &Document<'_>) -> Option<Finding> {
    let mut wanted = vec![file.catalog.get::<Dict<'_>>(b"Outlines")?];
    let mut count = 0;
    let mut looked = 0;
    while let Some(entry) = wanted.pop() {
        looked += 1;
        count += usize::from(acts(&entry));
        if looked < MANY {
            wanted.extend(
                [b"First".as_slice(), b"Next"].into_iter().filter_map(|key| entry.get(key)),
            );
        }
    }
    (count > 0).then(|| Finding { count, ..action(file) })
}

fn form(file: &Document<'_>) -> Option<Finding> {
    let form = file.catalog.get::<Dict<'_>>(b"AcroForm")?;
    form.contains_key(b"XFA").then(|| {
        Rule {
            name: RuleName::Xfa,
            clause: file.clause("there are no XFA forms"),
            severity: Severity::Error,
            why: [
                "版面要由特定软件临时生成，印厂的设备印出来是空白或一句提示",
                "its pages are made up by one program as it opens: others print blank paper or a message",
            ],
            todo: [
                "用打开它的软件「打印」成 PDF，再按 PDF/X-4 转换",
                "print it to PDF from the program that opens it, and convert that to PDF/X-4",
            ],
        }
        .broken(told!("文件是动态表单（XFA）", "the file is a dynamic form (XFA)"))
    })
}

fn attached(file: &Document<'_>) -> Option<Finding> {
    let names = file.catalog.get::<Dict<'_>>(b"Names")?;
    names.contains_key(b"EmbeddedFiles").then(|| {
        let x4 = file.is_x4();
        let severity = if x4 { Severity::Warning } else { Severity::Error };
        Rule {
            name: RuleName::EmbeddedFiles,
            clause: file
                .clause("a file for printing is complete in itself, without attached files"),
            severity,
            why: [
                "夹带的文件不会印出来；印厂的安全检查可能因此退稿",
                "they are not printed, and checks for safety may refuse them",
            ],
            todo: [
                "在 Acrobat「附件」里删除，要交的文件另外发送",
                "delete them in Acrobat, Attachments; send what is needed by itself",
            ],
        }
        .broken(told!("PDF 里夹带了别的文件", "other files are attached to this one"))
    })
}

fn alternate(file: &Document<'_>) -> Option<Finding> {
    let names = file.catalog.get::<Dict<'_>>(b"Names").unwrap_or_default();
    let requires = file.catalog.get::<Object<'_>>(b"Requirements").is_some();
    (names.contains_key(b"AlternatePresentations") || requires).then(|| {
        Rule {
            name: RuleName::SpecialViewer,
            clause: Clause::practice(
                "a file for printing asks nothing of the program that shows it",
            ),
            severity: Severity::Warning,
            why: [
                "印厂的设备不会照做，印出来可能不一样",
                "machines at the printing house do not do that: the print may differ",
            ],
            todo: TODO,
        }
        .broken(told!(
            "文件要求用特别的方式打开（幻灯放映或指定软件）",
            "the file asks for a special way of opening (a slide show, or one program)"
        ))
    })
}
