//! What Typst does not draw of an SVG, though a browser may.

use std::collections::BTreeSet;

use usvg::roxmltree::{Document, Node};

use kanyin_diagnostics::{Told, told};

use super::edits::Edits;
use super::font_lists::text;

/// A feature that programs ask for where they draw with HTML.
const EXTENSIBILITY: &str = "http://www.w3.org/TR/SVG11/feature#Extensibility";
/// A feature that is there.
const STRUCTURE: &str = "http://www.w3.org/TR/SVG11/feature#Structure";
/// As much of lost words is shown, in characters.
const SHOWN: usize = 24;

/// The ends of sentences that begin with the drawing's name.
pub fn told(document: &Document<'_>, edits: &mut Edits<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    answer_questions(document, edits);
    told.extend(html(document));
    told.extend(other_elements(document));
    told.extend(elsewhere(document));
    told.extend(missing(document));
    told.extend(styles(document));
    told
}

/// What a drawing asks of its viewer. Of several languages Chinese is taken; and who asks for HTML without showing any
/// just wants to know whether to put up a notice.
fn answer_questions(document: &Document<'_>, edits: &mut Edits<'_>) {
    let elements = || document.descendants().filter(Node::is_element);
    let is_chinese = |languages: &str| {
        languages.split(',').any(|language| language.trim().to_ascii_lowercase().starts_with("zh"))
    };
    let has_chinese =
        elements().any(|node| node.attribute("systemLanguage").is_some_and(is_chinese));
    for node in elements() {
        for attribute in node.attributes() {
            match attribute.name() {
                // The one language that Typst answers to.
                "systemLanguage" if has_chinese => {
                    let language = if is_chinese(attribute.value()) { "en" } else { "x-none" };
                    edits.text(attribute.range_value(), language);
                }
                "requiredFeatures"
                    if attribute.value().trim() == EXTENSIBILITY && !node.has_children() =>
                {
                    edits.text(attribute.range_value(), STRUCTURE);
                }
                _ => {}
            }
        }
    }
}

