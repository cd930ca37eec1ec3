//! Surviving what others have made: a damaged file may make a library panic, and that must end no build.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// What the work gives, or `None` if it panics; the panic is not told.
pub fn survives<T>(work: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !TRYING.get() {
                tell(panic);
            }
        }));
    });
    // One trial may be part of another, which stays quiet after it.
    let outer = TRYING.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    TRYING.set(outer);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_within_a_trial_leaves_it_quiet() {
        let seen = survives(|| {
            let inner = survives(|| panic!("inside"));
            (inner.is_none(), TRYING.get())
        });
        assert_eq!(seen, Some((true, true)));
        assert!(!TRYING.get());
    }
}
