//! Which pictures stand on the pages, and how large.

use std::collections::HashSet;

use typst_library::layout::{Frame, FrameItem, Size};
use typst_library::visualize::{Image, ImageKind};

use crate::typeset::{Laid, Pictures, Shown};

/// A picture at a size.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct Placing {
    /// The picture.
    pub shown: Shown,
    /// The box it stands in.
    pub size: Size,
}

impl Placing {
    /// The picture that an image of the pages stands for; `None` for a template's own image.
    pub fn of(image: &Image, size: Size, pictures: &Pictures) -> Option<Self> {
        let ImageKind::Svg(stand_in) = image.kind() else { return None };
        let shown = pictures.of(stand_in.data())?.clone();
        Some(Self { shown, size })
    }
}

/// Every picture of the pages, each size once, in reading order.
pub fn placings(laid: &Laid) -> Vec<Placing> {
    let mut found = Vec::new();
    for page in laid.document.pages() {
        collect(&page.frame, &laid.pictures, &mut found);
    }
    let mut seen = HashSet::new();
    found.retain(|placing| seen.insert(placing.clone()));
    found
}

fn collect(frame: &Frame, pictures: &Pictures, found: &mut Vec<Placing>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, pictures, found),
            FrameItem::Image(image, size, _) => found.extend(Placing::of(image, *size, pictures)),
            _ => {}
        }
    }
}
