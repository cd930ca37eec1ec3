//! 落款 and centred lines: paragraphs that stand at one side. A reporter says so with `{right}` or `{center}`; a signature
//! is also known by the white before it, or by its dash.
//!
//! Many type two full-width spaces before every paragraph, and those are no signature: it is what stands two further in
//! than the story's other paragraphs.

use std::collections::HashMap;

use kanyin_diagnostics::{Code, Fault, told};

use super::paragraphs::{LineEnds, trim_end, words_of_runs};
use super::signers::{self, BehindDash};
use super::story::{Block, BlockKind, BoxKind, Run, Side};
use super::text::is_full_width;
use super::typed::AlignMark;

/// Ems of a signature, at most: a line or two of a column.
const LONGEST: f64 = 24.0;
/// Paragraphs of a signature, at most: two names and a date.
const MOST: usize = 3;
/// Two full-width spaces, in quarters of an em: a space of a typewriter is one.
const FURTHER: usize = 8;

/// Aligns what is to stand at a side; `text` is the whole file. Tells, once, of a signature that may be none.
pub fn align(blocks: &mut [Block], text: &str, ends: LineEnds) -> Option<Fault> {
    let mut doubtful = None;
    unit(blocks, text, ends, Within::Story, &mut doubtful);
    doubtful
}

/// What paragraphs are the last ones of.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Within {
    /// A story, or a box of it.
    Story,
    /// A quote: who says so stands at its end.
    Quote,
}

fn unit(
    blocks: &mut [Block],
    text: &str,
    ends: LineEnds,
    within: Within,
    doubtful: &mut Option<Fault>,
) {
    marked(blocks, text);
    signature(blocks, text, ends, within, doubtful);
    for block in blocks {
        match &mut block.kind {
            BlockKind::Box(boxed) if boxed.kind != BoxKind::Quote => {
                unit(&mut boxed.blocks, text, ends, Within::Story, doubtful);
            }
            BlockKind::Box(boxed) => marked(&mut boxed.blocks, text),
            BlockKind::Quote(inner) => unit(inner, text, ends, Within::Quote, doubtful),
            _ => {}
        }
    }
}

/// Paragraphs that end with `{right}` or `{center}`.
fn marked(blocks: &mut [Block], text: &str) {
    for block in blocks {
        let BlockKind::Paragraph(runs) = &mut block.kind else { continue };
        if let Some(side) = take_mark(runs, text) {
            let runs = std::mem::take(runs);
            block.kind = BlockKind::Aligned { side, runs };
        }
    }
}

/// Takes the mark off a paragraph's end. One that is all there is, or that was escaped, stays.
fn take_mark(runs: &mut Vec<Run>, file: &str) -> Option<Side> {
    let Some((Run::Text { text, spot, .. }, before)) = runs.split_last() else { return None };
    let mark = AlignMark::at_end(text)?;
    let at = spot.start as usize + mark.place.start;
    let is_backslash = |at: usize| file.as_bytes().get(at) == Some(&b'\\');
    let escaped = at.checked_sub(1).is_some_and(is_backslash);
    let words = [words_of_runs(before).as_str(), &text[..mark.place.start]].concat();
    if escaped || words.trim().is_empty() {
        return None;
    }
    trim_end(runs, Some(mark.place.start), char::is_whitespace);
    Some(mark.side)
}

/// The last paragraphs, if they are a signature; `（责任编辑：…）` may stand below them.
fn signature(
    blocks: &mut [Block],
    text: &str,
    ends: LineEnds,
    within: Within,
    doubtful: &mut Option<Fault>,
) {
    // Pictures and boxes stand elsewhere on the page.
    let floats = |block: &Block| matches!(block.kind, BlockKind::Picture(_) | BlockKind::Box(_));
    let Some(last) = blocks.iter().rposition(|block| !floats(block)) else { return };
    if signed(&mut blocks[..=last], text, ends, within, doubtful) || !is_in_brackets(&blocks[last])
    {
        return;
    }
    if let Some(above) = blocks[..last].iter().rposition(|block| !floats(block)) {
        signed(&mut blocks[..=above], text, ends, within, doubtful);
    }
}

/// Whether blocks end in a signature, which is then at the right.
fn signed(
    blocks: &mut [Block],
    text: &str,
    ends: LineEnds,
    within: Within,
    doubtful: &mut Option<Fault>,
) -> bool {
    let Some(last) = blocks.len().checked_sub(1) else { return false };
    match behind_dash(blocks, last) {
        BehindDash::MaybeSigner if within == Within::Story => {
            doubtful.get_or_insert(told_of_dash(&blocks[last]));
            return true;
        }
        BehindDash::Signer | BehindDash::MaybeSigner => {
            turn_right(&mut blocks[last]);
            return true;
        }
        BehindDash::Text => {}
    }
    if ends == LineEnds::Keep {
        return false;
    }
    let is_short = |block: &Block| matches!(&block.kind, BlockKind::Paragraph(runs) if is_line_of_signature(runs));
    let first = (0..=last).rev().take(MOST).take_while(|n| is_short(&blocks[*n])).last();
    let Some(first) = first else { return false };
    // Where all is short, as in a list of names, the least white is the others'.
    let least = || blocks[first..=last].iter().map(|block| white_before(block, text)).min();
    let Some(others) = usual_white(&blocks[..first], text).or_else(least) else { return false };
    let further = |n: &usize| white_before(&blocks[*n], text) >= others + FURTHER;
    let Some(first) = (first..=last).rev().take_while(further).last() else { return false };
    // More lines than people sign with are a notice's own.
    let goes_on = first.checked_sub(1).filter(|_| last - first + 1 == MOST).is_some_and(|above| {
        matches!(blocks[above].kind, BlockKind::Paragraph(_)) && further(&above)
    });
    if goes_on {
        return false;
    }
    let far = |block: &Block| white_before(block, text) >= others + 2 * FURTHER;
    let own = &blocks[first..=last];
    let certain = own.iter().any(has_date) || own.iter().any(far) && own.iter().any(is_signer);
    if !certain {
        doubtful.get_or_insert(told_of(&blocks[first]));
    }
    for block in &mut blocks[first..=last] {
        turn_right(block);
    }
    true
}

