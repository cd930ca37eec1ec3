//! What a title must never be broken inside, as far as the characters alone tell: what running text keeps whole (the
//! composer's breaks), and besides dates, times, ranges, routes, names, short quotations. Where a name ends, words tell.

use kanyin_composer::{Break, Straight, is_circled, is_digit, is_unit, unit_length};

use super::english::is_english;
use super::letters::{Letter, Letters};
use super::links::Link;
use super::marks;
use super::names;
use super::times;
use super::words::TitleWord;
use crate::spaces::TypedSpace;

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
    /// What each links.
    pub links: Vec<Option<Link>>,
    /// Whether the line is English.
    pub english: bool,
    /// For each letter, whether a time or a telephone number ends before it, which counts nothing: 17:00随到随吃.
    pub behind_time: Vec<bool>,
}

impl Ties {
    /// Finds the ties of a line, whose words may be known.
    pub fn of(letters: &Letters, words: Option<&[TitleWord]>) -> Self {
        let mut ties = Self {
            ties: vec![Tie::None; letters.len()],
            quoted: vec![false; letters.len()],
            links: (0..letters.len()).map(|n| Link::at(letters, n)).collect(),
            english: is_english(letters),
            behind_time: times::ends(letters),
        };
        ties.as_in_running_text(letters);
        ties.linked(letters);
        ties.leaning(letters);
        ties.names(letters, words);
        ties.numbers(letters);
        ties.quotations(letters);
        ties
    }

    /// How firmly a letter is tied to what stands before.
    pub fn tie(&self, n: usize) -> Tie {
        self.ties[n]
    }

    fn tie_to(&mut self, n: usize, tie: Tie) {
        if let Some(known) = self.ties.get_mut(n) {
            *known = tie.max(*known);
        }
    }

    fn as_in_running_text(&mut self, letters: &Letters) {
        for (n, letter) in letters.list.iter().enumerate() {
            let tie = match (letters.before(n), letters.script.breaks[n]) {
                (None, _) | (_, Break::Never) => Tie::Always,
                _ if !letter.has_ink() || letter.joined => Tie::Always,
                (_, Break::Free) => Tie::None,
                (_, Break::Joint | Break::Range | Break::Formula) => Tie::Joint,
                (_, Break::Parted) if self.behind_time[n] => Tie::None,
                (_, Break::Parted | Break::Unit) => Tie::Firm,
                (_, Break::Hyphen | Break::Seam | Break::Word) => Tie::Word,
            };
            self.tie_to(n, tie);
        }
    }

    /// Ranges and links: never broken before the mark, and behind it only where nothing else is left. Of the words that it
    /// holds two characters stay with it, whatever the dictionary makes of them: 北埠—下街.
    fn linked(&mut self, letters: &Letters) {
        for n in 0..letters.len() {
            let (Some(link), Some(behind)) = (self.links[n], letters.inked_behind(n)) else {
                continue;
            };
            self.tie_to(n, Tie::Always);
            match link {
                Link::Range => self.tie_to(behind, Tie::Joint),
                Link::Words => {
                    self.tie_to(behind, Tie::Loose);
                    if let Some(left) = letters.inked_before(n) {
                        self.hold_han(letters, left);
                    }
                    self.hold_han(letters, behind + 1);
                }
                Link::Dash | Link::Tone => {}
            }
        }
    }

    /// What leans on its neighbour: 第, serial numbers, numbers of products.
    fn leaning(&mut self, letters: &Letters) {
        for n in 0..letters.len() {
            let Some((before, space)) = letters.before(n) else { continue };
            let c = letters.list[n].c;
            // White between a mark and what it marks says nothing.
            if marks::is_opening(before.c) {
                self.tie_to(n, Tie::Always);
            }
            // No. 1, iPhone 17; in English any word may stand before a number.
            let named = before.c.is_ascii_alphabetic() && !self.english || before.c == '.';
            if space == Some(TypedSpace::Latin) && is_digit(c) && named {
                self.tie_to(n, Tie::Loose);
            }
            // 6377 3311, 2 000
            if space == Some(TypedSpace::Latin)
                && is_digit(c)
                && is_digit(before.c)
                && !self.english
            {
                self.tie_to(n, Tie::Firm);
            }
            if before.c == '第' {
                self.tie_to(n, Tie::Firm);
            }
            // 国发〔2026〕15号
            if matches!(before.c, '〕' | ']' | '］') && is_digit(c) {
                self.tie_to(n, Tie::Loose);
            }
            // ① 体检
            if is_circled(before.c) {
                self.tie_to(n, Tie::Joint);
            }
            // 油布伞（上）
            if matches!(c, '（' | '(' | '【' | '〔') && is_serial(letters, n + 1) {
                self.tie_to(n, Tie::Loose);
            }
        }
    }

    /// Names of several parts are broken behind their `·` only.
    fn names(&mut self, letters: &Letters, words: Option<&[TitleWord]>) {
        for n in names::inside_parts(letters, words) {
            self.tie_to(n, Tie::Firm);
        }
    }

    /// Ties a Han character to the Han before it.
    fn hold_han(&mut self, letters: &Letters, n: usize) {
        let han = |n: usize| letters.list.get(n).is_some_and(|letter| letter.is_han());
        if n > 0 && han(n) && han(n - 1) {
            self.tie_to(n, Tie::Loose);
        }
    }

