//! What each paragraph is for: evidence of its words, its look, its place and its neighbours is weighed.

use std::collections::BTreeMap;

use super::items::Gap;
use super::paras::{Para, Shape};
use super::signs;
use crate::block::Align;
use crate::words::is_han;

/// What a paragraph is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Class {
    /// A headline's part, or a subhead.
    Head,
    /// `【…】` alone.
    Tab(String),
    /// A label of a box beside the story: 延伸阅读.
    SideHead,
    /// Who wrote it.
    Byline,
    /// 注.
    Note,
    /// Words of a picture.
    Caption,
    /// `【图1】`: where a picture stands.
    PictureMark(String),
    /// A name or a day at the end.
    Closing,
    /// An item of a list.
    Item,
    /// A question or an answer.
    Talk,
    /// Text.
    Body,
    /// Lines of verse.
    Verse,
    /// A table.
    Table,
    /// A picture.
    Picture,
    /// A line drawn across.
    Rule,
    /// What needs no rule to know it.
    Made,
}

/// A paragraph, what it is for, and how sure that is, 0 to 1.
#[derive(Debug, Clone)]
pub struct Classed {
    /// The paragraph.
    pub para: Para,
    /// What it is for.
    pub class: Class,
    /// How sure that is.
    pub sure: f64,
}

impl Classed {
    /// Whether it is a line of a headline.
    pub fn is_head(&self) -> bool {
        matches!(self.class, Class::Head | Class::Tab(_) | Class::SideHead)
    }

    /// Whether it is the label of a box beside a story: 延伸阅读.
    pub fn is_label(&self) -> bool {
        match &self.class {
            Class::SideHead => true,
            Class::Tab(words) => signs::heads_sidebar(words),
            _ => false,
        }
    }

    /// Whether it is text that a story has under its headline.
    pub fn is_body(&self) -> bool {
        matches!(self.class, Class::Body | Class::Item | Class::Talk | Class::Verse | Class::Table)
    }
}

/// Classes for the paragraphs of a source.
pub fn classify(paragraphs: Vec<Para>) -> Vec<Classed> {
    let body = BodyLook::of(&paragraphs);
    let scores: Vec<f64> = (0..paragraphs.len()).map(|at| head(&paragraphs, at, &body)).collect();
    let mut classed: Vec<Classed> = Vec::with_capacity(paragraphs.len());
    for (at, para) in paragraphs.into_iter().enumerate() {
        let (class, sure) = class_of(&para, scores[at], classed.last(), &body);
        classed.push(Classed { para, class, sure });
    }
    lists_are_no_heads(&mut classed);
    closings(&mut classed);
    classed
}

/// What most of the text looks like.
#[derive(Debug, Default)]
struct BodyLook {
    size: Option<f64>,
    is_bold: bool,
}

impl BodyLook {
    fn of(paragraphs: &[Para]) -> Self {
        let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
        let (mut bold, mut all) = (0, 0);
        for para in paragraphs.iter().filter(|para| para.is_text()) {
            let length = para.text.chars().count();
            all += length;
            bold += if para.look.is_bold { length } else { 0 };
            if let Some(quarters) = para.look.quarters() {
                *sizes.entry(quarters).or_default() += length;
            }
        }
        let size =
            sizes.into_iter().max_by_key(|(_, length)| *length).map(|(size, _)| size as f64 / 4.0);
        Self { size, is_bold: bold * 2 > all }
    }
}

