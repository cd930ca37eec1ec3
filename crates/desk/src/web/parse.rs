//! A page's text becomes its tree, under guard.

use html5ever::TokenizerResult;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::grower::TreeGrower;
use super::guard::{EndlessTag, Guard};
use super::text;
use super::tree::Tree;

/// Bytes that are read at once.
const PIECE: usize = 16 << 10;

/// Reads a page. `None` if it has a tag without an end.
pub fn parse(html: &str) -> Option<Tree> {
    let opts = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(TreeGrower::new(), opts);
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut endless = EndlessTag::default();
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = behind;
        input.push_back(StrTendril::from_slice(piece));
        // At a script the tokenizer stops, for it to be run; ours never are.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        if endless.is_in(piece, tokenizer.sink.tokens()) {
            return None;
        }
        if tokenizer.sink.is_full() {
            input.push_back(StrTendril::from_slice(&text::without_tags(rest)));
            while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
            break;
        }
    }
    tokenizer.end();
    let is_cut = tokenizer.sink.has_passed_over();
    let tree = tokenizer.sink.into_builder().sink.finish();
    Some(tree.cut(is_cut))
}
