//! The catalogue: the publication's fonts, the built-in ones, and the system's where asked for.

use std::collections::HashMap;
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
use kanyin_diagnostics::{Told, system_says, told};

use super::builtin::{BUILTIN, Builtin};
use super::family::Family;
use super::known_as::{FontNames, nearest};
use super::probe;
use super::system::SystemFonts;

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
    /// For wanted families that are nowhere, by name: what was probably meant.
    near: HashMap<String, String>,
}

impl Catalogue {
    /// Gathers the publication's fonts and the built-in ones, and finds the `wanted` families among them by any name
    /// that they have. The system's are looked through only when one is in neither, since listing them costs a tenth of a
    /// second; of them, only what is wanted comes in.
    pub fn open(publication: Option<&Path>, wanted: &[Family]) -> Self {
        let mut catalogue = Self::at_hand(publication);
        if wanted.iter().any(|family| probe::probed(&family.name).is_some()) {
            let origin = FontOrigin::Builtin("probe.ttc");
            catalogue.extend(probe::faces().into_iter().map(|f| (f, origin.clone())).collect());
        }
        if wanted.iter().all(|family| catalogue.has(&family.name)) {
            return catalogue;
        }
        let names: Vec<(Font, FontOrigin, FontNames)> = catalogue.named();
        let is_missing = |catalogue: &Self, family: &&Family| !catalogue.has(&family.name);
        for family in wanted {
            if is_missing(&catalogue, &family) {
                catalogue.answer(family, &names);
            }
        }
        if wanted.iter().all(|family| catalogue.has(&family.name)) {
            return catalogue;
        }
        let system = SystemFonts::list();
        for family in wanted {
            if is_missing(&catalogue, &family) {
                for (path, info) in system.faces_of(family) {
                    let info = FontInfo { family: family.name.clone(), ..info };
                    catalogue.store.push((path, info));
                    catalogue.origins.push(FontOrigin::System);
                }
            }
            if is_missing(&catalogue, &family) {
                let at_hand = names.iter().flat_map(|(_, _, names)| names.to_write());
                let near = nearest(family, at_hand.chain(system.to_write()));
                catalogue.near.extend(near.map(|near| (family.name.clone(), near)));
            }
        }
        catalogue
    }

    /// The publication's fonts and the built-in ones.
    pub(crate) fn at_hand(publication: Option<&Path>) -> Self {
        let mut catalogue = Self {
            store: FontStore::new(),
            origins: Vec::new(),
            refused: Vec::new(),
            near: HashMap::new(),
        };
        let own = publication.map(|folder| font_files(&folder.join("fonts"))).unwrap_or_default();
        let read: Vec<_> = own.par_iter().map(|path| open_file(path)).collect();
        for (path, read) in own.into_iter().zip(read) {
            match read {
                Ok(fonts) => catalogue.extend(fonts),
                Err(why) => catalogue.refused.push((path, why)),
            }
        }
        catalogue.extend(BUILTIN.par_iter().flat_map_iter(open_builtin).collect());
        catalogue
    }

    /// Every face with all its names.
    pub(crate) fn named(&self) -> Vec<(Font, FontOrigin, FontNames)> {
        let fonts = (0..self.origins.len()).filter_map(|index| self.font(index));
        fonts
            .zip(&self.origins)
            .map(|(font, origin)| {
                let mut names = FontNames::of(font.data(), font.index());
                if let FontOrigin::Builtin(file) = origin {
                    let also = BUILTIN.iter().filter(|builtin| builtin.name == *file);
                    names.families.extend(also.flat_map(|b| b.also).map(|name| (*name).into()));
                }
                (font, origin.clone(), names)
            })
            .collect()
    }

