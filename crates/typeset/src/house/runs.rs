//! Runs of a paragraph as content: what stands out is the templates', what leads somewhere is a link.

use std::sync::Arc;

use typst_library::foundations::{Content, NativeElement};
use typst_library::text::{LinebreakElem, TextElem};

use kanyin_issue::{Among, Run, RunIn, story::Level};

use super::it::it;
use super::stick::Stick;
use crate::engine::TemplateErrors;
use crate::spaces::{TypedSpace, is_wide};
use crate::words::{WordsOrSpace, linked, split_at_spaces, words_at};

impl Stick<'_> {
    /// Runs of a paragraph, which may begin with a label.
    pub fn paragraph_runs(&self, runs: &[Run], among: Among) -> Result<Content, TemplateErrors> {
        let Some(RunIn { label, mark, gap, rest }) = RunIn::of(runs, among) else {
            return self.runs(runs);
        };
        let mark = if mark.is_empty() { None } else { Some(self.runs(&mark)?) };
        let it = it! { "label" => self.runs(&label)?, "mark" => mark, "gap" => gap };
        Ok(Content::sequence([self.call("run-in", it)?, self.runs(&rest)?]))
    }

    /// Runs of text, with what stands out in them.
    pub fn runs(&self, runs: &[Run]) -> Result<Content, TemplateErrors> {
        let mut parts = Vec::new();
        // What is pieced together within a link is one link.
        let mut open: Option<OpenLink> = None;
        for (n, run) in runs.iter().enumerate() {
            let link = leads_to(runs, n);
            if open.as_ref().map(|open| &open.url) != link {
                parts.extend(open.take().map(OpenLink::closed));
                open = link.map(OpenLink::to);
            }
            let parts = match &mut open {
                Some(link) => {
                    link.words.push_str(words_of(run));
                    &mut link.parts
                }
                None => &mut parts,
            };
            match run {
                Run::Break => parts.push(LinebreakElem::new().pack()),
                Run::Text { text, style, spot, .. } => {
                    let body = split_at_spaces(text).into_iter().filter_map(|piece| match piece {
                        WordsOrSpace::Words(at, words) => Some(words_at(words, *spot, at)),
                        WordsOrSpace::Space(TypedSpace::Gap) => None,
                        WordsOrSpace::Space(_) => Some(TextElem::packed(" ")),
                    });
                    let mut body = Content::sequence(body);
                    let level = match style.level {
                        Level::Line => None,
                        Level::Sub => Some("sub"),
                        Level::Super => Some("super"),
                        Level::Sign(_) => Some("note-sign"),
                    };
                    if let Some(function) = level {
                        body = self.call(function, it! { "body" => body })?;
                    }
                    if style.emph {
                        let italic = !text.contains(is_wide) && self.has_italic("song");
                        body = self.call("emph", it! { "body" => body, "italic" => italic })?;
                    }
                    if style.strong {
                        body = self.call("strong", it! { "body" => body })?;
                    }
                    parts.push(body);
                }
            }
        }
        parts.extend(open.map(OpenLink::closed));
        Ok(Content::sequence(parts))
    }
}

/// Where a run leads. A line end that was typed leads where the words on both sides of it do.
fn leads_to(runs: &[Run], n: usize) -> Option<&Arc<str>> {
    match runs.get(n) {
        Some(Run::Break) => {
            let before = link_of(n.checked_sub(1).and_then(|before| runs.get(before)));
            before.filter(|before| link_of(runs.get(n + 1)) == Some(before))
        }
        run => link_of(run),
    }
}

fn link_of(run: Option<&Run>) -> Option<&Arc<str>> {
    match run {
        Some(Run::Text { link, .. }) => link.as_ref(),
        _ => None,
    }
}

fn words_of(run: &Run) -> &str {
    match run {
        Run::Text { text, .. } => text,
        Run::Break => " ",
    }
}

/// A link that is being pieced together.
struct OpenLink {
    url: Arc<str>,
    words: String,
    parts: Vec<Content>,
}

impl OpenLink {
    fn to(url: &Arc<str>) -> Self {
        Self { url: url.clone(), words: String::new(), parts: Vec::new() }
    }

    fn closed(self) -> Content {
        linked(Content::sequence(self.parts), &self.url, &self.words)
    }
}
