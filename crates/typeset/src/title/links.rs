//! Ranges and links (GB/T 15834 §4.13): one mark between two figures, times or words holds both: `2021—2035年`,
//! `北京—上海高铁`, `8:00-17:00`, `5G+工业互联网`. Editors type whichever of the dashes and waves is at hand.

use kanyin_composer::{Class, is_digit};

use super::letters::Letters;
use crate::spaces::is_wide;

/// What a mark between two others does.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Link {
    /// It stands between figures: `10—20名`, `8:00—17:00`, `200-300元`.
    Range,
    /// It stands between words: `北京—上海`, `AI+制造`.
    Words,
    /// It is a dash with white on both sides, as English has it: `Old Mill – a library`.
    Dash,
    /// It lengthens the tone of the word before, as in `来啦～快坐`.
    Tone,
}

/// The mark of a link between whatever.
const MARKS: &str = "—―–‒‐‑─━﹘﹣－-−～〜〰~∼";
/// Waves, which also lengthen a tone.
const WAVES: &str = "～〜〰~∼";
/// Words that one of them lengthens.
const LENGTHENED: &str = "啦吧呀哦啊呢嘛哟哇喽噢咯";
/// What makes one of two words.
const JOINS: &str = "+＋×✕&＆";

impl Link {
    /// What a letter links; `None` for one that does not.
    pub fn at(letters: &Letters, n: usize) -> Option<Self> {
        let letter = letters.list[n];
        let marks = MARKS.contains(letter.c) && letter.class != Class::Dash;
        if !marks && !JOINS.contains(letter.c) {
            return None;
        }
        let (left, right) = (letters.inked_before(n)?, letters.inked_behind(n)?);
        let (before, behind) = (letters.list[left], letters.list[right]);
        if before.opens() || before.class == Class::Stop || behind.closes() {
            return None;
        }
        let white = (left + 1 < n, n + 1 < right);
        if !marks {
            return (white == (false, false)).then_some(Self::Words);
        }
        if is_digit(behind.c) && ends_figure(letters, left) {
            return Some(Self::Range);
        }
        if WAVES.contains(letter.c) && LENGTHENED.contains(before.c) {
            return Some(Self::Tone);
        }
        let latin = !is_wide(letter.c) || before.is_latin() && behind.is_latin();
        let dash = white == (true, true) && latin && !WAVES.contains(letter.c);
        Some(if dash { Self::Dash } else { Self::Words })
    }
}

/// Whether a figure ends with a letter, its unit or month with it: `10`, `3万`, `5％`, `2021年`, `20日`.
fn ends_figure(letters: &Letters, n: usize) -> bool {
    /// The longest unit, in characters.
    const UNIT: usize = 4;
    let inked = letters.list[..=n].iter().rev().filter(|letter| letter.has_ink());
    let unit = |c: char| c.is_alphabetic() || matches!(c, '%' | '％' | '‰' | '°' | '℃' | '℉');
    let mut figure =
        inked.take(UNIT + 1).skip_while(|letter| unit(letter.c) && !is_digit(letter.c));
    figure.next().is_some_and(|letter| is_digit(letter.c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_between_two_holds_them() {
        let cases = [
            ("2021—2035年", Some(Link::Range)),
            ("5月6日~10日", Some(Link::Range)),
            ("2021 – 2035", Some(Link::Range)),
            ("3万～3.5万元", Some(Link::Range)),
            ("10%—20%", Some(Link::Range)),
            ("北京—上海", Some(Link::Words)),
            ("北京 — 上海", Some(Link::Words)),
            ("周一〜周五", Some(Link::Words)),
            ("AI+制造", Some(Link::Words)),
            ("A+ 评级", None),
            ("Old Mill – a library", Some(Link::Dash)),
            ("街道 - 社区", Some(Link::Dash)),
            ("来啦～快坐", Some(Link::Tone)),
            ("来吧~", None),
            ("走了——又来", None),
            ("，—好", None),
        ];
        for (text, is) in cases {
            let letters = Letters::new(text, None);
            let found = (0..letters.len()).find_map(|n| Link::at(&letters, n));
            assert_eq!(found, is, "{text}");
        }
    }
}
