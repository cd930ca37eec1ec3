//! How well the end of one stretch of lines is followed by the beginning of another: what the search for columns in the wrong order
//! goes by.

use std::cell::RefCell;
use std::collections::HashMap;

use super::items::{Gap, Line};
use super::measure::{Measure, Measures, WIDEST, measure, slack};
use super::signs;
use crate::segments::word_across;
use crate::words::{ems, is_han, is_white};

/// What stands behind a number.
const UNITS: &str = "年月日时分元万亿个户次岁人名米点至比%％，号天周千百十多余层栋楼";

/// What stands before a quote within a sentence: 说“…”, 叫“…”, 的“…”.
const BEFORE_QUOTE: &str = "说道称为是叫做的了着过有和与及以把被让从在对向将成到“，、：；—（";

/// Figures of Chinese.
const NUMERALS: &str = "一二三四五六七八九十百千两几";

/// How well ends and beginnings of stretches fit.
pub struct Seams<'a> {
    lines: &'a [Line],
    /// White stands before the first line of each paragraph.
    indents: bool,
    /// Where the text begins.
    first: usize,
    /// Where it ends: below it may stand its headline.
    foot: usize,
    /// How long the lines are, and how long they may be.
    measures: Measures,
    /// What was found, by end and beginning.
    known: RefCell<HashMap<(usize, usize), f64>>,
}

impl<'a> Seams<'a> {
    /// Of a copy's lines, of which the text begins at `first`.
    pub fn of(lines: &'a [Line], first: usize) -> Self {
        let indented = lines.iter().filter(|line| (1.0..=4.0).contains(&line.indent)).count();
        let indents = indented >= 2 && indented * 5 <= lines.len() * 4;
        let counts: Vec<bool> = lines.iter().map(|line| line.look.heading.is_none()).collect();
        let (foot, measures) = (lines.len(), measure(lines, &counts));
        let mut seams = Self { lines, indents, first, foot, measures, known: RefCell::default() };
        let is_headed = (0..first.min(lines.len())).any(|n| seams.stands_alone(n));
        if !is_headed {
            let is_foot = |n: &usize| seams.stands_alone(*n) && lines[*n].indent < 4.0;
            seams.foot -= (0..lines.len()).rev().take_while(is_foot).count();
        }
        seams
    }

    /// Where the text ends: below it may stand its headline.
    pub fn foot(&self) -> usize {
        self.foot
    }

