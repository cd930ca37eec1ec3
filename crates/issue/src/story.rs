//! A story: front matter and body of a Markdown file.

use std::path::PathBuf;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{FileNo, Spot};

use super::picture_crop::{Crop, Focus};
use super::picture_kind::PictureKind;

/// 稿件的头部。Front matter of a story.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FrontMatter {
    /// 主题；空格是停顿。The title; a space is a pause.
    pub title: String,
    /// 引题。The line above the title.
    pub kicker: Option<String>,
    /// 副题。The line below the title.
    pub deck: Option<String>,
    /// 署名。Who wrote it.
    pub byline: Option<String>,
    /// 导语。A lead-in, for features.
    pub lead_in: Option<String>,
    /// 专栏名。The standing head of a column.
    pub column: Option<String>,
    /// 版面名。The page's subject it belongs to.
    pub section: Option<String>,
    /// 轻重。How much it weighs on the page.
    #[serde(default)]
    pub importance: Importance,
    /// 体裁。Its form.
    #[serde(default)]
    pub form: Form,
    /// 标题横排还是竖排。不写：散文的题能竖就竖，其余横排。Which way the title runs; left out, an essay's stands upright
    /// where it can, any other is level.
    pub direction: Option<Direction>,
    /// 转版：放不下的，可以接到后面的版去（下转第几版）。只用于消息、通讯。Whether the rest may go on on a later page.
    #[serde(default)]
    pub jump: bool,
}

/// 标题的方向。Which way a title runs.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// 横题。
    Horizontal,
    /// 竖题。
    Vertical,
}

impl Direction {
    /// Its name, as staff write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Horizontal => "horizontal",
            Self::Vertical => "vertical",
        }
    }
}

/// 轻重。How much a story weighs.
#[derive(
    Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    /// 头条。The page's first story.
    Lead,
    /// 二条。The next.
    Second,
    /// 一般。
    #[default]
    Normal,
    /// 简讯。
    Brief,
}

impl Importance {
    /// Its name, as staff write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Second => "second",
            Self::Normal => "normal",
            Self::Brief => "brief",
        }
    }
}

/// 体裁。The form of a story.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// 消息、通讯。
    #[default]
    News,
    /// 散文。
    Essay,
    /// 诗。
    Verse,
    /// 数读。
    Figures,
    /// 摄影。
    Photos,
    /// 名单。
    Names,
}

impl Form {
    /// Its name, as staff write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Essay => "essay",
            Self::Verse => "verse",
            Self::Figures => "figures",
            Self::Photos => "photos",
            Self::Names => "names",
        }
    }
}

/// A story, read and checked.
#[derive(Debug, Clone)]
pub struct Story {
    /// Path inside the publication, with `/`.
    pub path: PathBuf,
    /// Its file.
    pub file: FileNo,
    /// The title.
    pub title: Line,
    /// 引题.
    pub kicker: Option<Line>,
    /// 副题.
    pub deck: Option<Line>,
    /// 署名.
    pub byline: Option<Line>,
    /// 导语.
    pub lead_in: Option<Line>,
    /// 专栏名.
    pub column: Option<Line>,
    /// 版面名.
    pub section: Option<String>,
    /// How much it weighs.
    pub importance: Importance,
    /// Its form.
    pub form: Form,
    /// Which way the title runs, if that is said.
    pub direction: Option<Direction>,
    /// Whether it may go on on a later page 转版.
    pub jump: bool,
    /// What of it this is, if it stands on two pages.
    pub part: Option<StoryPart>,
    /// The tab of a whole story that is a box: a body whose first paragraph is only `【…】`.
    pub tab: Option<Line>,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A story of which a part stands here, and the other on another page 转版.
#[derive(Debug, Clone)]
pub struct StoryPart {
    /// Which part.
    pub jump: Jump,
    /// The whole story.
    pub whole: Arc<Story>,
    /// The words that lead to the other part: they are typed nowhere, and have their place behind the end of the file.
    pub words: Spot,
}

/// Where the other part of a story stands.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Jump {
    /// 下转: this is its beginning, of so many paragraphs.
    To {
        /// The page on which it goes on.
        page: u32,
        /// Paragraphs that stand here.
        paragraphs: usize,
    },
    /// 上接: this is the rest.
    From {
        /// The page on which it begins.
        page: u32,
    },
}

impl Story {
    /// All of it, though here may stand a part.
    pub fn whole(&self) -> &Story {
        self.part.as_ref().map_or(self, |part| &part.whole)
    }

    /// Whether it is the rest of one that begins on another page.
    pub fn is_rest(&self) -> bool {
        self.part.as_ref().is_some_and(|part| matches!(part.jump, Jump::From { .. }))
    }
}

/// A line of text from front matter or a box's title, and where it stands.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Line {
    /// As typed, normalised.
    pub text: String,
    /// The value's place in its file. `text[i]` stands at `spot.start + i` where the YAML scalar is
    /// written plainly on one line; otherwise the spot is the whole value.
    pub spot: Spot,
}

/// A block of the body.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub spot: Spot,
}

