//! Panics of libraries, caught: a damaged file may make one panic, and that must end no build.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// What the work gives, or `None` if it panics; the panic is not told. For the borders, where files of others are read.
pub fn catch_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    QUIET.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CATCHING.get() {
                tell(panic);
            }
        }));
    });
    // A catch may be part of another, which stays quiet after it.
    let outer = CATCHING.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(outer);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catch_within_a_catch_leaves_it_quiet() {
        let seen = catch_panic(|| {
            let inner = catch_panic(|| panic!("inside"));
            (inner.is_none(), CATCHING.get())
        });
        assert_eq!(seen, Some((true, true)));
        assert!(!CATCHING.get());
    }
}
