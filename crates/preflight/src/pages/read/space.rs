//! Colour spaces: which inks their colours become, and what of them doesn't belong into the file.

use std::sync::Arc;

use hayro_syntax::object::{Array, Name, Object, Stream};

use super::super::inks::InkMix;
use super::resources::Resources;
use super::stream::decoded;
use super::tint;

/// How deeply spaces may be built on others.
const DEPTH: usize = 6;
/// The longest name that is told, in characters.
const LONG: usize = 127;

/// A colour space.
#[derive(Debug, Clone)]
pub struct ColourSpace {
    /// What it is.
    pub model: Model,
    /// What of it doesn't belong into the file.
    pub taints: Vec<Taint>,
}

/// What a colour space is.
#[derive(Debug, Clone)]
pub enum Model {
    /// Black, by `DeviceGray` or one like it.
    Gray,
    /// Red, green and blue, of whatever kind.
    Rgb,
    /// The four inks; whether as `DeviceCMYK`.
    Cmyk {
        /// `DeviceCMYK` rather than by a profile.
        device: bool,
    },
    /// Lab.
    Lab,
    /// `Separation` and `DeviceN`.
    Colorants(Vec<Arc<str>>),
    /// A palette.
    Indexed {
        /// The space of its colours.
        base: Arc<ColourSpace>,
        /// Its colours, one after the other.
        table: Arc<[u8]>,
    },
    /// Patterns; the space of their colour, if they have none of their own.
    Pattern(Option<Arc<ColourSpace>>),
    /// Not known.
    Unknown,
}

/// A part of a colour space that doesn't belong into the file.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Taint {
    /// What it is.
    pub what: Foreign,
    /// Where in the colour space.
    pub via: Via,
}

/// What doesn't belong into the file, or not always.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Foreign {
    /// `DeviceRGB`.
    DeviceRgb,
    /// `CalRGB`, or `ICCBased` of three components.
    Rgb,
    /// `Lab`.
    Lab,
    /// `CalGray`, or `ICCBased` of one component.
    Gray,
    /// `ICCBased` of four components.
    Cmyk,
    /// The same with the output intent's own profile.
    IntentCmyk,
}

/// Where in a colour space.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Via {
    /// It is the space itself.
    Itself,
    /// In an `Indexed` one's base.
    Palette,
    /// As a `Separation`'s or `DeviceN`'s alternate.
    Alternate,
}

/// A spot ink as it is declared.
#[derive(Debug, Clone, PartialEq)]
pub struct SpotInk {
    /// Its name.
    pub name: Arc<str>,
    /// Its stand-in at full tint, in words; `None` where that can't be told.
    pub stand_in: Option<String>,
}

/// What is needed to read a colour space.
pub struct SpaceReading<'r> {
    /// The output intent's profile.
    pub profile: Option<&'r [u8]>,
    /// Spot inks met on the way.
    pub spots: &'r mut Vec<SpotInk>,
}

impl ColourSpace {
    /// A space without anything to object to.
    pub fn plain(model: Model) -> Self {
        Self { model, taints: Vec::new() }
    }

    /// A space with one thing to object to.
    pub fn tainted(model: Model, what: Foreign) -> Self {
        Self { model, taints: vec![Taint { what, via: Via::Itself }] }
    }

    /// A palette whose colours aren't read.
    pub fn palette(base: Self) -> Self {
        let taints = base.through(Via::Palette);
        Self { model: Model::Indexed { base: Arc::new(base), table: Arc::new([]) }, taints }
    }

    /// How many numbers a colour has.
    pub fn components(&self) -> usize {
        match &self.model {
            Model::Gray | Model::Indexed { .. } => 1,
            Model::Rgb | Model::Lab => 3,
            Model::Cmyk { .. } => 4,
            Model::Colorants(names) => names.len(),
            Model::Pattern(_) | Model::Unknown => 0,
        }
    }

