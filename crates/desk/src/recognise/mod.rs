//! The recogniser: blocks of a source become stories. In the order of the job: `items`, `made`, `said`, `ready` (what a source holds, and what it says of it), `furniture` (page
//! marks go), `columns`, `seams`, `ordinals` (in their order), `measure`, `join`, `rows`, `verse` (lines become paragraphs; `paras` turns their characters), `heal` (halves find
//! each other), `signs`, `mainland`, `classes`, `series` (what each paragraph is for), `headlines`, `units` (where stories begin), `headed` (which headline is whose), `stories`, `body`,
//! `lists`, `forms`, `rails` (several under one head), `pictures`.
//!
//! Rules weigh evidence, a small score each. What is not sure is marked.

mod body;
mod classes;
mod columns;
mod forms;
mod furniture;
mod grid;
mod headed;
mod headlines;
mod heal;
pub mod items;
mod join;
mod lists;
mod made;
mod mainland;
mod measure;
mod ordinals;
mod paras;
mod pictures;
mod rails;
mod ready;
mod rows;
pub mod said;
mod seams;
mod series;
mod signs;
mod stories;
mod units;
mod verse;
mod width;

use kanyin_diagnostics::told;
use kanyin_issue::story::Form;

use super::account::letters;
use super::block::{AsideKind, At, Source};
use super::found::{Element, ElementKind, Found, FoundStory, LeftOver};
use super::turn::{Habits, Ledger, Pauses, turn};

/// What is known besides the sources.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The paper's name: its running heads have it.
    pub paper: Option<String>,
    /// What is turned right.
    pub habits: Habits,
}

/// Finds the stories of sources.
pub fn recognise(sources: &[Source], known: &Known) -> Found {
    let mut found = Found::default();
    for (number, source) in sources.iter().enumerate() {
        of_source(number, source, known, &mut found);
    }
    pictures::match_up(&mut found, sources);
    stories::weigh(&mut found.stories);
    found
}

fn of_source(number: usize, source: &Source, known: &Known, found: &mut Found) {
    found.left.extend(asides(number, source));
    if ready::take(number, source, &known.habits, found) {
        return;
    }
    for section in said::sections(source) {
        if section.is_story() {
            let story = said_story(number, &section, known, found);
            found.stories.push(story);
            continue;
        }
        let mut stories = guessed(number, &section.body, known, found);
        let Found { ledger, left, .. } = found;
        match stories.first_mut() {
            Some(first) => {
                said::put(first, number, &section.front, (&known.habits, ledger), left);
            }
            None => left.extend(section.front.iter().map(|(n, block)| LeftOver {
                at: Some(At { source: number, block: *n, line: block.line }),
                why: told!("没有正文", "it has no text"),
                text: block.content.text(),
            })),
        }
        found.stories.extend(stories);
    }
}

/// The stories of blocks that nobody says what they are.
fn guessed(
    number: usize,
    blocks: &[said::Numbered],
    known: &Known,
    found: &mut Found,
) -> Vec<FoundStory> {
    let (items, notes) = made::items(number, blocks, (&known.habits, &mut found.ledger));
    let (items, dropped) = furniture::drop_page_marks(items, known.paper.as_deref());
    found.left.extend(dropped.into_iter().map(|dropped| {
        let why = dropped.why;
        LeftOver {
            at: Some(dropped.line.at),
            why: told!("{why}，不进稿件", "{why}, in no story"; why),
            text: dropped.line.text,
        }
    }));
    let paragraphs = heal::heal(paras::paragraphs(items, &known.habits, &mut found.ledger));
    let classed = headlines::join_cut_lines(series::classify(paragraphs));
    let mut stories = stories::stories(units::units(classed), number);
    foot_notes(&mut stories, notes, known, &mut found.ledger, &mut found.left);
    rails::part(stories, &mut found.left)
}

/// A story whose source says where it begins: what its body is, is found by rules where that is not said.
fn said_story(
    number: usize,
    section: &said::Section,
    known: &Known,
    found: &mut Found,
) -> FoundStory {
    let (habits, ledger) = (&known.habits, &mut found.ledger);
    let mut story = FoundStory { source: number, ..body::shell() };
    said::put(&mut story, number, &section.front, (habits, ledger), &mut found.left);
    let (items, notes) = made::items(number, &section.body, (habits, ledger));
    let paragraphs = heal::heal(paras::paragraphs(items, habits, ledger));
    let mut classed = headlines::join_cut_lines(series::classify(paragraphs));
    if story.lead_in.is_none() {
        stories::lead_in(&mut story, &mut classed);
    }
    let classed = said::below_title(classed, &mut story);
    story.body = body::elements(classed, &mut story);
    if story.form == Form::News {
        story.form = forms::said(&story);
    }
    without_title_again(&mut story, &mut found.left);
    let mut stories = [story];
    foot_notes(&mut stories, notes, known, ledger, &mut found.left);
    let [story] = stories;
    story
}

/// A text that begins with its own title says it twice.
fn without_title_again(story: &mut FoundStory, left: &mut Vec<LeftOver>) {
    let title = letters(&story.title_text());
    let Some(first) = story.body.first() else { return };
    let (ElementKind::Subhead(words) | ElementKind::Paragraph(words)) = &first.kind else { return };
    if letters(&words.text()) == title && !title.is_empty() {
        let why = told!("又是标题", "the title again");
        left.push(LeftOver { at: first.at.first().copied(), why, text: words.text() });
        story.body.remove(0);
    }
}

/// What stands beside the copy.
fn asides(number: usize, source: &Source) -> Vec<LeftOver> {
    let asides = source.asides.iter().filter(|aside| !aside.text.trim().is_empty());
    asides
        .map(|aside| LeftOver {
            at: Some(At { source: number, block: usize::MAX, line: aside.line }),
            why: match aside.kind {
                AsideKind::Comment => told!("批注", "a reviewer's comment"),
                AsideKind::RunningHead => told!("页眉页脚", "a running head"),
                AsideKind::Deleted => told!("修订中删去的", "taken out by a tracked change"),
                AsideKind::Other => told!("不是正文", "no copy"),
            },
            text: aside.text.clone(),
        })
        .collect()
}

/// Footnotes go to the story that calls them.
fn foot_notes(
    stories: &mut [FoundStory],
    notes: Vec<items::FootNote>,
    known: &Known,
    ledger: &mut Ledger,
    left: &mut Vec<LeftOver>,
) {
    for mut note in notes {
        turn(&mut note.words, Pauses::Text, &known.habits, ledger, note.at.line);
        let calls = |element: &Element| element.calls(note.number);
        match stories.iter_mut().find(|story| story.body.iter().any(calls)) {
            Some(story) => {
                let kind = ElementKind::FootNote(note.number, note.words);
                story.body.push(Element::sure(kind, vec![note.at]));
            }
            None => left.push(note.uncalled()),
        }
    }
}
