//! Words of a story without its form: all of them for searching, the first for those who show only a few.

use crate::edition::{Article, ArticleBlock};
use crate::text::levels;

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
    found.extend(article.blocks.iter().flat_map(ArticleBlock::passages));
    found.retain(|passage| !passage.trim().is_empty());
    found
}

/// The first words of a story's text, cut at a sentence if one ends there.
pub fn beginning(article: &Article) -> String {
    let mut text = article.lead_in.clone().unwrap_or_default();
    for block in &article.blocks {
        if text.chars().count() >= BEGINNING {
            break;
        }
        if matches!(
            block,
            ArticleBlock::Paragraph { .. } | ArticleBlock::List { .. } | ArticleBlock::Quote { .. }
        ) {
            text.push_str(&in_unicode(block).replace('\n', " "));
        }
    }
    let text = if text.is_empty() { article.deck.clone().unwrap_or_default() } else { text };
    cut(&text)
}

/// The words of a block, with what stands higher or lower: `10⁸` is not 108.
fn in_unicode(block: &ArticleBlock) -> String {
    let all = |blocks: &[ArticleBlock]| blocks.iter().map(in_unicode).collect::<String>();
    match block {
        ArticleBlock::Paragraph { text, .. } | ArticleBlock::Subhead { text } => {
            levels::in_unicode(text)
        }
        ArticleBlock::List { items, .. } => items.iter().map(|item| all(item)).collect(),
        ArticleBlock::Quote { blocks } => all(blocks),
        _ => block.plain(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Inline, InlineLevel};

    #[test]
    fn powers_stay_powers() {
        let inline = |text: &str, level| Inline::Text {
            text: text.into(),
            emph: false,
            strong: false,
            link: None,
            level,
        };
        let text =
            vec![inline("共10", None), inline("8", Some(InlineLevel::Super)), inline("个", None)];
        let paragraph = ArticleBlock::Paragraph { text, place: None };
        assert_eq!(in_unicode(&ArticleBlock::Quote { blocks: vec![paragraph] }), "共10⁸个");
    }
}
