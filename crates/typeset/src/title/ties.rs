//! What a title must never be broken inside, as far as the characters alone tell: Latin, numbers with
//! their units, short quotations.

use kanyin_composer::{UNITS, is_digit};

use super::letters::Letters;
use super::marks;

/// Quotations of up to so many characters stay whole.
pub const SHORT_QUOTATION: usize = 8;

/// Units that titles keep whole besides those of running text.
const MORE_UNITS: [&str; 12] = [
    "公分", "分米", "港元", "人次", "周年", "年级", "年代", "世纪", "季度", "星期", "公升", "英里",
];

/// Units of several characters. Behind a number any one Han character stays with it.
fn units() -> impl Iterator<Item = &'static str> {
    UNITS.into_iter().chain(MORE_UNITS)
}

/// Whether it is a unit of several characters.
pub fn is_unit(word: &str) -> bool {
    units().any(|unit| unit == word)
}

/// Where a line is tied to what stands before: for each letter, whether no break is before it.
pub struct Ties {
    tied: Vec<bool>,
    /// For each letter, whether it and the one before stand in one long quotation.
    pub quoted: Vec<bool>,
}

impl Ties {
    /// Finds the ties of a line.
    pub fn of(letters: &Letters) -> Self {
        let mut ties =
            Self { tied: vec![false; letters.len()], quoted: vec![false; letters.len()] };
        ties.marks_and_latin(letters);
        ties.numbers(letters);
        ties.quotations(letters);
        ties
    }

    /// Whether no break is before a letter.
    pub fn tied(&self, n: usize) -> bool {
        self.tied[n]
    }

    fn marks_and_latin(&mut self, letters: &Letters) {
        for (n, letter) in letters.list.iter().enumerate() {
            let (c, Some((before, space))) = (letter.c, letters.before(n)) else {
                self.tied[n] = true;
                continue;
            };
            let latin = space.is_none() && marks::is_latin(before.c) && marks::is_latin(c);
            let double = before.c == c && marks::is_double(c);
            self.tied[n] = !letter.has_ink()
                || !marks::may_start(c)
                || !marks::may_end(before.c)
                || latin
                || double;
        }
    }

    fn numbers(&mut self, letters: &Letters) {
        let inked: Vec<usize> = (0..letters.len()).filter(|n| letters.list[*n].has_ink()).collect();
        let c = |k: usize| inked.get(k).map(|&n| letters.list[n].c);
        let mut k = 0;
        while k < inked.len() {
            let digits = |k: usize| (k..).take_while(|&k| c(k).is_some_and(is_digit)).count();
            let mut behind = k + digits(k);
            if behind == k {
                k += 1;
                continue;
            }
            // 10～20, 3：1
            while c(behind).is_some_and(|c| "～－–：:".contains(c)) && digits(behind + 1) > 0 {
                behind += 1 + digits(behind + 1);
            }
            let rest: String = inked[behind..].iter().take(8).map(|&n| letters.list[n].c).collect();
            let end = behind + unit(&rest);
            for &n in &inked[k + 1..end.min(inked.len())] {
                self.tied[n] = true;
            }
            k = behind;
        }
    }

    fn quotations(&mut self, letters: &Letters) {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (n, letter) in letters.list.iter().enumerate() {
            if let Some(closing) = marks::closing_of(letter.c) {
                open.push((n, closing));
            }
            let Some(at) = open.iter().rposition(|(_, closing)| *closing == letter.c) else {
                continue;
            };
            // Quotations that cross stay whole, each of them.
            let (start, _) = open.remove(at);
            let inside = &letters.list[start + 1..n];
            let short = inside.iter().filter(|letter| letter.has_ink()).count() <= SHORT_QUOTATION;
            let held = if short { &mut self.tied } else { &mut self.quoted };
            held[start + 1..=n].fill(true);
        }
    }
}

/// How many characters of what stands behind a number belong to it.
fn unit(rest: &str) -> usize {
    let many = rest.chars().take_while(|c| "万亿千百十多余几".contains(*c)).count();
    let behind = &rest[rest.char_indices().nth(many).map_or(rest.len(), |(at, _)| at)..];
    let long = units().filter(|unit| rest.starts_with(unit) || behind.starts_with(unit));
    let long = long
        .map(|unit| unit.chars().count() + if rest.starts_with(unit) { 0 } else { many })
        .max()
        .unwrap_or(0);
    let one = behind.chars().next().filter(|c| c.is_alphabetic() && !marks::is_latin(*c));
    long.max(many + usize::from(one.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with `|` wherever nothing ties it.
    fn untied(text: &str) -> String {
        let letters = Letters::new(text, None);
        let ties = Ties::of(&letters);
        let parted = letters.list.iter().enumerate().map(|(n, letter)| {
            if ties.tied(n) { letter.c.to_string() } else { format!("|{}", letter.c) }
        });
        parted.collect()
    }

    #[test]
    fn numbers_keep_their_units() {
        assert_eq!(untied("省下120公斤水"), "省|下|120公斤|水");
        assert_eq!(untied("1.2万吨"), "1.2万吨");
        assert_eq!(untied("3 万 平方米地"), "3 万 平方米|地");
        assert_eq!(untied("4月23日"), "4月|23日");
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
