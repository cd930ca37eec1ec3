//! Colour spaces of a PDF (ISO 32000-1, 8.6).

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId};

use super::calibrated::{CalGrey, CalRgb};
use super::function::{Function, clamped, pairs};
use super::inking::{Profile, SourceColour};
use super::refused::Refused;
use super::source_pdf::SourcePdf;

/// Spaces within spaces.
const DEEPEST: usize = 6;
/// Colours of a DeviceN space (ISO 32000-1, annex C).
const MOST_COLOURS: usize = 32;

/// A colour space.
#[derive(Debug, Clone, PartialEq)]
pub enum ColourSpace {
    /// Grey: the device's, or a profile's.
    Grey(Option<Profile>),
    /// Grey by gamma.
    CalGrey(CalGrey),
    /// Red, green, blue: the device's, or a profile's.
    Rgb(Option<Profile>),
    /// Red, green, blue by gamma and matrix.
    CalRgb(Arc<CalRgb>),
    /// Four inks: the device's, or a profile's.
    Cmyk(Option<Profile>),
    /// CIE Lab with the ranges of a and b.
    Lab([[f32; 2]; 2]),
    /// Numbers of a palette.
    Indexed(Palette),
    /// Separation and DeviceN.
    Tinted {
        /// The inks.
        names: Arc<[String]>,
        /// What looks like them.
        alternate: Arc<ColourSpace>,
        /// From their tints to it.
        transform: Arc<Function>,
    },
    /// A pattern; one without colours of its own has them in this space.
    Pattern(Option<Arc<ColourSpace>>),
}

/// The colours that an Indexed space's numbers stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Their space.
    pub base: Arc<ColourSpace>,
    /// The greatest number.
    pub high: usize,
    /// The colours, a byte a component.
    pub table: Arc<[u8]>,
}

impl ColourSpace {
    /// Whether its colours are mixed of light.
    pub fn is_light(&self) -> bool {
        match self {
            ColourSpace::Rgb(_) | ColourSpace::CalRgb(_) | ColourSpace::Lab(_) => true,
            ColourSpace::Indexed(palette) => palette.base.is_light(),
            _ => false,
        }
    }

    /// How many numbers make a colour.
    pub fn components(&self) -> usize {
        match self {
            ColourSpace::Grey(_) | ColourSpace::CalGrey(_) | ColourSpace::Indexed(_) => 1,
            ColourSpace::Rgb(_) | ColourSpace::CalRgb(_) | ColourSpace::Lab(_) => 3,
            ColourSpace::Cmyk(_) => 4,
            ColourSpace::Tinted { names, .. } => names.len(),
            ColourSpace::Pattern(_) => 0,
        }
    }

    /// The colour before any is chosen (ISO 32000-1, table 74 `CS`).
    pub fn initial(&self) -> Vec<f32> {
        match self {
            ColourSpace::Cmyk(_) => vec![0.0, 0.0, 0.0, 1.0],
            ColourSpace::Tinted { names, .. } => vec![1.0; names.len()],
            ColourSpace::Lab([a, b]) => {
                vec![0.0, clamped(0.0, a[0], a[1]), clamped(0.0, b[0], b[1])]
            }
            space => vec![0.0; space.components()],
        }
    }

    /// What the lowest and the highest sample of a picture mean (ISO 32000-1, table 90).
    pub fn decode(&self, bits: u32) -> Vec<[f32; 2]> {
        match self {
            ColourSpace::Indexed(_) => vec![[0.0, (2f32.powi(bits as i32)) - 1.0]],
            ColourSpace::Lab([a, b]) => vec![[0.0, 100.0], *a, *b],
            space => vec![[0.0, 1.0]; space.components()],
        }
    }

