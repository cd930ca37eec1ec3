//! MODS 3.8: what the issue and each of its articles are called.

use kanyin_issue::IssueNumber;

use crate::edition::{Article, Edition};
use crate::library::alto::language;
use crate::xml::{Xml, tag};

/// The id of the issue's description.
pub const ISSUE: &str = "MODS_ISSUE";

/// The id of an article's description.
pub fn id_of(article: &Article) -> String {
    format!("MODS_ARTICLE_{}", article.id)
}

/// The issue: the paper's name, number, day, publisher, language.
pub fn of_issue(xml: &mut Xml, edition: &Edition) {
    open(xml, ISSUE);
    title(xml, &edition.paper, &[]);
    xml.text(tag("mods:typeOfResource"), "text");
    xml.text(tag("mods:genre").with("authority", "marcgt"), "newspaper");
    xml.open(tag("mods:originInfo"));
    if let Some(publisher) = &edition.publisher {
        xml.text(tag("mods:publisher"), publisher);
    }
    let day = tag("mods:dateIssued").with("encoding", "w3cdtf").with("keyDate", "yes");
    xml.text(day, &edition.date);
    xml.text(tag("mods:issuance"), "serial");
    xml.close();
    spoken(xml, edition);
    if let Some(registration) = &edition.registration {
        xml.text(tag("mods:note").with("type", "registration"), registration);
    }
    for (label, text) in &edition.colophon {
        let note = tag("mods:note").with("type", "colophon").with("displayLabel", label);
        xml.text(note, text);
    }
    if let Some(url) = &edition.url {
        xml.open(tag("mods:location"));
        xml.text(tag("mods:url"), url);
        xml.close();
    }
    // Where the number is no plain one, libraries sort by `order`.
    let order = edition.number.as_ref().filter(|number| number.in_words().is_some());
    let order = order.and_then(IssueNumber::order).map(|order| order.to_string());
    xml.open(tag("mods:part").maybe("order", order.as_deref()));
    if let Some(number) = &edition.number {
        xml.open(tag("mods:detail").with("type", "issue"));
        xml.text(tag("mods:number"), &number.written());
        xml.text(tag("mods:caption"), &number.printed());
        xml.close();
    }
    xml.text(tag("mods:date").with("encoding", "w3cdtf"), &edition.date);
    xml.close();
    close(xml);
}

/// An article: its titles, who wrote it, its form, where it stands.
pub fn of_article(xml: &mut Xml, edition: &Edition, article: &Article) {
    open(xml, &id_of(article));
    let subtitles: Vec<&str> =
        [&article.kicker, &article.deck].into_iter().flatten().map(String::as_str).collect();
    title(xml, &article.title, &subtitles);
    if let Some(byline) = &article.byline {
        xml.open(tag("mods:name"));
        xml.text(tag("mods:namePart"), byline);
        xml.open(tag("mods:role"));
        let term = tag("mods:roleTerm").with("type", "code").with("authority", "marcrelator");
        xml.text(term, "aut");
        xml.close();
        xml.close();
    }
    xml.text(tag("mods:typeOfResource"), "text");
    xml.text(tag("mods:genre"), &article.form);
    spoken(xml, edition);
    if let Some(lead_in) = &article.lead_in {
        xml.text(tag("mods:abstract"), lead_in);
    }
    if let Some(column) = &article.column {
        xml.text(tag("mods:note").with("type", "column"), column);
    }
    if let Some(section) = &article.section {
        xml.text(tag("mods:note").with("type", "section"), section);
    }
    xml.open(tag("mods:part"));
    xml.open(tag("mods:extent").with("unit", "page"));
    let pages = || article.places.iter().map(|place| place.page).chain([article.page]);
    let (first, last) = (pages().min(), pages().max());
    for (name, page) in [("mods:start", first), ("mods:end", last)] {
        if let Some(page) = page {
            xml.text(tag(name), &page.to_string());
        }
    }
    xml.close();
    xml.close();
    close(xml);
}

fn open(xml: &mut Xml, id: &str) {
    xml.open(tag("mets:dmdSec").with("ID", id));
    xml.open(tag("mets:mdWrap").with("MDTYPE", "MODS").with("MDTYPEVERSION", "3.8"));
    xml.open(tag("mets:xmlData"));
    xml.open(tag("mods:mods").with("version", "3.8"));
}

fn close(xml: &mut Xml) {
    (0..4).for_each(|_| xml.close());
}

fn title(xml: &mut Xml, title: &str, subtitles: &[&str]) {
    xml.open(tag("mods:titleInfo"));
    xml.text(tag("mods:title"), title);
    subtitles.iter().for_each(|text| xml.text(tag("mods:subTitle"), text));
    xml.close();
}

fn spoken(xml: &mut Xml, edition: &Edition) {
    if let Some(language) = language(edition) {
        xml.open(tag("mods:language"));
        let term = tag("mods:languageTerm").with("type", "code").with("authority", "rfc5646");
        xml.text(term, language);
        xml.close();
    }
}
