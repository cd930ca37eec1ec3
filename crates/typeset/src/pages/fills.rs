//! What stands in the areas of a page: what `issue.yaml` names, or fillers that were chosen.

use std::borrow::Cow;
use std::path::Path;

use kanyin_issue::{Fill, Story};

/// The contents of a page's areas, in the order of its layout.
#[derive(Debug)]
pub struct PageFills<'a>(pub Vec<Cow<'a, Fill>>);

impl PageFills<'_> {
    /// What stands in each area.
    pub fn iter(&self) -> impl Iterator<Item = &Fill> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// What stands in an area.
    pub fn at(&self, index: usize) -> &Fill {
        &self.0[index]
    }

    /// The story of an area; for a box or a headline the story it belongs to.
    pub fn story(&self, index: usize) -> Option<&Story> {
        match self.at(index) {
            Fill::Story(story) => Some(story),
            Fill::Sidebar { of, .. } | Fill::Headline { of } => {
                match self.0.get(*of).map(AsRef::as_ref) {
                    Some(Fill::Story(story)) => Some(story),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// The files that a fill names.
pub fn paths(fill: &Fill) -> Vec<&Path> {
    match fill {
        Fill::Story(story) => vec![&story.path],
        Fill::Briefs { stories, .. } => stories.iter().map(|story| story.path.as_path()).collect(),
        Fill::Files(files) => files.iter().map(|file| file.path.as_path()).collect(),
        Fill::OneOf(stories) => stories.iter().map(|story| story.path.as_path()).collect(),
        Fill::Sidebar { .. } | Fill::Headline { .. } | Fill::Nothing => Vec::new(),
    }
}