/// How much a paragraph looks like a line of a headline or a subhead; above 1 it is one.
fn head(paragraphs: &[Para], at: usize, body: &BodyLook) -> f64 {
    let para = &paragraphs[at];
    if !para.is_text() {
        return -9.0;
    }
    let text = para.text.as_str();
    let wide = para.ems();
    let mut sum = match wide {
        w if w <= 12.0 => 1.5,
        w if w <= 22.0 => 1.3,
        w if w <= 34.0 => 0.8,
        w if w <= 46.0 => -0.5,
        _ => -3.0,
    };
    sum += match text.chars().next_back() {
        Some('！' | '？' | '!' | '?' | '”' | '…') if signs::ends_sentence(text) => -0.6,
        _ if signs::ends_sentence(text) => -3.0,
        Some('，' | '、' | ',') => -4.0,
        Some('：' | ':') if is_first_line_of_head(paragraphs, at) => 0.0,
        Some('：' | ':') => -2.0,
        _ => 0.0,
    };
    if signs::has_inner_stop(text) {
        sum -= 2.5;
    }
    sum -= 0.5 * signs::inner_marks(text).saturating_sub(1) as f64;
    let opens = |gap: Gap| gap != Gap::None;
    sum += if opens(para.gap) { 0.5 } else { 0.0 };
    let next = paragraphs.get(at + 1);
    sum += if next.is_none_or(|next| opens(next.gap)) { 0.3 } else { 0.0 };
    if next.is_some_and(|next| next.is_text() && next.ems() > 40.0) {
        sum += 0.4;
    }
    sum += look(para, body);
    if text.contains(' ') && text.chars().any(is_han) && !signs::ends_sentence(text) {
        sum += 0.5;
    }
    if signs::is_item(text) {
        let is_title = wide <= 20.0
            && signs::inner_marks(text) <= 1
            && !signs::ends_sentence(text)
            && opens(para.gap);
        sum -= if is_title && text.starts_with(|c: char| "一二三四五六七八九十（第".contains(c))
        {
            0.6
        } else {
            2.5
        };
    }
    // `——谁？` is said by somebody, where nothing sets it off.
    if text.starts_with('—') && signs::ends_sentence(text) && !para.look.is_bold {
        sum -= 3.0;
    }
    if signs::is_question_or_answer(text)
        || signs::is_note(text)
        || signs::begins_inside(text)
        || signs::is_particular(text)
    {
        sum -= 4.0;
    } else if signs::is_talk(text) {
        sum -= 0.8;
    }
    let is_row = signs::is_row_of_numbers(text) || signs::is_row_of_names(text);
    let below_text =
        at.checked_sub(1).is_some_and(|above| signs::ends_sentence(&paragraphs[above].text));
    if below_text && signs::is_bracketed_credit(text) || signs::is_written_at(text) {
        sum -= 4.0;
    }
    if signs::is_date(text) || signs::closes_letter(text) || is_row {
        sum -= 4.0;
    }
    if !text.chars().any(|c| c.is_alphanumeric()) {
        sum -= 4.0;
    }
    sum
}

/// Whether a line with a colon is the first of a copy's headline: `对话非遗传承人胡桂英：` over `剪刀下的六十年`.
fn is_first_line_of_head(paragraphs: &[Para], at: usize) -> bool {
    let next = paragraphs.get(at + 1);
    let goes_on = next.is_some_and(|next| {
        next.is_text()
            && next.gap == Gap::None
            && next.ems() <= 22.0
            && signs::inner_marks(&next.text) == 0
            && !signs::ends_sentence(&next.text)
            && !signs::is_item(&next.text)
            && !signs::is_talk(&next.text)
    });
    let stands_alone = paragraphs.get(at + 2).is_some_and(|below| below.gap != Gap::None);
    at == 0 && goes_on && stands_alone && !signs::is_salutation(&paragraphs[at].text)
}

/// What the look says for a headline.
fn look(para: &Para, body: &BodyLook) -> f64 {
    let look = &para.look;
    let mut sum = 0.0;
    if look.heading.is_some() {
        sum += 4.0;
    }
    let style = look.style.as_deref().unwrap_or_default();
    if ["标题", "heading", "title", "subtitle"].iter().any(|name| style.contains(name)) {
        sum += 2.0;
    }
    if let (Some(size), Some(body)) = (look.size, body.size) {
        sum += match size - body {
            more if more >= 3.0 => 2.0,
            more if more >= 1.0 => 1.0,
            more if more <= -1.0 => -1.0,
            _ => 0.0,
        };
    }
    sum += if look.is_bold && !body.is_bold { 1.0 } else { 0.0 };
    sum += if look.align == Align::Centre { 1.0 } else { 0.0 };
    sum -= if look.align == Align::Right { 2.0 } else { 0.0 };
    sum -= if look.list.is_some() { 2.0 } else { 0.0 };
    if para.indent >= 1.5 && look.align == Align::Left {
        sum -= 0.4;
    }
    sum
}

