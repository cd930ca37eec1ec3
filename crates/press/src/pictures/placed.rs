//! Where each picture of an issue stands on its pages, and where it is named.

use typst_library::layout::{Frame, FrameItem, Point};

use kanyin_diagnostics::slashed;
use kanyin_issue::Issue;
use kanyin_preflight::{self as preflight, PlacedPicture};
use kanyin_typeset::Laid;

use super::named_picture::named;
use super::placing::Placing;

/// Every picture of the pages, where it stands and where it is named. A template's own images have no name.
pub fn placed(issue: &Issue, laid: &Laid) -> Vec<PlacedPicture> {
    let mut found = Vec::new();
    for (page, number) in laid.document.pages().iter().zip(1..) {
        collect(
            &page.frame,
            Point::zero(),
            &mut |placing, at| {
                let Some(named) = named(issue, &placing.shown.path) else { return };
                found.push(PlacedPicture {
                    page: number,
                    frame: preflight::Frame {
                        x: at.x.to_pt(),
                        y: at.y.to_pt(),
                        width: placing.size.x.to_pt(),
                        height: placing.size.y.to_pt(),
                    },
                    name: slashed(&placing.shown.path),
                    spot: named.spot,
                });
            },
            laid,
        );
    }
    found
}

fn collect(frame: &Frame, at: Point, found: &mut impl FnMut(Placing, Point), laid: &Laid) {
    for (offset, item) in frame.items() {
        let at = at + *offset;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                collect(&group.frame, at + moved, found, laid);
            }
            FrameItem::Image(image, size, _) => {
                if let Some(placing) = Placing::of(image, *size, &laid.pictures, 0) {
                    found(placing, at);
                }
            }
            _ => {}
        }
    }
}
