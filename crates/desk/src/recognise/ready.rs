//! Story files that are ready when they come: what `archive` wrote, and our own.

use kanyin_diagnostics::told;

use super::made::items;
use super::said::Numbered;
use super::{body, paras, series};
use crate::block::{At, Content, Picture, Source, StoryPart};
use crate::found::{Element, ElementKind, Found, LeftOver, ReadyStory};
use crate::turn::Habits;

/// Takes a source that is a story file; whether it is one.
pub fn take(number: usize, source: &Source, habits: &Habits, found: &mut Found) -> bool {
    let Some(first) = source.blocks.first() else { return false };
    let Content::Story(text) = &first.content else { return false };
    let at = At { source: number, block: 0, line: first.line };
    let mut pictures: Vec<Picture> = Vec::new();
    let mut others: Vec<Numbered> = Vec::new();
    for (n, block) in source.blocks.iter().enumerate().skip(1) {
        match &block.content {
            Content::Picture(picture) if text.contains(&picture.name) => {
                pictures.push(picture.clone());
            }
            Content::Text { .. } if is_of_a_system(block.look.part) => {
                found.left.push(LeftOver {
                    at: Some(At { source: number, block: n, line: block.line }),
                    why: told!("日期、出处", "its day, or where it was taken from"),
                    text: block.content.text(),
                });
            }
            _ => others.push((n, block)),
        }
    }
    let (items, notes) = items(number, &others, (habits, &mut found.ledger));
    let paragraphs = paras::paragraphs(items, habits, &mut found.ledger);
    let mut more = body::elements(series::classify(paragraphs), &mut body::shell());
    for note in notes {
        let number = note.number;
        let is_called = text.contains(&format!("[^{number}]"));
        match is_called && !text.contains(&format!("[^{number}]:")) {
            true => {
                let kind = ElementKind::FootNote(number, note.words);
                more.push(Element::sure(kind, vec![note.at]));
            }
            false => found.left.push(note.uncalled()),
        }
    }
    found.ready.push(ReadyStory { text: text.clone(), pictures, more, at });
    true
}

fn is_of_a_system(part: Option<StoryPart>) -> bool {
    matches!(part, Some(StoryPart::Date | StoryPart::Origin))
}
