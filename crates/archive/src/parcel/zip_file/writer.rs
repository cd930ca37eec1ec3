//! Writing a zip whose bytes depend on nothing but what is in it.

use std::borrow::Cow;
use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::label::Label;
use super::name::ZipName;

/// A file in a zip.
#[derive(Debug, Clone)]
pub struct ZipEntry<'a> {
    /// Its name.
    pub name: ZipName,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

/// The time that all files in a zip bear: of no zone, in steps of two seconds, from 1980 to 2107 (APPNOTE 4.4.6).
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct ZipTime(DateTime);

impl ZipTime {
    /// The stamp of a moment; the nearest there is, if zips know none such.
    pub fn new(year: i32, month: u8, day: u8, [hour, minute, second]: [u8; 3]) -> Self {
        let at = |year| DateTime::from_date_and_time(year, month, day, hour, minute, second).ok();
        let near = match year {
            ..1980 => None,
            2108.. => DateTime::from_date_and_time(2107, 12, 31, 23, 59, 58).ok(),
            year => u16::try_from(year).ok().and_then(at),
        };
        Self(near.unwrap_or(DateTime::DEFAULT))
    }
}

/// Endings of files that are packed already.
const PACKED: [&str; 9] =
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf", ".zip", ".woff2", ".gz"];

/// How hard text is packed: 6 is what zlib thinks best for speed and size.
const LEVEL: i64 = 6;

/// Writes entries in the order of their names. Everything that a machine could have its own mind about is said: the
/// system, the rights, the time, how it is packed.
pub fn write<W: Write + Seek>(
    to: W,
    mut entries: Vec<ZipEntry<'_>>,
    ZipTime(time): ZipTime,
    label: &Label,
) -> io::Result<W> {
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let plain = SimpleFileOptions::DEFAULT
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(time);
    let mut zip = ZipWriter::new(to);
    zip.set_comment(label.to_string())?;
    for ZipEntry { name, bytes } in entries {
        let is_packed = PACKED.iter().any(|ending| name.as_str().ends_with(ending));
        let options = match is_packed || bytes.is_empty() {
            true => plain.compression_method(CompressionMethod::Stored),
            false => {
                plain.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
            }
        };
        // Sizes of four bytes hold less than 4 GiB.
        let is_large = bytes.len() as u64 >= u64::from(u32::MAX);
        zip.start_file(name.as_str(), options.large_file(is_large))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?)
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
