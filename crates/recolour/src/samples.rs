//! The samples of a picture, unpacked.

use hayro_syntax::Pdf;
use hayro_syntax::object::Object as Parsed;
use hayro_syntax::object::stream::{ImageColorSpace, ImageDecodeParams};
use lopdf::{Dictionary, Document, Object, Stream};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use kanyin_diagnostics::catch_panic;

use super::claims::{self, Claim};
use super::colour_space::ColourSpace;
use super::function::BitReader;
use super::refused::Refused;
use super::source_pdf::SourcePdf;

/// The most samples of a picture: 64 megapixels of RGB.
const MOST_SAMPLES: usize = 192_000_000;

/// A picture's samples, as the filters leave them.
pub struct Samples {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Samples a pixel.
    pub components: usize,
    /// Bits a sample.
    pub bits: u32,
    /// The samples, each row beginning at a byte.
    pub data: Vec<u8>,
    /// Whether they come from a lossy code, JPEG or JPEG 2000.
    pub lossy: bool,
    /// How opaque each pixel is, where JPEG 2000 says.
    pub alpha: Option<Vec<u8>>,
    /// The colour space that JPEG 2000 brings.
    pub space: Option<ColourSpace>,
}

impl Samples {
    /// Unpacks a picture whose colour space has so many components.
    pub fn read(
        source: SourcePdf<'_>,
        stream: &Stream,
        components: Option<usize>,
    ) -> Result<Self, Refused> {
        let dict = &stream.dict;
        let side = |key| source.integer(dict, key).and_then(|side| usize::try_from(side).ok());
        let (width, height) = side(b"Width").zip(side(b"Height")).ok_or(Refused::Picture)?;
        sound(width, height, components.unwrap_or(4))?;
        let filters = source.filters(dict);
        let (code, before) = match filters.split_last() {
            Some(((name, parameters), before)) => match name.as_slice() {
                b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode" => {
                    (Some((name.as_slice(), parameters)), before)
                }
                _ => (None, filters.as_slice()),
            },
            None => (None, filters.as_slice()),
        };
        let data = source.unpacked(stream, before)?;
        let mut samples = match code {
            None => {
                let components = components.ok_or(Refused::Picture)?;
                let bits = source.integer(dict, b"BitsPerComponent").unwrap_or(8);
                let bits = u32::try_from(bits).unwrap_or(0);
                Self { width, height, components, bits, data, ..Self::empty() }
            }
            Some((b"DCTDecode", _)) => {
                catch_panic(|| jpeg(&data)).flatten().ok_or(Refused::Picture)?
            }
            Some((name, parameters)) => {
                let (across, down, samples) = match name {
                    b"JPXDecode" => claims::jpx(&data),
                    b"JBIG2Decode" => claims::jbig2(&data, height),
                    _ => fax(source, parameters, height),
                }
                .ok_or(Refused::Picture)?;
                sound(across, down, samples)?;
                let wrapped = wrapped(source, dict, name, parameters, data, (width, height));
                catch_panic(|| coded(wrapped?, name, (width, height)))
                    .flatten()
                    .ok_or(Refused::Picture)?
            }
        };
        sound(samples.width, samples.height, samples.components)?;
        if !matches!(samples.bits, 1 | 2 | 4 | 8 | 16) || samples.data.is_empty() {
            return Err(Refused::Picture);
        }
        // The end may be cut off, and is 0 then, as readers have it. A picture of which most is missing is none.
        let whole = samples.row_bytes() * samples.height;
        if samples.data.len() < whole / 2 {
            return Err(Refused::Picture);
        }
        samples.data.resize(whole, 0);
        Ok(samples)
    }

    fn empty() -> Self {
        Self {
            width: 0,
            height: 0,
            components: 1,
            bits: 8,
            data: Vec::new(),
            lossy: false,
            alpha: None,
            space: None,
        }
    }

    /// A row of pixels, a byte a sample.
    pub fn of_bytes(components: usize, data: Vec<u8>) -> Self {
        let width = data.len() / components.max(1);
        Self { width, height: 1, components, data, ..Self::empty() }
    }

    fn row_bytes(&self) -> usize {
        (self.width * self.components * self.bits as usize).div_ceil(8)
    }

    /// The greatest sample.
    pub fn most(&self) -> u32 {
        (1 << self.bits) - 1
    }

    /// The samples row by row, as numbers.
    pub fn rows(&self) -> impl Iterator<Item = Vec<u16>> {
        let count = self.width * self.components;
        self.data.chunks(self.row_bytes().max(1)).take(self.height).map(move |row| {
            let mut bits = BitReader::new(row);
            match self.bits {
                8 => row.iter().map(|byte| u16::from(*byte)).collect(),
                _ => (0..count).map(|_| bits.take(self.bits) as u16).collect(),
            }
        })
    }
}

/// What a fax says of its size: in its parameters.
fn fax(source: SourcePdf<'_>, parameters: &Dictionary, height: usize) -> Option<Claim> {
    let number = |key| source.integer(parameters, key).map(usize::try_from);
    let across = number(b"Columns").unwrap_or(Ok(1728)).ok()?;
    let down = number(b"Rows").unwrap_or(Ok(height)).ok()?;
    Some((across, down.max(height), 1))
}

