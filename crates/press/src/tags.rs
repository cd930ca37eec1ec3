//! Tags that lost their other half: copy that did not fit was cut off with the end of its paragraph,
//! and a tagged PDF wants every tag closed.

use std::collections::{HashMap, HashSet};

use typst_layout::PagedDocument;
use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Frame, FrameItem};

/// The elements whose tags are not there in pairs.
pub fn halved(document: &PagedDocument) -> HashSet<Location> {
    let mut open: HashMap<Location, i32> = HashMap::new();
    for page in document.pages() {
        count(&page.frame, &mut open);
    }
    open.into_iter().filter(|(_, balance)| *balance != 0).map(|(location, _)| location).collect()
}

fn count(frame: &Frame, open: &mut HashMap<Location, i32>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => count(&group.frame, open),
            FrameItem::Tag(tag) => {
                let step = if matches!(tag, Tag::Start(..)) { 1 } else { -1 };
                *open.entry(tag.location()).or_default() += step;
            }
            _ => {}
        }
    }
}
