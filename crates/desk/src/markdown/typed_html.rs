//! HTML that was typed in Markdown: a tag among words, or a block of its own.

use super::body::MarkdownBody;
use super::inlines::{TypedTag, WordLook};
use crate::block::{Aside, Block, End};
use crate::web;

impl MarkdownBody<'_> {
    /// A tag among words: it changes their look, ends a line, or sets what follows apart.
    pub(super) fn tag(&mut self, typed: &str, words: &mut WordLook, line: u32) {
        let Some(tag) = TypedTag::of(typed) else {
            return self.aside(line, typed);
        };
        if let Some((name, _)) = &self.apart {
            if tag.is_end
                && tag.name == *name
                && let Some((name, text)) = self.apart.take()
                // Its brackets are for those who cannot show what stands above.
                && name != "rp"
            {
                self.aside(line, &text);
            }
            return;
        }
        match tag.name.as_str() {
            "br" => self.end(End::Soft),
            "img" => {
                if let Ok(read) = web::fragment(self.name, tag.typed, self.beside) {
                    self.take(line, read);
                }
            }
            "rt" | "rp" | "script" | "style" if !tag.is_end => {
                self.apart = Some((tag.name, String::new()))
            }
            _ => {
                tag.apply(words);
            }
        }
    }

    pub(super) fn html(&mut self, line: u32, html: &str) {
        // A reader of pages drops comments, and what follows one that never ends.
        let (mut bare, mut rest) = (String::new(), html);
        while let Some((before, behind)) = rest.split_once("<!--") {
            let (comment, after) = behind.split_once("-->").unwrap_or((behind, ""));
            self.aside(line, comment.trim());
            bare.push_str(before);
            bare.extend(comment.chars().filter(|c| *c == '\n'));
            rest = after;
        }
        bare.push_str(rest);
        let html = bare.as_str();
        if html.trim().is_empty() {
            return;
        }
        match web::fragment(self.name, html, self.beside) {
            Ok(read) => self.take(line, read),
            Err(fault) => {
                self.faults.push(fault);
                self.lines(line, html, "pre");
            }
        }
    }

    /// Takes what was read of HTML; its lines count from where it stands.
    fn take(&mut self, line: u32, read: crate::block::Source) {
        self.end(End::Soft);
        let shifted = |n: u32| line + n.saturating_sub(1);
        self.blocks.extend(
            read.blocks.into_iter().map(|block| Block { line: shifted(block.line), ..block }),
        );
        self.asides.extend(
            read.asides.into_iter().map(|aside| Aside { line: shifted(aside.line), ..aside }),
        );
        self.faults.extend(read.faults);
    }
}
