//! Places that are numbers: what a template moves by an infinite length stands nowhere, and whoever draws it never ends.

use typst_library::layout::{Abs, Frame, FrameItem};

/// Whether everything in a frame stands somewhere.
pub fn is_finite(frame: &Frame) -> bool {
    frame.items().all(|(at, item)| {
        is_length(at.x)
            && is_length(at.y)
            && match item {
                FrameItem::Group(group) => {
                    let moved = group.transform;
                    is_length(moved.tx) && is_length(moved.ty) && is_finite(&group.frame)
                }
                _ => true,
            }
    })
}

fn is_length(length: Abs) -> bool {
    length.to_pt().is_finite()
}
