//! The catalogue: the publication's fonts, the built-in ones, and the system's where asked for.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use typst_kit::fonts::FontStore;
use typst_library::foundations::Bytes;
use typst_library::layout::Abs;
use typst_library::text::{
    Font, FontBook, FontInfo, FontInstance, FontStretch, FontStyle, FontVariant, FontVariations,
    FontWeight,
};
use typst_utils::LazyHash;

use kanyin_custody as custody;
use kanyin_diagnostics::{Told, told};

use super::builtin::{BUILTIN, Builtin};
use super::probe;

/// A family as `paper.yaml` names it: "Noto Serif CJK SC Black" is the family with a weight.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Family {
    /// The family's name.
    pub name: String,
    /// The weight, where the last word is one.
    pub weight: Option<u16>,
}

impl Family {
    /// Reads a family's name; a last word that names a weight is taken off.
    pub fn parse(written: &str) -> Self {
        let written = written.trim();
        if let Some((name, last)) = written.rsplit_once(' ')
            && let Some(weight) = weight_named(last)
        {
            return Self { name: name.trim_end().into(), weight: Some(weight) };
        }
        Self { name: written.into(), weight: None }
    }
}

impl fmt::Display for Family {
    /// As [`Family::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let weight = WEIGHTS.iter().find(|(_, weight)| Some(*weight) == self.weight);
        match weight {
            Some((word, _)) => write!(f, "{} {word}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// The words for weights (OpenType's usWeightClass).
const WEIGHTS: [(&str, u16); 10] = [
    ("Thin", 100),
    ("ExtraLight", 200),
    ("Light", 300),
    ("Regular", 400),
    ("Medium", 500),
    ("SemiBold", 600),
    ("Bold", 700),
    ("ExtraBold", 800),
    ("Black", 900),
    ("Heavy", 900),
];

/// The weight that a word names.
fn weight_named(word: &str) -> Option<u16> {
    WEIGHTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, weight)| *weight)
}

/// Where a face comes from.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum FontOrigin {
    /// The binary.
    Builtin(&'static str),
    /// A file in the publication's `fonts/`.
    Publication(PathBuf),
    /// The system.
    System,
}

/// A face of the catalogue.
#[derive(Debug, Clone)]
pub struct Face {
    /// Where it comes from.
    pub origin: FontOrigin,
    /// Family, weight, coverage.
    pub info: FontInfo,
}

/// Every font at hand, the publication's first.
pub struct Catalogue {
    store: FontStore,
    origins: Vec<FontOrigin>,
    /// The publication's font files that cannot be read, and why; as sentences that their names begin.
    pub refused: Vec<(PathBuf, Told)>,
}

impl Catalogue {
    /// Gathers the publication's fonts and the built-in ones. The system's are looked through only
    /// when one of the `wanted` families is in neither, since listing them costs a tenth of a second.
    pub fn open(publication: Option<&Path>, wanted: &[Family]) -> Self {
        let mut catalogue =
            Self { store: FontStore::new(), origins: Vec::new(), refused: Vec::new() };
        let own = publication.map(|folder| font_files(&folder.join("fonts"))).unwrap_or_default();
        let read: Vec<_> = own.par_iter().map(|path| open_file(path)).collect();
        for (path, read) in own.into_iter().zip(read) {
            match read {
                Ok(fonts) => catalogue.extend(fonts),
                Err(why) => catalogue.refused.push((path, why)),
            }
        }
        catalogue.extend(BUILTIN.par_iter().flat_map_iter(open_builtin).collect());
        if wanted.iter().any(|family| probe::probed(&family.name).is_some()) {
            let origin = FontOrigin::Builtin("probe.ttc");
            catalogue.extend(probe::faces().into_iter().map(|f| (f, origin.clone())).collect());
        }
        if wanted.iter().any(|family| !catalogue.has(&family.name)) {
            for entry in typst_kit::fonts::system() {
                catalogue.store.push(entry);
                catalogue.origins.push(FontOrigin::System);
            }
        }
        catalogue
    }

    fn extend(&mut self, fonts: Vec<(Font, FontOrigin)>) {
        for (font, origin) in fonts {
            let info = font.info().clone();
            self.store.push((font, info));
            self.origins.push(origin);
        }
    }

