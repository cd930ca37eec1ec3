//! 题不齐: heads of one row whose first inks are not on one line. A kicker counts as the first ink of its head.

use kanyin_diagnostics::{Code, told};

use super::finding::LookFinding;
use super::heads::SeenHead;
use super::seen_page::SeenPage;
use super::seen_rect::SeenRect;

/// First inks nearer than this are on one line, in lines of the page: the em boxes of large type stand in the middle of
/// their pitch, those of kickers too.
const LEVEL: f64 = 0.6;
/// Heads further apart than this are of two rows.
const ONE_ROW: f64 = 3.5;

/// Neighbours that begin at different heights.
pub fn findings(page: &SeenPage, heads: &[SeenHead], number: u32) -> Vec<LookFinding> {
    let mut findings = Vec::new();
    for (n, one) in heads.iter().enumerate() {
        for other in &heads[n + 1..] {
            let (higher, lower) =
                if one.first_ink <= other.first_ink { (one, other) } else { (other, one) };
            let apart = (lower.first_ink - higher.first_ink) / page.grid.leading;
            let is_staggered = (LEVEL..ONE_ROW).contains(&apart)
                && one.is_beside(other, page.grid.gutter)
                && !one.is_upright
                && !other.is_upright;
            if is_staggered {
                findings.extend(finding(page, higher, lower, apart, number));
            }
        }
    }
    findings
}

fn finding(
    page: &SeenPage,
    higher: &SeenHead,
    lower: &SeenHead,
    apart: f64,
    number: u32,
) -> Option<LookFinding> {
    let spot = page.spot_of_story(Some(lower.story))?;
    let (title, beside) = (&lower.words, &higher.words);
    let label = told!("题不齐", "staggered heads");
    let what = told!(
        "第 {number} 版标题不齐：“{title}”比并排的“{beside}”低 {apart:.1} 行",
        "on page {number} heads are staggered: “{title}” begins {apart:.1} lines below “{beside}” beside it"
    );
    let hint = told!(
        "增删几行，使两篇一样长；或只给其中一篇引题",
        "add or cut some lines so that the two are of one length; or give only one of them a kicker"
    );
    let first = |head: &SeenHead| SeenRect { top: head.first_ink, ..head.title };
    let rects = vec![first(lower), first(higher)];
    Some(LookFinding::warning(Code::StaggeredHeads, spot, (label, what), rects).hint(hint))
}
