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

/// Size and baseline of each row of the largest type of a frame, from the top, in points.
pub fn title_rows(frame: &Frame) -> Vec<(f64, f64)> {
    let mut rows = Vec::new();
    sizes(frame, 0.0, &mut rows);
    let largest = rows.iter().map(|row| row.0).fold(0.0, f64::max);
    rows.retain(|row| row.0 > largest - 0.01);
    rows.sort_by(|a, b| a.1.total_cmp(&b.1));
    rows.dedup_by(|a, b| (a.1 - b.1).abs() < 0.5 * largest);
    rows
}

fn sizes(frame: &Frame, y: f64, rows: &mut Vec<(f64, f64)>) {
    for (point, item) in frame.items() {
        let y = y + point.y.to_pt();
        match item {
            FrameItem::Group(group) => sizes(&group.frame, y + group.transform.ty.to_pt(), rows),
            FrameItem::Text(text) => rows.push((text.size.to_pt(), y)),
            _ => {}
        }
    }
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
