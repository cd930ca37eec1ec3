//! ALTO 4.4: a page's words with the box of every letter, as libraries keep them beside the page's picture.
//! <https://www.loc.gov/standards/alto/>

use std::collections::BTreeSet;

use super::alto_blocks::{AltoBlock, AltoPage, BlockContent, alto_pages};
use super::alto_lines::{AltoLine, AltoString};
use crate::MadeFile;
use crate::edition::{Edition, Rect};
use crate::xml::{Tag, Xml, number, tag};

/// Pixels a point: boxes are measured in the pixels of `pages/01.png`, at 144 an inch.
const SCALE: f64 = 2.0;

/// `alto/01.xml` …: one file for each page.
pub fn alto(edition: &Edition) -> Vec<MadeFile> {
    let pages = alto_pages(edition);
    let file = |page: &AltoPage| {
        let name = format!("alto/{}.xml", page.page.id);
        MadeFile { name, bytes: page_file(edition, page) }
    };
    pages.iter().map(file).collect()
}

/// A language as XML schema has it; what is none is left out.
pub fn language(edition: &Edition) -> Option<&str> {
    let is_part = |(n, part): (usize, &str)| {
        let is_letter =
            |c: char| if n == 0 { c.is_ascii_alphabetic() } else { c.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.chars().all(is_letter)
    };
    let language = edition.language.as_str();
    language.split('-').enumerate().all(is_part).then_some(language)
}

fn page_file(edition: &Edition, page: &AltoPage) -> Vec<u8> {
    let mut xml = Xml::new("UTF-8");
    xml.open(
        tag("alto")
            .with("xmlns", "http://www.loc.gov/standards/alto/ns-v4#")
            .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .with(
                "xsi:schemaLocation",
                "http://www.loc.gov/standards/alto/ns-v4# https://www.loc.gov/standards/alto/v4/alto-4-4.xsd",
            )
            .with("SCHEMAVERSION", "4.4"),
    );
    description(&mut xml, page);
    styles(&mut xml, edition, page);
    tags(&mut xml, page);
    reading_order(&mut xml, page);
    layout(&mut xml, edition, page);
    xml.finish()
}

fn description(xml: &mut Xml, page: &AltoPage) {
    xml.open(tag("Description"));
    xml.text(tag("MeasurementUnit"), "pixel");
    xml.open(tag("sourceImageInformation"));
    xml.text(tag("fileName"), &format!("pages/{}.png", page.page.id));
    xml.close();
    xml.open(tag("Processing").with("ID", "PROCESSING"));
    xml.text(tag("processingCategory"), "contentGeneration");
    xml.text(
        tag("processingStepDescription"),
        "Written from the layout itself: no character was recognized, every box is exact.",
    );
    xml.open(tag("processingSoftware"));
    xml.text(tag("softwareName"), "Kanyin");
    xml.text(tag("softwareVersion"), env!("CARGO_PKG_VERSION"));
    xml.close();
    xml.close();
    xml.close();
}

/// The styles that the page uses.
fn styles(xml: &mut Xml, edition: &Edition, page: &AltoPage) {
    let used: BTreeSet<usize> = strings(page).map(|string| string.style).collect();
    let used: Vec<_> = used.into_iter().filter_map(|n| Some((n, edition.styles.get(n)?))).collect();
    if used.is_empty() {
        return;
    }
    xml.open(tag("Styles"));
    for (n, style) in used {
        xml.empty(
            tag("TextStyle")
                .with("ID", &style_id(n))
                .with("FONTFAMILY", &style.family)
                .number("FONTSIZE", style.size)
                .maybe("FONTSTYLE", style.bold.then_some("bold")),
        );
    }
    xml.close();
}

fn strings<'a>(page: &'a AltoPage) -> impl Iterator<Item = &'a AltoString> {
    let lines = page.blocks.iter().flat_map(|alto_block| match &alto_block.content {
        BlockContent::Lines(lines) => lines.as_slice(),
        BlockContent::Picture => &[],
    });
    lines.flat_map(|line| &line.strings)
}

fn style_id(n: usize) -> String {
    format!("STYLE_{n}")
}

/// What the page's blocks are.
fn tags(xml: &mut Xml, page: &AltoPage) {
    let roles: BTreeSet<&str> = page.blocks.iter().map(|alto_block| alto_block.role).collect();
    if roles.is_empty() {
        return;
    }
    xml.open(tag("Tags"));
    for role in roles {
        let said = (role == "added").then_some("set by the layout; no word of the story");
        xml.empty(
            tag("StructureTag")
                .with("ID", &role_id(role))
                .with("TYPE", "role")
                .with("LABEL", role)
                .maybe("DESCRIPTION", said),
        );
    }
    xml.close();
}

fn role_id(role: &str) -> String {
    format!("ROLE_{role}")
}

