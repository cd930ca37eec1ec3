//! Which inks a page's colours become.

use kanyin_colour::{Cmyk, Condition, PageInks, Process, SpotInk};

use super::sheet::profile;
use crate::{ColourUse, ForPress, Inked, Inking, Overprint, Painted, SourceColour};

fn condition() -> Condition {
    Condition::built_in("newsprint", 2.4).unwrap()
}

fn inked(process: Process, spot: Option<&str>, seen: SourceColour, what: Painted) -> Inked {
    let stand_in = Cmyk([0.0, 1.0, 1.0, 0.0]);
    let spot = spot.map(|name| SpotInk { name: name.to_string(), stand_in });
    let (condition, inks) = (condition(), PageInks { process, spot });
    ForPress::new(&condition, &inks).colour(&seen, ColourUse { what, overprint: Overprint::Off })
}

fn spot(name: &str, tint: f32) -> SourceColour {
    let stand_in = Box::new(SourceColour::Cmyk([0.0, tint, tint, 0.0], None));
    SourceColour::Spot { names: [name.to_string()].into(), tints: vec![tint], stand_in }
}

#[test]
fn four_inks() {
    let four = |seen, what| inked(Process::Four, None, seen, what);
    let black = Inked::Cmyk(Cmyk::black(1.0));
    for what in [Painted::Text, Painted::Line, Painted::Area] {
        assert_eq!(four(SourceColour::Rgb([0.0, 0.01, 0.02], None), what), black);
        assert_eq!(four(SourceColour::Lab([0.0, 0.0, 0.0]), what), black);
        assert!(matches!(
            four(SourceColour::Rgb([0.5; 3], None), what),
            Inked::Cmyk(Cmyk([0.0, 0.0, 0.0, k])) if k > 0.1 && k < 0.9
        ));
    }
    assert_eq!(four(SourceColour::Grey(0.3, None), Painted::Text), Inked::AsItIs);
    assert_eq!(
        four(SourceColour::Grey(0.25, Some(profile("GRAY").into())), Painted::Text),
        Inked::Grey(0.75)
    );
    assert_eq!(four(SourceColour::Cmyk([0.1, 0.2, 0.3, 0.4], None), Painted::Area), Inked::AsItIs);
    let rich = SourceColour::Cmyk([0.7, 0.6, 0.6, 1.0], Some(profile("CMYK").into()));
    assert_eq!(four(rich, Painted::Text), black);
}

#[test]
fn spots_stay_where_the_page_has_them() {
    let red = |process, own, seen| inked(process, own, seen, Painted::Area);
    for process in [Process::Four, Process::Black] {
        let own = red(process, Some("Red"), spot("Red", 0.5));
        assert!(matches!(own, Inked::Spot { tint: 0.5, .. }), "{own:?}");
        assert_eq!(red(process, None, spot("None", 1.0)), Inked::Nothing);
    }
    assert_eq!(red(Process::Four, None, spot("Red", 0.5)), Inked::AsItIs);
    assert_eq!(
        red(Process::Four, None, spot("Magenta", 0.5)),
        Inked::Cmyk(Cmyk([0.0, 0.5, 0.0, 0.0]))
    );
    assert_eq!(red(Process::Four, None, spot("All", 1.0)), Inked::Cmyk(Cmyk::black(1.0)));
    assert!(matches!(red(Process::Black, None, spot("Red", 0.5)), Inked::Grey(_)));
    let two = SourceColour::Spot {
        names: ["Black".to_string(), "Red".to_string()].into(),
        tints: vec![0.25, 0.5],
        stand_in: Box::new(SourceColour::Grey(0.0, None)),
    };
    let both = red(Process::Black, Some("Red"), two);
    assert!(
        matches!(both, Inked::Both { cmyk: Cmyk([0.0, 0.0, 0.0, k]), tint: 0.5, .. } if k > 0.0)
    );
}

#[test]
fn black_pages() {
    let black = |seen| inked(Process::Black, None, seen, Painted::Area);
    assert_eq!(black(SourceColour::Rgb([0.0; 3], None)), Inked::Grey(1.0));
    assert_eq!(black(SourceColour::Cmyk([0.0, 0.0, 0.0, 0.3], None)), Inked::Grey(0.3));
    assert_eq!(black(SourceColour::Grey(0.3, None)), Inked::AsItIs);
    assert!(matches!(black(SourceColour::Lab([50.0, 40.0, 0.0])), Inked::Grey(_)));
}
