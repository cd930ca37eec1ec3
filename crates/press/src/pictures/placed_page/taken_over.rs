//! Objects of a PDF that may be broken or encrypted, taken over into a new one.

use std::collections::HashMap;

use flate2::Decompress;
use flate2::{FlushDecompress, Status};
use hayro_syntax::object::{
    Array, Dict, MaybeRef, ObjRef, Object as Source, Stream as SourceStream,
};
use hayro_syntax::xref::XRef;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

use kanyin_diagnostics::{Told, told};

/// Dictionaries and arrays within each other.
const DEEPEST: usize = 64;
/// Objects of a page.
const MOST_OBJECTS: usize = 2_000_000;
/// Bytes of a page's streams, packed.
const MOST_BYTES: usize = 512 << 20;

/// What leads from an object to the rest of its file.
const LEFT: [&[u8]; 8] = [
    b"Parent",
    b"P",
    b"Metadata",
    b"StructParent",
    b"StructParents",
    b"PieceInfo",
    b"Thumb",
    b"LastModified",
];

/// A document being made of another's objects. The reader of the source mends what it can: lengths that lie, a table
/// of objects that is wrong or missing; and it decrypts.
pub struct TakenOver<'a> {
    xref: &'a XRef,
    /// The new document.
    pub document: Document,
    known: HashMap<ObjRef, ObjectId>,
    waiting: Vec<(ObjRef, ObjectId)>,
    bytes: usize,
    /// Streams that end early or are spoilt.
    pub spoilt: usize,
}

impl<'a> TakenOver<'a> {
    /// Nothing yet.
    pub fn new(xref: &'a XRef) -> Self {
        let document = Document::with_version("1.6");
        let (known, waiting) = (HashMap::new(), Vec::new());
        Self { xref, document, known, waiting, bytes: 0, spoilt: 0 }
    }

    /// A value of a dictionary or array; what it refers to comes with it in the end.
    pub fn value(&mut self, value: MaybeRef<Source<'a>>) -> Result<Object, Told> {
        self.within(value, DEEPEST)
    }

    /// A dictionary.
    pub fn dictionary(&mut self, dict: &Dict<'a>) -> Result<Dictionary, Told> {
        self.dict(dict, DEEPEST)
    }

    /// A stream, as an object of its own.
    pub fn stream(&mut self, stream: &SourceStream<'a>) -> Result<ObjectId, Told> {
        let stream = self.whole(stream, DEEPEST)?;
        Ok(self.document.add_object(stream))
    }

    /// Takes over all that has been referred to.
    pub fn finish(&mut self) -> Result<(), Told> {
        while let Some((old, new)) = self.waiting.pop() {
            let object = match self.xref.get::<Source<'a>>(old.into()) {
                Some(object) => self.object(&object, DEEPEST)?,
                None => Object::Null,
            };
            self.document.objects.insert(new, object);
        }
        Ok(())
    }

    fn reference(&mut self, old: ObjRef) -> ObjectId {
        let (document, waiting) = (&mut self.document, &mut self.waiting);
        *self.known.entry(old).or_insert_with(|| {
            let new = document.new_object_id();
            waiting.push((old, new));
            new
        })
    }

    fn object(&mut self, object: &Source<'a>, deeper: usize) -> Result<Object, Told> {
        if self.known.len() > MOST_OBJECTS {
            return Err(too_much());
        }
        let deeper = deeper.checked_sub(1).ok_or_else(too_much)?;
        Ok(match object {
            Source::Null(_) => Object::Null,
            Source::Boolean(value) => Object::Boolean(*value),
            Source::Number(number) => match number.as_f64() {
                whole if whole.fract() == 0.0 && whole.abs() < 1e15 => {
                    Object::Integer(whole as i64)
                }
                real => Object::Real(real as f32),
            },
            Source::String(text) => {
                Object::String(text.as_bytes().to_vec(), StringFormat::Hexadecimal)
            }
            Source::Name(name) => Object::Name(name.to_vec()),
            Source::Dict(dict) => Object::Dictionary(self.dict(dict, deeper)?),
            Source::Array(array) => Object::Array(self.array(array, deeper)?),
            Source::Stream(stream) => Object::Stream(self.whole(stream, deeper)?),
        })
    }

    fn array(&mut self, array: &Array<'a>, deeper: usize) -> Result<Vec<Object>, Told> {
        array.raw_iter().map(|value| self.within(value, deeper)).collect()
    }

    fn within(&mut self, value: MaybeRef<Source<'a>>, deeper: usize) -> Result<Object, Told> {
        match value {
            MaybeRef::Ref(reference) => Ok(Object::Reference(self.reference(reference))),
            MaybeRef::NotRef(object) => self.object(&object, deeper),
        }
    }

    fn dict(&mut self, dict: &Dict<'a>, deeper: usize) -> Result<Dictionary, Told> {
        // Where keys are names that an author chose, all of them count.
        let has_kind = dict.contains_key(b"Type") || dict.contains_key(b"Subtype");
        let mut made = Dictionary::new();
        for (key, value) in dict.entries() {
            if !has_kind || !LEFT.contains(&key.as_ref()) {
                made.set(key.to_vec(), self.within(value, deeper)?);
            }
        }
        Ok(made)
    }

    fn whole(&mut self, stream: &SourceStream<'a>, deeper: usize) -> Result<Stream, Told> {
        let data = stream.raw_data();
        self.bytes += data.len();
        if self.bytes > MOST_BYTES {
            return Err(too_much());
        }
        let mut dict = self.dict(stream.dict(), deeper)?;
        dict.remove(b"Length");
        let first = dict.get(b"Filter").ok().and_then(|filter| match filter {
            Object::Array(filters) => filters.first().and_then(|first| first.as_name().ok()),
            filter => filter.as_name().ok(),
        });
        self.spoilt += usize::from(first == Some(b"FlateDecode") && !inflates(&data));
        Ok(Stream::new(dict, data.into_owned()))
    }
}

/// Whether deflated data can be unpacked to its end. A checksum that is wrong or missing does no harm.
fn inflates(data: &[u8]) -> bool {
    let mut inflater = Decompress::new(true);
    let mut room = vec![0; 64 << 10];
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let rest = data.get(read as usize..).unwrap_or_default();
        match inflater.decompress(rest, &mut room, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return true,
            // All that was packed is there, its checksum is not.
            Err(_) => return data.len() as u64 <= inflater.total_in() + 8 && written > 0,
            Ok(_) if inflater.total_in() == read && inflater.total_out() == written => {
                return data.is_empty();
            }
            Ok(_) if inflater.total_out() > MOST_BYTES as u64 => return true,
            Ok(_) => {}
        }
    }
}

fn too_much() -> Told {
    told!("内容太多或层层相套，没法用", "holds too much, or nests without end")
}
