//! Numbers that count nothing, so that no unit follows them: times and telephone numbers.

use kanyin_composer::is_digit;

use super::letters::Letters;

/// For each letter, whether such a number ends right before it: 17:00随到随吃.
pub fn ends(letters: &Letters) -> Vec<bool> {
    let mut ends = vec![false; letters.len()];
    let mut at = 0;
    while at < letters.len() {
        let number = letters.list[at..].iter().take_while(|letter| is_of_number(letter.c)).count();
        let chars: Vec<char> =
            letters.list[at..at + number].iter().map(|letter| letter.c).collect();
        if let Some(end) = ends.get_mut(at + number) {
            *end = is_time(&chars) || is_telephone(&chars);
        }
        at += number + 1;
    }
    ends
}

fn is_of_number(c: char) -> bool {
    is_digit(c) || is_colon(c) || matches!(c, ' ' | '-' | '–' | '－' | '—')
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// 8:00, 17：30; not a score, 3:1.
fn is_time(number: &[char]) -> bool {
    let mut parts = number.rsplit(|c| is_colon(*c));
    let minutes = parts.next().unwrap_or_default();
    let minutes = minutes.iter().filter(|c| **c != ' ').count();
    let hours =
        parts.next().map(|before| before.iter().rev().take_while(|c| is_digit(**c)).count());
    minutes == 2 && matches!(hours, Some(1 | 2))
}

/// 021-6377 3311, 400-820-8820
fn is_telephone(number: &[char]) -> bool {
    let groups: Vec<&[char]> =
        number.split(|c| !is_digit(*c)).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    match groups.as_slice() {
        [['0', ..], _, ..] => (10..=12).contains(&digits),
        [['4' | '8', '0', '0'], _, ..] => digits == 10,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_telephone_numbers_count_nothing() {
        let counts_nothing = |text: &str| {
            let ends = ends(&Letters::new(text, None));
            ends.last().copied().unwrap_or_default()
        };
        for number in
            ["8:00", "8:00—17:00", "17：30", "021-6377 3311", "0571－87654321", "400-820-8820"]
        {
            assert!(counts_nothing(&format!("{number}人")), "{number}");
        }
        for number in
            ["120", "88∶76", "3：1", "1:500", "2021—2035", "800-1200", "4000-5000", "0.5", "2026"]
        {
            assert!(!counts_nothing(&format!("{number}人")), "{number}");
        }
    }
}
