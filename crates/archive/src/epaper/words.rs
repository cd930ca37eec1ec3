//! Words of a story without its form: all of them for searching, the first for those who show only a few.

use crate::edition::{Article, Block, plain};

/// What stands in a description: about two lines on a phone.
const BEGINNING: usize = 90;

/// The passages of a story, each unbroken: heads, paragraphs, cells, captions.
pub fn passages(article: &Article) -> Vec<String> {
    let heads = [
        &article.tab,
        &article.column,
        &article.kicker,
        &article.deck,
        &article.byline,
        &article.lead_in,
    ];
    let mut found: Vec<String> = heads.into_iter().flatten().cloned().collect();
    article.blocks.iter().for_each(|block| gather(block, &mut found));
    found.retain(|passage| !passage.trim().is_empty());
    found
}

fn gather(block: &Block, found: &mut Vec<String>) {
    let mut all = |blocks: &[Block]| blocks.iter().for_each(|block| gather(block, found));
    match block {
        Block::Paragraph { text } | Block::Subhead { text } => found.push(plain(text)),
        Block::List { items, .. } => items.iter().for_each(|item| all(item)),
        Block::Quote { blocks } => all(blocks),
        Block::Table { head, rows } => {
            found.extend(head.iter().chain(rows.iter().flatten()).map(|cell| plain(cell)));
        }
        Block::Box { title, tab, blocks, .. } => {
            found.extend(tab.iter().chain(title).cloned());
            blocks.iter().for_each(|block| gather(block, found));
        }
        Block::Photo(photo) => {
            found.push(plain(&photo.caption));
            found.extend(photo.credit.clone());
        }
    }
}

/// The first words of a story's text, cut at a sentence if one ends there.
pub fn beginning(article: &Article) -> String {
    let mut text = article.lead_in.clone().unwrap_or_default();
    for block in &article.blocks {
        if text.chars().count() >= BEGINNING {
            break;
        }
        if matches!(block, Block::Paragraph { .. } | Block::List { .. } | Block::Quote { .. }) {
            let mut found = Vec::new();
            gather(block, &mut found);
            found.iter().for_each(|passage| text.push_str(&passage.replace('\n', " ")));
        }
    }
    let text = if text.is_empty() { article.deck.clone().unwrap_or_default() } else { text };
    cut(&text)
}

fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(BEGINNING) else { return text.into() };
    let kept = text.get(..end).unwrap_or(text);
    let mut sentence = kept.char_indices().filter(|(_, c)| matches!(c, '。' | '！' | '？' | '”'));
    match sentence.next_back() {
        Some((at, c)) if at > end / 2 => kept.get(..at + c.len_utf8()).unwrap_or(kept).into(),
        _ => format!("{kept}…"),
    }
}
