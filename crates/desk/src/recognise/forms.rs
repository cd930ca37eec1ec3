//! The form 体裁 of a story, where its copy shows it: verse, a list of names, an essay; else news.

use kanyin_diagnostics::told;
use kanyin_issue::names::reads_as_name;
use kanyin_issue::story::Form;

use super::signs;
use crate::found::{ElementKind, FoundStory, Guess};
use crate::words::{is_han, is_white};

/// Names of a list, at least.
const LEAST_NAMES: usize = 6;
/// Characters of an essay, at least.
const LEAST_OF_ESSAY: usize = 200;

/// The form of a story whose parts were all found by rules, and whether it is a guess.
pub fn form(story: &FoundStory) -> (Form, Option<Guess>) {
    let sure = said(story);
    if sure != Form::News {
        return (sure, None);
    }
    let of_names = share_of_names(story);
    if of_names >= 0.75 {
        let what = told!("体裁：名单", "its form: a list of names");
        return (Form::Names, Guess::unless_sure(of_names - 0.2, what));
    }
    let of_essay = essay(story);
    if of_essay >= 2.0 {
        let what = told!("体裁：散文", "its form: an essay");
        return (Form::Essay, Guess::unless_sure(if of_essay >= 3.0 { 0.8 } else { 0.6 }, what));
    }
    (Form::News, None)
}

/// Verse is seen by its lines, whoever says what the rest is.
pub fn said(story: &FoundStory) -> Form {
    let verse = story.body.iter().any(|it| matches!(it.kind, ElementKind::Verse(_)));
    let other = story.body.iter().any(|it| {
        matches!(
            it.kind,
            ElementKind::Paragraph(_)
                | ElementKind::LoneCaption(_)
                | ElementKind::Subhead(_)
                | ElementKind::List { .. }
                | ElementKind::Table(_)
        )
    });
    if verse && !other { Form::Verse } else { Form::News }
}

/// How much of a text is names, 0 to 1; 0 if there are too few, or if it is a text with names in it.
fn share_of_names(story: &FoundStory) -> f64 {
    let (mut names, mut others, mut sentences) = (0, 0, 0);
    for element in &story.body {
        let lines = match &element.kind {
            ElementKind::Paragraph(words) | ElementKind::Subhead(words) => vec![words.text()],
            ElementKind::List { items, .. } => items.iter().map(|item| item.text()).collect(),
            ElementKind::Table(_) | ElementKind::Verse(_) | ElementKind::Boxed { .. } => {
                return 0.0;
            }
            _ => continue,
        };
        for line in lines {
            // `一等奖：…`; alone it stands over the names below it.
            let (label, rest) = match line.split_once(['：', ':']) {
                Some((label, rest)) if label.chars().count() <= 12 => (label, rest),
                _ => ("", line.as_str()),
            };
            let words = names_of(rest);
            match words.iter().filter(|word| is_name(word)).count() {
                _ if words.is_empty() && !label.is_empty() => {}
                0 if signs::ends_sentence(&line) => sentences += 1,
                found if found * 2 >= words.len() => {
                    names += found;
                    others += words.len() - found;
                }
                // A heading above names.
                _ if matches!(element.kind, ElementKind::Subhead(_)) => {}
                _ => others += words.len(),
            }
        }
    }
    // A few words may stand above them and below.
    if names < LEAST_NAMES || sentences > 2 {
        return 0.0;
    }
    names as f64 / (names + others) as f64
}

/// What stands in a line of names, name by name; a name of two characters may be spread: `方　圆`.
fn names_of(line: &str) -> Vec<String> {
    let words = line.split(|c: char| is_white(c) || "、，,；;".contains(c));
    let mut names: Vec<String> = Vec::new();
    let mut half: Option<String> = None;
    for word in words.map(|word| word.trim_end_matches('。')).filter(|word| !word.is_empty()) {
        let is_half = word.chars().count() == 1 && word.chars().all(is_han);
        match half.take() {
            Some(first) if is_half => names.push(first + word),
            first => {
                names.extend(first);
                match is_half {
                    true => half = Some(word.into()),
                    false => names.push(word.into()),
                }
            }
        }
    }
    names.extend(half);
    names
}

fn is_name(word: &str) -> bool {
    let count = word.chars().count();
    word.chars().all(|c| is_han(c) || c == '·')
        && (reads_as_name(word) || word.contains('·') && count >= 4)
}

/// How much a text looks like an essay: a person signs it, tells of himself, and it is no news and no letter.
fn essay(story: &FoundStory) -> f64 {
    let mut paragraphs: Vec<String> = Vec::new();
    for element in &story.body {
        match &element.kind {
            ElementKind::Paragraph(words) => paragraphs.push(words.text()),
            ElementKind::Table(_) | ElementKind::List { .. } | ElementKind::Note(_) => return 0.0,
            _ => {}
        }
    }
    let length: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    let is_other = |text: &String| {
        signs::begins_story(text) == 1.0
            || signs::is_salutation(text)
            || signs::closes_letter(text)
            || signs::is_question_or_answer(text)
            || signs::is_item(text)
            || ["本报", "记者", "通讯员", "据悉"].iter().any(|word| text.contains(word))
    };
    if length < LEAST_OF_ESSAY || paragraphs.iter().any(is_other) {
        return 0.0;
    }
    let Some(byline) = &story.byline else { return 0.0 };
    let byline = byline.words.text();
    let name = ["文/", "文／", "文：", "作者："].iter().find_map(|role| byline.strip_prefix(role));
    let is_signed = signs::are_names(name.unwrap_or(&byline));
    let of_self = paragraphs.iter().filter(|text| tells_of_self(text)).count();
    let has_subheads = story.body.iter().any(|it| matches!(it.kind, ElementKind::Subhead(_)));
    let figures = paragraphs.iter().flat_map(|text| text.chars()).filter(char::is_ascii_digit);
    let mut sum = if is_signed { 1.0 } else { -1.0 };
    sum += match of_self {
        n if n * 2 >= paragraphs.len() && n >= 2 => 1.5,
        n if n * 3 >= paragraphs.len() && n >= 2 => 1.0,
        _ => -1.0,
    };
    sum += if figures.count() * 100 <= length { 0.5 } else { -0.5 };
    sum - if has_subheads { 0.5 } else { 0.0 }
}

/// Whether somebody tells of himself, outside what others say.
fn tells_of_self(text: &str) -> bool {
    const OF_A_PLACE: &str = "国省市区县镇街校院公单";
    let mut depth = 0usize;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '“' | '「' => depth += 1,
            '”' | '」' => depth = depth.saturating_sub(1),
            '我' if depth == 0 && !chars.peek().is_some_and(|next| OF_A_PLACE.contains(*next)) => {
                return true;
            }
            _ => {}
        }
    }
    false
}
