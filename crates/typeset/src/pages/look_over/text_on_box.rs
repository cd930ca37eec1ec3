//! 字压框: the text of one thing on the ground of another.

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::ink::ink_on;
use super::seen_page::{SeenGround, SeenPage, SeenType};
use super::seen_rect::SeenRect;

/// Where text stands on a ground that is not its own, once for each ground.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let filled = page.grounds.iter().filter(|ground| ground.is_filled && ground.thing.is_some());
    let found = filled.filter_map(|ground| {
        let mut types = page.types.iter().filter(|of| !is_its_own(page, ground, of));
        let (of, place) = types.find_map(|of| Some((of, ink_on(of, &ground.rect)?)))?;
        Some(finding(of, place, of.spot().unwrap_or(at), number))
    });
    found.collect()
}

/// A ground's own text: of its part, or of its story.
fn is_its_own(page: &SeenPage, ground: &SeenGround, of: &SeenType) -> bool {
    let story = page.story_of(ground.thing);
    ground.thing == of.thing || (story.is_some() && story == of.story)
}

fn finding(of: &SeenType, place: SeenRect, spot: Spot, number: u32) -> LookFinding {
    let words = of.words();
    let label = told!("字压框", "text on a box");
    let what = told!(
        "第 {number} 版有字压在别处的底色上：“{words}”",
        "on page {number} text is printed over the ground of something else: “{words}”"
    );
    let hint = told!("缩短这段文字，或给它更多的地方", "shorten the text, or give it more room");
    LookFinding::error(Code::TextOnBox, spot, (label, what), vec![place]).hint(hint)
}
