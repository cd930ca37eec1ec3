//! Word files made by hand, part by part.

use std::io::{Cursor, Write};

use kanyin_desk::block::{AsideKind, Block, Content, Source};
use kanyin_desk::word;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// All name spaces that the tests write.
pub const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex""#,
);
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file that is being made.
#[derive(Default)]
pub struct Made {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Made {
    /// One whose text is this.
    pub fn new(body: &str) -> Self {
        Self::default().bare(
            "word/document.xml",
            format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        )
    }

    /// Adds a part that nothing calls.
    pub fn bare(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.into(), bytes.into()));
        self
    }

    /// Adds a part that the text calls by `rId` and the kind.
    pub fn part(self, kind: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.related(kind, kind, name).bare(&format!("word/{name}"), bytes)
    }

    /// Adds a relation to something in the file.
    pub fn related(mut self, id: &str, kind: &str, target: &str) -> Self {
        self.relations +=
            &format!(r#"<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}"/>"#);
        self
    }

    /// Adds a relation to something outside.
    pub fn outside(mut self, id: &str, kind: &str, target: &str) -> Self {
        self.relations += &format!(
            r#"<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}" TargetMode="External"/>"#
        );
        self
    }

    /// The file.
    pub fn bytes(mut self) -> Vec<u8> {
        let relations = std::mem::take(&mut self.relations);
        let relations = format!("<Relationships>{relations}</Relationships>");
        let main = format!(
            r#"<Relationships><Relationship Id="a" Type="{TYPE}/officeDocument" Target="word/document.xml"/></Relationships>"#
        );
        zipped(
            &self.bare("_rels/.rels", main).bare("word/_rels/document.xml.rels", relations).parts,
        )
    }

    /// What is read of it.
    pub fn read(self) -> Source {
        word::read("来稿.docx", &self.bytes()).unwrap()
    }
}

/// A zip of these files.
pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What is read of a text.
pub fn read(body: &str) -> Source {
    Made::new(body).read()
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// The texts of all blocks that are text.
pub fn texts(source: &Source) -> Vec<String> {
    let is_text = |block: &&Block| matches!(block.content, Content::Text { .. });
    source.blocks.iter().filter(is_text).map(|block| block.content.text()).collect()
}

/// The texts of the asides of a kind.
pub fn asides(source: &Source, kind: AsideKind) -> Vec<&str> {
    let of_kind = source.asides.iter().filter(|aside| aside.kind == kind);
    of_kind.map(|aside| aside.text.as_str()).collect()
}

/// All that is told, in Chinese.
pub fn told(source: &Source) -> String {
    source.faults.iter().map(|fault| format!("{}\n", fault.what.zh)).collect()
}
