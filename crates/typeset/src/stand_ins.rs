//! Pictures while pages are made: a stand-in with an id, which each rendition exchanges for its own bytes.

use std::path::PathBuf;

use typst_library::foundations::Bytes;

use kanyin_issue::{Crop, Focus, Picture, PictureKind, PlacedFile};

/// A picture's file and how it is shown.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct Shown {
    /// Path inside the publication.
    pub path: PathBuf,
    /// What kind of file.
    pub kind: PictureKind,
    /// How it stands in its box.
    pub framing: Framing,
    /// Whether a PDF is shown with the bleed that it brings, or cut to its trim.
    pub with_bleed: bool,
}

/// How a picture stands in its box.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Framing {
    /// The whole of it is shown, with white where the box is of another shape.
    Whole,
    /// The box is filled and the rest cropped, away from where the eye rests.
    Filled(Focus),
}

impl Shown {
    /// A story's photograph fills its box. A drawing, whose edges carry words, is shown whole unless a crop is asked,
    /// and a photograph where none is allowed.
    pub fn of(picture: &Picture) -> Self {
        let framing =
            if may_be_cut(picture) { Framing::Filled(picture.focus) } else { Framing::Whole };
        Self { path: picture.path.clone(), kind: picture.kind, framing, with_bleed: false }
    }

    /// An ad is shown whole.
    pub fn whole(file: &PlacedFile) -> Self {
        Self {
            path: file.path.clone(),
            kind: file.kind,
            framing: Framing::Whole,
            with_bleed: false,
        }
    }

    /// A poster that fills its box; what little is too much is cut.
    pub fn filling(file: &PlacedFile) -> Self {
        Self { framing: Framing::Filled(Focus::MIDDLE), ..Self::whole(file) }
    }

    /// A poster whose PDF runs over the cut by itself.
    pub fn over_cut(file: &PlacedFile) -> Self {
        Self { with_bleed: true, ..Self::whole(file) }
    }

    /// The bytes that stand for the picture in the pages: an empty drawing that carries its path.
    pub(crate) fn stand_in(&self) -> Bytes {
        let name: String =
            self.path.to_string_lossy().chars().map(|c| format!("{:x}-", c as u32)).collect();
        let framing = match (self.framing, self.with_bleed) {
            (_, true) => "bled".into(),
            (Framing::Whole, false) => "whole".into(),
            (Framing::Filled(Focus { across, down }), false) => format!("cropped-{across}-{down}"),
        };
        Bytes::new(
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" id="kanyin-{framing}-{name}"/>"#
            )
            .into_bytes(),
        )
    }
}

/// Whether anything of a story's picture may be cut away.
pub fn may_be_cut(picture: &Picture) -> bool {
    match picture.crop {
        Crop::Unasked => !matches!(picture.kind, PictureKind::Svg | PictureKind::Pdf),
        crop => !crop.is_nothing(),
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
