//! All names of a face: families in every language, full names, the PostScript name; and which of them was meant.

use encoding_rs::{BIG5, Encoding, GBK, SHIFT_JIS};
use ttf_parser::{PlatformId, RawFace, Tag, name, name_id};

use super::family::{Family, WEIGHTS};

/// The names of one face, as they are written in its `name` table (OpenType, chapter name).
#[derive(Debug, Clone, Default)]
pub struct FontNames {
    /// Of the family, in every language; with and without the style (name IDs 16 and 1).
    pub families: Vec<String>,
    /// The family's name in the Chinese of the mainland, if the font has one.
    pub chinese: Option<String>,
    /// Of the face: full names and the PostScript name (4 and 6).
    pub faces: Vec<String>,
}

/// The records that hold names.
const NAMES: [u16; 4] =
    [name_id::TYPOGRAPHIC_FAMILY, name_id::FAMILY, name_id::FULL_NAME, name_id::POST_SCRIPT_NAME];

impl FontNames {
    /// The names in a font file.
    pub fn of(data: &[u8], index: u32) -> Self {
        let mut names = Self::default();
        let table =
            RawFace::parse(data, index).ok().and_then(|raw| raw.table(Tag::from_bytes(b"name")));
        let Some(table) = table.and_then(name::Table::parse) else { return names };
        for name in table.names {
            if !NAMES.contains(&name.name_id) {
                continue;
            }
            let is_chinese = (name.platform_id, name.language_id) == (PlatformId::Windows, 0x0804);
            if name.name_id == name_id::TYPOGRAPHIC_FAMILY && is_chinese
                || name.name_id == name_id::FAMILY && is_chinese && names.chinese.is_none()
            {
                names.chinese = text(&name);
            }
            let list = match name.name_id {
                name_id::TYPOGRAPHIC_FAMILY | name_id::FAMILY => &mut names.families,
                _ => &mut names.faces,
            };
            if let Some(text) = text(&name).filter(|text| !text.is_empty() && !list.contains(text))
            {
                list.push(text);
            }
        }
        names
    }

    /// Whether a family is called so, in any language.
    pub fn is_family(&self, name: &str) -> bool {
        let wanted = folded(name);
        self.families.iter().any(|family| folded(family) == wanted)
    }

    /// Whether this one face is called so, its weight perhaps behind its name.
    pub fn is_face(&self, family: &Family) -> bool {
        let wanted: Vec<String> = match family.weight {
            None => vec![folded(&family.name)],
            Some(weight) => WEIGHTS
                .iter()
                .filter(|(_, of)| *of == weight)
                .map(|(word, _)| folded(&format!("{}{word}", family.name)))
                .collect(),
        };
        self.families.iter().chain(&self.faces).any(|name| wanted.contains(&folded(name)))
    }

    /// The names that may be written for it, those that menus show first.
    pub fn to_write(&self) -> impl Iterator<Item = &str> {
        self.families.iter().chain(&self.faces).map(String::as_str)
    }
}

/// A name's text. Old Chinese fonts have theirs in the encodings of their day.
fn text(name: &name::Name) -> Option<String> {
    if name.is_unicode() {
        return name.to_string().map(|text| text.trim().to_string());
    }
    let encoding: &Encoding = match (name.platform_id, name.encoding_id) {
        (PlatformId::Windows, 2) | (PlatformId::Macintosh, 1) => SHIFT_JIS,
        (PlatformId::Windows, 3) | (PlatformId::Macintosh, 25) => GBK,
        (PlatformId::Windows, 4) | (PlatformId::Macintosh, 2) => BIG5,
        (PlatformId::Macintosh, 0) if name.name.is_ascii() => GBK,
        _ => return None,
    };
    // Windows' own are padded to two bytes a character.
    let bytes: Vec<u8> = match name.platform_id {
        PlatformId::Windows => name.name.iter().copied().filter(|byte| *byte != 0).collect(),
        _ => name.name.to_vec(),
    };
    let (text, _, broken) = encoding.decode(&bytes);
    (!broken).then(|| text.trim().to_string())
}

/// A name without what people leave out or write otherwise: case, white, hyphens.
pub fn folded(name: &str) -> String {
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}');
    name.chars().filter(plain).flat_map(char::to_lowercase).collect()
}

/// The known name nearest to what was written, if one is near enough: a slip, or a part of it.
pub fn nearest<'a>(written: &Family, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = folded(&written.name);
    let length = wanted.chars().count();
    let far = |name: &str| {
        let name = folded(name);
        let letters = name.chars().count();
        let distance = strsim::damerau_levenshtein(&wanted, &name);
        let is_slip = distance <= 1 + letters.min(length) / 5 && distance < letters.min(length);
        let is_part =
            letters.min(length) >= 3 && (name.contains(&wanted) || wanted.contains(&name));
        (is_slip || is_part).then_some((!is_slip, distance))
    };
    let near = known.filter_map(|name| Some((far(name)?, name)));
    near.min().map(|(_, name)| name.to_string())
}
