//! Drawings: SVG and PDF, read by Typst's own image element, since it alone can open a PDF.

use std::sync::{Arc, LazyLock};

use hayro_syntax::{Pdf, PdfVersion};
use typst_library::diag::{FileError, FileResult};
use typst_library::foundations::{Bytes, Datetime, Derived, Duration, Packed, StyleChain};
use typst_library::loading::{DataSource, LoadSource, Loaded};
use typst_library::text::{Font, FontBook};
use typst_library::visualize::{Image, ImageElem, ImageKind, SvgImage};
use typst_library::{Library, World};
use typst_syntax::{FileId, RootedPath, Source, Spanned, VirtualPath, VirtualRoot};
use typst_utils::LazyHash;

use kanyin_diagnostics::{Told, told};
use kanyin_fonts::Catalogue;
use kanyin_typeset::{LIBRARY, with_engine};

use super::soundness;

/// Reads an SVG and, unless it is known to be sound, tries it out; its text in the publication's fonts.
/// What it points at is not followed.
pub fn svg(data: Bytes, fonts: &Arc<Catalogue>, is_sound: bool) -> Result<ImageKind, Told> {
    let image = match decode(data.clone(), fonts) {
        Ok(image) => image.kind().clone(),
        // Typst refuses a drawing that points at files; without fonts it just leaves them out.
        Err(_) => SvgImage::new(data)
            .map(ImageKind::Svg)
            .map_err(|_| told!("不是完好的 SVG", "is no sound SVG"))?,
    };
    if !is_sound {
        soundness::try_drawing(&image);
    }
    Ok(image)
}

/// Reads the first page of a PDF and, unless it is known to be sound, tries it out.
pub fn pdf(data: Vec<u8>, fonts: &Arc<Catalogue>, is_sound: bool) -> Result<ImageKind, Told> {
    let image = open_pdf(Bytes::new(no_newer_than_1_6(data)?), fonts)?;
    if let ImageKind::Pdf(page) = &image
        && !is_sound
    {
        if !soundness::read_through(page.document().pdf()) {
            return Err(damaged());
        }
        soundness::try_drawing(&image);
    }
    Ok(image)
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

/// A file that opens and is broken within.
pub fn damaged() -> Told {
    told!("有损坏，请重新导出一份", "is damaged; export it anew")
}

/// The press wants PDF 1.6, and a PDF may not hold a page of a newer one. What 1.7 and 2.0 brought
/// is not in the drawing of pages but around it (forms, attachments, metadata), so the number is
/// lowered, in the head or in the catalogue.
fn no_newer_than_1_6(mut data: Vec<u8>) -> Result<Vec<u8>, Told> {
    let is_newer = |data: &[u8]| {
        Pdf::new(data.to_vec())
            .is_ok_and(|pdf| matches!(pdf.version(), PdfVersion::Pdf17 | PdfVersion::Pdf20))
    };
    if !is_newer(&data) {
        return Ok(data);
    }
    let pairs: [(&[u8], &[u8]); 6] = [
        (b"%PDF-1.7", b"%PDF-1.6"),
        (b"%PDF-2.0", b"%PDF-1.6"),
        (b"/Version/1.7", b"/Version/1.6"),
        (b"/Version /1.7", b"/Version /1.6"),
        (b"/Version/2.0", b"/Version/1.6"),
        (b"/Version /2.0", b"/Version /1.6"),
    ];
    for (newer, older) in pairs {
        let found = data.windows(newer.len()).position(|bytes| bytes == newer);
        if let Some(at) = found {
            data[at..at + older.len()].copy_from_slice(older);
        }
    }
    if is_newer(&data) {
        return Err(told!(
            "的 PDF 版本太新，请另存为 PDF 1.6 或 PDF/X-4",
            "is of too new a PDF version; save it as PDF 1.6 or PDF/X-4"
        ));
    }
    Ok(data)
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
        told!("Typst 说“{why}”", "{why}")
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
