//! Words as content: runs of text with their places, pauses, and what stands out.

use std::num::NonZeroU64;
use std::sync::Arc;

use ecow::eco_format;
use typst_library::foundations::{Content, Dict, NativeElement};
use typst_library::layout::{Em, HElem, Spacing};
use typst_library::model::{Destination, Url};
use typst_library::text::{Glyph, LinebreakElem, TextElem};
use typst_syntax::{FileId, RootedPath, Span, SpanKind, VirtualPath, VirtualRoot};

use kanyin_composer::is_full_width;
use kanyin_diagnostics::{FileNo, Spot};
use kanyin_issue::{Line, Run};

use super::house::{House, it};
use super::setter::Broken;

/// The id under which Typst knows a file of copy.
fn copy_file(file: FileNo) -> FileId {
    let path = VirtualPath::new(format!("{COPY}{}", file.0)).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What the names of files of copy begin with, in Typst's eyes.
const COPY: &str = "copy/";

/// The Typst span of a stretch of copy.
///
/// Typst keeps its constructor of range spans to itself; the layout packed here is that of
/// `typst_syntax::Span` 0.15.1 (16 bits of file, 48 of number), pinned by a test below.
fn span(spot: Spot) -> Span {
    const RANGE_BASE: u64 = (1 << 47) + (1 << 46);
    let most = (1 << 23) - 1;
    let start = u64::from(spot.start.min(most));
    let end = u64::from(spot.end.min(most));
    let file = u64::from(copy_file(spot.file).into_raw().get());
    let raw = (file << 48) | (RANGE_BASE + ((start << 23) | end));
    Span::from_raw(NonZeroU64::new(raw).expect("the file's number is not zero"))
}

/// Where a glyph's character stands in the copy, if it is copy.
pub fn spot_of(glyph: &Glyph) -> Option<Spot> {
    let SpanKind::Range { id, range } = glyph.span.0.get() else { return None };
    let file = id.get().vpath().get_without_slash().strip_prefix(COPY)?.parse().ok()?;
    let at = range.start + usize::from(glyph.span.1);
    Some(Spot::new(FileNo(file), at..at + usize::from(glyph.range.end - glyph.range.start)))
}

/// Text that has no place in the copy: labels, dates.
pub fn plain(text: &str) -> Content {
    TextElem::packed(text)
}

/// White for a pause, in em (LOOK §3).
pub const PAUSE: f64 = 0.4;

/// A line of front matter: typed spaces between Han characters are pauses, those beside Latin are
/// set by the composer.
pub fn line(line: &Line) -> Content {
    part_of_line(line, 0, &line.text)
}

/// A stretch of a line, from byte `start` on; used for the rows of a title.
pub fn part_of_line(line: &Line, start: usize, text: &str) -> Content {
    let from = Spot { start: line.spot.start + start as u32, ..line.spot };
    Content::sequence(split_at_spaces(text).into_iter().filter_map(|piece| match piece {
        Piece::Words(at, words) => Some(words_at(words, from, at)),
        Piece::Pause => Some(HElem::new(Spacing::Rel(Em::new(PAUSE).into())).pack()),
        Piece::Space => Some(TextElem::packed(" ")),
        Piece::Gap => None,
    }))
}

fn words_at(words: &str, from: Spot, at: usize) -> Content {
    let start = from.start + at as u32;
    let spot = Spot { start, end: start + words.len() as u32, ..from };
    TextElem::packed(words).spanned(span(spot))
}

/// Runs of text.
pub fn runs(runs: &[Run], house: &House, at: &Dict) -> Result<Content, Broken> {
    let mut parts = Vec::new();
    // What is pieced together within a link is one link.
    let mut open: Option<Link> = None;
    for (n, run) in runs.iter().enumerate() {
        let link = leads_to(runs, n);
        if open.as_ref().map(|open| &open.url) != link {
            parts.extend(open.take().map(Link::closed));
            open = link.map(Link::to);
        }
        let parts = match &mut open {
            Some(link) => {
                link.words.push_str(words_of(run));
                &mut link.parts
            }
            None => &mut parts,
        };
        match run {
            Run::Break => parts.push(LinebreakElem::new().pack()),
            Run::Text { text, style, spot, .. } => {
                let body = split_at_spaces(text).into_iter().filter_map(|piece| match piece {
                    Piece::Words(i, words) => Some(words_at(words, *spot, i)),
                    Piece::Space | Piece::Pause => Some(TextElem::packed(" ")),
                    Piece::Gap => None,
                });
                let mut body = Content::sequence(body);
                for (wanted, function) in [(style.emph, "emph"), (style.strong, "strong")] {
                    if wanted {
                        body = house.call(function, it! { "body" => body }, at)?;
                    }
                }
                parts.push(body);
            }
        }
    }
    parts.extend(open.map(Link::closed));
    Ok(Content::sequence(parts))
}

/// Where a run leads. A line end that was typed leads where the words on both sides of it do.
fn leads_to(runs: &[Run], n: usize) -> Option<&Arc<str>> {
    match runs.get(n) {
        Some(Run::Break) => {
            let before = link_of(n.checked_sub(1).and_then(|before| runs.get(before)));
            before.filter(|before| link_of(runs.get(n + 1)) == Some(before))
        }
        run => link_of(run),
    }
}

fn link_of(run: Option<&Run>) -> Option<&Arc<str>> {
    match run {
        Some(Run::Text { link, .. }) => link.as_ref(),
        _ => None,
    }
}

fn words_of(run: &Run) -> &str {
    match run {
        Run::Text { text, .. } => text,
        Run::Break => " ",
    }
}

/// A link that is being pieced together.
struct Link {
    url: Arc<str>,
    words: String,
    parts: Vec<Content>,
}

impl Link {
    fn to(url: &Arc<str>) -> Self {
        Self { url: url.clone(), words: String::new(), parts: Vec::new() }
    }

    fn closed(self) -> Content {
        linked(Content::sequence(self.parts), &self.url, &self.words)
    }
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

/// A stretch of a text.
#[derive(Debug, Eq, PartialEq)]
enum Piece<'a> {
    /// Words, from a byte on.
    Words(usize, &'a str),
    /// A space between two Han characters.
    Pause,
    /// A space between Latin words.
    Space,
    /// A space between Han and Latin: the composer sets that gap itself.
    Gap,
}

fn split_at_spaces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut rest = text;
    while let Some(at) = rest.find([' ', '\u{3000}']) {
        let at = start + at;
        let width = text[at..]
            .chars()
            .take_while(|c| matches!(c, ' ' | '\u{3000}'))
            .map(char::len_utf8)
            .sum::<usize>();
        if at > start {
            pieces.push(Piece::Words(start, &text[start..at]));
        }
        let before = text[..at].chars().next_back();
        let after = text[at + width..].chars().next();
        pieces.push(space_between(before, after));
        start = at + width;
        rest = &text[start..];
    }
    if start < text.len() {
        pieces.push(Piece::Words(start, &text[start..]));
    }
    pieces
}

fn space_between<'a>(before: Option<char>, after: Option<char>) -> Piece<'a> {
    match (before.map(is_wide), after.map(is_wide)) {
        (Some(true), Some(true)) => Piece::Pause,
        (Some(false), Some(false)) | (None, _) | (_, None) => Piece::Space,
        _ => Piece::Gap,
    }
}

/// Whether a character is as wide as it is high: Han characters and full-width marks.
pub fn is_wide(c: char) -> bool {
    is_full_width(c) || matches!(c, '□' | '■' | '○' | '●' | '△' | '▲' | '◆' | '◇' | '①'..='⓿')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_span_reads_back() {
        let spot = Spot::new(FileNo(3), 7..12);
        let SpanKind::Range { id, range } = span(spot).get() else { panic!("not a range") };
        assert_eq!((id, range), (copy_file(FileNo(3)), 7..12));
    }

    #[test]
    fn spaces_are_told_apart() {
        use Piece::*;
        assert_eq!(split_at_spaces("新曲 传唱"), [Words(0, "新曲"), Pause, Words(7, "传唱")]);
        assert_eq!(
            split_at_spaces("第 3 期"),
            [Words(0, "第"), Gap, Words(4, "3"), Gap, Words(6, "期")]
        );
        assert_eq!(split_at_spaces("a b"), [Words(0, "a"), Space, Words(2, "b")]);
    }
}
