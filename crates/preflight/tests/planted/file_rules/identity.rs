//! Faults of what a file says of itself.

use lopdf::Object;

use kanyin_diagnostics::Severity::Error;
use kanyin_preflight::{Expect, Standard, examine};

use crate::good;

#[test]
fn no_claim() {
    let mut good = good::x4();
    good.xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "");
    good.remove(good.info, "GTS_PDFXVersion");
    good.caught("pdfx-claim", Error, None);
}

#[test]
fn a_claim_of_another_standard() {
    let mut good = good::x4();
    good.xmp("PDF/X-4<", "PDF/X-3:2003<");
    good.caught("pdfx-claim", Error, None);
}

#[test]
fn no_claim_of_x1a() {
    let mut good = good::x1a();
    good.remove(good.info, "GTS_PDFXVersion");
    let expect = Expect { standard: Some(Standard::X1a), ..Expect::default() };
    good.caught_by(&expect, "pdfx-claim", Error, None);
}

#[test]
fn x1a_2001_without_its_conformance() {
    let mut good = good::x1a();
    good.pdf.version = "1.3".into();
    good.set(good.info, "GTS_PDFXVersion", Object::string_literal("PDF/X-1:2001"));
    let report = good.caught("pdfx-claim", Error, None);
    assert!(report.findings[0].clause.to_string().starts_with("ISO 15930-1:2001"));
}

#[test]
fn no_xmp() {
    let mut good = good::x4();
    good.remove(good.catalog, "Metadata");
    good.caught("xmp-missing", Error, None);
}

#[test]
fn broken_xmp() {
    let mut good = good::x4();
    good.xmp("</dc:title>", "");
    good.caught("xmp-broken", Error, None);
}

#[test]
fn compressed_xmp() {
    let mut good = good::x4();
    let Some(Object::Stream(stream)) = good.pdf.objects.get_mut(&good.metadata) else {
        panic!("a stream")
    };
    stream.compress().expect("compressed");
    good.caught("xmp-filtered", Error, None);
}

#[test]
fn no_info() {
    let mut good = good::x4();
    good.pdf.trailer.remove(b"Info");
    good.caught("info-missing", Error, None);
}

#[test]
fn no_title() {
    let mut good = good::x4();
    good.set(good.info, "Title", Object::string_literal(""));
    good.caught("title-missing", Error, None);
}

#[test]
fn no_creation_date() {
    let mut good = good::x4();
    good.remove(good.info, "CreationDate");
    good.caught("creation-date", Error, None);
}

#[test]
fn no_modification_date() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("yesterday"));
    good.caught("modification-date", Error, None);
}

#[test]
fn trapped_unknown() {
    let mut good = good::x4();
    good.set(good.info, "Trapped", "Unknown");
    good.caught("trapped-unknown", Error, None);
}

#[test]
fn not_said_whether_trapped() {
    let mut good = good::x1a();
    good.remove(good.info, "Trapped");
    good.caught("trapped-unknown", Error, None);
}

#[test]
fn trapped_and_not() {
    let mut good = good::x4();
    good.xmp("<pdf:Trapped>False", "<pdf:Trapped>True");
    good.caught("trapped-disagree", Error, None);
}

#[test]
fn titles_that_differ() {
    let mut good = good::x4();
    good.xmp("刊印晨报", "刊印晚报");
    good.caught("title-disagree", Error, None);
}

#[test]
fn producers_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "Producer", Object::string_literal("Another 2.0"));
    good.caught("producer-disagree", Error, None);
}

#[test]
fn creators_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "Creator", Object::string_literal("Another 2.0"));
    good.caught("creator-disagree", Error, None);
}

#[test]
fn dates_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("D:20261122210000+08'00'"));
    good.caught("modification-date-disagree", Error, None);
}

#[test]
fn dates_over_time_zones_agree() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("D:20261122120000Z"));
    good.set(good.info, "CreationDate", Object::string_literal("D:20261122053000-06'30'"));
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn no_document_id() {
    let mut good = good::x4();
    good.xmp("xmpMM:DocumentID", "xmpMM:OtherID");
    good.caught("document-id", Error, None);
}

#[test]
fn no_version_id() {
    let mut good = good::x4();
    good.xmp("<xmpMM:VersionID>1</xmpMM:VersionID>", "");
    good.caught("version-id", Error, None);
}

#[test]
fn no_rendition_class() {
    let mut good = good::x4();
    good.xmp("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>", "");
    good.caught("rendition-class", Error, None);
}

#[test]
fn no_metadata_date() {
    let mut good = good::x4();
    good.xmp("xmp:MetadataDate", "xmp:OtherDate");
    good.caught("xmp-metadata-date", Error, None);
}