    /// Typst's view of the catalogue.
    pub fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// The font with an index of the book.
    pub fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// Whether a family is there.
    pub fn has(&self, family: &str) -> bool {
        self.book().contains_family(&family.to_lowercase())
    }

    /// The face that a family and weight come out in.
    pub fn face(&self, family: &Family) -> Option<(usize, Face)> {
        let index = self.book().select(&family.name.to_lowercase(), variant(family))?;
        let info = self.book().info(index)?.clone();
        Some((index, Face { origin: self.origins[index].clone(), info }))
    }

    /// The face that Typst sets type of a family, weight and size in.
    pub fn instance(&self, family: &Family, size: Abs) -> Option<FontInstance> {
        let (index, _) = self.face(family)?;
        let font = self.font(index)?;
        Some(font.instantiate(variant(family), size, &FontVariations::default()))
    }
}

/// Upright type of a family's weight.
fn variant(family: &Family) -> FontVariant {
    let weight = FontWeight::from_number(family.weight.unwrap_or(400));
    FontVariant::new(FontStyle::Normal, weight, FontStretch::NORMAL)
}

/// The font files of a folder, by name.
fn font_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
            matches!(ending.as_deref(), Some("otf" | "ttf" | "ttc" | "otc"))
        })
        .filter(|path| !is_builtin(path))
        .collect();
    files.sort();
    files
}

/// Whether a file is one that the binary carries: the repository's own root is a publication too.
/// Name and length decide; a changed font practically never keeps both.
fn is_builtin(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str());
    let length = fs::metadata(path).map(|m| m.len()).unwrap_or(0);
    BUILTIN.iter().any(|font| Some(font.name) == name && font.data.len() as u64 == length)
}

/// The faces of a file; says what is wrong with it.
fn open_file(path: &Path) -> Result<Vec<(Font, FontOrigin)>, Told> {
    let _open = custody::open(path).map_err(|refusal| {
        let why = refusal.why();
        told!("读不下来：{why}", "cannot be read: {why}"; why)
    })?;
    let broken = || told!("不是完好的字体文件", "is no sound font");
    let data = fs::read(path).map_err(|_| told!("打不开", "cannot be opened"))?;
    if faces(&data) > MOST_FACES {
        return Err(broken());
    }
    let fonts: Vec<_> = Font::iter(Bytes::new(data))
        .map(|font| (font, FontOrigin::Publication(path.into())))
        .collect();
    if fonts.is_empty() { Err(broken()) } else { Ok(fonts) }
}

/// Most faces of a collection; the largest in use have some dozens.
const MOST_FACES: usize = 256;

/// How many faces a file claims to have, a collection by its head (ISO/IEC 14496-22, 4.6.3).
fn faces(data: &[u8]) -> usize {
    match data.get(8..12) {
        Some(&[a, b, c, d]) if data.starts_with(b"ttcf") => {
            u32::from_be_bytes([a, b, c, d]) as usize
        }
        _ => 1,
    }
}

fn open_builtin(font: &'static Builtin) -> Option<(Font, FontOrigin)> {
    Some((Font::new(Bytes::new(font.data), 0)?, FontOrigin::Builtin(font.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_may_be_a_weight() {
        assert_eq!(
            Family::parse("Noto Serif CJK SC Black"),
            Family { name: "Noto Serif CJK SC".into(), weight: Some(900) }
        );
        assert_eq!(Family::parse("LXGW WenKai").weight, None);
        assert_eq!(Family::parse("A  heavy").to_string(), "A Black");
        assert_eq!(Family::parse("LXGW WenKai").to_string(), "LXGW WenKai");
    }

    #[test]
    fn probes_are_there_only_where_they_are_named() {
        let probe = Family::parse(&probe::probe("kai"));
        assert!(!Catalogue::open(None, &[]).has(&probe.name));
        assert!(Catalogue::open(None, std::slice::from_ref(&probe)).has(&probe.name));
    }

    #[test]
    fn every_builtin_font_opens() {
        let catalogue = Catalogue::open(None, &[]);
        for family in ["Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai", "Ma Shan Zheng"] {
            assert!(catalogue.has(family), "{family}");
        }
    }
}
