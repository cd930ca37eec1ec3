//! The pages cut into the blocks of ALTO: each a passage of a story, words that are of no story, or a picture.
//! ALTO writes them, METS names them.

use std::collections::{BTreeMap, HashSet};

use super::alto_lines::{AltoLine, AltoLines};
use super::reading_order::{LetterIndex, ReadingOrder, reading_order, unread};
use crate::edition::{Article, ArticleBlock, Edition, EditionPage, PlacedBlock, PlacedImage, Rect};

/// A page, cut up.
#[derive(Debug)]
pub struct AltoPage<'a> {
    /// The page.
    pub page: &'a EditionPage,
    /// Its blocks in reading order; those of one story follow one another.
    pub blocks: Vec<AltoBlock>,
}

/// A block of a page.
#[derive(Debug)]
pub struct AltoBlock {
    /// Its name in the page's file.
    pub id: String,
    /// What it is: `title`, `paragraph`, `caption`, `picture`, `ad`, `masthead` …
    pub role: &'static str,
    /// The story that it is of, and where in it.
    pub of: Option<InStory>,
    /// Its box.
    pub rect: Rect,
    /// What stands in it.
    pub content: BlockContent,
}

/// Where a block belongs in a story.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InStory {
    /// The story's number.
    pub article: u32,
    /// Where in its text.
    pub place: TextPlace,
}

/// A place in a story. The order of the variants and their numbers is the order of reading.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextPlace {
    /// In the headline.
    Head {
        /// The block's rank in the story's text.
        rank: usize,
    },
    /// In the body.
    Body {
        /// Which of the article's blocks.
        block: usize,
        /// Its rank in the story's text; a picture stands before its caption, with none.
        rank: Option<usize>,
    },
    /// Added by a template; no word of the story.
    Added,
}

/// A block as it is cut, before its page knows how many there are.
struct Cut {
    role: &'static str,
    of: Option<InStory>,
    rect: Rect,
    content: BlockContent,
}

impl Cut {
    /// The block, the n-th of its page.
    fn named(self, page: &EditionPage, n: u32) -> AltoBlock {
        let Self { role, of, rect, content } = self;
        let kind = match content {
            BlockContent::Lines(_) => "T",
            BlockContent::Picture => "I",
        };
        AltoBlock { id: format!("P{}_{kind}{n:03}", page.id), role, of, rect, content }
    }
}

/// What stands in a block.
#[derive(Debug)]
pub enum BlockContent {
    /// Lines of type.
    Lines(Vec<AltoLine>),
    /// A picture.
    Picture,
}

/// All pages, cut up.
pub fn alto_pages(edition: &Edition) -> Vec<AltoPage<'_>> {
    let mut blocks: BTreeMap<u32, Vec<(usize, Cut)>> = BTreeMap::new();
    let mut add = |page: u32, order: usize, block: Cut| {
        blocks.entry(page).or_default().push((order, block));
    };
    let placed = || edition.blocks.iter().enumerate();
    for article in &edition.articles {
        let own = || placed().filter(|(_, placed)| placed.article == Some(article.number));
        // A story comes where its first thing on the page stands.
        let order = |page: u32| own().find(|(_, placed)| placed.page == page).map_or(0, |(n, _)| n);
        let (passages, read) = of_story(edition, article);
        for (page, block) in passages {
            add(page, order(page), block);
        }
        for (n, placed) in own() {
            if let Some(block) = added(edition, article, n, placed, &read) {
                add(placed.page, order(placed.page), block);
            }
            for image in &placed.images {
                add(placed.page, order(placed.page), picture(article, image));
            }
        }
    }
    for (n, placed) in placed().filter(|(_, placed)| placed.article.is_none()) {
        for block in of_no_story(edition, n, placed) {
            add(placed.page, n, block);
        }
    }
    let pages = edition.pages.iter().map(|page| {
        let mut here = blocks.remove(&page.number).unwrap_or_default();
        here.sort_by_key(|(order, block)| (*order, block.of));
        let named = here.into_iter().zip(1..).map(|((_, block), n)| block.named(page, n));
        AltoPage { page, blocks: named.collect() }
    });
    pages.collect()
}

