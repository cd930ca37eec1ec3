//! Total ink of pictures, pixel by pixel.

use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Array, Stream};

use super::image::ImageObject;
use super::space::{ColourSpace, Model};
use super::stream::samples;
use super::tint::numbers;

/// The most pixels that are counted: a hundred million take 400 MB.
const MOST: u64 = 100_000_000;
/// What pixels may be over the limit before they are counted.
const OVER: f32 = 0.02;

/// What the pixels of a picture come to.
#[derive(Debug, Clone, PartialEq)]
pub struct InkCount {
    /// The part of them that is over the limit by more than two points.
    pub share: f64,
    /// The most ink of any: 2.4 is 240 %.
    pub worst: f32,
    /// Whether there is any cyan, magenta, yellow, black.
    pub inked: [bool; 4],
}

/// Counts the pixels of a picture of four inks with eight bits each; `None` for others, and for what can't be
/// decoded.
pub fn count(
    image: &ImageObject,
    space: &ColourSpace,
    stream: &Stream<'_>,
    limit: f32,
) -> Option<InkCount> {
    let (width, height) = image.size;
    let pixels = u64::from(width) * u64::from(height);
    let four = matches!(space.model, Model::Cmyk { .. });
    if !four || image.bits != 8 || image.jpx || pixels == 0 || pixels > MOST {
        return None;
    }
    let params = ImageDecodeParams {
        bpc: Some(8),
        num_components: Some(4),
        width,
        height,
        ..ImageDecodeParams::default()
    };
    let decoded = samples(stream, &params)?;
    let decode = stream.dict().get::<Array<'_>>("Decode").map(|array| numbers(&array));
    let inverted = decode.is_some_and(|decode| decode.first().is_some_and(|first| *first > 0.5));
    Some(counted(&decoded.data, if inverted { 255 } else { 0 }, limit))
}

fn counted(data: &[u8], flip: u8, limit: f32) -> InkCount {
    let most = ((limit + OVER) * 255.0) as u16;
    let (mut over, mut worst, mut inked) = (0_u64, 0_u16, [0_u8; 4]);
    let pixels = data.chunks_exact(4);
    let count = pixels.len().max(1);
    for pixel in pixels {
        let mut sum = 0;
        for (amount, inked) in pixel.iter().zip(&mut inked) {
            let amount = amount ^ flip;
            sum += u16::from(amount);
            *inked = (*inked).max(amount);
        }
        over += u64::from(sum > most);
        worst = worst.max(sum);
    }
    InkCount {
        share: over as f64 / count as f64,
        worst: f32::from(worst) / 255.0,
        // JPEG leaves a trace of nothing.
        inked: inked.map(|amount| amount > 5),
    }
}
