//! Pictures: the stand-ins that the exporter wrote become the images that the press takes.

use lopdf::{Dictionary, Document, Object, Stream};

use crate::pictures::{Coding, ImageInks, PressImage, stand_in_id};

/// Puts every picture in the place of its stand-in.
pub fn put_in(pdf: &mut Document, images: &[PressImage]) {
    for object in pdf.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !matches!(stream.dict.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Image") {
            continue;
        }
        // Stand-ins are tiny: nothing else is worth decoding.
        let is_small = stream.content.len() < 256;
        let id = is_small
            .then(|| stream.get_plain_content().ok().and_then(|samples| stand_in_id(&samples)))
            .flatten();
        if let Some(image) = id.and_then(|id| images.get(id as usize)) {
            *stream = picture(image);
        }
    }
}

fn picture(image: &PressImage) -> Stream {
    let mut dict = Dictionary::new();
    dict.set("Type", "XObject");
    dict.set("Subtype", "Image");
    dict.set("Width", image.width);
    dict.set("Height", image.height);
    dict.set("Interpolate", false);
    let (space, channels) = match image.inks {
        ImageInks::Grey => ("DeviceGray", 1),
        ImageInks::Cmyk => ("DeviceCMYK", 4),
    };
    dict.set("ColorSpace", space);
    dict.set("BitsPerComponent", if image.coding == Coding::FlateBits { 1 } else { 8 });
    match image.coding {
        Coding::Jpeg { inverted } => {
            dict.set("Filter", "DCTDecode");
            if inverted {
                let pairs = [1, 0].repeat(channels);
                dict.set("Decode", pairs.into_iter().map(Object::Integer).collect::<Vec<_>>());
            }
        }
        Coding::Flate | Coding::FlateBits => dict.set("Filter", "FlateDecode"),
    }
    Stream::new(dict, image.data.to_vec()).with_compression(false)
}
