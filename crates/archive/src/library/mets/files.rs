//! The files that METS names, with their sizes and checksums.

use std::collections::HashSet;

use crate::NamedBytes;
use crate::checksums::Checksum;
use crate::web::address;
use crate::xml::{Xml, tag};

/// The groups: id, use, id of a file.
const GROUPS: [(FileGroup, &str, &str, &str); 3] = [
    (FileGroup::Images, "IMGGRP", "Images", "IMG"),
    (FileGroup::Alto, "ALTOGRP", "Text", "ALTO"),
    (FileGroup::Pdf, "PDFGRP", "PDF", "PDF"),
];

/// What a file is to a library.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum FileGroup {
    /// A page's picture.
    Images,
    /// A page's text.
    Alto,
    /// The issue or a page as a PDF.
    Pdf,
}

/// The files that a library keeps.
pub struct LibraryFiles<'a>(Vec<LibraryFile<'a>>);

struct LibraryFile<'a> {
    group: FileGroup,
    id: String,
    /// The page's id: `01`; none for the whole issue.
    page: Option<&'a str>,
    kind: &'static str,
    path: &'a str,
    bytes: &'a [u8],
}

impl<'a> LibraryFiles<'a> {
    /// Those of the files that a library keeps, in the order of their names.
    pub fn of(files: &[NamedBytes<'a>]) -> Self {
        let mut kept: Vec<LibraryFile> =
            files.iter().copied().filter_map(LibraryFile::of).collect();
        kept.sort_by_key(|kept| kept.path);
        let mut ids = HashSet::new();
        kept.retain(|kept| ids.insert(kept.id.clone()));
        Self(kept)
    }

    /// The id of a page's file.
    pub fn of_page(&self, group: FileGroup, page: &str) -> Option<&str> {
        let mut kept = self.0.iter();
        kept.find(|kept| kept.group == group && kept.page == Some(page)).map(|kept| &*kept.id)
    }

    /// The ids of all files of a page.
    pub fn all_of_page<'s>(&'s self, page: &'s str) -> impl Iterator<Item = &'s str> {
        let here = self.0.iter().filter(move |kept| kept.page == Some(page));
        here.map(|kept| &*kept.id)
    }

    /// The ids of the files of the whole issue.
    pub fn of_issue(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|kept| kept.page.is_none()).map(|kept| &*kept.id)
    }

    /// Writes `fileSec`.
    pub fn section(&self, xml: &mut Xml) {
        if self.0.is_empty() {
            return;
        }
        xml.open(tag("mets:fileSec"));
        for (group, id, usage, _) in GROUPS {
            let mut files = self.0.iter().filter(|kept| kept.group == group).peekable();
            if files.peek().is_none() {
                continue;
            }
            xml.open(tag("mets:fileGrp").with("ID", id).with("USE", usage));
            files.for_each(|kept| kept.write(xml));
            xml.close();
        }
        xml.close();
    }
}

impl<'a> LibraryFile<'a> {
    fn of((path, bytes): NamedBytes<'a>) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, ending) = name.rsplit_once('.')?;
        let (group, kind) = match (folder, stem, ending) {
            ("alto", _, "xml") => (FileGroup::Alto, "text/xml"),
            ("pages", _, "png") => (FileGroup::Images, "image/png"),
            // press.pdf is the printing house's.
            ("", "web", "pdf") => (FileGroup::Pdf, "application/pdf"),
            _ => return None,
        };
        let (_, _, _, prefix) = GROUPS.iter().find(|(known, ..)| *known == group)?;
        // An XML name is made of letters and digits, dots, lines.
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let plain: String = stem.chars().map(|c| if is_name(c) { c } else { '_' }).collect();
        let page = (!folder.is_empty()).then_some(stem);
        Some(Self { group, id: format!("{prefix}_{plain}"), page, kind, path, bytes })
    }

    fn write(&self, xml: &mut Xml) {
        xml.open(
            tag("mets:file")
                .with("ID", &self.id)
                .with("MIMETYPE", self.kind)
                .with("SIZE", &self.bytes.len().to_string())
                .with("CHECKSUM", &Checksum::of(self.bytes).to_string())
                .with("CHECKSUMTYPE", "SHA-256")
                .maybe("GROUPID", self.page.map(|page| format!("PAGE_{page}")).as_deref()),
        );
        let location = tag("mets:FLocat").with("LOCTYPE", "URL").with("xlink:type", "simple");
        xml.empty(location.with("xlink:href", &address::path(self.path)));
        xml.close();
    }
}
