//! The text comes story by story, no character lost.

use kanyin_testing::outside::read_pdf;
use kanyin_testing::pages::{Copy, minus};

use super::made::{Made, SAMPLE, all, bare};

/// What the structure says, in its order, without white.
fn structure(pdf: &[u8]) -> Option<String> {
    let said = read_pdf("pdfinfo", &["-struct-text"], pdf, &[])?;
    let words = said.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    Some(bare(&words.collect::<String>()))
}

/// Every story stands in one stretch of the text, after the one before it.
fn assert_story_by_story(made: &Made, text: &str, by: &str, of: fn(&Made, u32) -> String) {
    let mut from = 0;
    for article in &made.edition.articles {
        let printed = of(made, article.number);
        let at = text[from..].find(&printed);
        let at = at
            .unwrap_or_else(|| panic!("{by}: {} is not in one stretch: {printed}", article.title));
        from += at + printed.len();
    }
}

#[test]
fn the_structure_reads_story_by_story() {
    for made in all() {
        let Some(text) = structure(&made.bytes) else { return };
        assert_story_by_story(made, &text, "pdfinfo", Made::read);
        for story in made.paged.stories() {
            let file = kanyin_diagnostics::slashed(&story.path);
            let article = made.edition.articles.iter().find(|article| article.file == file);
            let printed = made.printed(article.unwrap().number);
            assert_eq!(minus(&Copy::of(&story).all(), &printed), "", "{file}");
        }
        let masthead = made.edition.blocks.iter().find(|block| block.role == "masthead").unwrap();
        let letters = masthead.lines.iter().flat_map(|line| &line.letters);
        let masthead = bare(&letters.map(|letter| letter.text.as_str()).collect::<String>());
        assert!(text.starts_with(&masthead), "the masthead comes first");
    }
}

#[test]
fn poppler_reads_the_pages_story_by_story() {
    for made in all() {
        let Some(raw) = read_pdf("pdftotext", &["-raw"], &made.bytes, &["-"]) else { return };
        assert_story_by_story(made, &bare(&raw), "pdftotext -raw", Made::printed);
        let page = bare(&read_pdf("pdftotext", &[], &made.bytes, &["-"]).unwrap());
        let stories: String =
            made.edition.articles.iter().map(|article| made.printed(article.number)).collect();
        assert_eq!(minus(&stories, &page), "", "characters lost");
    }
}

#[test]
fn the_pauses_of_titles_are_read() {
    let Some(raw) = read_pdf("pdfinfo", &["-struct-text"], &SAMPLE.bytes, &[]) else { return };
    assert!(raw.contains("\" 叫醒六十一户\""), "a pause at a row's end");
    let Some(raw) = read_pdf("pdftotext", &["-raw"], &SAMPLE.bytes, &["-"]) else { return };
    assert!(raw.contains("本报记者 许见山"));
}

#[test]
fn a_page_alone_reads_like_the_whole() {
    for page in 0..SAMPLE.edition.pages.len() {
        let pdf = SAMPLE.page(page);
        let Some(text) = structure(&pdf) else { return };
        for number in &SAMPLE.edition.pages[page].articles {
            assert!(text.contains(&SAMPLE.read(*number)), "page {page}, story {number}");
        }
    }
}
