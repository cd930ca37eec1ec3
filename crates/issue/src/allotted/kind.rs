//! What a story is to its page.

use super::super::auto_page::is_brief;
use super::super::story::{BlockKind, Form, Story};
use super::piece::PieceKind;

/// Photographs that take a page.
const PHOTOS: usize = 4;

/// What a story is to its page.
pub fn kind(story: &Story) -> PieceKind {
    match story.form {
        _ if is_brief(story) => PieceKind::Brief,
        Form::Photos if pictures(story) >= PHOTOS => PieceKind::Photos,
        Form::Essay => PieceKind::Essay,
        Form::Verse | Form::Figures => PieceKind::Box,
        _ if story.tab.is_some() => PieceKind::Box,
        _ => PieceKind::Story,
    }
}

/// Whether a story has a picture.
pub fn has_picture(story: &Story) -> bool {
    pictures(story) > 0
}

fn pictures(story: &Story) -> usize {
    let is_picture = |kind: &BlockKind| matches!(kind, BlockKind::Picture(_));
    story.blocks.iter().filter(|block| is_picture(&block.kind)).count()
}
