//! An archive put together: its files under one folder, with sums by which strangers can check them.

mod archive_name;
mod bag;
mod contents;
mod issue_parcel;
mod job_sheet;
mod zip_file;

use std::borrow::Cow;
use std::io::{self, Seek, Write};

use rayon::prelude::*;

use kanyin_diagnostics::{Told, harmless, told};
use kanyin_press::Unsent;

use crate::NamedBytes;
use crate::checksums::{Checksum, Listing};
use zip_file::{Unfit, ZipEntry};

pub use archive_name::ArchiveName;
pub use bag::{BagInfo, DECLARATION, INFO, MANIFEST, PAYLOAD, TAG_MANIFEST};
pub use contents::{Audience, JOB_SHEET};
pub use job_sheet::JobSheet;
pub use zip_file::{Label, ZipName, ZipTime, clash};

/// The list of sums, as `sha256sum -c` wants it.
pub const SUMS: &str = "SHA256SUMS";

/// What an archive says of itself.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// What it is called.
    pub name: ArchiveName,
    /// Whom it is for.
    pub audience: Audience,
    /// What it was made from.
    pub label: Label,
    /// The time that its files bear.
    pub time: ZipTime,
    /// What is said of a bag.
    pub bag: BagInfo,
}

/// Why an archive was not made.
#[derive(Debug)]
pub enum Unmade {
    /// It could not be written.
    Written(io::Error),
    /// It could not be put in its place.
    Unsent(Unsent),
    /// A file's name would not open everywhere.
    Named(Told),
}

impl From<Unsent> for Unmade {
    fn from(unsent: Unsent) -> Self {
        Self::Unsent(unsent)
    }
}

impl From<io::Error> for Unmade {
    fn from(error: io::Error) -> Self {
        Self::Written(error)
    }
}

impl Parcel {
    /// Its file name.
    pub fn file(&self) -> String {
        self.name.file(self.audience)
    }

    /// Writes the archive, with those of the files that are for its audience.
    ///
    /// # Errors
    /// It cannot be written; a name that would not open everywhere.
    pub fn write<W: Write + Seek>(&self, files: &[NamedBytes], to: W) -> Result<W, Unmade> {
        let mine = files.iter().flat_map(|(file, bytes)| {
            self.audience.names(file).into_iter().map(move |name| (name, *bytes))
        });
        let mine: Vec<(&str, &[u8])> = mine.collect();
        let named = mine.iter().map(|(name, bytes)| Ok((self.placed(name)?, *bytes)));
        let named: Vec<(ZipName, &[u8])> = named.collect::<Result<_, Unmade>>()?;
        if let Some((one, other)) = clash(named.iter().map(|(name, _)| name.as_str())) {
            return Err(Unmade::Named(told!(
                "两个文件在 Windows 上不能并存：{one} 和 {other}",
                "two files cannot stand side by side on Windows: {one} and {other}"
            )));
        }
        let sums: Vec<(&str, usize, Checksum)> = named
            .par_iter()
            .map(|(name, bytes)| (name.as_str(), bytes.len(), Checksum::of(bytes)))
            .collect();
        let lists = self.lists(&sums);
        let lists = lists.into_iter().map(|(name, text)| {
            Ok(ZipEntry { name: zip_name(name)?, bytes: Cow::Owned(text.into_bytes()) })
        });
        let lists: Vec<ZipEntry<'_>> = lists.collect::<Result<_, Unmade>>()?;
        let entries = named
            .iter()
            .map(|(name, bytes)| ZipEntry { name: name.clone(), bytes: Cow::Borrowed(*bytes) });
        let folder = self.name.folder(self.audience);
        let entries = entries.chain(lists).map(|ZipEntry { name, bytes }| {
            let within = name.within(&folder).map_err(|unfit| unfit_name(name.as_str(), unfit))?;
            Ok(ZipEntry { name: within, bytes })
        });
        let entries = entries.collect::<Result<_, Unmade>>()?;
        Ok(zip_file::write(to, entries, self.time, &self.label)?)
    }

    /// A file's name below the archive's one folder.
    fn placed(&self, name: &str) -> Result<ZipName, Unmade> {
        let name = zip_name(name)?;
        match self.audience {
            Audience::Readers | Audience::Printer => Ok(name),
            Audience::Library => {
                name.within(PAYLOAD).map_err(|unfit| unfit_name(name.as_str(), unfit))
            }
        }
    }

    /// The lists of sums.
    fn lists(&self, files: &[(&str, usize, Checksum)]) -> Vec<(&'static str, String)> {
        match self.audience {
            Audience::Readers | Audience::Printer => {
                let sums = files.iter().map(|(name, _, sum)| (*name, *sum));
                vec![(SUMS, Listing::Sha256Sum.text(sums))]
            }
            Audience::Library => self.bag.tag_files(files),
        }
    }
}

fn zip_name(name: &str) -> Result<ZipName, Unmade> {
    ZipName::new(name).map_err(|unfit| unfit_name(name, unfit))
}

fn unfit_name(name: &str, unfit: Unfit) -> Unmade {
    let (name, why) = (harmless(name), unfit.told());
    Unmade::Named(told!("文件“{name}”：{why}", "the file `{name}`: {why}"; why))
}

#[cfg(test)]
#[path = "parcel_tests.rs"]
mod tests;
