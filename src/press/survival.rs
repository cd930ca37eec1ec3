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
    TRYING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    TRYING.set(false);
    result.ok()
}
