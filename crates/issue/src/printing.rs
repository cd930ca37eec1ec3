//! `press` in `paper.yaml`: what the printing house wants.

use schemars::JsonSchema;
use serde::Deserialize;

use super::file_name::FileName;
use super::press_colour::InksAsked;
use super::units::Percent;

/// 印刷要求。What the printing house wants.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Press {
    /// 标准。The PDF standard.
    pub standard: Standard,
    /// 输出特性：newsprint、coated，或印厂 .icc 的路径。Output profile.
    pub profile: String,
    /// 油墨：4、black 或 black+颜色名；issue.yaml 里可以逐版另写。The inks of pages; a page of issue.yaml may have its own.
    pub inks: InksAsked,
    /// 总墨量上限。The most ink on one spot.
    pub total_ink: Percent,
    /// 图片有效分辨率。Pixels an inch as placed.
    pub image_resolution: Resolution,
    /// 裁切线等标记：true 全加，false 不加，或列出要哪几样。Marks outside the bleed: all, none, or those listed.
    pub marks: Marks,
    /// 单版文件名，如 "{name}-{date:%Y%m%d}-{page:02}"；不写就是 01、02。What files of single pages are called.
    pub file_name: FileName,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            standard: Standard::default(),
            profile: "newsprint".into(),
            inks: InksAsked::default(),
            total_ink: Percent(2.4),
            image_resolution: Resolution::default(),
            marks: Marks::All(false),
            file_name: FileName::default(),
        }
    }
}

/// 印刷 PDF 标准。A PDF standard for print.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Deserialize, JsonSchema)]
pub enum Standard {
    /// ISO 15930-7.
    #[default]
    #[serde(rename = "PDF/X-4")]
    X4,
    /// ISO 15930-4 (ISO 15930-1 in files of others), for old RIPs.
    #[serde(rename = "PDF/X-1a")]
    X1a,
}

impl Standard {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Standard::X4 => "PDF/X-4",
            Standard::X1a => "PDF/X-1a",
        }
    }
}

/// 图片分辨率的下限与上限，单位 ppi。Least and most pixels an inch.
#[derive(Debug, Copy, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Resolution {
    /// 下限。Below it a picture looks coarse.
    #[schemars(range(min = 36, max = 1200))]
    pub least: u32,
    /// 上限。Above it pixels are thrown away.
    #[schemars(range(min = 72, max = 2400))]
    pub most: u32,
}

impl Default for Resolution {
    fn default() -> Self {
        Self { least: 170, most: 300 }
    }
}

/// 裁切线外的标记。Marks outside the bleed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Marks {
    /// 全要或全不要。All or none.
    All(bool),
    /// 只要这几样。Only these.
    These(Vec<Mark>),
}

impl Marks {
    /// Whether a mark is wanted.
    pub fn has(&self, mark: Mark) -> bool {
        match self {
            Marks::All(all) => *all,
            Marks::These(these) => these.contains(&mark),
        }
    }

    /// Whether any mark is wanted.
    pub fn any(&self) -> bool {
        match self {
            Marks::All(all) => *all,
            Marks::These(these) => !these.is_empty(),
        }
    }
}

/// 一种标记。A mark.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// 裁切线。Where the sheet is cut.
    Crop,
    /// 出血线。How far the bleed goes.
    Bleed,
    /// 套准线。Crosses in all inks.
    Registration,
    /// 色标。A bar of the inks.
    ColourBar,
    /// 说明行：刊名、期号、日期、版次、油墨。Paper, number, date, page, inks.
    Slug,
}
