//! What another system writes: `stories.json` in our own form, what `archive` wrote, JSON Feed, Atom and RSS. Each story is a
//! source of its own.

mod archived;
mod news;
mod stories;

use serde_json::Value;

use kanyin_diagnostics::{Code, Fault, Told, told};

use crate::beside::Beside;
use crate::block::Source;
use crate::code_page;
use crate::plain::no_text;
use crate::tell;

pub use stories::{StoriesIn, schema};

/// Reads a file of stories.
///
/// # Errors
/// A file that is none of these, or is damaged.
pub fn read(name: &str, bytes: &[u8], beside: Beside<'_>) -> Result<Vec<Source>, Fault> {
    let decoded = code_page::decode(bytes).ok_or_else(|| no_text(name))?;
    let text = decoded.text.trim_start();
    let mut sources = match text.starts_with(['{', '[']) {
        true => json(name, text, beside)?,
        false => news::read(name, text, beside)?,
    };
    if let Some(first) = sources.first_mut() {
        first.faults.splice(0..0, code_page::faults(name, &decoded));
    }
    Ok(sources)
}

/// JSON, by the keys that it has.
fn json(name: &str, text: &str, beside: Beside<'_>) -> Result<Vec<Source>, Fault> {
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(name, &error))?;
    let has = |key: &str| value.get(key).is_some();
    if has("articles") {
        return archived::sources(name, value, beside).map_err(|error| not_ours(name, &error));
    }
    if has("items") {
        let file = serde_json::from_value(value).map_err(|error| not_ours(name, &error))?;
        return Ok(news::of_json_feed(name, file, beside));
    }
    let file: StoriesIn = serde_json::from_value(value).map_err(|error| not_ours(name, &error))?;
    Ok(stories::sources(name, file, beside))
}

fn not_json(name: &str, error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line(), error.column());
    let what = told!(
        "“{name}”第 {line} 行第 {column} 个字符起不是 JSON：{error}",
        "`{name}` is no JSON from line {line}, column {column}: {error}"
    );
    refused(what)
}

fn not_ours(name: &str, error: &serde_json::Error) -> Fault {
    refused(told!(
        "“{name}”不合 stories.json 的格式：{error}",
        "`{name}` is not as stories.json must be: {error}"
    ))
}

fn refused(what: Told) -> Fault {
    let hint = told!(
        "格式见 `kanyin schema stories`；至少写 {{\"stories\": [{{\"title\": \"…\", \"body\": \"…\"}}]}}",
        "see `kanyin schema stories`; the least is {{\"stories\": [{{\"title\": \"…\", \"body\": \"…\"}}]}}"
    );
    tell::refusal(Code::NotCopy, what, hint)
}

#[cfg(test)]
#[path = "../feed_tests.rs"]
mod tests;
