//! 图压图: pictures or ads that share room.

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::on_grid::OnGrid;
use super::seen_page::{SeenPage, SeenPicture};

/// Pictures that share less than so much are side by side, in points.
const TOUCH: f64 = 0.5;

/// Where pictures share room.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let mut findings = Vec::new();
    for (n, one) in page.pictures.iter().enumerate() {
        for other in &page.pictures[n + 1..] {
            if one.rect.meets(&other.rect, TOUCH) && !is_one_drawing(page, one, other) {
                let story = page.story_of(other.thing).or(page.story_of(one.thing));
                let spot = page.spot_of_story(story).unwrap_or(at);
                findings.push(finding(page, (one, other), spot, number));
            }
        }
    }
    findings
}

/// A part of the templates may be put together of several drawings; a story's pictures never are.
fn is_one_drawing(page: &SeenPage, one: &SeenPicture, other: &SeenPicture) -> bool {
    one.thing.is_some() && one.thing == other.thing && page.story_of(one.thing).is_none()
}

fn finding(
    page: &SeenPage,
    (one, other): (&SeenPicture, &SeenPicture),
    spot: Spot,
    number: u32,
) -> LookFinding {
    let shared = one.rect.shared(&other.rect);
    let place = OnGrid::of(page.grid, &shared).told();
    let label = told!("图压图", "picture on picture");
    let what = told!(
        "第 {number} 版{place}有图片压在图片上",
        "on page {number}, {place}, a picture is printed over a picture";
        place
    );
    let hint = told!(
        "改小其中一张的 columns，或把它们放进两个区块",
        "lower the columns of one, or put them into two areas"
    );
    LookFinding::error(Code::PictureOnPicture, spot, (label, what), vec![shared]).hint(hint)
}
