//! What no page holds, told: the least important first.

use std::cmp::Reverse;

use kanyin_diagnostics::{Code, Fault, Spot, slashed, told};

use super::copy::{GivenAd, GivenStory};
use super::size;

/// Stories that are named one after the other, at most.
const MOST_NAMED: usize = 30;

/// The faults of stories that no page holds. One that `issue.yaml` lists was promised; one that only lies in the folder may
/// wait. Of several it is also told, at `spot`, in which order they had better wait.
pub fn stories<'a>(
    left: impl Iterator<Item = &'a GivenStory>,
    pages: usize,
    spot: Spot,
) -> Vec<Fault> {
    // The least important first; of two alike the one that stands later in the list.
    let mut left: Vec<&GivenStory> = left.collect();
    left.reverse();
    left.sort_by_key(|given| Reverse(given.story.importance));
    let own = left.iter().map(|given| story(given, pages));
    let all = (left.len() > 1).then(|| all(&left, pages, spot));
    all.into_iter().chain(own).collect()
}

/// All of them in a line.
fn all(left: &[&GivenStory], pages: usize, spot: Spot) -> Fault {
    let count = left.len();
    let characters: usize = left.iter().map(|given| size::characters(&given.story)).sum();
    let named = left.iter().take(MOST_NAMED).map(|given| {
        let (path, count) = (&given.path, size::characters(&given.story));
        (format!("{path}（{count} 字）"), format!("{path} ({count} characters)"))
    });
    let (zh, en): (Vec<String>, Vec<String>) = named.unzip();
    let more = if count > MOST_NAMED { "……" } else { "" };
    let (zh, en) = (zh.join("、") + more, en.join(", ") + more);
    Fault::note(
        Code::LeftOver,
        spot,
        told!(
            "{pages} 版放不下 {count} 篇，共约 {characters} 字；从最不要紧的数起：{zh}",
            "{pages} pages do not hold {count} stories of about {characters} characters; the least important first: {en}"
        ),
    )
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
