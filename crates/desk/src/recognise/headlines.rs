//! The lines of a headline: which of them are one line that was cut, and which is kicker, title, deck.

use super::classes::{Class, Classed};
use super::items::Gap;
use super::paras::append_line;
use super::signs;
use crate::segments::is_inside_word;
use crate::turn::are_even_pauses;
use crate::words::{Words, ems};

/// Joins lines of headlines that were cut at the width of a column.
pub fn join_cut_lines(classed: Vec<Classed>) -> Vec<Classed> {
    let mut joined: Vec<Classed> = Vec::with_capacity(classed.len());
    let mut rest = classed.into_iter().peekable();
    while let Some(next) = rest.next() {
        let goes_on = next.para.gap == Gap::None && next.class == Class::Head;
        let first = joined.last_mut().filter(|first| {
            goes_on && first.class == Class::Head && is_one_line(first, &next, rest.peek())
        });
        match first {
            Some(first) => {
                if is_number(&first.para.text) {
                    first.para.words.append(&Words::plain(" "));
                }
                append_line(&mut first.para.words, &next.para.words);
                first.para.text = first.para.words.text();
                first.para.at.extend(next.para.at);
                first.sure = first.sure.min(0.7);
            }
            None => joined.push(next),
        }
    }
    joined
}

/// Whether two lines of a headline are one that was cut.
fn is_one_line(first: &Classed, next: &Classed, below: Option<&Classed>) -> bool {
    let (a, b) = (&first.para, &next.para);
    if a.look.heading != b.look.heading
        || a.look.size != b.look.size
        || a.look.is_bold != b.look.is_bold
    {
        return false;
    }
    // `01` over `头一碗`.
    if is_number(&a.text) && a.at.len() == 1 && !is_number(&b.text) {
        return true;
    }
    if a.look.heading.is_some() || a.text.len() > 400 {
        return false;
    }
    // `第27期　2026年11月10日`, `一、垃圾分类`.
    let digits = b.text.chars().filter(char::is_ascii_digit).count();
    if digits >= 6 || signs::is_item(&b.text) {
        return false;
    }
    if signs::is_open_at_end(&a.text)
        || signs::begins_inside(&b.text)
        || is_inside_word(&a.text, &b.text)
    {
        return true;
    }
    let of_last = if a.at.len() > 1 { last_line(first) } else { a.ems() };
    let (x, y) = (of_last, b.ems());
    let total = a.ems() + b.ems();
    let has_pause = |text: &str| text.contains(' ');
    let ends_weak =
        a.text.ends_with(['的', '和', '与', '及', '暨', '在', '为', '将', '把', '让', '对', '是']);
    if ends_weak && total <= 46.0 {
        return true;
    }
    // Lines of about one length, none of which can stand by itself.
    let alike = (x - y).abs() <= 4.5 && x <= 16.0 && y <= 16.0 && total <= 40.0;
    alike && !has_pause(&a.text) && !has_pause(&b.text) && is_cluster_end(below)
}

/// Whether a line is nothing but the number of a subhead: `01`.
fn is_number(text: &str) -> bool {
    text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty()
}

/// Ems of the last line of a headline that was joined already: what is over its even share.
fn last_line(first: &Classed) -> f64 {
    let para = &first.para;
    para.ems() / para.at.len().max(1) as f64
}

/// Whether no text follows right below: lines right above a text may be kicker and title.
fn is_cluster_end(below: Option<&Classed>) -> bool {
    below.is_none_or(|next| next.para.gap != Gap::None || next.class == Class::Head)
}

/// A headline's parts, by the numbers of its lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// The line above.
    pub kicker: Option<usize>,
    /// The title.
    pub title: usize,
    /// The line below.
    pub deck: Option<usize>,
    /// Lines that are none of them.
    pub rest: Vec<usize>,
    /// How sure that is.
    pub sure: f64,
}

/// What one line of a headline shows.
#[derive(Debug, Clone)]
pub struct HeadLine {
    /// Its words.
    pub text: String,
    /// Size in pt, where its source has one.
    pub size: Option<f64>,
    /// The level of heading.
    pub level: Option<u8>,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// Which line is what.
pub fn parts(lines: &[HeadLine]) -> Parts {
    let Some(title) = title(lines) else { return Parts::default() };
    let (scores, at) = title;
    let second = scores
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != at)
        .map(|(_, s)| *s)
        .fold(f64::MIN, f64::max);
    let sure =
        if lines.len() == 1 { 0.9 } else { (0.55 + (scores[at] - second) * 0.15).clamp(0.5, 0.95) };
    let mut parts = Parts { title: at, sure, ..Parts::default() };
    for n in 0..lines.len() {
        match n {
            n if n == at => {}
            n if n + 1 == at => parts.kicker = Some(n),
            n if n == at + 1 => parts.deck = Some(n),
            n => parts.rest.push(n),
        }
    }
    parts
}

