//! Named colours in the inks of a page.

use std::sync::Arc;

use typst_library::layout::Ratio;
use typst_library::visualize::{
    Cmyk as TypstCmyk, Color, Paint, ProcessColor, SpotColor, SpotColorant, SpotColorantName,
};

use kanyin_typeset::InPrint;

use kanyin_colour::{Cmyk, Condition, Process, SpotInk};

use super::job::PrintedPage;

/// A colour as a page prints it: on its spot plate if it is that ink or a tint of it, else in its
/// process inks; where these are black alone, as dark as it looks.
pub fn paint(colour: &InPrint, printed: &PrintedPage, condition: &Condition) -> Paint {
    if let Some(spot) = &printed.inks.spot
        && printed.spot_of.as_ref() == Some(&colour.of)
    {
        return Paint::Solid(on_plate(spot, colour.tint));
    }
    let process = Cmyk(colour.process.map(|part| part as f32));
    let [c, m, y, _] = process.0;
    let is_black = c == 0.0 && m == 0.0 && y == 0.0;
    Paint::Solid(match printed.inks.process {
        _ if is_black => in_process(process),
        Process::Four => in_process(condition.held(process)),
        Process::Black => in_process(Cmyk::black(condition.grey_of_cmyk(process))),
    })
}

/// All plates at once, as marks are printed for the printer to register them by.
pub fn registration() -> Paint {
    let fallback = ProcessColor::Cmyk(TypstCmyk { c: 1.0, m: 1.0, y: 1.0, k: 1.0 });
    let colorant = SpotColorant { name: Some(SpotColorantName::All), fallback };
    Paint::Solid(Color::Spot(SpotColor::new(Arc::new(colorant), Ratio::one())))
}

/// A tint of a spot ink.
pub fn on_plate(spot: &SpotInk, tint: f64) -> Color {
    let [c, m, y, k] = spot.stand_in.0;
    let colorant = SpotColorant {
        name: Some(SpotColorantName::Custom(spot.name.as_str().into())),
        fallback: ProcessColor::Cmyk(TypstCmyk { c, m, y, k }),
    };
    Color::Spot(SpotColor::new(Arc::new(colorant), Ratio::new(tint)))
}

/// Process inks.
pub fn in_process(Cmyk([c, m, y, k]): Cmyk) -> Color {
    Color::Process(ProcessColor::Cmyk(TypstCmyk { c, m, y, k }))
}