    /// Whether the line above a place ends within a sentence.
    pub fn is_open(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|above| self.lines.get(above)) else {
            return false;
        };
        let text = &above.text;
        // A headline may be as long as a line; a line of text goes on below, stands in, or has marks.
        let is_text = signs::inner_marks(text) > 0
            || self.is_filled(at - 1)
            || above.gap == Gap::None
            || (1.0..=4.0).contains(&above.indent)
            || self.lines.get(at).is_some_and(|below| below.gap == Gap::None);
        at > self.first
            && is_text
            && above.indent < 5.0
            && self.is_full(at - 1)
            && !signs::is_row_of_names(text)
            && !signs::is_row_of_numbers(text)
            && !signs::ends_sentence(text)
            && !text.ends_with(['：', ':'])
            && above.look.heading.is_none()
    }

    /// Whether something may have cut the lines of a stretch: whole paragraphs are in no column.
    pub fn are_cut(&self, from: usize, until: usize) -> bool {
        self.lines[from..until].iter().all(|line| line.ems() <= WIDEST)
    }

    /// Exactly as long as lines are that were cut.
    fn is_filled(&self, at: usize) -> bool {
        let short = |measure: Measure| (measure.full - self.measures.widths[at]).abs();
        self.measures.measures[at].is_some_and(|measure| short(measure) <= 0.3)
    }

    /// Whether white stands before the first line of each paragraph.
    pub fn indents(&self) -> bool {
        self.indents
    }

    /// As long as the lines around it: a line that was cut.
    pub fn is_full(&self, at: usize) -> bool {
        let short =
            |measure: Measure| measure.full - self.measures.widths[at] <= 1.8 * slack(measure.full);
        let wide = |line: &Line| line.ems() + if line.indent < 5.0 { line.indent } else { 0.0 };
        let near = self.lines[at.saturating_sub(6)..at].iter().map(wide);
        // An item may be as long as others by chance.
        self.measures.measures[at].is_some_and(short)
            || at >= 2
                && !signs::is_item(&self.lines[at].text)
                && wide(&self.lines[at]) + 2.6 >= near.fold(0.0, f64::max)
    }

    /// How well the line above `end` is followed by the one at `begin`: above 0 well, below it badly.
    pub fn seam(&self, end: usize, begin: usize) -> f64 {
        if let Some(known) = self.known.borrow().get(&(end, begin)) {
            return *known;
        }
        let seam = self.weighed(end, begin);
        self.known.borrow_mut().insert((end, begin), seam);
        seam
    }

    fn weighed(&self, end: usize, begin: usize) -> f64 {
        let above = end.checked_sub(1).map(|n| &self.lines[n]);
        match (above, self.lines[..self.foot].get(begin)) {
            (Some(above), Some(below)) => match self.is_open(end) {
                true => self.cut(end, begin, above, below),
                false => self.whole(end, begin, above, below),
            },
            // Nothing below: a text ends with a sentence, and not with a subhead.
            (_, None) if self.is_open(end) => -3.0,
            (Some(above), None) if self.stands_alone(end - 1) && !signs::signs(&above.text) => -2.0,
            (None, Some(below)) if signs::begins_inside(&below.text) => -3.0,
            (None, Some(below)) => opens_text(&below.text),
            _ => 0.0,
        }
    }

    /// Above a seam ends a line within a sentence.
    fn cut(&self, end: usize, begin: usize, above: &Line, below: &Line) -> f64 {
        let (a, b) = (above.text.as_str(), below.text.as_str());
        if self.begins_new(begin) {
            // An item that is as long as a line by chance.
            return if signs::is_item(a) && signs::is_item(b) { -0.3 } else { -3.0 };
        }
        let mut sum = 0.5;
        if signs::begins_inside(b) {
            sum += 3.0;
        }
        // Behind a mark no sentence goes on with 的.
        if signs::ends_open(a) && signs::is_never_first(b) {
            return -3.0;
        }
        let (last, first) = (a.chars().next_back(), b.chars().next());
        sum += match word_across(a, b) {
            Some(..=2) => 2.0,
            Some(3) => 3.0,
            Some(_) => 4.0,
            None if last.is_some_and(is_han) && first.is_some_and(is_han) => -0.3,
            // What is said stands behind who says it, or what it is.
            None if first == Some('“') && !last.is_some_and(|c| BEFORE_QUOTE.contains(c)) => -1.0,
            None => 0.0,
        };
        sum += if signs::is_tail(b) { 1.0 } else { 0.5 * self.tail(begin) };
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if is_digit(last) && (is_digit(first) || first.is_some_and(|c| UNITS.contains(c))) {
            sum += 2.0;
        }
        // `三到|四个月`.
        let is_range = last.is_some_and(|c| "到至第约近".contains(c));
        if is_range && first.is_some_and(|c| is_digit(Some(c)) || NUMERALS.contains(c)) {
            sum += 1.5;
        }
        sum += if goes_with(a, b) { 1.5 } else { 0.0 };
        sum + match (self.is_quote_open(end), closes_first(b)) {
            (true, true) => 2.0,
            (true, false) if b.contains(['“', '"']) => -1.0,
            (false, true) => -2.0,
            _ => 0.0,
        }
    }

    /// Above a seam ends a sentence, or a line that nothing cut.
    fn whole(&self, end: usize, begin: usize, above: &Line, below: &Line) -> f64 {
        let (a, b) = (above.text.as_str(), below.text.as_str());
        if signs::begins_inside(b) {
            return -4.0;
        }
        let mut sum = 0.0;
        if closes_first(b) {
            sum -= 2.0;
        }
        sum += match end <= self.first {
            true => opens_text(b),
            false if signs::is_salutation(b) => -2.0,
            false => 0.0,
        };
        sum -= if signs::is_tail(b) { 2.0 } else { self.tail(begin) };
        let is_head = self.stands_alone(end - 1);
        let begins_new = self.begins_new(begin);
        // The last line of a paragraph is short; what follows stands in.
        if self.indents && !begins_new && !is_head && !self.is_full(end - 1) {
            sum -= 3.0;
        }
        // A signature or a day ends a text.
        let closes = above.indent >= 5.0 || signs::is_date(a);
        if closes || signs::is_note(a) {
            let is_text = signs::inner_marks(b) > 0 || signs::ends_sentence(b);
            sum += match () {
                () if is_text => -2.0,
                () if closes && signs::is_date(b) => 0.8,
                () => 0.0,
            };
        } else if is_head {
            sum += match self.stands_alone(begin) {
                true if end > self.first => -1.4,
                true => -0.8,
                false => self.kinship(end - 1, begin),
            };
        }
        sum
    }

    fn begins_new(&self, begin: usize) -> bool {
        let below = &self.lines[begin];
        self.indents && below.indent >= 1.0 || is_new(below) || self.stands_alone(begin)
    }

    /// How much a headline and the text below it have in common.
    fn kinship(&self, head: usize, begin: usize) -> f64 {
        let pairs = |text: &str| -> Vec<(char, char)> {
            let han: Vec<char> = text.chars().filter(|c| !is_white(*c)).collect();
            let both = |pair: &&[char]| pair.iter().all(|c| is_han(*c));
            han.windows(2).filter(both).map(|pair| (pair[0], pair[1])).collect()
        };
        let near = self.lines[begin..self.lines.len().min(begin + 3)].iter().enumerate();
        let below = near.take_while(|(n, line)| *n == 0 || line.gap == Gap::None);
        let below: String = below.map(|(_, line)| line.text.as_str()).collect();
        let below = pairs(&below);
        let same = pairs(&self.lines[head].text).iter().filter(|pair| below.contains(pair)).count();
        0.8 * same.min(2) as f64
    }

    /// Whether a quote is open at the end of a stretch.
    fn is_quote_open(&self, end: usize) -> bool {
        let from = end.saturating_sub(6);
        let from = (from..end)
            .rev()
            .find(|n| *n == from || self.lines[*n].gap != Gap::None)
            .unwrap_or(from);
        let text: String = self.lines[from..end].iter().map(|line| line.text.as_str()).collect();
        // Straight ones look the same at both ends.
        signs::is_open_at_end(&text) || text.matches('"').count() % 2 == 1
    }

    /// Whether a line stands between empty lines and is no sentence: a headline.
    fn stands_alone(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let below = self.lines.get(at + 1);
        line.gap != Gap::None
            && below.is_none_or(|below| below.gap != Gap::None)
            && signs::inner_marks(&line.text) == 0
            && !signs::ends_sentence(&line.text)
            && !line.text.ends_with(['：', ':'])
    }

    /// Whether a line by itself is rather the end of a paragraph than all of one, 0 to 1.
    fn tail(&self, at: usize) -> f64 {
        let line = &self.lines[at];
        let ends = signs::ends_sentence(&line.text)
            && self
                .lines
                .get(at + 1)
                .is_none_or(|below| below.gap != Gap::None || below.indent >= 1.0);
        let near = self.lines[at.saturating_sub(6)..self.lines.len().min(at + 7)].iter();
        let widest = near.map(|line| line.ems()).fold(0.0, f64::max);
        if !ends || line.ems() > 0.6 * widest || self.begins_new(at) {
            return 0.0;
        }
        if signs::inner_marks(&line.text) == 0 { 1.0 } else { 0.4 }
    }
}

