//! Where pictures are named in an issue.

use std::path::Path;

use kanyin_diagnostics::Spot;
use kanyin_issue::{Block, BlockKind, Fill, Issue};

/// A picture where it is named first.
#[derive(Debug, Copy, Clone)]
pub struct NamedPicture {
    /// The place.
    pub spot: Spot,
    /// Its width and height in pixels, upright; `None` for drawings.
    pub pixels: Option<(u32, u32)>,
}

/// Where a picture is named first.
pub fn named(issue: &Issue, path: &Path) -> Option<NamedPicture> {
    let nameplate = issue.nameplate.iter().find(|file| file.path == path);
    let nameplate = nameplate.map(|file| NamedPicture { spot: file.spot, pixels: file.pixels });
    let in_fills = issue.pages.iter().flat_map(|page| &page.fills).find_map(|fill| match fill {
        Fill::Story(story) => in_blocks(&story.blocks, path),
        Fill::Briefs { stories, .. } => {
            stories.iter().find_map(|story| in_blocks(&story.blocks, path))
        }
        Fill::Files(files) => {
            let file = files.iter().find(|file| file.path == path)?;
            Some(NamedPicture { spot: file.spot, pixels: file.pixels })
        }
        _ => None,
    });
    nameplate.or(in_fills)
}

fn in_blocks(blocks: &[Block], path: &Path) -> Option<NamedPicture> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Picture(picture) => (picture.path == path)
            .then_some(NamedPicture { spot: picture.spot, pixels: picture.pixels }),
        BlockKind::Quote(blocks) => in_blocks(blocks, path),
        BlockKind::Box(boxed) => in_blocks(&boxed.blocks, path),
        BlockKind::List { items, .. } => items.iter().find_map(|item| in_blocks(item, path)),
        BlockKind::Paragraph(_)
        | BlockKind::Subhead(_)
        | BlockKind::Table { .. }
        | BlockKind::Pause
        | BlockKind::Aligned { .. }
        | BlockKind::FootNotes(_) => None,
    })
}
