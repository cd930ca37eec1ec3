//! `issue.yaml`: what stands where in one number.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::issue_number::IssueNumber;
use super::press_colour::InksAsked;
use super::units::Date;

/// 一期。One number of the paper.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueFile {
    /// 期号，照报上的写法。The number, as the paper prints it.
    pub number: Option<IssueNumber>,
    /// 出版日期。Day of issue.
    pub date: Date,
    /// 编辑：`chief` 责编、`layout` 美编、`proof` 校对，或任意称谓。Role and name.
    #[serde(default)]
    pub editors: IndexMap<String, String>,
    /// 报眼。The box beside the nameplate.
    pub ear: Option<Ear>,
    /// 各版，按序。The pages in order.
    #[schemars(length(min = 1, max = 64))]
    pub pages: Vec<PageEntry>,
}

/// 报眼：天气、导读或一段话。The ear.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Ear {
    /// 天气，一行。The weather, one line.
    pub weather: Option<String>,
    /// 由各版标题做导读。Contents made from the titles of the other pages.
    pub contents: bool,
    /// 一段话。A text.
    pub text: Option<String>,
}

/// 一版。One page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageEntry {
    /// 版次，从 1 起；不写则接前一版。The page's number.
    #[schemars(range(min = 1, max = 64))]
    pub page: Option<u32>,
    /// 版面名。The page's subject.
    pub section: Option<String>,
    /// 版式名（layouts/ 下的文件夹）。The layout's folder.
    pub layout: String,
    /// 本版编辑。The page's editor.
    pub editor: Option<String>,
    /// 本版油墨：4、black 或 black+颜色名；不写就照 paper.yaml。The page's inks; the paper's if left out.
    pub inks: Option<InksAsked>,
    /// 稿件：按区块名，或按区块顺序的一个列表。Stories by area name, or one list in order.
    #[serde(default)]
    pub stories: Fills,
    /// 广告：图片或 PDF。Ads.
    #[serde(default)]
    pub ads: Fills,
    /// 补白。Fillers.
    #[serde(default)]
    pub fillers: Fills,
}

/// 各区块的内容。What stands in the areas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Fills {
    /// 按区块名。By area name.
    Named(IndexMap<String, FillEntry>),
    /// 按区块顺序。For all areas in order.
    InOrder(Vec<String>),
}

impl Default for Fills {
    fn default() -> Self {
        Self::InOrder(Vec::new())
    }
}

/// 一个区块的内容。What stands in one area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FillEntry {
    /// 一个路径。One path.
    One(String),
    /// 几个路径。Several.
    Several(Vec<String>),
    /// 带栏目名的几篇。Several under a rail head.
    Rail(RailEntry),
}

/// 栏目：一个栏目名，几篇简讯。A rail: a head and its briefs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RailEntry {
    /// 栏目名。The rail head.
    pub head: String,
    /// 稿件路径。Its stories.
    pub stories: Vec<String>,
}
