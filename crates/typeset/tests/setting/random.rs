//! 2,000 random stories at measures from 10 to 30 characters, held against rules 1, 3, 4, 5 and 6.
//!
//! The cases are the same in each run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` make others.

use std::collections::HashMap;
use std::fmt::Write;

use kanyin_diagnostics::Severity;
use kanyin_testing::Desk;
use kanyin_testing::pages::Paged;

use super::breaks;
use super::classes::Class;
use super::copy::{Random, paragraph};
use super::judge::{self, Fault, Mode};
use super::legal::{Checker, Verdict};
use super::pages::{OnPage, paragraphs};

/// Stories, if nothing else is asked.
const STORIES: usize = 2000;

/// A paragraph that breaks a rule.
struct Failure {
    measure: usize,
    /// The pieces that it is made of.
    pieces: Vec<String>,
    /// The first rule that it breaks.
    rule: u8,
}

#[test]
fn every_paragraph_keeps_the_rules() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let stories = asked("PROPTEST_CASES").map_or(STORIES, |cases| cases as usize);
    let mut random = Random::new(asked("PROPTEST_RNG_SEED").unwrap_or(8105));
    let (mut legal, mut granted, mut neither) = (0, 0, 0);
    let mut failures = Vec::new();
    let measures: Vec<usize> = (10..=30).collect();
    for (n, &measure) in measures.iter().enumerate() {
        let count = stories * (n + 1) / measures.len() - stories * n / measures.len();
        let stories: Vec<Vec<Vec<String>>> = (0..count)
            .map(|_| (0..1 + random.below(4)).map(|_| paragraph(&mut random)).collect())
            .collect();
        let pieces: HashMap<String, &Vec<String>> =
            stories.iter().flatten().map(|pieces| (letters(&pieces.concat()), pieces)).collect();
        let mut fail = |text: &str, rule: u8| {
            let pieces = pieces.get(&letters(text)).map(|pieces| (*pieces).clone());
            failures.push(Failure { measure, pieces: pieces.unwrap_or_default(), rule });
        };
        // An issue has 64 pages at most.
        let sets: Vec<_> = stories.chunks(64).map(|stories| set(measure, stories)).collect();
        let (set, lost): (Vec<_>, Vec<_>) = sets.into_iter().unzip();
        let set: Vec<OnPage> = set.into_iter().flatten().collect();
        let lost: Vec<String> = lost.into_iter().flatten().collect();
        assert_eq!(set.len() + lost.len(), stories.iter().map(Vec::len).sum::<usize>());
        lost.iter().for_each(|text| fail(text, 0));
        for on_page in &set {
            match Checker::new(&on_page.set.text, on_page.set.room).verdict() {
                Verdict::Legal => legal += 1,
                Verdict::Granted(_) => granted += 1,
                Verdict::Loose | Verdict::Gaping | Verdict::Torn => neither += 1,
            }
            if let Some(fault) = judge::faults(&on_page.set, mode(on_page)).first() {
                fail(&on_page.source, fault.rule);
            }
        }
    }
    println!(
        "{legal} paragraphs can be set solid, {granted} with rule 1's stretching, {neither} not so"
    );
    assert!(legal > granted + neither, "the copy is no copy: {legal}, {granted}, {neither}");
    assert!(failures.is_empty(), "{}", told(failures));
}

/// The first failure of each rule, as small as it can be made.
fn told(failures: Vec<Failure>) -> String {
    let mut told = format!("{} paragraphs break a rule", failures.len());
    for rule in 0..=6 {
        let of_rule: Vec<&Failure> =
            failures.iter().filter(|failure| failure.rule == rule).collect();
        let Some(first) = of_rule.first() else { continue };
        let small = shrunk(first);
        let _ = write!(
            told,
            "\n\nrule {rule}, {} paragraphs; measure {}: {}",
            of_rule.len(),
            small.measure,
            small.pieces.concat()
        );
        for fault in faults_of(&small) {
            let _ = write!(told, "\n  rule {}: {}", fault.rule, fault.what);
        }
        if let Some(on_page) = alone(&small) {
            let _ = write!(told, "\n  {}", judge::shown(&on_page.set));
            let (text, mut from) = (&on_page.set.text, 0);
            for end in Checker::new(text, on_page.set.room).setting().unwrap_or_default() {
                let _ = write!(told, "\n  by rule 1: {}", text.shown(from..end));
                from = end;
            }
        }
    }
    told
}