/// Story by story; within a story in the order of its text.
fn reading_order(xml: &mut Xml, page: &AltoPage) {
    if page.blocks.is_empty() {
        return;
    }
    let reference = |xml: &mut Xml, alto_block: &AltoBlock| {
        let id = format!("R_{}", alto_block.id);
        xml.empty(tag("ElementRef").with("ID", &id).with("REF", &alto_block.id));
    };
    xml.open(tag("ReadingOrder"));
    xml.open(tag("OrderedGroup").with("ID", "READING"));
    let article = |alto_block: &AltoBlock| alto_block.of.map(|of| of.article);
    for group in page.blocks.chunk_by(|a, b| article(a).is_some() && article(a) == article(b)) {
        match group.first().and_then(article) {
            Some(number) => {
                xml.open(tag("OrderedGroup").with("ID", &format!("READING_{number:02}")));
                group.iter().for_each(|alto_block| reference(xml, alto_block));
                xml.close();
            }
            None => group.iter().for_each(|alto_block| reference(xml, alto_block)),
        }
    }
    xml.close();
    xml.close();
}

fn layout(xml: &mut Xml, edition: &Edition, page: &AltoPage) {
    let (width, height) =
        ((edition.width * SCALE).round().max(1.0), (edition.height * SCALE).round().max(1.0));
    let size = |element| element_size(element, width, height);
    xml.open(tag("Layout"));
    xml.open(
        size(tag("Page").with("ID", &format!("P{}", page.page.id)))
            .number("PHYSICAL_IMG_NR", f64::from(page.page.number))
            .with("PRINTED_IMG_NR", &page.page.id)
            .with("PROCESSING", "PROCESSING")
            .maybe("LANG", language(edition)),
    );
    xml.open(
        size(tag("PrintSpace").with("ID", &format!("P{}_SPACE", page.page.id)))
            .with("HPOS", "0")
            .with("VPOS", "0"),
    );
    for alto_block in &page.blocks {
        block(xml, alto_block);
    }
    xml.close();
    xml.close();
    xml.close();
}

fn element_size(element: Tag, width: f64, height: f64) -> Tag {
    element.number("WIDTH", width).number("HEIGHT", height)
}

fn block(xml: &mut Xml, alto_block: &AltoBlock) {
    let element = |name| {
        boxed(tag(name).with("ID", &alto_block.id), alto_block.rect)
            .with("TAGREFS", &role_id(alto_block.role))
    };
    match &alto_block.content {
        BlockContent::Picture => {
            let is_ad = alto_block.of.is_none();
            let kind = if is_ad { "advertisement" } else { "picture" };
            xml.empty(element("Illustration").with("TYPE", kind));
        }
        BlockContent::Lines(lines) => {
            xml.open(element("TextBlock"));
            for (line, n) in lines.iter().zip(1..) {
                text_line(xml, line, &format!("{}_L{n:03}", alto_block.id));
            }
            xml.close();
        }
    }
}

fn text_line(xml: &mut Xml, line: &AltoLine, id: &str) {
    let baseline = (!line.upright).then(|| number(line.baseline * SCALE));
    xml.open(
        boxed(tag("TextLine").with("ID", id), line.rect)
            .maybe("BASELINE", baseline.as_deref())
            .maybe("BASEDIRECTION", line.upright.then_some("ttb")),
    );
    let mut last: Option<Rect> = None;
    for (string, n) in line.strings.iter().zip(1..) {
        let Some(rect) = string.rect() else { continue };
        if let Some(last) = last
            && string.spaced
        {
            let left = last.x + last.width;
            let gap = Rect { x: left, width: (rect.x - left).max(0.0), ..rect };
            xml.empty(boxed(tag("SP"), gap));
        }
        last = Some(rect);
        text_string(xml, string, rect, &format!("{id}_S{n:02}"));
    }
    if line.hyphen {
        // The page shows a hyphen; its width is not kept.
        let right = last.map(|last| number((last.x + last.width) * SCALE));
        xml.empty(tag("HYP").maybe("HPOS", right.as_deref()).with("CONTENT", "-"));
    }
    xml.close();
}

fn text_string(xml: &mut Xml, string: &AltoString, rect: Rect, id: &str) {
    let part = string.part.as_ref();
    xml.open(
        boxed(tag("String").with("ID", id), rect)
            .with("STYLEREFS", &style_id(string.style))
            .with("CONTENT", &string.text)
            .maybe("SUBS_TYPE", part.map(|part| if part.second { "HypPart2" } else { "HypPart1" }))
            .maybe("SUBS_CONTENT", part.map(|part| part.word.as_str())),
    );
    for (c, rect) in &string.glyphs {
        xml.empty(boxed(tag("Glyph").with("CONTENT", c.encode_utf8(&mut [0; 4])), *rect));
    }
    xml.close();
}

/// An element with its box, in pixels.
fn boxed(element: Tag, rect: Rect) -> Tag {
    element
        .number("HPOS", rect.x * SCALE)
        .number("VPOS", rect.y * SCALE)
        .number("WIDTH", rect.width * SCALE)
        .number("HEIGHT", rect.height * SCALE)
}
