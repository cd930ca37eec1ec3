//! The parts of a Word file: a zip, of which only what is asked for is opened, and never more of it than the bounds allow.

use std::cell::RefCell;
use std::io::{Cursor, Read};

use encoding_rs::GBK;
use kanyin_diagnostics::Fault;
use zip::ZipArchive;

use super::said;

/// Most bytes of a part that is text. A book of a million characters takes 12 MB.
const MOST_TEXT: u64 = 24 << 20;
/// Most bytes of all such parts of a file.
const ALL_TEXT: u64 = 48 << 20;
/// Most bytes of one picture.
const MOST_PICTURE: u64 = 100 << 20;
/// Bytes of pictures that any file may unpack to; beyond that, four times its own.
const FREE_PICTURES: u64 = 48 << 20;
/// Most parts. A book with a thousand pictures has two thousand.
const MOST_PARTS: usize = 20_000;

/// A file's parts.
pub struct Package<'b> {
    archive: RefCell<ZipArchive<Cursor<&'b [u8]>>>,
    texts_left: RefCell<u64>,
    pictures_left: RefCell<u64>,
}

/// Why a part is not there.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum NoPart {
    /// There is none of that name.
    Missing,
    /// It cannot be unpacked.
    Damaged,
    /// It is larger than any honest one, or all are together.
    Large,
}

impl<'b> Package<'b> {
    /// Opens a file.
    pub fn open(name: &str, bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| said::damaged(name))?;
        if archive.len() > MOST_PARTS {
            return Err(said::too_large(name));
        }
        Ok(Self {
            archive: RefCell::new(archive),
            texts_left: RefCell::new(ALL_TEXT),
            pictures_left: RefCell::new(FREE_PICTURES + 4 * bytes.len() as u64),
        })
    }

    /// The names of all parts that can be read as text.
    pub fn names(&self) -> Vec<String> {
        let archive = self.archive.borrow();
        archive.file_names().flatten().map(|name| name.replace('\\', "/")).collect()
    }

    /// A part that is text, without its byte order mark. What is no Unicode stands as �.
    pub fn text(&self, part: &str) -> Result<String, NoPart> {
        let bytes = self.bytes(part, MOST_TEXT, &self.texts_left)?;
        if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes) {
            return Ok(encoding.decode(&bytes).0.into_owned());
        }
        Ok(String::from_utf8(bytes)
            .unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned()))
    }

    /// A small part that there may be none of; then, or if it cannot be read, nothing is in it.
    pub fn text_if_any(&self, part: Option<&str>) -> String {
        part.and_then(|part| self.text(part).ok()).unwrap_or_default()
    }

    /// A part that is a picture.
    pub fn picture(&self, part: &str) -> Result<Vec<u8>, NoPart> {
        self.bytes(part, MOST_PICTURE, &self.pictures_left)
    }

    fn bytes(&self, part: &str, most: u64, left: &RefCell<u64>) -> Result<Vec<u8>, NoPart> {
        let mut archive = self.archive.borrow_mut();
        let index = index(&archive, part).ok_or(NoPart::Missing)?;
        let entry = archive.by_index(index).map_err(|_| NoPart::Damaged)?;
        let most = most.min(*left.borrow());
        // What it claims is only believed where it is too much.
        if entry.size() > most {
            return Err(NoPart::Large);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size()).unwrap_or(0));
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| NoPart::Damaged)?;
        if bytes.len() as u64 > most {
            return Err(NoPart::Large);
        }
        *left.borrow_mut() -= bytes.len() as u64;
        Ok(bytes)
    }
}

/// Where a part is: some writers use other case or backslashes, some write names in GBK and do not say so.
fn index(archive: &ZipArchive<Cursor<&[u8]>>, part: &str) -> Option<usize> {
    let is_it = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(part);
    archive.index_for_name(part).or_else(|| {
        archive.file_names_raw().position(|raw| match std::str::from_utf8(raw) {
            Ok(name) => is_it(name),
            Err(_) => is_it(&GBK.decode_without_bom_handling(raw).0),
        })
    })
}