/// Takes out pieces as long as the paragraph still breaks its rule.
fn shrunk(failure: &Failure) -> Failure {
    let mut best = Failure { pieces: failure.pieces.clone(), ..*failure };
    let mut tries = 0;
    let mut take = best.pieces.len().div_ceil(2);
    while take > 0 && tries < 120 {
        let mut at = 0;
        let mut smaller = false;
        while at < best.pieces.len() && tries < 120 {
            let mut pieces = best.pieces.clone();
            pieces.drain(at..(at + take).min(pieces.len()));
            let less = Failure { pieces, ..best };
            tries += 1;
            if faults_of(&less).iter().any(|fault| fault.rule == failure.rule) {
                (best, smaller) = (less, true);
            } else {
                at += take;
            }
        }
        if !smaller {
            take /= 2;
        }
    }
    best
}

/// What is wrong with a paragraph set by itself; one that is none any more is good.
fn faults_of(failure: &Failure) -> Vec<Fault> {
    alone(failure).map(|on_page| judge::faults(&on_page.set, mode(&on_page))).unwrap_or_default()
}

/// A column of fewer characters has its Latin paragraphs ragged (docs/setting.md).
const NARROW: f64 = 20.0;

/// How a paragraph is to stand: one in Latin, of words and Latin stops, is ragged where the column is narrow.
fn mode(on_page: &OnPage) -> Mode {
    let text = &on_page.set.text;
    let (mut letters, mut other) = (0, 0);
    for run in breaks::latin_runs(&text.atoms) {
        let run: Vec<char> = text.atoms[run].iter().map(|atom| atom.c()).collect();
        let count = run.iter().filter(|c| c.is_alphabetic()).count();
        let word = !run.iter().any(|c| c.is_ascii_digit() || matches!(c, '/' | '@' | '_'));
        *(if word { &mut letters } else { &mut other }) += count;
    }
    let han = text.atoms.iter().filter(|atom| atom.class == Class::Han).count();
    let full_stops = text.atoms.iter().filter(|atom| atom.class == Class::Stop).count();
    let latin = letters > other + 2 * han && full_stops == 0;
    if latin && on_page.set.room.measure < NARROW { Mode::Ragged } else { Mode::Justified }
}

fn alone(failure: &Failure) -> Option<OnPage> {
    if failure.pieces.is_empty() {
        return None;
    }
    let (set, _) = set(failure.measure, &[vec![failure.pieces.clone()]]);
    set.into_iter().next()
}

/// Sets stories, each on a page of its own that is one column of a measure.
fn set(measure: usize, stories: &[Vec<Vec<String>>]) -> (Vec<OnPage>, Vec<String>) {
    let lines = 150;
    let (width, height) = (measure * 9 + 60, lines * 14 + 120);
    let desk = Desk::with_paper(&format!(
        "name: 试报\npage: {{trim: {width}pt x {height}pt}}\n\
         grid: {{columns: 1, measure: {measure}, lines: {lines}, size: 9pt, leading: 13.5pt, gutter: 12pt}}\n"
    ));
    desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: story, name: a}\n");
    let mut pages = String::new();
    for (n, paragraphs) in stories.iter().enumerate() {
        let paragraphs: Vec<String> = paragraphs.iter().map(|pieces| pieces.concat()).collect();
        let body = paragraphs.join("\n\n");
        desk.file(&format!("issues/1/stories/{n}.md"), &format!("---\ntitle: 题\n---\n\n{body}\n"));
        let _ = writeln!(pages, "  - {{layout: one, stories: {{a: stories/{n}.md}}}}");
    }
    desk.issue(&pages);
    let paged: Paged = desk.paged();
    let errors = paged.faults.iter().filter(|fault| fault.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|fault| paged.complaint(fault)).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let (mut set, lost) = paragraphs(&paged);
    set.retain(OnPage::is_justified);
    (set, lost)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
