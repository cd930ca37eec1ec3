//! Stories as their readers get them: plain data, the same for every text form. `archive` writes it, `desk` reads it back.
//!
//! **What holds:** an article that is written as [`markdown`] and read as a story is the same article.

mod emphasis;
mod escape;
mod front_matter;
mod markdown;
mod rect;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::picture_crop::{Crop, Focus};
use super::story::{self, BlockKind, Direction, FootNote, PicturePlace, note_sign};
use super::story::{Line, Picture, Run, Story};

pub use super::story::BoxKind;
pub use markdown::markdown;
pub use rect::{PageRect, Rect};

/// 一篇稿件。A story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Article {
    /// 本期第几篇，从 1 起，照阅读次序。Its number in the issue, from 1, in reading order.
    pub number: u32,
    /// 两位以上的数字，用在文件名里。The number as file names have it: `01`.
    pub id: String,
    /// 稿件文件在刊物里的路径。Its file in the publication, with `/`.
    pub file: String,
    /// 所在的版，从 1 起；转版的取第一版。The page it begins on, from 1.
    pub page: u32,
    /// 版面名。The page's subject.
    pub section: Option<String>,
    /// 专栏名。The standing head of a column.
    pub column: Option<String>,
    /// 引题。The line above the title.
    pub kicker: Option<String>,
    /// 主题；空格是停顿。The title; a space is a pause.
    pub title: String,
    /// 副题。The line below the title.
    pub deck: Option<String>,
    /// 署名。Who wrote it.
    pub byline: Option<String>,
    /// 导语。A lead-in.
    pub lead_in: Option<String>,
    /// 整篇是一个框时的标签。The tab of a story that is a box.
    pub tab: Option<String>,
    /// 轻重：lead、second、normal、brief。How much it weighs.
    pub importance: String,
    /// 体裁：news、essay、verse、figures、photos、names。Its form.
    pub form: String,
    /// 标题的方向，写明了的：horizontal、vertical。Which way the title runs, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// 正文字数，不计空白。Characters of the body, without white space.
    pub characters: usize,
    /// 正文。The body.
    pub blocks: Vec<ArticleBlock>,
    /// 在版面上的位置，照阅读次序。Where it stands, in reading order: a rectangle for each area.
    pub places: Vec<PageRect>,
}

/// 正文的一块。A block of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schemars(rename = "Block")]
pub enum ArticleBlock {
    /// 段落。
    Paragraph {
        /// Its words.
        text: Vec<Inline>,
        /// 不在栏里照常排的，在哪里。Where it stands, if not as body text does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// 小标题。
    Subhead {
        /// Its words.
        text: Vec<Inline>,
    },
    /// 列表。
    List {
        /// The first number of an ordered one.
        start: Option<u32>,
        /// Each item's blocks.
        items: Vec<Vec<ArticleBlock>>,
    },
    /// 引文。
    Quote {
        /// What is quoted.
        blocks: Vec<ArticleBlock>,
    },
    /// 表。
    Table {
        /// Cells of the head.
        head: Vec<Vec<Inline>>,
        /// Cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
        /// 占几栏。Columns of text that it takes, if that is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        columns: Option<u8>,
    },
    /// 框：延伸阅读、注、引语。
    Box {
        /// Which box.
        of: BoxKind,
        /// Its title.
        title: Option<String>,
        /// Its tab.
        tab: Option<String>,
        /// What stands in it.
        blocks: Vec<ArticleBlock>,
    },
    /// 图片。
    Photo(Photo),
    /// 停顿：一行花饰。A pause: an ornament line.
    Pause,
}

/// 段落的位置。Where a paragraph stands that is no body text.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// 居右：落款。At the right: a signature.
    Right,
    /// 居中。In the middle.
    Center,
    /// 脚注，第几条；它的第一段文字是注号。At the foot: the note of this number; its first inline is the sign.
    Foot(u32),
}

/// 一段样式相同的文字，或一次换行。Words in one style, or a line break that was typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// 文字。
    Text {
        /// The words, as typed.
        text: String,
        /// `*…*`.
        emph: bool,
        /// `**…**`.
        strong: bool,
        /// Where it leads: http, https, mailto or tel.
        link: Option<String>,
        /// 下标、上标、注号；没有就是照常。Where it stands over the baseline, if not on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<InlineLevel>,
    },
    /// 换行。
    Break,
}

