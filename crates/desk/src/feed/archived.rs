//! `stories.json` as `kanyin archive` writes it: the stories as they were set, block by block.

use serde::Deserialize;

use crate::beside::{Beside, PictureFinder};
use crate::block::{
    Align, Block, Cell, Content, End, Look, Raised, Source, Span, StoryPart, Table,
};

/// The file, as far as stories are made of it.
#[derive(Debug, Deserialize)]
pub struct ArchivedIssue {
    articles: Vec<Archived>,
}

/// A story.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Archived {
    title: String,
    section: Option<String>,
    column: Option<String>,
    kicker: Option<String>,
    deck: Option<String>,
    byline: Option<String>,
    lead_in: Option<String>,
    tab: Option<String>,
    importance: Option<String>,
    form: Option<String>,
    #[serde(default)]
    blocks: Vec<ArchivedBlock>,
}

/// A block of its body.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ArchivedBlock {
    Paragraph { text: Vec<Word>, place: Option<Place> },
    Subhead { text: Vec<Word> },
    List { start: Option<u32>, items: Vec<Vec<ArchivedBlock>> },
    Quote { blocks: Vec<ArchivedBlock> },
    Table { head: Vec<Vec<Word>>, rows: Vec<Vec<Vec<Word>>> },
    Box { of: BoxedAs, title: Option<String>, tab: Option<String>, blocks: Vec<ArchivedBlock> },
    Photo(ArchivedPhoto),
    Pause,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Right,
    Center,
    Foot(u32),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BoxedAs {
    Sidebar,
    Note,
    Quote,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Word {
    Text {
        text: String,
        #[serde(default)]
        emph: bool,
        #[serde(default)]
        strong: bool,
        link: Option<String>,
        level: Option<Standing>,
    },
    Break,
}

#[derive(Debug, Copy, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Standing {
    Sub,
    Super,
    Sign(u32),
}

#[derive(Debug, Deserialize)]
struct ArchivedPhoto {
    file: String,
    #[serde(default)]
    caption: Vec<Word>,
    credit: Option<String>,
    web: Option<String>,
}

/// Its stories.
pub fn sources(name: &str, issue: ArchivedIssue, beside: Beside<'_>) -> Vec<Source> {
    let source = |(n, article): (usize, Archived)| {
        let mut writer = Writer { blocks: Vec::new(), finder: PictureFinder::new(name, beside) };
        writer.article(article);
        let (blocks, faults) = (writer.blocks, writer.finder.faults);
        Source { name: format!("{name}#{}", n + 1), blocks, faults, ..Source::default() }
    };
    issue.articles.into_iter().enumerate().map(source).collect()
}

struct Writer<'a> {
    blocks: Vec<Block>,
    finder: PictureFinder<'a>,
}

