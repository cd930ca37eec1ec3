//! The system's fonts, found by any of their names.

use std::path::PathBuf;

use fontdb::{Database, FaceInfo, Source};
use rayon::prelude::*;
use typst_kit::fonts::FontPath;
use typst_library::text::FontInfo;

use super::family::Family;
use super::known_as::{FontNames, folded};

/// What the system has. Of each file only names, weight and style were read.
pub struct SystemFonts(Database);

impl SystemFonts {
    /// Lists the fonts in the places where the system keeps them.
    pub fn list() -> Self {
        let mut database = Database::new();
        database.load_system_fonts();
        for file in adobe_fonts() {
            // What cannot be read is no font.
            let _ = database.load_font_file(file);
        }
        Self(database)
    }

    /// The faces that a family's name means: those of the family, or the one face that is called so.
    pub fn faces_of(&self, family: &Family) -> Vec<(FontPath, FontInfo)> {
        let wanted = folded(&family.name);
        let mut found: Vec<&FaceInfo> =
            self.0.faces().filter(|face| is_called(face, &wanted)).collect();
        if found.is_empty() {
            found = self.by_rare_names(family);
        }
        found.into_iter().filter_map(|face| self.entry(face)).collect()
    }

    /// By the names that are not in the list: full names, those of old menus, and Typst's own, which leave styles out.
    fn by_rare_names(&self, family: &Family) -> Vec<&FaceInfo> {
        let faces: Vec<&FaceInfo> = self.0.faces().collect();
        let named = faces.into_par_iter().filter_map(|face| {
            let (names, of_typst) = self.0.with_face_data(face.id, |data, index| {
                (FontNames::of(data, index), FontInfo::new(data, index).map(|info| info.family))
            })?;
            Some((face, names, of_typst))
        });
        let named: Vec<(&FaceInfo, FontNames, Option<String>)> = named.collect();
        let of_family = |(_, names, of_typst): &&(&FaceInfo, FontNames, Option<String>)| {
            names.is_family(&family.name)
                || of_typst.as_ref().is_some_and(|name| folded(name) == folded(&family.name))
        };
        let faces: Vec<&FaceInfo> =
            named.iter().filter(of_family).map(|(face, ..)| *face).collect();
        match faces.is_empty() {
            true => {
                let single = named.iter().filter(|(_, names, _)| names.is_face(family));
                single.map(|(face, ..)| *face).collect()
            }
            false => faces,
        }
    }

    /// A face as the catalogue takes it.
    fn entry(&self, face: &FaceInfo) -> Option<(FontPath, FontInfo)> {
        let path = match &face.source {
            Source::File(path) | Source::SharedFile(path, _) => path.clone(),
            Source::Binary(_) => return None,
        };
        let info = self.0.with_face_data(face.id, FontInfo::new)??;
        Some((FontPath { path, index: face.index }, info))
    }

    /// All names that may be written.
    pub fn to_write(&self) -> impl Iterator<Item = &str> {
        let families = self.0.faces().flat_map(|face| face.families.iter());
        families.map(|(name, _)| name.as_str())
    }

    /// Every face, with its names and what it has.
    pub fn all(&self) -> Vec<(FontInfo, FontNames)> {
        let faces: Vec<&FaceInfo> = self.0.faces().collect();
        let read = faces.into_par_iter().filter_map(|face| {
            let info = self.0.with_face_data(face.id, FontInfo::new)??;
            let names = self.0.with_face_data(face.id, FontNames::of)?;
            Some((info, names))
        });
        read.collect()
    }
}

/// Whether a face is listed under a folded name.
fn is_called(face: &FaceInfo, wanted: &str) -> bool {
    face.families.iter().any(|(name, _)| folded(name) == wanted)
        || folded(&face.post_script_name) == wanted
}

/// The fonts that Adobe's programs brought along, on Windows and macOS; they lie beside the system's.
fn adobe_fonts() -> Vec<PathBuf> {
    let data = match std::env::consts::OS {
        "windows" => std::env::var_os("APPDATA").map(PathBuf::from),
        "macos" => std::env::home_dir().map(|home| home.join("Library/Application Support")),
        _ => None,
    };
    let Some(adobe) = data.map(|data| data.join("Adobe")) else { return Vec::new() };
    let hidden = if cfg!(target_os = "macos") { "." } else { "" };
    [format!("CoreSync/plugins/livetype/{hidden}r"), format!("{hidden}User Owned Fonts")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(adobe.join(folder)).into_iter().flatten().flatten())
        .filter(|entry| entry.metadata().is_ok_and(|metadata| metadata.is_file()))
        .map(|entry| entry.path())
        .collect()
}
