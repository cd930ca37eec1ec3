//! The maps of METS: the pages as sheets, the issue as sections and articles, and how the two meet.

use std::collections::BTreeSet;

use kanyin_issue::IssueNumber;

use super::files::{FileGroup, LibraryFiles};
use super::mods;
use crate::edition::{Article, ArticleBlock, BoxKind, Edition, EditionPage, Place};
use crate::library::alto_blocks::{AltoBlock, AltoPage, BlockContent, TextPlace};
use crate::xml::{Tag, Xml, tag};

/// The pages in order, each with its files.
pub fn physical(xml: &mut Xml, edition: &Edition, files: &LibraryFiles) {
    xml.open(tag("mets:structMap").with("TYPE", "PHYSICAL").with("LABEL", "Physical Structure"));
    xml.open(div("PHYS_ISSUE", "ISSUE").with("LABEL", &edition.title()).with("DMDID", mods::ISSUE));
    files.of_issue().for_each(|id| xml.empty(tag("mets:fptr").with("FILEID", id)));
    for page in &edition.pages {
        xml.open(
            div(&physical_id(page), "PAGE")
                .with("ORDER", &page.number.to_string())
                .with("ORDERLABEL", &page.id)
                .maybe("LABEL", page.section.as_deref()),
        );
        files.all_of_page(&page.id).for_each(|id| xml.empty(tag("mets:fptr").with("FILEID", id)));
        xml.close();
    }
    xml.close();
    xml.close();
}

/// The issue: a section for each page, in it the articles that begin there, and the ads.
pub fn logical(xml: &mut Xml, edition: &Edition, pages: &[AltoPage], files: &LibraryFiles) {
    xml.open(tag("mets:structMap").with("TYPE", "LOGICAL").with("LABEL", "Logical Structure"));
    xml.open(div("LOG_NEWSPAPER", "Newspaper").with("LABEL", &edition.paper));
    let number = edition.number.as_ref().map(IssueNumber::written);
    xml.open(
        div("LOG_ISSUE", "ISSUE")
            .with("DMDID", mods::ISSUE)
            .maybe("ORDERLABEL", number.as_deref())
            .with("LABEL", &format!("{} {}", edition.title(), edition.date)),
    );
    let map = LogicalMap { pages, files };
    for page in pages {
        map.section(xml, edition, page);
    }
    xml.close();
    xml.close();
    xml.close();
}

/// Which article stands on which page.
pub fn links(xml: &mut Xml, edition: &Edition) {
    xml.open(tag("mets:structLink"));
    let link = |xml: &mut Xml, from: &str, to: &str| {
        xml.empty(tag("mets:smLink").with("xlink:from", from).with("xlink:to", to));
    };
    link(xml, "LOG_ISSUE", "PHYS_ISSUE");
    for page in &edition.pages {
        link(xml, &section_id(page), &physical_id(page));
    }
    for article in &edition.articles {
        let pages: BTreeSet<u32> = article.places.iter().map(|place| place.page).collect();
        for page in edition.pages.iter().filter(|page| pages.contains(&page.number)) {
            link(xml, &article_id(article), &physical_id(page));
        }
    }
    xml.close();
}

fn div(id: &str, kind: &str) -> Tag {
    tag("mets:div").with("ID", id).with("TYPE", kind)
}

fn physical_id(page: &EditionPage) -> String {
    format!("PHYS_PAGE_{}", page.id)
}

fn section_id(page: &EditionPage) -> String {
    format!("LOG_SECTION_{}", page.id)
}

fn article_id(article: &Article) -> String {
    format!("LOG_ARTICLE_{}", article.id)
}

struct LogicalMap<'a> {
    pages: &'a [AltoPage<'a>],
    files: &'a LibraryFiles<'a>,
}

/// A block of ALTO, and the page that it is on.
type BlockOnPage<'a> = (&'a EditionPage, &'a AltoBlock);

impl<'a> LogicalMap<'a> {
    fn section(&self, xml: &mut Xml, edition: &Edition, page: &AltoPage) {
        let label = page.page.section.as_deref();
        xml.open(div(&section_id(page.page), "SECTION").maybe("LABEL", label));
        let mut written = BTreeSet::new();
        let mut ads = 0;
        for block in &page.blocks {
            let kind = match (block.of, block.role, &block.content) {
                (Some(of), _, _) => {
                    let article = edition.article(of.article);
                    let begins = article.filter(|article| article.page == page.page.number);
                    if let Some(article) = begins.filter(|_| written.insert(of.article)) {
                        self.article(xml, article);
                    }
                    continue;
                }
                (None, "masthead", BlockContent::Lines(_)) => "TITLE_SECTION",
                (None, "colophon", BlockContent::Lines(_)) => "IMPRINT",
                (None, "rail-head", _) => "RUBRIC",
                (None, _, BlockContent::Picture) => {
                    ads += 1;
                    "ADVERTISEMENT"
                }
                _ => continue,
            };
            let order = (kind == "ADVERTISEMENT").then(|| ads.to_string());
            xml.open(div(&format!("LOG_{}", block.id), kind).maybe("ORDER", order.as_deref()));
            self.pointer(xml, (page.page, block));
            xml.close();
        }
        xml.close();
    }

