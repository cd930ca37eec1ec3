//! Faults of a file as a whole, each planted in a good one.

mod anywhere;
mod boxes;
mod caught;
mod damage;
mod extras;
mod identity;
mod intent;
mod outside;
mod tree;

use kanyin_diagnostics::Severity::Note;
use kanyin_preflight::{Expect, Finding, Standard, examine};

use crate::good;

#[test]
fn good_files_are_left_alone() {
    for (mut good, standard) in [(good::x4(), Standard::X4), (good::x1a(), Standard::X1a)] {
        let report = examine(&good.bytes(), &Expect::default());
        assert_eq!(report.standard, standard);
        let bad: Vec<&Finding> =
            report.findings.iter().filter(|found| found.severity != Note).collect();
        assert!(bad.is_empty(), "{bad:#?}");
    }
}

#[test]
fn facts_are_told() {
    let report = examine(&good::x4().bytes(), &Expect::default());
    assert_eq!(report.facts.version, "1.6");
    assert_eq!(report.facts.claims.as_deref(), Some("PDF/X-4"));
    assert_eq!(report.facts.condition.as_deref(), Some("Newsprint"));
    assert_eq!(report.facts.trims, [(420.0, 600.0); 2]);
}

#[test]
fn errors_come_first_and_then_pages() {
    let mut good = good::x4();
    good.set(good.page, "Rotate", 90);
    good.set(good.page, "UserUnit", 2);
    good.set(good.second, "UserUnit", 2);
    good.annotate("Link", &[100.0, 100.0, 200.0, 120.0]);
    good.set(good.info, "Trapped", "Unknown");
    let report = examine(&good.bytes(), &Expect::default());
    let rules: Vec<(&str, Option<usize>)> =
        report.findings.iter().map(|found| (found.rule.name(), found.page)).collect();
    let expected = [
        ("trapped-unknown", None),
        ("annotation", Some(1)),
        ("user-unit", Some(1)),
        // Units twice as large make a picture twice as coarse.
        ("image-resolution-low", Some(1)),
        ("user-unit", Some(2)),
        ("image-resolution-low", Some(2)),
        ("page-rotated", Some(1)),
    ];
    assert_eq!(rules, expected);
}
