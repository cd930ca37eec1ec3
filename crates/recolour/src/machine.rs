//! What all steps of the recolouring share: the source, what has been made of it, and how much work is left.

use std::collections::{HashMap, HashSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::colour_space::ColourSpaces;
use super::ink_space::InkSpace;
use super::inking::{ColourUse, Inking, Overprint};
use super::known_forms::KnownForms;
use super::layers::Layers;
use super::lightness::Lightness;
use super::mode::Mode;
use super::refused::Refused;
use super::source_pdf::SourcePdf;

/// Bytes of content streams that are read in all, a form read twice counted twice.
const MOST_CONTENT: usize = 192 << 20;
/// Forms, patterns, glyphs and masks within each other.
const DEEPEST: usize = 20;

/// What is not taken over with an object: it leads elsewhere, or is nothing that is printed.
const LEFT: [&[u8]; 14] = [
    b"Parent",
    b"Metadata",
    b"StructParent",
    b"StructParents",
    b"PieceInfo",
    b"OC",
    b"AF",
    b"A",
    b"AA",
    b"Next",
    b"Dest",
    b"OPI",
    b"Alternates",
    b"LastModified",
];

/// The recolouring of one file.
pub struct Machine<'a> {
    /// The source.
    pub source: SourcePdf<'a>,
    /// Its colour spaces.
    pub spaces: ColourSpaces<'a>,
    /// Its layers.
    pub layers: Layers,
    /// What is written.
    pub out: Document,
    /// Whether anything is seen through.
    pub transparent: bool,
    /// Whether things are blended, by a mode that gives others in inks than in light.
    pub blends: bool,
    /// Whether any colour is one of light: RGB or Lab, and not grey.
    pub has_light: bool,
    /// Forms made so far.
    pub forms: KnownForms,
    /// Pictures made so far; `None` is not painted.
    pub pictures: HashMap<(ObjectId, Mode, Overprint), Option<ObjectId>>,
    /// Patterns made so far.
    pub patterns: HashMap<(ObjectId, Mode, ColourUse), Option<Object>>,
    /// Glyph drawings made so far.
    pub fonts: HashMap<(ObjectId, Mode), ObjectId>,
    inking: &'a dyn Inking,
    spot_spaces: Vec<(InkSpace, Object)>,
    carried: HashMap<ObjectId, ObjectId>,
    waiting: Vec<(ObjectId, ObjectId)>,
    open: HashSet<(ObjectId, Mode)>,
    content: usize,
}

impl<'a> Machine<'a> {
    /// For one file and one inking.
    pub fn new(document: &'a Document, inking: &'a dyn Inking) -> Self {
        let source = SourcePdf(document);
        Self {
            source,
            spaces: ColourSpaces::new(source),
            layers: Layers::read(document),
            out: Document::with_version("1.6"),
            transparent: false,
            blends: false,
            has_light: false,
            forms: KnownForms::default(),
            pictures: HashMap::new(),
            patterns: HashMap::new(),
            fonts: HashMap::new(),
            inking,
            spot_spaces: Vec::new(),
            carried: HashMap::new(),
            waiting: Vec::new(),
            open: HashSet::new(),
            content: 0,
        }
    }

    /// Who decides on colours.
    pub fn inking(&self, mode: Mode) -> &'a dyn Inking {
        match mode {
            Mode::Ink => self.inking,
            Mode::Mask => &Lightness,
        }
    }

    /// Does what makes an object of the source, unless it is being made already: then it holds itself, and is
    /// left out.
    pub fn within<T>(
        &mut self,
        id: ObjectId,
        mode: Mode,
        make: impl FnOnce(&mut Self) -> Result<T, Refused>,
    ) -> Result<Option<T>, Refused> {
        if self.open.len() >= DEEPEST {
            return Err(Refused::TooMuch);
        }
        if !self.open.insert((id, mode)) {
            return Ok(None);
        }
        let made = make(self);
        self.open.remove(&(id, mode));
        made.map(Some)
    }

    /// The text of a content stream.
    pub fn content(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let filters = self.source.filters(&stream.dict);
        let text = self.source.unpacked(stream, &filters)?;
        self.content += text.len() + 256;
        if self.content > MOST_CONTENT { Err(Refused::TooMuch) } else { Ok(text) }
    }

    /// Keeps an object as one of its own.
    pub fn keep(&mut self, object: impl Into<Object>) -> Object {
        Object::Reference(self.out.add_object(object))
    }

    /// The colour space of some inks.
    pub fn space(&mut self, ink_space: &InkSpace) -> Object {
        if let Some((_, space)) = self.spot_spaces.iter().find(|(known, _)| known == ink_space) {
            return space.clone();
        }
        let space =
            ink_space.colour_space(|function| Object::Reference(self.out.add_object(function)));
        let space = match space {
            Object::Array(_) => self.keep(space),
            space => space,
        };
        self.spot_spaces.push((ink_space.clone(), space.clone()));
        space
    }

    /// An object of the source as it is, with all that it refers to.
    pub fn carry(&mut self, object: &Object) -> Object {
        match object {
            Object::Reference(id) => {
                if !self.source.0.has_object(*id) {
                    return Object::Null;
                }
                let (known, out, waiting) = (&mut self.carried, &mut self.out, &mut self.waiting);
                let new = *known.entry(*id).or_insert_with(|| {
                    let new = out.new_object_id();
                    waiting.push((*id, new));
                    new
                });
                Object::Reference(new)
            }
            Object::Array(array) => {
                array.iter().map(|object| self.carry(object)).collect::<Vec<_>>().into()
            }
            Object::Dictionary(dict) => self.carry_dict(dict).into(),
            object => object.clone(),
        }
    }

    /// A dictionary of the source as it is.
    pub fn carry_dict(&mut self, dict: &Dictionary) -> Dictionary {
        let kept = dict.iter().filter(|(key, _)| !LEFT.contains(&key.as_slice()));
        kept.map(|(key, value)| (key.clone(), self.carry(value))).collect()
    }

    /// Some entries of a dictionary as they are.
    pub fn carry_keys(&mut self, dict: &Dictionary, keys: &[&str]) -> Dictionary {
        let mut kept = Dictionary::new();
        for key in keys {
            if let Ok(value) = dict.get(key.as_bytes()) {
                let value = self.carry(value);
                kept.set(*key, value);
            }
        }
        kept
    }

    /// Copies what is still referred to and not copied yet.
    pub fn carry_waiting(&mut self) {
        while let Some((old, new)) = self.waiting.pop() {
            let object = match self.source.0.objects.get(&old) {
                Some(Object::Stream(stream)) => {
                    let dict = self.carry_dict(&stream.dict);
                    Object::Stream(Stream::new(dict, stream.content.clone()))
                }
                Some(object) => self.carry(object),
                None => Object::Null,
            };
            self.out.objects.insert(new, object);
        }
    }
}

/// A stream, packed by deflate.
pub fn packed(mut dict: Dictionary, bytes: &[u8]) -> Stream {
    dict.remove(b"DecodeParms");
    dict.remove(b"Filter");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(shorter) if shorter.len() < bytes.len() => {
            dict.set("Filter", "FlateDecode");
            Stream::new(dict, shorter)
        }
        _ => Stream::new(dict, bytes.to_vec()),
    }
}
