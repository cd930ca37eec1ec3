//! Words of a story for those who show only a few of them, and addresses.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::archive::article::{Article, Block, Inline, plain};

/// What stands in a description: about two lines on a phone.
const BEGINNING: usize = 90;

/// What may not stand in a part of an address (RFC 3986, `pchar`); what is not ASCII goes in any case.
const PART: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A folder's or file's name as a part of an address.
pub fn part(name: &str) -> String {
    utf8_percent_encode(name, PART).to_string()
}

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

/// Blocks whose links lead where links may lead: to the web, to a mailbox, to a telephone. Others are plain text.
pub fn with_safe_links(blocks: &[Block]) -> Vec<Block> {
    let inlines = |text: &[Inline]| text.iter().map(safe).collect::<Vec<_>>();
    let cells = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| inlines(cell)).collect::<Vec<_>>();
    let block = |block: &Block| match block {
        Block::Paragraph { text } => Block::Paragraph { text: inlines(text) },
        Block::Subhead { text } => Block::Subhead { text: inlines(text) },
        Block::List { start, items } => Block::List {
            start: *start,
            items: items.iter().map(|item| with_safe_links(item)).collect(),
        },
        Block::Quote { blocks } => Block::Quote { blocks: with_safe_links(blocks) },
        Block::Table { head, rows } => {
            Block::Table { head: cells(head), rows: rows.iter().map(cells).collect() }
        }
        Block::Box { of, title, tab, blocks } => Block::Box {
            of: *of,
            title: title.clone(),
            tab: tab.clone(),
            blocks: with_safe_links(blocks),
        },
        Block::Photo(photo) => {
            let mut photo = photo.clone();
            photo.caption = inlines(&photo.caption);
            Block::Photo(photo)
        }
    };
    blocks.iter().map(block).collect()
}

fn safe(inline: &Inline) -> Inline {
    let mut inline = inline.clone();
    if let Inline::Text { link, .. } = &mut inline {
        *link = link.take().filter(|link| is_safe(link));
    }
    inline
}

/// Whether an address may be followed. Control characters and white space, with which browsers read on, may not stand
/// before the scheme.
fn is_safe(link: &str) -> bool {
    let scheme = link.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| matches!(&*scheme, "http" | "https" | "mailto" | "tel"))
}