    /// The inks of a colour; `None` where they can't be known.
    pub fn inks(&self, colour: &[f32]) -> Option<InkMix> {
        let at = |index: usize| colour.get(index).copied().unwrap_or(0.0);
        match &self.model {
            Model::Gray => Some(InkMix::black(1.0 - at(0))),
            Model::Cmyk { device } => Some(InkMix::cmyk([at(0), at(1), at(2), at(3)], *device)),
            Model::Colorants(names) => {
                let mut inks = InkMix::default();
                for (index, name) in names.iter().enumerate() {
                    inks.put(name, at(index));
                }
                Some(inks)
            }
            Model::Indexed { base, table } => {
                let width = base.components();
                let entry = table.chunks_exact(width.max(1)).nth(at(0).max(0.0) as usize)?;
                base.inks(&in_parts(entry))
            }
            Model::Rgb | Model::Lab | Model::Pattern(_) | Model::Unknown => None,
        }
    }

    /// The first colours of a palette, as inks where they can be known; none of another space.
    pub fn palette_inks(&self) -> impl Iterator<Item = InkMix> {
        let palette = match &self.model {
            Model::Indexed { base, table } => Some((base, table)),
            _ => None,
        };
        palette.into_iter().flat_map(|(base, table)| {
            let entries = table.chunks_exact(base.components().max(1)).take(256);
            entries.filter_map(|entry| base.inks(&in_parts(entry)))
        })
    }

    /// The colour that is set with the space: ISO 32000-1, 8.6.5.
    pub fn first(&self) -> Option<InkMix> {
        match &self.model {
            Model::Colorants(names) => self.inks(&vec![1.0; names.len()]),
            Model::Cmyk { .. } => self.inks(&[0.0, 0.0, 0.0, 1.0]),
            _ => self.inks(&[]),
        }
    }

