//! Words as content: what was typed with its places, spaces by what they stand for, links.

use ecow::eco_format;
use typst_library::foundations::{Array, Content, IntoValue, NativeElement};
use typst_library::layout::{BoxElem, Em, HElem, Spacing};
use typst_library::model::{Destination, Url};
use typst_library::text::TextElem;

use kanyin_diagnostics::Spot;
use kanyin_issue::Line;

use super::spaces::{LATIN_SPACE, PAUSE, TypedSpace, is_dash_or_ellipsis, is_space};
use super::spots::span_of;

/// Text that has no place in the copy: labels, dates.
pub fn plain(text: &str) -> Content {
    TextElem::packed(text)
}

/// A line of front matter: typed spaces between Han characters are pauses, those beside Latin are
/// set by the composer.
pub fn line(line: &Line) -> Content {
    part_of_line(line, 0, &line.text)
}

/// A line of names and what they are: it is parted between words alone, and not behind what somebody is.
pub fn names(line: &Line) -> Content {
    let mut set: Vec<Content> = Vec::new();
    let mut role: Option<Content> = None;
    for piece in split_at_spaces(&line.text) {
        let body = match piece {
            WordsOrSpace::Words(at, words) => {
                let body = words_at(words, line.spot, at);
                let body = Content::sequence(role.take().into_iter().chain([body]));
                if is_role(words) {
                    role = Some(body);
                    continue;
                }
                BoxElem::new().with_body(Some(body)).pack()
            }
            WordsOrSpace::Space(TypedSpace::Pause) => white(PAUSE),
            WordsOrSpace::Space(TypedSpace::Latin) => TextElem::packed(" "),
            WordsOrSpace::Space(TypedSpace::Gap) => continue,
        };
        match role.take() {
            Some(open) => role = Some(Content::sequence([open, body])),
            None => set.push(body),
        }
    }
    set.extend(role);
    Content::sequence(set)
}

/// What somebody is by whom a piece is, before the name: no longer than that with it a line holds it.
fn is_role(word: &str) -> bool {
    const ENDS: [&str; 9] =
        ["记者", "通讯员", "实习生", "评论员", "撰稿", "撰稿人", "摄影", "作者", "编辑"];
    word.chars().count() <= 5 && ENDS.iter().any(|end| word.ends_with(end))
}

/// A stretch of a line, from byte `start` on; used for the rows of a title.
pub fn part_of_line(line: &Line, start: usize, text: &str) -> Content {
    let from = Spot { start: line.spot.start + start as u32, ..line.spot };
    let pieces = split_at_spaces(text);
    let beside_dash = |n: usize| {
        let before = n.checked_sub(1).and_then(|n| pieces.get(n)).and_then(WordsOrSpace::last);
        let behind = pieces.get(n + 1).and_then(WordsOrSpace::first);
        [before, behind].into_iter().flatten().any(is_dash_or_ellipsis)
    };
    let set = pieces.iter().enumerate().filter_map(|(n, piece)| match piece {
        WordsOrSpace::Words(at, words) => Some(words_at(words, from, *at)),
        WordsOrSpace::Space(TypedSpace::Pause) => Some(white(PAUSE)),
        // The composer has no space between Latin and a dash.
        WordsOrSpace::Space(TypedSpace::Latin) if beside_dash(n) => Some(white(LATIN_SPACE)),
        WordsOrSpace::Space(TypedSpace::Latin) => Some(TextElem::packed(" ")),
        WordsOrSpace::Space(TypedSpace::Gap) => None,
    });
    Content::sequence(set)
}

/// White so many em wide.
fn white(em: f64) -> Content {
    HElem::new(Spacing::Rel(Em::new(em).into())).pack()
}

/// Words that stand in the copy at a byte of a spot.
pub fn words_at(words: &str, from: Spot, at: usize) -> Content {
    let start = from.start + at as u32;
    let spot = Spot { start, end: start + words.len() as u32, ..from };
    TextElem::packed(words).spanned(span_of(spot))
}

/// Words that lead somewhere. On paper they are words like any other.
pub fn linked(body: Content, url: &str, words: &str) -> Content {
    let words = words.trim();
    let alt = if url.ends_with(words) { url.into() } else { eco_format!("{words}（{url}）") };
    match Url::new(url) {
        Ok(url) => body.linked(Destination::Url(url), Some(alt)),
        Err(_) => body,
    }
}

/// Rows of content, for a part that takes them as an array.
pub fn array(rows: Vec<Content>) -> Array {
    rows.into_iter().map(IntoValue::into_value).collect()
}

/// Words, or the space between two.
#[derive(Debug, Eq, PartialEq)]
pub enum WordsOrSpace<'a> {
    /// Words, from a byte on.
    Words(usize, &'a str),
    /// Typed spaces, one or several.
    Space(TypedSpace),
}

impl WordsOrSpace<'_> {
    fn first(&self) -> Option<char> {
        match self {
            Self::Words(_, words) => words.chars().next(),
            Self::Space(_) => None,
        }
    }

    fn last(&self) -> Option<char> {
        match self {
            Self::Words(_, words) => words.chars().next_back(),
            Self::Space(_) => None,
        }
    }
}

/// A text parted at its spaces.
pub fn split_at_spaces(text: &str) -> Vec<WordsOrSpace<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some(at) = rest.find(is_space) {
        let at = start + at;
        let width =
            text[at..].chars().take_while(|c| is_space(*c)).map(char::len_utf8).sum::<usize>();
        if at > start {
            pieces.push(WordsOrSpace::Words(start, &text[start..at]));
        }
        let space = TypedSpace::between(&text[..at], &text[at + width..]);
        pieces.push(WordsOrSpace::Space(space));
        start = at + width;
        rest = &text[start..];
    }
    if start < text.len() {
        pieces.push(WordsOrSpace::Words(start, &text[start..]));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_told_apart() {
        use WordsOrSpace::*;
        const PAUSE: WordsOrSpace = Space(TypedSpace::Pause);
        const GAP: WordsOrSpace = Space(TypedSpace::Gap);
        assert_eq!(split_at_spaces("新曲 传唱"), [Words(0, "新曲"), PAUSE, Words(7, "传唱")]);
        assert_eq!(
            split_at_spaces("第 3 期"),
            [Words(0, "第"), GAP, Words(4, "3"), GAP, Words(6, "期")]
        );
        assert_eq!(
            split_at_spaces("a b"),
            [Words(0, "a"), Space(TypedSpace::Latin), Words(2, "b")]
        );
    }
}
