//! The functions of the house's templates, read from the comments that stand before them.

use serde_json::{Value, json};

use kanyin_typeset::LAYOUTS;

/// Every function that a layout or a publication may override, with what it gets.
pub fn parts() -> Value {
    let mut files: Vec<_> = LAYOUTS
        .get_dir("house")
        .into_iter()
        .flat_map(|house| house.files())
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
        .filter(|(path, _)| path.ends_with(".typ"))
        .collect();
    files.sort_unstable();
    let parts: Vec<Value> = files
        .iter()
        .flat_map(|(path, text)| functions(text).into_iter().map(move |part| (path, part)))
        .map(|(path, part)| {
            json!({
                "name": part.name,
                "file": format!("layouts/{}", path.replace('\\', "/")),
                "description": part.description,
            })
        })
        .collect();
    let at = files.iter().find(|(path, _)| path.ends_with("base.typ")).map(|(_, text)| head(text));
    json!({ "description": at.unwrap_or_default(), "parts": parts })
}

/// A function of a template: of `(it, at)`, with the comment before it.
#[derive(Debug, Eq, PartialEq)]
struct TemplateFunction {
    name: String,
    description: String,
}

fn functions(text: &str) -> Vec<TemplateFunction> {
    let mut found = Vec::new();
    let mut comment: Vec<&str> = Vec::new();
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("///") {
            comment.push(words.trim());
            continue;
        }
        let name = line.strip_prefix("#let ").and_then(|rest| rest.split_once("(it, at)"));
        if let Some((name, _)) = name {
            found.push(TemplateFunction {
                name: name.trim().into(),
                description: comment.join("\n"),
            });
        }
        comment.clear();
    }
    found
}

/// The comment that a file begins with.
fn head(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_of_parts_is_told_with_its_comment() {
        let text = "/// 签.\n/// it.body\n#let tab(it, at) = box()\n\n/// not one\n#let row(at, body) = 1\n#let bare(it, at) = {\n";
        let part = |name: &str, description: &str| TemplateFunction {
            name: name.into(),
            description: description.into(),
        };
        assert_eq!(functions(text), [part("tab", "签.\nit.body"), part("bare", "")]);
    }

    #[test]
    fn the_house_has_a_headline_that_says_what_it_gets() {
        let parts = parts();
        let headline =
            parts["parts"].as_array().unwrap().iter().find(|part| part["name"] == "headline");
        assert!(headline.unwrap()["description"].as_str().unwrap().contains("it.rows"));
        assert!(parts["description"].as_str().unwrap().contains("at.width"));
    }
}
