//! Rasters of a page, scaled to the pixels that a preview gives them. Typst's renderer would scale them by the `image`
//! crate, whose filter asks the system's C library for sines: previews would not be the same on every system.

use fast_image_resize::FilterType;
use typst_layout::Page;
use typst_library::foundations::Smart;
use typst_library::layout::{Frame, FrameItem, Size, Transform};
use typst_library::visualize::{Image, ImageKind, ImageScaling};

use super::pixels::{Pixels, lanczos3};
use super::screen;

/// Heights that are tried until the renderer keeps one.
const ATTEMPTS: u32 = 8;

/// The page with all its rasters scaled, to be drawn with so many pixels a point.
pub fn scaled(page: &Page, pixels_a_point: f64) -> Page {
    let mut page = page.clone();
    scale(&mut page.frame, Transform::identity(), pixels_a_point);
    page
}

fn scale(frame: &mut Frame, to_page: Transform, pixels_a_point: f64) {
    if !has_raster(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => {
                scale(&mut group.frame, to_page.pre_concat(group.transform), pixels_a_point);
            }
            FrameItem::Image(image, size, _) => {
                let larger = libm::hypot(to_page.sx.get(), to_page.kx.get()) * pixels_a_point;
                if let Some(scaled) = image_scaled(image, *size, larger) {
                    *image = scaled;
                }
            }
            _ => {}
        }
        true
    });
}

fn has_raster(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_raster(&group.frame),
        FrameItem::Image(image, ..) => matches!(image.kind(), ImageKind::Raster(_)),
        _ => false,
    })
}

/// A raster with the very pixels that the renderer draws; `None` for what is none, or has them already.
fn image_scaled(image: &Image, size: Size, pixels_a_point: f64) -> Option<Image> {
    let ImageKind::Raster(raster) = image.kind() else { return None };
    let (width, height) = (raster.width(), raster.height());
    let to = drawn((width, height), size, pixels_a_point);
    if to == (width, height) {
        return None;
    }
    let pixels = Pixels::of((**raster.dynamic()).clone())?;
    let filter = if to.0 > width { FilterType::CatmullRom } else { lanczos3() };
    let pixels = pixels.cut((0, 0, width, height), to, filter).ok()?;
    let (format, data) = screen::raw(&pixels);
    let raster = screen::raster(data, format, Smart::Auto).ok()?;
    // Should the renderer want a pixel more, it doubles one.
    let scaling = Smart::Custom(ImageScaling::Pixelated);
    Some(Image::new(raster, image.alt().map(Into::into), scaling))
}

/// The pixels of a raster as they are drawn. The renderer goes by the ratio of the pixels that it is given and rounds
/// up, so that a scaled raster may have to be a row higher for it to ask for no other size.
fn drawn(pixels: (u32, u32), size: Size, pixels_a_point: f64) -> (u32, u32) {
    let (_, height) = texture(pixels, size, pixels_a_point);
    let width = (pixels_a_point as f32 * size.x.to_pt() as f32).ceil().max(1.0) as u32;
    let mut kept = (height..height + ATTEMPTS).map(|height| (width, height));
    kept.find(|&to| texture(to, size, pixels_a_point) == to).unwrap_or((width, height))
}

/// The size of a texture, as `render_image` of typst-render has it.
fn texture((width, height): (u32, u32), size: Size, pixels_a_point: f64) -> (u32, u32) {
    let ratio = width as f32 / height as f32;
    let (view_width, view_height) = (size.x.to_pt() as f32, size.y.to_pt() as f32);
    let width = (pixels_a_point as f32 * view_width.max(ratio * view_height)).ceil() as u32;
    (width.max(1), ((width as f32 / ratio).ceil() as u32).max(1))
}

#[cfg(test)]
mod tests {
    use typst_library::layout::Abs;

    use super::*;

    #[test]
    fn a_scaled_raster_is_not_scaled_again() {
        for (width, height) in [(1200, 801), (640, 480), (333, 999), (150, 100), (7, 5)] {
            for (x, y) in [(200.0, 133.5), (61.37, 45.9), (18.3, 55.1)] {
                let size = Size::new(Abs::pt(x), Abs::pt(y));
                let to = drawn((width, height), size, 2.0);
                assert_eq!(texture(to, size, 2.0), to, "{width} × {height} in {x} × {y}");
            }
        }
    }
}
