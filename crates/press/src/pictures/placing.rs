//! Which pictures stand on the pages, how large, and in which inks.

use std::collections::HashSet;

use typst_library::layout::{Frame, FrameItem, Size};
use typst_library::visualize::{Image, ImageKind};

use kanyin_typeset::{Laid, Pictures, Shown};

use crate::job::InkSets;

/// A picture at a size, in the inks of its page.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct Placing {
    /// The picture.
    pub shown: Shown,
    /// The box it stands in.
    pub size: Size,
    /// The number of its page's inks in [`InkSets`].
    pub inks: usize,
}

impl Placing {
    /// The picture that an image of the pages stands for, on a page with the inks of a number; `None`
    /// for a template's own image.
    pub fn of(image: &Image, size: Size, pictures: &Pictures, inks: usize) -> Option<Self> {
        let ImageKind::Svg(stand_in) = image.kind() else { return None };
        let shown = pictures.of(stand_in.data())?.clone();
        Some(Self { shown, size, inks })
    }
}

/// Every picture of the pages, each size and each kind of inks once, in reading order.
pub fn placings(laid: &Laid, plates: &InkSets) -> Vec<Placing> {
    let mut found = Vec::new();
    for (n, page) in laid.document.pages().iter().enumerate() {
        collect(&page.frame, &laid.pictures, plates.number(n), &mut found);
    }
    let mut seen = HashSet::new();
    found.retain(|placing| seen.insert(placing.clone()));
    found
}

fn collect(frame: &Frame, pictures: &Pictures, inks: usize, found: &mut Vec<Placing>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, pictures, inks, found),
            FrameItem::Image(image, size, _) => {
                found.extend(Placing::of(image, *size, pictures, inks));
            }
            _ => {}
        }
    }
}
