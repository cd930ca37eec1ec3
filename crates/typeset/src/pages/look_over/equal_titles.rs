//! 碰题: two titles level with each other, side by side, that look the same.
//!
//! Neighbours on one line differ by two steps of size, or one has more rows than the other (docs/look.md §4). What a
//! reader takes for the same size is less than an eighth apart: that is one step, but for the large sizes and 22 beside 18.

use kanyin_diagnostics::{Code, slashed, told};

use super::finding::LookFinding;
use super::heads::SeenHead;
use super::seen_page::SeenPage;

/// The smaller of two sizes, as a part of the larger, from which they look the same.
const SAME: f64 = 0.88;
/// Titles whose tops are so far apart are not level, in lines of the page: a kicker's height is more.
const LEVEL: f64 = 1.0;

/// Neighbours that look the same.
pub fn findings(page: &SeenPage, heads: &[SeenHead], number: u32) -> Vec<LookFinding> {
    let mut findings = Vec::new();
    for (n, one) in heads.iter().enumerate() {
        for other in &heads[n + 1..] {
            if look_the_same(page, one, other) {
                findings.extend(finding(page, one, other, number));
            }
        }
    }
    findings
}

fn look_the_same(page: &SeenPage, one: &SeenHead, other: &SeenHead) -> bool {
    let grid = page.grid;
    one.is_beside(other, grid.gutter)
        && !one.is_upright
        && !other.is_upright
        && (one.title.top - other.title.top).abs() < LEVEL * grid.leading
        && one.rows == other.rows
        && one.size.min(other.size) >= SAME * one.size.max(other.size)
}

fn finding(page: &SeenPage, one: &SeenHead, other: &SeenHead, number: u32) -> Option<LookFinding> {
    // The lesser one gives way; of equals the right one.
    let lesser = if one.title.left <= other.title.left { (one, other) } else { (other, one) };
    let (stays, gives) =
        if lesser.0.importance > lesser.1.importance { (lesser.1, lesser.0) } else { lesser };
    let spot = page.spot_of_story(Some(gives.story))?;
    let path = slashed(&page.copy.stories[stays.story].story.path);
    let (title, beside) = (&gives.words, &stays.words);
    let (size, other_size) = (gives.size, stays.size);
    let label = told!("碰题", "equal titles");
    let sizes = if (size - other_size).abs() < 0.1 {
        told!("同为 {size:.0} 点", "both {size:.0} pt")
    } else {
        told!(
            "{other_size:.0} 点和 {size:.0} 点，只差一级",
            "{other_size:.0} and {size:.0} pt, one step apart"
        )
    };
    let what = told!(
        "第 {number} 版碰题：“{title}”与“{beside}”（{path}）并排，{sizes}",
        "on page {number} two titles look the same side by side: “{title}” and “{beside}” ({path}), {sizes}";
        sizes
    );
    let hint = told!(
        "给其中一题加引题，改成两行或竖题（direction: vertical），或换一个 importance",
        "give one of them a kicker, a second row or `direction: vertical`, or another importance"
    );
    let rects = vec![gives.title, stays.title];
    Some(LookFinding::warning(Code::EqualTitles, spot, (label, what), rects).hint(hint))
}
