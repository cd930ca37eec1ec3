//! Files that others made (advertisements, pictures, fonts, templates), opened under guard: one that never ends, eats
//! memory or crashes its reader is told as a fault of that file, and takes nothing else along.
//!
//! Knows diagnostics and meter. Its invariants: **whoever opens such a file holds it ([`open`]); a file held too long,
//! or for too much memory, or when the process dies, is refused the next time, and everything else is made.**
//!
//! No system lets a thread be stopped from outside, so the work is done by a second process of the same program, the
//! *ward*; the first one, the *keeper*, only waits. In the ward a watchdog looks at what is open. It accuses a file by a
//! line to the keeper, and ends the ward; the keeper starts a new one, which refuses the file. A ward that dies (a stack
//! that overflows) can say nothing: it is started once more with one thread, and says what it opens. In a program
//! without a keeper, [`open`] does nothing.
//!
//! | file | what |
//! |---|---|
//! | `held` | what is open, by which thread, since when |
//! | `refusal` | why a file is refused, in words |
//! | `ward`, `watchdog` | the process that works: its line to the keeper, and who looks at the time |
//! | `deadline`, `thread_clock` | how long is too long, and how long a thread has worked |
//! | `keeper` | the process that waits, and begins anew |
//! | `note` | what the ward tells the keeper |

mod deadline;
mod held;
mod keeper;
mod note;
mod refusal;
mod thread_clock;
mod ward;
mod watchdog;

pub use held::{Opened, Shared, aside, call, done, open, open_for, share};
pub use keeper::{Ended, keep};
pub use note::Earlier;
pub use refusal::Refusal;
pub use ward::{earlier, is_again, is_kept};
pub use watchdog::begin;
