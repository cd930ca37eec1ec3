//! `issue.yaml`: what stands where in one number.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::issue_number::IssueNumber;
use super::layout::Auto;
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
    /// 编辑：`chief` 责编、`layout` 美编、`proof` 校对，或任意称谓；或者只列名字。Role and name; or just names.
    #[serde(default, deserialize_with = "editors")]
    #[schemars(with = "Editors")]
    pub editors: IndexMap<String, String>,
    /// 报眼。The box beside the nameplate.
    pub ear: Option<Ear>,
    /// 各版，按序；或写几版（4），或 auto，由程序分稿；不写就是 auto。The pages in order; or how many there are to be, or `auto`:
    /// then stories are allotted to them. Left out: `auto`.
    #[serde(default)]
    pub pages: PagesAsked,
    /// 要分到各版的稿件，简讯可以有栏目名；不写，就是 stories/ 里的每一篇。Stories to be allotted to pages, briefs under a rail head if
    /// they have one; every file in `stories/` if left out.
    #[serde(default)]
    #[schemars(length(max = 600))]
    pub stories: Vec<FillEntry>,
    /// 要分到各版的广告；不写，就是 ads/ 里的每一个。Ads to be allotted to pages; every file in `ads/` if left out.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub ads: Vec<AdItem>,
}

/// 编辑：称谓和名字，或者只有名字。Editors: role and name, or just names.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Editors {
    /// 称谓：名字。Role and name.
    ByRole(IndexMap<String, String>),
    /// 几个名字。Names.
    Names(Vec<String>),
    /// 一个名字。A name.
    Name(String),
}

/// Names alone are those of the editors.
fn editors<'de, D: Deserializer<'de>>(file: D) -> Result<IndexMap<String, String>, D::Error> {
    let of = |names: String| IndexMap::from([("编辑".into(), names)]);
    Ok(match Editors::deserialize(file)? {
        Editors::ByRole(editors) => editors,
        Editors::Names(names) if names.is_empty() => IndexMap::new(),
        Editors::Names(names) => of(names.join("、")),
        Editors::Name(name) => of(name),
    })
}

/// 各版，或几版。The pages, or how many there are to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum PagesAsked {
    /// 各版，按序。The pages in order.
    Listed(#[schemars(length(min = 1, max = 64))] Vec<PageEntry>),
    /// 几版。So many pages.
    Count(#[schemars(range(min = 1, max = 64))] u32),
    /// 稿件够几版就几版。As many as the copy fills.
    Auto(Auto),
}

impl PagesAsked {
    /// Whether they are listed one by one.
    pub fn are_listed(&self) -> bool {
        matches!(self, Self::Listed(_))
    }
}

impl Default for PagesAsked {
    fn default() -> Self {
        Self::Auto(Auto::Auto)
    }
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
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageEntry {
    /// 版次，从 1 起；不写则接前一版。The page's number.
    #[schemars(range(min = 1, max = 64))]
    pub page: Option<u32>,
    /// 版面名。The page's subject.
    pub section: Option<String>,
    /// 版式名（layouts/ 下的文件夹，或内置的）；auto 或不写，就由程序自己拼版。The layout's folder; `auto`, or none: the
    /// page makes itself up.
    pub layout: Option<String>,
    /// 整版：poster 一张海报铺满整张纸，到出血为止。A poster over the whole sheet, to the bleed.
    pub form: Option<PageForm>,
    /// 报眉：none 不印。The running head: `none` for a page without one.
    pub folio: Option<FolioAsked>,
    /// 本版编辑。The page's editor.
    pub editor: Option<String>,
    /// 本版油墨：4、black 或 black+颜色名；不写就照 paper.yaml。The page's inks; the paper's if left out.
    pub inks: Option<InksAsked>,
    /// 稿件：按区块名，或按区块顺序的一个列表；自动拼版时名字随意。Stories by area name, or one list in order; on a page
    /// that makes itself up, any names will do.
    #[serde(default)]
    pub stories: Fills,
    /// 广告：图片或 PDF。Ads: pictures or PDFs.
    #[serde(default)]
    pub ads: AdFills,
    /// 补白。Fillers.
    #[serde(default)]
    pub fillers: Fills,
}

impl PageEntry {
    /// The layout's name. A poster has one of its own; a page that makes itself up has none.
    pub fn layout(&self) -> Option<&str> {
        let named = self.layout.as_deref().filter(|name| *name != AUTO);
        named.or(self.form.map(|PageForm::Poster| POSTER))
    }

    /// Lets the page make itself up, whatever layout it names. A poster stays one, and a page on which nothing stands but what
    /// its layout brings.
    pub fn make_auto(&mut self) {
        if self.form.is_none() && !self.is_empty() {
            self.layout = None;
        }
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.ads.is_empty() && self.fillers.is_empty()
    }
}

/// What `layout:` says of a page that makes itself up; no folder in `layouts/` has this name.
pub const AUTO: &str = "auto";

/// The built-in layout of a page that is one poster.
pub const POSTER: &str = "haibao";

/// 整版的样子。What a whole page is.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageForm {
    /// 海报。A poster.
    Poster,
}

/// 报眉要不要。What is asked of the running head.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FolioAsked {
    /// 不印。None.
    None,
}

/// 各区块的内容。What stands in the areas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Fills {
    /// 按区块名。By area name.
    Named(IndexMap<String, FillEntry>),
    /// 按区块顺序。For all areas in order.
    InOrder(Vec<FillEntry>),
}

impl Default for Fills {
    fn default() -> Self {
        Self::InOrder(Vec::new())
    }
}

impl Fills {
    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Named(areas) => areas.is_empty(),
            Self::InOrder(paths) => paths.is_empty(),
        }
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

/// 各广告区块的内容。What stands in the areas for ads.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AdFills {
    /// 按区块名。By area name.
    Named(IndexMap<String, AdFill>),
    /// 按区块顺序。For all areas in order.
    InOrder(Vec<AdItem>),
}

impl Default for AdFills {
    fn default() -> Self {
        Self::InOrder(Vec::new())
    }
}

impl AdFills {
    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Named(areas) => areas.is_empty(),
            Self::InOrder(items) => items.is_empty(),
        }
    }
}

/// 一个广告区块的内容。What stands in one area for ads.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AdFill {
    /// 一个路径。One path.
    One(String),
    /// 几个，平分宽度。Several, sharing the width.
    Several(Vec<AdItem>),
    /// 一个路径和它的标识。One path, and the word that says that it is an ad.
    Entry(AdEntry),
}

/// 一则广告。One ad.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AdItem {
    /// 路径。Its path.
    Path(String),
    /// 路径和标识。Its path, and the word that says that it is an ad.
    Entry(AdEntry),
}

/// 一则广告：文件，和外角上印的标识。An ad, and the word at its corner.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdEntry {
    /// 图片或 PDF 的路径。Path of the picture or PDF.
    pub file: String,
    /// 印在图片外角上的标识，不写就印“广告”；图里已经写明的，写 none。The word at the picture's corner, 广告 if left out; `none`
    /// where the ad says so itself.
    #[schemars(length(max = 20))]
    pub label: Option<String>,
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
