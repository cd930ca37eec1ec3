//! Where pictures are named.

use std::path::Path;

use crate::diagnostics::Spot;
use crate::issue::{Block, BlockKind, Fill, Issue};

/// Where a picture is named first.
pub fn spot_of(issue: &Issue, path: &Path) -> Option<Spot> {
    issue.pages.iter().flat_map(|page| &page.fills).find_map(|fill| match fill {
        Fill::Story(story) => in_blocks(&story.blocks, path),
        Fill::Briefs { stories, .. } => {
            stories.iter().find_map(|story| in_blocks(&story.blocks, path))
        }
        Fill::Files(files) => files.iter().find(|file| file.path == path).map(|file| file.spot),
        _ => None,
    })
}

fn in_blocks(blocks: &[Block], path: &Path) -> Option<Spot> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Picture(picture) => (picture.path == path).then_some(picture.spot),
        BlockKind::Quote(blocks) => in_blocks(blocks, path),
        BlockKind::Box(boxed) => in_blocks(&boxed.blocks, path),
        BlockKind::List { items, .. } => items.iter().find_map(|item| in_blocks(item, path)),
        BlockKind::Paragraph(_) | BlockKind::Subhead(_) | BlockKind::Table { .. } => None,
    })
}