/// 下标、上标、注号。What stands lower or higher.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Level")]
pub enum InlineLevel {
    /// `~…~`.
    Sub,
    /// `^…^`.
    Super,
    /// 第几条脚注的注号。The sign of the note of this number.
    Sign(u32),
}

/// 图片。A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Photo {
    /// 在刊物里的路径。Its file in the publication, with `/`.
    pub file: String,
    /// 图说。The caption.
    pub caption: Vec<Inline>,
    /// 摄影等。The credit.
    pub credit: Option<String>,
    /// 给读者的图片文件，如 `pictures/01-1.jpg`。The picture as readers get it, in the folder.
    pub web: Option<String>,
    /// 其宽，像素。Its width, in pixels.
    pub width: Option<u32>,
    /// 其高，像素。Its height, in pixels.
    pub height: Option<u32>,
    /// 占几栏，写明了的。Columns that it takes, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<u8>,
    /// 放在哪里，写明了的：top、bottom、here。Where it goes, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PicturePlace>,
    /// 原图裁去长边的百分之几，写明了的；给读者的图片已经裁好。Percent taken off the longer side of `file`, if that is said; of
    /// `web` it is taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<f64>,
    /// 原图裁的时候留哪里，写明了的。What of `file` stays when something is cut, if that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Focus>,
}

impl Article {
    /// A story as readers get it; its places are not known yet.
    pub fn of(story: &Story, number: u32, page: u32, section: Option<&str>) -> Self {
        let words = |line: &Option<Line>| line.as_ref().map(|line| line.text.clone());
        let blocks: Vec<ArticleBlock> = self::blocks(&story.blocks);
        let body: String = blocks.iter().map(ArticleBlock::plain).collect();
        Self {
            number,
            id: format!("{number:02}"),
            file: kanyin_diagnostics::slashed(&story.path),
            page,
            section: story.section.clone().or_else(|| section.map(Into::into)),
            column: words(&story.column),
            kicker: words(&story.kicker),
            title: story.title.text.clone(),
            deck: words(&story.deck),
            byline: words(&story.byline),
            lead_in: words(&story.lead_in),
            tab: words(&story.tab),
            importance: story.importance.name().into(),
            form: story.form.name().into(),
            direction: story.direction,
            characters: body.chars().filter(|c| !c.is_whitespace()).count(),
            blocks,
            places: Vec::new(),
        }
    }

    /// The pictures of the body, in order.
    pub fn photos(&self) -> impl Iterator<Item = &Photo> {
        self.blocks.iter().filter_map(|block| match block {
            ArticleBlock::Photo(photo) => Some(photo),
            _ => None,
        })
    }

    /// The pictures of the body, in order.
    pub fn photos_mut(&mut self) -> impl Iterator<Item = &mut Photo> {
        self.blocks.iter_mut().filter_map(|block| match block {
            ArticleBlock::Photo(photo) => Some(photo),
            _ => None,
        })
    }
}

impl ArticleBlock {
    /// Its passages, each unbroken: paragraphs, cells, heads, captions.
    pub fn passages(&self) -> Vec<String> {
        let all = |blocks: &[ArticleBlock]| {
            blocks.iter().flat_map(ArticleBlock::passages).collect::<Vec<_>>()
        };
        match self {
            ArticleBlock::Paragraph { text, .. } | ArticleBlock::Subhead { text } => {
                vec![plain(text)]
            }
            ArticleBlock::List { items, .. } => items.iter().flat_map(|item| all(item)).collect(),
            ArticleBlock::Quote { blocks } => all(blocks),
            ArticleBlock::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).map(|cell| plain(cell)).collect()
            }
            ArticleBlock::Box { title, tab, blocks, .. } => {
                tab.iter().chain(title).cloned().chain(all(blocks)).collect()
            }
            ArticleBlock::Photo(photo) => {
                [plain(&photo.caption)].into_iter().chain(photo.credit.clone()).collect()
            }
            ArticleBlock::Pause => Vec::new(),
        }
    }

    /// All its words, one after the other.
    pub fn plain(&self) -> String {
        self.passages().concat()
    }
}

/// The words of inlines; a typed line break is one here too.
pub fn plain(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Break => "\n",
        })
        .collect()
}

