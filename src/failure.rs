//! How a command ends.

use std::path::Path;
use std::process::ExitCode;

use kanyin_diagnostics::{Faults, Told, told};

use super::console::Console;

/// The end of a command that could be carried out.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Verdict {
    /// No errors.
    Good,
    /// Errors in the copy or the layout; they have been told.
    Faults,
}

impl Verdict {
    /// What faults amount to.
    pub fn on(faults: &Faults) -> Self {
        if faults.any_error() { Self::Faults } else { Self::Good }
    }

    /// Both together: good if both are.
    pub fn and(self, other: Self) -> Self {
        if self == Self::Good { other } else { self }
    }
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub enum Failure {
    /// What was typed makes no sense here.
    Usage(Told),
    /// Our own failure, or the machine's.
    Ours(Told),
}

impl Failure {
    /// A file that could not be written.
    pub fn writing(path: &Path, error: &std::io::Error) -> Self {
        let path = super::places::shown(path);
        Self::Ours(told!("写不了 {path}：{error}", "cannot write {path}: {error}"))
    }

    /// What should never happen.
    pub fn crashed() -> Self {
        Self::Ours(told!(
            "刊印自己出了毛病，不怪稿件。请把上面的话和稿件一起报给我们",
            "Kanyin itself failed; the copy is not to blame. Please report the words above with the copy"
        ))
    }

    /// Tells it, and gives the exit code.
    pub fn tell(&self, console: &Console) -> ExitCode {
        let (Told { zh, en }, code) = match self {
            Self::Usage(told) => (told, 2),
            Self::Ours(told) => (told, 3),
        };
        console.say(&told!("错误：{zh}", "error: {en}"));
        ExitCode::from(code)
    }
}
