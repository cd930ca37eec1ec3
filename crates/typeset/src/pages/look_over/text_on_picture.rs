//! 字压图: text on a picture or an ad. A picture page's own labels and the word 广告 of an ad stand where their part
//! puts them, and are none.

use kanyin_diagnostics::{Code, Spot, told};

use super::finding::LookFinding;
use super::ink::ink_on;
use super::seen_page::{SeenPage, SeenPicture, SeenType};
use super::seen_rect::SeenRect;

/// Where text stands on pictures, once for each picture.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let found = page.pictures.iter().filter_map(|picture| {
        let mut types = page.types.iter().filter(|of| !is_its_own(page, picture, of));
        let (of, place) = types.find_map(|of| Some((of, ink_on(of, &picture.rect)?)))?;
        Some(finding(of, place, of.spot().unwrap_or(at), number))
    });
    found.collect()
}

/// Whether a part that is no picture with its caption set both, a masthead; or the words are the label of a poster,
/// which stands on a ground of its own over the sheet.
fn is_its_own(page: &SeenPage, picture: &SeenPicture, of: &SeenType) -> bool {
    let is_captioned = matches!(page.role(picture.thing), "picture" | "pictures");
    let is_set_with_it = picture.thing.is_some() && picture.thing == of.thing && !is_captioned;
    is_set_with_it || (page.role(of.thing) == "ad-label" && is_poster(page, picture))
}

/// Whether a picture takes the whole sheet.
fn is_poster(page: &SeenPage, picture: &SeenPicture) -> bool {
    let (grid, rect) = (page.grid, &picture.rect);
    rect.width() >= grid.trim_width - 0.1 && rect.height() >= grid.trim_height - 0.1
}

fn finding(of: &SeenType, place: SeenRect, spot: Spot, number: u32) -> LookFinding {
    let words = of.words();
    let label = told!("字压图", "text on picture");
    let what = told!(
        "第 {number} 版有字压在图片上：“{words}”",
        "on page {number} text is printed over a picture: “{words}”"
    );
    let hint = told!(
        "给这段文字或图片更多的地方：改小 columns，缩短文字，或加大区块",
        "give the words or the picture more room: lower its columns, shorten the text, or enlarge the area"
    );
    LookFinding::error(Code::TextOnPicture, spot, (label, what), vec![place]).hint(hint)
}
