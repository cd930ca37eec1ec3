//! `kanyin check`: all faults, nothing written.

use std::time::Instant;

use kanyin_diagnostics::Format;
use kanyin_press::{self as press, Prints, View, Wanted};

use super::args::CheckArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::line_figures;
use super::places;
use super::proofread;

/// Checks every issue that was named.
pub fn check(args: &CheckArgs, console: &Console) -> Result<Verdict, Failure> {
    let format = Format::from(args.format);
    let mut verdict = Verdict::Good;
    for place in places::issues(&args.issues)? {
        let begun = Instant::now();
        let nothing = Wanted { press: false, screen: false };
        let mut read = proofread::read(&place, &place.out(), nothing, console);
        if let Some(made) = &read.made {
            let shown = press::rendition(&made.laid, View::Screen, &Prints::new(), &[]);
            read.faults.add_new(shown.faults.0);
        }
        console.tell(&read.faults, &read.sources, &place.seen_from_here(), format);
        if console.is_verbose()
            && let Some(made) = &read.made
        {
            line_figures::tell(&made.laid, &read.sources, console);
        }
        if format == Format::Human {
            console.sum_up(&place.name(), &read.faults, begun.elapsed());
        }
        verdict = verdict.and(Verdict::on(&read.faults));
        comemo::evict(0);
    }
    Ok(verdict)
}
