//! Tables as people type them: full-width bars, dashes of any kind below the head, or no rule at all.

use std::ops::Range;

use super::lines::TypedLines;
use super::prepared::Edits;
use super::slips::{Slip, Slips};

/// Reads every group of lines that begin with a bar.
pub fn read(lines: &TypedLines, edits: &mut Edits, slips: &mut Slips) {
    let mut index = 0;
    while index < lines.all.len() {
        let depth = lines.all[index].depth;
        let is_row = |index: usize| {
            lines.words(index).starts_with(['|', '｜'])
                && lines.all.get(index).is_some_and(|line| line.depth == depth && !line.fenced)
        };
        let first = index;
        while is_row(index) {
            index += 1;
        }
        match index - first {
            0 => index += 1,
            1 => {}
            _ => group(lines, first..index, edits, slips),
        }
    }
    tabs(lines, slips);
}

fn group(lines: &TypedLines, rows: Range<usize>, edits: &mut Edits, slips: &mut Slips) {
    let columns = cells(lines.words(rows.start));
    if columns < 2 || is_rule(lines.words(rows.start)) {
        return;
    }
    let rule = format!("|{}", "---|".repeat(columns));
    let second = rows.start + 1;
    let has_rule = is_rule(lines.words(second));
    let has_wrong_rule = has_rule && !is_sound_rule(lines.words(second), columns);
    if has_wrong_rule {
        edits.replace(lines.place(second), rule.clone());
        slips.say(Slip::TableRule, lines.place(second));
    }
    for row in rows.clone() {
        let place = lines.place(row);
        for (at, _) in lines.words(row).match_indices('｜') {
            let bar = place.start + at..place.start + at + '｜'.len_utf8();
            if at == 0 {
                slips.say(Slip::TableBars, bar.clone());
            }
            edits.replace(bar, "|");
        }
    }
    let headless = !has_rule && rows.clone().all(|row| cells(lines.words(row)) >= 2);
    let mended = headless || has_wrong_rule;
    let mark = "> ".repeat(lines.all[rows.start].depth);
    if mended && !lines.is_blank_before(rows.start) {
        // What stands above is a paragraph of its own.
        edits.insert(lines.place(rows.start).start, format!("\n{mark}\n{mark}"));
    }
    if headless {
        let place = lines.place(rows.start);
        edits.insert(place.end, format!("\n{mark}{rule}"));
        slips.say(Slip::TableHead, place);
    }
}

/// The cells of a row.
fn cells(words: &str) -> usize {
    let inside = words.trim().strip_prefix(['|', '｜']).unwrap_or(words);
    let inside = inside.strip_suffix(['|', '｜']).unwrap_or(inside);
    match inside.trim().is_empty() {
        true => 0,
        false => 1 + inside.replace("\\|", "").matches(['|', '｜']).count(),
    }
}

/// A row of nothing but bars and dashes.
fn is_rule(words: &str) -> bool {
    let dash = |c: char| "-－—–─−".contains(c);
    words.contains(dash)
        && words.chars().all(|c| dash(c) || "|｜:：".contains(c) || c.is_whitespace())
}

fn is_sound_rule(words: &str, columns: usize) -> bool {
    let plain = words.chars().all(|c| "|｜-: \t".contains(c));
    let inside = words.trim().trim_matches(['|', '｜']);
    let sound = inside.split(['|', '｜']).all(|cell| {
        let cell = cell.trim();
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.chars().all(|c| c == '-')
    });
    plain && sound && cells(words) == columns
}

/// Two lines with a tab between words, as a spreadsheet gives them.
fn tabs(lines: &TypedLines, slips: &mut Slips) {
    let tabbed = |index: usize| {
        lines.all.get(index).is_some_and(|line| !line.fenced) && lines.words(index).contains('\t')
    };
    if let Some(first) = (0..lines.all.len()).find(|index| tabbed(*index) && tabbed(index + 1)) {
        slips.say(Slip::Tabs, lines.place(first).start..lines.place(first + 1).end);
    }
}
