//! A paragraph that a picture, a caption, a headline or the end of a page cut in two is healed: the first half ends within a
//! sentence, and the second begins within one.

use super::items::Gap;
use super::paras::{Para, Shape, append_line};
use super::signs;
use crate::found::ElementKind;
use crate::segments::is_inside_word;

/// So many things may stand between two halves.
const BETWEEN: usize = 5;
/// Evidence that it takes.
const ENOUGH: f64 = 2.0;

/// Bytes of a paragraph, at most, that is healed further.
const LONGEST: usize = 60_000;

/// Heals the paragraphs of a source.
pub fn heal(paragraphs: Vec<Para>) -> Vec<Para> {
    let mut places: Vec<Option<Para>> = paragraphs.into_iter().map(Some).collect();
    for at in 0..places.len() {
        let Some(mut first) = places[at].take() else { continue };
        while let Some(half) = other_half(&first, &places, at).and_then(|next| places[next].take())
        {
            append_line(&mut first.words, &half.words);
            first.text = first.words.text();
            first.at.extend(half.at);
            first.ends_full = half.ends_full;
            first.doubt = first.doubt.min(half.doubt).min(1.5);
        }
        places[at] = Some(first);
    }
    places.into_iter().flatten().collect()
}

/// Where the second half of a paragraph stands, if it is cut.
fn other_half(first: &Para, places: &[Option<Para>], at: usize) -> Option<usize> {
    let is_text = first.is_text()
        && first.text.len() < LONGEST
        && first.look.heading.is_none()
        && (signs::inner_marks(&first.text) > 0 && first.ems() >= 12.0
            || first.ends_full && first.at.len() > 1);
    if !is_text || signs::ends_sentence(&first.text) || first.text.ends_with(['：', ':']) {
        return None;
    }
    let below = (at + 1..places.len()).filter_map(|n| places[n].as_ref().map(|para| (n, para)));
    for (n, (next, half)) in below.take(BETWEEN).enumerate() {
        if seam(first, half, n == 0) >= ENOUGH {
            return Some(next);
        }
        if !may_stand_between(half) {
            return None;
        }
    }
    None
}

fn may_stand_between(para: &Para) -> bool {
    match &para.shape {
        Shape::Text => {
            para.ems() <= 44.0
                && (!signs::ends_sentence(&para.text) || signs::caption(&para.text) > 0.5)
        }
        Shape::Picture(_) | Shape::Table(_) | Shape::Rule => true,
        Shape::Made(element) => {
            matches!(element.kind, ElementKind::Boxed { .. } | ElementKind::Picture { .. })
        }
        Shape::Verse(_) => false,
    }
}

/// The evidence that a paragraph is the other half of one.
fn seam(first: &Para, half: &Para, is_next: bool) -> f64 {
    let text = &half.text;
    let is_text = half.is_text()
        && half.look.heading.is_none()
        && (signs::ends_sentence(text)
            || signs::inner_marks(text) > 0
            || signs::begins_inside(text));
    let marked = signs::is_note(text)
        || signs::tab(text).is_some()
        || signs::is_question_or_answer(text)
        || signs::caption(text) > 0.5
        || signs::byline(text) > 0.5
        || signs::begins_story(text) == 1.0;
    if !is_text || marked || half.gap == Gap::None && is_next {
        return 0.0;
    }
    let mut sum = 0.0;
    if signs::begins_inside(text) {
        sum += 3.0;
    }
    if signs::ends_open(&first.text) {
        sum += 2.0;
    }
    if is_inside_word(&first.text, text) {
        sum += 2.2;
    }
    if signs::is_open_at_end(&first.text) {
        sum += 1.0;
    }
    if first.ends_full {
        sum += 1.0;
    }
    if first.ems() >= 40.0 {
        sum += 0.6;
    }
    if signs::is_tail(text) {
        sum += 1.2;
    }
    // The title of an item ends without a mark.
    if is_next && signs::is_item(&first.text) && !signs::has_inner_stop(&first.text) {
        sum -= 1.5;
    }
    if half.indent >= 1.0 {
        sum -= 2.5;
    }
    if signs::is_item(text) {
        sum -= 1.0;
    }
    sum -= signs::begins_story(text);
    let same = |a: f64, b: f64| (a - b).abs() <= 3.0;
    if let (Some(a), Some(b)) = (first.full, half.full) {
        sum += if same(a, b) { 0.6 } else { -2.0 };
    }
    let size = match (first.look.size, half.look.size) {
        (Some(a), Some(b)) => (a - b).abs() <= 0.6,
        _ => true,
    };
    if size { sum } else { 0.0 }
}