    fn numbers(&mut self, letters: &Letters) {
        let inked: Vec<usize> = (0..letters.len()).filter(|n| letters.list[*n].has_ink()).collect();
        let chars: Vec<char> = inked.iter().map(|&n| letters.list[n].c).collect();
        let c = |k: usize| chars.get(k).copied();
        // 6377 3311 is one number; in English two words.
        let apart = |k: usize| self.english && inked[k] != inked[k - 1] + 1;
        let digits = |from: usize| {
            (from..chars.len())
                .take_while(|&k| is_digit(chars[k]) && (k == from || !apart(k)))
                .count()
        };
        let joins = |k: usize| matches!(c(k), Some('至' | '比' | '、')) && digits(k + 1) > 0;
        let mut found: Vec<(usize, Tie)> = Vec::new();
        let mut k = 0;
        while k < chars.len() {
            if digits(k) == 0 {
                k += 1;
                continue;
            }
            let start = k;
            k += digits(k);
            // 3：1, 88∶76, ３．５
            while matches!(c(k), Some('：' | ':' | '∶' | '．' | '.')) && digits(k + 1) > 0 {
                k += 1 + digits(k + 1);
            }
            let counts = inked.get(k).is_some_and(|n| !self.behind_time[*n]);
            let unit = if joins(k) || !counts { 0 } else { unit_length(&chars[k..]) };
            // 12万㎡, 5 ℃
            let sign = usize::from(c(k + unit).is_some_and(is_sign_of_unit));
            let end = k + unit + sign;
            found.extend((start + 1..end).map(|k| (k, Tie::Firm)));
            // 5月1日, 8时30分
            let of_date = unit == 1 && sign == 0 && c(k).is_some_and(|c| "年月时点".contains(c));
            if of_date && digits(end) > 0 {
                found.push((end, Tie::Loose));
            }
            // 10至20名, 1月至6月, 3比1, 7、8月
            if joins(end) {
                found.extend([(end, Tie::Firm), (end + 1, Tie::Joint)]);
            }
        }
        // 九年级, 三十公里: of Chinese numbers, only with a unit that is no word by chance.
        for k in (1..chars.len()).filter(|&k| "一二三四五六七八九十百千万".contains(chars[k - 1]))
        {
            // No known unit has more than four characters.
            let unit = unit_length(&chars[k..chars.len().min(k + 5)]);
            if is_unit(&chars[k..k + unit].iter().collect::<String>()) {
                found.extend((k..k + unit).map(|k| (k, Tie::Firm)));
            }
        }
        for (k, tie) in found {
            self.tie_to(inked[k], tie);
        }
    }

    fn quotations(&mut self, letters: &Letters) {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (n, letter) in letters.list.iter().enumerate() {
            let opens = match letters.script.straight[n] {
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

/// ㎡, ㎏, ％: units of one character that is no Han.
pub fn is_sign_of_unit(c: char) -> bool {
    matches!(c, '\u{3371}'..='\u{33DF}' | '℃' | '℉' | '％' | '‰' | '%')
}

/// Whether what a bracket holds tells only which part of a series it is: （上）, （之二）, （第3期）.
fn is_serial(letters: &Letters, from: usize) -> bool {
    const LONGEST: usize = 5;
    let serial = |c: char| {
        c.is_ascii_digit() || "上中下续完终之第一二三四五六七八九十百讲期篇集回季版".contains(c)
    };
    let rest = letters.list[from..].iter().take(LONGEST + 1);
    let inside = rest.clone().take_while(|letter| serial(letter.c)).count();
    inside > 0 && letters.list.get(from + inside).is_some_and(Letter::closes) && inside <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with `|` wherever nothing ties it.
    fn untied(text: &str) -> String {
        let letters = Letters::new(text, None);
        let ties = Ties::of(&letters, None);
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
        assert_eq!(untied("88∶76胜"), "88∶76胜");
        assert_eq!(untied("12万㎡地"), "12万㎡|地");
        assert_eq!(untied("七～九年级课"), "七～九年级|课");
        assert_eq!(untied("6377 3311转2"), "6377 3311转|2");
    }

    #[test]
    fn ranges_and_links_hold_both_sides() {
        for range in [
            "2021—2035年",
            "2021年－2035年",
            "10—20名",
            "10%～20%",
            "8:00—17:00",
            "5月6日~10日",
            "1月至6月",
            "3比1",
            "7、8月",
            "200 - 300元",
            "让-保罗",
            "北京—上海",
            "周一〜周五",
            "AI+制造",
            "R&D",
            "2万＋3万元",
            "1949年10月—2025年10月",
        ] {
            assert_eq!(untied(&format!("，{range}，")), format!("，|{range}，"), "{range}");
        }
        assert_eq!(untied("京沪高铁北京—上海段"), "京|沪|高|铁|北京—上海|段");
        assert_eq!(untied("来啦～快坐"), "来|啦～|快|坐");
    }

    #[test]
    fn serials_lean_on_what_they_number() {
        assert_eq!(untied("油布伞（上）"), "油|布|伞（上）");
        assert_eq!(untied("讲堂（第12讲）开"), "讲|堂（第12讲）|开");
        assert_eq!(untied("① 体检"), "① 体|检");
        assert_eq!(untied("规划（2021年）"), "规|划|（2021年）");
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
