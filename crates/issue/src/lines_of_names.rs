//! Lines that are the lines of a list of names are not joined: where two names met without white between them, neither could be
//! read.

use super::inlines::MarkdownInline;
use super::names::{self, NamesBy};
use super::story::Run;

/// Makes the line ends of a list of names such as are kept.
pub fn keep_apart(pieces: &mut [MarkdownInline], by: NamesBy) {
    if !pieces.iter().any(|piece| matches!(piece, MarkdownInline::Soft(_))) {
        return;
    }
    let Some(lines) = lines(pieces) else { return };
    if !names::are_lines_of_names(&lines, by) {
        return;
    }
    let mut begins = false;
    for piece in pieces {
        match piece {
            MarkdownInline::Soft(_) => *piece = MarkdownInline::Hard,
            MarkdownInline::Text { text, spot, .. } if begins => {
                // An indent is no part of the line.
                let white = text.len() - text.trim_start().len();
                if spot.range().len() == text.len() {
                    spot.start += white as u32;
                }
                text.drain(..white);
            }
            _ => {}
        }
        begins = matches!(piece, MarkdownInline::Hard);
    }
}

/// Pieces as runs, every line end kept; `None` if a picture is among them.
fn lines(pieces: &[MarkdownInline]) -> Option<Vec<Run>> {
    pieces
        .iter()
        .map(|piece| match piece {
            MarkdownInline::Soft(_) | MarkdownInline::Hard => Some(Run::Break),
            MarkdownInline::Picture(_) | MarkdownInline::NoteLabel { .. } => None,
            MarkdownInline::Text { text, style, spot, link } => Some(Run::Text {
                text: text.clone(),
                style: *style,
                spot: *spot,
                link: link.clone(),
            }),
        })
        .collect()
}
