//! Numbered lines that follow each other (一、二、 （一）（二） 1. 2. 第一部分) are of one kind: subheads all, or items all. And lines
//! that look alike, and like nothing else in the text, are subheads all.

use std::collections::BTreeMap;

use super::classes::{self, Class, Classed};
use super::ordinals::number;
use super::paras::Para;
use super::signs;
use crate::block::Align;
use crate::words::{Letter, is_white};

/// Widest subhead of a series, in ems.
const WIDEST: f64 = 34.0;
/// Widest subhead that has a figure before it: `1. 背景`.
const WIDEST_FIGURED: f64 = 20.0;

/// Widest subhead that has a sign before it.
const WIDEST_MARKED: f64 = 26.0;
/// Signs before subheads.
const SIGNS: &str = "▲△◆◇■□●○★☆▶►※✦◎";

/// Classes for the paragraphs of a source, one for each series.
pub fn classify(paragraphs: Vec<Para>) -> Vec<Classed> {
    let mut classed = classes::classify(paragraphs);
    settle(&mut classed);
    classed
}

fn settle(classed: &mut [Classed]) {
    for series in numbered(classed) {
        let Some(is_heads) = are_heads(classed, &series) else { continue };
        for at in series {
            let it = &mut classed[at];
            let class = if is_heads { Class::Head } else { Class::Item };
            if it.class != class {
                (it.class, it.sure) = (class, 0.75);
            }
        }
    }
    marked(classed);
    look_alikes(classed);
}

/// Short lines that begin with one sign (▲ 慰问困难职工), with a text below each, are subheads; the sign goes.
fn marked(classed: &mut [Classed]) {
    let sign_of = |it: &Classed| {
        let first = it.para.text.chars().next().filter(|c| SIGNS.contains(*c))?;
        let may_be = it.para.is_text() && it.para.look.heading.is_none();
        (may_be && is_title(it, WIDEST_MARKED)).then_some(first)
    };
    let mut of_sign: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (at, it) in classed.iter().enumerate() {
        if let Some(sign) = sign_of(it) {
            of_sign.entry(sign).or_default().push(at);
        }
    }
    for lines in of_sign.into_values().filter(|lines| lines.len() >= 2) {
        let over_text = |at: &usize| {
            let below = classed.get(at + 1);
            below.is_some_and(|it| it.is_body() && signs::ends_sentence(&it.para.text))
        };
        if !lines.iter().all(over_text) {
            continue;
        }
        for at in lines {
            let it = &mut classed[at];
            (it.class, it.sure) = (Class::Head, 0.75);
            let is_word = |letter: &Letter| !SIGNS.contains(letter.c) && !is_white(letter.c);
            let from = it.para.words.0.iter().position(is_word).unwrap_or(0);
            it.para.words = it.para.words.part(from, usize::MAX);
            it.para.text = it.para.words.text();
        }
    }
}

/// What tells lines of one text apart by eye.
#[derive(Debug, Clone, PartialEq)]
struct EyeLook {
    quarters: Option<i64>,
    face: Option<String>,
    is_bold: bool,
    is_centred: bool,
    heading: Option<u8>,
}

impl EyeLook {
    fn of(it: &Classed) -> Self {
        let look = &it.para.look;
        Self {
            quarters: look.quarters(),
            face: look.face.clone(),
            is_bold: look.is_bold,
            is_centred: look.align == Align::Centre,
            heading: look.heading,
        }
    }
}

/// The number that a line begins with, or that its source prints before it: how it is written, and which.
fn number_of(it: &Classed) -> Option<(u8, u32)> {
    if !it.para.is_text() || !matches!(it.class, Class::Head | Class::Item | Class::Body) {
        return None;
    }
    let mark = it.para.look.list.as_ref().map_or("", |(_, mark)| mark.as_str());
    number(&it.para.text).or_else(|| number(&format!("{mark}{}", it.para.text)))
}

