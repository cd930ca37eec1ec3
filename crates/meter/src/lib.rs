//! An allocator with a meter: what is allocated on a thread while it is charged to an [`Account`].
//!
//! Knows nothing. Its invariants: **memory comes from mimalloc as it would without it; a thread without an account
//! costs one look at a cell; a thread whose account would go over the limit stops for good before it takes the memory.**
//! Somebody else must then end the process ([`Account::is_over`]): a parser that asks for a million million bytes cannot
//! be made to go on in any other way, since most of Rust takes it for granted that memory is there.
//!
//! Mimalloc, since pages are set and exported on all cores at once, in many small pieces: threads that use the system's
//! allocator on Linux wait for one another (a press.pdf took a tenth longer).
//!
//! This is the one crate of the house with `unsafe`: the trait of allocators is. Each use hands on to
//! [`MiMalloc`] just what it was handed.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::thread;
use std::time::Duration;

use mimalloc::MiMalloc;

/// How far a thread's count may be from what its account says, in bytes: threads that share one seldom meet.
const DRIFT: isize = 256 << 10;

/// What one thing takes, by whichever threads: bytes allocated, less those freed.
pub struct Account {
    bytes: AtomicIsize,
    limit: AtomicIsize,
    is_over: AtomicBool,
}

thread_local! {
    static CURRENT: Cell<Option<&'static Account>> = const { Cell::new(None) };
    static DRIFTED: Cell<isize> = const { Cell::new(0) };
}

impl Account {
    /// An account that nothing is charged to.
    pub const fn new() -> Self {
        Self {
            bytes: AtomicIsize::new(0),
            limit: AtomicIsize::new(isize::MAX),
            is_over: AtomicBool::new(false),
        }
    }

    /// Begins anew, with a limit in bytes.
    pub fn open(&self, limit: usize) {
        self.bytes.store(0, Ordering::Relaxed);
        self.limit.store(isize::try_from(limit).unwrap_or(isize::MAX), Ordering::Relaxed);
        self.is_over.store(false, Ordering::Relaxed);
    }

    /// Whether a thread wanted more than the limit, and has stopped.
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// Charges what this thread allocates from now on, or charges it to nobody; gives what it was charged to before.
    pub fn charge(account: Option<&'static Self>) -> Option<&'static Self> {
        let before = CURRENT.replace(account);
        let drifted = DRIFTED.replace(0);
        if let Some(before) = before {
            before.bytes.fetch_add(drifted, Ordering::Relaxed);
        }
        before
    }

    #[cold]
    fn settle(&self, drifted: isize) {
        DRIFTED.set(0);
        let bytes = self.bytes.fetch_add(drifted, Ordering::Relaxed) + drifted;
        if drifted > 0 && bytes > self.limit.load(Ordering::Relaxed) {
            self.is_over.store(true, Ordering::Relaxed);
            loop {
                thread::sleep(Duration::from_secs(1));
            }
        }
    }
}

impl Default for Account {
    fn default() -> Self {
        Self::new()
    }
}

/// Notes bytes taken, or given back.
#[inline]
fn note(bytes: isize) {
    let Some(account) = CURRENT.get() else { return };
    let drifted = DRIFTED.get().saturating_add(bytes);
    DRIFTED.set(drifted);
    if drifted.abs() > DRIFT {
        account.settle(drifted);
    }
}

/// Mimalloc, metered.
pub struct Metered;

// SAFETY: every call is handed to `MiMalloc` with the same arguments, whose contract is the same; counting neither
// allocates nor unwinds.
unsafe impl GlobalAlloc for Metered {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size() as isize);
        unsafe { MiMalloc.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size() as isize);
        unsafe { MiMalloc.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note((size as isize).wrapping_sub(layout.size() as isize));
        unsafe { MiMalloc.realloc(ptr, layout, size) }
    }

    #[inline]
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        note(-(layout.size() as isize));
        unsafe { MiMalloc.dealloc(ptr, layout) }
    }
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;
    use std::time::Instant;

    use super::*;

    #[global_allocator]
    static METERED: Metered = Metered;

    #[test]
    fn what_is_freed_is_not_counted() {
        static ACCOUNT: Account = Account::new();
        ACCOUNT.open(64 << 20);
        let before = Account::charge(Some(&ACCOUNT));
        for _ in 0..100 {
            drop(black_box(vec![1_u8; 8 << 20]));
        }
        Account::charge(before);
        assert!(!ACCOUNT.is_over());
        assert!(ACCOUNT.bytes.load(Ordering::Relaxed).abs() < 1 << 20);
    }

    #[test]
    fn who_wants_more_than_the_limit_stops_before_it_is_taken() {
        static ACCOUNT: Account = Account::new();
        ACCOUNT.open(64 << 20);
        thread::spawn(|| {
            Account::charge(Some(&ACCOUNT));
            black_box(Vec::<u8>::with_capacity(1 << 50));
        });
        let begun = Instant::now();
        while !ACCOUNT.is_over() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it went on");
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn threads_that_share_an_account_are_added_up() {
        static ACCOUNT: Account = Account::new();
        ACCOUNT.open(1 << 30);
        let held: Vec<_> = (0..4)
            .map(|_| {
                thread::spawn(|| {
                    let before = Account::charge(Some(&ACCOUNT));
                    let held: Vec<Vec<u8>> = (0..1000).map(|_| vec![0; 10_000]).collect();
                    Account::charge(before);
                    held
                })
            })
            .collect();
        let held: Vec<_> = held.into_iter().map(|thread| thread.join().unwrap()).collect();
        let bytes = ACCOUNT.bytes.load(Ordering::Relaxed);
        assert!((40_000_000..42_000_000).contains(&bytes), "{bytes}");
        drop(held);
    }
}
