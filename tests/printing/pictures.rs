//! Pictures of every kind, made by libraries or by hand.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba};
use image::{GrayImage, ImageBuffer, Luma, RgbaImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A profile for coated paper: not the torture issue's condition.
pub const COATED: &[u8] = include_bytes!("../../profiles/coated.icc");

/// A scene with sky, a sun, skin tones, greens and greys, and a little grain.
pub fn scene(width: u32, height: u32) -> RgbImage {
    let mut seed = 7u32;
    RgbImage::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (seed >> 24) as f32 / 255.0 * 12.0 - 6.0;
        let (u, v) = (x as f32 / width as f32, y as f32 / height as f32);
        let sun = ((u - 0.75).powi(2) + (v - 0.2).powi(2)).sqrt() < 0.1;
        let base = match (sun, v) {
            (true, _) => [255.0, 200.0, 40.0],
            (_, v) if v < 0.5 => [80.0 + 120.0 * v, 140.0 + 80.0 * v, 230.0],
            (_, v) if v < 0.8 => [60.0 + 100.0 * u, 130.0 - 40.0 * u, 40.0],
            _ => [40.0 + 200.0 * u; 3],
        };
        Rgb(base.map(|part| (part + grain).clamp(0.0, 255.0) as u8))
    })
}

/// Nearly black all over: what total ink is held against.
pub fn dark(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let wave = ((x * 13 + y * 7) % 29) as u8;
        Rgb([wave / 2, wave / 3 + 4, 12 + wave / 2])
    })
}

/// A JPEG, with a profile if there is one.
pub fn rgb_jpeg(pixels: &RgbImage, profile: Option<&[u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).unwrap();
    }
    encoder.encode_image(pixels).unwrap();
    bytes
}

/// A JPEG in AdobeRGB.
pub fn adobe_rgb_jpeg() -> Vec<u8> {
    let profile = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    rgb_jpeg(&scene(1200, 800), Some(&profile))
}

/// A JPEG in grey.
pub fn grey_jpeg() -> Vec<u8> {
    let pixels = DynamicImage::ImageRgb8(scene(1200, 800)).to_luma8();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(&pixels).unwrap();
    bytes
}

/// A JPEG that lies on its side and says so in EXIF.
pub fn turned_jpeg() -> Vec<u8> {
    let mut pixels = DynamicImage::ImageRgb8(scene(1200, 800));
    pixels.apply_orientation(Orientation::Rotate270);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    // TIFF, little-endian, one entry: orientation 6, turn right.
    let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.encode_image(&pixels.to_rgb8()).unwrap();
    bytes
}

/// A JPEG in four inks, at most 230 % of them; inverted as Photoshop writes them, or not.
pub fn cmyk_jpeg(inverted: bool, profile: Option<&[u8]>) -> Vec<u8> {
    let (width, height) = (800u16, 560u16);
    let mut pixels = Vec::new();
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            let (u, v) = (x * 255 / u32::from(width), y * 255 / u32::from(height));
            let inks = [u / 2, v / 2, (255 - u) / 2, (u + v) / 8];
            // The encoder inverts what it calls CMYK and marks the file as Adobe's.
            pixels.extend(inks.map(|ink| if inverted { ink as u8 } else { 255 - ink as u8 }));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Cmyk).unwrap();
    match inverted {
        true => bytes,
        false => without_adobe(&bytes),
    }
}

/// The file without its Adobe marker: its numbers are then ink, not light.
fn without_adobe(jpeg: &[u8]) -> Vec<u8> {
    let at = jpeg.windows(2).position(|pair| pair == [0xFF, 0xEE]);
    let Some(at) = at else { return jpeg.to_vec() };
    let length = 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    [&jpeg[..at], &jpeg[at + length..]].concat()
}

