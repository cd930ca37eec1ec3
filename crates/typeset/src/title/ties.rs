//! What a title must never be broken inside, as far as the characters alone tell: what running text keeps whole (the
//! composer's breaks), and besides dates, times, ranges, short quotations.

use kanyin_composer::{Break, Class, Script, Straight, is_digit, unit_length};

use super::letters::Letters;
use super::marks;
use crate::spaces::{TypedSpace, is_wide};

/// Quotations of up to so many characters, or as wide in em, stay whole.
pub const SHORT_QUOTATION: usize = 8;

/// How firmly a letter is tied to what stands before it: the next is broken only where nothing weaker is left.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub enum Tie {
    /// Not at all.
    None,
    /// As parts of a date, a name, a short quotation.
    Loose,
    /// As the two sides of a range, the parts of an address.
    Joint,
    /// As the characters of a number, a number and its unit.
    Firm,
    /// As the letters of a word.
    Word,
    /// As a mark that begins or ends no row.
    Always,
}

/// Where a line is tied to what stands before.
pub struct Ties {
    ties: Vec<Tie>,
    /// For each letter, whether it and the one before stand in one long quotation.
    pub quoted: Vec<bool>,
    /// The class of each.
    classes: Vec<Class>,
}

impl Ties {
    /// Finds the ties of a line.
    pub fn of(letters: &Letters) -> Self {
        let script = Script::new(letters.text);
        let mut ties = Self {
            ties: vec![Tie::None; letters.len()],
            quoted: vec![false; letters.len()],
            classes: script.classes.clone(),
        };
        ties.as_in_running_text(letters, &script);
        ties.joined(letters);
        ties.numbers(letters);
        ties.quotations(letters, &script);
        ties
    }

    /// How firmly a letter is tied to what stands before.
    pub fn tie(&self, n: usize) -> Tie {
        self.ties[n]
    }

    /// Whether a letter is of a dash or an ellipsis of two.
    pub fn is_dash(&self, n: usize) -> bool {
        self.classes[n] == Class::Dash
    }

    /// Whether a letter links what stands on both sides.
    pub fn is_link(&self, n: usize) -> bool {
        self.classes[n] == Class::Connector
    }

    fn tie_to(&mut self, n: usize, tie: Tie) {
        if let Some(known) = self.ties.get_mut(n) {
            *known = tie.max(*known);
        }
    }

    fn as_in_running_text(&mut self, letters: &Letters, script: &Script) {
        for (n, letter) in letters.list.iter().enumerate() {
            let tie = match (letters.before(n), script.breaks[n]) {
                (None, _) | (_, Break::Never) => Tie::Always,
                _ if !letter.has_ink() => Tie::Always,
                (_, Break::Free) => Tie::None,
                (_, Break::Joint | Break::Range | Break::Formula) => Tie::Joint,
                (_, Break::Parted | Break::Unit) => Tie::Firm,
                (_, Break::Hyphen | Break::Seam | Break::Word) => Tie::Word,
            };
            self.tie_to(n, tie);
        }
    }

    /// What titles keep together besides: links, names of two parts, 第.
    fn joined(&mut self, letters: &Letters) {
        for n in 0..letters.len() {
            let (Some((before, space)), Some(last)) = (letters.before(n), letters.inked_before(n))
            else {
                continue;
            };
            let c = letters.list[n].c;
            match self.classes[last] {
                // White between a mark and what it marks says nothing.
                Class::Opening => self.tie_to(n, Tie::Always),
                Class::Interpunct => {
                    // 阿卜杜拉·买买提: neither part of a name is a single character.
                    self.tie_to(n, Tie::Loose);
                    self.tie_to(last, Tie::Always);
                    self.hold_han(letters, n + 1);
                    self.hold_han(letters, last.saturating_sub(1));
                }
                Class::Connector if !matches!(before.c, '—' | '…' | '⋯') => {
                    self.tie_to(n, Tie::Loose);
                }
                _ => {}
            }
            let numbered = space == Some(TypedSpace::Latin)
                && is_digit(c)
                && (before.c.is_ascii_alphabetic() || before.c == '.');
            if numbered {
                self.tie_to(n, Tie::Loose);
            }
            if before.c == '第' {
                self.tie_to(n, Tie::Firm);
            }
            // 国发〔2026〕15号
            if matches!(before.c, '〕' | ']' | '］') && is_digit(c) {
                self.tie_to(n, Tie::Loose);
            }
        }
    }

