//! PDFs of one page.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A PDF of a version whose page shows a content, with entries of its own.
pub fn one_page(version: &str, content: Vec<u8>, entries: Dictionary) -> Document {
    let mut document = Document::with_version(version);
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(dictionary! {}, content));
    let mut page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
    page.extend(&entries);
    let page = document.add_object(page);
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalogue);
    document
}

/// The file's bytes.
pub fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
