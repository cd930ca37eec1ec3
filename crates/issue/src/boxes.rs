//! Boxes: quotes whose first line is `[!SIDEBAR] title`, `[!NOTE]` or `[!QUOTE]`; and tabs, which
//! are a first paragraph that is only `【…】`.

use kanyin_diagnostics::{Code, Fault, Spot, told};

use super::inlines::MarkdownInline;
use super::levels_in_unicode;
use super::markdown::BodyReader;
use super::nearest::nearest;
use super::paragraphs;
use super::story::{Block, BlockKind, BoxBlock, BoxKind, Line, Run};

/// What the first line of a quote says.
pub enum BoxHead {
    /// Nothing: it is a quote.
    None,
    /// It is a box.
    Box {
        /// Which.
        kind: BoxKind,
        /// Its title.
        title: Option<Line>,
        /// What follows the line in the same paragraph.
        rest: Vec<MarkdownInline>,
    },
}

/// Reads the first line of a quote.
pub fn head(setting: &mut BodyReader<'_, '_>, mut pieces: Vec<MarkdownInline>) -> BoxHead {
    let end = pieces
        .iter()
        .position(|piece| matches!(piece, MarkdownInline::Soft(_) | MarkdownInline::Hard));
    let rest = end.map(|end| pieces.split_off(end)).unwrap_or_default();
    let runs = levels_in_unicode::runs(paragraphs::line(pieces).0);
    let text = paragraphs::words_of_runs(&runs);
    if runs.iter().find_map(spot_of).is_some_and(|spot| setting.is_escaped(spot)) {
        return BoxHead::None;
    }
    let Some((name, title)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
        return BoxHead::None;
    };
    let Some(kind) = kind(name) else {
        let spot = runs.iter().find_map(spot_of);
        setting.reader.faults.0.extend(spot.map(|spot| unknown(name, spot)));
        return BoxHead::None;
    };
    let before = text.len() - title.len();
    BoxHead::Box { kind, title: line_of(&runs, before), rest: rest.into_iter().skip(1).collect() }
}

fn kind(name: &str) -> Option<BoxKind> {
    match name.trim().to_ascii_uppercase().as_str() {
        "SIDEBAR" => Some(BoxKind::Sidebar),
        "NOTE" => Some(BoxKind::Note),
        "QUOTE" => Some(BoxKind::Quote),
        _ => None,
    }
}

fn unknown(name: &str, spot: Spot) -> Fault {
    let hint = match nearest(name, ["SIDEBAR", "NOTE", "QUOTE"]) {
        Some(near) => told!("是不是“[!{near}]”？", "did you mean `[!{near}]`?"),
        None => told!(
            "可以写 [!SIDEBAR]、[!NOTE] 或 [!QUOTE]",
            "known are [!SIDEBAR], [!NOTE] and [!QUOTE]"
        ),
    };
    Fault::error(
        Code::UnknownBox,
        spot,
        told!("没有“[!{name}]”这种方框", "there is no box `[!{name}]`"),
    )
    .hint(hint)
}

/// A box, its tab taken out of its blocks.
pub fn boxed(kind: BoxKind, title: Option<Line>, mut blocks: Vec<Block>) -> BoxBlock {
    let tab = take_tab(&mut blocks);
    BoxBlock { kind, title, tab, blocks }
}

/// Takes the first paragraph out if it is only `【…】`.
pub fn take_tab(blocks: &mut Vec<Block>) -> Option<Line> {
    let BlockKind::Paragraph(runs) = &blocks.first()?.kind else { return None };
    if runs.contains(&Run::Break) {
        return None;
    }
    let runs = &levels_in_unicode::runs(runs.clone());
    let text = paragraphs::words_of_runs(runs);
    let inside = text.strip_prefix('【')?.strip_suffix('】')?;
    if inside.trim().is_empty() || inside.contains(['【', '】']) {
        return None;
    }
    let mut line = line_of(runs, '【'.len_utf8())?;
    line.text.truncate(line.text.len() - '】'.len_utf8());
    if line.spot.range().len() > line.text.len() {
        line.spot.end -= '】'.len_utf8() as u32;
    }
    blocks.remove(0);
    Some(line)
}

/// The words of runs from a byte on, as one line; white at its ends taken off.
fn line_of(runs: &[Run], from: usize) -> Option<Line> {
    let text = paragraphs::words_of_runs(runs);
    let kept = text[from..].trim();
    if kept.is_empty() {
        return None;
    }
    let start = from + text[from..].find(kept)?;
    let place = spot_at(runs, start).zip(spot_at(runs, start + kept.len() - 1));
    let whole = runs.iter().find_map(spot_of)?;
    let spot = match place {
        Some((first, last)) if (last + 1).saturating_sub(first) == kept.len() as u32 => {
            Spot { start: first, end: last + 1, ..whole }
        }
        Some((first, last)) => Spot { start: first, end: last.max(first) + 1, ..whole },
        None => whole,
    };
    Some(Line { text: kept.into(), spot })
}

/// The byte of the file at which a byte of the runs' words stands.
fn spot_at(runs: &[Run], byte: usize) -> Option<u32> {
    let mut at = 0;
    for run in runs {
        let Run::Text { text, spot, .. } = run else {
            at += 1;
            continue;
        };
        if byte < at + text.len() {
            let within = (byte - at).min(spot.range().len().saturating_sub(1));
            return Some(spot.start + within as u32);
        }
        at += text.len();
    }
    None
}

fn spot_of(run: &Run) -> Option<Spot> {
    match run {
        Run::Text { spot, .. } => Some(*spot),
        Run::Break => None,
    }
}
