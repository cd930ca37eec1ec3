//! Who a file is: Info, XMP, the file's ID, whether it is trapped, and which standard it follows.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use typst_utils::hash128;
use xmp_writer::{RenditionClass, XmpWriter};

use kanyin_issue::printing::Standard;

use crate::moment::Moment;
use crate::uuid::uuid;

/// What a file says of itself.
pub struct Identity<'a> {
    /// The standard that it follows.
    pub standard: Standard,
    /// Its title.
    pub title: &'a str,
    /// Who publishes it.
    pub author: Option<&'a str>,
    /// The same for every build of the same file.
    pub ident: &'a str,
    /// When it was made.
    pub moment: Moment,
}

/// Kanyin as PDFs name it.
pub const PROGRAM: &str = concat!("Kanyin ", env!("CARGO_PKG_VERSION"));

impl Identity<'_> {
    /// Writes Info and XMP, which agree (ISO 15930-7; ISO 32000-1, 14.3), and the file's ID. All else must be in the
    /// document: the second ID is made from it.
    pub fn put_in(&self, pdf: &mut Document) {
        let document = hash128(self.ident);
        let version = hash128(&(document, content(pdf)));
        let info = pdf.add_object(self.info());
        pdf.trailer.set("Info", info);
        let mut packet = Dictionary::new();
        packet.set("Type", "Metadata");
        packet.set("Subtype", "XML");
        let xmp = self.xmp(document, version);
        let metadata =
            pdf.add_object(Stream::new(packet, xmp.into_bytes()).with_compression(false));
        if let Ok(catalog) = pdf.catalog_mut() {
            catalog.set("Metadata", metadata);
        }
        let id = |of: u128| Object::String(of.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
        pdf.trailer.set("ID", vec![id(document), id(version)]);
    }

    fn info(&self) -> Dictionary {
        let date = Object::string_literal(self.moment.pdf_date());
        let mut info = Dictionary::new();
        info.set("Title", lopdf::text_string(self.title));
        if let Some(author) = self.author {
            info.set("Author", lopdf::text_string(author));
        }
        info.set("Creator", Object::string_literal(PROGRAM));
        info.set("Producer", Object::string_literal(PROGRAM));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
        info.set("Trapped", "False");
        let version = match self.standard {
            Standard::X4 => "PDF/X-4",
            Standard::X1a => "PDF/X-1a:2003",
        };
        info.set("GTS_PDFXVersion", Object::string_literal(version));
        info
    }

    fn xmp(&self, document: u128, version: u128) -> String {
        let date = self.moment.xmp_date();
        let mut xmp = XmpWriter::new();
        xmp.title([(None, self.title)]);
        if let Some(author) = self.author {
            xmp.creator([author]);
        }
        xmp.format("application/pdf");
        xmp.creator_tool(PROGRAM);
        xmp.create_date(date);
        xmp.modify_date(date);
        xmp.metadata_date(date);
        xmp.producer(PROGRAM);
        xmp.trapped(false);
        xmp.document_id(&format!("uuid:{}", uuid(document)));
        xmp.instance_id(&format!("uuid:{}", uuid(version)));
        xmp.version_id("1");
        xmp.rendition_class(RenditionClass::Default);
        if self.standard == Standard::X4 {
            xmp.pdfx_version("PDF/X-4");
        }
        xmp.finish(None)
    }
}

/// All that a reader sees, in the order of the objects' numbers.
fn content(pdf: &Document) -> u128 {
    let objects: Vec<u128> = pdf
        .objects
        .iter()
        .map(|(id, object)| match object {
            Object::Stream(stream) => hash128(&(id, format!("{:?}", stream.dict), &stream.content)),
            object => hash128(&(id, format!("{object:?}"))),
        })
        .collect();
    hash128(&objects)
}
