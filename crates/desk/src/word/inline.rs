//! What stands in a paragraph: text with its look, soft ends, drawings, calls of notes. Changes are taken as accepted.

use std::rc::Rc;

use kanyin_diagnostics::told;

use super::drawings::Drawing;
use super::fields::Form;
use super::properties::{Face, RunLook};
use super::reading::{NoteKind, Reading};
use super::said;
use super::styles::{Paragraph, Seen};
use super::tree::{Ns, XmlElement};
use super::{fields, maths, symbols};
use crate::block::AsideKind;

/// A piece of a paragraph.
#[derive(Debug)]
pub enum Piece<'e> {
    /// Text of one look.
    Text(Run),
    /// A soft line end.
    SoftEnd,
    /// A page or column ends.
    Break,
    /// A drawing.
    Drawing(Drawing<'e>),
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its characters.
    pub text: String,
    /// Its look.
    pub seen: Rc<Seen>,
    /// Where it links to.
    pub link: Option<Rc<str>>,
    /// The note that it calls.
    pub note: Option<u32>,
}

/// What holds for the pieces at hand.
#[derive(Clone, Default)]
struct Held {
    link: Option<Rc<str>>,
    is_deleted: bool,
    is_moved: bool,
}

/// Reads a paragraph.
pub fn pieces<'e>(
    paragraph: &'e XmlElement,
    look: &Paragraph,
    reading: &mut Reading,
) -> Vec<Piece<'e>> {
    let mut inline = Inline { reading, paragraph: look, pieces: Vec::new(), last: None };
    inline.all(paragraph, &Held::default());
    inline.pieces
}

/// Reads what stands between paragraphs and should stand in one.
pub fn piece<'e>(
    element: &'e XmlElement,
    look: &Paragraph,
    reading: &mut Reading,
) -> Vec<Piece<'e>> {
    let mut inline = Inline { reading, paragraph: look, pieces: Vec::new(), last: None };
    inline.one(element, &Held::default());
    inline.pieces
}

struct Inline<'r, 'p, 'b, 'e> {
    reading: &'r mut Reading<'p, 'b>,
    paragraph: &'r Paragraph,
    pieces: Vec<Piece<'e>>,
    /// The look of the run before: most are alike.
    last: Option<(RunLook, Rc<Seen>)>,
}