fn written(pixels: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A disc that fades out to nothing.
pub fn see_through_png() -> Vec<u8> {
    let pixels = RgbaImage::from_fn(900, 900, |x, y| {
        let far = ((x as f32 - 450.0).powi(2) + (y as f32 - 450.0).powi(2)).sqrt() / 450.0;
        Rgba([200, 30, 60, ((1.0 - far).clamp(0.0, 1.0) * 255.0) as u8])
    });
    written(&DynamicImage::ImageRgba8(pixels), ImageFormat::Png)
}

/// Sixteen bits a channel.
pub fn deep_png() -> Vec<u8> {
    let pixels =
        ImageBuffer::from_fn(900, 600, |x, y| Rgb([(x * 72) as u16, (y * 109) as u16, 20_000u16]));
    written(&DynamicImage::ImageRgb16(pixels), ImageFormat::Png)
}

/// Black lines on white.
pub fn line_png() -> Vec<u8> {
    let pixels = GrayImage::from_fn(1800, 1200, |x, y| {
        Luma([if x % 60 < 6 || y % 60 < 6 || (x + y) % 97 < 4 { 0 } else { 255 }])
    });
    written(&DynamicImage::ImageLuma8(pixels), ImageFormat::Png)
}

/// WebP, lossless.
pub fn webp() -> Vec<u8> {
    let pixels = scene(900, 600);
    let mut bytes = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut bytes)
        .write_image(&pixels, 900, 600, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// Gradients, a half-transparent shape, a path, text.
pub const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">
<defs><linearGradient id="a"><stop offset="0" stop-color="#0055cc"/><stop offset="1" stop-color="#ffcc00"/></linearGradient>
<radialGradient id="b"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#229944"/></radialGradient></defs>
<rect width="300" height="200" fill="url(#a)"/><circle cx="90" cy="100" r="60" fill="url(#b)"/>
<rect x="150" y="60" width="120" height="80" fill="#cc0000" fill-opacity="0.5"/>
<path d="M20 20 L280 180" stroke="#000000" stroke-width="3" fill="none"/></svg>"##;

/// A page of 300 × 200 points with this content and these resources.
fn page(
    content: &str,
    resources: Dictionary,
    mut add: impl FnMut(&mut Document, &mut Dictionary),
) -> Vec<u8> {
    let mut pdf = Document::with_version("1.5");
    let pages = pdf.new_object_id();
    let content = pdf.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    let mut resources = resources;
    add(&mut pdf, &mut resources);
    let page = pdf.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 300.into(), 200.into()],
        "Contents" => content,
        "Resources" => resources,
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(pages, Object::Dictionary(tree));
    let catalogue = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// RGB areas, lines, and an RGB image in a form.
pub fn rgb_pdf() -> Vec<u8> {
    let content = "0.1 0.4 0.9 rg 0 0 300 200 re f 1 0.8 0 rg 20 20 100 160 re f 0 0 0 RG 2 w 150 20 m 280 180 l S \
        q 100 0 0 80 170 60 cm /F Do Q";
    page(content, dictionary! {}, |pdf, resources| {
        let samples: Vec<u8> = scene(50, 40).into_raw();
        let image = pdf.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Image", "Width" => 50, "Height" => 40,
                "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8,
            },
            samples,
        ));
        let form = pdf.add_object(Stream::new(
            dictionary! {
                "Type" => "XObject", "Subtype" => "Form",
                "BBox" => vec![0.into(), 0.into(), 1.into(), 1.into()],
                "Resources" => dictionary! { "XObject" => dictionary! { "I" => image } },
            },
            b"/I Do".to_vec(),
        ));
        resources.set("XObject", dictionary! { "F" => form });
    })
}

/// Four inks and K, within the limit: nothing to be changed.
pub fn cmyk_pdf() -> Vec<u8> {
    let content = "0 0 0 0.1 k 0 0 300 200 re f 1 0 0 0 k 20 20 80 160 re f 0 1 0.5 0 k 110 20 80 160 re f \
        0 0 0 1 k 200 20 80 160 re f";
    page(content, dictionary! {}, |_, _| {})
}

/// The paper's own spot ink and one that it does not know.
pub fn spot_pdf() -> Vec<u8> {
    let content =
        "/S cs 1 scn 10 10 130 180 re f 0.4 scn 30 60 90 80 re f /G cs 1 scn 160 10 130 180 re f";
    page(content, dictionary! {}, |pdf, resources| {
        let mut spot = |name: &str, stand_in: [f32; 4]| {
            let function = pdf.add_object(dictionary! {
                "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
                "C0" => vec![Object::Real(0.0); 4],
                "C1" => stand_in.map(Object::Real).to_vec(),
            });
            Object::Array(vec![
                "Separation".into(),
                Object::Name(name.into()),
                "DeviceCMYK".into(),
                function.into(),
            ])
        };
        let red = spot("PANTONE 485 C", [0.0, 0.95, 1.0, 0.0]);
        let green = spot("PANTONE 347 C", [0.93, 0.0, 1.0, 0.0]);
        resources.set("ColorSpace", dictionary! { "S" => red, "G" => green });
    })
}

/// A half-transparent disc over a ground, in RGB.
pub fn veiled_pdf() -> Vec<u8> {
    let content = "0.9 0.9 0.2 rg 0 0 300 200 re f /V gs 0.8 0 0.4 rg 50 40 200 120 re f";
    page(content, dictionary! {}, |_, resources| {
        let veil = dictionary! { "Type" => "ExtGState", "ca" => Object::Real(0.5) };
        resources.set("ExtGState", dictionary! { "V" => veil });
    })
}

/// An axial and a radial shading in RGB.
pub fn shaded_pdf() -> Vec<u8> {
    let content = "q 0 0 150 200 re W n /A sh Q q 150 0 150 200 re W n /R sh Q";
    page(content, dictionary! {}, |_, resources| {
        let function = |from: [f32; 3], to: [f32; 3]| {
            dictionary! {
                "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
                "C0" => from.map(Object::Real).to_vec(), "C1" => to.map(Object::Real).to_vec(),
            }
        };
        let numbers = |numbers: &[i64]| numbers.iter().map(|&n| n.into()).collect::<Vec<Object>>();
        let axial = dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0, 0, 150, 200]),
            "Function" => function([1.0, 0.0, 0.0], [0.0, 0.0, 1.0]),
            "Extend" => vec![true.into(), true.into()],
        };
        let radial = dictionary! {
            "ShadingType" => 3, "ColorSpace" => "DeviceRGB",
            "Coords" => numbers(&[225, 100, 10, 225, 100, 90]),
            "Function" => function([1.0, 1.0, 0.6], [0.0, 0.4, 0.2]),
            "Extend" => vec![true.into(), true.into()],
        };
        resources.set("Shading", dictionary! { "A" => axial, "R" => radial });
    })
}
