//! The text of a page without its tags, for the rest of one that has far too many.

/// The text between tags, its entities as they are. A `<` that begins no tag stays; comments go.
pub fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 4);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..];
        let behind = match tag.as_bytes().get(1) {
            Some(b'!') if tag.starts_with("<!--") => behind(tag, "-->"),
            Some(first) if first.is_ascii_alphabetic() || b"/!?".contains(first) => {
                behind(tag, ">")
            }
            _ => {
                text.push('<');
                Some(&tag[1..])
            }
        };
        let Some(behind) = behind else { return text };
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// What stands behind an end; none if it never comes.
fn behind<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    text.find(end).map(|at| &text[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_comments_go_and_all_else_stays() {
        assert_eq!(
            without_tags("d>井<b class=a>水</b>是<!-- 1 > 2 -->甜&amp;的"),
            "d>井水是甜&amp;的"
        );
        assert_eq!(without_tags("1 < 2，<3"), "1 < 2，<3");
        assert_eq!(without_tags("井<b"), "井");
    }
}
