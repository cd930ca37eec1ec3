//! What stands under a headline becomes the blocks of a body: paragraphs, subheads, lists, notes, pictures with their captions.

use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::story::{Form, Importance};

use super::classes::{Class, Classed};
use super::lists::{self, MarksInUse};
use super::paras::{Para, Shape};
use super::signs;
use crate::block::{Picture, Table};
use crate::found::{Element, ElementKind, FoundStory, Guess, Part};
use crate::turn::{Habits, Ledger, Pauses, turn};
use crate::words::{Words, is_han, is_white};

static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[\s　]*[（(]?(?:(?:摄影|图片|图|摄|供图)[\s　]*[/／：:][\s　]*([\p{Han}·、\s]{2,12})|([\p{Han}·]{2,8})[\s　]?[/／]?(?:摄影?|供图))[）)]?[。]?$").ok()
});

/// A story with nothing in it.
pub fn shell() -> FoundStory {
    FoundStory {
        title: None,
        kicker: None,
        deck: None,
        byline: None,
        lead_in: None,
        column: None,
        rail: None,
        section: None,
        direction: None,
        tab: None,
        is_weighed: false,
        importance: Importance::Normal,
        form: Form::News,
        form_guess: None,
        body: Vec::new(),
        weight: 0.0,
        source: 0,
    }
}

/// The blocks of what is classed. A byline among them goes to the story if it has none.
pub fn elements(classed: Vec<Classed>, story: &mut FoundStory) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let marks = MarksInUse::of(&classed);
    let has_quotations = has_quotations(&classed);
    let mut classed = classed.into_iter().peekable();
    while let Some(it) = classed.next() {
        let at = it.para.at.clone();
        let guess = |what: Told| Guess::unless_sure(it.sure, what);
        let element = match &it.class {
            // 表题.
            Class::Head
                if signs::is_title_of_table(&it.para.text)
                    && it.para.look.heading.is_none()
                    && classed.peek().is_some_and(|below| below.class == Class::Table) =>
            {
                it.para.element()
            }
            Class::Head => {
                let guess = guess(told!("小标题", "a subhead"));
                let mut words = numbered(&it);
                words.unbold_if_all();
                Element { kind: ElementKind::Subhead(words), at, guess }
            }
            Class::Tab(_) | Class::SideHead => Element {
                kind: ElementKind::Subhead(it.para.words.clone()),
                at,
                guess: Some(Guess { what: told!("小标题", "a subhead"), sure: 50 }),
            },
            Class::Byline if story.byline.is_none() => {
                let told = told!("署名", "the byline");
                story.byline = Some(Part { words: it.para.words.clone(), at, guess: guess(told) });
                continue;
            }
            Class::Closing => Element {
                kind: ElementKind::Closing(it.para.words.clone()),
                at,
                guess: guess(told!("落款", "a signature")),
            },
            Class::Note => {
                let mut lines = vec![it.para.words.clone()];
                let mut at = at;
                while let Some(more) = classed.next_if(|next| next.class == Class::Note) {
                    at.extend(more.para.at.iter().copied());
                    lines.push(more.para.words);
                }
                Element { kind: ElementKind::Note(lines), at, guess: None }
            }
            Class::Item => {
                let level = level_of(&it);
                let mut items = vec![it];
                while let Some(more) =
                    classed.next_if(|next| next.class == Class::Item && level_of(next) == level)
                {
                    match (is_more_of_item(&more), items.last_mut()) {
                        (true, Some(item)) => go_on(item, more),
                        _ => items.push(more),
                    }
                }
                lists::add(&mut elements, items, &marks);
                continue;
            }
            Class::Picture => match it.para.shape {
                Shape::Picture(picture) => pictured(picture, at),
                _ => continue,
            },
            Class::Caption => {
                match elements.last_mut().is_some_and(|last| takes_caption(last, &it.para)) {
                    true => continue,
                    false if is_of_table(elements.last(), classed.peek()) => it.para.element(),
                    false => Element {
                        // One that only looks like a caption may be text.
                        kind: match signs::caption(&it.para.text) >= 0.6 {
                            true => ElementKind::LoneCaption(it.para.words.clone()),
                            false => ElementKind::Paragraph(it.para.words.clone()),
                        },
                        at,
                        guess: Some(Guess {
                            what: told!("图说，没有图", "a caption without its picture"),
                            sure: 60,
                        }),
                    },
                }
            }
            Class::Verse => match it.para.shape {
                Shape::Verse(lines) => Element::sure(ElementKind::Verse(lines), at),
                _ => continue,
            },
            Class::Table => match it.para.shape {
                Shape::Table(table) => tabled(table, at),
                _ => continue,
            },
            Class::Made => match it.para.shape {
                Shape::Made(element) => *element,
                _ => continue,
            },
            Class::Rule => continue,
            Class::Body if has_quotations && is_quotation(&it) => {
                Element { kind: ElementKind::Quotation(it.para.words.clone()), ..it.para.element() }
            }
            Class::Body | Class::Talk | Class::Byline | Class::PictureMark(_) => it.para.element(),
        };
        elements.push(element);
    }
    elements
}

