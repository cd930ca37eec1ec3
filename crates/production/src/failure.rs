//! Why something could not be carried out.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::Path;

use kanyin_diagnostics::{Told, told};

use super::paths::shown;

/// Why something could not be carried out. Faults of the copy are none: they are told with their places.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for makes no sense here.
    Usage(Told),
    /// Our own failure, or the machine's.
    Ours(Told),
}

impl Failure {
    /// A file that could not be written.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        let path = shown(path);
        Self::Ours(told!("写不了 {path}：{error}", "cannot write {path}: {error}"))
    }

    /// A file that was named and cannot be opened.
    pub fn opening(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self::Usage(told!("打不开 {path}：{error}", "cannot open {path}: {error}"))
    }

    /// It as a sentence.
    pub fn told(&self) -> &Told {
        let (Self::Usage(told) | Self::Ours(told)) = self;
        told
    }
}

impl Display for Failure {
    /// In English, as programs pass errors on; [`Failure::told`] has both languages.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().en)
    }
}

impl Error for Failure {}