/// The blocks of a story's own words with their pages, and where the letters stand that are in them.
fn of_story(edition: &Edition, article: &Article) -> (Vec<(u32, Cut)>, HashSet<LetterIndex>) {
    let reading = reading_order(edition, article);
    let passage_at =
        |at: Option<usize>| reading.characters.get(at?).map(|character| character.passage);
    let alto_lines = AltoLines::of(edition, &reading);
    let mut blocks = Vec::new();
    let mut rest = reading.letters.as_slice();
    while let Some(first) = rest.first() {
        let passage = passage_at(first.at);
        let same = rest.iter().take_while(|read| {
            read.index.block == first.index.block && passage_at(read.at) == passage
        });
        let (letters, behind) = rest.split_at(same.count());
        rest = behind;
        let Some(placed) = edition.blocks.get(first.index.block) else { continue };
        let lines = alto_lines.set(letters);
        let Some(rect) = around(&lines) else { continue };
        let rank = blocks.len();
        let passage = passage.and_then(|passage| reading.passages.get(passage));
        let place = match passage.map(|passage| passage.block) {
            Some(None) => TextPlace::Head { rank },
            Some(Some(block)) => TextPlace::Body { block, rank: Some(rank) },
            None => TextPlace::Body { block: 0, rank: Some(rank) },
        };
        let block = Cut {
            role: passage.map_or(placed.role, |passage| passage.role),
            of: Some(InStory { article: article.number, place }),
            rect,
            content: BlockContent::Lines(lines),
        };
        blocks.push((placed.page, block));
    }
    (blocks, reading.letters.iter().map(|read| read.index).collect())
}

/// What a template added to a story's thing: a bullet, a label, and what the story's text does not have.
fn added(
    edition: &Edition,
    article: &Article,
    n: usize,
    placed: &PlacedBlock,
    read: &HashSet<LetterIndex>,
) -> Option<Cut> {
    let letters = letters(n, placed).filter(|index| !read.contains(index));
    let lines = AltoLines::of(edition, &ReadingOrder::default()).set(&unread(letters));
    Some(Cut {
        role: "added",
        of: Some(InStory { article: article.number, place: TextPlace::Added }),
        rect: around(&lines)?,
        content: BlockContent::Lines(lines),
    })
}

fn picture(article: &Article, image: &PlacedImage) -> Cut {
    let is_it = |block: &ArticleBlock| matches!(block, ArticleBlock::Photo(photo) if photo.file == image.file);
    let place = match article.blocks.iter().position(is_it) {
        Some(block) => TextPlace::Body { block, rank: None },
        None => TextPlace::Added,
    };
    Cut {
        role: "picture",
        of: Some(InStory { article: article.number, place }),
        rect: image.rect,
        content: BlockContent::Picture,
    }
}

/// The blocks of a thing that is of no story: a masthead, an ad.
fn of_no_story(edition: &Edition, n: usize, placed: &PlacedBlock) -> Vec<Cut> {
    let lines = AltoLines::of(edition, &ReadingOrder::default()).set(&unread(letters(n, placed)));
    let text = around(&lines).map(|rect| (rect, BlockContent::Lines(lines)));
    let images = placed.images.iter().map(|image| (image.rect, BlockContent::Picture));
    text.into_iter()
        .chain(images)
        .map(|(rect, content)| Cut { role: placed.role, of: None, rect, content })
        .collect()
}

fn letters(block: usize, placed: &PlacedBlock) -> impl Iterator<Item = LetterIndex> {
    placed.lines.iter().enumerate().flat_map(move |(line, placed)| {
        (0..placed.letters.len()).map(move |letter| LetterIndex { block, line, letter })
    })
}

/// The box around lines; none around nothing.
fn around(lines: &[AltoLine]) -> Option<Rect> {
    lines.iter().map(|line| line.rect).reduce(Rect::and)
}
