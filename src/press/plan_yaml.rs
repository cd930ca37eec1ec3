//! `plan.yaml`: the makeup, page by page.

use serde::Serialize;

use crate::makeup::{AreaPlan, Gave, Set, StoryPlan};
use crate::typeset::{Laid, Planned};

/// The makeup of an issue, in grid lines from the top of the type area.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFile {
    /// Its pages.
    pub pages: Vec<PageEntry>,
}

/// The makeup of a page.
#[derive(Debug, Clone, Serialize)]
pub struct PageEntry {
    /// Its number.
    pub page: u32,
    /// Its layout.
    pub layout: String,
    /// Its areas.
    pub areas: Vec<AreaEntry>,
}

/// An area made up.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AreaEntry {
    /// Its name.
    pub area: String,
    /// What stands in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// First line.
    pub top: u32,
    /// Lines.
    pub height: u32,
    /// Its story's wide pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PictureEntry>,
    /// What gave, so that the copy fits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gave: Vec<String>,
    /// Lines that do not fit.
    #[serde(skip_serializing_if = "is_zero")]
    pub overset: u32,
    /// Lines left empty, all columns together.
    #[serde(skip_serializing_if = "is_zero")]
    pub spare: u32,
}

/// A picture made up.
#[derive(Debug, Clone, Serialize)]
pub struct PictureEntry {
    /// Its first column of text, from 1.
    pub column: u8,
    /// Columns it is wide.
    pub columns: u8,
    /// Its first line in the area.
    pub top: u32,
    /// Lines it is high, without its caption.
    pub lines: u32,
}

fn is_zero(lines: &u32) -> bool {
    *lines == 0
}

impl PlanFile {
    /// The makeup of a laid-out issue.
    pub fn of(laid: &Laid) -> Self {
        Self { pages: laid.plans.iter().map(page).collect() }
    }

    /// The file's text.
    pub fn yaml(&self) -> Result<String, String> {
        let body = serde_yaml::to_string(self).map_err(|error| error.to_string())?;
        Ok(format!("{HEAD}{body}"))
    }
}

const HEAD: &str = "\
# 版样：各版各区块放了什么。行从版心第一行（0）数起。由 kanyin 生成，改了也不起作用。
# The makeup: what stands where. Lines count from 0, the first of the type area. Made by kanyin;
# changing it changes nothing.
";

fn page(planned: &Planned) -> PageEntry {
    let areas = planned.plan.areas.iter().zip(&planned.areas);
    PageEntry {
        page: planned.page,
        layout: planned.layout.clone(),
        areas: areas.map(|(plan, (name, files))| area(plan, name, files)).collect(),
    }
}

fn area(plan: &AreaPlan, name: &str, files: &[String]) -> AreaEntry {
    let files = files.iter().map(|file| file.replace('\\', "/")).collect();
    let entry = AreaEntry {
        area: name.into(),
        files,
        top: plan.top.0,
        height: plan.height.0,
        ..AreaEntry::default()
    };
    match &plan.set {
        Set::Any => entry,
        Set::Part { over } => AreaEntry { overset: over.0, ..entry },
        Set::Stack { over, spare, .. } => AreaEntry { overset: over.0, spare: spare.0, ..entry },
        Set::Story(story) => AreaEntry {
            pictures: pictures(story),
            gave: story.gave.iter().map(gave).collect(),
            overset: overset(story),
            spare: story.spare.0,
            ..entry
        },
    }
}

fn pictures(story: &StoryPlan) -> Vec<PictureEntry> {
    let placed = story.pictures.iter().flatten();
    placed
        .map(|picture| PictureEntry {
            column: picture.column + 1,
            columns: picture.columns.0,
            top: picture.top.0,
            lines: picture.lines.0,
        })
        .collect()
}

fn overset(story: &StoryPlan) -> u32 {
    story.overset_from.map_or(0, |first| story.seats.len().saturating_sub(first) as u32)
}

/// What gave, in words; pictures count from 1.
fn gave(gave: &Gave) -> String {
    match gave {
        Gave::WhiteAbove(lines) => format!("white-above: {}", lines.0),
        Gave::Crop(picture, lines) => format!("crop: picture {} by {lines:+} lines", picture + 1),
        Gave::Width(picture, columns) => format!("width: picture {} {} columns", picture + 1, columns.0),
        Gave::HeadSize(step) => format!("head-size: step {}", step + 1),
        Gave::FootSize(step) => format!("foot-size: step {}", step + 1),
        Gave::Spread(lines) => format!("spread: {} lines", lines.0),
        Gave::Broken(cuts) => format!("broken: {cuts} cuts"),
    }
}
