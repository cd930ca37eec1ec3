//! The maps of METS: the pages as sheets, the issue as sections and articles, and how the two meet.

use std::collections::BTreeSet;

use super::super::article::{Article, Block, BoxKind};
use super::super::edition::{Edition, Leaf};
use super::super::xml::{Tag, Xml, tag};
use super::super::zones::{Content, CutPage, Part, Zone};
use super::files::{Files, Group};
use super::mods;

/// The pages in order, each with its files.
pub fn physical(xml: &mut Xml, edition: &Edition, files: &Files) {
    xml.open(tag("mets:structMap").with("TYPE", "PHYSICAL").with("LABEL", "Physical Structure"));
    xml.open(div("PHYS_ISSUE", "ISSUE").with("LABEL", &edition.title()).with("DMDID", mods::ISSUE));
    files.of_issue().for_each(|id| xml.empty(tag("mets:fptr").with("FILEID", id)));
    for page in &edition.pages {
        xml.open(
            div(&physical_id(page), "PAGE")
                .with("ORDER", &page.page.to_string())
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
pub fn logical(xml: &mut Xml, edition: &Edition, pages: &[CutPage], files: &Files) {
    xml.open(tag("mets:structMap").with("TYPE", "LOGICAL").with("LABEL", "Logical Structure"));
    xml.open(div("LOG_NEWSPAPER", "Newspaper").with("LABEL", &edition.paper));
    let number = edition.number.map(|number| number.to_string());
    xml.open(
        div("LOG_ISSUE", "ISSUE")
            .with("DMDID", mods::ISSUE)
            .maybe("ORDERLABEL", number.as_deref())
            .with("LABEL", &format!("{} {}", edition.title(), edition.date)),
    );
    let map = Map { pages, files };
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
        for page in edition.pages.iter().filter(|page| pages.contains(&page.page)) {
            link(xml, &article_id(article), &physical_id(page));
        }
    }
    xml.close();
}

fn div(id: &str, kind: &str) -> Tag {
    tag("mets:div").with("ID", id).with("TYPE", kind)
}

fn physical_id(page: &Leaf) -> String {
    format!("PHYS_PAGE_{}", page.id)
}

fn section_id(page: &Leaf) -> String {
    format!("LOG_SECTION_{}", page.id)
}

fn article_id(article: &Article) -> String {
    format!("LOG_ARTICLE_{}", article.id)
}

struct Map<'a> {
    pages: &'a [CutPage<'a>],
    files: &'a Files<'a>,
}

/// A zone, and the page that it is on.
type Placed<'a> = (&'a Leaf, &'a Zone);

impl<'a> Map<'a> {
    fn section(&self, xml: &mut Xml, edition: &Edition, page: &CutPage) {
        let label = page.leaf.section.as_deref();
        xml.open(div(&section_id(page.leaf), "SECTION").maybe("LABEL", label));
        let mut written = BTreeSet::new();
        let mut ads = 0;
        for zone in &page.zones {
            let kind = match (zone.of, zone.role, &zone.content) {
                (Some(of), _, _) => {
                    let article = edition.article(of.article);
                    let begins = article.filter(|article| article.page == page.leaf.page);
                    if let Some(article) = begins.filter(|_| written.insert(of.article)) {
                        self.article(xml, article);
                    }
                    continue;
                }
                (None, "masthead", Content::Lines(_)) => "TITLE_SECTION",
                (None, "colophon", Content::Lines(_)) => "IMPRINT",
                (None, "rail-head", _) => "RUBRIC",
                (None, _, Content::Picture) => {
                    ads += 1;
                    "ADVERTISEMENT"
                }
                _ => continue,
            };
            let order = (kind == "ADVERTISEMENT").then(|| ads.to_string());
            xml.open(div(&format!("LOG_{}", zone.id), kind).maybe("ORDER", order.as_deref()));
            self.pointer(xml, (page.leaf, zone));
            xml.close();
        }
        xml.close();
    }

