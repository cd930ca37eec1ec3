//! The words of an article, joined from ALTO in the order of METS, are the story's own.

use proptest::prelude::*;

use kanyin_archive::Edition;
use kanyin_diagnostics::{Code, Severity};
use kanyin_testing::pages::real_issues;
use kanyin_testing::{Desk, han};

use super::made::{Made, elements, words};
use super::round_trip::PIECES;

/// Every story of an edition says in METS and ALTO what it says.
pub fn all_words(made: &Made) {
    let articles = made.articles();
    assert_eq!(articles.len(), made.edition.articles.len());
    for (article, joined) in made.edition.articles.iter().zip(articles) {
        assert_eq!(joined, words(article), "{} {}", article.id, article.title);
    }
}

#[test]
fn every_story_of_the_real_issues() {
    for (name, paged) in real_issues() {
        let made = Made::of(paged);
        made.written(name);
        all_words(&made);
    }
}

#[test]
fn every_letter_of_the_pages_stands_in_one_block() {
    for (name, paged) in real_issues() {
        let made = Made::of(paged);
        for (edition_page, file) in made.edition.pages.iter().zip(&made.alto) {
            let letters =
                made.edition.blocks.iter().filter(|block| block.page == edition_page.number);
            let letters = letters.flat_map(|block| &block.lines).flat_map(|line| &line.letters);
            let mut printed: Vec<char> = letters.flat_map(|letter| letter.text.chars()).collect();
            printed.retain(|c| !c.is_whitespace());
            let elements = elements(&file.bytes);
            let strings = elements.iter().filter(|element| element.name == "String");
            let mut told: Vec<char> = strings
                .flat_map(|string| string.value("CONTENT").chars().collect::<Vec<_>>())
                .collect();
            printed.sort_unstable();
            told.sort_unstable();
            assert!(printed == told, "{name} {}", edition_page.id);
        }
    }
}

#[test]
fn the_file_may_have_its_parts_in_any_order() {
    let desk = Desk::new().one_story(
        4,
        &format!(
            "---\ndeck: 副题在前\nbyline: 本报记者 “甲”\ntitle: 主题 在后\ncolumn: 专栏\nkicker: 引题更后\n---\n\n\
             前半![一行图说，写在段中](p.png \"credit='摄影 某某'\")后半。{}\n\n\
             > [!SIDEBAR] 框题\n> 【标签】\n>\n> 框里的话。\n>\n> - 一\n> - 二\n\n{}\n\n\
             | 项 | 值 |\n| --- | --- |\n| 甲甲甲 | 一\\|二 |\n\n> [!QUOTE]\n> 引语一句\n",
            han(300, 1),
            han(200, 2)
        ),
    );
    desk.picture("p.png", 600, 400);
    let paged = desk.paged();
    let made = Made::of(&paged);
    made.written("any-order");
    all_words(&made);
}

#[test]
fn notes_digits_and_signatures_are_told_in_their_place() {
    let story = format!(
        "---\ntitle: 题\n---\n\n[^b]: 先写的注，有 CO~2~。\n\n{}[^a]，10^8^ 个[^b]。\n\n> [!SIDEBAR] 框\n> 框里[^c]。\n\n\
         {}\n\n　　　　柳荫街居委会\n　　　　2026年11月8日\n\n[^a]: 注甲。\n[^c]: 注丙。\n",
        han(200, 1),
        han(100, 2)
    );
    let made = Made::of(&Desk::new().one_story(3, &story).paged());
    made.written("asked-for");
    all_words(&made);
    let said = made.articles().concat();
    let last = "柳荫街居委会2026年11月8日①注甲。②先写的注，有CO2。";
    assert!(said.ends_with(last) && said.contains("框框里③。③注丙。"), "{said}");
    // A digit that stands higher or lower is in the line of its word.
    let lines = elements(&made.alto[0].bytes);
    let strings: Vec<String> = lines
        .iter()
        .filter(|element| ["TextLine", "String"].contains(&element.name.as_str()))
        .map(|element| element.value("CONTENT"))
        .collect();
    let at = strings.iter().position(|text| text.ends_with("CO")).unwrap();
    assert!(strings[at + 1].starts_with('2'), "{:?}", &strings[at..at + 3]);
}