/// Whether some of a text is quoted: a mail that is quoted whole is not.
fn has_quotations(classed: &[Classed]) -> bool {
    let body = || classed.iter().filter(|it| it.class == Class::Body);
    let quoted = body().filter(|it| is_quotation(it)).count();
    quoted * 2 < body().count()
}

fn is_quotation(it: &Classed) -> bool {
    it.para.look.style.as_deref() == Some("blockquote")
}

/// Whether words stand right above or below a table, and are its caption.
fn is_of_table(above: Option<&Element>, below: Option<&Classed>) -> bool {
    below.is_some_and(|below| below.class == Class::Table)
        || above.is_some_and(|above| matches!(above.kind, ElementKind::Table(_)))
}

/// A table. Its first row is bold by itself; cells that stood over several are parted, and that is marked.
fn tabled(mut table: Table, at: Vec<crate::block::At>) -> Element {
    for span in table.rows.first_mut().into_iter().flatten().flat_map(|cell| &mut cell.spans) {
        span.is_bold = false;
    }
    let is_merged = table.rows.iter().flatten().any(|cell| cell.columns > 1 || cell.rows > 1);
    let what = told!("表：合并的单元格拆开了", "a table: cells that were merged are parted");
    let guess = is_merged.then_some(Guess { what, sure: 60 });
    Element { kind: ElementKind::Table(table), at, guess }
}

/// The words of a subhead, with the number that its source prints before them.
fn numbered(it: &Classed) -> Words {
    let mark = it.para.look.list.as_ref().map_or("", |(_, mark)| mark.as_str());
    if !mark.chars().any(char::is_alphanumeric) {
        return it.para.words.clone();
    }
    let mut words = Words::plain(mark);
    words.append(&it.para.words);
    words
}

/// The level of an item, where its source says one.
fn level_of(it: &Classed) -> Option<u8> {
    it.para.look.list.as_ref().map(|(level, _)| *level)
}

/// Whether it is another paragraph of the item above.
fn is_more_of_item(it: &Classed) -> bool {
    it.para.look.list.as_ref().is_some_and(|(_, mark)| mark.is_empty())
}

/// Adds a paragraph to the item that it is of.
fn go_on(item: &mut Classed, more: Classed) {
    item.para.words.append(&more.para.words);
    item.para.text.push_str(&more.para.text);
    item.para.at.extend(more.para.at);
}

/// A picture where it stands, with the caption that its source knows.
pub fn pictured(picture: Picture, at: Vec<crate::block::At>) -> Element {
    let mut caption = Words::of(&picture.caption);
    turn(&mut caption, Pauses::Kept, &Habits::default(), &mut Ledger::default(), 0);
    let mut caption = unpointed(caption);
    caption.unbold_if_all();
    let credit = credit(&mut caption);
    Element::sure(ElementKind::Picture { picture, caption, credit }, at)
}

/// Gives a caption to the picture above it, if that has none.
fn takes_caption(last: &mut Element, para: &Para) -> bool {
    let ElementKind::Picture { caption, credit: by, .. } = &mut last.kind else { return false };
    if !caption.is_blank() && (by.is_some() || signs::caption(&para.text) > 0.7) {
        return false;
    }
    let mut words = unpointed(para.words.clone());
    words.unbold_if_all();
    let own = credit(&mut words);
    *by = by.take().or(own);
    if caption.is_blank() {
        *caption = words;
    } else {
        caption.append(&words);
    }
    last.at.extend(para.at.iter().copied());
    true
}

/// `傅晓 摄`: the name stands apart from what was done.
fn apart(by: String) -> String {
    let work = ["摄影", "供图", "摄"].into_iter().find(|work| by.ends_with(work));
    let name = work.map(|work| &by[..by.len() - work.len()]);
    match (name, work) {
        (Some(name), Some(work))
            if !name.is_empty() && name.chars().all(|c| is_han(c) || c == '·') =>
        {
            format!("{name} {work}")
        }
        _ => by,
    }
}

/// A caption without the triangle that points to its picture.
fn unpointed(words: Words) -> Words {
    let points = |c: char| "▲△▼▽◀▶◄►↑↓←→".contains(c) || is_white(c);
    let first = words.0.iter().position(|letter| !points(letter.c)).unwrap_or(0);
    words.part(first, usize::MAX)
}

/// Takes who made a picture off the end of its caption.
pub fn credit(caption: &mut Words) -> Option<String> {
    let text = caption.text();
    let found = CREDIT.as_ref()?.captures(&text)?;
    let whole = found.get(0)?;
    let from = text[..whole.start()].chars().count();
    if from == 0 && !text.contains(['：', ':', '/', '／']) {
        return None;
    }
    let by = text[whole.start()..]
        .trim_matches(|c: char| c.is_whitespace() || "（）()。".contains(c))
        .to_string();
    *caption = caption.part(0, from);
    Some(apart(by))
}
