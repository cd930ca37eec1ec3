//! The files of an issue, and what is read back from them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};

use kanyin_archive::{self as archive, Article, ArticleBlock, BoxKind, Edition, Inline, MadeFile};
use kanyin_testing::pages::Paged;

/// An issue with its files for libraries and programs.
pub struct Made {
    pub edition: Edition,
    pub alto: Vec<MadeFile>,
    pub mets: MadeFile,
}

impl Made {
    pub fn of(paged: &Paged) -> Self {
        Self::of_edition(Edition::of(&paged.issue, &paged.laid))
    }

    pub fn of_edition(edition: Edition) -> Self {
        let alto = archive::alto(&edition);
        let page = |id: &str| MadeFile { name: format!("pages/{id}.png"), bytes: id.into() };
        let mut files: Vec<MadeFile> =
            edition.pages.iter().map(|edition_page| page(&edition_page.id)).collect();
        files.push(MadeFile { name: "web.pdf".into(), bytes: b"%PDF".into() });
        files.push(MadeFile { name: "epaper/index.html".into(), bytes: Vec::new() });
        files.extend(alto.iter().cloned());
        let named: Vec<_> = files.iter().map(MadeFile::named).collect();
        let mets = archive::mets(&edition, &named);
        Self { edition, alto, mets }
    }

    /// Writes all of it into a folder of its own, where other programs can read it.
    pub fn written(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library").join(name);
        std::fs::create_dir_all(folder.join("alto")).unwrap();
        for file in self.alto.iter().chain([&self.mets]) {
            std::fs::write(folder.join(&file.name), &file.bytes).unwrap();
        }
        folder
    }

    /// The words of each block of ALTO, by its file and id.
    pub fn blocks(&self) -> HashMap<(String, String), String> {
        let mut blocks = HashMap::new();
        for file in &self.alto {
            let mut block = String::new();
            let name = file.name.trim_start_matches("alto/").trim_end_matches(".xml");
            for element in elements(&file.bytes) {
                match element.name.as_str() {
                    "TextBlock" | "Illustration" => {
                        block = element.value("ID");
                        let key = (format!("ALTO_{name}"), block.clone());
                        assert!(blocks.insert(key, String::new()).is_none(), "{block} twice");
                    }
                    "String" => {
                        let key = (format!("ALTO_{name}"), block.clone());
                        let words = element.value("CONTENT");
                        blocks.get_mut(&key).unwrap().push_str(&words);
                    }
                    _ => {}
                }
            }
        }
        blocks
    }

    /// The words of each article: its areas in METS, joined.
    pub fn articles(&self) -> Vec<String> {
        let blocks = self.blocks();
        let mut articles = Vec::new();
        let mut inside = false;
        for element in elements(&self.mets.bytes) {
            match element.name.as_str() {
                "mets:div" => {
                    let kind = element.value("TYPE");
                    match kind.as_str() {
                        "ARTICLE" => {
                            inside = true;
                            articles.push(String::new());
                        }
                        "ADVERTISEMENT" | "SECTION" | "RUBRIC" | "IMPRINT" | "TITLE_SECTION"
                            if element.has("ID") =>
                        {
                            inside = false;
                        }
                        _ => {}
                    }
                }
                "mets:area" if inside => {
                    let key = (element.value("FILEID"), element.value("BEGIN"));
                    articles.last_mut().unwrap().push_str(&blocks[&key]);
                }
                _ => {}
            }
        }
        articles
    }
}

/// An element, without what it holds.
pub struct Element {
    pub name: String,
    attributes: HashMap<String, String>,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .unwrap()
                .into_owned();
            (attribute.key.0.to_string(), value)
        });
        Self { name: start.name().0.to_string(), attributes: attributes.collect() }
    }

    pub fn has(&self, key: &str) -> bool {
        self.attributes.contains_key(key)
    }

    pub fn value(&self, key: &str) -> String {
        self.attributes.get(key).cloned().unwrap_or_default()
    }

    pub fn number(&self, key: &str) -> f64 {
        self.value(key).parse().unwrap()
    }
}

/// The elements of a file, one after the other.
pub fn elements(xml: &[u8]) -> Vec<Element> {
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(xml).unwrap());
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => elements.push(Element::of(&start)),
            Event::Eof => return elements,
            _ => {}
        }
    }
}

/// What a story says, in the order of its text. What the page prints otherwise is so here: a tab that says the same
/// as the title stands once, 数读 turns the colon between a figure and its words into a line's end.
pub fn words(article: &Article) -> String {
    let tab = article.tab.as_ref().filter(|tab| **tab != article.title);
    let head = [
        article.kicker.as_ref(),
        Some(&article.title),
        article.deck.as_ref(),
        article.byline.as_ref(),
        article.lead_in.as_ref(),
        tab,
    ];
    let mut text: String = head.into_iter().flatten().map(String::as_str).collect();
    for block in &article.blocks {
        let words = block.plain();
        let words = match block {
            ArticleBlock::Box { title, tab: Some(tab), .. } if title.as_ref() == Some(tab) => {
                words.replacen(tab.as_str(), "", 1)
            }
            _ => words,
        };
        text.push_str(&words);
    }
    if article.form == "figures" {
        text = text.replace(['：', ':'], "");
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What follows in the same style, put together; and without what the place of the story decides.
pub fn normal(article: &Article) -> Article {
    let mut article = article.clone();
    article.file = String::new();
    article.blocks = article.blocks.iter().map(normal_block).collect();
    article
}

fn normal_block(block: &ArticleBlock) -> ArticleBlock {
    let all = |blocks: &[ArticleBlock]| blocks.iter().map(normal_block).collect::<Vec<_>>();
    let cells = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| merged(cell)).collect();
    match block {
        ArticleBlock::Paragraph { text, place } => {
            ArticleBlock::Paragraph { text: merged(text), place: *place }
        }
        ArticleBlock::Subhead { text } => ArticleBlock::Subhead { text: merged(text) },
        ArticleBlock::List { start, items } => ArticleBlock::List {
            start: *start,
            items: items.iter().map(|item| all(item)).collect(),
        },
        ArticleBlock::Quote { blocks } => ArticleBlock::Quote { blocks: all(blocks) },
        ArticleBlock::Table { head, rows, columns } => {
            let rows = rows.iter().map(cells).collect();
            ArticleBlock::Table { head: cells(head), rows, columns: *columns }
        }
        ArticleBlock::Box { of, title, tab, blocks } => {
            let of: BoxKind = *of;
            ArticleBlock::Box { of, title: title.clone(), tab: tab.clone(), blocks: all(blocks) }
        }
        ArticleBlock::Photo(photo) => {
            let mut photo = photo.clone();
            photo.caption = merged(&photo.caption);
            photo.file = String::new();
            photo.web = None;
            ArticleBlock::Photo(photo)
        }
        ArticleBlock::Pause => ArticleBlock::Pause,
    }
}

fn merged(text: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in text {
        match (out.last_mut(), inline) {
            (
                Some(Inline::Text { text: last, emph: e, strong: s, level: l, link: a }),
                Inline::Text { text, emph, strong, level, link },
            ) if e == emph && s == strong && l == level && a == link => last.push_str(text),
            (_, Inline::Text { text, .. }) if text.is_empty() => {}
            _ => out.push(inline.clone()),
        }
    }
    out
}
