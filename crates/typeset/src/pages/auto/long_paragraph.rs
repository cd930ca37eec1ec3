//! The paragraph of some copy that an editor can change with the least harm: its longest; and the copy with it changed.

use std::sync::Arc;

use kanyin_diagnostics::Spot;
use kanyin_issue::story::Run;
use kanyin_issue::{Block, BlockKind, Fill, Story};

use crate::forms::SetArea;
use crate::grid::PageGrid;

/// What may end a paragraph, and stays when words before it are cut.
const STOPS: &str = "。！？”…";
/// What words that are cut do not leave at the end.
const HANGING: &str = "，、：；“（";

/// Which words are added to a paragraph to see whether a page then comes out.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Added {
    /// Its own, from the first.
    Own,
    /// Its own, from the middle: they break otherwise.
    Turned,
}

/// The longest paragraph of a story.
#[derive(Debug, Copy, Clone)]
pub struct LongParagraph {
    /// Where it stands in the copy.
    pub spot: Spot,
    /// Characters of its last line, and of a full one.
    last: u32,
    measure: u32,
}

impl LongParagraph {
    /// That of a story, or of the longest of some briefs, as it is set.
    pub fn of(set: &SetArea, grid: &PageGrid) -> Option<Self> {
        let (row, measure) = match set {
            SetArea::Story(story) => {
                let last = story.job.longest_paragraph().next_back()?;
                (story.galley.rows.get(last)?, story.measure.characters)
            }
            SetArea::Stack(stack) => {
                let briefs = stack.parts.iter().rev().filter(|part| part.brief.is_some());
                let longest = briefs.max_by_key(|part| part.part.lines)?;
                let width = longest.part.frame.width().to_pt();
                let row = longest.brief.as_ref()?.longest_paragraph()?;
                (row, grid.measure(width, 1).characters)
            }
            _ => return None,
        };
        let last = row.text.chars().count() as u32;
        Some(Self { spot: row.base, last: last.min(measure), measure })
    }

    /// Characters to cut, below 0, or to add, so that it is so many lines shorter or longer: so many more than a line needs,
    /// so that it is gone or there wherever lines break.
    pub fn characters(&self, lines: i32, surely: u32) -> i32 {
        let whole = lines.unsigned_abs().max(1);
        match lines {
            ..0 => -(((whole - 1) * self.measure + self.last + surely) as i32),
            _ => (whole * self.measure + 1 + surely).saturating_sub(self.last) as i32,
        }
    }

    /// What stands in an area with it so many characters shorter or longer; nothing if it is not there.
    pub fn changed_fill(&self, fill: &Fill, characters: i32, words: Added) -> Option<Fill> {
        match fill {
            Fill::Story(story) => {
                Some(Fill::Story(Arc::new(self.changed(story, characters, words)?)))
            }
            Fill::Briefs { head, stories } => {
                let mut stories = stories.clone();
                let changed = |story: &mut Arc<Story>| {
                    self.changed(story, characters, words).map(|changed| *story = Arc::new(changed))
                };
                stories.iter_mut().find_map(changed)?;
                Some(Fill::Briefs { head: head.clone(), stories })
            }
            _ => None,
        }
    }

    /// The story with it so many characters shorter or longer, as an editor would do it; nothing if it stands in a list, a
    /// quotation or a box.
    fn changed(&self, story: &Story, characters: i32, words: Added) -> Option<Story> {
        let is_it = |block: &&mut Block| block.spot == self.spot;
        let mut story = story.clone();
        match &mut story.blocks.iter_mut().find(is_it)?.kind {
            BlockKind::Paragraph(runs) => change(runs, characters, words),
            _ => return None,
        }
        Some(story)
    }
}

/// Cuts so many characters before the stop of a paragraph, or adds them, words of its own, behind it.
fn change(runs: &mut [Run], characters: i32, added: Added) {
    let words: String = runs.iter().filter_map(text).flat_map(|text| text.chars()).collect();
    let mut left = characters.min(0).unsigned_abs() as usize;
    let stop = words.chars().next_back().filter(|last| STOPS.contains(*last));
    let last = runs.iter().rposition(|run| text(run).is_some_and(|text| !text.is_empty()));
    let mut texts = runs.iter_mut().rev().filter_map(|run| match run {
        Run::Text { text, .. } => Some(text),
        Run::Break => None,
    });
    if characters < 0 {
        left += usize::from(stop.is_some());
        for text in &mut texts {
            while left > 0 && text.pop().is_some() {
                left -= 1;
            }
            while left == 0 && text.ends_with(|last| HANGING.contains(last)) {
                text.pop();
            }
            if !text.is_empty() {
                break;
            }
        }
    }
    drop(texts);
    if let Some(Run::Text { text, .. }) = last.map(|last| &mut runs[last]) {
        let more = characters.max(0) as usize;
        let from = match added {
            Added::Own => 0,
            Added::Turned => words.chars().count() / 2,
        };
        text.extend(words.chars().cycle().skip(from).take(more.saturating_sub(1)));
        let ends =
            if more > 0 { Some(stop.unwrap_or('了')) } else { stop.filter(|_| characters < 0) };
        text.extend(ends);
    }
}

fn text(run: &Run) -> Option<&String> {
    match run {
        Run::Text { text, .. } => Some(text),
        Run::Break => None,
    }
}

#[cfg(test)]
mod tests {
    use kanyin_diagnostics::Sources;
    use kanyin_issue::story::Style;

    use super::*;

    fn changed(words: &[&str], characters: i32) -> String {
        changed_with(words, characters, Added::Own)
    }

    fn changed_with(words: &[&str], characters: i32, added: Added) -> String {
        let spot = Spot::new(Sources::default().add("a.md", ""), 0..0);
        let run = |words: &&str| Run::Text {
            text: (*words).into(),
            style: Style::default(),
            spot,
            link: None,
        };
        let mut runs: Vec<Run> = words.iter().map(run).collect();
        change(&mut runs, characters, added);
        runs.iter().filter_map(text).cloned().collect()
    }

    #[test]
    fn words_are_cut_before_the_stop() {
        assert_eq!(changed(&["溪水涨了，", "桥没有塌。"], -3), "溪水涨了，桥。");
        assert_eq!(changed(&["溪水涨了，", "桥没有塌。"], -4), "溪水涨了。", "no comma is left");
        assert_eq!(changed(&["溪水"], -1), "溪");
    }

    #[test]
    fn words_are_added_behind_it() {
        assert_eq!(changed(&["溪水涨了。"], 4), "溪水涨了。溪水涨。");
        assert_eq!(changed_with(&["溪水涨了。"], 3, Added::Turned), "溪水涨了。涨了。");
        assert_eq!(changed(&["溪水"], 2), "溪水溪了");
        assert_eq!(changed(&[], 2), "");
    }

    #[test]
    fn a_line_is_gone_or_there_wherever_lines_break() {
        let spot = Spot::new(Sources::default().add("a.md", ""), 0..0);
        let paragraph = LongParagraph { spot, last: 5, measure: 14 };
        assert_eq!(paragraph.characters(-1, 3), -8);
        assert_eq!(paragraph.characters(-2, 3), -22);
        assert_eq!(paragraph.characters(1, 3), 13);
    }
}
