//! A pin that cannot be kept, as it is told.

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

/// A warning that what is pinned here was not held.
pub fn unkept(spot: Spot, what: Told) -> Fault {
    Fault::warning(Code::PlanNotKept, spot, what).hint(told!(
        "这一项没有照 plan.yaml 排；改好它，或删去这一行",
        "this was made up as if it were not there; mend it, or remove the line"
    ))
}
