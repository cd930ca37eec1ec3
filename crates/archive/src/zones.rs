//! The pages cut into what ALTO calls blocks: each a stretch of a story, words that are of no story, or a picture.
//! ALTO writes them, METS names them.

use std::collections::{BTreeMap, HashSet};

use super::article::{Article, Block};
use super::edition::{Edition, Leaf, Rect};
use super::lines::{Line, Lines};
use super::placed::{PlacedBlock, PlacedImage};
use super::reading_order::{Reading, Seat, reading, unread};

/// A page, cut up.
#[derive(Debug)]
pub struct CutPage<'a> {
    /// The page.
    pub leaf: &'a Leaf,
    /// Its zones in reading order; those of one story follow one another.
    pub zones: Vec<Zone>,
}

/// A block of a page.
#[derive(Debug)]
pub struct Zone {
    /// Its name in the page's file.
    pub id: String,
    /// What it is: `title`, `paragraph`, `caption`, `picture`, `ad`, `masthead` …
    pub role: &'static str,
    /// The story that it is of, and where in it.
    pub of: Option<InStory>,
    /// Its box.
    pub rect: Rect,
    /// What stands in it.
    pub content: Content,
}

/// Where a zone belongs in a story.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InStory {
    /// The story's number.
    pub article: u32,
    /// Where in its text.
    pub part: Part,
}

/// A place in a story. The order of the variants and their numbers is the order of reading.
#[derive(Debug, Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// In the headline.
    Head {
        /// The zone's rank in the story's text.
        rank: usize,
    },
    /// In a block of the body.
    Body {
        /// Which of the article's blocks.
        block: usize,
        /// The zone's rank in the story's text; a picture stands before its caption, with none.
        rank: Option<usize>,
    },
    /// Added by a template; no word of the story.
    Added,
}

/// What stands in a zone.
#[derive(Debug)]
pub enum Content {
    /// Lines of type.
    Lines(Vec<Line>),
    /// A picture.
    Picture,
}

/// All pages, cut up.
pub fn cut(edition: &Edition) -> Vec<CutPage<'_>> {
    let mut zones: BTreeMap<u32, Vec<(usize, Zone)>> = BTreeMap::new();
    let mut add = |page: u32, order: usize, zone: Zone| {
        zones.entry(page).or_default().push((order, zone));
    };
    for article in &edition.articles {
        let blocks = || edition.blocks.iter().enumerate();
        let own = || blocks().filter(|(_, block)| block.article == Some(article.number));
        // A story comes where its first thing on the page stands.
        let order = |page: u32| own().find(|(_, block)| block.page == page).map_or(0, |(n, _)| n);
        let (stretches, read) = stretches(edition, article);
        for (page, zone) in stretches {
            add(page, order(page), zone);
        }
        for (n, block) in own() {
            if let Some(zone) = added(edition, article, n, block, &read) {
                add(block.page, order(block.page), zone);
            }
            for image in &block.images {
                add(block.page, order(block.page), picture(article, image));
            }
        }
    }
    for (n, block) in edition.blocks.iter().enumerate() {
        if block.article.is_none() {
            for zone in of_no_story(edition, n, block) {
                add(block.page, n, zone);
            }
        }
    }
    let pages = edition.pages.iter().map(|leaf| {
        let mut here = zones.remove(&leaf.page).unwrap_or_default();
        here.sort_by_key(|(order, zone)| (*order, zone.of));
        let zones = here.into_iter().zip(1..).map(|((_, zone), n): (_, u32)| {
            let kind = match zone.content {
                Content::Lines(_) => "T",
                Content::Picture => "I",
            };
            Zone { id: format!("P{}_{kind}{n:03}", leaf.id), ..zone }
        });
        CutPage { leaf, zones: zones.collect() }
    });
    pages.collect()
}

/// The zones of a story's own words with their pages, and where the letters stand that are in them.
fn stretches(edition: &Edition, article: &Article) -> (Vec<(u32, Zone)>, HashSet<Seat>) {
    let reading = reading(edition, article);
    let leaf_at = |at: Option<usize>| reading.characters.get(at?).map(|character| character.leaf);
    let setter = Lines::of(edition, &reading);
    let mut zones = Vec::new();
    let mut rest = reading.letters.as_slice();
    while let Some(first) = rest.first() {
        let leaf = leaf_at(first.at);
        let same = rest
            .iter()
            .take_while(|read| read.seat.block == first.seat.block && leaf_at(read.at) == leaf);
        let (stretch, behind) = rest.split_at(same.count());
        rest = behind;
        let Some(block) = edition.blocks.get(first.seat.block) else { continue };
        let lines = setter.set(stretch);
        let Some(rect) = around(&lines) else { continue };
        let rank = zones.len();
        let leaf = leaf.and_then(|leaf| reading.leaves.get(leaf));
        let part = match leaf.map(|leaf| leaf.block) {
            Some(None) => Part::Head { rank },
            Some(Some(block)) => Part::Body { block, rank: Some(rank) },
            None => Part::Body { block: 0, rank: Some(rank) },
        };
        let zone = Zone {
            id: String::new(),
            role: leaf.map_or(block.role, |leaf| leaf.role),
            of: Some(InStory { article: article.number, part }),
            rect,
            content: Content::Lines(lines),
        };
        zones.push((block.page, zone));
    }
    (zones, reading.letters.iter().map(|read| read.seat).collect())
}

/// What a template added to a story's thing: a bullet, a label, and what the story's text does not have.
fn added(
    edition: &Edition,
    article: &Article,
    n: usize,
    block: &PlacedBlock,
    read: &HashSet<Seat>,
) -> Option<Zone> {
    let seats = seats(n, block).filter(|seat| !read.contains(seat));
    let lines = Lines::of(edition, &Reading::default()).set(&unread(seats));
    Some(Zone {
        id: String::new(),
        role: "added",
        of: Some(InStory { article: article.number, part: Part::Added }),
        rect: around(&lines)?,
        content: Content::Lines(lines),
    })
}

fn picture(article: &Article, image: &PlacedImage) -> Zone {
    let is_it = |block: &Block| matches!(block, Block::Photo(photo) if photo.file == image.file);
    let part = match article.blocks.iter().position(is_it) {
        Some(block) => Part::Body { block, rank: None },
        None => Part::Added,
    };
    Zone {
        id: String::new(),
        role: "picture",
        of: Some(InStory { article: article.number, part }),
        rect: image.rect,
        content: Content::Picture,
    }
}

/// The zones of a thing that is of no story: a masthead, an ad.
fn of_no_story(edition: &Edition, n: usize, block: &PlacedBlock) -> Vec<Zone> {
    let lines = Lines::of(edition, &Reading::default()).set(&unread(seats(n, block)));
    let text = around(&lines).map(|rect| (rect, Content::Lines(lines)));
    let images = block.images.iter().map(|image| (image.rect, Content::Picture));
    text.into_iter()
        .chain(images)
        .map(|(rect, content)| Zone {
            id: String::new(),
            role: block.role,
            of: None,
            rect,
            content,
        })
        .collect()
}

fn seats(block: usize, placed: &PlacedBlock) -> impl Iterator<Item = Seat> {
    placed.lines.iter().enumerate().flat_map(move |(line, placed)| {
        (0..placed.letters.len()).map(move |letter| Seat { block, line, letter })
    })
}

/// The box around lines; none around nothing.
fn around(lines: &[Line]) -> Option<Rect> {
    lines.iter().map(|line| line.rect).reduce(Rect::and)
}
