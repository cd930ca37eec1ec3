//! Layers that can be shown and hidden: optional content (ISO 32000-1, 8.11).

use hayro_syntax::object::{Array, Dict, String as Text};

use kanyin_diagnostics::{Told, told};

use super::document::{Edition, File};
use super::say::{Broken, clause};
use crate::finding::Finding;

/// The most configurations of layers that are looked at.
const MANY: usize = 1000;

/// What is wrong with layers.
pub fn rules(file: &File<'_>) -> Vec<Finding> {
    let Some(layers) = file.catalog.get::<Dict<'_>>(b"OCProperties") else { return Vec::new() };
    if file.edition != Edition::X4 {
        return vec![forbidden(file)];
    }
    let others = layers.get::<Array<'_>>(b"Configs");
    let others = others.iter().flat_map(|all| all.iter::<Dict<'_>>()).take(MANY);
    let configurations: Vec<Dict<'_>> =
        layers.get::<Dict<'_>>(b"D").into_iter().chain(others).collect();
    let mut findings = Vec::new();
    if configurations.iter().any(|one| one.contains_key(b"AS")) {
        findings.push(automatic(file));
    }
    let nameless =
        |one: &Dict<'_>| one.get::<Text<'_>>(b"Name").is_none_or(|name| name.as_bytes().is_empty());
    if configurations.iter().any(nameless) {
        findings.push(unnamed(file));
    }
    findings
}

fn why() -> Told {
    told!(
        "图层可以显示、也可以隐藏；印厂看到的和您看到的可能不是同一版",
        "layers can be shown or hidden: the printing house may see another page than you"
    )
}

fn flatten() -> Told {
    told!(
        "导出时不要勾选「创建 Acrobat 图层」；已有的 PDF 在 Acrobat「图层」菜单里选「拼合图层」",
        "export without Create Acrobat Layers; in a finished PDF: Acrobat, Layers → Flatten Layers"
    )
}

fn forbidden(file: &File<'_>) -> Finding {
    Broken("layers", clause!(file, "there is no optional content, which came with PDF 1.5")).error(
        told!("文件里有图层，PDF/X-1a 不允许", "the file has layers; PDF/X-1a has none"),
        why(),
        flatten(),
    )
}

fn automatic(file: &File<'_>) -> Finding {
    Broken("layers-automatic", clause!(file, "configurations of optional content have no AS entry"))
        .error(
            told!(
                "文件里的图层会自动切换（屏幕上一个样，打印另一个样）",
                "layers switch by themselves: one way on screen, another in print"
            ),
            why(),
            flatten(),
        )
}

fn unnamed(file: &File<'_>) -> Finding {
    Broken("layers-unnamed", clause!(file, "each configuration of optional content has a Name"))
        .warning(
            told!("文件里的图层方案没有名称", "a configuration of layers has no name"),
            why(),
            flatten(),
        )
}
