//! Trials of what others have drawn: a damaged file may make a reader panic, long after it was
//! opened. It is tried out at once, so that the fault is told with the file's name.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use typst_layout::Page;
use typst_library::foundations::{Content, Smart};
use typst_library::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst_library::visualize::{Image, ImageKind};
use typst_render::RenderOptions;
use typst_syntax::Span;
use typst_utils::Scalar;

/// Draws an image in a corner of nothing.
pub fn try_drawing(image: &ImageKind) {
    let image = Image::plain(image.clone());
    let side = 32.0;
    let ratio = (image.width() / image.height()).clamp(0.1, 10.0);
    let size = Size::new(Abs::pt(side * ratio.min(1.0)), Abs::pt(side / ratio.max(1.0)));
    draw(image, size, 1.0);
}

/// Draws an image as large as previews show it.
pub fn try_at_size(image: &ImageKind, size: Size) {
    draw(Image::plain(image.clone()), size, 2.0);
}

fn draw(image: Image, size: Size, pixel_per_pt: f64) {
    let mut frame = Frame::hard(size);
    frame.push(Point::zero(), FrameItem::Image(image, size, Span::detached()));
    let page = Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    };
    let options = RenderOptions { pixel_per_pt: Scalar::new(pixel_per_pt), render_bleed: false };
    typst_render::render(&page, &options);
}

/// Reads every object of a PDF, as the exporter does when it takes over a page. Whether all of them
/// have a form that it can write.
pub fn read_through(pdf: &Pdf) -> bool {
    let pages = pdf.pages().iter();
    pages.take(1).for_each(|page| {
        page.page_stream();
    });
    pdf.objects().into_iter().all(|object| match object {
        Object::Stream(stream) => dict(stream.dict()),
        object => direct(&object),
    })
}

/// A stream never stands within another object.
fn direct(object: &Object<'_>) -> bool {
    match object {
        Object::Dict(of) => dict(of),
        Object::Array(of) => array(of),
        Object::Stream(_) => false,
        _ => true,
    }
}

fn dict(of: &Dict<'_>) -> bool {
    of.entries().all(|(_, value)| referred(&value))
}

fn array(of: &Array<'_>) -> bool {
    of.raw_iter().all(|value| referred(&value))
}

fn referred(value: &MaybeRef<Object<'_>>) -> bool {
    match value {
        MaybeRef::Ref(_) => true,
        MaybeRef::NotRef(object) => direct(object),
    }
}