fn sound(width: usize, height: usize, components: usize) -> Result<(), Refused> {
    let samples = width.checked_mul(height).and_then(|area| area.checked_mul(components));
    match samples {
        Some(0) => Err(Refused::Picture),
        Some(samples) if samples <= MOST_SAMPLES => Ok(()),
        _ => Err(Refused::TooMuch),
    }
}

/// A JPEG: its samples as the standard has them, that is CMYK as it stands, inverted or not.
fn jpeg(data: &[u8]) -> Option<Samples> {
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(most).set_max_height(most);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(data), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    let components = usize::from(decoder.info()?.components);
    sound(width, height, components).ok()?;
    let coded = decoder.input_colorspace()?;
    let wanted = match (components, coded) {
        (1, _) => ColorSpace::Luma,
        (3, ColorSpace::YCbCr | ColorSpace::RGB | ColorSpace::CMYK) => ColorSpace::RGB,
        (4, ColorSpace::YCCK) => ColorSpace::YCCK,
        (4, _) => ColorSpace::CMYK,
        _ => return None,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let mut data = decoder.decode().ok()?;
    if wanted == ColorSpace::YCCK {
        data.chunks_exact_mut(4).for_each(from_ycck);
    }
    Some(Samples { width, height, components, data, lossy: true, ..Samples::empty() })
}

/// YCCK is CMYK whose first three are coded as if they were the complement of RGB.
fn from_ycck(pixel: &mut [u8]) {
    let [y, cb, cr, _] = pixel else { return };
    let (light, blue, red) = (f32::from(*y), f32::from(*cb) - 128.0, f32::from(*cr) - 128.0);
    let ink = |light: f32| (255.0 - light).round().clamp(0.0, 255.0) as u8;
    *y = ink(light + 1.402 * red);
    *cb = ink(light - 0.344_136 * blue - 0.714_136 * red);
    *cr = ink(light + 1.772 * blue);
}

/// A PDF of one picture, for a reader that knows its code.
fn wrapped(
    source: SourcePdf<'_>,
    dict: &Dictionary,
    name: &[u8],
    parameters: &Dictionary,
    data: Vec<u8>,
    (width, height): (usize, usize),
) -> Option<Vec<u8>> {
    let mut document = Document::with_version("1.6");
    let mut parameters = parameters.clone();
    let globals = parameters.remove(b"JBIG2Globals");
    if let Some(Object::Stream(globals)) = globals.as_ref().map(|globals| source.object(globals)) {
        let bytes = source.unpacked(globals, &source.filters(&globals.dict)).ok()?;
        let id = document.add_object(Stream::new(Dictionary::new(), bytes));
        parameters.set("JBIG2Globals", Object::Reference(id));
    }
    let mut picture = Dictionary::new();
    picture.set("Subtype", "Image");
    picture.set("Width", width as i64);
    picture.set("Height", height as i64);
    picture.set("Filter", Object::Name(name.to_vec()));
    picture.set("DecodeParms", parameters);
    if let Some(bits) = source.integer(dict, b"BitsPerComponent") {
        picture.set("BitsPerComponent", bits);
    }
    document.add_object(Stream::new(picture, data));
    let pages = document.new_object_id();
    let mut tree = Dictionary::new();
    tree.set("Type", "Pages");
    tree.set("Kids", Vec::<Object>::new());
    tree.set("Count", 0);
    document.objects.insert(pages, tree.into());
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", Object::Reference(pages));
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", Object::Reference(catalog));
    let mut out = Vec::new();
    document.save_to(&mut out).ok()?;
    Some(out)
}

fn coded(pdf: Vec<u8>, name: &[u8], (width, height): (usize, usize)) -> Option<Samples> {
    let pdf = Pdf::new(pdf).ok()?;
    let picture = pdf.objects().into_iter().find_map(|object| match object {
        Parsed::Stream(stream) if stream.dict().contains_key(b"Subtype") => Some(stream),
        _ => None,
    })?;
    let parameters = ImageDecodeParams {
        bpc: Some(8),
        width: u32::try_from(width).ok()?,
        height: u32::try_from(height).ok()?,
        ..ImageDecodeParams::default()
    };
    let decoded = picture.decoded_image(&parameters).ok()?;
    let image = decoded.image_data?;
    let (width, height) = (image.width as usize, image.height as usize);
    if name != b"JPXDecode" {
        return Some(Samples { width, height, bits: 1, ..bilevel(&decoded.data, width, height) });
    }
    let space = match image.color_space? {
        ImageColorSpace::Gray => Some(ColourSpace::Grey(None)),
        ImageColorSpace::Rgb => Some(ColourSpace::Rgb(None)),
        ImageColorSpace::Cmyk => Some(ColourSpace::Cmyk(None)),
        ImageColorSpace::Unknown(_) => None,
    };
    let components = match image.color_space? {
        ImageColorSpace::Unknown(count) => usize::from(count),
        _ => space.as_ref()?.components(),
    };
    let data = decoded.data.into_owned();
    let alpha = image.alpha;
    Some(Samples { width, height, components, bits: 8, data, lossy: true, alpha, space })
}

/// From a byte a pixel, black or white, to a bit.
fn bilevel(data: &[u8], width: usize, height: usize) -> Samples {
    let rows = data.chunks(width.max(1)).take(height);
    let bits = |eight: &[u8]| {
        eight.iter().enumerate().fold(0, |byte, (i, pixel)| byte | (pixel & 0x80) >> i)
    };
    let data = rows.flat_map(|row| row.chunks(8).map(bits)).collect();
    Samples { data, ..Samples::empty() }
}
