use super::*;

#[test]
fn a_grid_of_nothing_changed_changes_nothing() {
    let places = std::array::from_fn(|_| even(33));
    let grid: ColourGrid<3> = ColourGrid::new(&places, |[r, g, b]| [r, g, b, 1.0]);
    for v in 0..=255 {
        assert_eq!(grid.at([v, 255 - v, v / 2]), [v, 255 - v, v / 2, 255]);
    }
}

#[test]
fn uneven_steps_too_within_their_rounding() {
    let places = std::array::from_fn(|_| closer_at_paper(13));
    let grid: ColourGrid<4> = ColourGrid::new(&places, |inks| inks);
    for v in 0..=255 {
        for (got, want) in grid.at([v, 0, 255, 255 - v]).into_iter().zip([v, 0, 255, 255 - v]) {
            assert!(got.abs_diff(want) <= 1, "{got} {want}");
        }
    }
}

/// One channel alone is looked up among the crossings of that channel alone.
#[test]
fn black_alone_sees_no_colour() {
    let places = std::array::from_fn(|_| even(5));
    let grid: ColourGrid<4> =
        ColourGrid::new(
            &places,
            |[c, m, y, k]| if c + m + y > 0.0 { [1.0; 4] } else { [0.0, 0.0, 0.0, k] },
        );
    for k in 0..=255 {
        assert_eq!(grid.at([0, 0, 0, k]), [0, 0, 0, k]);
    }
}

#[test]
fn neutral_is_looked_up_among_neutrals() {
    let places = std::array::from_fn(|_| even(9));
    let grey = |[r, g, b]: [f64; 3]| [if r == g && g == b { 0.0 } else { 1.0 }; 4];
    let grid: ColourGrid<3> = ColourGrid::new(&places, grey);
    for v in 0..=255 {
        assert_eq!(grid.at([v; 3]), [0; 4]);
    }
}

#[test]
fn the_ends_are_exact() {
    let grid: ColourGrid<3> =
        ColourGrid::new(&std::array::from_fn(|_| even(2)), |[r, g, b]| [r, g, b, 0.5]);
    assert_eq!(grid.at([0, 0, 255]), [0, 0, 255, 128]);
}
