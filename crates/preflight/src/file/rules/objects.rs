//! What may not be in a file anywhere: every object is looked at once, wherever it is used.

use hayro_syntax::object::{Dict, FromBytes, MaybeRef, Object};

use super::super::document::Document;
use super::super::raw;
use super::{compression, screening, stand_ins};
use crate::finding::Finding;

/// How deep arrays and dictionaries are gone into.
const DEPTH: usize = 64;

/// What is in the file that may not be.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let mut search = Search { file, findings: far_streams(file) };
    for object in file.pdf.objects() {
        search.object(&object, 0);
    }
    search.findings
}

/// Streams in other files are sought in the bytes: the reader of objects passes over them.
fn far_streams(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, body) in raw::objects(file.pdf.data().as_ref()) {
        let Some(dict) = Dict::from_bytes(raw::before(body, b"obj")) else { continue };
        let far = dict.contains_key(b"F") || dict.contains_key(b"FFilter");
        let rest = body.get(dict.data().len()..).unwrap_or_default();
        if far && rest.trim_ascii_start().starts_with(b"stream") {
            findings.push(stand_ins::far_stream(file));
        }
    }
    findings
}

struct Search<'f, 'a> {
    file: &'f Document<'a>,
    findings: Vec<Finding>,
}

impl Search<'_, '_> {
    fn object(&mut self, object: &Object<'_>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match object {
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Stream(stream) => {
                self.findings.extend(stand_ins::rules(self.file, stream.dict()));
                self.findings.extend(compression::rules(self.file, stream.dict()));
                self.dict(stream.dict(), depth);
            }
            Object::Array(array) => self.within(array.raw_iter(), depth),
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        self.findings.extend(screening::rules(self.file, dict));
        self.within(dict.entries().map(|(_, value)| value), depth);
    }

    fn within<'o>(&mut self, parts: impl Iterator<Item = MaybeRef<Object<'o>>>, depth: usize) {
        for part in parts {
            // What is referred to is an object of its own, and comes by itself.
            if let MaybeRef::NotRef(part) = part {
                self.object(&part, depth + 1);
            }
        }
    }
}
