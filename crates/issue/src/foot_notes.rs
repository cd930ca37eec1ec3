//! Notes come to the foot of what their signs stand in: a sidebar, which may stand elsewhere on the page, or the story.

use std::collections::{BTreeMap, HashSet};

use super::story::{Block, BlockKind, BoxKind, FootNote, Level, Run};

/// Puts each note at the foot of the sidebar in which its first sign stands, else of the story.
pub fn place(blocks: &mut Vec<Block>, notes: Vec<FootNote>) {
    if notes.is_empty() {
        return;
    }
    let mut notes: BTreeMap<u32, FootNote> =
        notes.into_iter().map(|note| (note.number, note)).collect();
    let mut signed = HashSet::new();
    for block in blocks.iter_mut() {
        let mut numbers = Vec::new();
        signs(std::slice::from_ref(block), &mut numbers);
        numbers.retain(|number| signed.insert(*number));
        if let BlockKind::Box(boxed) = &mut block.kind
            && boxed.kind == BoxKind::Sidebar
        {
            numbers.sort_unstable();
            let own = numbers.iter().filter_map(|number| notes.remove(number)).collect();
            put(&mut boxed.blocks, own);
        }
    }
    put(blocks, notes.into_values().collect());
}

fn put(blocks: &mut Vec<Block>, notes: Vec<FootNote>) {
    if let Some(first) = notes.first() {
        let spot = first.label;
        blocks.push(Block { kind: BlockKind::FootNotes(notes), spot });
    }
}

/// The numbers of the signs in blocks, in their order.
fn signs(blocks: &[Block], numbers: &mut Vec<u32>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(of)
            | BlockKind::Subhead(of)
            | BlockKind::Aligned { runs: of, .. } => signs_of(of, numbers),
            BlockKind::List { items, .. } => items.iter().for_each(|item| signs(item, numbers)),
            BlockKind::Quote(inner) => signs(inner, numbers),
            BlockKind::Box(boxed) => signs(&boxed.blocks, numbers),
            BlockKind::Table { head, rows, .. } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.for_each(|cell| signs_of(cell, numbers));
            }
            BlockKind::Picture(_) | BlockKind::Pause | BlockKind::FootNotes(_) => {}
        }
    }
}

fn signs_of(runs: &[Run], numbers: &mut Vec<u32>) {
    numbers.extend(runs.iter().filter_map(|run| match run {
        Run::Text { style, .. } => match style.level {
            Level::Sign(number) => Some(number),
            _ => None,
        },
        Run::Break => None,
    }));
}
