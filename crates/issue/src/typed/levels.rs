//! Sub- and superscript as reporters type them: `CO~2~`, `m^2^`, `10^8^`, `SO~4~^2-^`. Most tildes and carets of a
//! newspaper are data: `8:30~11:00`, `周一~周五`, `^_^`. A mark is a short run of digits, letters and signs right behind
//! a letter or digit, closed by the same sign.

use std::ops::Range;

use super::lines::TypedLines;
use super::prepared::Edits;

/// Characters between the two signs, at most.
const LONGEST: usize = 8;
/// How far back the word is sought that a mark stands behind.
const WORD: usize = 200;

/// Reads all lines; what stands inside of pictures' marks is theirs.
pub fn read(lines: &TypedLines, pictures: &[Range<usize>], edits: &mut Edits) {
    for index in 0..lines.all.len() {
        if lines.all[index].fenced {
            continue;
        }
        let place = lines.place(index);
        for mark in marks(lines.words(index)) {
            let (open, close) = (place.start + mark.start, place.start + mark.end);
            let next = pictures.partition_point(|picture| picture.end <= open);
            if pictures.get(next).is_none_or(|picture| !picture.contains(&open)) {
                edits.level(open);
                edits.level(close);
            }
        }
    }
}

/// The marks of a line: from the sign that opens each to the one that closes it.
fn marks(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(open) = words[at..].find(['~', '^']).map(|next| at + next) {
        at = open + 1;
        let behind_mark = found.last().is_some_and(|mark| mark.end + 1 == open);
        if let Some(close) = closing(words, open, behind_mark) {
            found.push(open..close);
            at = close + 1;
        }
    }
    found
}

/// The sign that closes a mark, if the one at `open` opens one.
fn closing(words: &str, open: usize, behind_mark: bool) -> Option<usize> {
    let sign = words.as_bytes()[open];
    let rest = &words[open + 1..];
    let length = rest.bytes().take(LONGEST + 1).position(|byte| byte == sign)?;
    let inside = Inside::of(&rest[..length])?;
    let behind = &words[..open];
    if is_in_address(behind) {
        return None;
    }
    let after = rest[length + 1..].chars().next();
    let base = if behind_mark { Base::Mark } else { Base::of(behind)? };
    let is_mark = match sign {
        b'~' if is_of_data(behind, inside, &rest[length + 1..]) => false,
        b'~' => is_sub(base, inside, after),
        _ => is_super(base, inside, after),
    };
    (is_mark && after != Some(char::from(sign))).then_some(open + 1 + length)
}

/// What a mark stands behind.
#[derive(Debug, Copy, Clone, PartialEq)]
enum Base {
    /// Another mark: `SO~4~^2-^`.
    Mark,
    /// A digit.
    Digit,
    /// A letter by itself: `V`, `x`, `μ`.
    Letter,
    /// The last letter of a formula: `CaCO`.
    Formula,
    /// The last letter of a word: `Office`.
    Word,
    /// A bracket behind a formula: `Ca(OH)`.
    Bracket,
}

impl Base {
    fn of(behind: &str) -> Option<Self> {
        let last = behind.chars().next_back()?;
        if last.is_ascii_digit() {
            return Some(Self::Digit);
        }
        if last == ')' || last == ']' {
            let open = if last == ')' { '(' } else { '[' };
            let group = &behind[behind.floor_char_boundary(behind.len().saturating_sub(32))..];
            let inside = &group[group.rfind(open)?..];
            // `Ca(OH)`, no bracket that a sentence stands in.
            let formula = inside.chars().all(|c| c.is_ascii_graphic());
            let letters = inside.contains(|c: char| c.is_ascii_alphabetic());
            return (formula && letters).then_some(Self::Bracket);
        }
        if !is_letter(last) {
            return None;
        }
        let letters: Vec<char> =
            behind.chars().rev().take(16).take_while(|c| is_letter(*c)).collect();
        let small = |pair: &[char]| pair.iter().all(char::is_ascii_lowercase);
        Some(match letters.as_slice() {
            [_] => Self::Letter,
            ['g', 'o', 'l'] => Self::Formula,
            letters if letters.windows(2).any(small) => Self::Word,
            _ => Self::Formula,
        })
    }
}

