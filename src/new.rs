//! `kanyin new`: a publication that builds at once.

use kanyin_diagnostics::told;
use kanyin_press::Moment;
use kanyin_production::{Failure, new_publication};

use super::args::NewArgs;
use super::console::Console;
use super::verdict::Verdict;

/// Makes a publication; its first issue is today's.
pub fn new(args: &NewArgs, console: &Console) -> Result<Verdict, Failure> {
    let today = Moment::from_env().map_err(Failure::Usage)?.unwrap_or_else(Moment::now);
    new_publication(&args.folder, today.date())?;
    console.give_path(&args.folder);
    let shown = args.folder.display();
    console.say(&told!(
        "新刊物在 {shown}。进去敲 kanyin build，成品在 out/ 里",
        "the publication is in {shown}. Go there and type `kanyin build`; the files will be in out/"
    ));
    Ok(Verdict::Good)
}
