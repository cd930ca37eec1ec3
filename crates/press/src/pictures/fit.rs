//! How a picture stands in its box: the box filled and the rest cropped, or the whole of it shown.
//! Never skewed.

use typst_library::layout::{Abs, Point, Size};

use kanyin_issue::Focus;
use kanyin_typeset::Framing;

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

/// Fits a picture of a ratio (width over height) into a box: the whole of it in the middle, or as much of it as fills the
/// box, the focus seen.
pub fn fit(ratio: f64, into: Size, framing: Framing) -> Fit {
    let (width, height) = (into.x.to_pt(), into.y.to_pt());
    let wider = ratio > width / height;
    let is_whole = framing == Framing::Whole;
    let (w, h) = if wider == is_whole { (width, width / ratio) } else { (height * ratio, height) };
    let (x, y) = match framing {
        Framing::Whole => ((width - w) / 2.0, (height - h) / 2.0),
        Framing::Filled(focus) => (-focus.before_across(w, width), -focus.before_down(h, height)),
    };
    Fit {
        at: Point::new(Abs::pt(x), Abs::pt(y)),
        size: Size::new(Abs::pt(w), Abs::pt(h)),
        over: w > width + SLACK || h > height + SLACK,
    }
}

/// The pixels of a picture that are seen when it fills a box: left, top, width, height.
pub fn window((width, height): (u32, u32), into: Size, focus: Focus) -> Window {
    let shape = into.x.to_pt() / into.y.to_pt();
    let (w, h) = (f64::from(width), f64::from(height));
    let seen_width = (h * shape).round().clamp(1.0, w);
    let seen_height = (w / shape).round().clamp(1.0, h);
    let (left, top) = (focus.before_across(w, seen_width), focus.before_down(h, seen_height));
    (left as u32, top as u32, seen_width as u32, seen_height as u32)
}

/// How a photograph stands in a box, and the pixels that are seen there.
pub fn seen(upright: (u32, u32), size: Size, framing: Framing) -> (Fit, Window) {
    let ratio = f64::from(upright.0) / f64::from(upright.1);
    let full = fit(ratio, size, framing);
    let fit = Fit { at: full.at.max(Default::default()), size: full.size.min(size), over: false };
    match framing {
        Framing::Whole => (fit, (0, 0, upright.0, upright.1)),
        Framing::Filled(focus) => (fit, window(upright, fit.size, focus)),
    }
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

    const FILLED: Framing = Framing::Filled(Focus::MIDDLE);

    #[test]
    fn a_wide_picture_fills_a_square_and_runs_over_at_both_sides() {
        let fit = fit(2.0, size(100.0, 100.0), FILLED);
        assert_eq!((fit.at.x.to_pt(), fit.at.y.to_pt()), (-50.0, 0.0));
        assert_eq!((fit.size.x.to_pt(), fit.size.y.to_pt()), (200.0, 100.0));
        assert!(fit.over);
    }

    #[test]
    fn what_is_cut_is_cut_away_from_the_focus() {
        let at = |across: u16, down: u16, ratio: f64| {
            let fit = fit(ratio, size(100.0, 100.0), Framing::Filled(Focus { across, down }));
            (fit.at.x.to_pt(), fit.at.y.to_pt())
        };
        assert_eq!([at(0, 500, 2.0), at(1000, 500, 2.0)], [(0.0, 0.0), (-100.0, 0.0)]);
        assert_eq!([at(300, 0, 2.0), at(300, 1000, 0.5)], [(-10.0, 0.0), (0.0, -100.0)]);
        let window = |focus: Focus| window((200, 100), size(50.0, 50.0), focus);
        assert_eq!(window(Focus { across: 1000, down: 0 }), (100, 0, 100, 100));
        assert_eq!(window(Focus { across: 300, down: 0 }), (10, 0, 100, 100));
    }

    #[test]
    fn a_whole_picture_stands_inside_with_white_beside_it() {
        let fit = fit(0.5, size(100.0, 100.0), Framing::Whole);
        assert_eq!((fit.at.x.to_pt(), fit.at.y.to_pt()), (25.0, 0.0));
        assert_eq!((fit.size.x.to_pt(), fit.size.y.to_pt()), (50.0, 100.0));
        assert!(!fit.over);
    }

    #[test]
    fn every_pixel_of_a_whole_photograph_is_seen() {
        for box_ in [size(100.0, 100.0), size(100.2, 67.3), size(33.0, 90.0)] {
            assert_eq!(seen((1001, 667), box_, Framing::Whole).1, (0, 0, 1001, 667));
        }
    }

    #[test]
    fn a_picture_of_the_boxs_shape_is_not_clipped() {
        assert!(!fit(1.5, size(150.0, 100.0), FILLED).over);
    }

    #[test]
    fn the_window_has_the_boxs_shape_and_sits_in_the_middle() {
        let window = |pixels, into| window(pixels, into, Focus::MIDDLE);
        assert_eq!(window((200, 100), size(50.0, 50.0)), (50, 0, 100, 100));
        assert_eq!(window((100, 200), size(50.0, 50.0)), (0, 50, 100, 100));
        assert_eq!(window((90, 60), size(150.0, 100.0)), (0, 0, 90, 60));
    }

    #[test]
    fn a_window_is_never_empty() {
        assert_eq!(window((1, 1), size(1000.0, 1.0), Focus::MIDDLE), (0, 0, 1, 1));
    }
}
