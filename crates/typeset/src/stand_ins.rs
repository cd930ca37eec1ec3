//! Pictures while pages are made: a stand-in with an id, which each rendition exchanges for its own bytes.

use std::path::PathBuf;

use typst_library::foundations::Bytes;

use kanyin_issue::{Picture, PictureKind, PlacedFile};

/// A picture's file and how it is shown.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct Shown {
    /// Path inside the publication.
    pub path: PathBuf,
    /// What kind of file.
    pub kind: PictureKind,
    /// Whether the whole of it is shown, with white where the box is of another shape (an ad), or
    /// the box filled and the rest cropped.
    pub whole: bool,
}

impl Shown {
    /// A story's photograph fills its box; a drawing, whose edges carry words, is shown whole.
    pub fn of(picture: &Picture) -> Self {
        let whole = matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf);
        Self { path: picture.path.clone(), kind: picture.kind, whole }
    }

    /// An ad is shown whole.
    pub fn whole(file: &PlacedFile) -> Self {
        Self { path: file.path.clone(), kind: file.kind, whole: true }
    }

    /// The bytes that stand for the picture in the pages: an empty drawing that carries its path.
    pub(crate) fn stand_in(&self) -> Bytes {
        let name: String =
            self.path.to_string_lossy().chars().map(|c| format!("{:x}-", c as u32)).collect();
        let whole = if self.whole { "whole" } else { "cropped" };
        Bytes::new(
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" id="kanyin-{whole}-{name}"/>"#
            )
            .into_bytes(),
        )
    }
}

/// Every picture of an issue's pages, found by its stand-in.
#[derive(Debug, Clone, Default)]
pub struct Pictures(Vec<(Bytes, Shown)>);

impl Pictures {
    /// Takes in a picture.
    pub fn add(&mut self, shown: Shown) {
        if !self.0.iter().any(|(_, known)| *known == shown) {
            self.0.push((shown.stand_in(), shown));
        }
    }

    /// The picture that a stand-in's bytes mean.
    pub fn of(&self, stand_in: &[u8]) -> Option<&Shown> {
        self.0.iter().find(|(bytes, _)| bytes.as_slice() == stand_in).map(|(_, shown)| shown)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Shown> {
        self.0.iter().map(|(_, shown)| shown)
    }
}
