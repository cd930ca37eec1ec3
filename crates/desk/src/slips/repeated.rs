//! Paragraphs that stand twice.

use std::collections::HashMap;

use kanyin_diagnostics::{Code, told};

use super::passages::Passage;
use super::remark::Remark;
use crate::account::letters;

/// Letters of a paragraph, at least: what is shorter may be meant.
const LEAST: usize = 24;

/// What is found in all passages.
pub fn remarks(passages: &[Passage]) -> Vec<Remark> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut remarks = Vec::new();
    for (n, passage) in passages.iter().enumerate() {
        let own = letters(&passage.text);
        if own.chars().count() < LEAST {
            continue;
        }
        let Some(first) = seen.insert(own, n).map(|first| &passages[first]) else { continue };
        let begin: String = first.text.chars().take(10).collect();
        let what = match first.source == passage.source {
            true => told!(
                "这一段前面有过一次：“{begin}……”",
                "this paragraph has stood before: `{begin}…`"
            ),
            false => told!(
                "这一段另一篇里也有：“{begin}……”",
                "this paragraph stands in another story too: `{begin}…`"
            ),
        };
        let end = passage.text.len();
        remarks.push(passage.remark(
            0..end,
            Code::RepeatedParagraph,
            what,
            told!("删去一处", "take one of them out"),
        ));
    }
    remarks
}