    /// The headline, then the blocks of the body, in the order of the text: its words one after the other.
    fn article(&self, xml: &mut Xml, article: &Article) {
        let mut zones: Vec<Placed> = self
            .pages
            .iter()
            .flat_map(|page| page.zones.iter().map(move |zone| (page.leaf, zone)))
            .filter(|(_, zone)| zone.of.is_some_and(|of| of.article == article.number))
            .filter(|(_, zone)| zone.of.is_some_and(|of| of.part != Part::Added))
            .collect();
        zones.sort_by_key(|(_, zone)| zone.of);
        xml.open(
            div(&article_id(article), "ARTICLE")
                .with("DMDID", &mods::id_of(article))
                .with("ORDER", &article.number.to_string())
                .with("LABEL", &article.title),
        );
        let part = |zone: &Placed| zone.1.of.map(|of| of.part);
        let group = |zone: &Placed| match part(zone) {
            Some(Part::Body { block, .. }) => Some(block),
            _ => None,
        };
        let heads = zones.partition_point(|zone| matches!(part(zone), Some(Part::Head { .. })));
        let (head, body) = zones.split_at(heads);
        if !head.is_empty() {
            xml.open(tag("mets:div").with("TYPE", "HEADING"));
            for zones in head.chunk_by(|a, b| a.1.role == b.1.role) {
                let role = zones.first().map_or("", |(_, zone)| zone.role);
                self.div(xml, in_heading(role), zones);
            }
            xml.close();
        }
        if !body.is_empty() {
            xml.open(tag("mets:div").with("TYPE", "BODY"));
            for zones in body.chunk_by(|a, b| group(a) == group(b)) {
                let block =
                    zones.first().and_then(group).and_then(|block| article.blocks.get(block));
                self.block(xml, block, zones);
            }
            xml.close();
        }
        xml.close();
    }

    fn block(&self, xml: &mut Xml, block: Option<&Block>, zones: &[Placed]) {
        let Some(Block::Photo(_)) = block else {
            return self.div(xml, block.map_or("TEXT", in_body), zones);
        };
        let is_picture = |zone: &&Placed| matches!(zone.1.content, Content::Picture);
        let pictures: Vec<Placed> = zones.iter().filter(is_picture).copied().collect();
        let caption: Vec<Placed> = zones.iter().filter(|zone| !is_picture(zone)).copied().collect();
        xml.open(tag("mets:div").with("TYPE", "ILLUSTRATION"));
        for (kind, zones) in [("IMAGE", pictures), ("CAPTION", caption)] {
            if !zones.is_empty() {
                self.div(xml, kind, &zones);
            }
        }
        xml.close();
    }

    fn div(&self, xml: &mut Xml, kind: &str, zones: &[Placed]) {
        xml.open(tag("mets:div").with("TYPE", kind));
        zones.iter().for_each(|zone| self.pointer(xml, *zone));
        xml.close();
    }

    fn pointer(&self, xml: &mut Xml, (page, zone): Placed) {
        let Some(file) = self.files.of_page(Group::Alto, &page.id) else { return };
        xml.open(tag("mets:fptr"));
        let area = tag("mets:area").with("FILEID", file);
        xml.empty(area.with("BETYPE", "IDREF").with("BEGIN", &zone.id));
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

fn in_body(block: &Block) -> &'static str {
    match block {
        Block::Paragraph { .. } => "PARAGRAPH",
        Block::Subhead { .. } => "CROSSHEADING",
        Block::List { .. } => "LIST",
        Block::Quote { .. } => "QUOTE",
        Block::Table { .. } => "TABLE",
        Block::Box { of: BoxKind::Sidebar, .. } => "SIDEBAR",
        Block::Box { of: BoxKind::Note, .. } => "FOOTNOTE",
        Block::Box { of: BoxKind::Quote, .. } => "PULL_QUOTE",
        Block::Photo(_) => "ILLUSTRATION",
    }
}