    /// A colour of this space. Numbers that are missing are 0, those out of range are brought in.
    pub fn colour(&self, values: &[f32]) -> SourceColour {
        let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
        let unit = |i: usize| clamped(at(i), 0.0, 1.0);
        match self {
            ColourSpace::Grey(profile) => SourceColour::Grey(unit(0), profile.clone()),
            ColourSpace::CalGrey(grey) => SourceColour::Grey(grey.srgb(unit(0)), None),
            ColourSpace::Rgb(profile) => {
                SourceColour::Rgb([unit(0), unit(1), unit(2)], profile.clone())
            }
            ColourSpace::CalRgb(rgb) => {
                SourceColour::Rgb(rgb.srgb([unit(0), unit(1), unit(2)]), None)
            }
            ColourSpace::Cmyk(profile) => {
                SourceColour::Cmyk([unit(0), unit(1), unit(2), unit(3)], profile.clone())
            }
            ColourSpace::Lab([a, b]) => SourceColour::Lab([
                clamped(at(0), 0.0, 100.0),
                clamped(at(1), a[0], a[1]),
                clamped(at(2), b[0], b[1]),
            ]),
            ColourSpace::Indexed(palette) => palette.colour(at(0)),
            ColourSpace::Tinted { names, alternate, transform } => {
                let tints: Vec<f32> = (0..names.len()).map(unit).collect();
                let stand_in = Box::new(alternate.colour(&transform.at(&tints)));
                SourceColour::Spot { names: names.clone(), tints, stand_in }
            }
            ColourSpace::Pattern(_) => SourceColour::Grey(0.0, None),
        }
    }
}

impl Palette {
    fn colour(&self, index: f32) -> SourceColour {
        let index = clamped(index, 0.0, self.high as f32) as usize;
        let count = self.base.components();
        let bytes = self.table.get(index * count..(index + 1) * count).unwrap_or_default();
        let decode = self.base.decode(8);
        let values = bytes.iter().zip(decode);
        let values =
            values.map(|(byte, [low, high])| low + f32::from(*byte) * (high - low) / 255.0);
        self.base.colour(&values.collect::<Vec<_>>())
    }
}

/// Reads colour spaces.
pub struct ColourSpaces<'a> {
    source: SourcePdf<'a>,
    profiles: RefCell<HashMap<ObjectId, Option<Profile>>>,
}

impl<'a> ColourSpaces<'a> {
    /// Those of a PDF.
    pub fn new(source: SourcePdf<'a>) -> Self {
        Self { source, profiles: RefCell::default() }
    }

    /// A space where it is used: its name may stand in the resources, and a device's may mean another one.
    pub fn read(&self, object: &Object, resources: &Dictionary) -> Result<ColourSpace, Refused> {
        self.read_at(object, Some(resources), 0)
    }

    fn read_at(
        &self,
        object: &Object,
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<ColourSpace, Refused> {
        if depth > DEEPEST {
            return Err(Refused::TooMuch);
        }
        match self.source.object(object) {
            Object::Name(name) => self.named(name, resources, depth),
            Object::Array(array) => self.family(array, resources, depth),
            _ => Err(Refused::Unknown("ColorSpace")),
        }
    }

    fn named(
        &self,
        name: &[u8],
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<ColourSpace, Refused> {
        let (device, default, count): (_, &[u8], _) = match name {
            b"DeviceGray" | b"CalGray" => (ColourSpace::Grey(None), b"DefaultGray", 1),
            b"DeviceRGB" | b"CalRGB" => (ColourSpace::Rgb(None), b"DefaultRGB", 3),
            b"DeviceCMYK" | b"CalCMYK" => (ColourSpace::Cmyk(None), b"DefaultCMYK", 4),
            b"Pattern" => return Ok(ColourSpace::Pattern(None)),
            name => {
                let own = self.resource(resources, name).ok_or(Refused::Unknown("ColorSpace"))?;
                // What the resources name may not be a name of the resources again.
                return self.read_at(own, None, depth + 1);
            }
        };
        let meant = self.resource(resources, default);
        let meant = meant.and_then(|object| self.read_at(object, None, depth + 1).ok());
        Ok(meant.filter(|space| space.components() == count).unwrap_or(device))
    }

    fn resource<'o>(
        &'o self,
        resources: Option<&'o Dictionary>,
        name: &[u8],
    ) -> Option<&'o Object> {
        self.source.dict(resources?, b"ColorSpace")?.get(name).ok()
    }