/// The title: the largest, else the one that speaks as titles do.
fn title(lines: &[HeadLine]) -> Option<(Vec<f64>, usize)> {
    let largest = lines.iter().filter_map(|line| line.size).fold(0.0, f64::max);
    let top = lines.iter().filter_map(|line| line.level).min();
    let scores: Vec<f64> = lines
        .iter()
        .enumerate()
        .map(|(n, line)| {
            let text = line.text.as_str();
            let wide = ems(text);
            let mut sum = 0.0;
            if let Some(size) = line.size {
                sum += if largest - size < 0.6 { 4.0 } else { -(largest - size).min(8.0) * 0.4 };
            }
            if top.is_some() {
                sum += if line.level == top { 3.0 } else { 0.0 };
            }
            sum += if line.is_bold { 1.0 } else { 0.0 };
            // Of three lines, one may have a space by chance.
            sum += match has_balanced_pause(text) {
                true if lines.len() < 3 || are_even_pauses(text) => 1.6,
                true => 0.6,
                false => 0.0,
            };
            if text.starts_with(['—', '─', '－', '-']) {
                sum -= 4.0;
            }
            sum += match wide {
                w if w <= 18.0 => 0.5,
                w if w <= 24.0 => 0.2,
                w if w <= 30.0 => -0.3,
                _ => -0.8,
            };
            if lines.get(n + 1).is_some_and(|next| next.text.starts_with(['—', '─', '－'])) {
                sum += 1.5;
            }
            // A line that tells who did what when is above or below one that does not.
            if tells(text) {
                sum -= 0.6;
            }
            // Of three the one in the middle is the title, where they have no looks to tell them apart.
            if lines.len() == 3 && n == 1 && largest == 0.0 && top.is_none() {
                sum += 1.6;
            }
            // Of two that are alike the first, since a deck is more usual than a kicker.
            sum + if n == 0 { 0.35 } else { -0.2 * (n as f64 - 1.0) }
        })
        .collect();
    let best = (0..scores.len()).fold(0, |best, n| if scores[n] > scores[best] { n } else { best });
    (!lines.is_empty()).then_some((scores, best))
}

/// `职业蓄能 创享西门`, `老浴室借来热水 又暖一冬`.
fn has_balanced_pause(text: &str) -> bool {
    let parts: Vec<f64> = text.split(' ').map(ems).collect();
    are_even_pauses(text)
        || parts.len() == 2 && parts.iter().all(|part| (2.0..=12.0).contains(part))
}

/// Whether a line tells an event in full: 召开, 举行, 推出.
fn tells(text: &str) -> bool {
    const EVENTS: [&str; 16] = [
        "召开", "举行", "举办", "推出", "开展", "启动", "成立", "荣获", "圆满", "发布", "印发",
        "组织", "落幕", "揭晓", "侧记", "纪实",
    ];
    EVENTS.iter().any(|event| text.contains(event))
}

/// The name of a column that stands before a title in one line: `【文化】江城读书节开幕`.
pub fn column_in_line(title: &Words) -> Option<(Words, Words)> {
    const LONGEST: usize = 6;
    if title.0.first()?.c != '【' {
        return None;
    }
    let end = title.0.iter().position(|letter| letter.c == '】')?;
    let rest = title.part(end + 1, usize::MAX).trimmed();
    let is_name = (2..=LONGEST).contains(&(end - 1)) && rest.0.len() >= 4;
    is_name.then(|| (title.part(1, end), rest))
}

/// A title and a deck that stand in one line: two even parts, and a third that is longer.
pub fn deck_in_line(words: &Words) -> Option<(Words, Words)> {
    let text = words.text();
    let parts: Vec<&str> = text.split(' ').filter(|part| !part.is_empty()).collect();
    let (last, title) = parts.split_last()?;
    let even = title.len() >= 2 && {
        let first = ems(title[0]);
        title.iter().all(|part| (ems(part) - first).abs() <= 1.0 && ems(part) >= 3.0)
    };
    if !even || ems(last) < ems(title[0]) * 1.8 {
        return None;
    }
    let cut = text.chars().count() - last.chars().count();
    Some((words.part(0, cut).trimmed(), words.part(cut, usize::MAX).trimmed()))
}
