//! Drawings: SVG and PDF, read by Typst's own image element, since it alone can open a PDF.

use std::sync::{Arc, LazyLock};

use typst_library::diag::{FileError, FileResult};
use typst_library::foundations::{Bytes, Datetime, Derived, Duration, Packed, StyleChain};
use typst_library::loading::{DataSource, LoadSource, Loaded};
use typst_library::text::{Font, FontBook};
use typst_library::visualize::{Image, ImageElem, ImageKind};
use typst_library::{Library, World};
use typst_syntax::{FileId, RootedPath, Source, Spanned, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

use kanyin_diagnostics::{Told, told};
use kanyin_fonts::Catalogue;
use kanyin_typeset::{LIBRARY, with_engine};

use super::placed_page::{PlacedPage, placed_page};
use super::read_drawing::{ReadDrawing, damaged};
use super::soundness;
use super::svg::PreparedSvg;

/// Reads an SVG and, unless it is known to be sound, tries it out.
pub fn svg(
    prepared: PreparedSvg,
    fonts: &Arc<Catalogue>,
    is_sound: bool,
) -> Result<ReadDrawing, Told> {
    let drawing = prepared.read(fonts)?;
    if !is_sound {
        soundness::try_drawing(&drawing.image);
    }
    Ok(drawing)
}

/// Reads the first page of a PDF, cut to its trim or with its bleed, and, unless it is known to be sound, tries it out.
pub fn pdf(
    data: Vec<u8>,
    with_bleed: bool,
    fonts: &Arc<Catalogue>,
    is_sound: bool,
) -> Result<ReadDrawing, Told> {
    let PlacedPage { pdf, told } = placed_page(data, with_bleed)?;
    let image = open_pdf(Bytes::new(pdf), fonts)?;
    if let ImageKind::Pdf(page) = &image
        && !is_sound
    {
        if !soundness::read_through(page.document().pdf()) {
            return Err(damaged());
        }
        soundness::try_drawing(&image);
    }
    Ok(ReadDrawing { image, told, missing: None })
}

/// The first page of a PDF.
pub fn open_pdf(data: Bytes, fonts: &Arc<Catalogue>) -> Result<ImageKind, Told> {
    let image = decode(data, fonts)
        .map_err(|why| told!("不是能用的 PDF：{why}", "is no PDF that can be used: {why}"; why))?;
    match image.kind() {
        ImageKind::Pdf(_) => Ok(image.kind().clone()),
        _ => Err(told!("不是 PDF", "is no PDF")),
    }
}

fn decode(data: Bytes, fonts: &Arc<Catalogue>) -> Result<Image, Told> {
    let loaded = Loaded::new(Spanned::detached(LoadSource::Bytes), data.clone());
    let element = Packed::new(ImageElem::new(Derived::new(DataSource::Bytes(data), loaded)));
    let world = DrawingWorld(fonts.clone());
    let world: &dyn World = &world;
    let styles = StyleChain::new(&world.library().styles);
    with_engine(world, |engine| element.decode(engine, styles)).map_err(|errors| {
        let why: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        let why = why.join("; ");
        told!("里面有读不懂的东西", "{why}")
    })
}

static NOWHERE: LazyLock<FileId> = LazyLock::new(|| {
    let path = VirtualPath::new("drawing").expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});

/// A world of fonts alone: a drawing may use them, and read no file.
struct DrawingWorld(Arc<Catalogue>);

impl World for DrawingWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.0.book()
    }

    fn main(&self) -> FileId {
        *NOWHERE
    }

    fn source(&self, _: FileId) -> FileResult<Source> {
        Err(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.0.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
