//! Units become stories: a headline's parts, what stands under it, boxes beside it.

use kanyin_diagnostics::{Told, told};
use kanyin_issue::story::{BoxKind, Form, Importance};

use super::body;
use super::classes::{Class, Classed};
use super::forms;
use super::headlines::{self, HeadLine};
use super::paras::Para;
use super::signs;
use super::units::{Unit, kinship};
use crate::found::{Element, ElementKind, FoundStory, Guess, Part};
use crate::words::{Letter, Words, ems};

/// The stories of one source; boxes go to the story that they have most words of.
pub fn stories(units: Vec<Unit>, source: usize) -> Vec<FoundStory> {
    let boxed: Vec<bool> = units.iter().map(is_box).collect();
    let owners: Vec<Option<usize>> =
        (0..units.len()).map(|n| if boxed[n] { owner(&units, &boxed, n) } else { None }).collect();
    let mut stories: Vec<(usize, FoundStory)> = Vec::new();
    let mut boxes: Vec<(usize, Element, Vec<Classed>)> = Vec::new();
    for (n, unit) in units.into_iter().enumerate() {
        match owners[n] {
            Some(owner) => {
                let (element, closing) = sidebar(unit);
                boxes.push((owner, element, closing));
            }
            None => stories.push((n, story(unit, source))),
        }
    }
    for (owner, element, closing) in boxes {
        if let Some((_, story)) = stories.iter_mut().find(|(n, _)| *n == owner) {
            let at = story
                .body
                .iter()
                .position(|it| matches!(it.kind, ElementKind::Note(_) | ElementKind::FootNote(..)));
            let at = at.unwrap_or(story.body.len());
            let elements = body::elements(closing, story);
            story.body.splice(at..at, elements.into_iter().chain([element]));
        }
    }
    stories.into_iter().map(|(_, story)| story).collect()
}

/// Whether a unit is a box beside a story: its label says so.
fn is_box(unit: &Unit) -> bool {
    unit.head.iter().any(Classed::is_label)
}

/// The story that a box belongs to: of the nearest on each side the one that has more of its words.
fn owner(units: &[Unit], boxed: &[bool], n: usize) -> Option<usize> {
    let before = (0..n).rev().find(|at| !boxed[*at]);
    let after = (n + 1..units.len()).find(|at| !boxed[*at]);
    let kin = |at: usize| kinship(&units[n].head, &units[n].body, &units[at]);
    match (before, after) {
        (Some(before), Some(after)) => {
            Some(if kin(after) > kin(before) + 0.15 { after } else { before })
        }
        (before, after) => before.or(after),
    }
}

fn part(para: &Para, sure: f64, what: Told) -> Part {
    let guess = Guess::unless_sure(sure, what);
    Part { words: para.words.clone(), at: para.at.clone(), guess }
}

/// A box of a unit, and the closing lines at its end, which are the story's.
fn sidebar(unit: Unit) -> (Element, Vec<Classed>) {
    let mut body = unit.body;
    let is_closing = |it: &Classed| matches!(it.class, Class::Closing | Class::Byline);
    let until = body.iter().rposition(|it| !is_closing(it)).map_or(0, |last| last + 1);
    let closing = body.split_off(until);
    let (mut title, mut tab) = (None::<Part>, None);
    let mut at = Vec::new();
    let mut more = Vec::new();
    for it in unit.head {
        at.extend(it.para.at.iter().copied());
        match it.class {
            Class::Tab(_) | Class::SideHead if tab.is_none() => {
                let told = told!("方框的签", "the tab of a box");
                tab = Some(Part {
                    words: tab_words(&it.para.words),
                    ..part(&it.para, it.sure, told)
                });
            }
            Class::Head if title.is_none() => {
                let told = told!("方框的标题", "the title of a box");
                title = Some(part(&it.para, it.sure.min(unit.sure), told));
            }
            _ => more.push(it),
        }
    }
    more.extend(body);
    let mut shell = body::shell();
    let body = body::elements(more, &mut shell);
    let what = told!("方框：属于这篇，由字句推断", "a box, taken for this story's by its words");
    let guess = Guess::unless_sure(unit.sure, what);
    (
        Element { kind: ElementKind::Boxed { of: BoxKind::Sidebar, title, tab, body }, at, guess },
        closing,
    )
}

