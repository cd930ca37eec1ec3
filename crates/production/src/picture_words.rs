//! What is written in the quotes behind a picture's path, changed: `![…](x.jpg "columns=3 crop=10%")`.

use std::ops::Range;

use kanyin_diagnostics::{Told, told};

/// A story with other attributes of the picture that is named at a byte. What is not set stays as it is typed.
///
/// # Errors
/// No picture is named there.
pub fn with_attributes(
    story: &str,
    at: usize,
    set: &[(&'static str, Option<String>)],
) -> Result<String, Told> {
    let start = story.floor_char_boundary(at);
    let picture = Named::find(story, start).ok_or_else(|| {
        told!("这里没有图片了，稿件改过；再试一次", "there is no picture here any more; try again")
    })?;
    let mut words = picture.words(story);
    for (key, value) in set {
        let is_key = |word: &String| word.split('=').next() == Some(key);
        match (words.iter().position(is_key), value) {
            (Some(n), Some(value)) => words[n] = format!("{key}={value}"),
            (Some(n), None) => drop(words.remove(n)),
            (None, Some(value)) => {
                // The credit, which may be long, stays last.
                let end = words.iter().position(|word| word.starts_with("credit="));
                words.insert(end.unwrap_or(words.len()), format!("{key}={value}"));
            }
            (None, None) => {}
        }
    }
    let attributes =
        if words.is_empty() { String::new() } else { format!(" \"{}\"", words.join(" ")) };
    let (before, after) = (&story[..picture.path_end], &story[picture.close..]);
    Ok(format!("{before}{attributes}{after}"))
}

/// A picture as it is named in Markdown (CommonMark §6.3, §6.4).
struct Named {
    /// Behind the path.
    path_end: usize,
    /// What stands in the quotes behind it.
    title: Range<usize>,
    /// At the bracket that closes it.
    close: usize,
}

impl Named {
    /// The picture that begins at a byte, or the first one after it on its line; `None` where it is written so that no
    /// more can be said than that something is there.
    fn find(story: &str, start: usize) -> Option<Self> {
        let line_end = story[start..].find('\n').map_or(story.len(), |n| start + n);
        let begin = start + story[start..line_end].find("![")?;
        let text = &story[..line_end];
        let open = closing(text, begin + 1, '[', ']')? + 1;
        if !text[open..].starts_with('(') {
            return None;
        }
        let mut at = open + 1;
        at += text[at..].len() - text[at..].trim_start().len();
        let path_end = match text[at..].starts_with('<') {
            true => at + text[at..].find('>')? + 1,
            false => bare_path_end(text, at)?,
        };
        let gap = text[path_end..].len() - text[path_end..].trim_start().len();
        let (at, rest) = (path_end + gap, &text[path_end + gap..]);
        if rest.starts_with(')') {
            return Some(Self { path_end, title: at..at, close: at });
        }
        let quote = rest.chars().next().filter(|c| gap > 0 && "\"'(".contains(*c))?;
        let end_quote = if quote == '(' { ')' } else { quote };
        let title_end = at + 1 + text[at + 1..].find(end_quote)?;
        let close = title_end + 1 + text[title_end + 1..].find(')')?;
        // Between both nothing but white.
        let is_closed = text[title_end + 1..close].trim().is_empty();
        is_closed.then_some(Self { path_end, title: at + 1..title_end, close })
    }

    /// The attributes, one a word; a value in quotes may have spaces.
    fn words(&self, story: &str) -> Vec<String> {
        let text = &story[self.title.clone()];
        let mut words: Vec<String> = Vec::new();
        let (mut word, mut quoted) = (String::new(), false);
        for c in text.chars() {
            match c {
                '\'' => quoted = !quoted,
                c if c.is_whitespace() && !quoted => {
                    words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                    continue;
                }
                _ => {}
            }
            word.push(c);
        }
        words.extend((!word.is_empty()).then_some(word));
        words
    }
}

/// The bracket that closes the one at a byte.
fn closing(text: &str, open: usize, opens: char, closes: char) -> Option<usize> {
    let mut depth = 0;
    let mut escaped = false;
    for (n, c) in text[open..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == opens => depth += 1,
            c if c == closes => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + n);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where a path ends that stands without angle brackets: at white, or at the bracket that is not its own.
fn bare_path_end(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    for (n, c) in text[at..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at + n),
            ')' => depth -= 1,
            c if c.is_whitespace() => return Some(at + n),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(story: &str) -> String {
        with_attributes(story, 0, &[("columns", Some("3".into()))]).unwrap()
    }

    #[test]
    fn exactly_one_key_is_written() {
        assert_eq!(columns("![甲](a.jpg)\n"), "![甲](a.jpg \"columns=3\")\n");
        assert_eq!(
            columns("![甲](a.jpg \"columns=2 place=top credit='摄影 乙 丙'\")\n"),
            "![甲](a.jpg \"columns=3 place=top credit='摄影 乙 丙'\")\n"
        );
        assert_eq!(
            columns("![甲（乙）](a.jpg \"credit='摄影 丁（CC BY 4.0）'\")\n"),
            "![甲（乙）](a.jpg \"columns=3 credit='摄影 丁（CC BY 4.0）'\")\n"
        );
    }

    #[test]
    fn brackets_and_quotes_of_every_kind() {
        for (before, after) in [
            ("![](<../images/照片 (1).jpg>)", "![](<../images/照片 (1).jpg> \"columns=3\")"),
            ("![](照片(1).jpg)", "![](照片(1).jpg \"columns=3\")"),
            ("![甲](a.jpg 'crop=5%')", "![甲](a.jpg \"crop=5% columns=3\")"),
            ("![甲](a.jpg (crop=5%))", "![甲](a.jpg \"crop=5% columns=3\")"),
            ("![见[乙](http://a.b/c)](a.jpg)", "![见[乙](http://a.b/c)](a.jpg \"columns=3\")"),
            ("![甲](a.jpg) 和 ![乙](b.jpg)", "![甲](a.jpg \"columns=3\") 和 ![乙](b.jpg)"),
        ] {
            assert_eq!(columns(before), after);
        }
        for strange in ["![甲][1]", "![甲](a.jpg \"crop=5%\" x)", "![甲](a.jpg", "![甲"] {
            assert!(with_attributes(strange, 0, &[("columns", Some("3".into()))]).is_err());
        }
    }

    #[test]
    fn a_key_goes() {
        let story = "![](a.jpg \"crop=10%\")";
        assert_eq!(with_attributes(story, 0, &[("crop", None)]).unwrap(), "![](a.jpg)");
        assert!(with_attributes("没有图", 0, &[("crop", None)]).is_err());
    }
}