/// The lines of each series of one look, which has two at least.
fn numbered(classed: &[Classed]) -> Vec<Vec<usize>> {
    let mut done: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<(u8, u32, EyeLook, Vec<usize>)> = Vec::new();
    for (at, it) in classed.iter().enumerate() {
        let Some((way, number)) = number_of(it) else { continue };
        let look = EyeLook::of(it);
        let own = open.iter().position(|(of, _, as_, _)| *of == way && *as_ == look);
        match own {
            Some(n) if number > open[n].1 => {
                open[n].1 = number;
                open[n].3.push(at);
            }
            Some(n) => done.push(std::mem::replace(&mut open[n], (way, number, look, vec![at])).3),
            None => open.push((way, number, look, vec![at])),
        }
    }
    done.extend(open.into_iter().map(|(_, _, _, lines)| lines));
    done.retain(|lines| lines.len() >= 2);
    done
}

/// Whether a series is subheads; `None` if its source says so itself.
fn are_heads(classed: &[Classed], series: &[usize]) -> Option<bool> {
    let first = &classed[*series.first()?];
    if first.para.look.heading.is_some() {
        return None;
    }
    let count = |is: &dyn Fn(usize) -> bool| series.iter().filter(|at| is(**at)).count();
    let widest = match starts_with_figure(&first.para.text) {
        true => WIDEST_FIGURED,
        false => WIDEST,
    };
    let titles = count(&|at| is_title(&classed[at], widest));
    let over_text = count(&|at| {
        let below = classed.get(at + 1);
        !series.contains(&(at + 1))
            && below.is_some_and(|it| {
                it.is_body()
                    || matches!(it.class, Class::Picture | Class::Caption)
                    || number_of(it).is_some()
            })
    });
    let all = series.len();
    Some(match starts_with_figure(&first.para.text) {
        true => titles == all && over_text == all,
        false => {
            titles * 3 >= all * 2 && over_text * 2 > all && count(&|at| is_long(&classed[at])) == 0
        }
    })
}

fn starts_with_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c))
}

/// Whether words may be a subhead: no sentence, and none begun.
fn is_title(it: &Classed, widest: f64) -> bool {
    let text = it.para.text.trim_end();
    it.para.ems() <= widest
        && !signs::has_inner_stop(text)
        && !text.ends_with(['。', '；', ';', '，', '、', '：', ':'])
        && signs::inner_marks(text) <= 3
}

/// Whether words are too many for a subhead, however many of its kind are none.
fn is_long(it: &Classed) -> bool {
    it.para.ems() > WIDEST + 10.0 || signs::has_inner_stop(&it.para.text)
}

/// Lines of one look that is not the text's: where most are subheads, all are that can be.
fn look_alikes(classed: &mut [Classed]) {
    let text = by_look(classed, |it, _| it.class == Class::Body);
    let length = |lines: &Vec<usize>| lines.iter().map(|at| classed[*at].para.text.len()).sum();
    let Some((usual, _)) = text.into_iter().max_by_key(|(_, lines)| -> usize { length(lines) })
    else {
        return;
    };
    let standing_out = by_look(classed, |it, look| {
        let stands_out = look.is_bold && !usual.is_bold
            || look.is_centred && !usual.is_centred
            || look.quarters > usual.quarters && usual.quarters.is_some();
        let may_be = matches!(it.class, Class::Head | Class::Body | Class::Talk);
        may_be && stands_out && it.para.look.align != Align::Right
    });
    for (_, lines) in standing_out {
        let heads = lines.iter().filter(|at| classed[**at].class == Class::Head).count();
        if heads < 2 || heads * 3 < lines.len() * 2 {
            continue;
        }
        for at in lines {
            let it = &mut classed[at];
            if it.class != Class::Head && is_title(it, WIDEST + 6.0) {
                (it.class, it.sure) = (Class::Head, 0.65);
            }
        }
    }
}

/// Looks that are told apart in one text.
const MOST_LOOKS: usize = 40;

/// The lines of some kind by their look.
fn by_look(
    classed: &[Classed],
    is_wanted: impl Fn(&Classed, &EyeLook) -> bool,
) -> Vec<(EyeLook, Vec<usize>)> {
    let mut looks: Vec<(EyeLook, Vec<usize>)> = Vec::new();
    for (at, it) in classed.iter().enumerate().filter(|(_, it)| it.para.is_text()) {
        let look = EyeLook::of(it);
        if !is_wanted(it, &look) {
            continue;
        }
        match looks.iter().position(|(own, _)| *own == look) {
            Some(n) => looks[n].1.push(at),
            None if looks.len() < MOST_LOOKS => looks.push((look, vec![at])),
            None => {}
        }
    }
    looks
}
