//! The reading of RTF, sign by sign. Groups are a list, not calls: no nesting can exhaust anything.

use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{Encoding, MACINTOSH};
use kanyin_diagnostics::{Fault, told};

use super::fonts::{Font, Fonts, decoded, of_charset, of_code_page};
use super::groups::{Group, character};
use super::pictures::Hex;
use super::rows::Edge;
use super::state::{Destination, State};
use super::story::{Story, StoryKind, words};
use super::tokens::{Token, Tokens};
use crate::block::{Aside, AsideKind, Block, Content, Look, Picture, Source};
use crate::word::paragraphs::ParagraphItem;
use crate::word::tables::flat;
use crate::word::{equations, fields, said, symbols};

/// The number of the characters of a face that has signs for letters.
const SIGNS: i32 = 2;
/// Most groups within each other. Word writes thirty.
const DEEPEST: usize = 1000;
/// Most blocks of a file.
const MOST_BLOCKS: usize = 100_000;
/// Most cells of a row.
const MOST_EDGES: usize = 256;
/// Most asides of a file.
const MOST_ASIDES: usize = 50_000;

/// A file as it is read.
pub struct Reader<'n> {
    name: &'n str,
    groups: Vec<State>,
    state: State,
    stories: Vec<Story>,
    /// The file's code page, if it says one.
    encoding: Option<&'static Encoding>,
    default_font: i32,
    fonts: Fonts,
    font: Font,
    font_number: i32,
    styles: HashMap<i32, String>,
    style_name: String,
    /// Bytes of text whose code page is that of `font`, not decoded yet.
    bytes: Vec<u8>,
    high: Option<u16>,
    skip: usize,
    is_fresh: bool,
    is_starred: bool,
    codes: Vec<(usize, String)>,
    author: String,
    picture: Hex,
    pictures: usize,
    calls: u32,
    /// Paragraphs and cells so far.
    ended: usize,
    notes: Vec<Block>,
    line: u32,
    asides: Vec<Aside>,
    faults: Vec<Fault>,
    has_struck: bool,
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

    fn story(&mut self) -> &mut Story {
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

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match self.state.destination {
            Destination::Nothing => {}
            Destination::Picture => self.picture.digit(byte),
            _ => {
                self.high = None;
                self.bytes.push(byte);
            }
        }
    }

    /// Turns the bytes at hand into text.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let is_name = self.state.destination == Destination::Fonts;
        let number = self.state.font;
        let charset = if is_name {
            self.font.charset
        } else {
            self.fonts.get(number).and_then(|font| font.charset)
        };
        let is_shown = matches!(self.state.destination, Destination::Text | Destination::Mark);
        if charset == Some(SIGNS) && is_shown {
            self.signs(number, &bytes);
            return;
        }
        self.text(&decoded(&bytes, charset.and_then(of_charset), self.encoding));
    }

    /// Text in a face of signs.
    fn signs(&mut self, number: i32, bytes: &[u8]) {
        let face = self.fonts.get(number).map(|font| font.name.clone()).unwrap_or_default();
        let mut text = String::new();
        for byte in bytes {
            let char = char::from(*byte);
            match symbols::mapped(&face, char) {
                Some(sign) => text.push(sign),
                None if char.is_ascii() => text.push(char),
                None => text.push_str(&symbols::named(&face, char)),
            }
        }
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text => self.printed(text, None),
            Destination::Code => {
                if let Some((_, code)) =
                    self.codes.last_mut().filter(|(_, code)| code.len() < 20_000)
                {
                    code.push_str(text);
                }
            }
            Destination::Mark => self.story().mark.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::Fonts => {
                self.font.name.push_str(text);
                if let Some((name, _)) = self.font.name.split_once(';') {
                    let name = name.trim().to_string();
                    let font = Font { name, charset: self.font.charset };
                    self.fonts.add(self.font_number, font);
                    self.font = Font::default();
                }
            }
            Destination::Styles => {
                self.style_name.push_str(text);
                if let Some((name, _)) = self.style_name.split_once(';') {
                    let name = name.trim().to_lowercase();
                    self.styles.insert(self.state.style.unwrap_or(0), name);
                    self.style_name.clear();
                }
            }
            Destination::Nothing | Destination::Picture => {}
        }
    }

    fn printed(&mut self, text: &str, note: Option<u32>) {
        if self.state.is_deleted {
            self.aside(AsideKind::Deleted, text);
        } else if self.state.is_hidden {
            self.aside(AsideKind::Other, text);
        } else {
            // Between groups stand blanks that are of no paragraph.
            if self.groups.is_empty() && text.trim().is_empty() {
                return;
            }
            self.has_struck |= self.state.is_struck;
            let east_asian = self.state.east_asian.and_then(|number| self.face(number));
            let seen = self.state.seen(east_asian, self.face(self.state.font));
            let link = self.state.link.clone();
            self.story().text(text, seen, link, note);
        }
    }

    fn face(&self, number: i32) -> Option<String> {
        let font = self.fonts.get(number)?;
        (!font.name.is_empty()).then(|| font.name.clone())
    }

    fn aside(&mut self, kind: AsideKind, text: &str) {
        let line = self.line;
        let is_full = self.asides.len() >= MOST_ASIDES;
        match self.asides.last_mut() {
            Some(last) if is_full || (last.kind == kind && last.line == line) => {
                last.text.push_str(text);
            }
            _ if text.trim().is_empty() => {}
            _ => self.asides.push(Aside { line, kind, text: text.to_string() }),
        }
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

    fn char(&mut self, char: char) {
        self.decode();
        self.text(char.encode_utf8(&mut [0; 4]));
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

    fn begin(&mut self, kind: StoryKind) {
        self.stories.push(Story::new(kind, self.groups.len()));
        let State { fallback, .. } = self.state;
        self.state = State { fallback, font: self.default_font, ..State::new() };
    }

    fn story_ends(&mut self) {
        if self.story().is_open() {
            self.paragraph();
        }
        let Some(story) = self.stories.pop() else { return };
        let (kind, blocks) = (story.kind, story.end());
        match kind {
            StoryKind::File => {}
            StoryKind::Box => {
                self.story().item(ParagraphItem::Blocks(crate::word::frames::framed(blocks)));
            }
            StoryKind::Note(number) => {
                let (mut spans, pictures) = flat(blocks);
                if let Some(first) = spans.first_mut() {
                    first.text = first.text.trim_start().to_string();
                }
                let content = Content::Note { number, spans };
                self.notes.push(Block { line: self.line, content, look: Look::default() });
                self.notes.extend(pictures);
            }
            StoryKind::Head => {
                let text = words(blocks);
                let is_known = self.asides.iter().any(|aside| aside.text == text);
                if !is_known && !text.trim().is_empty() {
                    self.asides.push(Aside { line: 1, kind: AsideKind::RunningHead, text });
                }
            }
            StoryKind::Comment => {
                let text = words(blocks);
                let author = std::mem::take(&mut self.author);
                let author = author.trim();
                let text =
                    if author.is_empty() { text } else { format!("{author}：{}", text.trim()) };
                self.asides.push(Aside { line: self.line, kind: AsideKind::Comment, text });
            }
        }
    }

    fn field_ends(&mut self) {
        let Some((_, code)) = self.codes.pop() else { return };
        let Some(equation) = equations::shown(&code) else { return };
        if let Some(ruby) = equation.ruby() {
            self.aside(AsideKind::Other, &ruby);
        }
        self.state.destination = Destination::Text;
        self.printed(&equation.text, None);
    }

    fn unicode(&mut self, number: i32) {
        self.decode();
        self.skip = self.state.fallback;
        if self.state.destination == Destination::Nothing {
            return;
        }
        let unit = (number & 0xFFFF) as u16;
        let pair = self.high.take().filter(|_| (0xDC00..0xE000).contains(&unit));
        let units: Vec<u16> = pair.into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        // Signs of a face of signs are said so too.
        let face = self.fonts.get(self.state.font).filter(|font| font.charset == Some(SIGNS));
        let sign = face.and_then(|font| symbols::mapped(&font.name, char::from_u32(unit.into())?));
        match sign {
            Some(sign) => self.text(sign.encode_utf8(&mut [0; 4])),
            // The sign before an item of a list, in a face that is not known.
            None if self.state.destination == Destination::Mark
                && (0xF020..0xF100).contains(&unit) =>
            {
                self.text("•");
            }
            None => self.text(&String::from_utf16_lossy(&units)),
        }
    }

    fn item(&mut self, item: ParagraphItem) {
        if self.state.destination == Destination::Text && !self.state.is_deleted {
            self.story().item(item);
        }
    }

    /// The cell that is being said, until its edge is.
    fn edge(&mut self) -> &mut Edge {
        const OPEN: i32 = -1;
        let edges = Rc::make_mut(&mut self.story().edges);
        let is_done = edges.last().is_none_or(|last| last.at != OPEN);
        if edges.is_empty() || (is_done && edges.len() < MOST_EDGES) {
            edges.push(Edge { at: OPEN, ..Edge::default() });
        }
        let last = edges.len() - 1;
        &mut edges[last]
    }

    fn cell(&mut self) {
        if self.story().is_open() {
            self.state.is_in_table = true;
            self.paragraph();
        }
        self.ended += 1;
        self.story().cell_ends();
    }

    fn paragraph(&mut self) {
        if self.state.destination != Destination::Text || self.state.is_deleted {
            return;
        }
        self.ended += 1;
        let style = self.state.style.and_then(|number| self.styles.get(&number)).cloned();
        let mut state = self.state.clone();
        if state.paragraph.heading.is_none() {
            state.paragraph.heading = style.as_deref().and_then(crate::word::styles::heading);
        }
        let line = self.line;
        self.story().ends(&state, style, line);
        if self.stories.len() == 1 {
            self.line = self.line.saturating_add(1);
        }
    }

    fn picture_ends(&mut self) {
        let Some((ending, bytes)) = std::mem::take(&mut self.picture).end() else { return };
        self.pictures += 1;
        let (file, line, number) = (self.name, self.line, self.pictures);
        let name = format!("image{number}.{ending}");
        if matches!(ending, "emf" | "wmf") {
            self.faults.push(said::metafile(file, line, &name));
        }
        let picture = Picture { name, bytes: Some(bytes), ..Picture::default() };
        let block = Block { line, content: Content::Picture(picture), look: Look::default() };
        self.story().item(ParagraphItem::Blocks(vec![block]));
    }
}