/// Whether a line of a block is a name, or an office.
fn is_signer(block: &Block) -> bool {
    words(block).lines().any(signers::signs)
}

/// `（责任编辑：江平）`.
fn is_in_brackets(block: &Block) -> bool {
    let words = words(block);
    let inside = words.trim().strip_prefix(['（', '(']).and_then(|w| w.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| !inside.contains(['）', ')']))
}

/// The words of a paragraph; none of anything else.
fn words(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph(runs) => words_of_runs(runs),
        _ => String::new(),
    }
}

fn turn_right(block: &mut Block) {
    if let BlockKind::Paragraph(runs) = &mut block.kind {
        let mut runs = std::mem::take(runs);
        trim_end(&mut runs, None, char::is_whitespace);
        block.kind = BlockKind::Aligned { side: Side::Right, runs };
    }
}

/// `——江平`, where the paragraph before does not begin with a dash too.
fn behind_dash(blocks: &[Block], last: usize) -> BehindDash {
    let behind = |block: &Block| -> Option<String> {
        let words = words(block);
        let behind = words.trim_start_matches(is_dash);
        (behind.len() < words.len()).then(|| behind.trim().to_string())
    };
    let alone = last.checked_sub(1).is_some_and(|before| behind(&blocks[before]).is_none());
    match behind(&blocks[last]).filter(|_| alone) {
        Some(words) => BehindDash::of(&words),
        None => BehindDash::Text,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '─' | '⸺')
}

/// Short, and no sentence.
fn is_line_of_signature(runs: &[Run]) -> bool {
    let words = words_of_runs(runs);
    let words = words.trim();
    !words.is_empty()
        && !words.contains(['。', '！', '？', '；', '!', '?'])
        && !words.ends_with(['，', '：', '、', ',', ':', '…', '”', '】'])
        && words.matches('\n').count() < MOST
        && ems(words) <= LONGEST
}

fn has_date(block: &Block) -> bool {
    let BlockKind::Paragraph(runs) = &block.kind else { return false };
    let words = words_of_runs(runs);
    let digits = words.chars().filter(|c| c.is_ascii_digit()).count();
    words.contains('年') && words.contains('月')
        || words.contains('月') && words.contains('日')
        || (4..=8).contains(&digits) && words.matches(['.', '-', '/']).count() == 2
}

fn ems(text: &str) -> f64 {
    text.chars().map(|c| if is_full_width(c) { 1.0 } else { 0.5 }).sum()
}

/// The white that most paragraphs begin with; none if there is no paragraph.
fn usual_white(blocks: &[Block], text: &str) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_))) {
        *counts.entry(white_before(block, text)).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(white, count)| (*count, *white)).map(|(white, _)| white)
}

/// White typed before a block in its line, in quarters of an em; quote marks aside.
fn white_before(block: &Block, text: &str) -> usize {
    let before = &text[..text.floor_char_boundary(block.spot.start as usize)];
    let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let inside = line.rfind(['>', '＞', '》']).map_or(line, |mark| {
        let behind = &line[mark..];
        let mark = behind.chars().next().map_or(0, char::len_utf8);
        behind[mark..].strip_prefix(' ').unwrap_or(&behind[mark..])
    });
    if !inside.chars().all(char::is_whitespace) {
        return 0;
    }
    let quarters = |c: char| if c == '\t' || is_full_width(c) { 4 } else { 1 };
    inside.chars().map(quarters).sum()
}

fn told_of(block: &Block) -> Fault {
    let what = told!(
        "末段缩进比别的段多，当作落款排在右边了",
        "the last paragraph is typed further in than the others, and is set at the right as a signature"
    );
    let hint = told!(
        "不是落款，就和别的段缩进一样；是落款，段末写“{{right}}”，就不再提",
        "if it is none, type no more white than before the others; if it is, write `{{right}}` at its end, and this is not told"
    );
    let fault = Fault::warning(Code::TakenAsSignature, block.spot, what).hint(hint);
    Fault { severity: kanyin_diagnostics::Severity::Note, ..fault }
}

fn told_of_dash(block: &Block) -> Fault {
    let what = told!(
        "末段“——”后面不像人名，没有当作落款，照正文排了",
        "what stands behind the dash of the last paragraph does not look like a name; it is set as text, not as a signature"
    );
    let hint = told!(
        "是落款，段末写“{{right}}”；不是，就不用改",
        "if it is a signature, write `{{right}}` at its end; if it is none, leave it"
    );
    let fault = Fault::warning(Code::TakenAsSignature, block.spot, what).hint(hint);
    Fault { severity: kanyin_diagnostics::Severity::Note, ..fault }
}