fn blocks(of: &[story::Block]) -> Vec<ArticleBlock> {
    of.iter().flat_map(block).collect()
}

/// A block; notes are a paragraph each.
fn block(block: &story::Block) -> Vec<ArticleBlock> {
    vec![match &block.kind {
        BlockKind::FootNotes(notes) => return notes.iter().map(foot_note).collect(),
        BlockKind::Paragraph(runs) => ArticleBlock::Paragraph { text: inlines(runs), place: None },
        BlockKind::Aligned { side, runs } => {
            let place = match side {
                story::Side::Right => Place::Right,
                story::Side::Middle => Place::Center,
            };
            ArticleBlock::Paragraph { text: inlines(runs), place: Some(place) }
        }
        BlockKind::Subhead(runs) => ArticleBlock::Subhead { text: inlines(runs) },
        BlockKind::List { start, items } => ArticleBlock::List {
            start: *start,
            items: items.iter().map(|item| blocks(item)).collect(),
        },
        BlockKind::Quote(inner) => ArticleBlock::Quote { blocks: blocks(inner) },
        BlockKind::Table { head, rows, columns } => {
            let cells = |cells: &Vec<Vec<Run>>| cells.iter().map(|runs| inlines(runs)).collect();
            let rows = rows.iter().map(cells).collect();
            ArticleBlock::Table { head: cells(head), rows, columns: *columns }
        }
        BlockKind::Box(boxed) => ArticleBlock::Box {
            of: boxed.kind,
            title: boxed.title.as_ref().map(|line| line.text.clone()),
            tab: boxed.tab.as_ref().map(|line| line.text.clone()),
            blocks: blocks(&boxed.blocks),
        },
        BlockKind::Picture(picture) => ArticleBlock::Photo(photo(picture)),
        BlockKind::Pause => ArticleBlock::Pause,
    }]
}

fn foot_note(note: &FootNote) -> ArticleBlock {
    let sign = sign(note.number, note_sign(note.number));
    let text = std::iter::once(sign).chain(inlines(&note.runs)).collect();
    ArticleBlock::Paragraph { text, place: Some(Place::Foot(note.number)) }
}

/// The sign of a note. Emphasis around it is not told: on its number it is hardly seen.
fn sign(number: u32, text: String) -> Inline {
    let level = Some(InlineLevel::Sign(number));
    Inline::Text { text, emph: false, strong: false, link: None, level }
}

fn photo(picture: &Picture) -> Photo {
    Photo {
        file: kanyin_diagnostics::slashed(&picture.path),
        caption: inlines(&picture.caption),
        credit: picture.credit.as_ref().map(|line| line.text.clone()),
        web: None,
        width: None,
        height: None,
        columns: picture.columns,
        place: picture.place,
        crop: match picture.crop {
            Crop::Unasked => None,
            Crop::By(share) => Some(percent(share)),
        },
        focus: (picture.focus != Focus::MIDDLE).then_some(picture.focus),
    }
}

/// A share in percent, without what the arithmetic of doubles adds far behind the point.
fn percent(share: f64) -> f64 {
    (share * 1e8).round() / 1e6
}

fn inlines(runs: &[Run]) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::with_capacity(runs.len());
    for run in runs {
        let inline = inline(run);
        match (inlines.last_mut(), inline) {
            (
                Some(Inline::Text { text, emph, strong, link, level }),
                Inline::Text { text: more, emph: e, strong: s, link: l, level: v },
            ) if (*emph, *strong, &*link, &*level) == (e, s, &l, &v)
                && !matches!(v, Some(InlineLevel::Sign(_))) =>
            {
                text.push_str(&more);
            }
            (_, inline) => inlines.push(inline),
        }
    }
    inlines
}

fn inline(run: &Run) -> Inline {
    let Run::Text { text, style, link, .. } = run else { return Inline::Break };
    let level = match style.level {
        story::Level::Line => None,
        story::Level::Sub => Some(InlineLevel::Sub),
        story::Level::Super => Some(InlineLevel::Super),
        story::Level::Sign(number) => return sign(number, text.clone()),
    };
    // White that stands out is not seen, and Markdown has no way to write it.
    let is_seen = !text.trim().is_empty();
    Inline::Text {
        text: text.clone(),
        emph: style.emph && is_seen,
        strong: style.strong && is_seen,
        link: link.as_deref().map(Into::into),
        level,
    }
}