/// A box under a label of its own, and the closing lines at its end, which are the story's.
pub fn labelled(label: Classed, body: Vec<Classed>) -> (Element, Vec<Classed>) {
    sidebar(Unit { head: vec![label], body, sure: 0.6 })
}

/// The words of a tab or a label, without brackets.
fn tab_words(words: &Words) -> Words {
    let is_word = |letter: &Letter| !signs::is_around_label(letter.c);
    let from = words.0.iter().position(is_word).unwrap_or(0);
    let until = words.0.iter().rposition(is_word).map_or(0, |last| last + 1);
    words.part(from, until)
}

/// A story of a unit.
fn story(unit: Unit, source: usize) -> FoundStory {
    let mut story = FoundStory { source, ..body::shell() };
    let (heads, others): (Vec<Classed>, Vec<Classed>) =
        unit.head.into_iter().partition(|it| it.class == Class::Head);
    let mut notes = Vec::new();
    let mut tabs = Vec::new();
    for it in others {
        match it.class {
            Class::Byline => byline(&mut story, it, &mut notes),
            Class::Tab(_) | Class::SideHead => tabs.push(it),
            _ => notes.push(it),
        }
    }
    headline(&mut story, &heads, unit.sure, &mut notes);
    for tab in tabs {
        let told = told!("专栏名", "the standing head of a column");
        let own = Part { words: tab_words(&tab.para.words), ..part(&tab.para, tab.sure, told) };
        match (&story.title, &story.column) {
            (None, _) => story.title = Some(own),
            (_, None) => story.column = Some(own),
            _ => notes.push(tab),
        }
    }
    let mut text = unit.body;
    if story.title.is_none() {
        title_of_text(&mut story, &mut text);
    }
    lead_in(&mut story, &mut text);
    story.body = body::elements(text, &mut story);
    // What an editor says of a story stands before it.
    let (before, notes): (Vec<Classed>, Vec<Classed>) = notes
        .into_iter()
        .partition(|it| it.class == Class::Note && it.para.text.starts_with("编者按"));
    let before = body::elements(before, &mut story);
    story.body.splice(0..0, before);
    let notes = body::elements(notes, &mut story);
    let at = story.body.iter().position(|it| matches!(it.kind, ElementKind::FootNote(..)));
    let at = at.unwrap_or(story.body.len());
    story.body.splice(at..at, notes);
    (story.form, story.form_guess) = forms::form(&story);
    story
}

/// The first byline is the story's; another is added to it.
fn byline(story: &mut FoundStory, it: Classed, notes: &mut Vec<Classed>) {
    let told = told!("署名", "the byline");
    match &mut story.byline {
        None => story.byline = Some(part(&it.para, it.sure, told)),
        Some(first) if ems(&first.words.text()) + it.para.ems() <= 40.0 => {
            first.words.append(&Words::plain(" "));
            first.words.append(&it.para.words);
            first.at.extend(it.para.at);
        }
        Some(_) => notes.push(it),
    }
}

