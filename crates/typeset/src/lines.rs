//! Lines of text as they stand on a page.

use typst_library::layout::{Frame, FrameItem};

use super::laid::TextLine;

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