    /// Ties a Han character to the Han before it.
    fn hold_han(&mut self, letters: &Letters, n: usize) {
        let han =
            |n: usize| letters.list.get(n).is_some_and(|l| is_wide(l.c) && l.c.is_alphabetic());
        if n > 0 && han(n) && han(n - 1) {
            self.tie_to(n, Tie::Loose);
        }
    }

    fn numbers(&mut self, letters: &Letters) {
        let inked: Vec<usize> = (0..letters.len()).filter(|n| letters.list[*n].has_ink()).collect();
        let chars: Vec<char> = inked.iter().map(|&n| letters.list[n].c).collect();
        let c = |k: usize| chars.get(k).copied();
        let digits =
            |k: usize| chars[k.min(chars.len())..].iter().take_while(|c| is_digit(**c)).count();
        let links = |k: usize| c(k).is_some_and(|c| Class::of(c) == Class::Connector || c == '-');
        let mut found: Vec<(usize, Tie)> = Vec::new();
        let mut k = 0;
        while k < chars.len() {
            if digits(k) == 0 {
                k += 1;
                continue;
            }
            let start = k;
            k += digits(k);
            // 3：1, ３．５
            while c(k).is_some_and(|c| matches!(c, '：' | ':' | '．' | '.')) && digits(k + 1) > 0
            {
                k += 1 + digits(k + 1);
            }
            let unit = unit_length(&chars[k..]);
            found.extend((start + 1..k + unit).map(|k| (k, Tie::Firm)));
            let end = k + unit;
            // 5月1日, 8时30分
            let of_date = unit == 1 && c(k).is_some_and(|c| "年月时点".contains(c));
            if of_date && digits(end) > 0 {
                found.push((end, Tie::Loose));
            }
            // 10～20, 2021年—2035年
            if links(end) && digits(end + 1) > 0 {
                found.push((end + 1, Tie::Joint));
            }
        }
        for (k, tie) in found {
            self.tie_to(inked[k], tie);
        }
    }

    fn quotations(&mut self, letters: &Letters, script: &Script) {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (n, letter) in letters.list.iter().enumerate() {
            let opens = match script.straight[n] {
                Some(Straight::Opens) => Some(letter.c),
                _ => marks::closing_of(letter.c),
            };
            if let Some(closing) = opens {
                open.push((n, closing));
                continue;
            }
            let Some(at) = open.iter().rposition(|(_, closing)| marks::closes(letter.c, *closing))
            else {
                continue;
            };
            // Quotations that cross stay whole, each of them.
            let (start, _) = open.remove(at);
            let inside = &letters.list[start + 1..n];
            let short = inside.iter().filter(|letter| letter.has_ink()).count() <= SHORT_QUOTATION
                || letters.width(start + 1, n) <= SHORT_QUOTATION as f64;
            if short {
                (start + 1..=n).for_each(|n| self.tie_to(n, Tie::Loose));
            } else {
                self.quoted[start + 1..=n].fill(true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with `|` wherever nothing ties it.
    fn untied(text: &str) -> String {
        let letters = Letters::new(text, None);
        let ties = Ties::of(&letters);
        let parted = letters.list.iter().enumerate().map(|(n, letter)| {
            if ties.tie(n) > Tie::None { letter.c.to_string() } else { format!("|{}", letter.c) }
        });
        parted.collect()
    }

    #[test]
    fn numbers_keep_their_units() {
        assert_eq!(untied("省下120公斤水"), "省|下|120公斤|水");
        assert_eq!(untied("1.2万吨"), "1.2万吨");
        assert_eq!(untied("3 万 平方米地"), "3 万 平方米|地");
        assert_eq!(untied("4月23日"), "4月23日");
        assert_eq!(untied("满30年"), "满|30年");
        assert_eq!(untied("第3期"), "第3期");
        assert_eq!(untied("５００人次"), "５００人次");
        assert_eq!(untied("0：2落败"), "0：2落|败");
    }

    #[test]
    fn short_quotations_and_latin_stay_whole() {
        assert_eq!(untied("给“僵尸车”找"), "给|“僵尸车”|找");
        assert_eq!(untied("看《八个字的书名号》"), "看|《八个字的书名号》");
        assert_eq!(untied("看《长到第九个字的书名》"), "看|《长|到|第九|个|字|的|书|名》");
        assert_eq!(untied("用Open Source建"), "用|Open |Source|建");
        assert_eq!(untied("走了——又来"), "走|了|——|又|来");
        assert_eq!(untied("”（"), "”|（");
        assert_eq!(untied("《（》"), "《（》");
        assert_eq!(untied("（《街坊值夜）街道》"), "（《街坊值夜）街道》");
    }
}
