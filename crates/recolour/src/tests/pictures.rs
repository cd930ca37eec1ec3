//! Pictures of every space.

use lopdf::Object;

use super::sheet::{Done, Sheet, profile};

/// A picture of a space, drawn once.
fn drawn(dict: &str, data: impl AsRef<[u8]>) -> Sheet {
    let head = "/Type /XObject /Subtype /Image";
    Sheet::new("/XObject << /I 5 0 R >>", "q 50 0 0 50 9 9 cm /I Do Q")
        .stream(&format!("{head} {dict}"), data)
}

/// The samples of the only picture.
fn samples(done: &Done) -> Vec<u8> {
    let pictures = done.pictures();
    assert_eq!(pictures.len(), 1);
    pictures[0].get_plain_content().unwrap()
}

#[test]
fn rgb_of_any_depth() {
    let eight = drawn(
        "/Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        [255, 0, 0, 0, 51, 255],
    );
    let done = eight.plain();
    assert_eq!(samples(&done), [0, 255, 255, 0, 255, 204, 0, 0]);
    assert_eq!(done.pictures()[0].dict.get(b"ColorSpace").unwrap(), &Object::from("DeviceCMYK"));
    let four = drawn(
        "/Width 1 /Height 2 /BitsPerComponent 4 /ColorSpace /DeviceRGB",
        [0xF0, 0x00, 0x0F, 0x00],
    );
    assert_eq!(samples(&four.plain()), [0, 255, 255, 0, 255, 0, 255, 0]);
    let sixteen = drawn(
        "/Width 1 /Height 1 /BitsPerComponent 16 /ColorSpace /DeviceRGB",
        [255, 255, 0, 0, 0x80, 0x80],
    );
    assert_eq!(samples(&sixteen.plain()), [0, 255, 127, 0]);
    let one = drawn("/Width 2 /Height 1 /BitsPerComponent 1 /ColorSpace /DeviceRGB", [0b1000_1100]);
    assert_eq!(samples(&one.plain()), [0, 255, 255, 0, 255, 0, 0, 0]);
    let turned = drawn(
        "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Decode [1 0 0 1 0 1]",
        [255, 255, 0],
    );
    assert_eq!(samples(&turned.plain()), [255, 0, 255, 0]);
}

#[test]
fn cmyk_and_grey_stay_byte_for_byte() {
    for space in ["/DeviceCMYK", "/DeviceGray"] {
        let data = [9u8; 16];
        let dict = "/Width 2 /Height 2 /BitsPerComponent 8 /Decode [1 0 1 0 1 0 1 0] /ColorSpace";
        let done = drawn(&format!("{dict} {space}"), data).plain();
        assert_eq!(done.pictures()[0].content, data);
        assert!(done.pictures()[0].dict.has(b"Decode"));
    }
    let stencil = drawn("/Width 8 /Height 1 /ImageMask true /BitsPerComponent 1", [0xAA]).plain();
    assert_eq!(stencil.pictures()[0].content, [0xAA]);
    assert!(stencil.content().contains("0 g\n/I Do"));
}

#[test]
fn palettes_change_and_their_numbers_stay() {
    let done = drawn(
        "/Width 4 /Height 1 /BitsPerComponent 2 /ColorSpace [/Indexed /DeviceRGB 2 <FF0000 00FF00 0000FF>]",
        [0b00_01_10_00],
    )
    .plain();
    assert_eq!(samples(&done), [0b00_01_10_00]);
    assert!(done.all().contains("/Indexed /DeviceCMYK 2"));
    let tables = done.document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut tables = tables.filter_map(|stream| stream.get_plain_content().ok());
    assert!(tables.any(|table| table == [0, 255, 255, 0, 255, 0, 255, 0, 255, 255, 0, 0]));
}

