//! Text read back from finished frames: its words, and its lines where they stand on a page.

use serde::Serialize;
use typst_library::layout::{Frame, FrameItem};

/// A line of text. Lengths in points from the trim's top left corner.
#[derive(Debug, Clone, Serialize)]
pub struct TextLine {
    /// Its words.
    pub text: String,
    /// Left edge of its first character.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its width.
    pub width: f64,
}

/// The lines of text of a frame that stands at a place.
pub fn lines_of(frame: &Frame, x: f64, y: f64) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    collect(frame, x, y, &mut lines);
    lines
}

fn collect(frame: &Frame, x: f64, y: f64, lines: &mut Vec<TextLine>) {
    for (point, item) in frame.items() {
        let (x, y) = (x + point.x.to_pt(), y + point.y.to_pt());
        match item {
            FrameItem::Group(group) => {
                let shift = &group.transform;
                collect(&group.frame, x + shift.tx.to_pt(), y + shift.ty.to_pt(), lines);
            }
            FrameItem::Text(text) => {
                let width = text.width().to_pt();
                match lines.last_mut() {
                    Some(last) if (last.baseline - y).abs() < 0.01 && x >= last.x => {
                        last.text.push_str(&text.text);
                        last.width = x + width - last.x;
                    }
                    _ => {
                        lines.push(TextLine { text: text.text.to_string(), x, baseline: y, width })
                    }
                }
            }
            _ => {}
        }
    }
}

/// The words of a frame, in reading order.
pub fn words_of(frame: &Frame) -> String {
    let mut words = String::new();
    for (_, item) in frame.items() {
        add_words(item, &mut words);
    }
    words
}

/// Adds the words of a frame's item.
pub fn add_words(item: &FrameItem, words: &mut String) {
    match item {
        FrameItem::Text(text) => words.push_str(&text.text),
        FrameItem::Group(group) => {
            for (_, item) in group.frame.items() {
                add_words(item, words);
            }
        }
        _ => {}
    }
}
