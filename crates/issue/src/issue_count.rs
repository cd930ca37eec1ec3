//! What the numbers in an issue's number count: years, issues of a year, all issues that ever were.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A number of a text, or a range of them.
struct Count {
    /// Where it stands, in bytes.
    at: Range<usize>,
    first: u32,
    last: u32,
    /// How many digits the first is written with; `None` for Chinese numerals.
    digits: Option<usize>,
    of: CountOf,
}

/// What is counted, the best to sort by first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CountOf {
    /// 总第143期: all issues that ever were.
    Ever,
    /// 第11期: issues.
    Issues,
    /// No word says what.
    Unsaid,
    /// Years, months, days, volumes, pages.
    Other,
}

/// The number that a series is sorted by.
pub fn order(text: &str) -> Option<u32> {
    let counts = counts(text);
    let best = counts.iter().min_by_key(|count| count.of).filter(|best| best.of != CountOf::Other);
    best.map(|best| best.first).or_else(|| match text {
        _ if text.contains("创刊") => Some(1),
        _ if text.contains("试刊") => Some(0),
        _ => None,
    })
}

/// Whether a text is a year and an issue of it: 2026-11.
pub fn is_of_a_year(text: &str) -> bool {
    matches!(counts(text).as_slice(), [year, _] if year.of == CountOf::Other)
}

/// The number of the next issue in the same words; `None` where nobody can tell.
pub fn next(text: &str, same_year: bool) -> Option<String> {
    let text = text.replace("合刊", "");
    let counts = counts(text.trim());
    let best = counts.iter().map(|count| count.of).min().filter(|best| *best != CountOf::Other)?;
    let mut next = text.trim().to_string();
    let by_years = counts.iter().any(|count| count.is_year(&next));
    for count in counts.iter().rev() {
        let value = match count.of {
            CountOf::Other if count.is_year(&next) && !same_year => count.last.checked_add(1)?,
            CountOf::Issues if by_years && !same_year => 1,
            of if of == best || of < CountOf::Unsaid => count.last.checked_add(1)?,
            _ => continue,
        };
        let digits = count.digits?;
        let digits = if count.of == CountOf::Issues && value == 1 { 1 } else { digits };
        next.replace_range(count.at.clone(), &format!("{value:0digits$}"));
    }
    Some(next)
}

impl Count {
    /// Whether it is the year in a text.
    fn is_year(&self, text: &str) -> bool {
        text.get(self.at.end..).is_some_and(|behind| behind.trim_start().starts_with('年'))
    }
}

fn counts(text: &str) -> Vec<Count> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("[0-9０-９]+|[〇零一二三四五六七八九十百千两]+").expect("it is well formed")
    });
    let mut counts: Vec<Count> = Vec::new();
    for found in NUMBER.find_iter(text) {
        let Some(value) = value(found.as_str()) else { continue };
        let is_arabic = found.as_str().starts_with(|c: char| c.is_ascii_digit());
        if let Some(before) = counts.last_mut()
            && is_range(&text[before.at.end..found.start()])
            && value > before.last
        {
            before.last = value;
            before.at.end = found.end();
            continue;
        }
        counts.push(Count {
            at: found.range(),
            first: value,
            last: value,
            digits: is_arabic.then_some(found.len()),
            of: CountOf::Unsaid,
        });
    }
    for count in &mut counts {
        count.of = counted(&text[..count.at.start], &text[count.at.end..]);
    }
    if let [year, issue] = counts.as_mut_slice()
        && (year.of, issue.of) == (CountOf::Unsaid, CountOf::Unsaid)
        && (1900..2200).contains(&year.first)
    {
        year.of = CountOf::Other;
    }
    counts
}

/// Whether what stands between two numbers makes them one count: `143、144`.
fn is_range(between: &str) -> bool {
    let between = between.trim();
    between.chars().count() <= 2
        && !between.is_empty()
        && between.chars().all(|c| "-–—－~～至、，,/／+＋&和与".contains(c))
}

/// What is counted by a number, by the words before and behind it.
fn counted(before: &str, behind: &str) -> CountOf {
    let before = before.trim_end().trim_end_matches('.').to_ascii_lowercase();
    let behind = behind.trim_start();
    let is_behind = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    match () {
        () if behind.starts_with(['年', '月', '日', '卷', '版']) || is_behind(&["vol"]) => {
            CountOf::Other
        }
        () if is_behind(&["总第", "总", "总期"]) => CountOf::Ever,
        () if is_behind(&["第", "no"]) || behind.starts_with(['期', '号']) => CountOf::Issues,
        () => CountOf::Unsaid,
    }
}

/// The value of digits, full-width ones too, or of Chinese numerals: 一百四十三, 一四三.
fn value(written: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '〇' => Some(0),
        '两' => Some(2),
        _ => "零一二三四五六七八九".chars().position(|han| han == c).map(|n| n as u32),
    };
    if written.chars().all(|c| digit(c).is_some()) {
        let digits: String = written.chars().filter_map(digit).map(|n| n.to_string()).collect();
        return digits.parse().ok();
    }
    let (mut sum, mut waiting) = (0u32, None);
    for c in written.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                waiting = digit(c);
                continue;
            }
        };
        sum = sum.checked_add(waiting.take().filter(|n| *n > 0).unwrap_or(1) * unit)?;
    }
    sum.checked_add(waiting.unwrap_or(0))
}
