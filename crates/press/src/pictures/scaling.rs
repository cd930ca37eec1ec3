//! Pixels scaled to a size. The scaler's code is made anew for every kind of pixel that it is asked for, and takes
//! minutes to compile for all of them: it is asked for here alone, for the four that there are.

use std::error::Error;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{InnerPixel, U8, U8x2, U8x3, U8x4};
use fast_image_resize::{PixelTrait, ResizeOptions, Resizer};

use kanyin_diagnostics::{Told, told};

/// Width and height in pixels.
type Size = (u32, u32);

/// Rows of pixels of one to four channels of eight bits, scaled to another size. One thread does it.
///
/// # Errors
/// Too few bytes for the size, or a part cut out that reaches over the edge.
pub fn scale(
    bytes: &[u8],
    from: Size,
    channels: usize,
    to: Size,
    options: &ResizeOptions,
) -> Result<Vec<u8>, Told> {
    let scaled = match channels {
        1 => scale_pixels::<U8>(bytes, from, to, options),
        2 => scale_pixels::<U8x2>(bytes, from, to, options),
        3 => scale_pixels::<U8x3>(bytes, from, to, options),
        _ => scale_pixels::<U8x4>(bytes, from, to, options),
    };
    scaled.map_err(|error| told!("缩小时出了错", "it cannot be scaled down ({error})"))
}

fn scale_pixels<P: InnerPixel + PixelTrait>(
    bytes: &[u8],
    (width, height): Size,
    to: Size,
    options: &ResizeOptions,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let source = TypedImageRef::<P>::from_buffer(width, height, bytes)?;
    let mut scaled = vec![0; to.0 as usize * to.1 as usize * P::size()];
    let mut target = TypedImage::<P>::from_buffer(to.0, to.1, &mut scaled)?;
    Resizer::new().resize_typed(&source, &mut target, options)?;
    Ok(scaled)
}
