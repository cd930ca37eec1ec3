//! What is written in the quotes behind a picture's path, changed: `![…](x.jpg "columns=3 crop=10%")`.

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

/// A picture as it is named in Markdown.
struct Named {
    /// Behind the path.
    path_end: usize,
    /// At the bracket that closes it.
    close: usize,
}

impl Named {
    fn find(story: &str, start: usize) -> Option<Self> {
        let line_end = |from: usize| story[from..].find('\n').map_or(story.len(), |n| from + n);
        let begin = match story[start..].starts_with("![") {
            true => start,
            false => start + story[start..line_end(start)].find("![")?,
        };
        let text = &story[..line_end(begin)];
        let open = begin + text[begin..].find("](")? + 2;
        let quote = text[open..].find('"').map(|n| open + n);
        let bracket = text[open..].find(')').map(|n| open + n)?;
        match quote.filter(|quote| *quote < bracket) {
            None => Some(Self { path_end: bracket, close: bracket }),
            Some(quote) => {
                let end = quote + 1 + text[quote + 1..].find("\")")?;
                let path_end = open + text[open..quote].trim_end().len();
                Some(Self { path_end, close: end + 1 })
            }
        }
    }

    /// The attributes, one a word; a value in quotes may have spaces.
    fn words(&self, story: &str) -> Vec<String> {
        let text = story[self.path_end..self.close].trim().trim_matches('"');
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
    fn a_key_goes() {
        let story = "![](a.jpg \"crop=10%\")";
        assert_eq!(with_attributes(story, 0, &[("crop", None)]).unwrap(), "![](a.jpg)");
        assert!(with_attributes("没有图", 0, &[("crop", None)]).is_err());
    }
}
