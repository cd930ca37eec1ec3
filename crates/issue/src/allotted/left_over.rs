//! What no page holds, told: the least important first.

use std::cmp::Reverse;

use kanyin_diagnostics::{Code, Fault, slashed, told};

use super::copy::{GivenAd, GivenStory};
use super::size;

/// The faults of stories that no page holds. One that `issue.yaml` lists was promised; one that only lies in the folder may
/// wait.
pub fn stories<'a>(left: impl Iterator<Item = &'a GivenStory>, pages: usize) -> Vec<Fault> {
    let mut left: Vec<&GivenStory> = left.collect();
    left.sort_by_key(|given| Reverse(given.story.importance));
    // What stands later in the list is named earlier.
    let mut faults = Vec::new();
    for group in left.chunk_by(|one, other| one.story.importance == other.story.importance) {
        faults.extend(group.iter().rev().map(|given| story(given, pages)));
    }
    faults
}

fn story(given: &GivenStory, pages: usize) -> Fault {
    let path = slashed(&given.story.path);
    let count = size::characters(&given.story);
    let what = told!(
        "{path} 没有上版：{pages} 版放不下，它约 {count} 字",
        "{path} stands on no page: {pages} pages do not hold it; it has about {count} characters"
    );
    let hint = told!(
        "加版（pages: 版数），删别的稿，或把它的 importance 写重些；留到下一期，就移出 stories/",
        "take more pages (`pages: NUMBER`), cut other copy, or give it more importance; to keep it for the next issue, move it out of stories/"
    );
    match given.is_listed {
        true => Fault::error(Code::LeftOver, given.spot, what).hint(hint),
        false => Fault::warning(Code::LeftOver, given.spot, what).hint(hint),
    }
}

/// The fault of an ad that no page holds.
pub fn ad(given: &GivenAd) -> Fault {
    let path = slashed(&given.file.path);
    let what =
        told!("广告 {path} 没有上版：放不下", "the ad {path} stands on no page: none holds it");
    Fault::error(Code::LeftOver, given.spot, what).hint(told!(
        "加版（pages: 版数），或请客户做小一些",
        "take more pages (`pages: NUMBER`), or order it smaller"
    ))
}