fn class_of(para: &Para, head: f64, above: Option<&Classed>, body: &BodyLook) -> (Class, f64) {
    match para.shape {
        Shape::Verse(_) => return (Class::Verse, 0.8),
        Shape::Table(_) => return (Class::Table, 0.8),
        Shape::Picture(_) => return (Class::Picture, 1.0),
        Shape::Rule => return (Class::Rule, 1.0),
        Shape::Made(_) => return (Class::Made, 1.0),
        Shape::Text => {}
    }
    let text = para.text.as_str();
    if let Some(number) = signs::picture_mark(text) {
        return (Class::PictureMark(number), 0.95);
    }
    if signs::heads_sidebar(text) {
        return (Class::SideHead, 0.95);
    }
    if let Some(tab) = signs::tab(text) {
        return (Class::Tab(tab.into()), 0.9);
    }
    if signs::is_note(text) {
        return (Class::Note, 0.9);
    }
    let style = para.look.style.as_deref().unwrap_or_default();
    let near_picture = above.is_some_and(|above| above.class == Class::Picture);
    let caption = signs::caption(text)
        + if style.contains("caption") || style.contains("题注") { 1.0 } else { 0.0 }
        + if near_picture
            && para.ems() <= 60.0
            && para.look.size.zip(body.size).is_some_and(|(a, b)| a + 0.6 < b)
        {
            // Smaller, and in the middle as its picture is, or in another face.
            if para.look.align == Align::Centre { 0.7 } else { 0.5 }
        } else {
            0.0
        };
    let byline = signs::byline(text);
    if caption >= 0.6 && caption > byline {
        return (Class::Caption, caption.min(0.95));
    }
    let below_head = above.is_some_and(|above| matches!(above.class, Class::Head | Class::Byline));
    let by = byline + if below_head { 0.1 } else { 0.0 };
    if para.look.heading.is_none() && (by >= 0.8 || by >= 0.6 && below_head) {
        return (Class::Byline, by.min(0.95));
    }
    if head >= 1.0 {
        return (Class::Head, sure(head - 1.0));
    }
    if signs::is_question_or_answer(text) {
        return (Class::Talk, 0.9);
    }
    if signs::is_item(text) || para.look.list.is_some() {
        return (Class::Item, 0.8);
    }
    (Class::Body, sure(1.0 - head))
}

/// Evidence above nothing as a share of certainty.
fn sure(evidence: f64) -> f64 {
    0.5 + 0.5 * (evidence.max(0.0) / 2.5).min(1.0)
}

/// Five short lines one under the other are a list, and no headline: what stands above them may be one.
fn lists_are_no_heads(classed: &mut [Classed]) {
    let mut from = 0;
    while from < classed.len() {
        let mut end = from + 1;
        let is_line = |it: &Classed| it.class == Class::Head && it.para.look.heading.is_none();
        if !is_line(&classed[from]) {
            from += 1;
            continue;
        }
        while end < classed.len() && is_line(&classed[end]) && classed[end].para.gap == Gap::None {
            end += 1;
        }
        if end - from >= 5 {
            for it in &mut classed[from..end] {
                it.class = Class::Body;
                it.sure = 0.6;
            }
        }
        from = end;
    }
}

/// Names and days after the last text before a headline, or at the end: a signature.
fn closings(classed: &mut [Classed]) {
    for at in 0..classed.len() {
        let it = &classed[at];
        if !it.para.is_text() || it.para.look.heading.is_some() {
            continue;
        }
        let text = it.para.text.as_str();
        let is_date = signs::is_date(text) || signs::is_written_at(text);
        let is_credit = signs::is_bracketed_credit(text);
        let pushed = it.para.indent >= 4.0 || it.para.look.align == Align::Right;
        let may_be = match it.class {
            Class::Head | Class::Body => {
                let is_short = it.para.ems() <= 20.0 && !signs::ends_sentence(text);
                let at_right = it.para.look.align == Align::Right && signs::inner_marks(text) == 0;
                is_date
                    || is_credit
                    || is_short && (at_right || signs::signs(text) || signs::is_supplied(text))
            }
            Class::Byline => pushed,
            _ => false,
        };
        if !may_be {
            continue;
        }
        let above = at.checked_sub(1).map(|above| &classed[above]);
        // The last row of a list of names.
        let is_row = |it: &Classed| signs::is_row_of_names(&it.para.text);
        if is_row(it) && above.is_some_and(is_row) {
            continue;
        }
        let after_text = above.is_some_and(|above| {
            above.is_body() || matches!(above.class, Class::Closing | Class::Note)
        });
        let below = classed[at + 1..]
            .iter()
            .find(|below| !matches!(below.class, Class::Picture | Class::Rule | Class::Caption));
        // What stands right below a signature is its day, whatever comes then.
        let is_day =
            is_date && (pushed || above.is_some_and(|above| above.class == Class::Closing));
        let ends = is_day
            || is_credit
            || below.is_none_or(|below| {
                !below.is_body() && below.class != Class::Byline || signs::is_date(&below.para.text)
            });
        let certain = is_date
            || is_credit
            || pushed
            || below.is_none()
            || below.is_some_and(|below| signs::is_date(&below.para.text));
        if after_text && ends && certain {
            classed[at].class = Class::Closing;
            classed[at].sure = if is_date || pushed { 0.9 } else { 0.7 };
        }
    }
}
