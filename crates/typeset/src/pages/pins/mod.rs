//! What a person pinned in `plan.yaml`: held where it can be, told with its line where it cannot.

mod held;
mod picture_wishes;
mod unkept;
mod wishes;

use kanyin_diagnostics::Faults;
use kanyin_issue::Page;
use kanyin_makeup::{self as makeup, PageJob, PagePlan};

use super::fills::PageFills;
use crate::forms::SetArea;
pub use held::Held;
pub use unkept::unkept;
use wishes::Wishes;

/// A page made up as far as possible as it was pinned.
pub struct MadeUp {
    /// The plan.
    pub plan: PagePlan,
    /// What of it was held.
    pub held: Held,
    /// What could not be.
    pub faults: Faults,
    /// Headlines that do not have the size asked for.
    pub missed_heads: usize,
}

/// Makes up a page, with its pins.
pub fn make_up(page: &Page, fills: &PageFills, set: &[SetArea], job: PageJob) -> MadeUp {
    let mut faults = Faults::default();
    let mut wishes = Wishes::of(&page.pins, fills, set, &mut faults);
    let missed_heads = wishes.missed_heads;
    loop {
        let mut asked = job.clone();
        wishes.ask(&mut asked);
        let plan = makeup::plan(&asked);
        if !wishes.give_up(&asked, &plan) {
            wishes.tell(&job, &plan, &mut faults);
            let missed_heads = missed_heads + wishes.given_up_heads();
            return MadeUp { plan, held: wishes.held(), faults, missed_heads };
        }
    }
}
