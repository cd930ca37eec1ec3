//! Trees of pages as other programs leave them: every viewer reads these, and nothing is wrong with their pages.

use kanyin_preflight::{Expect, Report, examine};

/// A PDF of these objects, numbered from 1; the first is the catalogue, the last a content stream.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.6\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let at = bytes.len();
    let trailer = format!(
        "{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n",
        objects.len() + 1
    );
    bytes.extend_from_slice(trailer.as_bytes());
    bytes
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const BAND: &str = "<</Length 22>>stream\n0.2 g 10 10 80 40 re f\nendstream";

fn examined(objects: &[&str]) -> Report {
    let report = examine(&pdf(objects), &Expect::default());
    let readable = ["unreadable", "damaged", "media-box", "content-unreadable", "page-blank"];
    let told: Vec<_> = report.findings.iter().map(|found| found.rule.name()).collect();
    assert!(told.iter().all(|rule| !readable.contains(rule)), "{told:?}");
    report
}

fn sizes(objects: &[&str]) -> Vec<(f64, f64)> {
    examined(objects).facts.trims
}

#[test]
fn a_page_inherits_its_boxes_without_naming_its_parent() {
    for parent in ["/Parent 2 0 R", ""] {
        let page = format!("<</Type/Page{parent}/Contents 4 0 R>>");
        let root = "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 612 792]/CropBox[6 6 606 786]/Rotate 90>>";
        let report = examined(&[CATALOG, root, &page, BAND]);
        assert_eq!(report.facts.trims, [(600.0, 780.0)]);
        assert!(report.findings.iter().any(|found| found.rule.name() == "page-rotated"));
    }
}

#[test]
fn a_page_inherits_from_the_nearest_branch_and_its_own_counts_first() {
    let root = "<</Type/Pages/Count 3/Kids[3 0 R 4 0 R]/MediaBox[0 0 100 200]>>";
    let branch = "<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]/MediaBox[0 0 300 400]>>";
    let inherits = "<</Type/Page/Contents 7 0 R>>";
    let own = "<</Type/Page/MediaBox[500 600 0 0]/Contents 7 0 R>>";
    let found = sizes(&[CATALOG, root, inherits, branch, inherits, own, BAND]);
    assert_eq!(found, [(100.0, 200.0), (300.0, 400.0), (500.0, 600.0)]);
}

#[test]
fn resources_come_from_the_tree_too() {
    let root = "<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 200 200]/Resources<</ExtGState<</G<</ca 1>>>>\
        /Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    let text = "<</Length 42>>stream\nBT /G gs /F 12 Tf 50 50 Td (words) Tj ET  \nendstream";
    let report = examined(&[CATALOG, root, "<</Contents 4 0 R>>", text]);
    let fonts: Vec<_> =
        report.findings.iter().filter(|one| one.rule.name() == "font-not-embedded").collect();
    assert!(fonts.len() == 1 && fonts[0].what.zh.contains("Helvetica"), "{fonts:?}");
}

#[test]
fn nulls_wrong_counts_and_missing_types_are_passed_over() {
    let page = "<</MediaBox[0 0 200 100]/Contents 6 0 R>>";
    let branch = "<</Kids[null 3 0 R 99 0 R]/Count -7>>";
    let root = "<</Count 40/Kids[null 3 0 R 77 0 R 4 0 R 5 0 R]>>";
    let typed = "<</Type/Page/Kids[]/MediaBox[0 0 300 100]/Contents 6 0 R>>";
    let found = sizes(&[CATALOG, root, page, branch, typed, BAND]);
    assert_eq!(found, [(200.0, 100.0), (200.0, 100.0), (300.0, 100.0)]);
}

#[test]
fn rings_are_cut_and_the_pages_beside_them_stay() {
    let page = "<</Type/Page/Parent 3 0 R/MediaBox[0 0 200 100]/Contents 5 0 R>>";
    // Of itself, of the root, through an array that is an object of its own.
    for (root, branch) in [
        ("<</Type/Pages/Kids[2 0 R 4 0 R]>>", "null"),
        ("<</Type/Pages/Kids[3 0 R]>>", "<</Type/Pages/Kids[2 0 R 4 0 R 3 0 R]>>"),
        ("<</Type/Pages/Kids 3 0 R>>", "[4 0 R 2 0 R]"),
    ] {
        assert_eq!(
            sizes(&[CATALOG, root, branch, page, BAND]),
            [(200.0, 100.0)],
            "{root} {branch}"
        );
    }
}

#[test]
fn rings_of_other_trees_do_no_harm() {
    let catalog = "<</Type/Catalog/Pages 2 0 R/Names<</Dests 5 0 R>>>>";
    let root = "<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 200 100]>>";
    let names = "<</Kids[5 0 R 6 0 R]>>";
    let objects = [catalog, root, "<</Contents 7 0 R>>", "null", names, "<</Kids[5 0 R]>>", BAND];
    assert_eq!(sizes(&objects), [(200.0, 100.0)]);
}

#[test]
fn annotations_after_a_null_are_seen() {
    let root = "<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 200 100]>>";
    let page = "<</Annots[null 9 0 R<</Subtype/Link/Rect[10 10 50 50]>>]/Contents 4 0 R>>";
    let report = examined(&[CATALOG, root, page, BAND]);
    assert!(report.findings.iter().any(|found| found.rule.name() == "annotation"));
}
