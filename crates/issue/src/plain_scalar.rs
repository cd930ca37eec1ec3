//! A text as YAML takes it, bare where that is safe.

use serde_json::Value;

/// A text as a scalar of YAML: as it is where nothing else could be read, else in quotes.
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/-_. ·，、。！？“”‘’《》（）——…+%".contains(c);
    let begins = |c: char| c.is_alphabetic() || "“《（□".contains(c);
    let is_word = text.starts_with(begins) && text.chars().all(|c| is_plain(c) || c == '□');
    let is_other = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        .contains(&text.to_lowercase().as_str());
    match is_word && text.trim() == text && !is_other {
        true => text.into(),
        false => Value::String(text.into()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_where_yaml_would_read_them_otherwise() {
        for (text, yaml) in [
            ("要闻", "要闻"),
            ("stories/1-lead.md", "stories/1-lead.md"),
            ("“四史”学习，2020年", "“四史”学习，2020年"),
            ("4", "\"4\""),
            ("yes", "\"yes\""),
            ("No", "\"No\""),
            ("甲：乙", "\"甲：乙\""),
            ("a: b", "\"a: b\""),
            ("#1", "\"#1\""),
            ("- 甲", "\"- 甲\""),
        ] {
            assert_eq!(scalar(text), yaml);
        }
    }
}
