//! `layout.yaml`: areas drawn in letters on the grid.

use std::ops::Range;
use std::path::PathBuf;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::{Value, json};

/// 版式。A page's areas, as a picture made of letters.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(transform = letters_only)]
pub struct LayoutFile {
    /// 一句话说明，kanyin layouts 里看得到。What it is for, in one line; `kanyin layouts` shows it.
    pub about: Option<String>,
    /// 各行高度：行数或 auto。Heights of the rows: lines, or auto.
    #[schemars(length(min = 1, max = 24))]
    pub rows: Vec<RowHeight>,
    /// 每行一串字母：一个字母一栏，字母加倍就是半栏；只写一个字母是通栏，写两个是左右各半。One string a row; a letter is a
    /// column, or half a one; a single letter is as wide as the page, each of two as half of it.
    #[schemars(length(min = 1, max = 24))]
    pub areas: Vec<String>,
    /// 别的栏数另画一张，按栏数写：3、4、6……；没有写的栏数用上面的图。Drawings for grids of other columns, by their number; the
    /// one above is for all that stand not here.
    #[serde(default)]
    #[schemars(transform = numbers_only)]
    pub grids: IndexMap<String, GridDrawing>,
    /// 各字母是什么。What each letter (`A` to `Z`) is.
    #[serde(flatten)]
    pub letters: IndexMap<String, LetterEntry>,
}

/// 某个栏数的版式图。A layout on a grid of other columns.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GridDrawing {
    /// 各行高度；不写就照上面的。Heights of the rows; as above if left out.
    #[schemars(length(min = 1, max = 24))]
    pub rows: Option<Vec<RowHeight>>,
    /// 每行一串字母。One string a row.
    #[schemars(length(min = 1, max = 24))]
    pub areas: Vec<String>,
}

/// Only letters are keys beside `rows` and `areas`.
fn letters_only(schema: &mut Schema) {
    if let Some(letter) = schema.remove("additionalProperties") {
        schema.insert("patternProperties".into(), json!({ "^[A-Z]$": letter }));
        schema.insert("additionalProperties".into(), Value::Bool(false));
    }
}

/// Only numbers of columns are keys.
fn numbers_only(schema: &mut Schema) {
    if let Some(drawing) = schema.remove("additionalProperties") {
        schema.insert("patternProperties".into(), json!({ "^([1-9]|1[0-2])$": drawing }));
        schema.insert("additionalProperties".into(), Value::Bool(false));
    }
}

/// 一行的高度。The height of a row of areas.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RowHeight {
    /// 行数。Grid lines.
    Lines(#[schemars(range(min = 1, max = 200))] u32),
    /// 按稿件自定。What its stories need.
    Auto(Auto),
}

/// The word `auto`.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Auto {
    /// `auto`.
    Auto,
}

/// 一个区块。What a letter is.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterEntry {
    /// 种类。Its kind.
    pub is: AreaKind,
    /// 名字，issue.yaml 用它放稿件。The name by which `issue.yaml` fills it.
    pub name: Option<String>,
    /// 正文栏数；简讯写了就从一栏排到下一栏。Columns of text; a story has as many as it is wide if left out. Briefs with several run
    /// from column to column; without, they stand one under the other, unless a line would be longer than 28 characters.
    #[schemars(range(min = 1, max = 12))]
    pub columns: Option<u8>,
    /// 哪篇稿件的方框或标题（is: sidebar、headline）。Whose box or headline it is.
    pub of: Option<String>,
}

/// 区块的种类。Kinds of area.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AreaKind {
    /// 报头。The title piece.
    Masthead,
    /// 报眼。The ear in an area of its own.
    Ear,
    /// 一篇稿件。One story, cut over the area's columns.
    Story,
    /// 几篇简讯。Several, one under the other.
    Briefs,
    /// 某篇稿件的方框。The box of a story.
    Sidebar,
    /// 某篇稿件的标题，连同它的第一张图。The headline block of a story, with its first picture.
    Headline,
    /// 广告。Ads, sharing the width.
    Ad,
    /// 补白。A filler.
    Filler,
    /// 通栏条。A filler across, one sentence.
    Strip,
    /// 版权栏。The colophon.
    Colophon,
    /// 空白。White.
    White,
}

impl AreaKind {
    /// Its name, as a layout has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Ear => "ear",
            Self::Story => "story",
            Self::Briefs => "briefs",
            Self::Sidebar => "sidebar",
            Self::Headline => "headline",
            Self::Ad => "ad",
            Self::Filler => "filler",
            Self::Strip => "strip",
            Self::Colophon => "colophon",
            Self::White => "white",
        }
    }
}

/// A layout, read and checked: every area is a rectangle, every name is there once.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The folder's name.
    pub name: String,
    /// What it is for, in a line.
    pub about: Option<String>,
    /// The layout's folder in the publication, if it is not a built-in one: for its own `.typ` files.
    pub folder: Option<PathBuf>,
    /// Whether makeup finds the places of its areas (`layout: auto`); until then they stand one below the other.
    pub is_auto: bool,
    /// Heights of the rows.
    pub rows: Vec<RowHeight>,
    /// Lines of white above each row beyond the house's, where the page made itself up with them; none in a drawing.
    pub wider: Vec<u32>,
    /// Cells in a row: the grid's columns, or a multiple where a letter is part of a column.
    pub cells: u8,
    /// The areas, by their first cell in reading order.
    pub areas: Vec<Area>,
}

/// A rectangle of grid cells.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its letter in the drawing.
    pub letter: char,
    /// What stands in it.
    pub kind: AreaKind,
    /// Its name; its letter if none was given.
    pub name: String,
    /// Columns of text, if the layout fixes them.
    pub columns: Option<u8>,
    /// Rows of areas it spans.
    pub rows: Range<usize>,
    /// Cells it spans.
    pub cells: Range<u8>,
    /// For a sidebar or headline: the index of the story's area.
    pub of: Option<usize>,
}