/// Kinds of block.
#[derive(Debug, Clone)]
pub enum BlockKind {
    /// 段落.
    Paragraph(Vec<Run>),
    /// 小标题 (`##`, and deeper ones).
    Subhead(Vec<Run>),
    /// A list; `start` is the first number of an ordered one.
    List {
        /// `None`: bullets.
        start: Option<u32>,
        /// Each item's blocks.
        items: Vec<Vec<Block>>,
    },
    /// `>` 引文.
    Quote(Vec<Block>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Cells of the head.
        head: Vec<Vec<Run>>,
        /// Cells of each row.
        rows: Vec<Vec<Vec<Run>>>,
        /// `{columns=2}` above it: columns of text that it takes.
        columns: Option<u8>,
    },
    /// `> [!SIDEBAR]`, `> [!NOTE]`, `> [!QUOTE]`.
    Box(BoxBlock),
    /// A picture.
    Picture(Picture),
    /// 停顿: `***` alone, an ornament line.
    Pause,
    /// 落款, or a centred line: a paragraph that stands at one side.
    Aligned {
        /// Where.
        side: Side,
        /// Its words.
        runs: Vec<Run>,
    },
    /// 脚注: the notes at the foot of a story, or of a sidebar. Always the last block of it.
    FootNotes(Vec<FootNote>),
}

/// 靠哪一边。Where a paragraph stands that does not fill its lines.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Side {
    /// 居右: a signature, a date.
    Right,
    /// 居中.
    Middle,
}

/// A note at the foot: `[^1]: …`.
#[derive(Debug, Clone, PartialEq)]
pub struct FootNote {
    /// Its number, from 1, in the order in which the signs of a story stand.
    pub number: u32,
    /// Where its label stands in front of its words.
    pub label: Spot,
    /// Its words.
    pub runs: Vec<Run>,
}

/// The sign of a note (注号): ① to ㊿; beyond, the number in brackets.
pub fn note_sign(number: u32) -> String {
    let circled = match number {
        1..=20 => char::from_u32(0x2460 + number - 1),
        21..=35 => char::from_u32(0x3251 + number - 21),
        36..=50 => char::from_u32(0x32B1 + number - 36),
        _ => None,
    };
    circled.map_or_else(|| format!("[{number}]"), String::from)
}

/// A box in a story.
#[derive(Debug, Clone)]
pub struct BoxBlock {
    /// Which box.
    pub kind: BoxKind,
    /// Its title.
    pub title: Option<Line>,
    /// Its tab: a first paragraph that is only `【…】`, without the brackets.
    pub tab: Option<Line>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// 框的种类。Kinds of box.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BoxKind {
    /// 延伸阅读.
    Sidebar,
    /// 注.
    Note,
    /// 引语, large.
    Quote,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words.
    Text {
        /// Set as it is. Soft line breaks are already gone: nothing between two Han characters (or
        /// full-width marks), a space elsewhere.
        text: String,
        /// How it stands out.
        style: Style,
        /// Byte `i` of the text is byte `spot.start + i` of the file, where nothing was escaped.
        spot: Spot,
        /// Where it leads: http, https, mailto or tel, in ASCII.
        link: Option<Arc<str>>,
    },
    /// A line break that was typed (two spaces, a backslash, or, in verse, any line end).
    Break,
}

/// How a run stands out.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Hash)]
pub struct Style {
    /// `*…*`: set in kai.
    pub emph: bool,
    /// `**…**`: set in hei.
    pub strong: bool,
    /// Where it stands over the baseline.
    pub level: Level,
}

/// Where words stand over the baseline.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Hash)]
pub enum Level {
    /// On it.
    #[default]
    Line,
    /// `~…~`: smaller and lower.
    Sub,
    /// `^…^`: smaller and higher.
    Super,
    /// The sign of the note of a number, raised; its text is [`note_sign`].
    Sign(u32),
}

/// A picture in a story.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Path inside the publication.
    pub path: PathBuf,
    /// What kind of file.
    pub kind: PictureKind,
    /// Width over height as it will stand: EXIF turned, the editor's crop taken off.
    pub ratio: f64,
    /// Width and height in pixels, EXIF turned, before the crop; `None` for drawings.
    pub pixels: Option<(u32, u32)>,
    /// The caption.
    pub caption: Vec<Run>,
    /// `credit='摄影 …'`.
    pub credit: Option<Line>,
    /// `columns=2`.
    pub columns: Option<u8>,
    /// What `plan.yaml` asks for; it may be held or not.
    pub asked_columns: Option<u8>,
    /// `place=top`.
    pub place: Option<PicturePlace>,
    /// `crop=10%`: taken off the longer side.
    pub crop: Crop,
    /// `focus=left`: what stays when something is cut.
    pub focus: Focus,
    /// Where it stands.
    pub spot: Spot,
}

/// 图放在哪里。Where a picture goes.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PicturePlace {
    /// Head of the story's area.
    Top,
    /// Foot of the story's area.
    Bottom,
    /// In the galley; one column wide.
    Here,
}