    /// Lets faces at hand answer to another of their names.
    fn answer(&mut self, family: &Family, names: &[(Font, FontOrigin, FontNames)]) {
        // A built-in face stands for the whole family only in the weight that it has.
        let fits = |font: &Font, origin: &FontOrigin| match (origin, family.weight) {
            (FontOrigin::Builtin(_), Some(weight)) => {
                font.info().variant.weight.to_number() == weight
            }
            _ => true,
        };
        let by_family = names
            .iter()
            .filter(|(font, origin, n)| n.is_family(&family.name) && fits(font, origin));
        let mut found: Vec<_> = by_family.collect();
        if found.is_empty() {
            found = names.iter().filter(|(_, _, names)| names.is_face(family)).collect();
        }
        // Publication's and built-in faces of one name are never mixed.
        let is_own = |origin: &FontOrigin| matches!(origin, FontOrigin::Publication(_));
        let own_first = found.iter().any(|(_, origin, _)| is_own(origin));
        for (font, origin, _) in found.into_iter().filter(|(_, o, _)| !own_first || is_own(o)) {
            let info = FontInfo { family: family.name.clone(), ..font.info().clone() };
            self.store.push((font.clone(), info));
            self.origins.push(origin.clone());
        }
    }

    /// The name that was probably meant by a family that is nowhere.
    pub fn near(&self, family: &Family) -> Option<&str> {
        self.near.get(&family.name).map(String::as_str)
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
        .filter(|path| is_own(folder, path) && !is_builtin(path))
        .collect();
    files.sort();
    files
}

/// Whether a font is a file (a pipe might never end) in the publication, whose folder of fonts is given: a link that
/// leads out of it has been told when the issue was read.
fn is_own(folder: &Path, path: &Path) -> bool {
    let publication = folder.parent().and_then(|publication| fs::canonicalize(publication).ok());
    let real = publication.zip(fs::canonicalize(path).ok());
    real.is_some_and(|(publication, real)| real.starts_with(publication) && real.is_file())
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
    let data = fs::read(path).map_err(|error| {
        let why = system_says(&error);
        told!("打不开：{why}", "cannot be opened: {why}"; why)
    })?;
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
    Some((font.face()?.clone(), FontOrigin::Builtin(font.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probes_are_there_only_where_they_are_named() {
        let probe = Family::parse(&probe::probe("kai"));
        assert!(!Catalogue::open(None, &[]).has(&probe.name));
        assert!(Catalogue::open(None, std::slice::from_ref(&probe)).has(&probe.name));
    }

    #[test]
    fn builtin_fonts_answer_to_the_names_of_font_menus() {
        let opened = |written: &str| {
            let family = Family::parse(written);
            let catalogue = Catalogue::open(None, std::slice::from_ref(&family));
            let (_, face) = catalogue.face(&family)?;
            Some((face.origin, face.info.variant.weight.to_number()))
        };
        let builtin = |file, weight| Some((FontOrigin::Builtin(file), weight));
        for (written, expected) in [
            ("霞鹜文楷", builtin("LXGWWenKai-Regular.ttf", 400)),
            ("LXGWWenKai-Regular", builtin("LXGWWenKai-Regular.ttf", 400)),
            ("lxgw wenkai", builtin("LXGWWenKai-Regular.ttf", 400)),
            ("思源宋体 CN Heavy", builtin("NotoSerifCJKsc-Black.otf", 900)),
            ("思源宋体", builtin("NotoSerifCJKsc-Regular.otf", 400)),
            ("思源黑体 粗体", builtin("NotoSansCJKsc-Bold.otf", 700)),
            ("NotoSerifCJKsc-Black", builtin("NotoSerifCJKsc-Black.otf", 900)),
        ] {
            assert_eq!(opened(written), expected, "{written}");
        }
        assert_eq!(opened("没有的字体"), None);
    }

    #[test]
    fn the_nearest_name_is_known() {
        let near = |written: &str| {
            let family = Family::parse(written);
            Catalogue::open(None, std::slice::from_ref(&family)).near(&family).map(String::from)
        };
        assert_eq!(near("霞鹜文揩").as_deref(), Some("霞鹜文楷"));
        assert_eq!(near("Noto Serif CJK S").as_deref(), Some("Noto Serif CJK SC"));
        assert_eq!(near("完全不同的名字"), None);
    }

    #[test]
    fn every_builtin_font_opens() {
        let catalogue = Catalogue::open(None, &[]);
        for family in ["Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai", "Ma Shan Zheng"] {
            assert!(catalogue.has(family), "{family}");
        }
    }
}
