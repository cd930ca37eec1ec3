use super::*;
use crate::epaper::tests::{edition, images};

fn cards(dates: &[(&str, &str)]) -> Vec<IssueCard> {
    let card = |(name, date): &(&str, &str)| {
        let mut edition = edition();
        (edition.name, edition.date) = (name.to_string(), date.to_string());
        IssueCard::of(&edition, &images()).unwrap()
    };
    dates.iter().map(card).collect()
}

fn text(files: &[MadeFile], name: &str) -> String {
    let file = files.iter().find(|file| file.name == name).unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn issues_stand_by_year_the_newest_first() {
    let cards = cards(&[("a", "2025-12-01"), ("c", "2026-11-20"), ("b", "2026-01-02")]);
    let files = site(&cards, &Templates::built_in().unwrap()).unwrap();
    for name in ["index.html", "search.html", "feed.xml"] {
        let text = text(&files, name);
        let at = |issue: &str| text.find(&format!("\"{issue}/index.html\"")).unwrap();
        assert!(at("c") < at("b") && at("b") < at("a"), "{name}");
    }
    let mut turned = cards.clone();
    turned.reverse();
    let again = site(&turned, &Templates::built_in().unwrap()).unwrap();
    let bytes =
        |files: &[MadeFile]| files.iter().map(|file| file.bytes.clone()).collect::<Vec<_>>();
    assert_eq!(bytes(&files), bytes(&again));
}

#[test]
fn names_of_folders_are_addresses_and_words() {
    let cards = cards(&[("2026 年#11\"><b>", "2026-11-20")]);
    let files = site(&cards, &Templates::built_in().unwrap()).unwrap();
    let index = text(&files, "index.html");
    assert!(index.contains("\"2026%20%E5%B9%B4%2311%22%3E%3Cb%3E/index.html\""), "{index}");
    assert!(!text(&files, "issues.js").contains("<b>"));
}

#[test]
fn without_issues_there_is_no_site() {
    assert!(site(&[], &Templates::built_in().unwrap()).is_err());
}
