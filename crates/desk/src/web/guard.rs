//! What a hostile page could make grow without end is held: depth, the number of nodes, attributes of one tag.
//!
//! A tag that goes too far is passed over as if it were not there; its text stays. A page that people read never comes near.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::LocalName;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;

use super::grower::{Handle, TreeGrower};

/// How deep elements stand in one another at most.
const DEEPEST: u32 = 160;
/// Nodes that a tag may make on average: emphasis that stays open is begun anew in each paragraph.
const NODES_A_TAG: usize = 3;
/// Nodes that any page may have.
const NODES: usize = 20_000;
/// Most tags of a page.
const TAGS: usize = 100_000;

/// Stands between the tokens of a page and its tree.
pub struct Guard {
    builder: TreeBuilder<Handle, TreeGrower>,
    tags: Cell<usize>,
    tokens: Cell<usize>,
    /// Elements that were passed over and are not yet closed, by name.
    passed: RefCell<HashMap<LocalName, usize>>,
    has_passed_over: Cell<bool>,
}

impl Guard {
    /// Before a builder.
    pub fn new(builder: TreeBuilder<Handle, TreeGrower>) -> Self {
        Self {
            builder,
            tags: Cell::default(),
            tokens: Cell::default(),
            passed: RefCell::default(),
            has_passed_over: Cell::default(),
        }
    }

    /// The builder, when all is done.
    pub fn into_builder(self) -> TreeBuilder<Handle, TreeGrower> {
        self.builder
    }

    /// Whether a tag was passed over.
    pub fn has_passed_over(&self) -> bool {
        self.has_passed_over.get()
    }

    /// Whether no more tags are taken: what follows is text alone.
    pub fn is_full(&self) -> bool {
        self.tags.get() > TAGS
    }

    /// How many tokens there were.
    pub fn tokens(&self) -> usize {
        self.tokens.get()
    }

    /// Whether a tag goes too far.
    fn is_too_much(&self, tag: &Tag) -> bool {
        let tags = self.tags.get() + 1;
        self.tags.set(tags);
        let grower = &self.builder.sink;
        if tags > TAGS || grower.made() > NODES + NODES_A_TAG * tags {
            return true;
        }
        match tag.kind {
            TagKind::StartTag => grower.depth() >= DEEPEST && !is_empty_element(&tag.name),
            TagKind::EndTag => false,
        }
    }

    /// Whether a tag is passed over. The end of an element goes the way of its start.
    fn passes_over(&self, tag: &Tag) -> bool {
        let mut passed = self.passed.borrow_mut();
        let open = passed.get_mut(&tag.name).filter(|open| **open > 0);
        match (tag.kind, open) {
            (TagKind::EndTag, Some(open)) => {
                *open -= 1;
                true
            }
            _ if self.is_too_much(tag) => {
                self.has_passed_over.set(true);
                if tag.kind == TagKind::StartTag {
                    *passed.entry(tag.name.clone()).or_default() += 1;
                }
                true
            }
            _ => false,
        }
    }
}

/// Elements without an end.
fn is_empty_element(name: &str) -> bool {
    matches!(name, "br" | "img" | "hr" | "wbr" | "input" | "meta" | "link")
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.tokens.set(self.tokens.get() + 1);
        match token {
            Token::TagToken(tag) if self.passes_over(&tag) => TokenSinkResult::Continue,
            Token::ParseError(_) | Token::CommentToken(_) => TokenSinkResult::Continue,
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Watches a page go by in pieces for a tag with so many attributes that comparing them would take minutes: the tokenizer gives
/// no token for a long time, and what it reads has many gaps. A picture within a tag is as long, but has none.
#[derive(Default)]
pub struct EndlessTag {
    tokens: usize,
    bytes: usize,
    gaps: usize,
}

impl EndlessTag {
    /// Most bytes without a token, if there are [`Self::GAPS`] in them.
    const BYTES: usize = 64 << 10;
    const GAPS: usize = 4_000;

    /// Takes a piece that was read, and how many tokens there are by now. Whether it is such a tag.
    pub fn is_in(&mut self, piece: &str, tokens: usize) -> bool {
        if tokens != self.tokens {
            *self = Self { tokens, ..Self::default() };
            return false;
        }
        self.bytes += piece.len();
        self.gaps += piece.bytes().filter(|byte| b" \t\n\r\x0C/\"'".contains(byte)).count();
        self.bytes >= Self::BYTES && self.gaps > Self::GAPS
    }
}
