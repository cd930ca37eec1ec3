//! The Typst world: fonts, and the files that templates may read.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use include_dir::{Dir, include_dir};
use typst::LibraryExt;
use typst_library::diag::{FileError, FileResult};
use typst_library::foundations::{Bytes, Datetime, Duration};
use typst_library::text::{Font, FontBook};
use typst_library::{Library, World};
use typst_syntax::package::{PackageSpec, PackageVersion};
use typst_syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

use kanyin_fonts::Catalogue;
use kanyin_issue::{NotOwn, OwnFiles};

use crate::composing;

/// The layouts that the binary carries.
pub static LAYOUTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../layouts");

/// Typst's standard library, shared by every world, and Kanyin's own `composed`.
pub static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = <Library as LibraryExt>::default();
    library.global.scope_mut().define_func::<composing::composed>();
    LazyHash::new(library)
});

/// What templates see: the publication's files, the built-in layouts behind them, the fonts.
pub struct TemplateWorld {
    own: OwnFiles,
    fonts: Arc<Catalogue>,
    sources: Mutex<HashMap<FileId, Source>>,
}

impl TemplateWorld {
    /// A world over a publication.
    pub fn new(publication: &Path, fonts: Arc<Catalogue>) -> Self {
        Self { own: OwnFiles::of(publication), fonts, sources: Mutex::default() }
    }

    /// The fonts.
    pub fn fonts(&self) -> &Catalogue {
        &self.fonts
    }

    /// Whether a file is the publication's own, and not the built-in one in its place.
    pub fn is_own(&self, id: FileId) -> bool {
        let path = id.get();
        *path.root() == VirtualRoot::Project
            && self.own.file(Path::new(path.vpath().get_without_slash())).is_ok()
    }

    /// A file under `layouts/`: the publication's own, else the built-in one. Templates may read anything in the
    /// publication, and nothing beside it.
    fn read(&self, id: FileId) -> FileResult<Vec<u8>> {
        let path = id.get();
        let inside = path.vpath().get_without_slash();
        if *path.root() == VirtualRoot::Project {
            match self.own.file(Path::new(inside)) {
                Ok(real) => {
                    if let Ok(data) = std::fs::read(real) {
                        return Ok(data);
                    }
                }
                Err(NotOwn::Outside) => return Err(FileError::AccessDenied),
                Err(NotOwn::Missing | NotOwn::NoFile) => {}
            }
        }
        inside
            .strip_prefix("layouts/")
            .and_then(|inside| LAYOUTS.get_file(inside))
            .map(|file| file.contents().to_vec())
            .ok_or_else(|| FileError::NotFound(inside.into()))
    }
}

/// The id of a file in the publication's `layouts/`.
pub fn own(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// The id of a built-in file, which a publication's file of the same name does not hide.
pub fn builtin(path: &str) -> Option<FileId> {
    let package = PackageSpec {
        namespace: "kanyin".into(),
        name: "layouts".into(),
        version: PackageVersion { major: 1, minor: 0, patch: 0 },
    };
    Some(RootedPath::new(VirtualRoot::Package(package), VirtualPath::new(path).ok()?).intern())
}

impl World for TemplateWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        *NOWHERE
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let sources = || self.sources.lock().unwrap_or_else(|poison| poison.into_inner());
        if let Some(source) = sources().get(&id) {
            return Ok(source.clone());
        }
        let text = String::from_utf8(self.read(id)?).map_err(|_| FileError::InvalidUtf8)?;
        // Others may parse theirs meanwhile.
        let source = Source::new(id, text);
        Ok(sources().entry(id).or_insert(source).clone())
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.read(id).map(Bytes::new)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// Copy is dated by its issue; templates never ask the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A file that is never read: Typst wants a main file, and Kanyin has none.
static NOWHERE: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("kanyin").expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});
