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
    /// Whether a PDF is shown with the bleed that it brings, or cut to its trim.
    pub with_bleed: bool,
}

impl Shown {
    /// A story's photograph fills its box; a drawing, whose edges carry words, is shown whole.
    pub fn of(picture: &Picture) -> Self {
        let whole = matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf);
        Self { path: picture.path.clone(), kind: picture.kind, whole, with_bleed: false }
    }

    /// An ad is shown whole.
    pub fn whole(file: &PlacedFile) -> Self {
        Self { path: file.path.clone(), kind: file.kind, whole: true, with_bleed: false }
    }

    /// A poster that fills its box; what little is too much is cut.
    pub fn filling(file: &PlacedFile) -> Self {
        Self { whole: false, ..Self::whole(file) }
    }

    /// A poster whose PDF runs over the cut by itself.
    pub fn over_cut(file: &PlacedFile) -> Self {
        Self { with_bleed: true, ..Self::whole(file) }
    }

    /// The bytes that stand for the picture in the pages: an empty drawing that carries its path.
    pub(crate) fn stand_in(&self) -> Bytes {
        let name: String =
            self.path.to_string_lossy().chars().map(|c| format!("{:x}-", c as u32)).collect();
        let whole = match (self.whole, self.with_bleed) {
            (true, false) => "whole",
            (false, false) => "cropped",
            (_, true) => "bled",
        };
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
