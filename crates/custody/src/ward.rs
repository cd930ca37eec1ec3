//! The process that works: its line to the keeper.

use std::collections::HashMap;
use std::env;
use std::fs::File;
use std::io::Write;
use std::process;
use std::sync::OnceLock;

use super::note::{Earlier, Note};
use super::refusal::Refusal;

/// Says to a process that it is a ward.
pub const IS_WARD: &str = "KANYIN_WARD";
/// Says that it tells what it opens, and opens one file at a time.
pub const ONE_BY_ONE: &str = "KANYIN_ONE_BY_ONE";
/// The notes of earlier wards: what is to be refused, what is done.
pub const EARLIER: &str = "KANYIN_EARLIER";

/// The exit code of a ward that has accused a file; nobody but the keeper sees it.
pub const ACCUSED: i32 = 86;

static WARD: OnceLock<Ward> = OnceLock::new();

struct Ward {
    line: File,
    tells_openings: bool,
    refused: HashMap<String, Refusal>,
    earlier: Earlier,
}

/// Begins to work as a ward, if a keeper started this process. Whether it did.
pub fn begin() -> bool {
    if env::var_os(IS_WARD).is_none() {
        return false;
    }
    let Some(line) = line() else { return false };
    let mut ward = Ward {
        line,
        tells_openings: env::var_os(ONE_BY_ONE).is_some(),
        refused: HashMap::new(),
        earlier: Earlier::default(),
    };
    for line in env::var(EARLIER).unwrap_or_default().lines() {
        match Note::read(line) {
            Some(Note::Refused(refusal, file)) => {
                ward.refused.insert(file, refusal);
            }
            Some(Note::Done(done)) => ward.earlier = done,
            _ => {}
        }
    }
    WARD.set(ward).is_ok()
}

/// Standard input, which is the writing end of a pipe to the keeper: the one handle that every system hands on.
fn line() -> Option<File> {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        std::io::stdin().as_fd().try_clone_to_owned().ok().map(File::from)
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::AsHandle;
        std::io::stdin().as_handle().try_clone_to_owned().ok().map(File::from)
    }
    #[cfg(not(any(unix, windows)))]
    None
}

/// Whether there is a keeper.
pub fn is_kept() -> bool {
    WARD.get().is_some()
}

/// Whether a ward before this one broke off.
pub fn is_again() -> bool {
    tells_openings() || env::var(EARLIER).is_ok_and(|earlier| !earlier.is_empty())
}

/// Why a file is to be refused.
pub fn refused(file: &str) -> Option<Refusal> {
    WARD.get()?.refused.get(file).copied()
}

/// Whether the keeper wants to know what is opened.
pub fn tells_openings() -> bool {
    WARD.get().is_some_and(|ward| ward.tells_openings)
}

/// What earlier wards have done.
pub fn earlier() -> Earlier {
    WARD.get().map(|ward| ward.earlier).unwrap_or_default()
}

/// A line to the keeper; without one there is nobody to work for.
pub fn tell(note: &Note) {
    let Some(ward) = WARD.get() else { return };
    if (&ward.line).write_all(note.line().as_bytes()).is_err() {
        process::exit(ACCUSED);
    }
}
