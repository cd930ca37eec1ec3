//! What the file says of itself, and that it is sound and small.

use lopdf::{Document, Object};

use kanyin_archive::Conformance;
use kanyin_testing::outside::read_pdf;

use super::made::{Made, SAMPLE, all, dict, text};

#[test]
fn it_is_for_shelves_and_for_all_readers() {
    for made in all() {
        assert_eq!(made.held, Conformance::Archive);
        for pdf in [&made.bytes, &made.page(0)] {
            let pdf = Document::load_mem(pdf).unwrap();
            let catalog = pdf.catalog().unwrap();
            let xmp = catalog.get_deref(b"Metadata", &pdf).unwrap().as_stream().unwrap();
            let xmp = xmp.get_plain_content().unwrap();
            let xmp = String::from_utf8(xmp).unwrap();
            for part in [
                "<pdfaid:part>2</pdfaid:part>",
                "<pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfuaid:part>1</pdfuaid:part>",
            ] {
                assert!(xmp.contains(part), "{part}");
            }
            assert_eq!(text(catalog, b"Lang"), "zh-CN");
            let wishes = dict(&pdf, catalog, b"ViewerPreferences").unwrap();
            assert!(wishes.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
            assert!(
                dict(&pdf, catalog, b"MarkInfo")
                    .unwrap()
                    .get(b"Marked")
                    .unwrap()
                    .as_bool()
                    .unwrap()
            );
            assert_eq!(pdf.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);
        }
    }
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for made in all() {
        let pages = (0..made.edition.pages.len()).map(|page| made.page(page));
        for pdf in pages.chain([made.bytes.clone()]) {
            let Some(said) = read_pdf("qpdf", &["--check"], &pdf, &[]) else { return };
            assert!(said.contains("No syntax or stream encoding errors"), "{said}");
        }
    }
}

#[test]
fn it_is_small() {
    assert!(SAMPLE.bytes.len() < 2_000_000, "{} bytes", SAMPLE.bytes.len());
}

#[test]
fn ads_are_pictures() {
    let Made { pdf, .. } = *SAMPLE;
    let kind = |object: &Object| {
        let dict = object.as_stream().ok()?.dict.clone();
        Some(dict.get(b"Subtype").ok()?.as_name().ok()?.to_vec())
    };
    assert!(pdf.objects.values().all(|object| kind(object).as_deref() != Some(b"Form")));
    let alts: Vec<String> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == b"Figure"))
        .map(|dict| text(dict, b"Alt"))
        .collect();
    assert!(alts.iter().any(|alt| alt == "广告：面包"), "{alts:?}");
    assert!(alts.iter().any(|alt| alt.starts_with("豆腐涧上坞段")), "{alts:?}");
    assert!(alts.iter().all(|alt| !alt.trim().is_empty()));
}

#[test]
fn the_same_copy_gives_the_same_bytes() {
    let again = Made::of(
        &SAMPLE.paged.issue.publication,
        &SAMPLE.paged.issue.publication.join("issues/2026-11"),
    );
    assert!(again.bytes == SAMPLE.bytes);
    assert!(again.page(2) == SAMPLE.page(2));
}