/// What stands between the two signs.
#[derive(Debug, Copy, Clone)]
struct Inside<'a> {
    text: &'a str,
    digits: usize,
    letters: usize,
}

impl<'a> Inside<'a> {
    /// None if something else than digits, letters and signs is there.
    fn of(text: &'a str) -> Option<Self> {
        const SIGNS: &str = "+-−–.()";
        let sound = |c: char| c.is_ascii_digit() || is_letter(c) || SIGNS.contains(c);
        if text.is_empty() || !text.chars().all(sound) || text.starts_with(['.', ')']) {
            return None;
        }
        let digits = text.chars().filter(char::is_ascii_digit).count();
        Some(Self { text, digits, letters: text.chars().filter(|c| is_letter(*c)).count() })
    }

    /// A number: `2`, `2.5`, `-12`.
    fn is_number(self) -> bool {
        let number = self.text.trim_start_matches(['-', '−', '–', '+']);
        let sound = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        self.letters == 0 && (1..=4).contains(&self.digits) && sound
    }

    /// The charge of an ion: `+`, `2+`, `3−`.
    fn is_charge(self) -> bool {
        let sign = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        self.digits <= 1 && matches!(sign, "+" | "-" | "−" | "–")
    }
}

fn is_sub(base: Base, inside: Inside, after: Option<char>) -> bool {
    if base == Base::Digit || after.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let ends = after.is_none_or(|c| !c.is_ascii_alphanumeric());
    match (inside.letters, inside.digits) {
        (0, _) => base != Base::Word && inside.is_number(),
        (_, 1..) | (1, 0) => base != Base::Word && ends,
        // `V~max~`; `OK~bye~` is chat.
        (2..=5, 0) => base == Base::Letter && ends,
        _ => false,
    }
}

/// `a~1~.txt`, `X~Y~轴`, `A~2~元`: what looks like a sub and is none.
fn is_of_data(behind: &str, inside: Inside, after: &str) -> bool {
    /// What is counted in prices, groups and addresses.
    const COUNTED: &str = "元块角毛群栋幢号楼室班座档";
    let capital = |c: char| c.is_ascii_uppercase();
    let mut back = behind.chars().rev();
    let of_capital = back.next().is_some_and(capital);
    let is_single = !back.next().is_some_and(is_letter);
    let mut ahead = after.chars();
    let next = ahead.next();
    let is_file_name = next == Some('.') && ahead.next().is_some_and(|c| c.is_ascii_alphabetic());
    let is_face = of_capital && inside.text.len() == 1 && inside.text.starts_with(capital);
    let is_amount = of_capital
        && is_single
        && inside.is_number()
        && next.is_some_and(|next| COUNTED.contains(next));
    is_file_name || is_face || is_amount
}

fn is_super(base: Base, inside: Inside, after: Option<char>) -> bool {
    // `^o^`, `^v^` are faces.
    let face = matches!(inside.text, "o" | "O" | "v" | "V" | "w" | "W" | "u" | "U");
    if face || after.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let ends = after.is_none_or(|c| !c.is_ascii_alphanumeric());
    // `SO4^2-^`; `1^-^` and `b^-^d` are faces.
    let charge = inside.is_charge()
        && match base {
            Base::Word => false,
            Base::Digit => inside.digits == 1 && ends,
            Base::Letter => ends,
            Base::Mark | Base::Formula | Base::Bracket => true,
        };
    inside.is_number() || charge || inside.letters > 0 && inside.letters <= 3 && ends
}

/// A letter that formulas are written with: Latin or Greek.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Α'..='Ω' | 'α'..='ω' | 'µ')
}

