//! Lines that are meant as lines 诗: short, with hardly a mark but at their ends, and no word goes over from one to the next.

use std::ops::Range;

use super::items::{Gap, Line};
use super::rows::TableLines;
use super::signs;
use crate::segments::is_inside_word;
use crate::words::{ems, is_han, is_white};

/// Ems of a line of verse, at most.
const LONGEST: f64 = 20.0;

/// The stanzas among lines.
pub fn stanzas(lines: &[Line], tables: &[TableLines]) -> Vec<Range<usize>> {
    let mut in_table = vec![false; lines.len()];
    tables.iter().for_each(|table| in_table[table.lines.clone()].fill(true));
    let may_be = |n: usize| !in_table[n] && is_line_of_verse(&lines[n]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if !may_be(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < lines.len() && may_be(end) {
            end += 1;
        }
        found.extend(poem(lines, at..end));
        at = end;
    }
    found
}

fn is_line_of_verse(line: &Line) -> bool {
    let text = &line.text;
    line.ems() <= LONGEST
        && line.look.heading.is_none()
        && line.look.list.is_none()
        && text.contains(is_han)
        && !signs::is_item(text)
        && !signs::is_note(text)
        && !signs::is_talk(text)
        && !text.contains(['：', ':', '@', '/', '|', '【'])
        && text.chars().filter(char::is_ascii_digit).count() < 3
}

/// The stanzas of a stretch of lines, if it is verse; what stands above them is a headline.
fn poem(lines: &[Line], range: Range<usize>) -> Vec<Range<usize>> {
    let mut stanzas: Vec<Range<usize>> = Vec::new();
    for n in range {
        match stanzas.last_mut().filter(|_| lines[n].gap == Gap::None) {
            Some(stanza) => stanza.end = n + 1,
            None => stanzas.push(n..n + 1),
        }
    }
    // A title and a name above; a signature below.
    let is_head = |stanza: &Range<usize>| stanza.len() <= 2;
    let heads = stanzas.iter().take_while(|stanza| is_head(stanza)).count();
    stanzas.drain(..heads.min(stanzas.len().saturating_sub(1)));
    // Another poem begins where a title stands with the name of who wrote it.
    let is_titled = |stanza: &Range<usize>| {
        let [title, name] = [stanza.start, stanza.end - 1].map(|n| lines[n].text.as_str());
        stanza.len() == 2 && signs::are_names(name) && !signs::are_names(title)
    };
    // Or where a line stands alone, and a head above says that they are several: 诗二首.
    let begins = stanzas.first().map_or(0, |first| first.start);
    let are_several =
        lines[begins.saturating_sub(5)..begins].iter().any(|line| signs::heads_poems(&line.text));
    let is_title = |stanza: &Range<usize>| {
        are_several && stanza.len() == 1 && !signs::ends_sentence(&lines[stanza.start].text)
    };
    let first = stanzas.first().cloned();
    stanzas
        .retain(|stanza| Some(stanza) == first.as_ref() || !is_titled(stanza) && !is_title(stanza));
    // Below: a name, a day; a headline that was moved there.
    let signs = |line: &Line| {
        let whole: String = line.text.chars().filter(|c| !is_white(*c)).collect();
        signs::signs(&line.text)
            || signs::is_date(&line.text)
            || signs::byline(&line.text) > 0.5
            || signs::are_names(&whole)
    };
    let mut is_named = false;
    while let Some(last) = stanzas.last().filter(|last| is_head(last) && stanzas.len() > 1) {
        let named = lines[last.clone()].iter().all(signs);
        if !(named || is_named && last.len() == 1) {
            break;
        }
        is_named |= named;
        stanzas.pop();
    }
    if let Some(first) = stanzas.first_mut()
        && first.len() > 3
        && signs::byline(&lines[first.start + 1].text) > 0.5
    {
        first.start += 2;
    }
    let all: Vec<usize> = stanzas.iter().flat_map(Clone::clone).collect();
    if is_verse(lines, &all, stanzas.len()) { stanzas } else { Vec::new() }
}

fn is_verse(lines: &[Line], all: &[usize], stanzas: usize) -> bool {
    let count = all.len();
    if count < 4 {
        return false;
    }
    let texts: Vec<&str> = all.iter().map(|n| lines[*n].text.as_str()).collect();
    let widths: Vec<f64> = texts.iter().map(|text| ems(text)).collect();
    let mean = widths.iter().sum::<f64>() / count as f64;
    let inner: usize = texts.iter().map(|text| signs::inner_marks(text)).sum();
    let names = texts.iter().filter(|text| signs::are_names(text)).count();
    let cut = all
        .windows(2)
        .filter(|pair| {
            pair[1] == pair[0] + 1 && is_inside_word(&lines[pair[0]].text, &lines[pair[1]].text)
        })
        .count();
    let digits = texts.iter().filter(|text| text.contains(|c: char| c.is_ascii_digit())).count();
    let bare =
        texts.iter().filter(|text| !text.ends_with(['。', '，', '；', '！', '？', '、'])).count();
    let even = widths.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.6);
    // Four lines of one length that end in marks, or more of any length without.
    let regular = even && bare == 0 && mean <= 9.0;
    let free = (count >= 5 || stanzas > 1)
        && inner * 5 <= count
        && (bare * 10 >= count * 6 || mean <= 11.0);
    // Lines that a column cut are of one length, but for the last; where they are not, one word over an end is a chance.
    let inner_widths = &widths[..count - 1];
    let longest = inner_widths.iter().copied().fold(0.0, f64::max);
    let is_ragged =
        inner_widths.iter().filter(|width| **width < longest - 2.0).count() * 2 >= count - 1;
    let cut = if is_ragged { cut.saturating_sub(1) } else { cut };
    mean <= 15.0
        && inner * 3 <= count
        && names * 3 < count
        && cut * 8 <= count
        && digits * 4 <= count
        && (regular || free)
        && !has_texts_around(lines, all)
}

/// Whether the lines are the short ones of a text that is cut into lines of this width: then long ones stand around.
fn has_texts_around(lines: &[Line], all: &[usize]) -> bool {
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return false };
    let above = first.checked_sub(1).map(|n| &lines[n]);
    let below = lines.get(last + 1).filter(|line| line.gap == Gap::None);
    let joins = |a: &Line, b: &Line| {
        is_inside_word(&a.text, &b.text)
            || signs::ends_open(&a.text) && signs::inner_marks(&a.text) > 0
    };
    above.is_some_and(|above| lines[*first].gap == Gap::None && joins(above, &lines[*first]))
        || below.is_some_and(|below| joins(&lines[*last], below))
}
