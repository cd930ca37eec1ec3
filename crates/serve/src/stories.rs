//! How each story stands: where, and how much is too much or too little.

use std::path::Path;

use serde::Serialize;

use kanyin_issue::{Drafts, Fill, Issue, Story};
use kanyin_press::{PlanFile, PlanFileArea};
use kanyin_typeset::Laid;

use super::printed::PagePlace;

/// A story on its page.
#[derive(Debug, Clone, Serialize)]
pub struct StoryState {
    file: String,
    title: String,
    form: &'static str,
    /// 1 for a lead, to 4 for a brief.
    importance: u8,
    page: u32,
    area: String,
    fit: Fit,
    boxes: Vec<PagePlace>,
    /// Whether what is shown is not saved.
    draft: bool,
}

/// Whether a story fits, in characters.
#[derive(Debug, Copy, Clone, Serialize)]
#[serde(rename_all = "lowercase")]
enum Fit {
    Over(u32),
    Short(u32),
    Fits(bool),
}

impl StoryState {
    /// A few lines at a foot are as a page should be: a story is short where that is told as a fault.
    pub fn is_told(&mut self, is_short: impl Fn(&str) -> bool) {
        if matches!(self.fit, Fit::Short(_)) && !is_short(&self.file) {
            self.fit = Fit::Fits(true);
        }
    }
}

/// Every story of the pages.
pub fn stories(issue: &Issue, laid: &Laid, plan: &PlanFile, drafts: &Drafts) -> Vec<StoryState> {
    let mut states = Vec::new();
    for page in &issue.pages {
        let planned = plan.pages.iter().find(|planned| planned.page == page.page);
        for (area, fill) in page.layout.areas.iter().zip(&page.fills) {
            let of_area = |planned: &&PlanFileArea| planned.area == area.name;
            let planned = planned.and_then(|planned| planned.areas.iter().find(of_area));
            let stories: Vec<&Story> = match fill {
                Fill::Story(story) => vec![story],
                Fill::Briefs { stories, .. } => stories.iter().map(AsRef::as_ref).collect(),
                _ => Vec::new(),
            };
            let is_alone = stories.len() == 1;
            for story in stories {
                let file = story.path.to_string_lossy().replace('\\', "/");
                states.push(StoryState {
                    title: story.title.text.clone(),
                    form: story.form.name(),
                    importance: story.importance as u8 + 1,
                    page: page.page,
                    area: area.name.clone(),
                    fit: planned.map_or(Fit::Fits(true), |planned| fit(planned, is_alone)),
                    boxes: boxes(laid, &file),
                    draft: drafts.of(Path::new(&story.path)).is_some(),
                    file,
                });
            }
        }
    }
    states
}

/// What is too little among briefs is no single one's.
fn fit(area: &PlanFileArea, is_alone: bool) -> Fit {
    match (area.overset_characters, area.spare_characters) {
        (0, 0) => Fit::Fits(true),
        (0, short) if is_alone => Fit::Short(short),
        (0, _) => Fit::Fits(true),
        (over, _) => Fit::Over(over),
    }
}

/// What a story covers: one box for each part of it.
fn boxes(laid: &Laid, file: &str) -> Vec<PagePlace> {
    let things = laid.things.iter().filter(|thing| thing.story.as_deref() == Some(file));
    things
        .map(|thing| PagePlace {
            page: thing.page as usize,
            x: thing.x,
            y: thing.y,
            width: thing.width,
            height: thing.height,
        })
        .collect()
}
