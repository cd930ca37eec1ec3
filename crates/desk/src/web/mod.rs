//! Web pages: a saved WeChat article, any other page, and HTML that stands in something else.
//!
//! ```text
//! bytes ─ page_code ─▶ text ─ parse (html5ever, guarded) ─▶ Tree ─ wechat or main_text ─▶ what is its text
//!   ─ walk, once through it ─▶ blocks of the text, asides of all else
//! ```
//!
//! **What holds:** every character that a reader of the page sees is in a block or an aside. Nothing is fetched, no script is run.

mod grower;
mod guard;
mod main_text;
mod marks;
mod page_code;
mod paragraph;
mod parse;
mod style;
mod table;
mod tail;
mod text;
mod tree;
mod walk;
mod wechat;

use kanyin_diagnostics::{Code, Fault, told};

use crate::beside::{Beside, PictureFinder};
use crate::block::{Aside, AsideKind, Block, Source};
use crate::code_page;
use crate::plain::no_text;
use crate::tell;
use main_text::MainText;
use tree::Tree;
use walk::{Walk, words_of};

pub use style::leads_to;

/// Reads a page.
///
/// # Errors
/// Bytes that are no text, or a tag without an end.
pub fn read(name: &str, bytes: &[u8], beside: Beside<'_>) -> Result<Source, Fault> {
    read_as(name, bytes, None, beside)
}

/// Reads a page whose encoding a header names.
///
/// # Errors
/// As [`read`].
pub fn read_as(
    name: &str,
    bytes: &[u8],
    label: Option<&str>,
    beside: Beside<'_>,
) -> Result<Source, Fault> {
    let decoded = page_code::decode(bytes, label).ok_or_else(|| no_text(name))?;
    let of_code = code_page::faults(name, &decoded);
    let tree = parse::parse(&decoded.text).ok_or_else(|| endless(name))?;
    // A page may hold its pictures: it does not stand in memory beside them.
    drop(decoded);
    let pictures = PictureFinder::new(name, beside);
    let mut source = match wechat::Article::of(&tree) {
        Some(article) => {
            let mut walk = Walk::new(&tree, pictures, &[article.root]);
            let parts = article.parts(&tree, &mut walk.passed);
            let mut source = finish(name, walk, parts);
            tail::without_call(&mut source.blocks, &mut source.asides);
            tail::without_tail(&mut source.blocks, &mut source.asides);
            source
        }
        None => page(name, &tree, pictures),
    };
    source.faults.splice(0..0, of_code);
    source.faults.extend(tree.is_cut.then(|| cut(name)));
    Ok(source)
}

/// Reads HTML that stands in something else: a feed, a story in Markdown. All of it is text.
///
/// # Errors
/// A tag without an end.
pub fn fragment(name: &str, html: &str, beside: Beside<'_>) -> Result<Source, Fault> {
    let tree = parse::parse(html).ok_or_else(|| endless(name))?;
    let root = tree.by_name("body").unwrap_or(Tree::ROOT);
    let walk = Walk::new(&tree, PictureFinder::new(name, beside), &[root]);
    let mut source = finish(name, walk, Vec::new());
    source.faults.extend(tree.is_cut.then(|| cut(name)));
    Ok(source)
}

/// Any page.
fn page(name: &str, tree: &Tree, pictures: PictureFinder<'_>) -> Source {
    let MainText { root, headline } = main_text::choose(tree);
    let roots: Vec<_> = headline.into_iter().chain([root]).collect();
    let walk = Walk::new(tree, pictures, &roots);
    let mut source = finish(name, walk, Vec::new());
    let is_said =
        |words: &str| source.blocks.iter().any(|block| block.content.text().trim() == words);
    // What stands in the head is seen in the browser's frame, and by machines.
    let title = tree.by_name("title").map(|title| (tree.node(title).line, words_of(tree, title)));
    let head: Vec<(u32, String)> = title
        .into_iter()
        .filter(|(_, words)| !words.is_empty() && !is_said(words))
        .chain(described(tree))
        .collect();
    let asides = head.into_iter().map(|(line, text)| Aside { line, kind: AsideKind::Other, text });
    source.asides.splice(0..0, asides);
    source
}

/// Who wrote a page, and when, if its head says so.
fn described(tree: &Tree) -> impl Iterator<Item = (u32, String)> {
    tree.inside(Tree::ROOT).filter_map(|node| {
        let key = tree.attribute(node, "name").or_else(|| tree.attribute(node, "property"))?;
        let is_wanted = matches!(
            key.to_ascii_lowercase().as_str(),
            "author"
                | "article:author"
                | "article:published_time"
                | "pubdate"
                | "publishdate"
                | "contentsource"
        );
        let content = tree.attribute(node, "content")?.trim();
        (is_wanted && !content.is_empty())
            .then(|| (tree.node(node).line, format!("{key}: {content}")))
    })
}

fn finish(name: &str, mut walk: Walk<'_, '_>, mut parts: Vec<Block>) -> Source {
    walk.run();
    parts.append(&mut walk.blocks);
    Source { name: name.into(), blocks: parts, asides: walk.asides, faults: walk.pictures.faults }
}

fn endless(name: &str) -> Fault {
    tell::refusal(
        Code::NotCopy,
        told!(
            "“{name}”不像正常的网页：有一个标签没有尽头",
            "`{name}` is no sound page: it has a tag without an end"
        ),
        told!(
            "在浏览器里打开它，复制文字存成 .txt",
            "open it in a browser and copy its text into a .txt"
        ),
    )
}

fn cut(name: &str) -> Fault {
    tell::warning(
        Code::TooDeep,
        told!(
            "“{name}”的标签太多或套得太深，有些没有理会；文字都在",
            "`{name}` has too many tags, or too deep ones, and some were passed over; its text is there"
        ),
        told!("看看段落分得对不对", "look whether its paragraphs are parted right"),
    )
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod wechat_tests;
