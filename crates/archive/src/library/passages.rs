//! What a story says, one passage after the other: headline, then the body in the order in which it was written.

use typst_library::text::is_default_ignorable;

use crate::edition::{Article, ArticleBlock, BoxKind, Inline, Place, plain};

/// A passage of a story: what stands by itself: a title, a paragraph, a cell, a caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// What it is: `title`, `paragraph`, `caption` …
    pub role: &'static str,
    /// Which of the article's blocks it is in; `None` in the headline.
    pub block: Option<usize>,
    /// Its words.
    pub text: String,
}

/// A character of a story, white space left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Character {
    /// The character.
    pub c: char,
    /// What chooses its form: variation selectors.
    pub form: String,
    /// The passage that it is in.
    pub passage: usize,
    /// Whether white space was typed before it in its passage.
    pub spaced: bool,
    /// Whether the page may do without it.
    pub optional: bool,
}

/// The passages of a story, in the order of its text.
pub fn passages(article: &Article) -> Vec<Passage> {
    let head = [
        ("kicker", article.kicker.as_deref()),
        ("title", Some(article.title.as_str())),
        ("deck", article.deck.as_deref()),
        ("byline", article.byline.as_deref()),
        ("lead-in", article.lead_in.as_deref()),
        ("tab", article.tab.as_deref().filter(|tab| *tab != article.title)),
    ];
    let mut passages: Vec<Passage> = head
        .into_iter()
        .filter_map(|(role, text)| Some(Passage { role, block: None, text: text?.into() }))
        .collect();
    for (n, block) in article.blocks.iter().enumerate() {
        of_block(block, n, "paragraph", &mut passages);
    }
    passages
}

/// Blocks nest as deep as a reader of stories lets them: sixteen levels.
fn of_block(block: &ArticleBlock, n: usize, role: &'static str, out: &mut Vec<Passage>) {
    let passage = |role, text: &[Inline]| Passage { role, block: Some(n), text: plain(text) };
    match block {
        ArticleBlock::Paragraph { text, place: Some(Place::Foot(_)) } => {
            out.push(passage("foot-note", text));
        }
        ArticleBlock::Paragraph { text, .. } => out.push(passage(role, text)),
        ArticleBlock::Subhead { text } => out.push(passage("subhead", text)),
        ArticleBlock::List { items, .. } => {
            items.iter().flatten().for_each(|block| of_block(block, n, "list-item", out));
        }
        ArticleBlock::Quote { blocks } => {
            blocks.iter().for_each(|block| of_block(block, n, "quote", out))
        }
        ArticleBlock::Table { head, rows, .. } => {
            out.extend(head.iter().chain(rows.iter().flatten()).map(|cell| passage("cell", cell)));
        }
        ArticleBlock::Box { of, title, tab, blocks } => {
            // A tab that says the same as the title is printed once.
            let tab = tab.as_ref().filter(|tab| Some(*tab) != title.as_ref());
            for (role, text) in [("tab", tab), ("box-title", title.as_ref())] {
                out.extend(text.map(|text| Passage { role, block: Some(n), text: text.clone() }));
            }
            let role = match of {
                BoxKind::Sidebar => "sidebar",
                BoxKind::Note => "note",
                BoxKind::Quote => "pull-quote",
            };
            blocks.iter().for_each(|block| of_block(block, n, role, out));
        }
        ArticleBlock::Pause => {}
        ArticleBlock::Photo(photo) => {
            out.push(passage("caption", &photo.caption));
            let credit = photo.credit.clone();
            out.extend(credit.map(|text| Passage { role: "credit", block: Some(n), text }));
        }
    }
}

/// The characters of a story.
pub fn characters(article: &Article, passages: &[Passage]) -> Vec<Character> {
    let mut characters: Vec<Character> = Vec::new();
    // 数读 prints the figure, its unit and its words in rows of their own: the colon between them goes.
    let figures = article.form == "figures";
    for (n, passage) in passages.iter().enumerate() {
        let mut spaced = false;
        for c in passage.text.chars() {
            match c {
                c if c.is_whitespace() => spaced = true,
                '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
                    characters
                        .iter_mut()
                        .next_back()
                        .into_iter()
                        .for_each(|last| last.form.push(c));
                }
                c if is_default_ignorable(c) => {}
                c => {
                    let optional = figures && matches!(c, '：' | ':');
                    let form = String::new();
                    characters.push(Character { c, form, passage: n, spaced, optional });
                    spaced = false;
                }
            }
        }
    }
    characters
}
