//! What only frames its content: a text box around a picture and its caption, a table that puts things side by side.

use super::tables::{Grid, flat};
use crate::block::{Block, Content};

/// Most characters of a caption in a frame of its own.
const CAPTION: usize = 120;
/// From so many characters in a cell on, a table puts texts side by side and is none.
const ARTICLE: usize = 300;

/// A box with one picture and a few words is a picture with its caption.
pub fn framed(blocks: Vec<Block>) -> Vec<Block> {
    let is_picture = |block: &Block| matches!(block.content, Content::Picture(_));
    let is_text = |block: &Block| matches!(block.content, Content::Text { .. });
    let is_other =
        |block: &Block| !is_picture(block) && !is_text(block) && block.content != Content::Empty;
    let pictures = blocks.iter().filter(|block| is_picture(block)).count();
    let texts = blocks.iter().filter(|block| is_text(block)).count();
    let length: usize = blocks.iter().map(|block| block.content.text().chars().count()).sum();
    if pictures != 1 || blocks.iter().any(is_other) || !(1..=3).contains(&texts) || length > CAPTION
    {
        return blocks;
    }
    let (mut picture, texts): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(is_picture);
    let (spans, _) = flat(texts);
    if let Some(Block { content: Content::Picture(picture), .. }) = picture.first_mut() {
        picture.caption.extend(spans);
    }
    picture
}

/// A paragraph of Word's caption style right behind a picture is its caption.
pub fn with_captions(blocks: Vec<Block>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let is_caption = matches!(block.content, Content::Text { .. })
            && block
                .look
                .style
                .as_deref()
                .is_some_and(|style| style == "caption" || style.contains("题注"))
            && !block.content.text().trim_start().starts_with(['表', 'T']);
        match found.last_mut().map(|last| &mut last.content) {
            Some(Content::Picture(picture)) if is_caption && picture.caption.is_empty() => {
                picture.caption = flat(vec![block]).0;
            }
            _ => found.push(block),
        }
    }
    found
}

/// Whether a table only frames what is in its cells: one cell, pictures, or whole articles.
pub fn is_frame(cells: &[Vec<Block>]) -> bool {
    let is_picture = |block: &Block| matches!(block.content, Content::Picture(_));
    let is_article = |cell: &Vec<Block>| {
        let text = |block: &Block| block.content.text().chars().count();
        let paragraphs = cell.iter().filter(|block| text(block) > 0).count();
        paragraphs > 2 && cell.iter().map(text).sum::<usize>() > ARTICLE
    };
    cells.len() <= 1 || cells.iter().flatten().any(is_picture) || cells.iter().any(is_article)
}

/// The content of such a table, cell by cell; the words in the row below a picture are its caption.
pub fn laid_out(grid: &Grid, held: Vec<Vec<Block>>) -> Vec<Block> {
    let mut cells: Vec<Vec<(u32, Vec<Block>)>> = Vec::new();
    let mut held = held.into_iter();
    for row in &grid.rows {
        let mut at = 0;
        let mut of_row = Vec::new();
        for slot in row {
            if slot.cell.is_some() {
                of_row.push((at, framed(held.next().unwrap_or_default())));
            }
            at += slot.columns;
        }
        cells.push(of_row);
    }
    for row in 1..cells.len() {
        let (above, below) = cells.split_at_mut(row);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        for (at, cell) in above {
            let Some(Content::Picture(picture)) = only(cell).map(|block| &mut block.content) else {
                continue;
            };
            let Some((_, words)) = below.iter_mut().find(|(column, _)| column == at) else {
                continue;
            };
            let is_short =
                words.iter().map(|block| block.content.text().chars().count()).sum::<usize>()
                    <= CAPTION;
            let is_text = words
                .iter()
                .all(|block| matches!(block.content, Content::Text { .. } | Content::Empty));
            if picture.caption.is_empty() && is_short && is_text {
                picture.caption = flat(std::mem::take(words)).0;
            }
        }
    }
    let mut found: Vec<Block> = cells.into_iter().flatten().flat_map(|(_, cell)| cell).collect();
    for block in &mut found {
        block.look.is_boxed = true;
    }
    found
}

/// The one block of a cell that is not empty.
fn only(cell: &mut [Block]) -> Option<&mut Block> {
    let mut filled = cell.iter_mut().filter(|block| block.content != Content::Empty);
    let first = filled.next()?;
    filled.next().is_none().then_some(first)
}