impl<'e> Inline<'_, '_, '_, 'e> {
    fn all(&mut self, element: &'e XmlElement, held: &Held) {
        for inner in element.elements() {
            self.one(inner, held);
        }
    }

    fn one(&mut self, element: &'e XmlElement, held: &Held) {
        match element.kind() {
            (Ns::Word, "pPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" | "tcPr") => {}
            (Ns::Word, "r") => self.run(element, held),
            (Ns::Word, "hyperlink") => {
                let outside = |id| self.reading.relations.outside(id).map(Rc::from);
                let link = element.relation("id").and_then(outside);
                let link = link.or_else(|| held.link.clone());
                self.all(element, &Held { link, ..held.clone() });
            }
            (Ns::Word, "fldSimple") => self.simple_field(element, held),
            (Ns::Word, "del") => self.all(element, &Held { is_deleted: true, ..held.clone() }),
            (Ns::Word, "moveFrom") => self.all(element, &Held { is_moved: true, ..held.clone() }),
            (Ns::Word, "moveFromRangeStart") => {
                self.reading.move_begins(element.get("name").unwrap_or_default());
            }
            (Ns::Word, "moveToRangeStart") => {
                self.reading.move_arrives(element.get("name").unwrap_or_default());
            }
            (Ns::Word, "commentRangeStart") => self.comment(element),
            (Ns::Word, "subDoc") => {
                let name = self.reading.name;
                self.reading.tell(said::left_out(told!(
                    "“{name}”里嵌着另一个文件，没有拿进来；打开那个文件另存",
                    "`{name}` holds another file, which was not taken in; save that one by itself"
                )));
            }
            (Ns::Math, "oMath" | "oMathPara") => {
                let look = self.seen(&RunLook::default());
                for (text, raised) in maths::text(element) {
                    let seen = Rc::new(Seen { raised, ..(*look).clone() });
                    self.put(&text, &seen, held);
                }
            }
            (Ns::Compat, "AlternateContent") => self.either(element, |inline, one| {
                inline.all(one, held);
            }),
            _ => self.all(element, held),
        }
    }

    /// One thing said twice: the first way that says something.
    fn either(&mut self, element: &'e XmlElement, mut read: impl FnMut(&mut Self, &'e XmlElement)) {
        let before = self.pieces.len();
        let asides = self.reading.asides.len();
        for one in element.ways() {
            if self.pieces.len() == before && self.reading.asides.len() == asides {
                read(self, one);
            }
        }
    }

    fn comment(&mut self, element: &XmlElement) {
        if let Some(id) = element.get("id") {
            let line = self.reading.line;
            self.reading.comments.entry(id.to_string()).or_insert(line);
        }
    }

    fn simple_field(&mut self, element: &'e XmlElement, held: &Held) {
        let code = element.get("instr").unwrap_or_default();
        self.reading.fields.begin(None);
        self.reading.fields.code(code);
        self.reading.fields.separate();
        let link = fields::link(code).map(|link| link.as_str().into());
        self.all(element, &Held { link: link.or_else(|| held.link.clone()), ..held.clone() });
        self.field_ends(held);
    }

    fn field_ends(&mut self, held: &Held) {
        let Some(unseen) = self.reading.fields.end() else { return };
        if let Some(text) = self.reading.unseen(unseen) {
            let seen = match &self.last {
                Some((_, seen)) => Rc::clone(seen),
                None => self.seen(&RunLook::default()),
            };
            self.put(&text, &seen, held);
        }
    }

    fn seen(&mut self, direct: &RunLook) -> Rc<Seen> {
        if let Some((look, seen)) = &self.last
            && look == direct
        {
            return Rc::clone(seen);
        }
        let seen = Rc::new(self.reading.styles.run(self.paragraph, direct));
        self.last = Some((direct.clone(), Rc::clone(&seen)));
        seen
    }

    fn run(&mut self, run: &'e XmlElement, held: &Held) {
        let direct = run.word("rPr").map(RunLook::of).unwrap_or_default();
        let seen = self.seen(&direct);
        self.content(run, &direct, &seen, held);
    }

    fn content(&mut self, run: &'e XmlElement, direct: &RunLook, seen: &Rc<Seen>, held: &Held) {
        for inner in run.elements() {
            match inner.kind() {
                (Ns::Word, "rPr" | "lastRenderedPageBreak" | "footnoteRef" | "endnoteRef") => {}
                (Ns::Word, "annotationRef" | "separator" | "continuationSeparator") => {}
                (Ns::Word, "t") => self.put(&signs(shown(inner), direct), seen, held),
                (Ns::Word, "delText") => {
                    let held = Held { is_deleted: !held.is_moved, ..held.clone() };
                    self.put(&shown(inner), seen, &held);
                }
                (Ns::Word, "instrText") if !held.is_deleted => {
                    self.reading.fields.code(&inner.text());
                }
                (Ns::Word, "instrText" | "delInstrText") => {}
                (Ns::Word, "fldChar") => match inner.get("fldCharType") {
                    Some("begin") => self.reading.fields.begin(form(inner)),
                    Some("separate") => self.reading.fields.separate(),
                    Some("end") => self.field_ends(held),
                    _ => {}
                },
                (Ns::Word, "tab" | "ptab") => self.put("\t", seen, held),
                (Ns::Word, "noBreakHyphen") => self.put("\u{2011}", seen, held),
                (Ns::Word, "softHyphen") => self.put("\u{AD}", seen, held),
                (Ns::Word, "cr") => self.end(Piece::SoftEnd, held),
                (Ns::Word, "br") => match inner.get("type") {
                    Some("page" | "column") => self.end(Piece::Break, held),
                    _ => self.end(Piece::SoftEnd, held),
                },
                (Ns::Word, "sym") => self.symbol(inner, seen, held),
                (Ns::Word, "footnoteReference") => {
                    self.call(NoteKind::Foot, inner, seen, held);
                }
                (Ns::Word, "endnoteReference") => self.call(NoteKind::End, inner, seen, held),
                (Ns::Word, "commentReference") => self.comment(inner),
                (Ns::Word, "ruby") => self.ruby(inner, held),
                (Ns::Word, "drawing" | "pict" | "object") => self.drawing(inner, held),
                (Ns::Compat, "AlternateContent") => self.either(inner, |inline, one| {
                    inline.content(one, direct, seen, held);
                }),
                (_, "symEx") => self.emoji(inner, seen, held),
                (Ns::Math, _) | (Ns::Word, "r") => self.one(inner, held),
                _ => self.content(inner, direct, seen, held),
            }
        }
    }

    /// Text goes where it belongs: into the copy, or beside it.
    fn put(&mut self, text: &str, seen: &Rc<Seen>, held: &Held) {
        if text.is_empty() {
            return;
        }
        if held.is_deleted {
            self.reading.aside(AsideKind::Deleted, text);
        } else if held.is_moved {
            self.reading.moved(text);
        } else if self.reading.fields.takes(text) {
            // The code of a field.
        } else if seen.is_hidden {
            self.reading.aside(AsideKind::Other, text);
        } else {
            if seen.is_struck {
                self.reading.has_struck();
            }
            let link = held.link.clone().or_else(|| self.reading.fields.link().map(Rc::from));
            self.push(Run { text: text.to_string(), seen: Rc::clone(seen), link, note: None });
        }
    }

    fn push(&mut self, run: Run) {
        if let Some(Piece::Text(last)) = self.pieces.last_mut()
            && (last.note.is_none() && run.note.is_none())
            && (last.link == run.link && last.seen == run.seen)
        {
            last.text.push_str(&run.text);
        } else {
            self.pieces.push(Piece::Text(run));
        }
    }

    fn end(&mut self, piece: Piece<'e>, held: &Held) {
        if !held.is_deleted && !held.is_moved && !self.reading.fields.takes("\n") {
            self.pieces.push(piece);
        }
    }

    fn call(&mut self, kind: NoteKind, element: &XmlElement, seen: &Rc<Seen>, held: &Held) {
        let Some(id) = element.get("id") else { return };
        if held.is_deleted || held.is_moved {
            return;
        }
        let number = self.reading.notes.number(kind, id);
        let run =
            Run { text: String::new(), seen: Rc::clone(seen), link: None, note: Some(number) };
        self.pieces.push(Piece::Text(run));
    }

    fn symbol(&mut self, element: &XmlElement, seen: &Rc<Seen>, held: &Held) {
        let Some(char) = coded(element) else { return };
        let face = element.get("font").unwrap_or_default();
        let is_private = ('\u{E000}'..='\u{F8FF}').contains(&char);
        let text = match symbols::mapped(face, char) {
            Some(sign) => sign.to_string(),
            None if !is_private && !symbols::is_of_signs(face) => char.to_string(),
            None => {
                let name = self.reading.name;
                let (sign, line) = (symbols::named(face, char), self.reading.line);
                self.reading.tell(said::left_out(told!(
                    "“{name}”第 {line} 段有一个只有字体“{face}”才有的符号，写成了{sign}；换成通用的符号",
                    "`{name}`, paragraph {line}: a sign that only the face `{face}` has stands as {sign}; put one that any face has"
                )));
                sign
            }
        };
        self.put(&text, seen, held);
    }

    /// An emoji, which Word also says by its number.
    fn emoji(&mut self, element: &XmlElement, seen: &Rc<Seen>, held: &Held) {
        if let Some(char) = coded(element) {
            self.put(char.encode_utf8(&mut [0; 4]), seen, held);
        }
    }

    /// Ruby: the base stays in the copy; what is read above it stands beside.
    fn ruby(&mut self, ruby: &'e XmlElement, held: &Held) {
        let said = |name: &str| ruby.word(name).map(words).unwrap_or_default();
        let (base, above) = (said("rubyBase"), said("rt"));
        if !held.is_deleted && !held.is_moved && !above.is_empty() {
            self.reading.apart(AsideKind::Other, &format!("{base}（{above}）"));
        }
        if let Some(base) = ruby.word("rubyBase") {
            self.all(base, held);
        }
    }

    fn drawing(&mut self, element: &'e XmlElement, held: &Held) {
        let drawing = Drawing::of(element);
        if drawing.things.is_empty() {
            return;
        }
        if held.is_deleted || held.is_moved {
            let text = words(element);
            let kind = AsideKind::Deleted;
            self.reading.aside(kind, if text.is_empty() { "〔图〕" } else { &text });
            return;
        }
        self.reading.fields.takes("\u{FFFC}");
        self.pieces.push(Piece::Drawing(drawing));
    }
}

