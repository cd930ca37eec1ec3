//! Stock Typst: compiles one `.typ` file into a PDF and does nothing else, as `typst compile` does.
//! `benches/against-typst.py` runs it beside Kanyin.
//!
//!     stock IN.typ OUT.pdf FONTS

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use typst::LibraryExt;
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_library::diag::{FileError, FileResult, SourceDiagnostic};
use typst_library::foundations::{Bytes, Datetime, Duration, Smart};
use typst_library::text::{Font, FontBook};
use typst_library::{Library, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

struct Stock {
    library: LazyHash<Library>,
    fonts: FontStore,
    main: Source,
}

impl World for Stock {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
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

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, output, fonts] = arguments.as_slice() else {
        // `cargo bench` calls every bench with `--bench`.
        println!("stock: run by benches/against-typst.py");
        return Ok(());
    };
    let mut store = FontStore::new();
    store.extend(typst_kit::fonts::scan(fonts));
    let id = RootedPath::new(VirtualRoot::Project, VirtualPath::new("main.typ")?).intern();
    let world = Stock {
        library: LazyHash::new(Library::default()),
        fonts: store,
        main: Source::new(id, fs::read_to_string(input)?),
    };
    let told = |errors: ecow::EcoVec<SourceDiagnostic>| {
        errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
    };
    let document = typst::compile::<PagedDocument>(&world).output.map_err(told)?;
    let options = PdfOptions {
        ident: Smart::Custom("stock".into()),
        standards: PdfStandards::new(&[PdfStandard::V_1_6]).map_err(|e| e.message().to_string())?,
        tagged: false,
        ..PdfOptions::default()
    };
    fs::write(output, typst_pdf::pdf(&document, &options).map_err(told)?)?;
    println!("{} pages", document.pages().len());
    Ok(())
}
