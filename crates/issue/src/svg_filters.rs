//! What the filters of a drawing cost to draw. A few words of SVG can ask for more work than a machine does in a year.

use usvg::filter::{Filter, Kind, Primitive};
use usvg::{Size, Tree};

/// How large drawings are drawn, in pixels of the longest side.
const PIXELS: f64 = 1500.0;
/// Most steps of all filters together: a few seconds.
const MOST: f64 = 2e10;

/// Whether the filters of a drawing take so long that nobody waits for them.
pub fn cost_too_much(tree: &Tree) -> bool {
    let size = tree.size();
    let scale = PIXELS / f64::from(size.width().max(size.height()));
    let canvas = f64::from(size.width()) * f64::from(size.height()) * scale * scale;
    let of_filter = |filter: &Filter| -> f64 {
        let rect = filter.rect();
        let region = f64::from(rect.width()) * f64::from(rect.height()) * scale * scale;
        // What lies beside the drawing is not drawn.
        let pixels = region.min(4.0 * canvas);
        filter.primitives().iter().map(|primitive| pixels * steps(primitive, size, scale)).sum()
    };
    tree.filters().iter().map(|filter| of_filter(filter)).sum::<f64>() > MOST
}

/// Steps for each pixel.
fn steps(primitive: &Primitive, size: Size, scale: f64) -> f64 {
    match primitive.kind() {
        Kind::Turbulence(turbulence) => 80.0 * f64::from(turbulence.num_octaves()),
        Kind::Morphology(morphology) => {
            let across = |radius: f32| match radius > size.width().max(size.height()) {
                // A mistake, whatever it costs.
                true => f64::INFINITY,
                false => (2.0 * f64::from(radius) * scale).clamp(1.0, PIXELS),
            };
            let (x, y) = (morphology.radius_x().get(), morphology.radius_y().get());
            across(x) * across(y)
        }
        Kind::ConvolveMatrix(convolve) => {
            let matrix = convolve.matrix();
            f64::from(matrix.columns()) * f64::from(matrix.rows())
        }
        _ => 20.0,
    }
}
