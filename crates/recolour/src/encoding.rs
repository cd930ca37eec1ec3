//! New samples as a stream: JPEG where they came from a lossy code, else packed without loss.

use jpeg_encoder::{ColorType, Encoder, rgb_to_ycbcr};
use lopdf::{Dictionary, Object, Stream};

use super::ink_space::InkSpace;
use super::machine::packed;
use super::samples::Samples;

/// JPEG quality; from 90 on the encoder keeps every pixel's colour.
const QUALITY: u8 = 93;

/// A stream of 8-bit samples, not packed.
pub fn plain(mut dict: Dictionary, from: &Samples, data: Vec<u8>) -> Stream {
    dict.set("Width", from.width as i64);
    dict.set("Height", from.height as i64);
    dict.set("BitsPerComponent", 8);
    Stream::new(dict, data)
}

/// A stream of 8-bit samples of the size of those they came from.
pub fn encoded(
    mut dict: Dictionary,
    ink_space: &InkSpace,
    from: &Samples,
    data: Vec<u8>,
) -> Stream {
    dict.set("Width", from.width as i64);
    dict.set("Height", from.height as i64);
    dict.set("BitsPerComponent", 8);
    if from.lossy
        && let Some(jpeg) = jpeg(ink_space, from, &data)
    {
        dict.set("Filter", Object::from("DCTDecode"));
        return Stream::new(dict, jpeg);
    }
    let count = ink_space.count();
    let mut stream = packed(dict, &differences(&data, from.width * count));
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Colors", count as i64);
    parameters.set("BitsPerComponent", 8);
    parameters.set("Columns", from.width as i64);
    if stream.dict.has(b"Filter") {
        stream.dict.set("DecodeParms", parameters);
        return stream;
    }
    // Too few to be packed.
    stream.set_plain_content(data);
    stream
}

/// Each row as what it differs from the one above (PNG's filter 2), which packs better.
fn differences(data: &[u8], row: usize) -> Vec<u8> {
    let row = row.max(1);
    let mut out = Vec::with_capacity(data.len() + data.len() / row);
    let above = [0].iter().cycle().take(row).chain(data);
    for (i, (value, above)) in data.iter().zip(above).enumerate() {
        if i % row == 0 {
            out.push(2);
        }
        out.push(value.wrapping_sub(*above));
    }
    out
}

/// CMYK as YCCK, not inverted: PDF reads it as it stands.
fn jpeg(ink_space: &InkSpace, from: &Samples, data: &[u8]) -> Option<Vec<u8>> {
    let width = u16::try_from(from.width).ok()?;
    let height = u16::try_from(from.height).ok()?;
    let mut out = Vec::new();
    let encoder = Encoder::new(&mut out, QUALITY);
    let done = match ink_space.count() {
        1 => encoder.encode(data, width, height, ColorType::Luma),
        4 => {
            let ycck = |pixel: &[u8]| {
                let (y, cb, cr) = rgb_to_ycbcr(255 - pixel[0], 255 - pixel[1], 255 - pixel[2]);
                [y, cb, cr, pixel[3]]
            };
            let data: Vec<u8> = data.chunks_exact(4).flat_map(ycck).collect();
            encoder.encode(&data, width, height, ColorType::Ycck)
        }
        _ => return None,
    };
    done.ok().map(|()| out)
}
