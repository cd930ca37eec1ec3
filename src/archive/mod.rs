//! `kanyin archive`: an issue as one file, for readers, the printing house or a library.

mod job;
mod list;
mod tally;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use job::Job;
use tally::Tally;

use kanyin_archive::{Audience, Inputs};
use kanyin_issue as issue;
use kanyin_press::Moment;
use kanyin_typeset::LAYOUTS;

use super::args::ArchiveArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places::Place;

/// Archives every issue that was named. One that fails does not stop the others.
pub fn archive(args: &ArchiveArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let listed = list::listed(args)?;
    let audiences = audiences(args);
    let mut tally = Tally::of(listed.len(), console);
    let mut house: Option<House> = None;
    for listed in &listed {
        let place = &listed.place;
        let out = args.out.clone().unwrap_or_else(|| place.out());
        let known = house.take().filter(|house| house.publication == place.publication);
        let house = house.insert(known.unwrap_or_else(|| House::of(place, &out, moment)));
        let skip = args.skip_unchanged;
        let job = Job { console, moment, listed, house, out: &out, audiences: &audiences, skip };
        let begun = Instant::now();
        // Whatever goes wrong with one issue, the next has its turn.
        let end = catch_unwind(AssertUnwindSafe(|| job.run()));
        tally.add(&place.name(), end.unwrap_or_else(|_| Err(Failure::crashed())), begun.elapsed());
        // What Typst remembers of one issue is of no use to the next.
        comemo::evict(0);
    }
    tally.sum_up()
}

/// For whom archives are made; for readers if nobody was named.
fn audiences(args: &ArchiveArgs) -> Vec<Audience> {
    let mut audiences: Vec<Audience> = args.audiences.iter().map(|whom| (*whom).into()).collect();
    if audiences.is_empty() {
        audiences.push(Audience::Readers);
    }
    audiences.sort();
    audiences.dedup();
    audiences
}

/// What is the same for all issues of a publication.
struct House {
    publication: PathBuf,
    /// The paper's name, if `paper.yaml` can be read.
    paper: Option<String>,
    inputs: Inputs,
}

impl House {
    fn of(place: &Place, out: &Path, moment: Option<Moment>) -> Self {
        let publication = place.publication.clone();
        let paper = issue::load_paper(&publication).paper;
        Self {
            inputs: Inputs::of(&publication, out, &LAYOUTS, moment.map(Moment::seconds)),
            paper: paper.map(|paper| paper.name),
            publication,
        }
    }
}