    fn family(
        &self,
        array: &[Object],
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<ColourSpace, Refused> {
        let unknown = Refused::Unknown("ColorSpace");
        let at = |i: usize| array.get(i).ok_or(unknown.clone());
        let inner = |i: usize| self.read_at(at(i)?, resources, depth + 1).map(Arc::new);
        match self.source.object(at(0)?).as_name().map_err(|_| unknown.clone())? {
            b"ICCBased" => self.icc(at(1)?, resources, depth),
            b"CalGray" => Ok(ColourSpace::CalGrey(CalGrey::read(self.source, self.dict(at(1)?)))),
            b"CalRGB" => {
                Ok(ColourSpace::CalRgb(Arc::new(CalRgb::read(self.source, self.dict(at(1)?)))))
            }
            b"Lab" => {
                let range = self.dict(at(1)?).and_then(|d| self.source.numbers(d, b"Range"));
                let range = range.map(|numbers| pairs(&numbers)).unwrap_or_default();
                let side = |i: usize| range.get(i).copied().unwrap_or([-100.0, 100.0]);
                Ok(ColourSpace::Lab([side(0), side(1)]))
            }
            b"Indexed" => {
                let base = inner(1)?;
                if matches!(*base, ColourSpace::Indexed(_) | ColourSpace::Pattern(_)) {
                    return Err(unknown);
                }
                let high = self.source.object(at(2)?).as_i64().map_err(|_| unknown.clone())?;
                let table = self.source.bytes(at(3)?)?;
                let high = high.clamp(0, 255) as usize;
                Ok(ColourSpace::Indexed(Palette { base, high, table: table.into() }))
            }
            b"Separation" | b"DeviceN" => {
                let names = self.names(at(1)?).ok_or(unknown.clone())?;
                let alternate = inner(2)?;
                if matches!(
                    *alternate,
                    ColourSpace::Indexed(_) | ColourSpace::Pattern(_) | ColourSpace::Tinted { .. }
                ) {
                    return Err(unknown);
                }
                let transform = Function::read(self.source, at(3)?)?;
                Ok(ColourSpace::Tinted { names, alternate, transform: Arc::new(transform) })
            }
            b"Pattern" => {
                Ok(ColourSpace::Pattern(if array.len() > 1 { Some(inner(1)?) } else { None }))
            }
            name if array.len() == 1 => self.named(name, resources, depth),
            _ => Err(unknown),
        }
    }

    fn dict<'o>(&'o self, object: &'o Object) -> Option<&'o Dictionary> {
        self.source.as_dict(object)
    }

    fn names(&self, object: &Object) -> Option<Arc<[String]>> {
        let text = |object: &Object| {
            let name = self.source.object(object).as_name().ok()?;
            Some(String::from_utf8_lossy(name).into_owned())
        };
        match self.source.object(object) {
            Object::Array(names) if (1..=MOST_COLOURS).contains(&names.len()) => {
                names.iter().map(text).collect()
            }
            name => Some([text(name)?].into()),
        }
    }

    fn icc(
        &self,
        object: &Object,
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<ColourSpace, Refused> {
        let Object::Stream(stream) = self.source.object(object) else {
            return Err(Refused::Unknown("ICCBased"));
        };
        let profile = match object {
            Object::Reference(id) => {
                let known = self.profiles.borrow().get(id).cloned();
                let profile = known.unwrap_or_else(|| self.profile(object));
                self.profiles.borrow_mut().insert(*id, profile.clone());
                profile
            }
            object => self.profile(object),
        };
        let count = self.source.integer(&stream.dict, b"N");
        let channels = profile.as_ref().and_then(|profile| profile.get(16..20));
        match (channels, count) {
            (Some(b"GRAY"), Some(1) | None) => return Ok(ColourSpace::Grey(profile)),
            (Some(b"RGB "), Some(3) | None) => return Ok(ColourSpace::Rgb(profile)),
            (Some(b"CMYK"), Some(4) | None) => return Ok(ColourSpace::Cmyk(profile)),
            _ => {}
        }
        // A profile that is none, or fits not: what stands beside it counts.
        let alternate = stream.dict.get(b"Alternate").ok();
        let alternate = alternate.and_then(|space| self.read_at(space, resources, depth + 1).ok());
        match (alternate, count) {
            (Some(space), count) if count == Some(space.components() as i64) => Ok(space),
            (_, Some(1)) => Ok(ColourSpace::Grey(None)),
            (_, Some(3)) => Ok(ColourSpace::Rgb(None)),
            (_, Some(4)) => Ok(ColourSpace::Cmyk(None)),
            _ => Err(Refused::Unknown("ICCBased")),
        }
    }

    fn profile(&self, object: &Object) -> Option<Profile> {
        let bytes = self.source.bytes(object).ok()?;
        (bytes.get(36..40) == Some(b"acsp")).then(|| bytes.into())
    }
}