#[test]
fn profiles_labs_and_spots() {
    let icc =
        drawn("/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/ICCBased 6 0 R]", [255, 0, 0])
            .stream("/N 3", profile("RGB "));
    assert_eq!(samples(&icc.plain()), [0, 255, 255, 0]);
    let cmyk =
        drawn("/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/ICCBased 6 0 R]", [1, 2, 3, 4])
            .stream("/N 4", profile("CMYK"));
    assert_eq!(samples(&cmyk.plain()), [1, 2, 3, 4]);
    let lab = drawn(
        "/Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace [/Lab << /WhitePoint [0.96 1 0.82] >>]",
        [255, 128, 128, 0, 128, 128],
    );
    assert_eq!(samples(&lab.plain()), [255, 0]);
    let tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 1 >>";
    let dict = "/Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace";
    let spot = drawn(&format!("{dict} [/Separation /Keep /DeviceCMYK {tint}]"), [255, 51]).plain();
    assert_eq!(samples(&spot), [255, 51]);
    assert!(spot.all().contains("/Separation /Keep"));
}

#[test]
fn inline_images() {
    let text = "q BI /W 1 /H 2 /BPC 8 /CS /RGB ID \u{1}EI\u{7f} \u{2} EI Q \
                BI /W 8 /H 1 /IM true /D [1 0] ID U EI 0 0 1 1 re f";
    let done = Sheet::new("", text).plain();
    assert_eq!(samples(&done), [254, 186, 182, 0, 128, 223, 253, 0]);
    let content = done.content();
    assert!(content.starts_with("q\n/KnImage Do\nQ\n0 g\nBI  /W 8"), "{content}");
    assert!(content.ends_with("EI\n0 0 1 1 re\nf"), "{content}");
    let packed =
        "BI /W 2 /H 1 /BPC 8 /CS [/I /RGB 1 <00FF00FF0000>] /F /AHx ID 0100> EI 1 g 0 0 1 1 re f";
    let done = Sheet::new("", packed).plain();
    assert!(done.content().ends_with("/KnImage Do\n1 g\n0 0 1 1 re\nf"), "{}", done.content());
}

#[test]
fn masks() {
    let dict = "/Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB";
    let keyed = drawn(&format!("{dict} /Mask [250 255 0 5 0 5]"), [255, 0, 0, 0, 0, 255]).plain();
    let stencil = keyed.pictures().into_iter().find(|p| p.dict.has(b"ImageMask")).unwrap();
    assert_eq!(stencil.get_plain_content().unwrap(), [0b1000_0000]);
    let soft = drawn(&format!("{dict} /SMask 6 0 R"), [255, 0, 0, 128, 128, 128]).stream(
        "/Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Matte [0 0 0]",
        [255, 128],
    );
    let soft = soft.plain();
    assert!(soft.transparent);
    assert!(!soft.all().contains("Matte"));
    let picture = soft.pictures().into_iter().find(|p| p.dict.has(b"SMask")).unwrap();
    // The grey was a white seen half through black.
    assert_eq!(picture.get_plain_content().unwrap(), [0, 255, 255, 0, 0, 0, 0, 0]);
}

#[test]
fn a_jpeg_stays_one() {
    let mut jpeg = Vec::new();
    let pixels: Vec<u8> = (0..16 * 16).flat_map(|_| [200, 40, 90]).collect();
    jpeg_encoder::Encoder::new(&mut jpeg, 95)
        .encode(&pixels, 16, 16, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let dict = "/Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode";
    let done = drawn(dict, jpeg).plain();
    let picture = done.pictures()[0];
    assert_eq!(picture.dict.get(b"Filter").unwrap(), &Object::from("DCTDecode"));
    // Read back as a picture that need not change: the same inks.
    let again = drawn(
        "/Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode",
        &picture.content,
    );
    let plate = |ink| {
        use crate::{ForPlate, Plate};
        let done = again.by(&ForPlate::new(Plate::Process(ink)));
        samples(&done)[3 * 16 + 5]
    };
    let inks = [0, 1, 2, 3].map(|ink| i32::from(255 - plate(ink)));
    for (ink, wanted) in inks.iter().zip([55, 215, 165, 0]) {
        assert!((ink - wanted).abs() <= 4, "{inks:?}");
    }
}
