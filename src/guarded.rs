//! The work is done by a second process of this program, on threads with room, so that no file of others takes
//! everything along: see [`kanyin_custody`].

use std::process::{self, ExitCode};
use std::thread;

use rayon::ThreadPoolBuilder;

use kanyin_custody::{self as custody, Ended};
use kanyin_diagnostics::told;
use kanyin_production::Failure;

use super::console::Console;
use super::crash::crashed;

/// What a thread may have on its stack, in bytes: readers follow brackets within brackets. Memory is taken only as it
/// is used; Windows gives a program one megabyte otherwise.
const STACK: usize = 128 << 20;

/// In the process that was started by hand: lets another one do the work, and gives how it ended. `None` in the other
/// one, or if there can be none.
pub fn kept(console: &Console) -> Option<Result<ExitCode, Failure>> {
    custody::begin();
    if custody::is_kept() {
        return None;
    }
    let died = || {
        console.say(&told!(
            "有一个文件使程序中断了。正在一个一个地查是哪一个，请等一等……",
            "a file made the program break off; looking for it, one file after another ..."
        ));
    };
    match custody::keep(died)? {
        Ended::Code(code) => Some(Ok(ExitCode::from(code))),
        Ended::Signal(signal) => killed(signal),
        Ended::Died => Some(Err(crashed())),
        Ended::TooMany => {
            console.say(&told!(
                "读不下来的文件太多了，没有做完。先把上面说到的文件换掉，再试一次",
                "too many files cannot be read; replace those told above and try again"
            ));
            Some(Ok(ExitCode::from(1)))
        }
    }
}

/// Ends as the other process did: by the same signal.
#[cfg(unix)]
fn killed(signal: i32) -> ! {
    use rustix::process::{Signal, getpid, kill_process};
    if let Some(signal) = Signal::from_named_raw(signal) {
        let _ = kill_process(getpid(), signal);
    }
    process::exit(128 + signal)
}

#[cfg(not(unix))]
fn killed(signal: i32) -> ! {
    process::exit(128 + signal)
}

/// Works on a thread with room; so do the threads that it shares its work with.
pub fn with_room(work: impl FnOnce() -> ExitCode + Send + 'static) -> ExitCode {
    let _ = ThreadPoolBuilder::new().stack_size(STACK).build_global();
    match thread::Builder::new().name("main".into()).stack_size(STACK).spawn(work) {
        Ok(thread) => thread.join().unwrap_or(ExitCode::from(3)),
        Err(_) => ExitCode::from(3),
    }
}