    /// The headline, then the blocks of the body, in the order of the text: its words one after the other.
    fn article(&self, xml: &mut Xml, article: &Article) {
        let mut blocks: Vec<BlockOnPage> = self
            .pages
            .iter()
            .flat_map(|page| page.blocks.iter().map(move |block| (page.page, block)))
            .filter(|(_, block)| block.of.is_some_and(|of| of.article == article.number))
            .filter(|(_, block)| block.of.is_some_and(|of| of.place != TextPlace::Added))
            .collect();
        blocks.sort_by_key(|(_, block)| block.of);
        xml.open(
            div(&article_id(article), "ARTICLE")
                .with("DMDID", &mods::id_of(article))
                .with("ORDER", &article.number.to_string())
                .with("LABEL", &article.title),
        );
        let place = |block: &BlockOnPage| block.1.of.map(|of| of.place);
        let group = |block: &BlockOnPage| match place(block) {
            Some(TextPlace::Body { block, .. }) => Some(block),
            _ => None,
        };
        let heads =
            blocks.partition_point(|block| matches!(place(block), Some(TextPlace::Head { .. })));
        let (head, body) = blocks.split_at(heads);
        if !head.is_empty() {
            xml.open(tag("mets:div").with("TYPE", "HEADING"));
            for blocks in head.chunk_by(|a, b| a.1.role == b.1.role) {
                let role = blocks.first().map_or("", |(_, block)| block.role);
                self.div(xml, in_heading(role), blocks);
            }
            xml.close();
        }
        if !body.is_empty() {
            xml.open(tag("mets:div").with("TYPE", "BODY"));
            for blocks in body.chunk_by(|a, b| group(a) == group(b)) {
                let block =
                    blocks.first().and_then(group).and_then(|block| article.blocks.get(block));
                self.block(xml, block, blocks);
            }
            xml.close();
        }
        xml.close();
    }

    fn block(&self, xml: &mut Xml, block: Option<&ArticleBlock>, blocks: &[BlockOnPage]) {
        let Some(ArticleBlock::Photo(_)) = block else {
            return self.div(xml, block.map_or("TEXT", in_body), blocks);
        };
        let is_picture = |block: &&BlockOnPage| matches!(block.1.content, BlockContent::Picture);
        let pictures: Vec<BlockOnPage> = blocks.iter().filter(is_picture).copied().collect();
        let caption: Vec<BlockOnPage> =
            blocks.iter().filter(|block| !is_picture(block)).copied().collect();
        xml.open(tag("mets:div").with("TYPE", "ILLUSTRATION"));
        for (kind, blocks) in [("IMAGE", pictures), ("CAPTION", caption)] {
            if !blocks.is_empty() {
                self.div(xml, kind, &blocks);
            }
        }
        xml.close();
    }

    fn div(&self, xml: &mut Xml, kind: &str, blocks: &[BlockOnPage]) {
        xml.open(tag("mets:div").with("TYPE", kind));
        blocks.iter().for_each(|block| self.pointer(xml, *block));
        xml.close();
    }

    fn pointer(&self, xml: &mut Xml, (page, block): BlockOnPage) {
        let Some(file) = self.files.of_page(FileGroup::Alto, &page.id) else { return };
        xml.open(tag("mets:fptr"));
        let area = tag("mets:area").with("FILEID", file);
        xml.empty(area.with("BETYPE", "IDREF").with("BEGIN", &block.id));
        xml.close();
    }
}

fn in_heading(role: &str) -> &'static str {
    match role {
        "kicker" => "OVERLINE",
        "title" => "TITLE",
        "deck" => "SUBHEADLINE",
        "byline" => "AUTHOR",
        "lead-in" => "ABSTRACT",
        _ => "RUBRIC",
    }
}

fn in_body(block: &ArticleBlock) -> &'static str {
    match block {
        ArticleBlock::Paragraph { place: Some(Place::Foot(_)), .. } => "FOOTNOTE",
        ArticleBlock::Paragraph { .. } => "PARAGRAPH",
        ArticleBlock::Subhead { .. } => "CROSSHEADING",
        ArticleBlock::List { .. } => "LIST",
        ArticleBlock::Quote { .. } => "QUOTE",
        ArticleBlock::Table { .. } => "TABLE",
        ArticleBlock::Box { of: BoxKind::Sidebar, .. } => "SIDEBAR",
        ArticleBlock::Box { of: BoxKind::Note, .. } => "FOOTNOTE",
        ArticleBlock::Box { of: BoxKind::Quote, .. } => "PULL_QUOTE",
        ArticleBlock::Photo(_) => "ILLUSTRATION",
        ArticleBlock::Pause => "ORNAMENT",
    }
}
