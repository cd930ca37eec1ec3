//! What the recogniser found: stories, what is in none of them, and what was turned.

use kanyin_diagnostics::Told;
use kanyin_issue::story::{BoxKind, Form, Importance};

use super::block::{At, Picture, Table};
use super::turn::Ledger;
use super::words::Words;

/// All that came of sources.
#[derive(Debug, Default)]
pub struct Found {
    /// The stories, in the order of their sources.
    pub stories: Vec<FoundStory>,
    /// Story files that were ready when they came.
    pub ready: Vec<ReadyStory>,
    /// What is in no story.
    pub left: Vec<LeftOver>,
    /// Pictures that belong to no story.
    pub pictures: Vec<Picture>,
    /// Characters that were turned.
    pub ledger: Ledger,
}

/// A story file that is passed on letter by letter.
#[derive(Debug, Clone)]
pub struct ReadyStory {
    /// Front matter and body.
    pub text: String,
    /// Its pictures, each under the path that it names it by.
    pub pictures: Vec<Picture>,
    /// What came beside it and is to follow its text.
    pub more: Vec<Element>,
    /// Where it stands.
    pub at: At,
}

/// A story.
#[derive(Debug, Clone)]
pub struct FoundStory {
    /// The title; none if none was found.
    pub title: Option<Part>,
    /// 引题.
    pub kicker: Option<Part>,
    /// 副题.
    pub deck: Option<Part>,
    /// 署名.
    pub byline: Option<Part>,
    /// 导语.
    pub lead_in: Option<Part>,
    /// 专栏名.
    pub column: Option<Part>,
    /// 栏目名: the head that it stands under with other briefs.
    pub rail: Option<Part>,
    /// 版面名.
    pub section: Option<Part>,
    /// 标题的方向, as our story files have it.
    pub direction: Option<Part>,
    /// 标签 of a story that is a box.
    pub tab: Option<Part>,
    /// How much it weighs.
    pub importance: Importance,
    /// Whether its source says how much it weighs.
    pub is_weighed: bool,
    /// Its form.
    pub form: Form,
    /// Whether that is a guess.
    pub form_guess: Option<Guess>,
    /// The body.
    pub body: Vec<Element>,
    /// The level of its heading or the size of its title: what importance is weighed by.
    pub weight: f64,
    /// The number of its source.
    pub source: usize,
}

/// Words of a part of a story, where they came from, and whether it is a guess.
#[derive(Debug, Clone)]
pub struct Part {
    /// The words.
    pub words: Words,
    /// The blocks that they came from.
    pub at: Vec<At>,
    /// What is guessed, and how sure that is.
    pub guess: Option<Guess>,
}

/// Something that may be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// What was taken for what.
    pub what: Told,
    /// How sure that is, in percent.
    pub sure: u8,
}

/// Below this, from 0 to 1, a guess is marked.
pub const SURE: f64 = 0.7;

/// A block of a body.
#[derive(Debug, Clone)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// The blocks that it came from.
    pub at: Vec<At>,
    /// Whether it is a guess.
    pub guess: Option<Guess>,
}

/// Kinds of element.
#[derive(Debug, Clone)]
pub enum ElementKind {
    /// 段落.
    Paragraph(Words),
    /// 引文: a paragraph that its source sets apart as a quotation.
    Quotation(Words),
    /// 图说 whose picture is not there.
    LoneCaption(Words),
    /// 小标题.
    Subhead(Words),
    /// Items; with numbers that follow each other, or with dots.
    List {
        /// The number of the first, if they are numbered.
        start: Option<u32>,
        /// Their words, without numbers and dots.
        items: Vec<Words>,
    },
    /// Lines that stay lines.
    Verse(Vec<Words>),
    /// A table.
    Table(Table),
    /// A picture with its caption.
    Picture {
        /// The picture.
        picture: Picture,
        /// Its caption.
        caption: Words,
        /// Who made it.
        credit: Option<String>,
    },
    /// A box beside the text: 延伸阅读, 注 or 引语.
    Boxed {
        /// Which.
        of: BoxKind,
        /// Its title.
        title: Option<Part>,
        /// Its tab.
        tab: Option<Part>,
        /// What stands in it.
        body: Vec<Element>,
    },
    /// 注.
    Note(Vec<Words>),
    /// A signature or a day, at the right.
    Closing(Words),
    /// A footnote.
    FootNote(u32, Words),
}

