//! The pieces of a block become paragraphs of runs: line ends of the file go, or become spaces.

use kanyin_diagnostics::Spot;

use super::inlines::{InlinePicture, MarkdownInline};
use super::story::{Level, Run, Style};
use super::text::is_full_width;

/// How pieces become runs.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum LineEnds {
    /// They vanish, or become a space.
    Join,
    /// They stay, as in verse.
    Keep,
}

/// The paragraphs and pictures of one run of pieces. A line that begins with a full-width space is
/// a new paragraph, since that is how paragraphs are marked in Chinese copy; such spaces at the
/// start of a paragraph go, as the page indents it. In verse nothing of this happens.
pub fn paragraphs(
    pieces: Vec<MarkdownInline>,
    line_ends: LineEnds,
) -> (Vec<Vec<Run>>, Vec<InlinePicture>) {
    let mut paragraphs = vec![Vec::new()];
    let mut pictures = Vec::new();
    let mut soft = None;
    for piece in pieces {
        let last = paragraphs.len() - 1;
        let runs: &mut Vec<Run> = &mut paragraphs[last];
        let run = match piece {
            MarkdownInline::Soft(_) if line_ends == LineEnds::Keep => {
                runs.push(Run::Break);
                continue;
            }
            MarkdownInline::Soft(spot) => {
                soft = Some(spot);
                continue;
            }
            MarkdownInline::Hard => {
                runs.push(Run::Break);
                continue;
            }
            MarkdownInline::Picture(picture) => {
                pictures.push(picture);
                continue;
            }
            // Not at a paragraph's start it is words like any other.
            MarkdownInline::NoteLabel { typed, spot, .. } => {
                Run::Text { text: typed, style: Style::default(), spot, link: None }
            }
            MarkdownInline::Text { text, style, spot, link } => {
                Run::Text { text, style, spot, link }
            }
        };
        match soft.take() {
            Some(_) if begins_paragraph(&run) => paragraphs.push(vec![run]),
            Some(newline) => {
                if let Some(space) = joint(runs.last(), &run, newline) {
                    runs.push(space);
                }
                runs.push(run);
            }
            None => runs.push(run),
        }
    }
    for runs in &mut paragraphs {
        trim(runs, line_ends);
    }
    paragraphs.retain(|runs| !runs.is_empty());
    (paragraphs, pictures)
}

/// Everything in one line, for titles, captions and cells.
pub fn line(pieces: Vec<MarkdownInline>) -> (Vec<Run>, Vec<InlinePicture>) {
    let (paragraphs, pictures) = paragraphs(pieces, LineEnds::Join);
    (paragraphs.into_iter().flatten().collect(), pictures)
}

fn begins_paragraph(run: &Run) -> bool {
    matches!(run, Run::Text { text, .. } if text.starts_with('\u{3000}'))
}

/// What stands where two lines of the file meet: nothing between two full-width characters, else
/// a space.
fn joint(before: Option<&Run>, after: &Run, newline: Spot) -> Option<Run> {
    let (
        Some(Run::Text { text: before, style, link, .. }),
        Run::Text { text: after, link: next, .. },
    ) = (before, after)
    else {
        return None;
    };
    let link = link.clone().filter(|_| link == next);
    let wide = |c: Option<char>| c.is_none_or(is_full_width);
    let of_note = matches!(style.level, Level::Sign(_));
    if (of_note || wide(before.chars().next_back())) && wide(after.chars().next()) {
        return None;
    }
    let style = Style { level: Level::Line, ..*style };
    Some(Run::Text { text: " ".into(), style, spot: newline, link })
}

/// Takes white off both ends; in verse only what cannot be meant.
fn trim(runs: &mut Vec<Run>, line_ends: LineEnds) {
    let white = |c: char| c.is_whitespace() && (line_ends == LineEnds::Join || c != '\u{3000}');
    trim_end(runs, None, white);
    let mut empty = 0;
    for run in runs.iter_mut() {
        if let Run::Text { text, spot, .. } = run {
            let cut = text.len() - text.trim_start_matches(white).len();
            if cut < text.len() {
                if spot.range().len() == text.len() {
                    spot.start += cut as u32;
                }
                text.drain(..cut);
                break;
            }
        }
        empty += 1;
    }
    runs.drain(..empty);
}

/// Cuts the last run at a byte, if one is given, and white off the end of what is left.
pub fn trim_end(runs: &mut Vec<Run>, mut at: Option<usize>, white: impl Fn(char) -> bool) {
    while let Some(last) = runs.last_mut() {
        if let Run::Text { text, spot, .. } = last {
            let end = at.take().unwrap_or(text.len());
            let kept = text[..end].trim_end_matches(&white).len();
            if kept > 0 {
                if spot.range().len() == text.len() {
                    spot.end -= (text.len() - kept) as u32;
                }
                text.truncate(kept);
                return;
            }
        }
        runs.pop();
    }
}

/// The words of runs, breaks as line ends.
pub fn words_of_runs(runs: &[Run]) -> String {
    let words = runs.iter().map(|run| match run {
        Run::Text { text, .. } => text.as_str(),
        Run::Break => "\n",
    });
    words.collect()
}
