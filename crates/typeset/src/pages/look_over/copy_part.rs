//! What words on a page are: of which story, and which part of it. Glyphs of copy know where they were typed, so that
//! this is read from the page, whatever set it.

use std::collections::HashMap;

use kanyin_diagnostics::{FileNo, Spot, slashed};
use kanyin_issue::{Block, BlockKind, Fill, Form, Importance, Line, Run, Story};

use crate::pages::fills::PageFills;

/// A part of a story, or of the page.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum CopyPart {
    /// 引题, or a column's name above a title.
    Kicker,
    /// 主题.
    Title,
    /// 副题.
    Deck,
    /// 小标题.
    Subhead,
    /// 图说 and credits.
    Caption,
    /// Everything else of a story.
    Text,
    /// No copy of the page's stories: folio, masthead, labels, numbers.
    Made,
}

/// A story of the page.
pub struct PageStory<'a> {
    /// The story.
    pub story: &'a Story,
    /// The area that it stands in, by its place in the layout.
    pub area: usize,
    /// Whether it is one of several briefs under a rail head.
    pub in_rail: bool,
}

impl PageStory<'_> {
    /// Whether its title is a head that others are measured against: no brief's, no label of figures.
    pub fn has_head(&self) -> bool {
        !self.in_rail
            && self.story.importance != Importance::Brief
            && self.story.form != Form::Figures
            && self.story.tab.is_none()
    }

    /// Whether white below what belongs to it is part of its look: essays and verse stand free (docs/look.md §9).
    pub fn stands_free(&self) -> bool {
        matches!(self.story.form, Form::Essay | Form::Verse)
    }
}

/// The stories of a page, and where their parts were typed.
pub struct PageCopy<'a> {
    /// In the order of the layout's areas.
    pub stories: Vec<PageStory<'a>>,
    by_file: HashMap<FileNo, (usize, Vec<(Spot, CopyPart)>)>,
}

impl<'a> PageCopy<'a> {
    /// The copy of a page.
    pub fn of(fills: &'a PageFills) -> Self {
        let mut stories: Vec<PageStory> = Vec::new();
        for (area, fill) in fills.iter().enumerate() {
            match fill {
                Fill::Story(story) => stories.push(PageStory { story, area, in_rail: false }),
                Fill::Briefs { stories: briefs, .. } => stories
                    .extend(briefs.iter().map(|story| PageStory { story, area, in_rail: true })),
                _ => {}
            }
        }
        let parts = |(n, of): (usize, &PageStory)| (of.story.file, (n, parts(of.story)));
        let by_file = stories.iter().enumerate().map(parts).collect();
        Self { stories, by_file }
    }

    /// The story of a path, with `/`.
    pub fn story_at(&self, path: &str) -> Option<usize> {
        self.stories.iter().position(|of| slashed(&of.story.path) == path)
    }

    /// The story that a place in the copy is of, and which part of it.
    pub fn part(&self, spot: Spot) -> (Option<usize>, CopyPart) {
        let Some((story, parts)) = self.by_file.get(&spot.file) else {
            return (None, CopyPart::Made);
        };
        let within = |of: &Spot| of.start <= spot.start && spot.start < of.end;
        let part = parts.iter().find(|(of, _)| within(of));
        (Some(*story), part.map_or(CopyPart::Text, |(_, part)| *part))
    }
}

/// Where the parts of a story stand in its file, but for its text.
fn parts(story: &Story) -> Vec<(Spot, CopyPart)> {
    let mut parts = vec![(story.title.spot, CopyPart::Title)];
    let mut add = |line: &Option<Line>, part| parts.extend(line.iter().map(|l| (l.spot, part)));
    add(&story.kicker, CopyPart::Kicker);
    add(&story.column, CopyPart::Kicker);
    add(&story.deck, CopyPart::Deck);
    for block in &story.blocks {
        parts_of_block(block, &mut parts);
    }
    parts
}

fn parts_of_block(block: &Block, parts: &mut Vec<(Spot, CopyPart)>) {
    let mut add = |runs: &[Run], part| {
        parts.extend(runs.iter().filter_map(|run| match run {
            Run::Text { spot, .. } => Some((*spot, part)),
            Run::Break => None,
        }));
    };
    match &block.kind {
        BlockKind::Subhead(runs) => add(runs, CopyPart::Subhead),
        BlockKind::Picture(picture) => {
            add(&picture.caption, CopyPart::Caption);
            parts.extend(picture.credit.iter().map(|line| (line.spot, CopyPart::Caption)));
        }
        _ => {}
    }
}
