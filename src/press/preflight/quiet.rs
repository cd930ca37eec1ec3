//! Reading what may make a reader panic.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// What the work gives, or `None` if it panics: damaged files may do that to a reader. The panic is not told.
pub fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !TRYING.get() {
                tell(panic);
            }
        }));
    });
    let before = TRYING.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    TRYING.set(before);
    result.ok()
}
