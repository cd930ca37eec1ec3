//! Pictures: image XObjects and inline images.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::colour_space::{ColourSpace, Palette};
use super::encoding::{encoded, plain};
use super::function::pairs;
use super::ink_space::InkSpace;
use super::inked_samples::{InkedSamples, Matte, ink_samples};
use super::inking::Overprint;
use super::machine::{Machine, packed};
use super::mode::Mode;
use super::refused::Refused;
use super::samples::Samples;

/// What stays when the samples stay.
const KEPT: [&str; 11] = [
    "Type",
    "Subtype",
    "Width",
    "Height",
    "BitsPerComponent",
    "Decode",
    "Interpolate",
    "Intent",
    "Filter",
    "DecodeParms",
    "SMaskInData",
];

impl Machine<'_> {
    /// A stencil: it is painted in a colour from outside, and stays.
    pub fn stencil(&mut self, id: ObjectId, stream: &Stream) -> ObjectId {
        let key = (id, Mode::Ink, Overprint::Off);
        if let Some(Some(known)) = self.pictures.get(&key) {
            return *known;
        }
        let mut dict = self.carry_keys(&stream.dict, &KEPT);
        dict.set("ImageMask", true);
        let made = self.out.add_object(Stream::new(dict, stream.content.clone()));
        self.pictures.insert(key, Some(made));
        made
    }

    /// A picture; nothing if it is not painted.
    pub fn picture(
        &mut self,
        id: ObjectId,
        resources: &Dictionary,
        mode: Mode,
        overprint: Overprint,
    ) -> Result<Option<ObjectId>, Refused> {
        if let Some(known) = self.pictures.get(&(id, mode, overprint)) {
            return Ok(*known);
        }
        let made = match self.source.0.get_object(id) {
            Ok(Object::Stream(stream)) => {
                self.within(id, mode, |machine| machine.made(stream, resources, mode, overprint))?
            }
            _ => None,
        };
        let made = made.flatten().map(|stream| self.out.add_object(stream));
        self.pictures.insert((id, mode, overprint), made);
        Ok(made)
    }

    /// A picture made anew.
    pub fn made(
        &mut self,
        stream: &Stream,
        resources: &Dictionary,
        mode: Mode,
        overprint: Overprint,
    ) -> Result<Option<Stream>, Refused> {
        let source = self.source;
        let dict = &stream.dict;
        let declared = match dict.get(b"ColorSpace") {
            Ok(space) => Some(self.spaces.read(space, resources)?),
            Err(_) => None,
        };
        let components = declared.as_ref().map(ColourSpace::components);
        let samples = Samples::read(source, stream, components)?;
        let space = match (declared, samples.space.clone()) {
            (Some(space), _) if space.components() == samples.components => space,
            (_, Some(space)) => space,
            (_, None) => device(samples.components)?,
        };
        let decode = source.numbers(dict, b"Decode").map(|numbers| pairs(&numbers));
        let decode = decode.filter(|decode| decode.len() == samples.components);
        let is_default = decode.as_ref().is_some_and(|d| *d == space.decode(samples.bits));
        let decode = decode.filter(|_| !is_default && samples.space.is_none());
        self.has_light |= mode == Mode::Ink && space.is_light();
        let inking = self.inking(mode);
        if let ColourSpace::Indexed(palette) = &space {
            return self.with_palette(stream, &samples, palette, mode, overprint);
        }
        let matte = self.matte(dict)?;
        let decode = decode.as_deref();
        let outcome = ink_samples(&samples, &space, decode, matte.as_ref(), inking, overprint)?;
        let (mut made, is_new) = match outcome {
            InkedSamples::Nothing => return Ok(None),
            InkedSamples::AsItIs => {
                let mut kept = self.carry_keys(dict, &KEPT);
                let name = if samples.components == 1 { "DeviceGray" } else { "DeviceCMYK" };
                kept.set("ColorSpace", Object::from(name));
                (Stream::new(kept, stream.content.clone()), false)
            }
            InkedSamples::Inks(ink_space, data) => {
                let mut kept = self.carry_keys(dict, &["Type", "Subtype", "Interpolate", "Intent"]);
                kept.set("ColorSpace", self.space(&ink_space));
                let made = match inking.is_for_drawing() {
                    true => plain(kept, &samples, data),
                    false => encoded(kept, &ink_space, &samples, data),
                };
                (made, true)
            }
        };
        self.masks(dict, &samples, resources, is_new, &mut made.dict)?;
        Ok(Some(made))
    }

    /// A palette's colours are changed, not the numbers that point at them.
    fn with_palette(
        &mut self,
        stream: &Stream,
        samples: &Samples,
        palette: &Palette,
        mode: Mode,
        overprint: Overprint,
    ) -> Result<Option<Stream>, Refused> {
        let components = palette.base.components();
        let mut table = palette.table.to_vec();
        table.resize((palette.high + 1) * components, 0);
        let colours = Samples::of_bytes(components, table.clone());
        let inking = self.inking(mode);
        let (ink_space, table) =
            match ink_samples(&colours, &palette.base, None, None, inking, overprint)? {
                InkedSamples::Nothing => return Ok(None),
                InkedSamples::AsItIs if components == 1 => (InkSpace::Grey, table),
                InkedSamples::AsItIs => (InkSpace::Cmyk, table),
                InkedSamples::Inks(ink_space, table) => (ink_space, table),
            };
        let mut dict = self.carry_keys(&stream.dict, &KEPT);
        let base = self.space(&ink_space);
        let high = Object::Integer(palette.high as i64);
        let table = self.keep(packed(Dictionary::new(), &table));
        dict.set("ColorSpace", vec![Object::from("Indexed"), base, high, table]);
        self.masks(&stream.dict, samples, &Dictionary::new(), false, &mut dict)?;
        Ok(Some(Stream::new(dict, stream.content.clone())))
    }

    /// The masks of a picture, over to the new one. `is_new`: whether its samples have changed, so that masking by
    /// sample (ISO 32000-1, 8.9.6.4) has to become a stencil.
    fn masks(
        &mut self,
        dict: &Dictionary,
        samples: &Samples,
        resources: &Dictionary,
        is_new: bool,
        made: &mut Dictionary,
    ) -> Result<(), Refused> {
        if let Ok(Object::Reference(id)) = dict.get(b"SMask") {
            if let Some(mask) = self.picture(*id, resources, Mode::Mask, Overprint::Off)? {
                made.set("SMask", Object::Reference(mask));
                self.transparent = true;
            }
            return Ok(());
        }
        if let (Some(alpha), Some(1 | 2)) =
            (&samples.alpha, self.source.integer(dict, b"SMaskInData"))
        {
            self.transparent = true;
            if is_new {
                let mut mask = Dictionary::new();
                mask.set("Type", "XObject");
                mask.set("Subtype", "Image");
                mask.set("ColorSpace", Object::from("DeviceGray"));
                let mask = encoded(mask, &InkSpace::Grey, samples, alpha.clone());
                let mask = self.keep(mask);
                made.set("SMask", mask);
            }
            return Ok(());
        }
        match dict.get(b"Mask").map(|mask| (mask, self.source.object(mask))) {
            Ok((Object::Reference(id), Object::Stream(stream))) => {
                let stencil = self.stencil(*id, stream);
                made.set("Mask", Object::Reference(stencil));
            }
            Ok((mask, Object::Array(_))) if !is_new => made.set("Mask", self.carry(mask)),
            Ok((mask, Object::Array(_))) => {
                let ranges = self.source.as_numbers(mask).unwrap_or_default();
                let stencil = self.keep(key_mask(samples, &pairs(&ranges)));
                made.set("Mask", stencil);
            }
            _ => {}
        }
        Ok(())
    }

    fn matte(&mut self, dict: &Dictionary) -> Result<Option<Matte>, Refused> {
        let source = self.source;
        let Some(Object::Stream(mask)) = source.get(dict, b"SMask") else { return Ok(None) };
        let Some(colour) = source.numbers(&mask.dict, b"Matte") else { return Ok(None) };
        let samples = Samples::read(source, mask, Some(1))?;
        let side = |key| source.integer(dict, key);
        let same = side(b"Width") == Some(samples.width as i64)
            && side(b"Height") == Some(samples.height as i64);
        if !same || samples.components != 1 {
            return Err(Refused::Unknown("Matte"));
        }
        let most = samples.most();
        let scaled = |v: u16| (u32::from(v) * 255 / most) as u8;
        let alpha = samples.rows().flatten().map(scaled).collect();
        Ok(Some(Matte { colour, alpha }))
    }
}