/// HTML in a drawing, and whether its author gave something to draw instead.
fn html(document: &Document<'_>) -> Vec<Told> {
    let foreign = document.descendants().filter(|node| node.tag_name().name() == "foreignObject");
    let (mut replaced, mut lost) = (0, Vec::new());
    for node in foreign {
        let in_switch = node.parent().is_some_and(|parent| parent.tag_name().name() == "switch");
        let others = node.next_siblings().skip(1).filter(Node::is_element);
        if in_switch && others.count() > 0 {
            replaced += 1;
            continue;
        }
        let words = text(node);
        lost.push(words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut told = Vec::new();
    if replaced > 0 {
        told.push(told!(
            "里有 {replaced} 处文字是网页写法，印的是图里备着的替身；请看一眼预览，不对就导出成 PDF 再用",
            "has {replaced} texts written as HTML; what is printed is what the drawing has instead. Look at the preview, and \
             export it as a PDF if it is wrong"
        ));
    }
    if !lost.is_empty() {
        let count = lost.len();
        let words: String = lost.join(" ").chars().take(SHOWN).collect();
        told.push(told!(
            "里有 {count} 处网页写法的文字（foreignObject）没有印：“{words}”；请导出成 PDF 再用，或者导出时不用格式化文字",
            "has {count} texts written as HTML (foreignObject), which are not printed: “{words}”; export it as a PDF, or \
             without formatted text"
        ));
    }
    told
}

/// Elements that are never drawn.
fn other_elements(document: &Document<'_>) -> Vec<Told> {
    let names: BTreeSet<&str> = document
        .descendants()
        .filter(Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    let any = |wanted: &[&str]| wanted.iter().any(|name| names.contains(name));
    let mut told = Vec::new();
    if any(&["script"]) {
        told.push(told!(
            "里的脚本不会运行，靠它画的东西没有印；请导出成 PDF 再用",
            "has a script, which is not run: what it draws is not printed. Export it as a PDF"
        ));
    }
    if any(&["animate", "animateTransform", "animateMotion", "animateColor", "set"]) {
        told.push(told!(
            "里的动画不会动，印的是它开始之前的样子",
            "is animated; what is printed is how it looks before it begins"
        ));
    }
    if any(&["flowRoot"]) {
        told.push(told!(
            "里有 Inkscape 的流动文字，没有印；请在 Inkscape 里选“文字 → 转换为文字”再存",
            "has flowed text of Inkscape, which is not printed; convert it to text there and save it anew"
        ));
    }
    if any(&[
        "video",
        "audio",
        "iframe",
        "canvas",
        "embed",
        "object",
        "mesh",
        "meshgradient",
        "hatch",
    ]) {
        told.push(told!(
            "里有视频、网页或渐变网格，没有印；请导出成 PDF 再用",
            "has video, a web page or a gradient mesh, which is not printed; export it as a PDF"
        ));
    }
    told
}

/// What is drawn by another file.
fn elsewhere(document: &Document<'_>) -> Vec<Told> {
    let mut files = BTreeSet::new();
    for node in document.descendants().filter(Node::is_element) {
        let refers = !matches!(node.tag_name().name(), "image" | "feImage" | "a" | "script");
        let hrefs = node.attributes().filter(|attribute| refers && attribute.name() == "href");
        files.extend(hrefs.map(|href| href.value().trim()).filter(|href| {
            !href.starts_with('#') && !href.is_empty() && !href.starts_with("data:")
        }));
    }
    let of_files = files.into_iter().map(|file| {
        told!(
            "用了别的文件里的图形“{file}”，没有画；请在绘图软件里把它复制进来再导出",
            "uses a shape of another file, “{file}”, which is not drawn; copy it into the drawing and export it anew"
        )
    });
    let mut told: Vec<Told> = of_files.take(5).collect();
    let sheet = document.descendants().any(|node| {
        node.pi().is_some_and(|instruction| instruction.target == "xml-stylesheet")
            || node.tag_name().name() == "link"
            || node.tag_name().name() == "style"
                && node.descendants().any(|text| {
                    text.text().is_some_and(|css| {
                        css.contains("@import") && !css.contains("fonts.googleapis.com")
                    })
                })
    });
    if sheet {
        told.push(told!(
            "的样子写在另一个样式文件里，没有用上；请导出时把样式写进图里",
            "has its looks in a style sheet of its own, which is not followed; export it with its styles inside"
        ));
    }
    told
}

/// Shapes that are meant to be repeated and are not there.
fn missing(document: &Document<'_>) -> Option<Told> {
    let ids: BTreeSet<&str> =
        document.descendants().filter_map(|node| node.attribute("id")).collect();
    let users =
        document.descendants().filter(|node| matches!(node.tag_name().name(), "use" | "textPath"));
    let wanted = users.flat_map(|node| {
        node.attributes().filter(|attribute| attribute.name() == "href").map(|href| href.value())
    });
    let wanted = wanted.filter_map(|href| href.trim().strip_prefix('#'));
    let lost = wanted.into_iter().find(|id| !ids.contains(id))?.to_string();
    Some(told!(
        "要用图形“{lost}”，而图里没有它，那一处没有画；请重新导出一份",
        "uses a shape “{lost}” that it does not have; that place is empty. Export it anew"
    ))
}

/// Styles that are not understood.
fn styles(document: &Document<'_>) -> Option<Told> {
    let written = document.descendants().flat_map(|node| {
        let sheet = node
            .text()
            .filter(|_| node.parent().is_some_and(|parent| parent.tag_name().name() == "style"));
        let own = node.attributes().map(|attribute| attribute.value());
        sheet.into_iter().chain(own)
    });
    let variable = written.into_iter().any(|css| css.contains("var(--"));
    variable.then(|| {
        told!(
            "的颜色用了 CSS 变量，认不得，可能印成黑的；请看一眼预览，不对就导出成 PDF 再用",
            "has colours in CSS variables, which are not understood and may be black; look at the preview, and export it \
             as a PDF if they are wrong"
        )
    })
}
