//! Fonts: whether they are embedded, and how wide their characters are.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::font_program::{FontProgram, FontPrograms};
use super::tint::number;
use crate::items::dicts;

/// A font, as far as it matters here.
#[derive(Debug)]
pub struct Font {
    /// Its name, without the six letters of a subset.
    pub name: String,
    /// Its outlines. Those of Type 3 fonts are always in the file.
    pub program: FontProgram,
    /// What its strings hold.
    pub codes: Codes,
    /// Written from top to bottom.
    pub vertical: bool,
    /// A font whose glyphs are content streams.
    pub type3: Option<Type3>,
    widths: HashMap<u16, f32>,
    usual: f32,
}

/// What the bytes of a string stand for.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Codes {
    /// A byte a character.
    One,
    /// Two bytes a glyph, numbered as in the font.
    Glyphs,
    /// Two bytes a character.
    Two,
    /// ASCII in one byte, all else in two, as in GBK.
    Mixed,
}

/// A Type 3 font's own.
#[derive(Debug)]
pub struct Type3 {
    /// From the glyphs' space to the text's.
    pub matrix: [f64; 6],
    /// Names of glyphs by code.
    pub names: HashMap<u8, Vec<u8>>,
}

/// The most widths that are read.
const MOST: usize = 70_000;

/// The longest name that is told, in characters.
const LONG: usize = 127;

/// What a font without a name is called.
const NAMELESS: &str = "?";

impl Font {
    /// Reads a font's dictionary, and its program unless it was read before.
    pub fn read(dict: &Dict<'_>, programs: &FontPrograms) -> Self {
        let subtype = dict.get::<Name<'_>>("Subtype");
        match subtype.as_deref() {
            Some(b"Type0") => Self::composite(dict, programs),
            Some(b"Type3") => Self::type3(dict),
            _ => Self::simple(dict, programs),
        }
    }

    /// Whether it is named; Type 3 fonts need no name.
    pub fn has_name(&self) -> bool {
        self.name != NAMELESS
    }

    /// A character's width in thousandths of an em.
    pub fn width(&self, code: u16) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.usual)
    }

    fn simple(dict: &Dict<'_>, programs: &FontPrograms) -> Self {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
        let usual = descriptor.as_ref().and_then(|dict| dict.get::<f32>("MissingWidth"));
        Self {
            name: name(dict),
            program: program(descriptor.as_ref(), programs),
            codes: Codes::One,
            vertical: false,
            type3: None,
            widths: widths(dict, 1.0),
            usual: usual.filter(|width| *width > 0.0).unwrap_or(500.0),
        }
    }

    fn type3(dict: &Dict<'_>) -> Self {
        let mut matrix = [0.001, 0.0, 0.0, 0.001, 0.0, 0.0];
        if let Some(array) = dict.get::<Array<'_>>("FontMatrix") {
            for (to, from) in matrix.iter_mut().zip(array.iter::<Object<'_>>()) {
                *to = number(&from).unwrap_or(*to);
            }
        }
        let mut names = HashMap::new();
        let encoding = dict.get::<Dict<'_>>("Encoding");
        if let Some(array) = encoding.and_then(|dict| dict.get::<Array<'_>>("Differences")) {
            let mut code = 0_u8;
            for object in array.iter::<Object<'_>>().take(1024) {
                match object {
                    Object::Number(at) => code = at.as_i64().clamp(0, 255) as u8,
                    Object::Name(name) => {
                        names.insert(code, name.to_vec());
                        code = code.wrapping_add(1);
                    }
                    _ => {}
                }
            }
        }
        Self {
            name: name(dict),
            program: FontProgram::Embedded,
            codes: Codes::One,
            vertical: false,
            widths: widths(dict, matrix[0] as f32 * 1000.0),
            type3: Some(Type3 { matrix, names }),
            usual: 0.0,
        }
    }

    fn composite(dict: &Dict<'_>, programs: &FontPrograms) -> Self {
        let under = dict.get::<Array<'_>>("DescendantFonts");
        let under = under.and_then(|array| dicts(&array).next()).unwrap_or_default();
        let encoding = dict.get::<Name<'_>>("Encoding");
        let encoding = encoding.as_deref().unwrap_or_default();
        let codes = match encoding {
            b"Identity-H" | b"Identity-V" => Codes::Glyphs,
            _ if [&b"GBK"[..], b"GB-", b"GBp", b"90ms", b"ETen", b"KSC"]
                .iter()
                .any(|mixed| encoding.starts_with(mixed)) =>
            {
                Codes::Mixed
            }
            _ => Codes::Two,
        };
        // Widths go by glyph, which is the code only here.
        let widths = match codes {
            Codes::Glyphs => glyph_widths(&under),
            _ => HashMap::new(),
        };
        Self {
            name: name(dict),
            program: program(under.get::<Dict<'_>>("FontDescriptor").as_ref(), programs),
            codes,
            vertical: encoding.ends_with(b"-V"),
            type3: None,
            widths,
            usual: under.get::<f32>("DW").unwrap_or(1000.0),
        }
    }
}

