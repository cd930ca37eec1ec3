use lopdf::content::{Content as Operations, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use kanyin_colour::Condition;
use kanyin_fonts::Catalogue;
use kanyin_issue::printing::Standard;

use super::*;
use crate::job::{InkSets, PressJob};
use crate::pictures::press_image::{ImageInks, PressImage};
use crate::pictures::wanted::Wanted;

/// A page of 144 × 72 points with these operations; its font is Helvetica, not embedded.
fn pdf(operations: Vec<Operation>) -> Bytes {
    let mut document = Document::with_version("1.4");
    let pages = document.new_object_id();
    let encoded = Operations { operations }.encode().unwrap();
    let content = document.add_object(Stream::new(dictionary! {}, encoded));
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" },
    );
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 144.into(), 72.into()],
        "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    Bytes::new(bytes)
}

fn pressed(pdf: &Bytes, width: f64, process: Process) -> (MadePrint, PressImage) {
    let condition = Condition::built_in("newsprint", 2.4).unwrap().into();
    let job = PressJob {
        condition,
        standard: Standard::X4,
        most: 300,
        printed_pages: Vec::new(),
        sets: InkSets::default(),
    };
    let wanted = Wanted { press: true, ..Wanted::NOTHING };
    let fonts = Catalogue::open(None, &[]).into();
    let darkroom =
        Darkroom::new("/nowhere/at/all".into(), "/nowhere/at/all".as_ref(), fonts, wanted, &job);
    let why = told!("透明", "transparent");
    let size = Size::new(Abs::pt(width), Abs::pt(width));
    let made = rendered(pdf, &why, (size, Framing::Whole), process, &darkroom).unwrap();
    let PrintImage::Press(image) = made.print.image.clone() else { panic!("no press image") };
    (made, image)
}

fn red_square() -> Vec<Operation> {
    vec![
        Operation::new("rg", vec![1.into(), 0.into(), 0.into()]),
        Operation::new("re", vec![0.into(), 0.into(), 72.into(), 72.into()]),
        Operation::new("f", vec![]),
    ]
}

#[test]
fn a_drawing_has_600_pixels_an_inch_and_is_told() {
    let (made, image) = pressed(&pdf(red_square()), 72.0, Process::Four);
    assert_eq!((image.width, image.height, image.inks), (600, 300, ImageInks::Cmyk));
    assert_eq!(made.print.fit.at.y, Abs::pt(18.0));
    assert_eq!(made.remarks.len(), 1);
    assert!(made.remarks[0].told().en.contains("(transparent)"));
    assert_eq!(pressed(&pdf(red_square()), 72.0, Process::Black).1.inks, ImageInks::Grey);
}

#[test]
fn a_huge_drawing_is_coarser() {
    let (wide, high) = fine(Size::new(Abs::pt(2000.0), Abs::pt(1000.0)), PPI, MOST);
    assert!(f64::from(wide) * f64::from(high) <= MOST * 1.001 && wide.abs_diff(2 * high) <= 2);
}

#[test]
fn type_in_fonts_that_are_not_embedded_is_not_lost() {
    let operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F".into(), 40.into()]),
        Operation::new("Td", vec![10.into(), 20.into()]),
        Operation::new("Tj", vec![Object::string_literal("HHH")]),
        Operation::new("ET", vec![]),
    ];
    let (_, image) = pressed(&pdf(operations), 144.0, Process::Four);
    assert_eq!((image.width, image.inks), (1200, ImageInks::Grey));
    let mut bytes = Vec::new();
    let mut read = flate2::read::ZlibDecoder::new(&*image.data);
    std::io::Read::read_to_end(&mut read, &mut bytes).unwrap();
    let dark = bytes.iter().filter(|&&light| light < 40).count();
    assert!(dark > 10_000, "{dark}");
}
