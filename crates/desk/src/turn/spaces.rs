//! White in Han text. A copy from a laid-out page has it behind marks and around digits; a reporter types it there too. It goes.
//! What stays is a pause: in a headline, or between two halves of one length in quotes (`“职业蓄能 创享西门”`).

use kanyin_issue::desk_habits::Turning;
use kanyin_issue::text::is_full_width;

use super::ledger::Turner;
use crate::segments::is_inside_word;
use crate::words::{Letter, is_han, is_white};

/// Where white may be meant.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Pauses {
    /// In text: only within quotes, between even halves.
    Text,
    /// In headlines and subheads: between parts of some length.
    Headline,
    /// In a copy where white stands anywhere, a headline's must be even too.
    EvenHeadline,
    /// In bylines and between names: where no word goes over it.
    Byline,
    /// In tables and verse: everywhere, as it is.
    Kept,
}

/// One kind of white: tabs and wide spaces become a space, several become one, and none stands at either end.
pub fn tidy(letters: &mut Vec<Letter>) {
    let mut tidy: Vec<Letter> = Vec::with_capacity(letters.len());
    for mut letter in letters.drain(..) {
        if is_white(letter.c) {
            let wide = letter.c == '\u{3000}';
            letter.c = if wide { '\u{3000}' } else { ' ' };
            match tidy.last_mut() {
                None => continue,
                Some(last) if last.c == ' ' || last.c == '\u{3000}' => {
                    // Wide white parts names; it is wide however it is made up.
                    last.c = '\u{3000}';
                    continue;
                }
                Some(_) => {}
            }
        }
        tidy.push(letter);
    }
    while tidy.last().is_some_and(|letter| is_white(letter.c)) {
        tidy.pop();
    }
    *letters = tidy;
}

/// What is counted or measured: white between it and its number is the page's.
const COUNTED: &str = "年月日时分秒点元万亿千百十个户次岁人名米克斤吨亩号天周层栋楼届位件条项家所座场辆台只本张种强期大比至多余版页";

/// Whether white stands behind the number of a headline: `01 学徒`.
fn is_behind_number(letters: &[Letter], at: usize) -> bool {
    let before = &letters[..at];
    let after = letters.get(at + 1).map(|letter| letter.c);
    // `表一　前三季度支出`.
    let is_table = before.len() >= 2 && before.len() <= 4 && before[0].c == '表';
    if is_table
        && before[1..]
            .iter()
            .all(|it| it.c.is_ascii_digit() || "一二三四五六七八九十".contains(it.c))
    {
        return true;
    }
    (1..=2).contains(&before.len())
        && before.iter().all(|letter| letter.c.is_ascii_digit())
        && after.is_some_and(|c| is_han(c) && (before[0].c == '0' || !COUNTED.contains(c)))
}

/// Takes away what is no pause.
pub fn turn(letters: &mut Vec<Letter>, pauses: Pauses, desk: &mut Turner) {
    if pauses == Pauses::Kept || !letters.iter().any(|letter| is_white(letter.c)) {
        return;
    }
    let stays: Vec<bool> = (0..letters.len()).map(|at| stays(letters, at, pauses)).collect();
    let is_label = |at: usize| pauses == Pauses::Text && is_behind_label(letters, at);
    let label = (0..letters.len().min(LONGEST_LABEL + 1))
        .find(|at| stays[*at] && is_white(letters[*at].c) && is_label(*at));
    let mut at = 0;
    letters.retain_mut(|letter| {
        let (white, stays) = (is_white(letter.c), stays[at]);
        at += 1;
        if white && !stays {
            desk.told(Turning::Spaces, " ", "");
            return false;
        }
        // Behind a label it stays as wide as it was typed.
        if white && pauses != Pauses::Byline && label != Some(at - 1) {
            letter.c = ' ';
        }
        true
    });
}

fn stays(letters: &[Letter], at: usize, pauses: Pauses) -> bool {
    let c = |at: usize| letters.get(at).map(|letter| letter.c);
    if !c(at).is_some_and(is_white) {
        return true;
    }
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(c), c(at + 1)) else {
        return false;
    };
    if !is_full_width(before) && !is_full_width(after) {
        // Between words of Latin; `1 000` is as it is, `9 :00` is a time.
        let time = |c: char, other: char| c == ':' && other.is_ascii_digit();
        return !(before.is_ascii_digit() && after == '%'
            || time(before, after)
            || time(after, before));
    }
    let is_headline = matches!(pauses, Pauses::Headline | Pauses::EvenHeadline);
    if is_headline && is_behind_number(letters, at) {
        return true;
    }
    if pauses == Pauses::Text && is_behind_label(letters, at)
        || pauses != Pauses::Byline && is_before_label(letters, at)
    {
        return true;
    }
    // Beside a digit it is the page's: `2020 年度`.
    if pauses != Pauses::Kept && (before.is_ascii_digit() || after.is_ascii_digit()) {
        return false;
    }
    match pauses {
        Pauses::Kept => true,
        Pauses::Byline => {
            let text = |part: &[Letter]| part.iter().map(|letter| letter.c).collect::<String>();
            !is_inside_word(&text(&letters[..at]), &text(&letters[at + 1..]))
        }
        // White beside a quote or a title mark parts a headline; beside a comma it never does.
        Pauses::Headline | Pauses::EvenHeadline => {
            if "，。、；：？！）》”…—,.;:".contains(before) && !"”》）？！".contains(before)
                || "，。、；：？！）》”…—,.;:".contains(after)
                || "（《“".contains(before)
            {
                return false;
            }
            is_pause_of_headline(letters, at, pauses == Pauses::EvenHeadline)
        }
        Pauses::Text => is_pause_in_quotes(letters, at) || is_beside_office(letters, at),
    }
}

