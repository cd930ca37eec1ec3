//! Sub- and superscript in nothing but text: by Unicode's characters, `CO₂`, `10⁸`; what it has none for stays as it was
//! typed, `V~max~`.

use crate::edition::{Inline, Level};

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

/// The words of inlines; a typed line break is one here too.
pub fn in_unicode(text: &[Inline]) -> String {
    let words = text.iter().map(|inline| match inline {
        Inline::Text { text, level: Some(Level::Sub), .. } => of_level(text, &SUB, '~'),
        Inline::Text { text, level: Some(Level::Super), .. } => of_level(text, &SUPER, '^'),
        Inline::Text { text, .. } => text.clone(),
        Inline::Break => "\n".into(),
    });
    words.collect()
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
        let inline = |text: &str, level| Inline::Text {
            text: text.into(),
            emph: false,
            strong: false,
            link: None,
            level,
        };
        let text = [
            inline("SO", None),
            inline("4", Some(Level::Sub)),
            inline("2-", Some(Level::Super)),
            inline("，V", None),
            inline("max", Some(Level::Sub)),
        ];
        assert_eq!(in_unicode(&text), "SO₄²⁻，V~max~");
    }
}
