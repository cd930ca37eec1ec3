//! Pixels of eight bits a channel: cut out, scaled down, laid on paper white, turned upright.

use std::borrow::Cow;

use fast_image_resize::{Filter, FilterType, ResizeAlg, ResizeOptions};
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, Pixel};

use kanyin_colour::ColourModel;
use kanyin_diagnostics::{Told, told};

use super::scaling::scale;

/// What the channels of a pixel are.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PixelKind {
    /// 0 is black.
    Grey,
    /// And how much of it is seen.
    GreyAlpha,
    /// Red, green, blue.
    Rgb,
    /// And how much of them is seen.
    RgbAlpha,
    /// Cyan, magenta, yellow, black; 255 is full ink.
    Cmyk,
}

impl PixelKind {
    /// Bytes of a pixel.
    pub fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::RgbAlpha | Self::Cmyk => 4,
        }
    }

    /// What the channels mean, but for alpha.
    pub fn model(self) -> ColourModel {
        match self {
            Self::Grey | Self::GreyAlpha => ColourModel::Grey,
            Self::Rgb | Self::RgbAlpha => ColourModel::Rgb,
            Self::Cmyk => ColourModel::Cmyk,
        }
    }

    /// Bytes of pixels, and their alpha by itself.
    pub fn split_alpha(self, bytes: &[u8]) -> (Cow<'_, [u8]>, Vec<u8>) {
        if !self.has_alpha() {
            return (bytes.into(), Vec::new());
        }
        let pixels = bytes.chunks_exact(self.channels());
        let colours = pixels.clone().flat_map(|pixel| &pixel[..pixel.len() - 1]).copied();
        let alpha = pixels.map(|pixel| pixel[pixel.len() - 1]).collect();
        (colours.collect(), alpha)
    }

    /// The two together again.
    pub fn with_alpha(self, colours: Vec<u8>, alpha: Vec<u8>) -> Vec<u8> {
        if !self.has_alpha() {
            return colours;
        }
        let pixels = colours.chunks_exact(self.channels() - 1).zip(alpha);
        pixels.flat_map(|(pixel, alpha)| pixel.iter().copied().chain([alpha])).collect()
    }

    /// Whether paper may show through.
    pub fn has_alpha(self) -> bool {
        matches!(self, Self::GreyAlpha | Self::RgbAlpha)
    }
}

/// A rectangle of pixels: left, top, width, height.
pub type Window = (u32, u32, u32, u32);

/// Rows of pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Pixels {
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// What they are.
    pub kind: PixelKind,
    /// `width × height × channels` bytes.
    pub bytes: Vec<u8>,
}

impl Pixels {
    /// Pixels from bytes; `None` if there are too many or too few.
    pub fn new(width: u32, height: u32, kind: PixelKind, bytes: Vec<u8>) -> Option<Self> {
        let wanted = (width as usize).checked_mul(height as usize)?.checked_mul(kind.channels())?;
        (wanted > 0 && wanted == bytes.len()).then_some(Self { width, height, kind, bytes })
    }

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Bytes of a row.
    pub fn stride(&self) -> usize {
        self.width as usize * self.kind.channels()
    }

    /// The rows within a window, each cut to it.
    pub fn rows_in(&self, (left, top, width, height): Window) -> impl Iterator<Item = &[u8]> {
        let channels = self.kind.channels();
        let from = left as usize * channels;
        let to = from + width as usize * channels;
        let rows = self.bytes.chunks_exact(self.stride().max(1));
        rows.skip(top as usize)
            .take(height as usize)
            .map(move |row| row.get(from..to).unwrap_or(&[]))
    }

    /// A decoded image. Eight bits a channel are what a press tells apart, so deeper ones are rounded at once.
    pub fn of(image: DynamicImage) -> Option<Self> {
        let (width, height) = (image.width(), image.height());
        let (kind, bytes) = match (image.color().has_color(), image.color().has_alpha()) {
            (false, false) => (PixelKind::Grey, image.into_luma8().into_raw()),
            (false, true) => (PixelKind::GreyAlpha, image.into_luma_alpha8().into_raw()),
            (true, false) => (PixelKind::Rgb, image.into_rgb8().into_raw()),
            (true, true) => (PixelKind::RgbAlpha, image.into_rgba8().into_raw()),
        };
        Self::new(width, height, kind, bytes)
    }