#[test]
fn a_hyphenated_word_is_told_whole() {
    let words = "international considerations notwithstanding, representatives demonstrated extraordinary \
                 responsibility throughout administrative reorganization ";
    let story = format!("---\ntitle: 题\n---\n\n{}\n", words.repeat(8));
    let made = Made::of(&Desk::new().one_story(1, &story).paged());
    made.written("hyphens");
    all_words(&made);
    let elements = elements(&made.alto[0].bytes);
    let hyphens = elements.iter().filter(|element| element.name == "HYP").count();
    let halves = |part| {
        let strings = elements.iter().filter(move |element| element.value("SUBS_TYPE") == part);
        strings.map(|element| (element.value("CONTENT"), element.value("SUBS_CONTENT")))
    };
    assert!(hyphens > 3, "{hyphens}");
    assert_eq!(halves("HypPart1").count(), hyphens);
    for ((first, word), (second, same)) in halves("HypPart1").zip(halves("HypPart2")) {
        assert_eq!(word, same);
        assert_eq!(first + &second, word);
        assert!(words.contains(&word), "{word}");
    }
}

#[test]
fn twice_the_same_bytes() {
    let paged = &real_issues()[0].1;
    let (one, two) = (Made::of(paged), Made::of(paged));
    assert!(one.mets.bytes == two.mets.bytes);
    assert!(one.alto.iter().zip(&two.alto).all(|(a, b)| a.bytes == b.bytes));
}

#[test]
fn boxes_stand_on_the_picture_of_the_page() {
    let made = Made::of(&real_issues()[0].1);
    for file in &made.alto {
        let elements = elements(&file.bytes);
        let page = elements.iter().find(|element| element.name == "Page").unwrap();
        assert_eq!((page.value("WIDTH"), page.value("HEIGHT")), ("1531".into(), "2211".into()));
        let mut line: Option<[f64; 4]> = None;
        for element in &elements {
            let rect = ["HPOS", "VPOS", "WIDTH", "HEIGHT"];
            match element.name.as_str() {
                "TextLine" => line = Some(rect.map(|key| element.number(key))),
                "Glyph" => {
                    let [x, y, width, height] = rect.map(|key| element.number(key));
                    let [left, top, wide, high] = line.unwrap();
                    let within = x >= left - 0.02 && y >= top - 0.02;
                    let within = within && x + width <= left + wide + 0.04;
                    assert!(within && y + height <= top + high + 0.04, "{}", file.name);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn an_issue_without_letters_has_its_files() {
    let empty = Edition {
        blocks: Vec::new(),
        ..Edition::of(&real_issues()[0].1.issue, &real_issues()[0].1.laid)
    };
    let made = Made::of_edition(empty);
    assert_eq!(made.alto.len(), 4);
    assert!(made.articles().iter().all(String::is_empty));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_story_that_is_set(
        // A mark that stands on nothing is drawn on the letter before it, which may be another block's.
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)
            .prop_filter("marks on nothing", |pieces| !pieces.contains(&"\u{300}")),
        form in prop::sample::select(&["news", "verse", "essay"][..]),
    ) {
        let text = pieces.concat();
        let story = format!("---\nbyline: 文\ntitle: 文字\nform: {form}\nkicker: 字句\n---\n\n{text}\n\n{}\n", han(80, 3));
        let desk = Desk::new().one_story(3, &story);
        desk.picture("p.png", 300, 200);
        let paged = desk.paged();
        // What is not set is told.
        if paged.faults.iter().all(|fault| fault.severity != Severity::Error && fault.code != Code::NotSet) {
            all_words(&Made::of(&paged));
        }
    }
}
