//! A number as a list prints it: 3, 三, 叁, ③, C, iii.

/// A number in one of Word's forms (`w:numFmt`). What there is no form for, or no sign any more, stands in figures.
pub fn numeral(number: u32, form: &str) -> String {
    let figures = || number.to_string();
    match form {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number).unwrap_or_else(figures),
        "lowerRoman" => roman(number).unwrap_or_else(figures).to_lowercase(),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "chineseCounting" | "taiwaneseCounting" => counted(number),
        "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting"
        | "ideographLegalTraditional"
        | "chineseLegalSimplified"
        | "japaneseLegal" => said(number, form),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(number),
        "ideographTraditional" => nth(number, "甲乙丙丁戊己庚辛壬癸").unwrap_or_else(figures),
        "ideographZodiac" => nth(number, "子丑寅卯辰巳午未申酉戌亥").unwrap_or_else(figures),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            circled(number).unwrap_or_else(figures)
        }
        "decimalEnclosedParen" => sign('⑴', number, 20).unwrap_or_else(|| format!("({number})")),
        "decimalEnclosedFullstop" => sign('⒈', number, 20).unwrap_or_else(|| format!("{number}.")),
        "ideographEnclosedCircle" => sign('㊀', number, 10).unwrap_or_else(|| counted(number)),
        "decimalFullWidth" | "decimalFullWidth2" => wide(number),
        "numberInDash" => format!("- {number} -"),
        "ordinal" => ordinal(number),
        "hex" => format!("{number:X}"),
        _ => figures(),
    }
}

fn sign(first: char, number: u32, most: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|_| number <= most)?;
    char::from_u32(first as u32 + at).map(String::from)
}

/// ① to ㊿.
pub fn circled(number: u32) -> Option<String> {
    match number {
        0 => Some("⓪".into()),
        1..=20 => sign('①', number, 20),
        21..=35 => sign('㉑', number - 20, 15),
        _ => sign('㊱', number.checked_sub(35)?, 15),
    }
}

fn nth(number: u32, signs: &str) -> Option<String> {
    signs.chars().nth(number.checked_sub(1)? as usize).map(String::from)
}

fn wide(number: u32) -> String {
    let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32);
    number.to_string().chars().filter_map(wide).collect()
}

fn digits(number: u32) -> String {
    const SIGNS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    number.to_string().bytes().map(|digit| SIGNS[usize::from(digit - b'0') % 10]).collect()
}

/// 十一, 二十; from a hundred on sign by sign.
pub fn counted(number: u32) -> String {
    if number < 100 { said(number, "chineseCountingThousand") } else { digits(number) }
}

/// 一百零三, 壹佰零叁.
fn said(number: u32, form: &str) -> String {
    let (signs, tens) = match form {
        "chineseLegalSimplified" => ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" | "japaneseLegal" => ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        _ => ("零一二三四五六七八九", "十百千"),
    };
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let is_legal = tens.starts_with('拾');
    let mut said = String::new();
    let mut has_gap = false;
    for (power, unit) in [(1000, 2), (100, 1), (10, 0), (1, 3)] {
        let digit = number / power % 10;
        if digit == 0 {
            has_gap = !said.is_empty();
            continue;
        }
        if has_gap {
            said.push('零');
        }
        has_gap = false;
        // 十一, not 一十一; but 一百一十一, and 壹拾壹.
        let is_bare_ten = power == 10 && digit == 1 && said.is_empty() && !is_legal;
        if !is_bare_ten {
            said.extend(signs.chars().nth(digit as usize));
        }
        said.extend(tens.chars().nth(unit));
    }
    said
}

/// A, B … Z, AA, BB; Word repeats the letter.
fn letters(number: u32, first: char) -> String {
    let Some(at) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(first as u32 + at % 26).unwrap_or(first);
    String::from(letter).repeat((at / 26 + 1).min(40) as usize)
}

/// XIV; `None` beyond MMMMCMXCIX.
pub fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = (1..5000).contains(&number).then_some(number)?;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    Some(roman)
}

fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn as_word_prints_them() {
        for (form, number, printed) in [
            ("decimal", 12, "12"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 21, "二十一"),
            ("chineseCountingThousand", 103, "一百零三"),
            ("chineseCountingThousand", 1010, "一千零一十"),
            ("japaneseCounting", 11, "十一"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographDigital", 2026, "二〇二六"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "㉑"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalFullWidth", 15, "１５"),
            ("upperLetter", 27, "AA"),
            ("lowerLetter", 3, "c"),
            ("lowerRoman", 14, "xiv"),
            ("upperRoman", 0, "0"),
            ("ordinal", 22, "22nd"),
            ("bullet", 1, ""),
        ] {
            assert_eq!(numeral(number, form), printed, "{form} {number}");
        }
    }
}
