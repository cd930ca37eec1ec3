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

/// The rows whose heads begin at different heights, once each.
pub fn findings(page: &SeenPage, heads: &[SeenHead], number: u32) -> Vec<LookFinding> {
    let found = rows(page, heads).into_iter().filter_map(|row| {
        let (higher, lower) = (row.first()?, row.last()?);
        let apart = (lower.first_ink - higher.first_ink) / page.grid.leading;
        if apart < LEVEL { None } else { finding(page, &row, apart, number) }
    });
    found.collect()
}

/// The heads that stand side by side, row by row, each row from the highest. An upright one is of no row.
fn rows<'a>(page: &SeenPage, heads: &'a [SeenHead]) -> Vec<Vec<&'a SeenHead>> {
    let mut level: Vec<&SeenHead> = heads.iter().filter(|head| !head.is_upright).collect();
    level.sort_by(|a, b| a.first_ink.total_cmp(&b.first_ink));
    let mut rows: Vec<Vec<&SeenHead>> = Vec::new();
    for head in level {
        let row = rows.iter_mut().find(|row| {
            let apart = (head.first_ink - row[0].first_ink) / page.grid.leading;
            let is_beside = row.iter().all(|other| other.room.shared_width(&head.room) <= 1.0);
            apart < ONE_ROW && is_beside && begins_row(page, head, row[0].first_ink)
        });
        match row {
            Some(row) => row.push(head),
            None => rows.push(vec![head]),
        }
    }
    rows
}

/// Whether nothing stands above a head, down from the top of its row.
fn begins_row(page: &SeenPage, head: &SeenHead, top: f64) -> bool {
    let above = SeenRect { top, foot: head.first_ink, ..head.room };
    let types = page.types.iter().filter(|of| of.story != Some(head.story)).map(|of| &of.ems);
    let pictures = page.pictures.iter().map(|picture| &picture.rect);
    let grounds = page.grounds.iter().map(|ground| &ground.rect);
    !types.chain(pictures).chain(grounds).any(|rect| rect.meets(&above, 1.0))
}

fn finding(page: &SeenPage, row: &[&SeenHead], apart: f64, number: u32) -> Option<LookFinding> {
    let (higher, lower) = (row.first()?, row.last()?);
    let spot = page.spot_of_story(Some(lower.story))?;
    let (title, beside) = (&lower.words, &higher.words);
    let label = told!("题不齐", "staggered heads");
    let what = told!(
        "第 {number} 版标题不齐：“{title}”比同一排的“{beside}”低 {apart:.1} 行",
        "on page {number} heads are staggered: “{title}” begins {apart:.1} lines below “{beside}” in the same row"
    );
    let hint = told!(
        "增删几行，使一排的几篇一样长",
        "add or cut some lines so that the stories of the row are of one length"
    );
    let first = |head: &SeenHead| SeenRect { top: head.first_ink, ..head.title };
    let rects = vec![first(lower), first(higher)];
    Some(LookFinding::warning(Code::StaggeredHeads, spot, (label, what), rects).hint(hint))
}
