//! Sub- and superscript in nothing but text: by Unicode's characters, `CO₂`, `10⁸`; what it has none for stays as it was
//! typed, `V~max~`.

use kanyin_issue::levels_in_unicode;

use crate::edition::{Inline, InlineLevel};

/// The words of inlines; a typed line break is one here too.
pub fn in_unicode(text: &[Inline]) -> String {
    let words = text.iter().map(|inline| match inline {
        Inline::Text { text, level: Some(InlineLevel::Sub), .. } => levels_in_unicode::sub(text),
        Inline::Text { text, level: Some(InlineLevel::Super), .. } => {
            levels_in_unicode::superscript(text)
        }
        Inline::Text { text, .. } => text.clone(),
        Inline::Break => "\n".into(),
    });
    words.collect()
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
            inline("4", Some(InlineLevel::Sub)),
            inline("2-", Some(InlineLevel::Super)),
            inline("，V", None),
            inline("max", Some(InlineLevel::Sub)),
        ];
        assert_eq!(in_unicode(&text), "SO₄²⁻，V~max~");
    }
}