    /// A window, scaled to a size. One thread does it: the others have pictures of their own.
    pub fn cut(&self, window: Window, to: (u32, u32), filter: FilterType) -> Result<Self, Told> {
        let (left, top, width, height) = window;
        let (to_width, to_height) = to;
        if (width, height) == to {
            let bytes = match window == (0, 0, self.width, self.height) {
                true => self.bytes.clone(),
                false => self.rows_in(window).flatten().copied().collect(),
            };
            return Self::new(width, height, self.kind, bytes).ok_or_else(no_pixels);
        }
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(filter))
            .crop(left.into(), top.into(), width.into(), height.into())
            .use_alpha(self.kind.has_alpha());
        let scaled = scale(&self.bytes, self.size(), self.kind.channels(), to, &options)?;
        Self::new(to_width, to_height, self.kind, scaled).ok_or_else(no_pixels)
    }

    /// On paper white where they are see-through.
    pub fn on_white(self) -> Self {
        fn over<const N: usize>(bytes: &[u8], channels: usize) -> Vec<u8> {
            let mut laid = Vec::with_capacity(bytes.len() / N * channels);
            for pixel in bytes.as_chunks::<N>().0 {
                let alpha = u32::from(pixel[N - 1]);
                let on = |value: u8| (u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255;
                laid.extend(pixel[..channels].iter().map(|&value| on(value) as u8));
            }
            laid
        }
        let (kind, bytes) = match self.kind {
            PixelKind::GreyAlpha => (PixelKind::Grey, over::<2>(&self.bytes, 1)),
            PixelKind::RgbAlpha => (PixelKind::Rgb, over::<4>(&self.bytes, 3)),
            PixelKind::Grey | PixelKind::Rgb | PixelKind::Cmyk => return self,
        };
        Self { kind, bytes, ..self }
    }

    /// Upright, as the camera has noted.
    pub fn turned(self, orientation: Orientation) -> Self {
        fn turn<P>(pixels: Pixels, orientation: Orientation) -> Pixels
        where
            P: Pixel<Subpixel = u8>,
            DynamicImage: From<ImageBuffer<P, Vec<u8>>>,
        {
            let Pixels { width, height, kind, bytes } = pixels;
            let Some(buffer) = ImageBuffer::<P, _>::from_raw(width, height, bytes) else {
                return Pixels { width: 0, height: 0, kind, bytes: Vec::new() };
            };
            let mut image = DynamicImage::from(buffer);
            image.apply_orientation(orientation);
            let (width, height) = (image.width(), image.height());
            Pixels { width, height, kind, bytes: image.into_bytes() }
        }
        if orientation == Orientation::NoTransforms {
            return self;
        }
        match self.kind.channels() {
            1 => turn::<image::Luma<u8>>(self, orientation),
            2 => turn::<image::LumaA<u8>>(self, orientation),
            3 => turn::<image::Rgb<u8>>(self, orientation),
            _ => turn::<image::Rgba<u8>>(self, orientation),
        }
    }
}

/// Lanczos' filter with three lobes. That of fast_image_resize asks the system's C library for sines, whose last
/// digit is not the same on every system.
pub fn lanczos3() -> FilterType {
    fn sinc(x: f64) -> f64 {
        let x = x * std::f64::consts::PI;
        if x == 0.0 { 1.0 } else { libm::sin(x) / x }
    }
    fn lanczos(x: f64) -> f64 {
        if (-3.0..3.0).contains(&x) { sinc(x) * sinc(x / 3.0) } else { 0.0 }
    }
    Filter::new("Lanczos3", lanczos, 3.0).map_or(FilterType::CatmullRom, FilterType::Custom)
}

/// A picture of nothing.
pub fn no_pixels() -> Told {
    told!("一个像素也没有", "it has no pixels")
}

#[cfg(test)]
#[path = "pixels_tests.rs"]
mod tests;
