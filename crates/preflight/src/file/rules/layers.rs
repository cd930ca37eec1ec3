//! Layers that can be shown and hidden: optional content (ISO 32000-1, 8.11).

use hayro_syntax::object::{Array, Dict, String as PdfString};

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::items::dicts;
use crate::rule::{Rule, Sentence};
use crate::rule_name::RuleName;

/// The most configurations of layers that are looked at.
const MANY: usize = 1000;

/// What is wrong with layers.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let Some(layers) = file.catalog.get::<Dict<'_>>(b"OCProperties") else { return Vec::new() };
    if !file.is_x4() {
        return vec![forbidden(file)];
    }
    let others = layers.get::<Array<'_>>(b"Configs");
    let others = others.iter().flat_map(dicts).take(MANY);
    let configurations: Vec<Dict<'_>> =
        layers.get::<Dict<'_>>(b"D").into_iter().chain(others).collect();
    let mut findings = Vec::new();
    if configurations.iter().any(|one| one.contains_key(b"AS")) {
        findings.push(automatic(file));
    }
    let nameless = |one: &Dict<'_>| {
        one.get::<PdfString<'_>>(b"Name").is_none_or(|name| name.as_bytes().is_empty())
    };
    if configurations.iter().any(nameless) {
        findings.push(unnamed(file));
    }
    findings
}

const WHY: Sentence = [
    "图层可以显示、也可以隐藏；印厂看到的和您看到的可能不是同一版",
    "layers can be shown or hidden: the printing house may see another page than you",
];

const FLATTEN: Sentence = [
    "导出时不要勾选「创建 Acrobat 图层」；已有的 PDF 在 Acrobat「图层」菜单里选「拼合图层」",
    "export without Create Acrobat Layers; in a finished PDF: Acrobat, Layers → Flatten Layers",
];

fn rule(name: RuleName, severity: Severity, clause: Clause) -> Rule {
    Rule { name, clause, severity, why: WHY, todo: FLATTEN }
}

fn forbidden(file: &Document<'_>) -> Finding {
    rule(
        RuleName::Layers,
        Severity::Error,
        file.clause("there is no optional content, which came with PDF 1.5"),
    )
    .broken(told!("文件里有图层，PDF/X-1a 不允许", "the file has layers; PDF/X-1a has none"))
}

fn automatic(file: &Document<'_>) -> Finding {
    rule(
        RuleName::LayersAutomatic,
        Severity::Error,
        file.clause("configurations of optional content have no AS entry"),
    )
    .broken(told!(
        "文件里的图层会自动切换（屏幕上一个样，打印另一个样）",
        "layers switch by themselves: one way on screen, another in print"
    ))
}

fn unnamed(file: &Document<'_>) -> Finding {
    rule(
        RuleName::LayersUnnamed,
        Severity::Warning,
        file.clause("each configuration of optional content has a Name"),
    )
    .broken(told!("文件里的图层方案没有名称", "a configuration of layers has no name"))
}
