//! The lines of front matter and of boxes' heads: in them a typed space is a pause. Which of them are titles.

use std::path::Path;

use kanyin_diagnostics::{Spot, slashed};
use kanyin_issue::story::{Jump, StoryPart};
use kanyin_issue::{BlockKind, Fill, Filler, Issue, Line, Story};

/// The lines of an issue that are set as heads.
#[derive(Default)]
pub struct HeadLines<'a> {
    all: Vec<&'a Line>,
    /// The titles of stories that are more than briefs, and their files.
    titles: Vec<(&'a Line, &'a Path)>,
    /// Of stories that stand on two pages, on each of them: the words that lead to the other, that page, and the file.
    turns: Vec<(Spot, u32, u32, &'a Path)>,
}

impl<'a> HeadLines<'a> {
    /// All of an issue.
    pub fn of(issue: &'a Issue) -> Self {
        let mut lines = Self::default();
        for (page, fill) in
            issue.pages.iter().flat_map(|page| page.fills.iter().map(|fill| (page.page, fill)))
        {
            if let Fill::Story(story) = fill
                && let Some(StoryPart { jump, words, .. }) = &story.part
            {
                let (Jump::To { page: to, .. } | Jump::From { page: to }) = *jump;
                lines.turns.push((*words, page, to, &story.path));
            }
            match fill {
                Fill::Story(story) => lines.story(story, true),
                Fill::Briefs { stories, .. } => {
                    stories.iter().for_each(|story| lines.story(story, false));
                }
                _ => {}
            }
        }
        for filler in &issue.fillers {
            if let Filler::Story(story) = filler {
                lines.story(story, true);
            }
        }
        lines
    }

    fn story(&mut self, story: &'a Story, is_whole: bool) {
        let Story { path, title, kicker, deck, byline, lead_in, column, tab, .. } = story;
        self.all.push(title);
        self.all.extend([kicker, deck, byline, lead_in, column, tab].into_iter().flatten());
        if is_whole {
            self.titles.extend([title].into_iter().chain(tab).map(|line| (line, &**path)));
        }
        for block in &story.blocks {
            match &block.kind {
                BlockKind::Box(boxed) => self.all.extend(boxed.title.iter().chain(&boxed.tab)),
                BlockKind::Picture(picture) => self.all.extend(&picture.credit),
                _ => {}
            }
        }
    }

    /// Whether a place is in the title of a story that is more than a brief.
    pub fn is_title(&self, spot: Spot) -> bool {
        self.titles.iter().any(|(line, _)| within(line, spot).is_some())
    }

    /// The file of the story that has a place in its title, with `/`.
    pub fn story_of_title(&self, spot: Spot) -> Option<String> {
        let title = self.titles.iter().find(|(line, _)| within(line, spot).is_some());
        title.map(|(_, path)| slashed(path))
    }

    /// The page to which words on a page lead, if they are those of a story that stands on both, and its file, with `/`.
    pub fn turn(&self, on: u32, spot: Spot) -> Option<(u32, String)> {
        let is_own = |(words, page, ..): &&(Spot, u32, u32, &Path)| {
            *page == on && words.file == spot.file && spot.start >= words.start
        };
        self.turns.iter().find(is_own).map(|(_, _, to, path)| (*to, slashed(path)))
    }

    /// Whether between two places there is a pause.
    pub fn is_pause(&self, before: Spot, after: Spot) -> bool {
        self.all.iter().any(|line| {
            let gap = within(line, before).zip(within(line, after)).and_then(|(a, b)| {
                let end = a + before.range().len();
                line.text.get(end..b)
            });
            gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
        })
    }
}

/// The byte of a line at which a place stands.
fn within(line: &Line, spot: Spot) -> Option<usize> {
    let at = spot.start.checked_sub(line.spot.start)? as usize;
    (line.spot.file == spot.file && at < line.text.len()).then_some(at)
}
