//! The reading of RTF, sign by sign. Groups are a list, not calls: no nesting can exhaust anything.

use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{Encoding, MACINTOSH};
use kanyin_diagnostics::{Fault, told};

use super::fonts::{Font, Fonts, of_code_page};
use super::groups::{Group, character};
use super::pictures::Hex;
use super::state::{Destination, State};
use super::story::{Story, StoryKind};
use super::tokens::{Token, Tokens};
use crate::block::{Aside, Block, Source};
use crate::word::paragraphs::ParagraphItem;
use crate::word::{fields, said};

/// Most groups within each other. Word writes thirty.
const DEEPEST: usize = 1000;
/// Most blocks of a file.
const MOST_BLOCKS: usize = 100_000;

/// A file as it is read.
pub struct Reader<'n> {
    pub(super) name: &'n str,
    pub(super) groups: Vec<State>,
    pub(super) state: State,
    pub(super) stories: Vec<Story>,
    /// The file's code page, if it says one.
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) default_font: i32,
    pub(super) fonts: Fonts,
    pub(super) font: Font,
    pub(super) font_number: i32,
    pub(super) styles: HashMap<i32, String>,
    pub(super) style_name: String,
    /// Bytes of text whose code page is that of `font`, not decoded yet.
    pub(super) bytes: Vec<u8>,
    pub(super) high: Option<u16>,
    pub(super) skip: usize,
    pub(super) is_fresh: bool,
    pub(super) is_starred: bool,
    pub(super) codes: Vec<(usize, String)>,
    pub(super) author: String,
    pub(super) picture: Hex,
    pub(super) pictures: usize,
    pub(super) calls: u32,
    /// Paragraphs and cells so far.
    pub(super) ended: usize,
    pub(super) notes: Vec<Block>,
    pub(super) line: u32,
    pub(super) asides: Vec<Aside>,
    pub(super) faults: Vec<Fault>,
    pub(super) has_struck: bool,
}

impl<'n> Reader<'n> {
    /// Begins.
    pub fn new(name: &'n str) -> Self {
        Self {
            name,
            groups: Vec::new(),
            state: State::new(),
            stories: vec![Story::new(StoryKind::File, 0)],
            encoding: None,
            default_font: 0,
            fonts: Fonts::default(),
            font: Font::default(),
            font_number: 0,
            styles: HashMap::new(),
            style_name: String::new(),
            bytes: Vec::new(),
            high: None,
            skip: 0,
            is_fresh: false,
            is_starred: false,
            codes: Vec::new(),
            author: String::new(),
            picture: Hex::default(),
            pictures: 0,
            calls: 0,
            ended: 0,
            notes: Vec::new(),
            line: 1,
            asides: Vec::new(),
            faults: Vec::new(),
            has_struck: false,
        }
    }

    /// Reads a file to its end.
    pub fn read(mut self, bytes: &[u8]) -> Result<Source, Fault> {
        for token in Tokens::new(bytes) {
            match token {
                Token::Byte(byte) | Token::Hex(byte) => self.byte(byte),
                Token::Open => self.open(),
                Token::Close => self.close(),
                Token::Word(word, number) => self.word(word, number),
                Token::Symbol(sign) => self.symbol(sign),
                Token::Binary(bytes) => {
                    if self.state.destination == Destination::Picture {
                        self.picture.bytes(bytes);
                    }
                }
            }
            self.is_fresh = token == Token::Open;
            if self.groups.len() > DEEPEST {
                return Err(said::too_deep(self.name));
            }
            if self.ended > MOST_BLOCKS {
                return Err(said::too_large(self.name));
            }
        }
        let is_cut = !self.groups.is_empty();
        while !self.groups.is_empty() {
            self.close();
        }
        self.decode();
        if self.story().is_open() {
            self.paragraph();
        }
        let mut blocks = self.stories.remove(0).end();
        blocks.append(&mut self.notes);
        if is_cut {
            let name = self.name;
            self.faults.push(said::broken(told!(
                "“{name}”后面缺了一截，只拿进来前面的；请作者重发",
                "`{name}` is cut off; only what is there was taken in; ask the author to send it again"
            )));
        }
        if self.has_struck {
            let name = self.name;
            self.faults.push(said::note(told!(
                "“{name}”有删除线划去的字，照样拿进来了；要删的请自己删",
                "`{name}` has text struck through, which was taken in all the same; delete what is meant to go"
            )));
        }
        let (name, asides, faults) = (self.name.to_string(), self.asides, self.faults);
        Ok(Source { name, blocks, asides, faults })
    }