fn device(components: usize) -> Result<ColourSpace, Refused> {
    match components {
        1 => Ok(ColourSpace::Grey(None)),
        3 => Ok(ColourSpace::Rgb(None)),
        4 => Ok(ColourSpace::Cmyk(None)),
        _ => Err(Refused::Picture),
    }
}

/// A stencil that leaves out the pixels whose samples all lie within the ranges.
fn key_mask(samples: &Samples, ranges: &[[f32; 2]]) -> Stream {
    let within = |pixel: &[u16]| {
        let mut pairs = pixel.iter().zip(ranges);
        pairs.all(|(v, [low, high])| (*low..=*high).contains(&f32::from(*v)))
    };
    let mut data = Vec::with_capacity(samples.width.div_ceil(8) * samples.height);
    for row in samples.rows() {
        let pixels: Vec<bool> = row.chunks_exact(samples.components.max(1)).map(within).collect();
        data.extend(pixels.chunks(8).map(|eight| {
            eight.iter().enumerate().fold(0u8, |byte, (i, out)| byte | u8::from(*out) << (7 - i))
        }));
    }
    let mut dict = Dictionary::new();
    dict.set("Type", "XObject");
    dict.set("Subtype", "Image");
    dict.set("ImageMask", true);
    dict.set("Width", samples.width as i64);
    dict.set("Height", samples.height as i64);
    dict.set("BitsPerComponent", 1);
    packed(dict, &data)
}
