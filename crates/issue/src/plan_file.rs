//! `plan.yaml` beside `issue.yaml`: a copy of the makeup that was written, in which a person changed what should be
//! otherwise. What is only told there is let pass.

use schemars::JsonSchema;
use serde::Deserialize;

use super::layout::RowHeight;
use super::units::Length;

/// 版样：写出的 plan.yaml 的一份拷贝，放在 issue.yaml 旁边就照它排。A copy of the makeup, which is then obeyed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanAsked {
    /// 各版；不管的版删去。The pages; those left out are made up as always.
    #[schemars(length(max = 64))]
    pub pages: Vec<PageAsked>,
}

/// 一版。One page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageAsked {
    /// 版次。The page's number.
    #[schemars(range(min = 1, max = 64))]
    pub page: u32,
    /// 版式；换了版式，这一版就不照它排了。The layout; under another one nothing is held.
    pub layout: Option<String>,
    /// 各排的行数，从上到下；auto 是不管。Lines of each row of areas, from the top; `auto` leaves one free.
    #[schemars(length(max = 24))]
    pub rows: Option<Vec<RowHeight>>,
    /// 稿件由程序分到各版的一期：这一版的稿件。Where stories are allotted to pages: those of this one.
    #[serde(default)]
    #[schemars(length(max = 600))]
    pub stories: Vec<String>,
    /// 各区块；不管的删去。The areas; those left out are free.
    #[serde(default)]
    #[schemars(length(max = 600))]
    pub areas: Vec<AreaAsked>,
    /// 只是记录：成版之后看到的。A record: what was found on the finished page.
    #[serde(default)]
    pub look: Vec<LookRecord>,
}

/// 一个区块。One area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AreaAsked {
    /// 区块名。Its name.
    pub area: String,
    /// 里面的文件；换了，这个区块就不照它排了。What stands in it; with other files nothing is held.
    pub files: Option<Vec<String>>,
    /// 转版的稿件（下转）：排在这一版的段数，其余转到后面的版。Of a story that goes on on a later page: paragraphs that stand here.
    #[schemars(range(min = 1, max = 10000))]
    pub paragraphs: Option<u32>,
    /// 自动拼的版：从第几栏起，从 1 数。On a page that makes itself up: its first column, from 1.
    #[schemars(range(min = 1, max = 24))]
    pub column: Option<u8>,
    /// 自动拼的版：占几栏。On a page that makes itself up: its columns.
    #[schemars(range(min = 1, max = 24))]
    pub columns: Option<u8>,
    /// 自动拼的版：几条简讯、一篇变栏的稿排成几栏文字；不写，简讯叠成一栏，稿件照版上的栏。On a page that makes itself up: columns of text of briefs in a row, or of a story in others than the page has.
    #[schemars(range(min = 1, max = 12))]
    pub text_columns: Option<u8>,
    /// 第一行；有版式的版，只是记录，要改行数，改 rows。Its first line; where there is a layout a record: change `rows` instead.
    pub top: Option<u32>,
    /// 行数；有版式的版，只是记录。Its lines; where there is a layout a record.
    pub height: Option<u32>,
    /// 标题的字号。The headline's size.
    pub head: Option<HeadAsked>,
    /// 图和方框，按先后。Pictures and boxes, in order.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub pictures: Vec<PictureAsked>,
    /// 只是记录：让了什么。A record: what gave.
    pub gave: Option<GaveRecord>,
    /// 只是记录：多出的行。A record: lines over.
    pub overset: Option<u32>,
    /// 只是记录：多出的字。A record: characters over.
    pub overset_characters: Option<u32>,
    /// 只是记录：空着的行。A record: lines left empty.
    pub spare: Option<u32>,
}

/// 标题的字号。The headline's size.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadAsked {
    /// 主题的字号，如 34pt。Size of the title: 34pt.
    pub size: Option<Length>,
    /// 主题的行数。Rows of the title.
    #[schemars(range(min = 1, max = 9))]
    pub rows: Option<u8>,
}

/// 一张图，或一个方框。A picture, or a box.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PictureAsked {
    /// 图片文件；方框没有。The picture's file; a box has none.
    pub file: Option<String>,
    /// 从第几栏起，从 1 数。Its first column of text, from 1.
    #[schemars(range(min = 1, max = 24))]
    pub column: Option<u8>,
    /// 占几栏。Columns it is wide.
    #[schemars(range(min = 1, max = 24))]
    pub columns: Option<u8>,
    /// 在区块的哪一头：top 上、foot 下。The edge at which it stands: `top` or `foot`.
    pub edge: Option<EdgeAsked>,
    /// 只是记录：在区块里的第一行；要改，改 edge。A record: its first line in the area; change `edge` instead.
    pub top: Option<u32>,
    /// 高几行，不算图说。Lines it is high, without its caption.
    #[schemars(range(min = 1, max = 400))]
    pub lines: Option<u32>,
    /// 只是记录：裁了几行。A record: lines cropped.
    pub cropped: Option<i32>,
    /// 只是记录：换了栏宽。A record: it took another width.
    pub other_width: Option<bool>,
}

/// 图在区块的哪一头。The edge of an area.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EdgeAsked {
    /// 上。The top.
    Top,
    /// 下。The foot.
    Foot,
}

/// 让了什么。What gave.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GaveRecord {
    /// 题上的空。Lines of white above the headline.
    pub white_above: Option<u32>,
    /// 缩了一行的段落。Paragraphs set in a line less.
    #[serde(default)]
    pub shorter: Vec<String>,
    /// 加了一行的段落。Paragraphs set in a line more.
    #[serde(default)]
    pub longer: Vec<String>,
    /// 标题第几级。Which of its sizes the headline took.
    pub head_size: Option<u32>,
    /// 标题是不是升了一级。Whether that is louder than the story's weight.
    pub louder: Option<bool>,
    /// 题下的空是不是少半行。Whether there is half a line less of white under it.
    pub tighter: Option<bool>,
    /// 下部第几高。Which of its heights the foot took.
    pub foot_size: Option<u32>,
    /// 加了空的地方。Places that took a line of white.
    pub widened: Option<u32>,
    /// 题下多空的行。Lines of white more under the headline.
    pub white_under_head: Option<u32>,
    /// 图下多空的行。Lines of white more under the pictures.
    pub white_under_pictures: Option<u32>,
    /// 切断的地方。Cuts through what should stay whole.
    pub broken: Option<u32>,
}

/// 成版之后看到的。What was found on the finished page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookRecord {
    /// 名称。The fault's name.
    pub fault: Option<String>,
    /// 轻重。How bad it is.
    pub severity: Option<String>,
    /// 栏。Columns.
    pub columns: Option<String>,
    /// 行。Lines.
    pub lines: Option<String>,
    /// 稿件。The story.
    pub story: Option<String>,
}