/// The descriptor of a font, where it has one.
pub fn descriptor<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    let under = font.get::<Array<'a>>("DescendantFonts");
    let under = under.and_then(|array| dicts(&array).next());
    under.as_ref().unwrap_or(font).get::<Dict<'a>>("FontDescriptor")
}

fn program(descriptor: Option<&Dict<'_>>, programs: &FontPrograms) -> FontProgram {
    descriptor.map_or(FontProgram::Missing, |descriptor| programs.of(descriptor))
}

fn name(dict: &Dict<'_>) -> String {
    let name = dict.get::<Name<'_>>("BaseFont").or_else(|| dict.get::<Name<'_>>("Name"));
    let name = name.map_or(NAMELESS.into(), |name| String::from_utf8_lossy(&name).into_owned());
    let name: String = name.chars().take(LONG).collect();
    match name.split_once('+') {
        Some((subset, rest))
            if subset.len() == 6 && subset.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            rest.to_owned()
        }
        _ => name,
    }
}

/// Of a simple font, by code.
fn widths(dict: &Dict<'_>, scale: f32) -> HashMap<u16, f32> {
    let first = dict.get::<u8>("FirstChar").unwrap_or(0);
    let all = dict.get::<Array<'_>>("Widths");
    let all = all.iter().flat_map(|array| array.iter::<Object<'_>>());
    (u16::from(first)..256)
        .zip(all)
        .map(|(code, width)| (code, number(&width).unwrap_or(0.0) as f32 * scale))
        .collect()
}

/// Of a composite font: ISO 32000-1, 9.7.4.3.
fn glyph_widths(dict: &Dict<'_>) -> HashMap<u16, f32> {
    let mut widths = HashMap::new();
    let Some(array) = dict.get::<Array<'_>>("W") else { return widths };
    let mut items = array.iter::<Object<'_>>();
    let glyph = |number: f64| number.clamp(0.0, 65_535.0) as u16;
    // Ranges may lie over each other without end: what is put in is counted, not what is there.
    let mut put = 0;
    while let Some(first) = items.next().as_ref().and_then(number).map(glyph) {
        match items.next() {
            Some(Object::Array(each)) => {
                let each = each.iter::<Object<'_>>();
                widths.extend(
                    (first..=u16::MAX)
                        .zip(each)
                        .map(|(at, width)| (at, number(&width).unwrap_or(0.0) as f32)),
                );
            }
            Some(Object::Number(last)) => {
                let Some(width) = items.next().as_ref().and_then(number) else { break };
                let last = glyph(last.as_f64());
                put += usize::from(last.saturating_sub(first));
                widths.extend((first..=last).map(|at| (at, width as f32)));
            }
            _ => break,
        }
        put += 1;
        if put > MOST {
            break;
        }
    }
    widths
}
