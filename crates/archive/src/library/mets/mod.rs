//! METS 1.12: one file that ties an issue's files together: what they are, the pages, and the articles on them down to
//! the blocks of ALTO. Names of parts follow the practice of newspaper digitization: NDNP of the Library of
//! Congress, and the METS/ALTO profiles of docWORKS and ENMAP.

mod files;
mod maps;
mod mods;

use super::alto_blocks::alto_pages;
use crate::edition::Edition;
use crate::xml::{Xml, tag};
use crate::{MadeFile, NamedBytes};
use files::LibraryFiles;

/// `mets.xml`. Of `files`, those are named that a library keeps: ALTO, pictures of the pages, PDFs.
pub fn mets(edition: &Edition, files: &[NamedBytes]) -> MadeFile {
    let files = LibraryFiles::of(files);
    let pages = alto_pages(edition);
    let mut xml = Xml::new("UTF-8");
    root(&mut xml, edition);
    header(&mut xml, edition);
    mods::of_issue(&mut xml, edition);
    edition.articles.iter().for_each(|article| mods::of_article(&mut xml, edition, article));
    files.section(&mut xml);
    maps::physical(&mut xml, edition, &files);
    maps::logical(&mut xml, edition, &pages, &files);
    maps::links(&mut xml, edition);
    MadeFile { name: "mets.xml".into(), bytes: xml.finish() }
}

fn root(xml: &mut Xml, edition: &Edition) {
    xml.open(
        tag("mets:mets")
            .with("xmlns:mets", "http://www.loc.gov/METS/")
            .with("xmlns:mods", "http://www.loc.gov/mods/v3")
            .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
            .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .with(
                "xsi:schemaLocation",
                "http://www.loc.gov/METS/ https://www.loc.gov/standards/mets/version1121/mets.xsd \
                 http://www.loc.gov/mods/v3 https://www.loc.gov/standards/mods/v3/mods-3-8.xsd",
            )
            .with("OBJID", &edition.name)
            .with("LABEL", &format!("{} {}", edition.title(), edition.date))
            .with("TYPE", "Newspaper"),
    );
}

/// The day is the issue's: the same issue gives the same bytes whenever it is made.
fn header(xml: &mut Xml, edition: &Edition) {
    xml.open(tag("mets:metsHdr").with("CREATEDATE", &format!("{}T00:00:00", edition.date)));
    let agent = |role, kind: &str| tag("mets:agent").with("ROLE", role).with("TYPE", kind);
    xml.open(agent("CREATOR", "OTHER").with("OTHERTYPE", "SOFTWARE"));
    xml.text(tag("mets:name"), concat!("Kanyin ", env!("CARGO_PKG_VERSION")));
    xml.close();
    if let Some(publisher) = &edition.publisher {
        xml.open(agent("DISSEMINATOR", "ORGANIZATION"));
        xml.text(tag("mets:name"), publisher);
        xml.close();
    }
    xml.close();
}