    /// Reads a space, by its name or as an array.
    pub fn read<'a>(
        object: &Object<'a>,
        resources: &Resources<'a>,
        reading: &mut SpaceReading<'_>,
        depth: usize,
    ) -> Self {
        match object {
            _ if depth > DEPTH => Self::plain(Model::Unknown),
            Object::Name(name) => Self::named(name, resources, reading, depth),
            Object::Array(array) => {
                Self::array(array, resources, reading, depth).unwrap_or(Self::plain(Model::Unknown))
            }
            _ => Self::plain(Model::Unknown),
        }
    }

    fn named<'a>(
        name: &Name<'_>,
        resources: &Resources<'a>,
        reading: &mut SpaceReading<'_>,
        depth: usize,
    ) -> Self {
        match name.as_ref() {
            // The last names are those of inline pictures.
            b"DeviceGray" | b"G" => Self::plain(Model::Gray),
            b"DeviceCMYK" | b"CMYK" => Self::plain(Model::Cmyk { device: true }),
            b"DeviceRGB" | b"RGB" => Self::tainted(Model::Rgb, Foreign::DeviceRgb),
            b"Pattern" => Self::plain(Model::Pattern(None)),
            _ => match resources.space(name) {
                Some(object) => Self::read(&object, resources, reading, depth + 1),
                None => Self::plain(Model::Unknown),
            },
        }
    }

    fn array<'a>(
        array: &Array<'a>,
        resources: &Resources<'a>,
        reading: &mut SpaceReading<'_>,
        depth: usize,
    ) -> Option<Self> {
        let mut parts = array.flex_iter();
        let family = parts.next::<Name<'_>>()?;
        let mut next = |reading: &mut SpaceReading<'_>| {
            let object = parts.next::<Object<'a>>()?;
            Some(Self::read(&object, resources, reading, depth + 1))
        };
        Some(match family.as_ref() {
            b"CalRGB" => Self::tainted(Model::Rgb, Foreign::Rgb),
            b"CalGray" => Self::tainted(Model::Gray, Foreign::Gray),
            b"Lab" => Self::tainted(Model::Lab, Foreign::Lab),
            b"ICCBased" => Self::by_profile(&parts.next::<Stream<'_>>()?, reading)?,
            b"Indexed" | b"I" => {
                let base = next(reading)?;
                parts.next::<Object<'_>>()?;
                let table: Arc<[u8]> = match parts.next::<Object<'_>>()? {
                    Object::String(string) => string.as_bytes().into(),
                    Object::Stream(stream) => (*decoded(&stream)?).into(),
                    _ => return None,
                };
                let taints = base.through(Via::Palette);
                Self { model: Model::Indexed { base: Arc::new(base), table }, taints }
            }
            b"Separation" => {
                let name = parts.next::<Name<'_>>()?;
                Self::colorants(vec![told(&name)], &mut parts, resources, reading, depth)?
            }
            b"DeviceN" => {
                let names = parts.next::<Array<'_>>()?;
                let names = names.iter::<Name<'_>>().take(32).map(|name| told(&name)).collect();
                Self::colorants(names, &mut parts, resources, reading, depth)?
            }
            b"Pattern" => {
                let under = next(reading);
                let taints = under.as_ref().map_or(Vec::new(), |under| under.taints.clone());
                Self { model: Model::Pattern(under.map(Arc::new)), taints }
            }
            _ => Self::named(&family, resources, reading, depth + 1),
        })
    }

    fn by_profile(stream: &Stream<'_>, reading: &SpaceReading<'_>) -> Option<Self> {
        Some(match stream.dict().get::<u8>("N")? {
            1 => Self::tainted(Model::Gray, Foreign::Gray),
            3 => Self::tainted(Model::Rgb, Foreign::Rgb),
            4 => {
                let same = reading
                    .profile
                    .is_some_and(|intent| decoded(stream).is_some_and(|own| *own == *intent));
                let what = if same { Foreign::IntentCmyk } else { Foreign::Cmyk };
                Self::tainted(Model::Cmyk { device: false }, what)
            }
            _ => return None,
        })
    }

    fn colorants<'a>(
        names: Vec<Arc<str>>,
        parts: &mut hayro_syntax::object::array::FlexArrayIter<'a>,
        resources: &Resources<'a>,
        reading: &mut SpaceReading<'_>,
        depth: usize,
    ) -> Option<Self> {
        let alternate = Self::read(&parts.next::<Object<'a>>()?, resources, reading, depth + 1);
        if let [name] = &names[..] {
            let full = parts.next::<Object<'_>>().and_then(|tint| tint::stops(&tint, 0));
            let stand_in = full.and_then(|stops| stops.last().cloned()).map(|full| {
                let numbers = full.iter().map(|number| format!("{:.0}", number * 100.0));
                format!("{} {}", alternate.word(), numbers.collect::<Vec<_>>().join("/"))
            });
            reading.spots.push(SpotInk { name: Arc::clone(name), stand_in });
        } else {
            let declared = |name: &Arc<str>| SpotInk { name: Arc::clone(name), stand_in: None };
            reading.spots.extend(names.iter().map(declared));
        }
        let taints = alternate.through(Via::Alternate);
        Some(Self { model: Model::Colorants(names), taints })
    }

    /// What is wrong with a space that another is built on.
    fn through(&self, via: Via) -> Vec<Taint> {
        let through = |taint: &Taint| Taint {
            via: if taint.via == Via::Itself { via } else { taint.via },
            ..*taint
        };
        self.taints.iter().map(through).collect()
    }

    /// Its family in a word.
    fn word(&self) -> &'static str {
        match &self.model {
            Model::Gray => "Gray",
            Model::Rgb => "RGB",
            Model::Cmyk { .. } => "CMYK",
            Model::Lab => "Lab",
            Model::Colorants(_) => "DeviceN",
            Model::Indexed { .. } => "Indexed",
            Model::Pattern(_) => "Pattern",
            Model::Unknown => "?",
        }
    }
}

/// A palette's entry, a byte a component.
fn in_parts(entry: &[u8]) -> Vec<f32> {
    entry.iter().map(|byte| f32::from(*byte) / 255.0).collect()
}

/// A colorant's name. Old programs wrote names in GBK; their bytes are told as they can be.
fn told(name: &Name<'_>) -> Arc<str> {
    String::from_utf8_lossy(name.as_ref()).chars().take(LONG).collect::<String>().into()
}
