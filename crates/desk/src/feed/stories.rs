//! `stories.json` as a newsroom's own system writes it: the keys of a story's front matter, and a body.

use std::collections::BTreeMap;

use schemars::{JsonSchema, schema_for};
use serde::Deserialize;
use serde_json::Value;

use crate::beside::{Beside, PictureFinder};
use crate::block::{Aside, AsideKind, Block, Content, Look, Source, Span, StoryPart};
use crate::markdown;

/// 别的系统交来的稿件。Stories that another system hands over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "stories.json")]
pub enum StoriesIn {
    /// 几篇稿件。Several stories.
    File {
        /// 稿件。The stories.
        stories: Vec<StoryIn>,
    },
    /// 只有一个列表。Nothing but a list.
    List(Vec<StoryIn>),
    /// 只有一篇。A single one.
    One(Box<StoryIn>),
}

/// 一篇稿件。A story.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct StoryIn {
    /// 主题。The title.
    pub title: String,
    /// 引题。The line above the title.
    pub kicker: Option<String>,
    /// 副题。The line below the title.
    pub deck: Option<String>,
    /// 署名，照印的写法。Who wrote it, as it will be printed.
    pub byline: Option<String>,
    /// 导语。A lead-in.
    pub lead_in: Option<String>,
    /// 专栏名。The standing head of a column.
    pub column: Option<String>,
    /// 版面名。The page's subject.
    pub section: Option<String>,
    /// 轻重：lead、second、normal、brief。How much it weighs.
    pub importance: Option<String>,
    /// 体裁：news、essay、verse、figures、photos、names。Its form.
    pub form: Option<String>,
    /// 标题的方向：horizontal、vertical。Which way the title runs.
    pub direction: Option<String>,
    /// 写作或发表的日子。The day it was written or published.
    pub date: Option<String>,
    /// 正文：Markdown，或一段一项的列表（纯文字）。The body: Markdown, or a list of paragraphs of plain text.
    #[serde(default)]
    pub body: BodyIn,
    /// 图片，正文里没有提到的排在后面。Its pictures; those that the body does not name follow it.
    #[serde(default)]
    pub pictures: Vec<PictureIn>,
    /// 别的键都留在文字旁边。All other keys are kept beside the text.
    #[serde(flatten)]
    pub others: BTreeMap<String, Value>,
}

/// 正文。A body.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum BodyIn {
    /// Markdown。
    Markdown(String),
    /// 一段一项。A paragraph each.
    Paragraphs(Vec<String>),
}

impl Default for BodyIn {
    fn default() -> Self {
        Self::Paragraphs(Vec::new())
    }
}

/// 图片。A picture.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PictureIn {
    /// 与 JSON 放在一起的文件，或 data: 地址。A file beside the JSON, or a `data:` address.
    pub file: String,
    /// 图说。The caption.
    pub caption: Option<String>,
    /// 摄影等。The credit.
    pub credit: Option<String>,
}

/// The schema of the file.
pub fn schema() -> Value {
    schema_for!(StoriesIn).into()
}

/// Its stories.
pub fn sources(name: &str, file: StoriesIn, beside: Beside<'_>) -> Vec<Source> {
    let stories = match file {
        StoriesIn::File { stories } | StoriesIn::List(stories) => stories,
        StoriesIn::One(story) => vec![*story],
    };
    let sources =
        stories.into_iter().enumerate().map(|(n, story)| source(name, n + 1, story, beside));
    sources.collect()
}

fn source(name: &str, number: usize, story: StoryIn, beside: Beside<'_>) -> Source {
    let fields = [
        ("title", StoryPart::Title, Some(&story.title)),
        ("kicker", StoryPart::Kicker, story.kicker.as_ref()),
        ("deck", StoryPart::Deck, story.deck.as_ref()),
        ("byline", StoryPart::Byline, story.byline.as_ref()),
        ("lead-in", StoryPart::LeadIn, story.lead_in.as_ref()),
        ("column", StoryPart::Column, story.column.as_ref()),
        ("section", StoryPart::Section, story.section.as_ref()),
        ("direction", StoryPart::Direction, story.direction.as_ref()),
        ("importance", StoryPart::Importance, story.importance.as_ref()),
        ("form", StoryPart::Form, story.form.as_ref()),
    ];
    let said = fields.into_iter().filter_map(|(key, part, value)| {
        Some((key, part, value.filter(|value| !value.trim().is_empty())?))
    });
    let mut source = match &story.body {
        BodyIn::Markdown(body) => {
            let front: String = said
                .map(|(key, _, value)| format!("{key}: {}\n", Value::from(value.as_str())))
                .collect();
            markdown::of_text(name, &format!("---\n{front}---\n\n{}\n", body.trim_end()), beside)
        }
        BodyIn::Paragraphs(paragraphs) => {
            let parts = said.map(|(_, part, value)| Block::part(1, part, value.as_str()));
            let body = paragraphs
                .iter()
                .enumerate()
                .map(|(n, text)| Block::part(n as u32 + 2, StoryPart::Body, text.as_str()));
            Source { blocks: parts.chain(body).collect(), ..Source::default() }
        }
    };
    source.name = format!("{name}#{number}");
    source
        .blocks
        .extend(story.date.iter().map(|day| Block::part(1, StoryPart::Date, day.as_str())));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), Into::into);
    let aside = |(key, value): (&String, &Value)| format!("{key}: {}", text(value));
    let others = story.others.iter().filter(|(_, value)| !value.is_null()).map(aside);
    source.asides.extend(others.map(|text| Aside { line: 1, kind: AsideKind::Other, text }));
    let mut finder = PictureFinder::new(name, beside);
    for picture in story.pictures {
        let is_named =
            matches!(&story.body, BodyIn::Markdown(body) if body.contains(&picture.file));
        if !is_named {
            source.blocks.extend(pictured(&mut finder, picture));
        }
    }
    source.faults.append(&mut finder.faults);
    source
}

/// A picture with its caption and credit.
fn pictured(finder: &mut PictureFinder<'_>, picture: PictureIn) -> Vec<Block> {
    let Some(mut found) = finder.find(1, &[&picture.file], "") else { return Vec::new() };
    found.caption = picture
        .caption
        .filter(|caption| !caption.is_empty())
        .map(Span::plain)
        .into_iter()
        .collect();
    let block = Block { line: 1, content: Content::Picture(found), look: Look::default() };
    let credit = picture
        .credit
        .filter(|credit| !credit.is_empty())
        .map(|credit| Block::part(1, StoryPart::Credit, credit));
    [block].into_iter().chain(credit).collect()
}