/// Whether a text ends inside of an address: of the web, of a person, of a file (`C:\Users\A~1~`).
fn is_in_address(text: &str) -> bool {
    let near = &text[text.floor_char_boundary(text.len().saturating_sub(WORD))..];
    let word = near.rsplit(|c: char| c.is_whitespace() || !c.is_ascii()).next().unwrap_or_default();
    let is_path =
        word.split('\\').skip(1).any(|name| name.starts_with(|c: char| c.is_alphanumeric()));
    is_path
        || word.contains("://")
        || word.contains("](")
        || word.contains('@')
        || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A line with its marks in brackets.
    fn read(words: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mark in marks(words) {
            let sign = if words.as_bytes()[mark.start] == b'~' { '_' } else { '^' };
            out.push_str(&words[at..mark.start]);
            out.push_str(&format!("{sign}[{}]", &words[mark.start + 1..mark.end]));
            at = mark.end + 1;
        }
        out + &words[at..]
    }

    #[test]
    fn formulas_units_and_powers() {
        for (typed, is) in [
            ("CO~2~排放", "CO_[2]排放"),
            ("H~2~O和C~2~H~5~OH", "H_[2]O和C_[2]H_[5]OH"),
            ("Ca(OH)~2~", "Ca(OH)_[2]"),
            ("SO~4~^2-^", "SO_[4]^[2-]"),
            ("Na^+^与Cl^-^，SO4^2-^", "Na^[+]与Cl^[-]，SO4^[2-]"),
            ("PM~2.5~浓度", "PM_[2.5]浓度"),
            ("V~max~，T~g~，x~i~", "V_[max]，T_[g]，x_[i]"),
            ("C~n~H~2n+2~", "C~n~H_[2n+2]"),
            ("80m^2^，10^8^个，10^-12^", "80m^[2]，10^[8]个，10^[-12]"),
            ("22.1kg/m^2^。W/(m^2^K)", "22.1kg/m^[2]。W/(m^[2]K)"),
            ("n^th^，x^n+1^", "n^[th]，x^[n+1]"),
            ("(a+b)^2^", "(a+b)^[2]"),
            ("log~2~n", "log_[2]n"),
            ("x~1~，V~1~与U~2~", "x_[1]，V_[1]与U_[2]"),
            ("H^+^，K^+^与b^-^", "H^[+]，K^[+]与b^[-]"),
            ("O~2~.", "O_[2]."),
        ] {
            assert_eq!(read(typed), is, "{typed}");
        }
    }

    #[test]
    fn tildes_and_carets_of_copy_are_data() {
        for typed in [
            "8:30~11:00",
            "10~20人，30~40人",
            "5~10~15",
            "周一~周五~周日",
            "a~b~c",
            "从A~B~C三栋",
            "A~2~5号楼",
            "~~删去~~",
            "H~~2~~O",
            "3^2",
            "3^2+4^2=5^2",
            "2^10^5",
            "^_^",
            "好^_^好^_^",
            "OK^o^",
            "第1^-^",
            "好~嘿嘿~",
            "OK~Bye~",
            "Office~2003~版",
            "m^ 2^",
            "CO~ 2~",
            "m\\^2^",
            "CO\\~2~",
            "CO~2\\~",
            "10^八^",
            "http://a.b/c~1~/x^2^",
            "x@a.b~1~",
            "~2~",
            "^2^",
            "米^2^",
            "CO~123456789~",
            "a^^2^^",
            "C:\\Users\\A~1~\\文档",
            "D:\\文档\\A~1~",
            "文件名为a~1~.txt",
            "X~Y~轴",
            "M~M~豆",
            "T~T~",
            "b^-^d",
            "A~2~元，B~10~元",
            "K~1~群",
        ] {
            assert_eq!(read(typed), typed, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_line(words in "[a-zA-Z0-9~^文。+() \\\\.-]{0,60}") {
            let mut last = 0;
            for mark in marks(&words) {
                prop_assert!(mark.start >= last && mark.end > mark.start + 1);
                last = mark.end + 1;
            }
        }
    }
}