    pub(super) fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::new(StoryKind::File, 0));
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self) {
        self.decode();
        self.skip = 0;
        self.groups.push(self.state.clone());
        self.is_starred = false;
    }

    fn close(&mut self) {
        self.decode();
        self.skip = 0;
        let Some(outer) = self.groups.pop() else { return };
        let depth = self.groups.len();
        if self.state.destination == Destination::Picture
            && outer.destination != Destination::Picture
        {
            self.picture_ends();
        }
        if self.stories.len() > 1 && self.stories.last().is_some_and(|story| story.depth > depth) {
            self.story_ends();
        }
        if self.codes.last().is_some_and(|(from, _)| *from > depth) {
            self.field_ends();
        }
        self.state = outer;
    }

    fn symbol(&mut self, sign: u8) {
        if sign == b'*' {
            // Only at the beginning of a group does it say anything.
            self.is_starred = self.is_fresh;
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match sign {
            b'~' => self.char('\u{A0}'),
            b'_' => self.char('\u{2011}'),
            b'-' => self.char('\u{AD}'),
            b'\r' | b'\n' => self.paragraph(),
            b'{' | b'}' | b'\\' => self.byte(sign),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        // A character that was said in Unicode is skipped as an older reader would have it; a word is one of them.
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return;
        }
        self.decode();
        self.high = None;
        let is_starred = std::mem::take(&mut self.is_starred);
        if self.destination(word, is_starred) {
            return;
        }
        if self.state.destination == Destination::Nothing {
            return;
        }
        match word {
            "ansicpg" => {
                self.encoding = number.and_then(of_code_page).or(self.encoding);
            }
            "mac" => self.encoding = Some(MACINTOSH),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "f" if self.state.destination == Destination::Fonts => {
                (self.font_number, self.font) = (number.unwrap_or(0), Font::default());
            }
            "fcharset" => self.font.charset = number,
            "par" | "sect" => {
                self.paragraph();
                if word == "sect" {
                    self.item(ParagraphItem::Break);
                }
            }
            "line" | "lbr" | "softline" => self.item(ParagraphItem::SoftEnd),
            "page" | "column" => self.item(ParagraphItem::Break),
            "cell" => self.cell(),
            "nestrow" => self.item(ParagraphItem::SoftEnd),
            "row" => self.story().row_ends(),
            "trowd" => self.story().edges = Rc::default(),
            "cellx" => self.edge().at = number.unwrap_or(0).max(0),
            "clmrg" => self.edge().goes_on_left = true,
            "clvmrg" => self.edge().goes_on_above = true,
            "pngblip" | "jpegblip" | "emfblip" | "wmetafile" | "dibitmap" | "macpict" => {
                self.picture.begin(word);
            }
            _ => match character(word) {
                Some(char) => self.char(char),
                None => self.state.look(word, number, self.default_font),
            },
        }
    }

    /// A word that says what its group holds; whether it was one.
    fn destination(&mut self, word: &str, is_starred: bool) -> bool {
        if self.state.destination == Destination::Nothing && word != "ud" {
            return false;
        }
        match Group::of(word, is_starred) {
            None => return false,
            Some(Group::Plain) => {}
            Some(Group::Holds(destination)) => {
                match destination {
                    Destination::Picture => self.picture = Hex::default(),
                    Destination::Author => self.author.clear(),
                    _ => {}
                }
                self.state.destination = destination;
            }
            Some(Group::Field) => self.codes.push((self.groups.len(), String::new())),
            Some(Group::Result) => {
                let link = self.codes.last().and_then(|(_, code)| fields::link(code));
                if let Some(link) = link {
                    self.state.link = Some(Rc::from(link.as_str()));
                }
                self.state.destination = Destination::Text;
            }
            Some(Group::Note) => {
                self.calls = self.calls.saturating_add(1);
                self.printed("", Some(self.calls));
                self.begin(StoryKind::Note(self.calls));
            }
            Some(Group::Head) => self.begin(StoryKind::Head),
            Some(Group::Comment) => self.begin(StoryKind::Comment),
            Some(Group::Box) => self.begin(StoryKind::Box),
        }
        true
    }
}
