//! Sub- and superscript in nothing but text: by Unicode's characters, `CO₂`, `10⁸`; what it has none for stays as it was
//! typed, `V~max~`.

use super::story::{Level, Run};

const SUB: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('(', '₍'),
    (')', '₎'),
];
const SUPER: [(char, char); 16] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
];

/// Words that stand lower, in nothing but text.
pub fn sub(text: &str) -> String {
    of_level(text, &SUB, '~')
}

/// Words that stand higher, in nothing but text.
pub fn superscript(text: &str) -> String {
    of_level(text, &SUPER, '^')
}

/// Runs for a line that is nothing but text.
pub(crate) fn runs(mut runs: Vec<Run>) -> Vec<Run> {
    for run in &mut runs {
        if let Run::Text { text, style, .. } = run {
            match style.level {
                Level::Sub => *text = sub(text),
                Level::Super => *text = superscript(text),
                Level::Line | Level::Sign(_) => {}
            }
        }
    }
    runs
}

fn of_level(text: &str, forms: &[(char, char)], sign: char) -> String {
    let form = |c: char| forms.iter().find(|(of, _)| *of == c).map(|(_, form)| *form);
    let formed: Option<String> = text.chars().map(form).collect();
    formed.unwrap_or_else(|| format!("{sign}{text}{sign}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unicode_has() {
        assert_eq!((sub("2"), sub("max")), ("₂".into(), "~max~".into()));
        assert_eq!((superscript("2-"), superscript("th")), ("²⁻".into(), "^th^".into()));
    }
}
