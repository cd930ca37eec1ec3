use kanyin_colour::{Cmyk, SpotInk};

use super::*;

#[test]
fn pages_that_are_printed_alike_have_one_number() {
    let four = PageInks { process: Process::Four, spot: None };
    let black = PageInks { process: Process::Black, spot: None };
    let spot = SpotInk { name: "红".into(), stand_in: Cmyk([0.0, 1.0, 1.0, 0.0]) };
    let two = PageInks { process: Process::Black, spot: Some(spot) };
    let plates =
        InkSets::of([four.clone(), black.clone(), two.clone(), black.clone(), four.clone()]);
    assert_eq!((0..5).map(|page| plates.number(page)).collect::<Vec<_>>(), [0, 1, 2, 1, 0]);
    assert_eq!((plates.inks(1), plates.inks(2)), (black, two));
    assert_eq!((InkSets::default().number(3), InkSets::default().inks(0)), (0, four));
}
