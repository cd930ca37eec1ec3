//! `left-over.md`: what is in no story, with the line where it stood and why it is here.

use std::fmt::Write;

use kanyin_diagnostics::Lang;

use crate::block::Source;
use crate::found::Found;

/// The text of the file; none if nothing is left over.
pub fn text(found: &Found, sources: &[Source], lang: Lang) -> Option<String> {
    if found.left.is_empty() {
        return None;
    }
    let mut text = String::from(match lang {
        Lang::Zh => {
            "# 没有进稿件的文字\n\n每条先说在哪个文件第几行、为什么在这里。要用的抄进稿件；都看过了，这个文件可以删去。\n"
        }
        Lang::En => {
            "# What is in no story\n\nEach says where it stood, and why it is here. Copy what is wanted into a story; then this file may go.\n"
        }
    });
    for left in &found.left {
        let name = left.at.and_then(|at| sources.get(at.source)).map(|source| source.name.as_str());
        let why = left.why.lang(lang);
        let place = match (name, left.at) {
            (Some(name), Some(at)) => format!("{name}:{}", at.line),
            _ => String::new(),
        };
        _ = write!(text, "\n- {}\n", format!("{place} {why}").trim_start());
        for line in left.text.lines() {
            _ = writeln!(text, "\n  > {line}");
        }
    }
    Some(text)
}
