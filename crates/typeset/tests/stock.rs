//! Stock Typst: a document compiled with nothing of Kanyin in it but its fonts. It sets the text that
//! Kanyin is held against, and tells the fonts' own widths.

use std::sync::{Arc, LazyLock};

use typst::LibraryExt;
use typst_layout::PagedDocument;
use typst_library::diag::{FileError, FileResult};
use typst_library::foundations::{Bytes, Datetime, Duration};
use typst_library::text::{Font, FontBook};
use typst_library::{Library, World};
use typst_syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

use kanyin_fonts::Catalogue;

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// One source and some fonts.
pub struct Stock {
    fonts: Arc<Catalogue>,
    main: Source,
}

impl Stock {
    /// A document to be compiled.
    pub fn new(fonts: Arc<Catalogue>, source: String) -> Self {
        let path = VirtualPath::new("main.typ").unwrap();
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        Self { fonts, main: Source::new(id, source) }
    }

    /// Compiles it.
    pub fn compile(&self) -> PagedDocument {
        match typst::compile::<PagedDocument>(self).output {
            Ok(document) => document,
            Err(errors) => panic!("stock Typst: {errors:?}"),
        }
    }
}

impl World for Stock {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(nowhere(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(nowhere(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn nowhere(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
