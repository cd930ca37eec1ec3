//! Briefs 简讯: short stories one under the other.

use kanyin_issue::{Line, Story};
use kanyin_makeup::ParagraphLength;

use super::brief::Brief;
use super::stack::{Stack, Stacked};
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::part::Part;
use crate::words;

/// Briefs under their rail head.
pub fn briefs<'a>(
    stick: &Stick,
    head: Option<&Line>,
    stories: impl Iterator<Item = &'a Story>,
) -> Result<Stack, TemplateErrors> {
    let mut stack = Stack::default();
    if let Some(line) = head {
        stack.parts.push(Stacked::new(None, rail_head(stick, line)?));
        stack.head = true;
    }
    for (n, story) in stories.enumerate() {
        let brief = Brief::set(&stick.deeper(n), story)?;
        let (part, _) = brief.part(ParagraphLength::Best);
        stack.parts.push(Stacked { story: Some(n), part, brief: Some(brief) });
    }
    Ok(stack)
}

/// 栏目: the head over briefs.
pub fn rail_head(stick: &Stick, line: &Line) -> Result<Part, TemplateErrors> {
    let it = it! { "body" => words::line(line) };
    stick.deeper("head").part("rail-head", it, "rail-head")
}
