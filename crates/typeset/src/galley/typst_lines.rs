//! Lines that Typst set, cut from their frame: paragraphs with something in them that the composer does not know.

use typst_library::introspection::Tag;
use typst_library::layout::{Abs, Frame, FrameItem, Point, Size};

use kanyin_diagnostics::Spot;
use kanyin_makeup::Row;

use super::row::GalleyRow;
use crate::frame_text::add_words;

/// Cuts a frame of text that Typst set into its lines, each on a grid line of its own. Tags go with the
/// line they open or close.
pub fn cut(frame: &Frame, leading: f64, role: &'static str, base: Spot) -> Vec<GalleyRow> {
    let mut items = Vec::new();
    flatten(frame, Point::zero(), &mut items);
    let tops = tops(&items);
    let mut rows: Vec<GalleyRow> = tops
        .iter()
        .map(|_| GalleyRow {
            frame: Frame::soft(Size::new(frame.width(), Abs::pt(leading))),
            row: Row::default(),
            role,
            base,
            text: String::new(),
            lines: 1,
            figure: None,
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let mut waiting = Vec::new();
    let mut current = 0;
    for (point, item) in items {
        if let FrameItem::Tag(tag) = &item {
            match tag {
                Tag::Start(..) => waiting.push(item),
                Tag::End(..) => rows[current].frame.push(Point::zero(), item),
            }
            continue;
        }
        if let Some(top) = top_of(&item, point) {
            current = tops.partition_point(|line| line + SAME_LINE < top).min(tops.len() - 1);
        }
        let row = &mut rows[current];
        for tag in waiting.drain(..) {
            row.frame.push(Point::zero(), tag);
        }
        add_words(&item, &mut row.text);
        row.frame.push(Point::new(point.x, point.y - Abs::pt(tops[current])), item);
    }
    for tag in waiting {
        rows[current].frame.push(Point::zero(), tag);
    }
    rows
}

/// The items of a frame, those of plain groups among them: several lines may stand in one group.
fn flatten(frame: &Frame, at: Point, items: &mut Vec<(Point, FrameItem)>) {
    for (point, item) in frame.items() {
        match item {
            FrameItem::Group(group)
                if group.clip.is_none()
                    && group.transform.is_identity()
                    && group.parent.is_none() =>
            {
                flatten(&group.frame, at + *point, items);
            }
            _ => items.push((at + *point, item.clone())),
        }
    }
}

/// Tops that differ by less, in points, are of one line: Latin from another face may be a hair off.
const SAME_LINE: f64 = 2.0;

/// Where each line's em box begins. A line that Typst leaves empty, before a word too long for the
/// rest of it, is none of ours.
fn tops(items: &[(Point, FrameItem)]) -> Vec<f64> {
    let mut tops: Vec<f64> =
        items.iter().filter_map(|(point, item)| top_of(item, *point)).collect();
    tops.sort_by(f64::total_cmp);
    tops.dedup_by(|next, line| *next - *line < SAME_LINE);
    tops
}

/// The top of an item's em box, if it is text: 0.88 of the size above the baseline (docs/look.md §1).
fn top_of(item: &FrameItem, at: Point) -> Option<f64> {
    match item {
        FrameItem::Text(text) => Some(at.y.to_pt() - 0.88 * text.size.to_pt()),
        _ => None,
    }
}
