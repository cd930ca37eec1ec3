//! Faults of the outside: head, tail, table of objects, tree of pages.

use lopdf::{Object, SaveOptions, Stream, dictionary};

use kanyin_diagnostics::Severity::{Error, Note, Warning};
use kanyin_preflight::{Expect, examine};

use super::caught::{caught, place};
use crate::good;

#[test]
fn a_version_that_is_too_new() {
    let mut good = good::x4();
    good.pdf.version = "1.7".into();
    good.caught("pdf-version", Error, None);
}

#[test]
fn a_version_that_the_catalogue_makes_too_new() {
    let mut good = good::x4();
    good.set(good.catalog, "Version", "1.7");
    good.caught("pdf-version", Error, None);
}

#[test]
fn a_version_too_new_for_x1a() {
    let mut good = good::x1a();
    good.pdf.version = "1.5".into();
    good.caught("pdf-version", Error, None);
}

#[test]
fn no_file_id() {
    let mut good = good::x4();
    good.pdf.trailer.remove(b"ID");
    good.caught("file-id", Error, None);
}

#[test]
fn a_file_id_of_one_part() {
    let mut good = good::x4();
    good.pdf.trailer.set("ID", vec![Object::string_literal("one")]);
    good.caught("file-id", Error, None);
}

#[test]
fn an_encrypted_file() {
    let mut good = good::x4();
    let filter = dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4 };
    good.pdf.trailer.set("Encrypt", filter);
    let report = good.caught("encrypted", Error, None);
    assert_eq!(report.findings.len(), 1);
}

#[test]
fn a_damaged_table_of_objects() {
    let mut bytes = good::x4().bytes();
    // The last entry leads elsewhere.
    let at = place(&bytes, b" 00000 n");
    bytes[at - 2] ^= 1;
    caught(&bytes, &Expect::default(), "xref-damaged", Error, None, &[]);
}

#[test]
fn a_table_of_objects_that_is_not_found() {
    let bytes = good::x4().bytes();
    let at = place(&bytes, b"startxref");
    caught(&bytes[..at], &Expect::default(), "xref-damaged", Error, None, &[]);
}

#[test]
fn bytes_before_the_head() {
    let bytes = [b"From: editor\n".as_slice(), &good::x4().bytes()].concat();
    caught(&bytes, &Expect::default(), "bytes-before", Note, None, &[]);
}

#[test]
fn bytes_after_the_end() {
    let bytes = [good::x4().bytes().as_slice(), b"\n-- sent by mail"].concat();
    caught(&bytes, &Expect::default(), "bytes-after", Note, None, &[]);
}

#[test]
fn no_end() {
    let mut bytes = good::x4().bytes();
    let at = place(&bytes, b"%%EOF");
    bytes.truncate(at);
    caught(&bytes, &Expect::default(), "end-missing", Warning, None, &[]);
}

#[test]
fn a_compressed_structure_in_x1a() {
    let mut good = good::x1a();
    let mut bytes = Vec::new();
    let options =
        SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    good.pdf.save_with_options(&mut bytes, options).expect("saved");
    // That makes it PDF 1.5.
    caught(&bytes, &Expect::default(), "compressed-structure", Error, None, &["pdf-version"]);
}

#[test]
fn a_compressed_structure_is_no_fault_in_x4() {
    let mut bytes = Vec::new();
    good::x4().pdf.save_modern(&mut bytes).expect("saved");
    let report = examine(&bytes, &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn what_is_no_pdf() {
    for bytes in [b"".as_slice(), b"%PDF-", b"\x89PNG", b"%PDF-1.6\n%%EOF"] {
        let report = examine(bytes, &Expect::default());
        let rules: Vec<&str> = report.findings.iter().map(|found| found.rule.name()).collect();
        assert_eq!(rules, ["unreadable"]);
    }
}

#[test]
fn a_tree_of_pages_that_is_a_ring() {
    let mut good = good::x4();
    let pages =
        good.dict(good.page).get(b"Parent").and_then(Object::as_reference).expect("a parent");
    good.set(pages, "Kids", vec![pages.into()]);
    good.caught("unreadable", Error, None);
}

#[test]
fn a_tree_of_pages_without_end() {
    let mut good = good::x4();
    let parent =
        good.dict(good.page).get(b"Parent").and_then(Object::as_reference).expect("a parent");
    let mut kids = vec![Object::from(good.page); 2];
    for _ in 0..40 {
        let pages = good.pdf.add_object(dictionary! { "Type" => "Pages", "Kids" => kids.clone() });
        kids = vec![pages.into(), pages.into()];
    }
    good.set(parent, "Kids", kids);
    let mut bytes = Vec::new();
    good.pdf.save_modern(&mut bytes).expect("saved");
    caught(&bytes, &Expect::default(), "unreadable", Error, None, &[]);
    good.caught("unreadable", Error, None);
}

#[test]
fn brackets_within_brackets() {
    let mut good = good::x4();
    // An object that is read at once, and a stream of operators.
    let deep = b"[".repeat(500_000);
    let id = good.pdf.new_object_id();
    let mut bytes = good.bytes();
    let object = [format!("{} 0 obj\n", id.0).as_bytes(), &deep].concat();
    bytes.splice(place(&bytes, b"xref")..=place(&bytes, b"%%EOF"), object);
    assert!(examine(&bytes, &Expect::default()).any_error());
    let mut stream = Stream::new(dictionary! {}, deep);
    stream.compress().expect("compressed");
    good.pdf.objects.insert(good.contents, stream.into());
    good.caught("unreadable", Error, None);
}
