//! What readers of PDF say of press.pdf.

use std::fs;
use std::path::PathBuf;

use kanyin_testing::outside::{run, said};

use super::torture::{self, UNTOUCHED};

fn pdfs() -> Vec<PathBuf> {
    let out = &torture::built().1;
    ["press.pdf", "press/01.pdf", "press/02.pdf", "press/03.pdf", "press/04.pdf"]
        .map(|name| out.join(name))
        .to_vec()
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for pdf in pdfs() {
        let Some(output) = run("qpdf", &["--check", pdf.to_str().unwrap()]) else { return };
        assert!(output.status.success(), "{}", said(&output));
    }
}

#[test]
fn poppler_knows_it_as_pdf_x_4() {
    let Some(output) = run("pdfinfo", &["-box", pdfs()[0].to_str().unwrap()]) else { return };
    let said = said(&output);
    for line in ["PDF subtype:    PDF/X-4", "PDF version:     1.6", "Encrypted:       no"] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn every_reader_draws_every_page_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p");
    let out = out.to_str().unwrap();
    for pdf in pdfs() {
        let pdf = pdf.to_str().unwrap();
        let draws: [(&str, Vec<&str>); 3] = [
            ("pdftoppm", vec!["-r", "60", "-png", pdf, out]),
            ("mutool", vec!["draw", "-q", "-r", "60", "-o", "/dev/null", "-F", "png", pdf]),
            (
                "gs",
                vec![
                    "-q",
                    "-dNOPAUSE",
                    "-dBATCH",
                    "-r60",
                    "-sDEVICE=png16m",
                    "-o",
                    "/dev/null",
                    pdf,
                ],
            ),
        ];
        for (program, args) in draws {
            let Some(output) = run(program, &args) else { continue };
            assert!(output.status.success(), "{program}: {}", said(&output));
            // Debian's MuPDF is built without ICC and says so of every profile.
            let said = said(&output).replace("warning: ICC support is not available", "");
            assert_eq!(said.trim(), "", "{program}");
        }
    }
}

#[test]
fn a_picture_in_the_right_inks_is_not_touched() {
    let (desk, out) = torture::built();
    let own = fs::read(desk.folder().join("issues/1").join(UNTOUCHED)).unwrap();
    let pdf = fs::read(out.join("press.pdf")).unwrap();
    assert!(pdf.windows(own.len()).any(|bytes| bytes == own), "not byte for byte in press.pdf");
}

#[test]
fn no_picture_is_in_rgb() {
    let Some(output) = run("pdfimages", &["-list", pdfs()[0].to_str().unwrap()]) else { return };
    let list = said(&output);
    let rows: Vec<Vec<&str>> =
        list.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.len() >= 20, "{list}");
    for row in rows {
        assert!(matches!(row[5], "cmyk" | "gray" | "-"), "{row:?}");
    }
}
