//! What a source itself says of its parts is taken at its word: no guess, no mark.

use kanyin_diagnostics::told;
use kanyin_issue::story::{Form, Importance};

use super::classes::{Class, Classed};
use super::paras::Para;
use super::stories;
use crate::block::{At, Block, Content, Source, StoryPart};
use crate::found::{FoundStory, LeftOver, Part, SURE};
use crate::turn::{Habits, Ledger, Pauses, turn};
use crate::words::Words;

/// A block and its number in its source.
pub type Numbered<'a> = (usize, &'a Block);

/// What belongs to one title, or stands before the first.
#[derive(Debug)]
pub struct Section<'a> {
    /// What is said of a story as a whole.
    pub front: Vec<Numbered<'a>>,
    /// Its text.
    pub body: Vec<Numbered<'a>>,
}

impl Section<'_> {
    /// Whether the source says that this is one story.
    pub fn is_story(&self) -> bool {
        self.front.iter().any(|(_, block)| block.look.part == Some(StoryPart::Title))
    }
}

/// Parts a source at the titles that it says.
pub fn sections(source: &Source) -> Vec<Section<'_>> {
    let mut sections = vec![Section { front: Vec::new(), body: Vec::new() }];
    for numbered in source.blocks.iter().enumerate() {
        let part = numbered.1.look.part;
        let begins = part == Some(StoryPart::Title)
            && sections.last().is_some_and(|last| last.is_story() || !last.body.is_empty());
        if begins {
            sections.push(Section { front: Vec::new(), body: Vec::new() });
        }
        let Some(last) = sections.last_mut() else { continue };
        let is_front = part.is_some_and(is_front) && !numbered.1.look.is_boxed;
        if is_front { last.front.push(numbered) } else { last.body.push(numbered) }
    }
    sections
}

fn is_front(part: StoryPart) -> bool {
    !matches!(
        part,
        StoryPart::Body
            | StoryPart::Subhead
            | StoryPart::Sidebar
            | StoryPart::NoteBox
            | StoryPart::PullQuote
            | StoryPart::Caption
            | StoryPart::Credit
    )
}

/// Puts what is said of a story into it. What a story has no place for is left over.
pub fn put(
    story: &mut FoundStory,
    source: usize,
    front: &[Numbered],
    (habits, ledger): (&Habits, &mut Ledger),
    left: &mut Vec<LeftOver>,
) {
    for (n, block) in front {
        let at = At { source, block: *n, line: block.line };
        let text = block.content.text();
        let (Some(part), false) = (block.look.part, text.trim().is_empty()) else { continue };
        if part == StoryPart::Importance
            && let Some(importance) = importance_of(&text)
        {
            (story.importance, story.is_weighed) = (importance, true);
            continue;
        }
        if part == StoryPart::Form
            && let Some(form) = form_of(&text)
        {
            story.form = form;
            continue;
        }
        let pauses = match part {
            StoryPart::Title | StoryPart::Kicker | StoryPart::Deck => Pauses::Kept,
            StoryPart::Byline => Pauses::Byline,
            _ => Pauses::Text,
        };
        let mut words = words_of(block);
        turn(&mut words, pauses, habits, ledger, block.line);
        match place(story, part) {
            Some(Some(first)) => {
                first.words.append(&Words::plain(" "));
                first.words.append(&words);
                first.at.push(at);
            }
            Some(place) => *place = Some(Part { words, at: vec![at], guess: None }),
            None => left.push(LeftOver {
                at: Some(at),
                why: match part {
                    StoryPart::Date => told!("日期", "its day"),
                    StoryPart::Origin => told!("出处", "where it was taken from"),
                    _ => told!("稿件没有这一项", "a story has no such part"),
                },
                text,
            }),
        }
    }
}

fn place(story: &mut FoundStory, part: StoryPart) -> Option<&mut Option<Part>> {
    Some(match part {
        StoryPart::Title => &mut story.title,
        StoryPart::Kicker => &mut story.kicker,
        StoryPart::Deck => &mut story.deck,
        StoryPart::Byline => &mut story.byline,
        StoryPart::LeadIn => &mut story.lead_in,
        StoryPart::Column => &mut story.column,
        StoryPart::Section => &mut story.section,
        StoryPart::Direction => &mut story.direction,
        StoryPart::Tab => &mut story.tab,
        _ => return None,
    })
}

/// What stands below a title that is said: a line behind a dash is a deck, what is labelled as a box is one, and a short line that
/// no text follows is no subhead.
pub fn below_title(classed: Vec<Classed>, story: &mut FoundStory) -> Vec<Classed> {
    let mut kept: Vec<Classed> = Vec::with_capacity(classed.len());
    let mut rest = classed.into_iter().peekable();
    while let Some(mut it) = rest.next() {
        let is_first = kept.is_empty() && story.deck.is_none();
        if it.class == Class::Head && is_first && it.para.text.starts_with(['—', '─']) {
            let (words, at) = (it.para.words, it.para.at);
            story.deck = Some(Part { words, at, guess: None });
            continue;
        }
        if it.is_label() {
            let mut body = Vec::new();
            while let Some(own) = rest.next_if(|next| !next.is_label() && next.class != Class::Head)
            {
                body.push(own);
            }
            let (element, closing) = stories::labelled(it, body);
            kept.push(Classed { para: Para::made(element), class: Class::Made, sure: 1.0 });
            kept.extend(closing);
            continue;
        }
        let has_text = rest.peek().is_some_and(Classed::is_body);
        if it.class == Class::Head && it.sure < SURE && !has_text {
            it.class = Class::Body;
        }
        kept.push(it);
    }
    kept
}

/// The words of a block.
pub fn words_of(block: &Block) -> Words {
    match &block.content {
        Content::Text { spans, .. } => Words::of(spans).trimmed(),
        _ => Words::default(),
    }
}

/// Whether a block is a word of our own keys, which is no text: `lead`, `verse`.
pub fn is_key(block: &Block) -> bool {
    match block.look.part {
        Some(StoryPart::Importance) => importance_of(&block.content.text()).is_some(),
        Some(StoryPart::Form) => form_of(&block.content.text()).is_some(),
        _ => false,
    }
}

fn importance_of(text: &str) -> Option<Importance> {
    serde_yaml::from_str(text.trim()).ok()
}

fn form_of(text: &str) -> Option<Form> {
    serde_yaml::from_str(text.trim()).ok()
}
