//! 头条不突出: a lead whose title is not the page's largest, or not enough larger than the next. The masthead aside.

use kanyin_diagnostics::{Code, told};
use kanyin_issue::Importance;

use super::finding::LookFinding;
use super::heads::SeenHead;
use super::seen_page::SeenPage;

/// A lead's title is at least so many times as large as the next (docs/look.md §4).
const LEAD: f64 = 1.35;

/// The lead, if it is too quiet.
pub fn findings(page: &SeenPage, heads: &[SeenHead], number: u32) -> Option<LookFinding> {
    let lead = heads.iter().position(|head| head.importance == Importance::Lead)?;
    let (lead, others) = (&heads[lead], heads.iter().enumerate().filter(|(n, _)| *n != lead));
    let next = others.map(|(_, head)| head).max_by(|a, b| a.size.total_cmp(&b.size))?;
    if lead.size >= LEAD * next.size - 0.05 {
        return None;
    }
    let spot = page.spot_of_story(Some(lead.story))?;
    let (title, beside) = (&lead.words, &next.words);
    let (size, next_size, ratio) = (lead.size, next.size, lead.size / next.size);
    let label = told!("头条不突出", "quiet lead");
    let what = told!(
        "第 {number} 版头条“{title}”{size:.0} 点，“{beside}”{next_size:.0} 点，只有它的 {ratio:.2} 倍",
        "on page {number} the lead “{title}” is {size:.0} pt and “{beside}” {next_size:.0} pt: {ratio:.2} times as large"
    );
    let hint = if next.importance == Importance::Lead {
        told!("一版只有一篇 importance: lead", "a page has one story with `importance: lead`")
    } else {
        told!(
            "缩短头条的标题，或把另一篇的 importance 改轻：头条至少是次题的 1.35 倍",
            "shorten the lead's title, or give the other less importance: a lead is at least 1.35 times as large as the next"
        )
    };
    let rects = vec![lead.title, next.title];
    Some(LookFinding::warning(Code::QuietLead, spot, (label, what), rects).hint(hint))
}