/// The character that an element says by its number.
fn coded(element: &XmlElement) -> Option<char> {
    char::from_u32(u32::from_str_radix(element.get("char")?, 16).ok()?)
}

/// The characters of a `w:t`: blanks at its ends only count where it says so; a line end of the XML is a blank.
fn shown(text: &XmlElement) -> String {
    let raw = text.text();
    let is_kept = text.get("space") == Some("preserve");
    let blanks = [' ', '\t', '\n', '\r'];
    let kept = if is_kept { raw.as_str() } else { raw.trim_matches(blanks) };
    if kept.contains(['\n', '\r']) { kept.replace(['\n', '\r'], " ") } else { kept.to_string() }
}

/// Text of a face that has signs for letters.
fn signs(text: String, look: &RunLook) -> String {
    match &look.latin {
        Some(Face::Named(face)) if symbols::is_of_signs(face) => {
            text.chars().map(|char| symbols::mapped(face, char).unwrap_or(char)).collect()
        }
        _ => text,
    }
}

/// All words of an element, without looks.
fn words(element: &XmlElement) -> String {
    let mut found = String::new();
    for inner in element.elements() {
        match inner.kind() {
            (Ns::Word, "t" | "delText") => found.push_str(&inner.text()),
            (Ns::Compat, "Fallback") => {}
            _ => found.push_str(&words(inner)),
        }
    }
    found
}

/// What a field of a form shows.
fn form(begin: &XmlElement) -> Option<Form> {
    let data = begin.word("ffData")?;
    if let Some(tick) = data.word("checkBox") {
        let is_on = tick.word("checked").or_else(|| tick.word("default"));
        return Some(Form::Box(is_on.is_some_and(XmlElement::is_on)));
    }
    let list = data.word("ddList")?;
    let at = list.word("result").or_else(|| list.word("default")).and_then(XmlElement::val);
    let at = at.and_then(|at| at.parse().ok()).unwrap_or(0);
    let choice = list.elements().filter(|one| one.is_word("listEntry")).nth(at)?.val()?;
    Some(Form::Choice(choice.to_string()))
}
