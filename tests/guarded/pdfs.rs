//! PDFs.

use std::io::Write;

use kanyin_testing::good_desk;

use super::{in_a_second, is_told};

/// A PDF of objects, from 1; the first is the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (n, object) in (1..).zip(objects) {
        offsets.push(out.len());
        write!(out, "{n} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let at = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    offsets.iter().for_each(|offset| writeln!(out, "{offset:010} 00000 n ").unwrap());
    write!(out, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    out
}

fn stream(dict: &str, data: &str) -> String {
    format!("<<{dict}/Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// Forms that each show the next ten times, thirty deep.
fn forms() -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>".into(),
        stream("", "/F Do"),
    ];
    let form = |next: usize| {
        let dict = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 400 200]/Resources<</XObject<</F {next} 0 R>>>>"
        );
        stream(&dict, &"/F Do ".repeat(10))
    };
    objects.extend((6..36).map(form));
    objects.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 400 200]", "0 0 9 9 re f"));
    pdf(&objects)
}

/// An object stream that lies in another, which lies in the first: a reader that follows it overflows its stack.
fn object_streams_in_each_other() -> Vec<u8> {
    let mut out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    let at = out.len() as u32;
    let entries: [(u8, u32, u16); 8] = [
        (0, 0, 0xFFFF),
        (1, 9, 0),
        (2, 5, 0),
        (2, 6, 0),
        (0, 0, 0),
        (2, 6, 0),
        (2, 5, 0),
        (1, at, 0),
    ];
    let mut table = Vec::new();
    for (kind, place, index) in entries {
        table.push(kind);
        table.extend(place.to_be_bytes());
        table.extend(index.to_be_bytes());
    }
    let dict = format!("<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Length {}>>", table.len());
    write!(out, "7 0 obj\n{dict}\nstream\n").unwrap();
    out.extend(table);
    write!(out, "\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").unwrap();
    out
}

#[test]
fn an_advertisement_that_never_ends_is_told() {
    let said = is_told("a.pdf", &forms());
    assert!(said.contains("1 秒还没有完"), "{said}");
}

#[test]
fn one_that_crashes_its_reader_is_told() {
    let said = is_told("a.pdf", &object_streams_in_each_other());
    assert!(said.contains("[broken-picture]"), "{said}");
}

#[test]
fn preflight_of_a_file_that_never_ends_gives_a_report() {
    let desk = good_desk();
    desk.file("a.pdf", &forms());
    let run = in_a_second(&desk, &["preflight", "--out", "report", "a.pdf"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(desk.folder().join("report/preflight.html").exists(), "{}", run.err);
}
