//! Inlines as Markdown. A mark of emphasis counts only where it touches a word on the right side (CommonMark
//! §6.2): a letter next to it that would undo it is written as a number.

use super::escape::{line_start, numbered, path, words};
use super::{Inline, InlineLevel};

/// What becomes of typed line breaks.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum TypedBreaks {
    /// A backslash at the line's end.
    Marked,
    /// The line's end itself, as in verse.
    Plain,
    /// A space: where there is but one line.
    Space,
}

/// Words in one style.
struct StyledWords {
    text: String,
    emph: bool,
    strong: bool,
    /// Where they lead.
    link: Option<String>,
    /// Signs of notes, of sub- and superscript, by the byte of the text before which they stand.
    signs: Vec<(usize, String)>,
}

impl StyledWords {
    fn push(&mut self, text: &str, level: Option<InlineLevel>) {
        let sign = match level {
            None => return self.text.push_str(text),
            Some(InlineLevel::Sub) => "~".to_string(),
            Some(InlineLevel::Super) => "^".to_string(),
            Some(InlineLevel::Sign(number)) => {
                return self.signs.push((self.text.len(), format!("[^{number}]")));
            }
        };
        // What goes on at the same level is one mark.
        match self.signs.last() {
            Some(last) if *last == (self.text.len(), sign.clone()) => drop(self.signs.pop()),
            _ => self.signs.push((self.text.len(), sign.clone())),
        }
        self.text.push_str(text);
        self.signs.push((self.text.len(), sign));
    }

    /// Whether a sign stands at its end.
    fn ends_in_sign(&self) -> bool {
        self.signs.last().is_some_and(|(at, _)| *at == self.text.len())
    }

    fn is_marked(&self) -> bool {
        self.emph || self.strong
    }

    fn is_one(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    fn begins_with_letter(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphanumeric)
    }

    fn ends_in_letter(&self) -> bool {
        self.text.chars().next_back().is_some_and(char::is_alphanumeric)
    }

    fn marks(&self) -> &'static str {
        match (self.emph, self.strong) {
            (false, false) => "",
            (true, false) => "*",
            (false, true) => "**",
            (true, true) => "***",
        }
    }
}

/// Inlines, line by line.
pub fn lines(text: &[Inline], breaks: TypedBreaks) -> String {
    let lines = split(text);
    let mut out = String::new();
    for (n, words) in lines.iter().enumerate() {
        let line = not_a_note(line(words));
        let next = n + 1 < lines.len();
        let empty = line.is_empty();
        out.push_str(&line_start(&line));
        match (next, breaks) {
            (false, _) => {}
            (true, TypedBreaks::Space) => out.push(' '),
            (true, TypedBreaks::Plain) if !empty && !line.ends_with([' ', '\\']) => out.push('\n'),
            (true, _) => out.push_str("\\\n"),
        }
    }
    out
}

/// The words of each line; what follows in the same style is put together.
fn split(text: &[Inline]) -> Vec<Vec<StyledWords>> {
    let mut lines: Vec<Vec<StyledWords>> = vec![Vec::new()];
    for inline in text {
        match inline {
            Inline::Break => lines.push(Vec::new()),
            Inline::Text { text, .. } if text.is_empty() => {}
            Inline::Text { text, emph, strong, level, link } => {
                let Some(line) = lines.last_mut() else { continue };
                let is_as = |words: &StyledWords| {
                    (words.emph, words.strong, &words.link) == (*emph, *strong, link)
                };
                match line.last_mut() {
                    Some(last) if is_as(last) => last.push(text, *level),
                    _ => {
                        let (emph, strong, link) = (*emph, *strong, link.clone());
                        let (text_so_far, signs) = (String::new(), Vec::new());
                        let mut words =
                            StyledWords { text: text_so_far, emph, strong, link, signs };
                        words.push(text, *level);
                        line.push(words);
                    }
                }
            }
        }
    }
    while lines.last().is_some_and(Vec::is_empty) {
        lines.pop();
    }
    let empty = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..empty);
    lines
}

