//! CSS, as far as to find its declarations: in `style` attributes and style sheets.

use std::ops::Range;

/// A declaration.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Declaration {
    /// The property, in small letters.
    pub property: String,
    /// Where its value is, without what makes it important.
    pub value: Range<usize>,
    /// Which `@font-face` rule it stands in, counted from 0.
    pub font_face: Option<usize>,
}

/// All declarations of a style sheet, or of a `style` attribute.
pub fn declarations(css: &str) -> Vec<Declaration> {
    let bytes = css.as_bytes();
    let mut found = Vec::new();
    let (mut start, mut colon) = (0, None::<usize>);
    let (mut font_faces, mut font_face) = (0, None);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = css[at + 2..].find("*/").map_or(css.len(), |end| at + 2 + end + 2);
                if css[start..at].trim().is_empty() {
                    start = end;
                }
                at = end;
                continue;
            }
            b'"' | b'\'' | b'(' => {
                at = closed(bytes, at);
                continue;
            }
            b':' => _ = colon.get_or_insert(at),
            b'{' => {
                if css[start..at].trim().eq_ignore_ascii_case("@font-face") {
                    font_face = Some(font_faces);
                    font_faces += 1;
                }
                (start, colon) = (at + 1, None);
            }
            b';' | b'}' => {
                found.extend(colon.map(|colon| declaration(css, start, colon, at, font_face)));
                (start, colon) = (at + 1, None);
                if *byte == b'}' {
                    font_face = None;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found.extend(colon.map(|colon| declaration(css, start, colon, css.len(), font_face)));
    found
}

/// Behind the end of a string or a bracket.
fn closed(bytes: &[u8], from: usize) -> usize {
    let end = match bytes.get(from) {
        Some(b'(') => b')',
        Some(quote) => *quote,
        None => return from,
    };
    let mut at = from + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            byte if *byte == end => return at + 1,
            b'"' | b'\'' if end == b')' => {
                at = closed(bytes, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn declaration(
    css: &str,
    start: usize,
    colon: usize,
    end: usize,
    font_face: Option<usize>,
) -> Declaration {
    let value = &css[colon + 1..end];
    let written = match value.rfind('!') {
        Some(mark) if value[mark + 1..].trim().eq_ignore_ascii_case("important") => &value[..mark],
        _ => value,
    };
    let from = colon + 1 + (written.len() - written.trim_start().len());
    let property = css[start..colon].trim().to_ascii_lowercase();
    Declaration { property, value: from..from + written.trim().len(), font_face }
}

/// Where the families begin in a `font` shorthand: behind the size and the leading.
pub fn families_in_shorthand(value: &str) -> Option<usize> {
    const SIZES: [&str; 10] = [
        "xx-small",
        "x-small",
        "small",
        "medium",
        "large",
        "x-large",
        "xx-large",
        "xxx-large",
        "smaller",
        "larger",
    ];
    let mut after_size = false;
    let mut leading_follows = false;
    for (at, word) in words(value) {
        let bare = word.split('/').next().unwrap_or(word);
        let is_size = SIZES.contains(&bare.to_ascii_lowercase().as_str())
            || bare.starts_with(|c: char| c.is_ascii_digit() || c == '.')
                && (bare.ends_with(|c: char| !c.is_ascii_digit()) || word.contains('/'));
        match () {
            () if !after_size => {
                after_size = is_size;
                leading_follows = is_size && word.ends_with('/');
            }
            () if word == "/" => leading_follows = true,
            () if leading_follows || word.starts_with('/') => leading_follows = false,
            () => return Some(at),
        }
    }
    None
}

/// The beginning of a `font` shorthand without the leading, which SVG has no use for: usvg takes no size that a leading
/// follows.
pub fn without_leading(before_families: &str) -> String {
    let Some((size, leading)) = before_families.split_once('/') else {
        return before_families.to_string();
    };
    let leading = leading.trim_start();
    let end = leading.find(|c: char| c.is_ascii_whitespace()).unwrap_or(leading.len());
    format!("{}{}", size.trim_end(), &leading[end..])
}

fn words(value: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = value.as_ptr() as usize;
    value.split_ascii_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_goes_and_the_size_stays() {
        for (written, left) in [
            ("bold 40px/1.2 ", "bold 40px "),
            ("40px / 1.2 ", "40px "),
            ("italic small/normal ", "italic small "),
            ("40px ", "40px "),
        ] {
            assert_eq!(without_leading(written), left);
        }
    }

    fn values(css: &str) -> Vec<(String, &str)> {
        let found = declarations(css).into_iter();
        found.map(|one| (one.property.clone(), &css[one.value.clone()])).collect()
    }

    #[test]
    fn declarations_are_found_wherever_they_stand() {
        let css = "/* font-family: no */ a:hover, .b { font-family : \"a;b\" , serif !important; fill:red }\n\
                   @media print { text { font: 700 12px/1.5 楷体 } }";
        assert_eq!(
            values(css),
            [
                ("font-family".into(), "\"a;b\" , serif"),
                ("fill".into(), "red"),
                ("font".into(), "700 12px/1.5 楷体")
            ]
        );
        assert_eq!(values("font-family:宋体"), [("font-family".into(), "宋体")]);
    }

    #[test]
    fn a_font_face_is_told_from_other_rules() {
        let css =
            "@font-face{font-family:A;src:url(data:font/ttf;base64,AA==)} text{font-family:A}";
        let faces: Vec<_> = declarations(css).into_iter().map(|one| one.font_face).collect();
        assert_eq!(faces, [Some(0), Some(0), None]);
    }

    #[test]
    fn families_stand_behind_the_size() {
        let families = |value: &'static str| families_in_shorthand(value).map(|at| &value[at..]);
        assert_eq!(families("italic bold 12px/30px 'A B', serif"), Some("'A B', serif"));
        assert_eq!(families("700 1.5em 微软雅黑"), Some("微软雅黑"));
        assert_eq!(families("12pt / 14pt Arial"), Some("Arial"));
        assert_eq!(families("small-caps x-large Arial"), Some("Arial"));
        assert_eq!(families("menu"), None);
    }
}
