//! What every source becomes: blocks in reading order, each with its look. The recogniser sees nothing else.

use kanyin_diagnostics::Fault;

/// A file of raw copy, read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Its name as it was given, or within the folder or zip that it came in.
    pub name: String,
    /// What is in it, in reading order.
    pub blocks: Vec<Block>,
    /// What belongs to no place in the copy: comments of reviewers, running heads of pages. Nothing of it is lost.
    pub asides: Vec<Aside>,
    /// What could not be read, or was read by a guess: a code page, a picture that is missing.
    pub faults: Vec<Fault>,
}

/// Something that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it stands in its source, to find it again: the line of a text, the paragraph of a Word file; from 1.
    pub line: u32,
    /// What it is.
    pub content: Content,
    /// How it looks.
    pub look: Look,
}

/// Where something stands: which source, and which of its blocks.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct At {
    /// Number of the source.
    pub source: usize,
    /// Number of the block in it.
    pub block: usize,
    /// Its line, from 1.
    pub line: u32,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text up to a hard end.
    Text {
        /// Runs of one look; together the whole text without its line end.
        spans: Vec<Span>,
        /// What its end is.
        end: End,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A story that is ready: front matter and body as Kanyin reads them, to be passed on letter by letter. Its pictures follow,
    /// each under the path that the story names it by.
    Story(String),
    /// A footnote's or endnote's text; the place in the text has a [`Span`] with the same number.
    Note {
        /// Its number, from 1.
        number: u32,
        /// Its text.
        spans: Vec<Span>,
    },
    /// A page, column or section ends.
    Break,
    /// A line drawn across.
    Rule,
    /// Nothing: an empty line or paragraph.
    Empty,
}

/// What the end of a text is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum End {
    /// A paragraph's, as Word and web pages know it.
    Paragraph,
    /// A line's: in a plain text it may be a paragraph's or only where the column was cut.
    Line,
    /// A soft line end within a paragraph (Word's Shift-Enter, `<br>`).
    Soft,
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Span {
    /// As it stands in the source, in Unicode; nothing is turned yet.
    pub text: String,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
    /// Whether it stands higher (`m²`), lower (`CO₂`), or on the line.
    pub raised: Raised,
    /// The address that it links to.
    pub link: Option<String>,
    /// The number of the footnote that is called here.
    pub note: Option<u32>,
}

/// How a span stands to the line.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Default)]
pub enum Raised {
    /// On it.
    #[default]
    No,
    /// Above.
    Up,
    /// Below.
    Down,
}

/// How a block looks, as far as its source says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// Size of most of its characters, in pt.
    pub size: Option<f64>,
    /// Family of most of them, as the source names it (`楷体`, `SimHei`).
    pub face: Option<String>,
    /// Whether most of them are bold.
    pub is_bold: bool,
    /// How it stands in its column.
    pub align: Align,
    /// How far the first line stands in, in characters; hanging is below 0. Spaces typed before it are in its text.
    pub indent: f64,
    /// What the source calls it: `Heading 1`, `标题`, `h2`, `figcaption`; lower case.
    pub style: Option<String>,
    /// The level of a heading that the source says it is, from 1.
    pub heading: Option<u8>,
    /// Of a list: its level from 1, and the mark before it as it is printed (`1.`, `（一）`, `•`); an empty mark is another
    /// paragraph of the same item.
    pub list: Option<(u8, String)>,
    /// Whether it stands in a frame, a text box or beside the text.
    pub is_boxed: bool,
    /// What it is in a story, where the source itself says so (front matter, a feed, a saved article): nothing to guess.
    pub part: Option<StoryPart>,
}

impl Look {
    /// Its size in quarters of a point: what is nearer is one size to the eye, and to Word.
    pub fn quarters(&self) -> Option<i64> {
        self.size.map(|size| (size * 4.0).round() as i64)
    }
}

/// What a block is in a story, by the word of its source. Each is one [`Content::Text`]; a new [`StoryPart::Title`] begins a new story.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum StoryPart {
    /// 主题.
    Title,
    /// 引题.
    Kicker,
    /// 副题.
    Deck,
    /// 署名, as it will be printed.
    Byline,
    /// 导语.
    LeadIn,
    /// 专栏名.
    Column,
    /// 版面名.
    Section,
    /// 标题的方向: the text is horizontal or vertical.
    Direction,
    /// 轻重: the text is lead, second, normal or brief.
    Importance,
    /// 体裁: the text is news, essay, verse, figures, photos or names.
    Form,
    /// The day it was written or published.
    Date,
    /// Whose it is: the account or the paper that it was taken from.
    Origin,
    /// A paragraph of the body.
    Body,
    /// 小标题.
    Subhead,
    /// 延伸阅读 begins; the text is its title and may be empty. What follows and [`is_boxed`](Look::is_boxed) stands in it.
    Sidebar,
    /// 注 begins; the rest as for a sidebar.
    NoteBox,
    /// 引语 begins, to be set large; the rest as for a sidebar.
    PullQuote,
    /// 标签: the tab of the box that has just begun, or of a story that is a box, without its brackets.
    Tab,
    /// 图说 of the picture before it.
    Caption,
    /// 摄影: the credit of the picture before it.
    Credit,
}

/// How a block stands in its column.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Default)]
pub enum Align {
    /// From the left, or flush on both sides.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A table; of merged cells the first holds the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its text; paragraphs are parted by a line end.
    pub spans: Vec<Span>,
    /// Columns that it stands over, from 1; of one that a cell at its left stands over, 0.
    pub columns: u32,
    /// Rows that it stands over, from 1; of one that a cell above stands over, 0.
    pub rows: u32,
}

/// A picture where it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The name of its file, with its ending, as it will be looked for and written.
    pub name: String,
    /// Its bytes; none if it is missing where the source says that it is.
    pub bytes: Option<Vec<u8>>,
    /// What the source says of it for people who cannot see it.
    pub alt: String,
    /// Its caption, where the source knows it for one (`figcaption`, Word's caption style within the same frame).
    pub caption: Vec<Span>,
}

/// Something beside the copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// Where it stands, as [`Block::line`].
    pub line: u32,
    /// What it is.
    pub kind: AsideKind,
    /// Its text.
    pub text: String,
}

/// What an aside is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum AsideKind {
    /// A reviewer's comment.
    Comment,
    /// What stands at the head or foot of each page.
    RunningHead,
    /// What a tracked change took out.
    Deleted,
    /// Anything else: script, hidden text.
    Other,
}

impl Content {
    /// The text of a block, without looks.
    pub fn text(&self) -> String {
        match self {
            Self::Text { spans, .. } | Self::Note { spans, .. } => {
                spans.iter().map(|span| span.text.as_str()).collect()
            }
            Self::Story(text) => text.clone(),
            _ => String::new(),
        }
    }
}

impl Block {
    /// Text up to the end of a paragraph, in one look.
    pub fn paragraph(line: u32, text: impl Into<String>) -> Self {
        let spans = vec![Span::plain(text)];
        Self { line, content: Content::Text { spans, end: End::Paragraph }, look: Look::default() }
    }

    /// A part of a story by the word of its source.
    pub fn part(line: u32, part: StoryPart, text: impl Into<String>) -> Self {
        let look = Look { part: Some(part), ..Look::default() };
        Self { look, ..Self::paragraph(line, text) }
    }
}

impl Span {
    /// Text without a look of its own.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether another looks the same, so that they can be one.
    pub fn looks_like(&self, other: &Self) -> bool {
        let look = |span: &Self| (span.is_bold, span.is_italic, span.raised, span.note);
        look(self) == look(other) && self.link == other.link
    }
}
