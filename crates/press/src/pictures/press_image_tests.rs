use super::*;
use lopdf::{Document, Object};
use typst_layout::{Page, PagedDocument};
use typst_library::foundations::Content;
use typst_library::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst_library::visualize::Image;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_syntax::Span;

/// A page with stand-ins of these numbers.
fn exported(ids: &[u32]) -> Document {
    let size = Size::splat(Abs::pt(100.0));
    let mut frame = Frame::hard(size);
    for &id in ids {
        let image = Image::plain(PressImage::stand_in(id).unwrap());
        frame.push(Point::zero(), FrameItem::Image(image, size, Span::detached()));
    }
    let page = Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    };
    let document = PagedDocument::new([page].into(), Default::default());
    let standards = PdfStandards::new(&[PdfStandard::V_1_6]).unwrap();
    let options = PdfOptions { standards, tagged: false, ..Default::default() };
    Document::load_mem(&typst_pdf::pdf(&document, &options).unwrap()).unwrap()
}

#[test]
fn stand_ins_are_known_again_in_the_exported_pdf() {
    let asked = [0, 1, 2, 0x0A0D_0000, u32::MAX];
    let document = exported(&[asked.as_slice(), &[1]].concat());
    let images = document.objects.values().filter_map(|object| match object {
        Object::Stream(stream) => {
            let is_image =
                stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
            is_image.then_some(stream)
        }
        _ => None,
    });
    let mut found = Vec::new();
    for stream in images {
        let name = |key| stream.dict.get(key).and_then(Object::as_name).unwrap();
        let number = |key| stream.dict.get(key).and_then(Object::as_i64).unwrap();
        assert_eq!(name(b"Filter"), b"FlateDecode");
        assert_eq!((number(b"Width"), number(b"Height"), number(b"BitsPerComponent")), (16, 1, 8));
        assert!(stream.dict.get(b"SMask").is_err() && stream.dict.get(b"Decode").is_err());
        found.push(stand_in_id(&stream.decompressed_content().unwrap()).unwrap());
    }
    found.sort();
    let mut wanted = asked.to_vec();
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn other_images_are_no_stand_ins() {
    assert_eq!(stand_in_id(b"kanyin image"), None);
    assert_eq!(stand_in_id(b"kanyin image\0\0\0\0\0"), None);
    assert_eq!(stand_in_id(&[0; 16]), None);
}
