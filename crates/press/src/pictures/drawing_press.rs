//! Drawings for the press: they stay drawings, in the inks of their page.

use std::sync::Arc;

use typst_layout::{Page, PagedDocument};
use typst_library::foundations::{Bytes, Content, Smart};
use typst_library::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst_library::visualize::{Image, ImageKind};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_syntax::Span;

use kanyin_colour::PageInks;
use kanyin_diagnostics::{Told, told};
use kanyin_fonts::Catalogue;
use kanyin_issue::PictureKind;
use kanyin_preflight::{self as preflight, Expect, RuleName};

use super::darkroom::Darkroom;
use super::drawing_inked::inked;
use super::{drawing, read_drawing, soundness};
use crate::job::PressJob;
use crate::pdf::{export, refused};

/// A drawing in the inks of a page.
pub enum InkedDrawing {
    /// As a drawing.
    Drawn(ImageKind),
    /// It cannot be one, for this reason; its PDF, to be rendered.
    ToRender(Bytes, Told),
}

/// What the cache keeps begins with one of these.
const DRAWN: u8 = b'd';
const TO_RENDER: u8 = b'r';

/// A drawing in the inks of a page. `image` is the drawing as it was read, `file` the key of its file.
pub fn in_inks(
    image: &ImageKind,
    kind: PictureKind,
    file: u128,
    page: &PageInks,
    darkroom: &Darkroom,
) -> Result<InkedDrawing, Told> {
    let key = darkroom.drawing_key(file, page);
    if let Some(known) = darkroom.cache.get(key).and_then(|entry| kept(&entry, darkroom)) {
        return match known {
            Ok(drawn) => Ok(InkedDrawing::Drawn(drawn)),
            Err(why) => Ok(InkedDrawing::ToRender(as_pdf(image, kind)?, why)),
        };
    }
    let pdf = as_pdf(image, kind)?;
    let job = darkroom.job;
    let drawn = inked(&pdf, &job.condition, page, job.standard).and_then(|pdf| {
        let pdf = Bytes::new(pdf);
        let drawn = drawing::open_pdf(pdf.clone(), &darkroom.fonts)?;
        if let ImageKind::Pdf(page) = &drawn
            && !soundness::read_through(page.document().pdf())
        {
            return Err(read_drawing::damaged());
        }
        Ok((pdf, drawn))
    });
    match drawn {
        Ok((pdf, drawn)) => {
            embedded(&pdf)?;
            darkroom.cache.put(key, &[&[DRAWN], pdf.as_slice()].concat());
            Ok(InkedDrawing::Drawn(drawn))
        }
        Err(why) => {
            let words = serde_json::to_vec(&[&why.zh, &why.en]).unwrap_or_default();
            darkroom.cache.put(key, &[&[TO_RENDER], words.as_slice()].concat());
            Ok(InkedDrawing::ToRender(pdf, why))
        }
    }
}

/// Type whose font is not in the file looks another way on every machine, and Chinese type is gone altogether. Only
/// who made the file has the font.
fn embedded(pdf: &[u8]) -> Result<(), Told> {
    let expect =
        Expect { standard: Some(preflight::Standard::X4), pixels: false, ..Expect::default() };
    let report = preflight::examine(pdf, &expect);
    let is_of_fonts = |rule| matches!(rule, RuleName::FontNotEmbedded | RuleName::FontUnreadable);
    match report.findings.into_iter().find(|finding| is_of_fonts(finding.rule)) {
        None => Ok(()),
        Some(finding) => {
            let what = finding.what;
            Err(told!(
                "不能印：{what}。请对方导出时嵌入全部字体，或者把文字转曲",
                "cannot be printed: {what}; have it exported with all fonts embedded, or its type outlined";
                what
            ))
        }
    }
}

/// An image that a template shows by itself, in the inks of a page.
pub fn own(
    image: &ImageKind,
    page: &PageInks,
    job: &PressJob,
    fonts: &Arc<Catalogue>,
) -> Result<ImageKind, Told> {
    let pdf = as_pdf(image, PictureKind::Pdf)?;
    let pdf = inked(&pdf, &job.condition, page, job.standard)?;
    drawing::open_pdf(Bytes::new(pdf), fonts)
}

/// A drawing from the cache, or why it is none.
fn kept(entry: &[u8], darkroom: &Darkroom) -> Option<Result<ImageKind, Told>> {
    match entry.split_first()? {
        (&DRAWN, pdf) => drawing::open_pdf(Bytes::new(pdf.to_vec()), &darkroom.fonts).ok().map(Ok),
        (&TO_RENDER, words) => {
            let [zh, en] = serde_json::from_slice(words).ok()?;
            Some(Err(Told { zh, en }))
        }
        _ => None,
    }
}

/// The drawing as a PDF of one page.
fn as_pdf(image: &ImageKind, kind: PictureKind) -> Result<Bytes, Told> {
    match image {
        ImageKind::Pdf(page) => Ok(Bytes::new(page.document().pdf().data().as_ref().to_vec())),
        _ => exported(image).map(Bytes::new).map_err(|why| {
            let name = kind.name();
            told!("不是能印的 {name}：{why}", "is no {name} that can be printed: {why}"; why)
        }),
    }
}

/// The longest side of an SVG made a PDF, in points: its shapes keep their form at any size, but numbers in a
/// PDF have few digits.
const LONGEST: f64 = 1000.0;

/// An SVG on a page of its own, without a ground.
fn exported(image: &ImageKind) -> Result<Vec<u8>, Told> {
    let image = Image::plain(image.clone());
    let scale = LONGEST / image.width().max(image.height());
    let size = Size::new(Abs::pt(image.width() * scale), Abs::pt(image.height() * scale));
    let mut frame = Frame::hard(size);
    frame.push(Point::zero(), FrameItem::Image(image, size, Span::detached()));
    let page = Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Custom(None),
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    };
    let document = PagedDocument::new([page].into(), Default::default());
    let options = PdfOptions {
        ident: Smart::Custom("kanyin/drawing".into()),
        creator: Smart::Custom(None),
        timestamp: None,
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::V_1_6])
            .map_err(|error| refused(error.message()))?,
        tagged: false,
        pretty: false,
    };
    export(&document, &options).map_err(|not_exported| not_exported.why)
}
