//! What other readers of PDF say. They are used where they stand, and demanded where
//! `KANYIN_OUTSIDE=1`.

use std::path::{Path, PathBuf};

use kanyin_testing::outside::{run, said};
use kanyin_testing::{Desk, STORY, good_desk, han, repository, story};

use crate::run::{built, kanyin};

/// The PDFs of an issue with all that a page may hold.
fn pdfs() -> (Desk, Vec<PathBuf>) {
    let desk = good_desk();
    desk.picture("p.png", 900, 600);
    let body = format!(
        "![图说](p.png)\n\n{}\n\n- 甲\n- 乙\n\n| 一 | 二 |\n|--|--|\n| 三 | 四 |\n",
        han(2600, 1)
    );
    desk.file(STORY, &story("题", &body));
    built(&desk);
    let out = desk.folder().join("out/1");
    let pdfs = ["press.pdf", "press/01.pdf", "web.pdf"].map(|name| out.join(name));
    (desk, pdfs.to_vec())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let (_desk, pdfs) = pdfs();
    for pdf in &pdfs {
        let Some(output) = run("qpdf", &["--check", text(pdf)]) else { return };
        assert!(output.status.success(), "{}", said(&output));
    }
}

#[test]
fn poppler_finds_every_font_embedded() {
    let (_desk, pdfs) = pdfs();
    for pdf in &pdfs {
        let Some(output) = run("pdffonts", &[text(pdf)]) else { return };
        let said = said(&output);
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!(!fonts.is_empty());
        for font in fonts {
            assert!(font.contains(" yes yes yes "), "{font}");
        }
    }
}

#[test]
fn mupdf_and_poppler_draw_the_pages_without_a_word() {
    let (desk, pdfs) = pdfs();
    let picture = desk.folder().join("drawn");
    for pdf in &pdfs {
        let drawn = [
            run(
                "mutool",
                &[
                    "draw",
                    "-q",
                    "-N",
                    "-r",
                    "36",
                    "-o",
                    text(&picture.with_extension("png")),
                    text(pdf),
                ],
            ),
            run("pdftoppm", &["-r", "36", "-png", text(pdf), text(&picture)]),
        ];
        for output in drawn.into_iter().flatten() {
            assert!(output.status.success() && output.stderr.is_empty(), "{}", said(&output));
        }
    }
}

#[test]
fn poppler_reads_hostile_strings_as_typed() {
    let desk = good_desk();
    let title = r##"#import "x" $x$ <b> \LaTeX @a 3*4*5"##;
    let front = format!("---\ntitle: {}\n---\n\n", serde_json::to_string(title).unwrap());
    desk.file(STORY, format!("{front}{}\n", han(3400, 1)).as_bytes());
    built(&desk);
    for name in ["press.pdf", "web.pdf"] {
        let pdf = desk.folder().join("out/1").join(name);
        let Some(output) = run("pdftotext", &["-raw", text(&pdf), "-"]) else { return };
        let words: String = String::from_utf8_lossy(&output.stdout).split_whitespace().collect();
        let typed: String = title.split_whitespace().collect();
        assert!(words.contains(&typed), "{name}: {}", words.chars().take(300).collect::<String>());
    }
}

#[test]
fn poppler_sees_the_tags_of_the_sample() {
    let sample = repository().join("issues/2026-11");
    let out = tempfile::tempdir().unwrap();
    let built = kanyin(out.path(), &["build", text(&sample), "--out", text(out.path())]);
    assert_eq!(built.code, 0, "{}", built.err);
    let pdf = out.path().join("2026-11/web.pdf");
    let Some(output) = run("pdfinfo", &["-struct-text", text(&pdf)]) else { return };
    let structure = String::from_utf8_lossy(&output.stdout);
    for tag in ["H1", "H2", "P (block)", "Figure"] {
        assert!(structure.contains(tag), "no {tag}");
    }
}