fn headline(story: &mut FoundStory, heads: &[Classed], sure: f64, notes: &mut Vec<Classed>) {
    let lines: Vec<HeadLine> = heads
        .iter()
        .map(|head| HeadLine {
            text: head.para.text.clone(),
            size: head.para.look.size,
            level: head.para.look.heading,
            is_bold: head.para.look.is_bold,
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    let parts = headlines::parts(&lines);
    let own = |n: usize, what: Told| {
        part(&heads[n].para, heads[n].sure.max(parts.sure.min(0.9)).min(parts.sure).min(sure), what)
    };
    let mut title = own(parts.title, told!("标题", "the title"));
    story.weight = heads[parts.title].para.look.size.unwrap_or(0.0)
        + heads[parts.title].para.look.heading.map_or(0.0, |level| 12.0 - f64::from(level) * 2.0);
    story.kicker = parts.kicker.map(|n| own(n, told!("引题", "the line above the title")));
    story.deck = parts.deck.map(|n| own(n, told!("副题", "the line below the title")));
    if lines.len() == 1
        && let Some((first, deck)) = headlines::deck_in_line(&title.words)
    {
        let what = told!("副题，从标题的一行里分出来", "a deck, parted from the title's line");
        story.deck =
            Some(Part { words: deck, at: title.at.clone(), guess: Some(Guess { what, sure: 65 }) });
        title.words = first;
    }
    if story.column.is_none()
        && let Some((column, rest)) = headlines::column_in_line(&title.words)
    {
        let what =
            told!("专栏名，从标题的一行里分出来", "a standing head, parted from the title's line");
        let guess = Some(Guess { what, sure: 75 });
        story.column = Some(Part { words: column, at: title.at.clone(), guess });
        title.words = rest;
    }
    story.title = Some(title);
    notes.extend(parts.rest.iter().map(|n| {
        let mut rest = heads[*n].clone();
        rest.class = Class::Body;
        rest.sure = 0.5;
        rest
    }));
}

/// Where no headline was found, a short first paragraph is one.
fn title_of_text(story: &mut FoundStory, text: &mut Vec<Classed>) {
    let Some(first) = text.first() else { return };
    let may_be = first.para.is_text()
        && first.para.ems() <= 30.0
        && !signs::ends_sentence(&first.para.text)
        && !signs::is_salutation(&first.para.text)
        && first.para.look.list.is_none()
        && text.len() > 1;
    if may_be && matches!(first.class, Class::Body | Class::Item) {
        let first = text.remove(0);
        story.title = Some(part(&first.para, 0.5, told!("标题", "the title")));
    }
}

/// A first paragraph that says it is a lead-in, or looks otherwise than those below it.
pub fn lead_in(story: &mut FoundStory, text: &mut Vec<Classed>) {
    const LABELS: [&str; 6] = ["核心提示", "导语", "内容提要", "提要", "导读", "摘要"];
    let body: Vec<&Classed> = text.iter().filter(|it| it.class == Class::Body).collect();
    let [first, second, third, ..] = body.as_slice() else { return };
    let label = LABELS.iter().find(|label| {
        first
            .para
            .text
            .strip_prefix(**label)
            .is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
    });
    let look =
        |it: &Classed| (it.para.look.is_bold, it.para.look.face.clone(), it.para.look.is_boxed);
    let differs = look(first) != look(second)
        && look(second) == look(third)
        && first.para.ems() <= 160.0
        && (first.para.look.is_bold || first.para.look.face.is_some());
    let stands_first = text.first().is_some_and(|it| it.class == Class::Body);
    if (label.is_none() && !differs) || !stands_first {
        return;
    }
    let first = text.remove(0);
    let mut own =
        part(&first.para, if label.is_some() { 0.9 } else { 0.65 }, told!("导语", "the lead-in"));
    if first.para.look.is_bold {
        own.words.unbold();
    }
    story.lead_in = Some(own);
}

/// How much each of the stories weighs: by the size of its headline, its length and its place.
pub fn weigh(stories: &mut [FoundStory]) {
    let largest = stories.iter().map(|story| story.weight).fold(0.0, f64::max);
    let mut order: Vec<(f64, usize)> = stories
        .iter()
        .enumerate()
        .filter(|(_, story)| story.rail.is_none())
        .map(|(n, story)| {
            let size = if largest > 0.0 { 2.0 * story.weight / largest } else { 0.0 };
            let length = (story.length() as f64 / 400.0).min(3.0);
            let form = if story.form == Form::News { 0.0 } else { -1.5 };
            (size + length + form - 0.4 * (n as f64).min(6.0), n)
        })
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (place, (_, n)) in order.iter().enumerate() {
        let story = &mut stories[*n];
        let is_short = story.length() < 160 && story.body.len() <= 2 && story.form == Form::News;
        if story.is_weighed {
            continue;
        }
        story.importance = match place {
            0 => Importance::Lead,
            1 if !is_short => Importance::Second,
            _ if is_short => Importance::Brief,
            _ => Importance::Normal,
        };
    }
}
