//! Why files could not be put in their places.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why files could not be put in their places.
#[derive(Debug)]
pub struct Unsent {
    /// Where it went wrong.
    pub path: PathBuf,
    /// What is in the way there.
    pub obstacle: Obstacle,
    /// Files that are new already and could not be put back; the others are as they were. Practically always none.
    pub new: Vec<PathBuf>,
}

/// What is in the way of a file.
#[derive(Debug)]
pub enum Obstacle {
    /// A folder stands where the file is to stand.
    Folder,
    /// What should be the file's folder is none.
    NoFolder,
    /// What should be the file's folder is a link to another place.
    Link,
    /// Another program has the file open, as viewers on Windows do.
    Open,
    /// The system says no: the disk is full, or nothing may be written there.
    System(io::Error),
}

impl Unsent {
    /// What is in the way at a path; nothing has been replaced.
    pub fn at(path: &Path, obstacle: Obstacle) -> Self {
        Self { path: path.into(), obstacle, new: Vec::new() }
    }

    /// What the system says of a path; nothing has been replaced.
    pub fn system(path: &Path, error: io::Error) -> Self {
        Self::at(path, Obstacle::of(error))
    }
}

impl Obstacle {
    /// What the system's error means when a file that was free a moment ago cannot be exchanged: on Windows, a program has
    /// it open that lets it be deleted, and yet not replaced.
    pub fn of_exchange(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied if cfg!(windows) => Self::Open,
            _ => Self::of(error),
        }
    }

    /// What the system's error means.
    pub fn of(error: io::Error) -> Self {
        // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
        let is_shared = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
        match error.kind() {
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::Open,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::NotADirectory => Self::NoFolder,
            _ if is_shared => Self::Open,
            _ => Self::System(error),
        }
    }
}
