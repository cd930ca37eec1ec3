use super::*;

fn text(passages: &[&str]) -> Vec<Character> {
    let of_passage = |(passage, text): (usize, &&str)| {
        let character = move |c| Character {
            c,
            form: String::new(),
            passage,
            spaced: false,
            optional: c == '：',
        };
        text.chars().map(character).collect::<Vec<_>>()
    };
    passages.iter().enumerate().flat_map(of_passage).collect()
}

fn runs(typed: &[(u32, &str)]) -> Vec<TypedRun> {
    let mut runs: Vec<TypedRun> = typed
        .iter()
        .map(|(start, text)| TypedRun {
            start: *start,
            end: start + text.len() as u32,
            text: text.chars().collect(),
            letters: Vec::new(),
        })
        .collect();
    runs.sort_by_key(|run| run.start);
    runs
}

fn laid(passages: &[&str], typed: &[(u32, &str)]) -> Option<Vec<(usize, u32)>> {
    let runs = runs(typed);
    let found = laid_along(&text(passages), &runs)?;
    Some(found.into_iter().map(|(at, run)| (at, run.start)).collect())
}

#[test]
fn front_matter_may_stand_in_any_order() {
    let found = laid(&["引题", "题", "正文"], &[(10, "题"), (30, "引题"), (90, "正文")]);
    assert_eq!(found.unwrap(), [(0, 30), (2, 10), (3, 90)]);
}

#[test]
fn what_is_not_of_the_text_is_left_over() {
    // A column's head that begins like the title.
    let found = laid(&["街坊记事", "正文"], &[(10, "街坊"), (30, "街坊记事"), (90, "正文")]);
    assert_eq!(found.unwrap(), [(0, 30), (4, 90)]);
}

#[test]
fn a_short_run_that_fits_is_given_back_if_what_follows_does_not() {
    let found = laid(&["文化", "文", "化"], &[(10, "文"), (30, "文化"), (90, "化")]);
    assert_eq!(found.unwrap(), [(0, 10), (1, 90), (2, 30)]);
    let found = laid(&["文化站", "文"], &[(10, "文"), (30, "文化站")]);
    assert_eq!(found.unwrap(), [(0, 30), (3, 10)]);
}

#[test]
fn what_the_page_does_not_show_is_passed_over() {
    let found =
        laid(&["题", "没有印", "8次：早晚"], &[(10, "题"), (90, "8"), (92, "次"), (99, "早晚")]);
    assert_eq!(found.unwrap(), [(0, 10), (4, 90), (5, 92), (7, 99)]);
}

#[test]
fn a_caption_inside_of_a_paragraph_comes_behind_it() {
    let found = laid(&["前后", "图说"], &[(10, "前"), (20, "图说"), (30, "后")]);
    assert_eq!(found.unwrap(), [(0, 10), (1, 30), (2, 20)]);
}

#[test]
fn a_hostile_story_ends_the_search() {
    let typed: Vec<(u32, &str)> =
        (0..4000).map(|n| (n * 10, if n % 2 == 0 { "啊" } else { "啊啊" })).collect();
    let all = "啊".repeat(5999) + "呀";
    // No set of runs ends in 呀: either nothing is found soon, or the passage is left out.
    let found = laid(&[&all], &typed);
    assert!(found.is_none_or(|found| found.is_empty()));
}
