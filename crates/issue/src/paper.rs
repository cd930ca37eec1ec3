//! `paper.yaml`: everything that stays the same from issue to issue.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::desk_habits::DeskHabits;
use super::press_colour::NamedColour;
use super::printing::Press;
use super::units::{Length, POINTS_PER_MM, Percent, Size};
use super::web::Web;

/// 刊物。The paper itself.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paper {
    /// 刊名。The paper's name, also in file names.
    pub name: String,
    /// 语言，`zh-CN`。The language.
    #[serde(default = "zh_cn")]
    pub language: String,
    /// 版面尺寸。The sheet.
    #[serde(default)]
    pub page: Sheet,
    /// 版心网格。The grid of the type area.
    #[serde(default)]
    pub grid: Grid,
    /// 报头。What stands in the title piece of page 1.
    #[serde(default)]
    pub masthead: Masthead,
    /// 版权栏：标签与文字。The colophon: label and text, in order.
    #[serde(default)]
    pub colophon: IndexMap<String, String>,
    /// 字体，按角色（song、heavy、hei、kai、display），先写者先用；模板用的角色可以自己添。Fonts by role, first family first;
    /// templates may have roles of their own.
    #[serde(default)]
    #[schemars(transform = house_roles)]
    pub fonts: IndexMap<String, Vec<String>>,
    /// 本刊常用的词：地名、单位、人名。标题不从词中间断行。Words of the paper's own: places, bodies, people; no
    /// title is broken inside one.
    #[serde(default)]
    #[schemars(inner(length(min = 2, max = 40)))]
    pub words: Vec<String>,
    /// 标题的字号和长体。Sizes of titles, and how far they may be condensed.
    #[serde(default)]
    pub headlines: Headlines,
    /// 行怎样排。How lines are set.
    #[serde(default)]
    pub lines: LineHabits,
    /// 收稿：kanyin import 怎样改。What becomes of raw copy.
    #[serde(default)]
    pub desk: DeskHabits,
    /// 颜色，按名。Colours by name.
    #[serde(default)]
    pub colours: IndexMap<String, NamedColour>,
    /// 印刷。What the printing house wants.
    #[serde(default)]
    pub press: Press,
    /// 网上的数字报。The paper on the web.
    #[serde(default)]
    pub web: Web,
}

impl Paper {
    /// All roles of type: the house's, then the publication's own.
    pub fn roles(&self) -> Vec<&str> {
        let house = Role::ALL.map(Role::key);
        let own = self.fonts.keys().map(String::as_str).filter(|role| !house.contains(role));
        house.into_iter().chain(own).collect()
    }

    /// The name that the paper prints over its front page: the masthead's title, or else its name.
    pub fn nameplate(&self) -> &str {
        let title = self.masthead.title.as_deref().filter(|title| !title.trim().is_empty());
        title.unwrap_or(&self.name)
    }

    /// The roles that only the publication's own templates know.
    pub fn own_roles(&self) -> Vec<&str> {
        self.roles().split_off(Role::ALL.len())
    }
}

fn zh_cn() -> String {
    "zh-CN".into()
}

/// 成品尺寸与出血。Trim size and bleed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sheet {
    /// 裁切后的尺寸，如 270mm x 390mm；或 A3、A4、A5、四开、对开。Size after cutting.
    pub trim: Size,
    /// 出血。How far grounds run over the cut.
    pub bleed: Length,
}

impl Default for Sheet {
    fn default() -> Self {
        let mm = |number: f64| number * POINTS_PER_MM;
        Self { trim: Size { width: mm(270.0), height: mm(390.0) }, bleed: Length(mm(3.0)) }
    }
}