/// What is in no story.
#[derive(Debug, Clone)]
pub struct LeftOver {
    /// Where it stands.
    pub at: Option<At>,
    /// Why it is here.
    pub why: Told,
    /// Its text.
    pub text: String,
}

impl Guess {
    /// What was taken for what, if that is not sure; `sure` is from 0 to 1.
    pub fn unless_sure(sure: f64, what: Told) -> Option<Self> {
        (sure < SURE).then_some(Self { what, sure: (sure * 100.0) as u8 })
    }
}

impl FoundStory {
    /// Its title as a text.
    pub fn title_text(&self) -> String {
        self.title.as_ref().map(|title| title.words.text()).unwrap_or_default()
    }

    /// Its headline's parts, in the order of the page.
    pub fn head_parts(&self) -> impl Iterator<Item = &Part> {
        let above =
            [&self.direction, &self.section, &self.column, &self.tab, &self.kicker, &self.title];
        above.into_iter().chain([&self.deck, &self.byline, &self.lead_in]).flatten()
    }

    /// All guesses.
    pub fn guesses(&self) -> usize {
        let of_body: usize = self.body.iter().map(Element::guesses).sum();
        let of_head = self.head_parts().filter(|part| part.guess.is_some()).count();
        of_head + usize::from(self.form_guess.is_some()) + of_body
    }

    /// Characters of the body.
    pub fn length(&self) -> usize {
        self.body.iter().map(Element::length).sum()
    }
}

impl Element {
    /// An element that is certain.
    pub fn sure(kind: ElementKind, at: Vec<At>) -> Self {
        Self { kind, at, guess: None }
    }

    /// Characters of its words.
    pub fn length(&self) -> usize {
        self.words().iter().map(|words| words.0.len()).sum()
    }

    /// Guesses in it.
    pub fn guesses(&self) -> usize {
        let inside = match &self.kind {
            ElementKind::Boxed { title, tab, body, .. } => {
                let parts = [title, tab].into_iter().flatten().filter(|part| part.guess.is_some());
                parts.count() + body.iter().map(Self::guesses).sum::<usize>()
            }
            _ => 0,
        };
        inside + usize::from(self.guess.is_some())
    }

    /// Whether a footnote of this number is called in it.
    pub fn calls(&self, number: u32) -> bool {
        let in_words =
            |words: &Words| words.0.iter().any(|letter| letter.style.note == Some(number));
        let in_cells = |table: &Table| {
            let mut spans = table.rows.iter().flatten().flat_map(|cell| &cell.spans);
            spans.any(|span| span.note == Some(number))
        };
        match &self.kind {
            ElementKind::Table(table) => in_cells(table),
            ElementKind::Boxed { title, tab, body, .. } => {
                let mut parts = [title, tab].into_iter().flatten();
                parts.any(|part| in_words(&part.words)) || body.iter().any(|it| it.calls(number))
            }
            _ => self.words().into_iter().any(in_words),
        }
    }

    /// All its words.
    pub fn words(&self) -> Vec<&Words> {
        match &self.kind {
            ElementKind::Paragraph(words)
            | ElementKind::Quotation(words)
            | ElementKind::LoneCaption(words)
            | ElementKind::Subhead(words)
            | ElementKind::Closing(words)
            | ElementKind::FootNote(_, words) => vec![words],
            ElementKind::List { items, .. }
            | ElementKind::Verse(items)
            | ElementKind::Note(items) => items.iter().collect(),
            ElementKind::Picture { caption, .. } => vec![caption],
            ElementKind::Boxed { title, tab, body, .. } => {
                let parts = [tab, title].into_iter().flatten().map(|part| &part.words);
                parts.chain(body.iter().flat_map(Self::words)).collect()
            }
            ElementKind::Table(_) => Vec::new(),
        }
    }
}
