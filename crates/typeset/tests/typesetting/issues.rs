//! The sample issue and the real ones.

use kanyin_testing::pages::{Paged, checks, real_issues};

use crate::none;

/// Everything that a check finds wrong with the issues.
fn wrong(check: impl Fn(&Paged) -> Vec<String>) -> Vec<String> {
    let found = real_issues().iter().flat_map(|(name, paged)| {
        check(paged).into_iter().map(move |what| format!("{name}: {what}"))
    });
    found.collect()
}

#[test]
fn the_issues_are_laid_out_without_a_fault() {
    let mut found = wrong(Paged::complaints);
    // A lead's title of twenty-one characters over more copy than the page holds: in one row it is no louder than the
    // second's, and staff are told.
    found.retain(|what| !(what.starts_with("2025-05") && what.contains("只有它的 1.09 倍")));
    none(found);
}

#[test]
fn every_line_of_body_type_is_on_the_grid() {
    for (name, paged) in real_issues() {
        let lines = paged.types.iter().filter(|ty| ty.size == paged.laid.grid.size).count();
        assert!(lines > 100, "{name} has but {lines} runs of body type");
    }
    none(wrong(checks::off_the_grid));
}

#[test]
fn no_character_of_the_copy_is_lost() {
    none(wrong(checks::lost));
}

#[test]
fn the_columns_of_a_story_end_flush() {
    for (name, paged) in real_issues() {
        let stories = paged.stories();
        let columns = stories.iter().map(|story| {
            let path = story.path.to_string_lossy().into_owned();
            let areas = paged.issue.pages.iter().flat_map(|page| &page.layout.areas);
            areas.map(|area| paged.columns(&path, &area.name).len()).max().unwrap_or(0)
        });
        assert!(columns.max() >= Some(4), "{name} has no story of four columns");
    }
    none(wrong(checks::ragged));
}

#[test]
fn no_column_has_a_hole() {
    none(wrong(checks::holes));
}

#[test]
fn nothing_stands_on_anything_else() {
    none(wrong(checks::overlaps));
}

#[test]
fn nothing_stands_outside_of_the_type_area() {
    none(wrong(checks::outside));
}