/// How much a line looks like the first of a text.
fn opens_text(text: &str) -> f64 {
    if signs::is_salutation(text) { 2.0 } else { 1.5 * signs::begins_story(text) }
}

/// Words of which the second follows the first within a sentence: 先把绳子放下去，再……
const PAIRS: [(&[&str], &[&str]); 10] = [
    (&["先"], &["再", "然后", "接着"]),
    (&["一是"], &["二是"]),
    (&["二是"], &["三是"]),
    (&["三是"], &["四是"]),
    (&["一方面"], &["另一方面"]),
    (&["不但", "不仅", "不光"], &["而且", "还", "也", "更"]),
    (&["虽然", "虽说", "尽管"], &["但", "却", "可"]),
    (&["因为", "由于"], &["所以", "因此", "因而"]),
    (&["如果", "只要", "只有", "要是", "既然"], &["就", "才", "便", "那么"]),
    (&["不是"], &["而是", "就是"]),
];

/// Whether a sentence that ends in a line goes on in another by the words that they begin with.
fn goes_with(a: &str, b: &str) -> bool {
    let open = a.rsplit(['。', '！', '？']).next().unwrap_or(a);
    PAIRS.iter().any(|(first, second)| {
        second.iter().any(|word| b.starts_with(word))
            && first.iter().any(|word| open.contains(word))
    })
}

/// Whether a line begins something by its own words.
fn is_new(line: &Line) -> bool {
    let text = &line.text;
    line.look.heading.is_some()
        || signs::is_item(text)
        || signs::is_note(text)
        || signs::is_question_or_answer(text)
        || signs::tab(text).is_some()
        || signs::byline(text) > 0.8
        || signs::begins_story(text) == 1.0
        || line.indent >= 5.0
        || ems(text) <= 12.0 && text.ends_with(['：', ':'])
}

/// Whether the first quote or bracket in a text closes one: a straight one does that stands behind the end of a sentence.
fn closes_first(text: &str) -> bool {
    let Some((at, first)) = text.char_indices().find(|(_, c)| "“”《》（）「」\"".contains(*c))
    else {
        return false;
    };
    match first {
        '"' => signs::ends_sentence(&text[..at]),
        _ => "”》）」".contains(first),
    }
}
