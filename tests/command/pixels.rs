//! Looking at pages: previews, and PDFs rendered.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::RgbImage;
use serde_json::Value;

use kanyin_testing::Desk;

use crate::run::output;

/// A page as pixels, and how many of them a point has.
pub struct Sheet {
    pixels: RgbImage,
    scale: f64,
    /// Left and above the trim, in points.
    bleed: f64,
}

/// A rectangle in points from the trim's top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Place {
    /// The place of a thing of `layout.json`.
    pub fn of(thing: &Value) -> Self {
        let number = |key: &str| thing[key].as_f64().unwrap();
        Self { x: number("x"), y: number("y"), width: number("width"), height: number("height") }
    }
}

impl Sheet {
    /// A preview.
    pub fn png(bytes: &[u8]) -> Self {
        let pixels = image::load_from_memory(bytes).unwrap().to_rgb8();
        Self { pixels, scale: 2.0, bleed: 0.0 }
    }

    /// The first page of a desk's issue on each sheet that shows it: preview, press, web.
    pub fn every(desk: &Desk) -> [Self; 3] {
        [
            Self::png(&output(desk, "pages/01.png")),
            Self::pdf(&output(desk, "press.pdf"), BLEED),
            Self::pdf(&output(desk, "web.pdf"), 0.0),
        ]
    }

    /// The first page of a PDF, with so much bleed.
    pub fn pdf(bytes: &[u8], bleed: f64) -> Self {
        let pdf = Pdf::new(bytes.to_vec()).unwrap();
        let scale = 2.0;
        let settings = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
            ..RenderSettings::default()
        };
        let page = &pdf.pages()[0];
        let cache = RenderCache::new();
        let rendered = hayro::render(page, &cache, &InterpreterSettings::default(), &settings);
        let (width, height) = (rendered.width().into(), rendered.height().into());
        let rgb = rendered.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        let pixels = RgbImage::from_raw(width, height, rgb).unwrap();
        Self { pixels, scale: f64::from(scale), bleed }
    }

    /// The colour at a point of a place: (0.5, 0.5) is its middle.
    pub fn at(&self, place: Place, (x, y): (f64, f64)) -> [u8; 3] {
        let pixel = |along: f64| ((along + self.bleed) * self.scale) as u32;
        self.pixels[(pixel(place.x + x * place.width), pixel(place.y + y * place.height))].0
    }

    /// Width and height, in points, of what is dark in a place.
    pub fn dark(&self, place: Place) -> (f64, f64) {
        self.extent(place, |[r, g, b]| r < 90 && g < 90 && b < 90)
    }

    /// Width and height, in points, of the pixels of a kind in a place.
    pub fn extent(&self, place: Place, is_it: impl Fn([u8; 3]) -> bool) -> (f64, f64) {
        let (mut left, mut top, mut right, mut bottom) = (u32::MAX, u32::MAX, 0, 0);
        let from = |at: f64| ((at + self.bleed) * self.scale).ceil().max(0.0) as u32;
        let to = |at: f64, most: u32| (((at + self.bleed) * self.scale) as u32).min(most);
        for y in from(place.y)..to(place.y + place.height, self.pixels.height()) {
            for x in from(place.x)..to(place.x + place.width, self.pixels.width()) {
                if is_it(self.pixels[(x, y)].0) {
                    (left, top) = (left.min(x), top.min(y));
                    (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
                }
            }
        }
        let points = |from: u32, to: u32| f64::from(to.saturating_sub(from)) / self.scale;
        (points(left, right), points(top, bottom))
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        self.pixels.dimensions()
    }
}

/// The red of faults on previews.
pub fn is_fault_red([r, g, b]: [u8; 3]) -> bool {
    r > 220 && g < 40 && b < 50
}

/// The bleed of the house, in points.
pub const BLEED: f64 = 3.0 * 72.0 / 25.4;
