//! Pages that are as they should be say nothing.

use kanyin_testing::good_desk;
use kanyin_testing::pages::real_issues;

use super::seen;

#[test]
fn a_good_page_says_nothing() {
    assert_eq!(seen(&good_desk().paged()), [""; 0]);
}

#[test]
fn nothing_lies_over_anything_in_real_issues() {
    for (name, paged) in real_issues() {
        let looks = paged.laid.looks.iter().flat_map(|page| &page.looks);
        let errors: Vec<_> =
            looks.filter(|look| look.severity == kanyin_diagnostics::Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}