/// A sign and a colon at a line's start would begin the words of a note: the colon is written as a number.
fn not_a_note(line: String) -> String {
    let colon = line.strip_prefix("[^").and_then(|rest| {
        let close = rest.find(']')? + 1;
        let colon = rest[close..].chars().next().filter(|c| ":：".contains(*c))?;
        Some((2 + close, colon))
    });
    match colon {
        Some((at, colon)) => {
            line[..at].to_string() + &numbered(colon) + &line[at + colon.len_utf8()..]
        }
        None => line,
    }
}

fn line(line: &[StyledWords]) -> String {
    let ends = NumberedEnds::of(line);
    let mut out = String::new();
    for (words, ends) in line.iter().zip(&ends) {
        let inside = [words.marks(), &ends.numbered(words), words.marks()].concat();
        match &words.link {
            Some(link) => out.push_str(&format!("[{inside}]({})", path(link))),
            None => out.push_str(&inside),
        }
    }
    out
}

/// Which of the characters at the ends of words must be numbers.
#[derive(Debug, Copy, Clone, Default, PartialEq, Eq)]
struct NumberedEnds {
    first: bool,
    last: bool,
}

impl NumberedEnds {
    fn of(line: &[StyledWords]) -> Vec<Self> {
        let mut ends: Vec<Self> = line.iter().map(Self::of_white).collect();
        // A number is no letter to the mark on its other side; so it may make another one.
        loop {
            let before = ends.clone();
            for n in 1..line.len() {
                let pair =
                    line.get(n - 1).zip(line.get(n)).zip(before.get(n - 1).zip(before.get(n)));
                let Some(((left, right), (at_left, at_right))) = pair else { continue };
                // The brackets of a link are marks that undo nothing.
                if left.link.is_some() || right.link.is_some() {
                    continue;
                }
                let hard_left = left.is_marked() && (at_left.last || !left.ends_in_letter());
                let hard_right =
                    right.is_marked() && (at_right.first || !right.begins_with_letter());
                if let Some(end) = ends.get_mut(n - 1) {
                    end.last |= hard_right && left.ends_in_letter();
                    end.first |= end.last && left.is_one();
                }
                if let Some(end) = ends.get_mut(n) {
                    end.first |= hard_left && right.begins_with_letter();
                    end.last |= end.first && right.is_one();
                }
            }
            if ends == before {
                return ends;
            }
        }
    }

    /// White space inside of a mark would undo it.
    fn of_white(words: &StyledWords) -> Self {
        let white = |c: Option<char>| words.is_marked() && c.is_some_and(char::is_whitespace);
        Self {
            first: white(words.text.chars().next()),
            last: white(words.text.chars().next_back()),
        }
    }

    fn numbered(self, of: &StyledWords) -> String {
        let text = of.text.as_str();
        let head = text.chars().next().filter(|_| self.first).map_or(0, char::len_utf8);
        let last = self.last && !of.ends_in_sign();
        let tail = text[head..].chars().next_back().filter(|_| last).map_or(0, char::len_utf8);
        let mut out: String = text[..head].chars().map(numbered).collect();
        let mut at = head;
        let end = text.len() - tail;
        let mut opened = false;
        for (n, (place, sign)) in of.signs.iter().enumerate() {
            if (at..=end).contains(place) {
                out.push_str(&words(&text[at..*place]));
                at = *place;
            }
            out.push_str(sign);
            // A digit behind it would undo what stands higher or lower.
            let next = text[at..end].chars().next().filter(|c| c.is_ascii_digit());
            let last_here = of.signs.get(n + 1).is_none_or(|(next, _)| next > place);
            if let Some(digit) = next.filter(|_| opened && sign.len() == 1 && last_here) {
                out.push_str(&numbered(digit));
                at += 1;
            }
            opened = sign.len() == 1 && !opened;
        }
        out.push_str(&words(&text[at..end]));
        out.extend(text[end..].chars().map(numbered));
        out
    }
}
