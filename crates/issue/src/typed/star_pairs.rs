//! Two runs of stars and what stands between them: emphasis, data, or in doubt.

use super::masks::{ends_in_name, is_family, is_masked_name};
use super::signs::{closes, digit, is_han, is_latin, is_word, opens};

/// What a pair of runs is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PairIs {
    /// Emphasis.
    Emphasis,
    /// Data, beyond doubt.
    Data,
    /// Data as likely as emphasis; it is set as typed, and told.
    Doubtful,
}

/// A pair of runs of stars of one length.
#[derive(Debug, Copy, Clone)]
pub struct StarPair<'a> {
    /// How many stars at either end.
    pub stars: usize,
    /// The text before the first run, as far as it belongs to it.
    pub before: &'a str,
    /// Between the runs.
    pub inside: &'a str,
    /// Behind the second.
    pub after: &'a str,
}

impl StarPair<'_> {
    /// Judges the pair.
    pub fn judged(self) -> PairIs {
        let (Some(first), Some(last)) =
            (self.inside.chars().next(), self.inside.chars().next_back())
        else {
            return PairIs::Data;
        };
        if first.is_whitespace()
            || last.is_whitespace()
            || self.inside.contains("****")
            || self.inside.contains(['|', '｜'])
        {
            return PairIs::Data;
        }
        let before = last_char(self.before);
        let after = first_char(self.after);
        let masks_before = before.is_some_and(|c| is_family(c) || digit(c).is_some());
        if !has_letters(self.inside) {
            return self.of_digits(before, after);
        }
        if self.is_numbered(first, last) {
            return PairIs::Emphasis;
        }
        // `、李**`, `）`: nobody begins an emphasis so, and `**（` in front of more does not end one.
        if closes(first) && !is_quote(first) || opens(last) {
            return if masks_before || self.stars == 1 || before.is_some_and(is_word) {
                PairIs::Data
            } else {
                PairIs::Doubtful
            };
        }
        if before.is_some_and(is_han) && ends_in_name(self.before) && ends_in_name(self.inside) {
            let several = self.inside.contains(|c: char| !is_word(c) || "和与及".contains(c));
            return if several || last == first { PairIs::Data } else { PairIs::Doubtful };
        }
        if self.stars > 1 && is_masked_name(self.before) {
            return PairIs::Doubtful;
        }
        if !is_balanced(self.inside) {
            return if masks_before { PairIs::Data } else { PairIs::Doubtful };
        }
        let joins = "和与及跟同或".contains(first)
            || matches!(first, '（' | '(') && !matches!(last, '）' | ')');
        if joins && before.is_some_and(is_word) {
            return if masks_before { PairIs::Data } else { PairIs::Doubtful };
        }
        if before.is_some_and(|c| digit(c).is_some()) && digit(last).is_some() {
            return PairIs::Doubtful;
        }
        // CommonMark takes neither for emphasis (§6.2): `a**“b”**c`. The brackets of a link stand around words of their own,
        // and who writes `\\]` means the mark.
        let binds =
            |c: char| is_latin(c) || c.is_ascii() && !c.is_whitespace() && !"[]".contains(c);
        if !is_word(first) && before.is_some_and(binds)
            || !is_word(last) && !self.after.starts_with('\\') && after.is_some_and(binds)
        {
            return PairIs::Doubtful;
        }
        match self.stars {
            1 => self.single(before, after),
            _ => PairIs::Emphasis,
        }
    }

    /// A letter beside the stars is written as a number (`&#35828;**“重要”**`), which makes them count where CommonMark
    /// would not take them (§6.2): only programs do so, and they mean it.
    fn is_numbered(self, first: char, last: char) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before =
            self.before.ends_with(';') && letter(last_char(self.before)) && !is_word(first);
        let after =
            self.after.starts_with("&#") && letter(first_char(self.after)) && !is_word(last);
        before || after
    }

    /// `增长**5%**`, `尾号**1234**`.
    fn of_digits(self, before: Option<char>, after: Option<char>) -> PairIs {
        if !self.inside.chars().any(|c| digit(c).is_some()) || self.stars == 1 {
            return PairIs::Data;
        }
        let edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let free = edge(before) && (edge(after) || after.is_some_and(is_han));
        let plain = self
            .inside
            .chars()
            .all(|c| c.is_alphanumeric() || ".,%％‰℃°+-−–—/:：～~$¥￥＋^×".contains(c));
        match plain {
            true if free => PairIs::Emphasis,
            true if !before.is_some_and(|c| is_latin(c) || is_family(c))
                && !after.is_some_and(is_latin) =>
            {
                PairIs::Doubtful
            }
            _ => PairIs::Data,
        }
    }

    /// One star at either end: of Latin words at their ends; of Han where marks or white stand outside.
    fn single(self, before: Option<char>, after: Option<char>) -> PairIs {
        if before.is_some_and(is_word) || after.is_some_and(is_word) {
            let alike = self.inside.chars().count() <= 12
                && self.inside.chars().all(is_word)
                && before.is_none_or(|c| !is_latin(c))
                && after.is_none_or(is_han);
            let masks = before.is_some_and(is_family) || ends_in_name(self.inside);
            return if alike && !masks { PairIs::Doubtful } else { PairIs::Data };
        }
        let note = before.is_none() && self.inside.starts_with(is_han);
        let long = self.inside.contains(['，', '。', '：', '；', '、', '\n']);
        match note && long && after.is_some() {
            true => PairIs::Doubtful,
            false => PairIs::Emphasis,
        }
    }
}

/// Whether a text has letters besides those that name a sign (`&lt;`).
fn has_letters(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(char::is_alphabetic) {
        let name = rest[..at].rfind('&').map(|from| &rest[from + 1..]);
        let length =
            name.and_then(|name| name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#'));
        match (name, length) {
            (Some(name), Some(length)) if name[length..].starts_with(';') => rest = &name[length..],
            _ => return true,
        }
    }
    false
}

/// The last character of a text, also where it is written as a number.
fn last_char(text: &str) -> Option<char> {
    let number = text.strip_suffix(';').and_then(|text| text.rsplit_once("&#"));
    number.and_then(|(_, number)| numbered(number)).or_else(|| text.chars().next_back())
}

/// The first character of a text, also where it is written as a number.
fn first_char(text: &str) -> Option<char> {
    // No number of a character is longer (CommonMark, numeric character references).
    let number = text.strip_prefix("&#").map(|text| &text[..text.floor_char_boundary(9)]);
    let number = number.and_then(|text| text.split_once(';'));
    number.and_then(|(number, _)| numbered(number)).or_else(|| text.chars().next())
}

fn numbered(number: &str) -> Option<char> {
    number.parse().ok().and_then(char::from_u32)
}

fn is_quote(c: char) -> bool {
    "…".contains(c)
}

/// Whether all brackets and quotes inside are closed inside.
fn is_balanced(text: &str) -> bool {
    const PAIRS: [(char, char); 9] = [
        ('[', ']'),
        ('（', '）'),
        ('(', ')'),
        ('《', '》'),
        ('“', '”'),
        ('【', '】'),
        ('「', '」'),
        ('『', '』'),
        ('〈', '〉'),
    ];
    // A bracket may be closed by one of the other width.
    let round = |c: char| match c {
        '（' => '(',
        '）' => ')',
        c => c,
    };
    PAIRS.iter().all(|(open, close)| {
        let mut depth = 0i32;
        for c in text.chars() {
            if round(c) == round(*open) {
                depth += 1;
            } else if round(c) == round(*close) {
                depth -= 1;
            }
            if depth < 0 {
                return false;
            }
        }
        depth == 0
    })
}