/// 网格；不写的，照纸的大小和写了的来定。The grid: columns of whole characters, lines of one leading. What is left out
/// suits the sheet (`suited_grid.rs`).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Grid {
    /// 栏数。Columns of the page.
    #[schemars(range(min = 1, max = 12))]
    pub columns: u8,
    /// 每栏字数。Characters in a column.
    #[schemars(range(min = 6, max = 60))]
    pub measure: u32,
    /// 正文字号。Body type; one character is as wide.
    pub size: Length,
    /// 栏距。White between columns.
    pub gutter: Length,
    /// 行距。Baseline to baseline.
    pub leading: Length,
    /// 一栏的行数。Lines in a full column.
    #[schemars(range(min = 10, max = 200))]
    pub lines: u32,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            columns: 5,
            measure: 14,
            size: Length(9.0),
            gutter: Length(12.5),
            leading: Length(13.5),
            lines: 73,
        }
    }
}

/// 报头。The title piece.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Masthead {
    /// 报名，二至十字，也可以是西文；不写就是刊名。The nameplate, two to ten characters or Latin; the paper's name if left
    /// out.
    pub title: Option<String>,
    /// 报名的图片，代替报头字：SVG、PDF 或 PNG，路径从刊物文件夹算起，如 `logo.svg`。The nameplate as a picture, in the
    /// place of type: SVG, PDF or PNG, its path seen from the publication.
    pub image: Option<String>,
    /// 题词，一两行，竖排；报名旁边有地方才印。A motto of one or two lines, set upright where there is room beside the
    /// nameplate.
    pub motto: Vec<String>,
    /// 印章，如“社区报”。The seal's two to four characters.
    pub seal: Option<String>,
    /// 主办。Who publishes it.
    pub publisher: Option<String>,
    /// 刊号或“内部资料”。Registration.
    pub registration: Option<String>,
    /// 网址。Website.
    pub website: Option<String>,
    /// 刊期，如“双周刊”。How often it comes out.
    pub frequency: Option<String>,
}

/// 字体角色。What a font is for.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Ord, PartialOrd, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 宋：正文。Body.
    Song,
    /// 小标宋：标题。Titles.
    Heavy,
    /// 黑：小标题、图说。Subheads and captions.
    Hei,
    /// 楷：署名、引文。Bylines and quotes.
    Kai,
    /// 报头字。The nameplate.
    Display,
}

impl Role {
    /// All roles, in the order they are told.
    pub const ALL: [Role; 5] = [Role::Song, Role::Heavy, Role::Hei, Role::Kai, Role::Display];

    /// The role of a name.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The name as it is written in `paper.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Role::Song => "song",
            Role::Heavy => "heavy",
            Role::Hei => "hei",
            Role::Kai => "kai",
            Role::Display => "display",
        }
    }
}

/// The house's roles are told by name; any other is the publication's own.
fn house_roles(schema: &mut Schema) {
    if let Some(families) = schema.get("additionalProperties").cloned() {
        let roles: Map<String, Value> =
            Role::ALL.iter().map(|role| (role.key().into(), families.clone())).collect();
        schema.insert("properties".into(), Value::Object(roles));
    }
}

/// 行。What a publication may choose of its lines.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LineHabits {
    /// 标点悬挂：行末的逗号、句号、顿号挂到栏外。Stops and commas at a line's end hang beyond it.
    pub hang: bool,
}

/// 标题。Titles of stories.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Headlines {
    /// 可用的字号，由大到小，如 [42pt, 36pt, 26pt, 22pt, 18pt, 15pt]；不写就用内置的。简讯的题与正文同大，不在其内。The
    /// sizes that titles may have, from large to small; the house's if left out. Titles of briefs are as
    /// large as body type and none of them.
    pub sizes: Vec<Length>,
    /// 长体：一行差一点放不下时，许把字压窄到几成，90% 到 100%。不写就不压。How narrow a title may be made to fit a
    /// row, 90% to 100%; not at all if left out.
    pub condense: Percent,
}

impl Default for Headlines {
    fn default() -> Self {
        Self { sizes: Vec::new(), condense: Percent(1.0) }
    }
}
