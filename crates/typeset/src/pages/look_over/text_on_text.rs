//! 字压字: looked for on the finished page, whatever put it there.
//!
//! Type areas that meet are not enough: marks lose the white of their cells. The ink of two glyphs has to meet.

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::ink::{TOUCH, ink_in};
use super::seen_page::{SeenPage, SeenType};
use super::seen_rect::SeenRect;

/// Where text stands on text, once for each place in the copy.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let mut lines: Vec<&SeenType> = page.types.iter().filter(|of| of.is_level()).collect();
    lines.sort_by(|a, b| a.near.top.total_cmp(&b.near.top));
    let mut findings: Vec<LookFinding> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let near = lines[n + 1..].iter().take_while(|other| other.near.top < line.near.foot);
        for other in near {
            let Some(place) = meeting(line, other) else { continue };
            let spot = line.spot().or(other.spot()).unwrap_or(at);
            if findings.iter().all(|known| known.fault.spot != Some(spot)) {
                findings.push(finding((line, other), place, spot, number));
            }
        }
    }
    findings
}

/// Where the ink of two runs meets.
fn meeting(one: &SeenType, other: &SeenType) -> Option<SeenRect> {
    if one.near.shared_width(&other.near) <= 0.0 || one.item.text == other.item.text {
        return None;
    }
    let touch = TOUCH * one.size.min(other.size);
    let shared = one.near.shared(&other.near);
    let theirs = ink_in(other, &shared);
    ink_in(one, &shared).iter().find_map(|a| {
        let b = theirs.iter().find(|b| a.meets(b, touch))?;
        Some(a.with(b))
    })
}

fn finding(
    (line, other): (&SeenType, &SeenType),
    place: SeenRect,
    spot: Spot,
    number: u32,
) -> LookFinding {
    let (one, two) = (line.words(), other.words());
    let label = told!("字压字", "text on text");
    let what = told!(
        "第 {number} 版有字压在字上：“{one}”和“{two}”",
        "on page {number} text is printed over text: “{one}” and “{two}”"
    );
    let hint = told!(
        "缩短其中一处，或在版式里给它更宽的地方",
        "shorten one of them, or give it more room in the layout"
    );
    LookFinding::error(Code::TextOnText, spot, (label, what), vec![place]).hint(hint)
}
