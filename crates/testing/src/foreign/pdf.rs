//! PDFs of one page or more, as programs of many kinds write them.

use std::fmt::Write;

use super::Dice;
use super::objects::{Objects, rectangle};
use super::page_content::PageContent;

/// A PDF with an odd page or two: shapes, words, pictures, shadings, groups, masks, stamps; boxes moved, turned,
/// inherited.
pub fn pdf(dice: &mut Dice) -> Vec<u8> {
    let mut objects = Objects::default();
    let (catalogue, tree) = (objects.promised(), objects.promised());
    let boxes = Boxes::thrown(dice);
    let mut kids = String::new();
    for _ in 0..if dice.once_in(6) { 3 } else { 1 } {
        let content = PageContent::painted(dice, &mut objects, boxes.trim);
        let stream = objects.stream("", content.operators.as_bytes(), dice);
        let stamp =
            if dice.once_in(5) { stamp(dice, &mut objects, boxes.trim) } else { String::new() };
        let own = if boxes.inherited { "" } else { &boxes.words };
        let page = objects.add(format!(
            "<</Type/Page/Parent {tree} 0 R{own}{}/Resources<<{}>>/Contents {stream} 0 R{stamp}>>",
            boxes.trimmed, content.resources
        ));
        let _ = write!(kids, "{page} 0 R ");
    }
    let inherited = if boxes.inherited { &boxes.words } else { "" };
    let count = kids.matches('R').count();
    objects.put(tree, format!("<</Type/Pages/Kids[{kids}]/Count {count}{inherited}>>"));
    objects.put(catalogue, format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    objects.written(catalogue)
}

/// The boxes of a page.
struct Boxes {
    /// Left, bottom, right, top of what is to be printed.
    trim: [i64; 4],
    /// MediaBox and turn.
    words: String,
    /// CropBox or TrimBox, if they differ.
    trimmed: String,
    /// Whether MediaBox and turn stand on the page tree.
    inherited: bool,
}

impl Boxes {
    fn thrown(dice: &mut Dice) -> Self {
        let (left, bottom) =
            if dice.once_in(3) { (dice.within(-90, 90), dice.within(-90, 90)) } else { (0, 0) };
        let (width, height) = (dice.within(150, 400), dice.within(80, 300));
        let media = [left, bottom, left + width, bottom + height];
        let turned = dice.one(&["", "", "", "/Rotate 90", "/Rotate 180", "/Rotate -90"]);
        let mut trim = media;
        let mut trimmed = String::new();
        if dice.once_in(3) {
            let edge = dice.within(8, 25);
            trim = [left + edge, bottom + edge, left + width - edge, bottom + height - edge];
            let name = dice.one(&["TrimBox", "CropBox"]);
            trimmed = format!("/{name}{}", rectangle(trim));
        }
        let swapped = [media[2], media[1], media[0], media[3]];
        let written = rectangle(if dice.once_in(8) { swapped } else { media });
        Self {
            trim,
            words: format!("/MediaBox{written}{turned}"),
            trimmed,
            inherited: dice.once_in(3),
        }
    }
}

/// The entry of a page for a stamp that every reader shows.
fn stamp(dice: &mut Dice, objects: &mut Objects, [left, bottom, ..]: [i64; 4]) -> String {
    let entries = "/Type/XObject/Subtype/Form/BBox[0 0 40 20]/Resources<<>>";
    let look = objects.stream(entries, b"0.4 g 0 0 40 20 re f", dice);
    let place = rectangle([left + 10, bottom + 10, left + 80, bottom + 50]);
    format!("/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect{place}/AP<</N {look} 0 R>>>>]")
}
