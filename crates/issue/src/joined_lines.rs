//! Lines that a writer ended on purpose and that are joined all the same: verse in a news story, addresses. Told
//! once a story. The lines of a list of names are not joined (`lines_of_names`).

use kanyin_diagnostics::{Code, Fault, Spot, told};

use super::inlines::MarkdownInline;
use super::text::is_full_width;

/// Lines are not broken by a program at fewer ems than this.
const SHORT: f64 = 20.0;
/// A line that was broken where it was full is at least so long, beside the longest of its paragraph.
const FULL: f64 = 0.7;

/// The joined lines of a story.
#[derive(Debug, Default)]
pub struct JoinedLines {
    first: Option<Spot>,
    paragraphs: usize,
}

/// A line of a paragraph.
#[derive(Debug, Default)]
struct LineOfCopy {
    ems: f64,
    last: Option<char>,
    spot: Option<Spot>,
}

impl JoinedLines {
    /// Looks at a paragraph before its lines are joined.
    pub fn look_at(&mut self, pieces: &[MarkdownInline]) {
        if !pieces.iter().any(|piece| matches!(piece, MarkdownInline::Soft(_))) {
            return;
        }
        let lines = lines(pieces);
        let longest = lines.iter().map(|line| line.ems).fold(0.0, f64::max);
        let Some((_, ended)) = lines.split_last() else { return };
        let sentences = ended.iter().all(|line| line.last.is_some_and(ends_sentence));
        let meant = |line: &LineOfCopy| longest <= SHORT || line.ems < FULL * longest || sentences;
        if let Some(line) = ended.iter().find(|line| meant(line)) {
            self.paragraphs += 1;
            self.first = self.first.or(line.spot);
        }
    }

    /// What is told of them.
    pub fn fault(self) -> Option<Fault> {
        let (first, places) = (self.first?, self.paragraphs);
        let more = match places {
            1 => told!("", ""),
            _ => told!("（全稿 {places} 段）", " ({places} paragraphs)"),
        };
        let what = told!(
            "这一行和下一行接成了一段，中间不换行{more}",
            "this line and the next are joined into one paragraph{more}";
            more
        );
        Some(Fault::warning(Code::JoinedLines, first, what).hint(told!(
            "要另起一段，中间空一行；只换行，在行末写“\\”；诗写 form: verse",
            "for a new paragraph leave a blank line; for a line break write `\\` at the line's end; for verse write form: verse"
        )))
    }
}

/// The lines of a paragraph; a break that was typed, and a line that begins a paragraph, part them too, and are left out.
fn lines(pieces: &[MarkdownInline]) -> Vec<LineOfCopy> {
    let mut lines = vec![LineOfCopy::default()];
    let mut after_soft = false;
    for piece in pieces {
        match piece {
            MarkdownInline::Soft(_) => {
                lines.push(LineOfCopy::default());
                after_soft = true;
                continue;
            }
            MarkdownInline::Text { text, spot, .. } => {
                if after_soft && text.starts_with('\u{3000}') {
                    let parted = lines.len() - 2;
                    lines.remove(parted);
                }
                if let Some(line) = lines.last_mut() {
                    line.ems +=
                        text.chars().map(|c| if is_full_width(c) { 1.0 } else { 0.5 }).sum::<f64>();
                    line.last = text.trim_end().chars().next_back().or(line.last);
                    let start = line.spot.map_or(spot.start, |whole| whole.start);
                    line.spot = Some(Spot { start, ..*spot });
                }
            }
            MarkdownInline::Hard => {
                if let Some(line) = lines.last_mut() {
                    *line = LineOfCopy::default();
                }
            }
            MarkdownInline::Picture(_) | MarkdownInline::NoteLabel { .. } => {}
        }
        after_soft = false;
    }
    lines.retain(|line| line.spot.is_some());
    lines
}

fn ends_sentence(c: char) -> bool {
    "。！？…!?”".contains(c)
}
