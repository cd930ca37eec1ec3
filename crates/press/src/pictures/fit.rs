//! How a picture stands in its box: the box filled and the rest cropped, or the whole of it shown.
//! Never skewed.

use typst_library::layout::{Abs, Point, Size};

use super::pixels::Window;

/// A picture's size and its place against the box's top left corner.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Fit {
    /// Negative where the picture runs over the box.
    pub at: Point,
    /// Its size, uncropped.
    pub size: Size,
    /// Whether it runs over the box, so that it must be clipped.
    pub over: bool,
}

/// What is within this of the box, in points, counts as in it: rounding in the ratio.
const SLACK: f64 = 0.01;

/// Fits a picture of a ratio (width over height) into a box, centred.
pub fn fit(ratio: f64, into: Size, whole: bool) -> Fit {
    let (width, height) = (into.x.to_pt(), into.y.to_pt());
    let wider = ratio > width / height;
    let (w, h) = if wider == whole { (width, width / ratio) } else { (height * ratio, height) };
    Fit {
        at: Point::new(Abs::pt((width - w) / 2.0), Abs::pt((height - h) / 2.0)),
        size: Size::new(Abs::pt(w), Abs::pt(h)),
        over: w > width + SLACK || h > height + SLACK,
    }
}

/// The pixels of a picture that are seen when it fills a box: left, top, width, height.
pub fn window((width, height): (u32, u32), into: Size) -> Window {
    let shape = into.x.to_pt() / into.y.to_pt();
    let (w, h) = (f64::from(width), f64::from(height));
    let seen_width = (h * shape).round().clamp(1.0, w) as u32;
    let seen_height = (w / shape).round().clamp(1.0, h) as u32;
    ((width - seen_width) / 2, (height - seen_height) / 2, seen_width, seen_height)
}

/// How a photograph stands in a box, and the pixels that are seen there.
pub fn seen(upright: (u32, u32), size: Size, whole: bool) -> (Fit, Window) {
    let ratio = f64::from(upright.0) / f64::from(upright.1);
    let full = fit(ratio, size, whole);
    let fit = Fit { at: full.at.max(Default::default()), size: full.size.min(size), over: false };
    (fit, window(upright, fit.size))
}

/// The most pixels that a size may have, at so many an inch.
pub fn most_pixels(size: Size, ppi: u32) -> (u32, u32) {
    let most = |points: f64| (points / 72.0 * f64::from(ppi)).floor().max(1.0) as u32;
    (most(size.x.to_pt()), most(size.y.to_pt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(x: f64, y: f64) -> Size {
        Size::new(Abs::pt(x), Abs::pt(y))
    }

    #[test]
    fn a_wide_picture_fills_a_square_and_runs_over_at_both_sides() {
        let fit = fit(2.0, size(100.0, 100.0), false);
        assert_eq!((fit.at.x.to_pt(), fit.at.y.to_pt()), (-50.0, 0.0));
        assert_eq!((fit.size.x.to_pt(), fit.size.y.to_pt()), (200.0, 100.0));
        assert!(fit.over);
    }

    #[test]
    fn a_whole_picture_stands_inside_with_white_beside_it() {
        let fit = fit(0.5, size(100.0, 100.0), true);
        assert_eq!((fit.at.x.to_pt(), fit.at.y.to_pt()), (25.0, 0.0));
        assert_eq!((fit.size.x.to_pt(), fit.size.y.to_pt()), (50.0, 100.0));
        assert!(!fit.over);
    }

    #[test]
    fn a_picture_of_the_boxs_shape_is_not_clipped() {
        assert!(!fit(1.5, size(150.0, 100.0), false).over);
    }

    #[test]
    fn the_window_has_the_boxs_shape_and_sits_in_the_middle() {
        assert_eq!(window((200, 100), size(50.0, 50.0)), (50, 0, 100, 100));
        assert_eq!(window((100, 200), size(50.0, 50.0)), (0, 50, 100, 100));
        assert_eq!(window((90, 60), size(150.0, 100.0)), (0, 0, 90, 60));
    }

    #[test]
    fn a_window_is_never_empty() {
        assert_eq!(window((1, 1), size(1000.0, 1.0)), (0, 0, 1, 1));
    }
}
