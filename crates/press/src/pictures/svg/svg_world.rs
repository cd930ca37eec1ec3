//! The world of a drawing: the fonts under the names that it calls them, and the pictures that came along.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use typst_library::diag::{FileError, FileResult};
use typst_library::foundations::{Bytes, Datetime, Duration};
use typst_library::text::{Font, FontBook, FontInfo};
use typst_library::{Library, World};
use typst_syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

use kanyin_fonts::Catalogue;
use kanyin_typeset::LIBRARY;

use super::font_lists::Alias;

static PLACE: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("drawing").expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});

/// A world of fonts, and of the pictures that a drawing links.
pub struct SvgWorld {
    catalogue: Arc<Catalogue>,
    book: LazyHash<FontBook>,
    /// The faces behind those of the catalogue, in the book's order.
    aliases: Vec<Font>,
    /// How many the catalogue has.
    own: usize,
    files: BTreeMap<String, Bytes>,
}

impl SvgWorld {
    /// A world for one drawing.
    pub fn new(
        catalogue: Arc<Catalogue>,
        aliases: Vec<Alias>,
        files: BTreeMap<String, Bytes>,
    ) -> Self {
        let mut book = FontBook::clone(catalogue.book());
        let own = (0..).take_while(|index| book.info(*index).is_some()).count();
        let mut fonts = Vec::new();
        for Alias { name, faces } in aliases {
            for (font, info) in faces {
                book.push(FontInfo { family: name.clone(), ..info });
                fonts.push(font);
            }
        }
        Self { catalogue, book: LazyHash::new(book), aliases: fonts, own, files }
    }

    /// Where the drawing lies: its pictures lie beside it.
    pub fn place(&self) -> FileId {
        *PLACE
    }
}

impl World for SvgWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        *PLACE
    }

    fn source(&self, _: FileId) -> FileResult<Source> {
        Err(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        self.files.get(name).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        match index.checked_sub(self.own) {
            Some(alias) => self.aliases.get(alias).cloned(),
            None => self.catalogue.font(index),
        }
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
