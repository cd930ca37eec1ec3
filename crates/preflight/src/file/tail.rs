//! What the reader of objects keeps to itself: the head and the end of the file, trailers, and whether the table of
//! objects is right.

use hayro_syntax::object::{Array, Dict, FromBytes, Name, ObjRef, String as Text};

use super::raw::{find, rfind};

/// The most sections of a table of objects that are followed, and the most trailers sought.
const SECTIONS: usize = 256;

/// The outside of a file.
#[derive(Debug, Default)]
pub struct Tail<'a> {
    /// Where `%PDF-` is, within the first 1024 bytes.
    pub header: Option<usize>,
    /// `1.6`.
    pub version: String,
    /// The trailers, newest first.
    trailers: Vec<Dict<'a>>,
    /// Whether a table of objects is compressed.
    pub compressed: bool,
    /// Whether the table of objects is wrong somewhere.
    pub damaged: bool,
    /// Whether `%%EOF` is there.
    pub ended: bool,
    /// How many bytes follow the last `%%EOF`, white space aside.
    pub after: usize,
}

impl<'a> Tail<'a> {
    /// Reads the outside of a file. If something stands before its head, the table of objects may count from there.
    pub fn read(bytes: &'a [u8]) -> Self {
        let tail = Self::read_from(bytes);
        let shifted =
            tail.header.filter(|at| *at > 0 && tail.damaged).and_then(|at| bytes.get(at..));
        match shifted.map(Self::read_from) {
            Some(shifted) if !shifted.damaged => Self { header: tail.header, ..shifted },
            _ => tail,
        }
    }

    fn read_from(bytes: &'a [u8]) -> Self {
        let mut tail = Self::default();
        tail.head(bytes);
        tail.end(bytes);
        tail.sections(bytes);
        if tail.trailers.iter().all(|trailer| !trailer.contains_key(b"Root")) {
            tail.damaged = true;
            tail.trailers.extend(sought(bytes));
        }
        tail
    }

    /// Whether the file is encrypted.
    pub fn encrypted(&self) -> bool {
        self.trailers.iter().any(|trailer| trailer.contains_key(b"Encrypt"))
    }

    /// The two parts of the file's ID, as many as there are.
    pub fn id(&self) -> Vec<Vec<u8>> {
        let id = self.first(b"ID").and_then(|trailer| trailer.get::<Array<'_>>(b"ID"));
        let parts = id.iter().flat_map(|id| id.iter::<Text<'_>>());
        parts.map(|part| part.as_bytes().to_vec()).collect()
    }

    /// Where the information dictionary is.
    pub fn info(&self) -> Option<ObjRef> {
        self.first(b"Info")?.get_ref(b"Info")
    }

    fn first(&self, key: &[u8]) -> Option<&Dict<'a>> {
        self.trailers.iter().find(|trailer| trailer.contains_key(key))
    }

    fn head(&mut self, bytes: &[u8]) {
        let start = bytes.get(..1024).unwrap_or(bytes);
        self.header = find(start, b"%PDF-");
        let version = self.header.and_then(|at| bytes.get(at + 5..)).unwrap_or_default();
        let version = version.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.');
        self.version = version.take(8).map(|byte| char::from(*byte)).collect();
    }

    fn end(&mut self, bytes: &[u8]) {
        let Some(at) = rfind(bytes, b"%%EOF") else { return };
        self.ended = true;
        let after = bytes.get(at + 5..).unwrap_or_default();
        self.after = after.trim_ascii().iter().filter(|byte| **byte != 0).count();
    }

    /// Follows the table of objects from its newest section to its oldest.
    fn sections(&mut self, bytes: &'a [u8]) {
        let start = rfind(bytes, b"startxref").and_then(|at| bytes.get(at + 9..)).and_then(number);
        let Some((start, _)) = start else {
            self.damaged = true;
            return;
        };
        let mut wanted = vec![start];
        let mut seen = Vec::new();
        while let Some(at) = wanted.pop() {
            if seen.contains(&at) || seen.len() >= SECTIONS {
                continue;
            }
            seen.push(at);
            let section = self.section(bytes, at);
            let Some(trailer) = section else {
                self.damaged = true;
                continue;
            };
            let links = [b"Prev".as_slice(), b"XRefStm"].map(|key| trailer.get::<i32>(key));
            let links = links.into_iter().flatten().filter_map(|at| usize::try_from(at).ok());
            wanted.extend(links);
            self.trailers.push(trailer);
        }
    }

    fn section(&mut self, bytes: &'a [u8], at: usize) -> Option<Dict<'a>> {
        let section = bytes.get(at..)?.trim_ascii_start();
        if let Some(table) = section.strip_prefix(b"xref") {
            let trailer = self.entries(bytes, table)?;
            return dict(trailer);
        }
        let (_, rest) = number(section)?;
        let (_, rest) = number(rest)?;
        let dict = dict(rest.trim_ascii_start().strip_prefix(b"obj")?)?;
        let of_xref = dict.get::<Name<'_>>(b"Type").is_some_and(|name| &*name == b"XRef");
        self.compressed |= of_xref;
        of_xref.then_some(dict)
    }

    /// Goes over the entries of a table, each of which must lead to its object. What follows `trailer`.
    fn entries<'b>(&mut self, bytes: &[u8], mut table: &'b [u8]) -> Option<&'b [u8]> {
        loop {
            table = table.trim_ascii_start();
            if let Some(trailer) = table.strip_prefix(b"trailer") {
                return Some(trailer);
            }
            let (first, rest) = number(table)?;
            let (count, rest) = number(rest)?;
            table = rest;
            for object in first..first.checked_add(count)? {
                let (offset, rest) = number(table)?;
                let (_, rest) = number(rest)?;
                let (kind, rest) = rest.trim_ascii_start().split_first()?;
                self.damaged |= *kind == b'n' && !leads(bytes, offset, object);
                table = rest;
            }
        }
    }
}

fn leads(bytes: &[u8], offset: usize, object: usize) -> bool {
    let found = bytes.get(offset..).and_then(number);
    let after = found.and_then(|(found, rest)| {
        let (_, rest) = number(rest)?;
        (found == object).then_some(rest.trim_ascii_start())
    });
    after.is_some_and(|rest| rest.starts_with(b"obj"))
}

/// Trailers that stand about, last first, when the table does not lead to them.
fn sought(bytes: &[u8]) -> Vec<Dict<'_>> {
    let mut trailers = Vec::new();
    let mut before = bytes;
    while let Some(at) = rfind(before, b"trailer") {
        trailers.extend(bytes.get(at + 7..).and_then(dict));
        before = before.get(..at).unwrap_or_default();
        if trailers.len() >= SECTIONS {
            break;
        }
    }
    trailers
}

fn dict(bytes: &[u8]) -> Option<Dict<'_>> {
    Dict::from_bytes(bytes.trim_ascii_start())
}

/// A number without sign, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let end = bytes.iter().take(20).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}
