//! Pictures ready for a medium.

use std::collections::HashMap;

use typst_library::visualize::ImageKind;

use super::fit::Fit;
use super::placing::Placing;
use super::press_image::PressImage;

/// A picture ready for a medium.
#[derive(Clone)]
pub struct Print {
    /// What it is.
    pub image: PrintImage,
    /// How it stands in its box.
    pub fit: Fit,
}

/// What a print is.
#[derive(Clone)]
pub enum PrintImage {
    /// What Typst exports itself: everything for the screen, and drawings for the press.
    Typst(ImageKind),
    /// A photograph for the press: Typst gets a stand-in, the exported PDF the image.
    Press(PressImage),
}

/// Every picture of an issue, as one medium shows it. One that could not be read is not there.
pub type Prints = HashMap<Placing, Print>;
