//! Characters turned right (GB/T 15834), by tables and a few rules of neighbours; each turning is counted. Nothing here joins,
//! parts or drops words: white goes, and a mark becomes another mark.

mod ellipses;
mod ledger;
mod look_alikes;
mod marks;
mod quotes;
mod spaces;

use kanyin_issue::desk_habits::Turning;

use super::words::Words;
use ledger::Turner;

pub use ledger::{Change, Habits, Ledger};
pub use look_alikes::narrowed;
pub use spaces::{Pauses, are_even_pauses};

/// Turns the letters of one paragraph or line. `line` is where it stands in its source.
pub fn turn(words: &mut Words, pauses: Pauses, habits: &Habits, ledger: &mut Ledger, line: u32) {
    let mut desk = Turner { ledger, line };
    let letters = &mut words.0;
    if habits.turns(Turning::LookAlikes) {
        look_alikes::turn(letters, &mut desk);
    }
    if habits.turns(Turning::FullWidth) {
        look_alikes::narrow(letters, &mut desk);
    }
    if habits.turns(Turning::Ellipses) {
        ellipses::dots(letters, &mut desk);
    }
    if habits.turns(Turning::Dashes) {
        ellipses::dashes(letters, &mut desk);
    }
    if habits.turns(Turning::Marks) {
        marks::turn(letters, &mut desk);
    }
    if habits.turns(Turning::Quotes) {
        quotes::turn(letters, &mut desk);
    }
    spaces::tidy(letters);
    if habits.turns(Turning::Spaces) {
        spaces::turn(letters, pauses, &mut desk);
    }
}