impl Writer<'_> {
    fn article(&mut self, article: Archived) {
        let usual = |value: Option<String>, usual: &str| value.filter(|value| value != usual);
        let parts = [
            (StoryPart::Title, Some(article.title)),
            (StoryPart::Kicker, article.kicker),
            (StoryPart::Deck, article.deck),
            (StoryPart::Byline, article.byline),
            (StoryPart::LeadIn, article.lead_in),
            (StoryPart::Column, article.column),
            (StoryPart::Section, article.section),
            (StoryPart::Importance, usual(article.importance, "normal")),
            (StoryPart::Form, usual(article.form, "news")),
            (StoryPart::Tab, article.tab),
        ];
        for (part, value) in parts {
            if let Some(value) = value {
                self.blocks.push(Block::part(1, part, value));
            }
        }
        self.pieces(article.blocks, &Look::default());
    }

    fn pieces(&mut self, pieces: Vec<ArchivedBlock>, look: &Look) {
        let mut look = look.clone();
        for piece in pieces {
            self.piece(piece, &look);
            // What follows in an item of a list has no mark of its own.
            if let Some((_, mark)) = &mut look.list {
                mark.clear();
            }
        }
    }

    fn piece(&mut self, piece: ArchivedBlock, look: &Look) {
        match piece {
            ArchivedBlock::Paragraph { text, place: Some(Place::Foot(number)) } => {
                // The first words are the sign, which the number stands for.
                let spans =
                    lines(text.into_iter().skip(1).collect()).into_iter().flatten().collect();
                self.push(Content::Note { number, spans }, Look::default());
            }
            ArchivedBlock::Paragraph { text, place } => {
                let align = match place {
                    Some(Place::Right) => Align::Right,
                    Some(Place::Center) => Align::Centre,
                    _ => Align::Left,
                };
                let part = look.part.or_else(|| {
                    (look.list.is_none() && look.style.is_none()).then_some(StoryPart::Body)
                });
                self.text(text, &Look { align, part, ..look.clone() });
            }
            ArchivedBlock::Subhead { text } => {
                self.text(text, &Look { part: Some(StoryPart::Subhead), ..look.clone() })
            }
            ArchivedBlock::List { start, items } => {
                let level = look.list.as_ref().map_or(0, |(level, _)| *level).saturating_add(1);
                for (n, item) in items.into_iter().enumerate() {
                    let mark = start.map_or_else(
                        || "•".into(),
                        |start| format!("{}.", u64::from(start) + n as u64),
                    );
                    self.pieces(item, &Look { list: Some((level, mark)), ..look.clone() });
                }
            }
            ArchivedBlock::Quote { blocks } => {
                self.pieces(blocks, &Look { style: Some("blockquote".into()), ..look.clone() })
            }
            ArchivedBlock::Table { head, rows } => {
                let row = |cells: Vec<Vec<Word>>| cells.into_iter().map(cell).collect();
                let rows = [head].into_iter().chain(rows).map(row).collect();
                self.push(Content::Table(Table { rows }), look.clone());
            }
            ArchivedBlock::Box { of, title, tab, blocks } => {
                let part = match of {
                    BoxedAs::Sidebar => StoryPart::Sidebar,
                    BoxedAs::Note => StoryPart::NoteBox,
                    BoxedAs::Quote => StoryPart::PullQuote,
                };
                let boxed = Look { is_boxed: true, ..Look::default() };
                for (part, words) in
                    [(part, Some(title.unwrap_or_default())), (StoryPart::Tab, tab)]
                {
                    let Some(words) = words else { continue };
                    let look = Look { part: Some(part), ..boxed.clone() };
                    self.push(
                        Content::Text { spans: vec![Span::plain(words)], end: End::Paragraph },
                        look,
                    );
                }
                self.pieces(blocks, &boxed);
            }
            ArchivedBlock::Photo(photo) => self.photo(photo, look),
            ArchivedBlock::Pause => self.push(Content::Rule, look.clone()),
        }
    }

    fn photo(&mut self, photo: ArchivedPhoto, look: &Look) {
        let web = photo.web.as_deref().unwrap_or_default();
        // Beside the archive's JSON they stand under their names for readers; in a publication under their own.
        let Some(mut picture) = self.finder.find(1, &[web, &photo.file], "") else { return };
        picture.caption = lines(photo.caption).join(&Span::plain("\n"));
        self.push(Content::Picture(picture), look.clone());
        if let Some(credit) = photo.credit {
            self.blocks.push(Block::part(1, StoryPart::Credit, credit));
        }
    }

    fn text(&mut self, words: Vec<Word>, look: &Look) {
        let lines = lines(words);
        let last = lines.len().saturating_sub(1);
        for (n, spans) in lines.into_iter().enumerate() {
            let end = if n == last { End::Paragraph } else { End::Soft };
            self.push(Content::Text { spans, end }, look.clone());
        }
    }

    fn push(&mut self, content: Content, look: Look) {
        let line = self.blocks.len() as u32 + 1;
        self.blocks.push(Block { line, content, look });
    }
}

fn cell(words: Vec<Word>) -> Cell {
    Cell { spans: lines(words).join(&Span::plain("\n")), columns: 1, rows: 1 }
}

/// Words, parted at typed line ends.
fn lines(words: Vec<Word>) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    for word in words {
        match (word, lines.last_mut()) {
            (Word::Text { text, emph, strong, link, level }, Some(line)) => {
                line.push(match level {
                    Some(Standing::Sign(number)) => Span { note: Some(number), ..Span::default() },
                    level => Span {
                        text,
                        is_bold: strong,
                        is_italic: emph,
                        raised: match level {
                            Some(Standing::Sub) => Raised::Down,
                            Some(Standing::Super) => Raised::Up,
                            _ => Raised::No,
                        },
                        link,
                        note: None,
                    },
                })
            }
            (Word::Break, _) => lines.push(Vec::new()),
            (Word::Text { .. }, None) => {}
        }
    }
    lines
}