/// Whether white parts a headline into parts that can stand by themselves.
fn is_pause_of_headline(letters: &[Letter], at: usize, even: bool) -> bool {
    let text = |part: &[Letter]| part.iter().map(|letter| letter.c).collect::<String>();
    let is_mark = |letter: &Letter| is_white(letter.c) || "：:，,".contains(letter.c);
    let from = letters[..at].iter().rposition(is_mark).map_or(0, |mark| mark + 1);
    let until =
        letters[at + 1..].iter().position(is_mark).map_or(letters.len(), |mark| at + 1 + mark);
    let (left, right) = (text(&letters[from..at]), text(&letters[at + 1..until]));
    let (a, b) = (width(&left), width(&right));
    if a.min(b) < 2.0 {
        return false;
    }
    if even && (a - b).abs() > 2.0 || a.min(b) < 3.0 && (a - b).abs() > 2.0 {
        return false;
    }
    !is_inside_word(&left, &right)
}

/// Characters of a label, with the mark of an item before it, at most.
const LONGEST_LABEL: usize = 16;

/// Whether white stands behind what a paragraph begins with: `本报讯　`, or a label, where the white was typed wide:
/// `●图书馆周末开放　自11月21日起……`.
fn is_behind_label(letters: &[Letter], at: usize) -> bool {
    if at > LONGEST_LABEL {
        return false;
    }
    let text: String = letters[..at].iter().map(|letter| letter.c).collect();
    if text.ends_with('讯') && (3..=8).contains(&at) && text.chars().all(is_han) {
        return true;
    }
    // `第三条　遛犬应当……`.
    if text.starts_with('第') && text.ends_with(['条', '章', '节', '款']) && at <= 6 {
        return letters[at].c == '\u{3000}';
    }
    let label = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = &letters[at + 1..];
    let ends = rest.iter().any(|letter| "。！？".contains(letter.c));
    letters[at].c == '\u{3000}'
        && (3..=14).contains(&label.chars().count())
        && label.chars().all(|c| is_han(c) || c.is_alphanumeric())
        && rest.len() >= 12
        && ends
        && rest.first().is_some_and(|letter| !is_white(letter.c))
}

/// Whether wide white stands before the next particular of a row: `电话：6231147　联系人：李会计`.
fn is_before_label(letters: &[Letter], at: usize) -> bool {
    const LONGEST: usize = 6;
    let is_colon = |letter: &Letter| "：:".contains(letter.c);
    let is_first = at == 0 || "，。；：！？、".contains(letters[at - 1].c);
    let has_label = || letters[..at].iter().any(is_colon);
    let label = letters[at + 1..].iter().take(LONGEST + 1).position(is_colon);
    let is_label = |length: usize| {
        length >= 2 && letters[at + 1..at + 1 + length].iter().all(|letter| is_han(letter.c))
    };
    letters[at].c == '\u{3000}' && !is_first && has_label() && label.is_some_and(is_label)
}

/// Whether white stands behind an office, or before the next, in brackets: `（记者 周宁 通讯员 杜鹃）`.
fn is_beside_office(letters: &[Letter], at: usize) -> bool {
    const OFFICES: [&str; 3] = ["记者", "通讯员", "实习生"];
    let near = at.saturating_sub(16);
    let before: String = letters[near..at].iter().map(|letter| letter.c).collect();
    let after: String = letters[at + 1..].iter().take(4).map(|letter| letter.c).collect();
    let Some((_, inside)) = before.rsplit_once('（').filter(|(_, inside)| !inside.contains('）'))
    else {
        return false;
    };
    OFFICES.iter().any(|office| {
        inside.ends_with(office)
            || after.starts_with(office) && OFFICES.iter().any(|first| inside.contains(first))
    })
}

/// Whether white stands in quotes or title marks, between halves of one length that no word spans.
fn is_pause_in_quotes(letters: &[Letter], at: usize) -> bool {
    let opens = |c: char| matches!(c, '“' | '《' | '「' | '‘');
    let closes = |c: char| matches!(c, '”' | '》' | '」' | '’');
    let near = letters[..at].len().saturating_sub(16);
    let Some(open) = letters[near..at].iter().rposition(|letter| opens(letter.c)) else {
        return false;
    };
    let open = near + open;
    let end = letters.len().min(at + 17);
    let Some(close) = letters[at..end].iter().position(|letter| closes(letter.c)) else {
        return false;
    };
    let inside = &letters[open + 1..at + close];
    if inside.iter().any(|letter| closes(letter.c) || "，。；：！？".contains(letter.c)) {
        return false;
    }
    let text: String = inside.iter().map(|letter| letter.c).collect();
    are_even_pauses(&text)
}

/// Whether white parts a text into parts of one length, three Han characters at least each: `职业蓄能 创享西门`.
pub fn are_even_pauses(text: &str) -> bool {
    let parts: Vec<&str> = text.split(is_white).filter(|part| !part.is_empty()).collect();
    let long = |part: &&str| part.chars().count();
    parts.len() >= 2
        && parts.iter().all(|part| part.chars().all(is_han) && long(part) >= 3)
        && parts.iter().all(|part| long(part) == long(&parts[0]))
        && parts.windows(2).all(|pair| !is_inside_word(pair[0], pair[1]))
}

fn width(text: &str) -> f64 {
    text.chars().map(|c| if is_full_width(c) { 1.0 } else { 0.5 }).sum()
}
