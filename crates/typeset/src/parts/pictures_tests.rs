use kanyin_diagnostics::{FileNo, Spot};
use kanyin_issue::{Focus, Paper, PictureKind};

use super::*;

fn grid() -> PageGrid {
    let paper: Paper = serde_json::from_value(serde_json::json!({"name": "试"})).unwrap();
    PageGrid::of(&paper)
}

fn picture(ratio: f64, crop: Crop, kind: PictureKind) -> Picture {
    Picture {
        asked_columns: None,
        path: "p".into(),
        kind,
        ratio: crop.of(ratio),
        pixels: None,
        caption: Vec::new(),
        credit: None,
        columns: None,
        place: None,
        crop,
        focus: Focus::MIDDLE,
        spot: Spot::new(FileNo(0), 0..0),
    }
}

/// How much of what is to be seen is cut away, of the width or the height.
fn cut(picture: &Picture, (width, height): (f64, f64)) -> f64 {
    let is = width / height;
    1.0 - (is / picture.ratio).min(picture.ratio / is)
}

fn ratios() -> impl Iterator<Item = f64> {
    (0..60).map(|n| 0.3 * (4.0_f64 / 0.3).powf(f64::from(n) / 59.0))
}

#[test]
fn no_picture_is_cut_by_more_than_a_little_unasked() {
    let grid = grid();
    for ratio in ratios() {
        let photo = picture(ratio, Crop::Unasked, PictureKind::Jpeg);
        for columns in 1..=5 {
            let width = grid.cell_span(5, columns);
            let (least, ideal, most) = heights(&grid, &photo, width);
            assert!(least <= ideal && ideal <= most, "{ratio}: {least:?} {ideal:?} {most:?}");
            for lines in least.0..=most.0 {
                let size = size_in(&photo, width, grid.height(lines));
                assert!(cut(&photo, size) <= 0.08 + 1e-6, "{ratio} over {columns}: {lines}");
                assert_eq!(size.0, width, "{ratio}: white beside it");
            }
        }
    }
}

#[test]
fn what_must_not_be_cut_is_whole_and_as_wide_as_its_place() {
    let grid = grid();
    for ratio in ratios() {
        for uncut in [
            picture(ratio, Crop::By(0.0), PictureKind::Jpeg),
            picture(ratio, Crop::Unasked, PictureKind::Svg),
        ] {
            let width = grid.cell_span(5, 2);
            let (least, ideal, most) = heights(&grid, &uncut, width);
            assert!(least == ideal && ideal == most);
            let (wide, high) = size_in(&uncut, width, grid.height(ideal.0));
            assert!(cut(&uncut, (wide, high)) < 1e-9, "{ratio}");
            assert!((wide - width).abs() < 1e-9, "{ratio}");
            // Less than a line of white is left under it.
            assert!(grid.height(ideal.0) - high < grid.leading, "{ratio}");
        }
    }
}

#[test]
fn an_asked_crop_is_what_is_cut_but_for_the_lines() {
    let grid = grid();
    for ratio in ratios() {
        let cropped = picture(ratio, Crop::By(0.2), PictureKind::Jpeg);
        let (least, ideal, most) = heights(&grid, &cropped, grid.cell_span(5, 3));
        assert!(least == ideal && ideal == most);
        let (wide, high) = size_in(&cropped, grid.cell_span(5, 3), grid.height(ideal.0));
        let beyond = cut(&cropped, (wide, high));
        assert!(beyond <= 0.08 + 1e-6, "{ratio}: {beyond}");
        let half_a_line = (0.5 * grid.leading + 0.01) / (wide / cropped.ratio);
        assert!(beyond <= half_a_line, "{ratio}: {beyond} for {half_a_line} of a line");
    }
}

#[test]
fn in_a_place_of_another_shape_it_is_whole_at_the_left() {
    let grid = grid();
    let photo = picture(0.5, Crop::Unasked, PictureKind::Jpeg);
    let (wide, high) = size_in(&photo, 300.0, grid.height(10));
    assert!((high - grid.height(10)).abs() < 1e-9 && (wide - 0.5 * high).abs() < 1e-9);
}

#[test]
fn it_grows_to_the_foot_of_its_captions_lines_and_is_not_cut_too_much() {
    let grid = grid();
    let (width, room) = (grid.cell_span(5, 2), 7.0);
    for ratio in ratios() {
        let photo = picture(ratio, Crop::Unasked, PictureKind::Jpeg);
        let (least, _, most) = heights(&grid, &photo, width);
        for lines in least.0..=most.0 {
            let own = grid.height(lines);
            let height = grown(&photo, width, own, own + room);
            assert!((own..=own + room).contains(&height), "{ratio}, {lines} lines: {height}");
            assert!(cut(&photo, size_in(&photo, width, height)) <= 0.08 + 1e-6, "{ratio}");
        }
        let own = grid.height(least.0);
        let may_grow = own + room <= width / ratio;
        assert!(!may_grow || grown(&photo, width, own, own + room) == own + room, "{ratio}");
        let uncut = picture(ratio, Crop::By(0.0), PictureKind::Jpeg);
        let own = grid.height(heights(&grid, &uncut, width).1.0);
        assert_eq!(size_in(&uncut, width, grown(&uncut, width, own, own + room)).0, width);
    }
}
