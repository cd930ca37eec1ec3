//! One colour space for many inked colours: of a gradient, of a picture.

use lopdf::{Dictionary, Object, Stream};

use kanyin_colour::{Cmyk, SpotInk};

use super::inking::{Inked, SourceColour};

/// The inks of a gradient or a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum InkSpace {
    /// Black.
    Grey,
    /// The four.
    Cmyk,
    /// A spot ink.
    Spot(SpotInk),
    /// Black and a spot ink.
    BlackAnd(SpotInk),
    /// The four and a spot ink.
    CmykAnd(SpotInk),
}

impl InkSpace {
    /// The fewest inks that can print all these colours. Nothing, where none of them is painted.
    pub fn around<'a>(colours: impl IntoIterator<Item = &'a Inked>) -> Option<Self> {
        let (mut any, mut grey, mut coloured, mut found) = (false, false, false, None);
        for colour in colours {
            any |= !matches!(colour, Inked::Nothing);
            match colour {
                Inked::AsItIs | Inked::Nothing => {}
                Inked::Grey(_) => grey = true,
                Inked::Cmyk(_) => coloured = true,
                Inked::Spot { spot, .. } => found = found.or(Some(spot)),
                Inked::Both { cmyk, spot, .. } => {
                    found = found.or(Some(spot));
                    grey = true;
                    coloured |= cmyk.0[..3].iter().any(|ink| *ink > 0.0);
                }
            }
        }
        any.then(|| match (found.cloned(), grey, coloured) {
            (None, _, false) => InkSpace::Grey,
            (None, _, true) => InkSpace::Cmyk,
            (Some(spot), false, false) => InkSpace::Spot(spot),
            (Some(spot), true, false) => InkSpace::BlackAnd(spot),
            (Some(spot), _, true) => InkSpace::CmykAnd(spot),
        })
    }

    /// How many numbers make a colour.
    pub fn count(&self) -> usize {
        match self {
            InkSpace::Grey | InkSpace::Spot(_) => 1,
            InkSpace::BlackAnd(_) => 2,
            InkSpace::Cmyk => 4,
            InkSpace::CmykAnd(_) => 5,
        }
    }

    /// A colour's numbers as they stand in a PDF.
    pub fn values(&self, colour: &Inked) -> Vec<f32> {
        let (Cmyk([c, m, y, k]), tint) = self.parted(colour);
        match self {
            InkSpace::Grey => vec![1.0 - k],
            InkSpace::Cmyk => vec![c, m, y, k],
            InkSpace::Spot(_) => vec![tint],
            InkSpace::BlackAnd(_) => vec![k, tint],
            InkSpace::CmykAnd(_) => vec![c, m, y, k, tint],
        }
    }

    /// Process inks and the tint of our spot; another spot is mixed of process inks.
    fn parted(&self, colour: &Inked) -> (Cmyk, f32) {
        let own = match self {
            InkSpace::Spot(spot) | InkSpace::BlackAnd(spot) | InkSpace::CmykAnd(spot) => Some(spot),
            InkSpace::Grey | InkSpace::Cmyk => None,
        };
        match colour {
            Inked::AsItIs | Inked::Nothing => (Cmyk::default(), 0.0),
            Inked::Grey(k) => (Cmyk::black(*k), 0.0),
            Inked::Cmyk(cmyk) => (*cmyk, 0.0),
            Inked::Spot { spot, tint } if own == Some(spot) => (Cmyk::default(), *tint),
            Inked::Spot { spot, tint } => (Cmyk(spot.stand_in.0.map(|ink| ink * tint)), 0.0),
            Inked::Both { cmyk, spot, tint } if own == Some(spot) => (*cmyk, *tint),
            Inked::Both { cmyk, spot, tint } => {
                let mixed = |i: usize| (cmyk.0[i] + spot.stand_in.0[i] * tint).min(1.0);
                (Cmyk(std::array::from_fn(mixed)), 0.0)
            }
        }
    }

    /// The colour space, and the function in it that must be an object of its own.
    pub fn colour_space(&self, keep: impl FnOnce(Object) -> Object) -> Object {
        let name = |name: &str| Object::Name(name.as_bytes().to_vec());
        match self {
            InkSpace::Grey => name("DeviceGray"),
            InkSpace::Cmyk => name("DeviceCMYK"),
            InkSpace::Spot(spot) => {
                let mut function = Dictionary::new();
                function.set("FunctionType", 2);
                function.set("Domain", numbers([0.0, 1.0]));
                function.set("C0", numbers([0.0; 4]));
                function.set("C1", numbers(spot.stand_in.0));
                function.set("N", 1);
                let function = keep(function.into());
                vec![name("Separation"), name(&spot.name), name("DeviceCMYK"), function].into()
            }
            InkSpace::BlackAnd(spot) => {
                let [c, m, y, k] = spot.stand_in.0.map(number);
                let program = format!(
                    "{{dup {c} mul exch dup {m} mul exch dup {y} mul exch {k} mul 5 -1 roll add}}"
                );
                device_n(&["Black", &spot.name], &program, keep)
            }
            InkSpace::CmykAnd(spot) => {
                let [c, m, y, k] = spot.stand_in.0.map(number);
                let each = |ink| format!("dup {ink} mul 6 -1 roll add exch ");
                let program = format!("{{{}{}{}{k} mul 5 -1 roll add}}", each(c), each(m), each(y));
                let names = ["Cyan", "Magenta", "Yellow", "Black", &spot.name];
                device_n(&names, &program, keep)
            }
        }
    }
}

fn device_n(names: &[&str], program: &str, keep: impl FnOnce(Object) -> Object) -> Object {
    let mut function = Dictionary::new();
    function.set("FunctionType", 4);
    function.set("Domain", numbers([0.0, 1.0].repeat(names.len())));
    function.set("Range", numbers([0.0, 1.0].repeat(4)));
    let function = Stream::new(function, program.as_bytes().to_vec()).with_compression(false);
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let names: Vec<Object> = names.iter().map(|one| name(one)).collect();
    vec![name("DeviceN"), names.into(), name("DeviceCMYK"), keep(function.into())].into()
}

/// Numbers as an array.
pub fn numbers(values: impl IntoIterator<Item = f32>) -> Object {
    values.into_iter().map(Object::Real).collect::<Vec<_>>().into()
}

/// A ratio as it is typed: four digits behind the point are finer than any plate.
pub fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_string() } else { text.to_string() }
}

/// Instead of «as it is»: the inks that the numbers themselves name. What is neither grey nor CMYK has none, and
/// becomes grey.
pub fn spelled_out(inked: Inked, seen: &SourceColour) -> Inked {
    match (inked, seen) {
        (Inked::AsItIs, SourceColour::Grey(value, _)) => Inked::Grey(1.0 - value),
        (Inked::AsItIs, SourceColour::Cmyk(values, _)) => Inked::Cmyk(Cmyk(*values)),
        (Inked::AsItIs, SourceColour::Spot { stand_in, .. }) => {
            spelled_out(Inked::AsItIs, stand_in)
        }
        (Inked::AsItIs, SourceColour::Rgb(rgb, _)) => {
            Inked::Grey(1.0 - super::lightness::of_rgb(*rgb))
        }
        (Inked::AsItIs, SourceColour::Lab([l, ..])) => Inked::Grey(1.0 - l / 100.0),
        (inked, _) => inked,
    }
}
