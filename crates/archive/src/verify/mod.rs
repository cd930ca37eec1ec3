//! Whether an archive is whole: read to its last byte, and held against its own lists of sums. It may come from anyone.

mod entries;
mod flaws;
mod lists;

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use entries::Entries;
use flaws::Flaws;

use kanyin_diagnostics::{Code, Faults, harmless, system_says, told};

use crate::parcel::Label;

/// How much an archive may hold; what is more is not read.
#[derive(Debug, Copy, Clone)]
pub struct Limits {
    /// Most files.
    pub files: usize,
    /// Most bytes, unpacked.
    pub bytes: u64,
    /// How many times its own size it may be, unpacked, where that is more than 64 MiB.
    pub times: u64,
}

impl Default for Limits {
    /// An issue of a hundred pages is far below these.
    fn default() -> Self {
        Self { files: 100_000, bytes: 16 << 30, times: 100 }
    }
}

/// What an archive unpacked may always hold.
const HARMLESS: u64 = 64 << 20;

/// What was found.
#[derive(Debug)]
pub struct Verified {
    /// All that is wrong with it.
    pub faults: Faults,
    /// How many files there are.
    pub files: usize,
    /// How many bytes they hold.
    pub bytes: u64,
    /// What it was made from, if Kanyin made it.
    pub label: Option<Label>,
}

/// Looks through an archive.
pub fn verify(zip: impl Read + Seek, limits: Limits) -> Verified {
    let mut flaws = Flaws::default();
    let mut verified = Verified { faults: Faults::default(), files: 0, bytes: 0, label: None };
    if let Some(archive) = opened(zip, &mut flaws) {
        look_through(archive, limits, &mut flaws, &mut verified);
    }
    verified.faults = flaws.told();
    verified
}

fn look_through(
    mut archive: ZipArchive<impl Read + Seek>,
    limits: Limits,
    flaws: &mut Flaws,
    verified: &mut Verified,
) {
    verified.label = Label::read(archive.comment());
    verified.files = archive.len();
    structure(&mut archive, flaws);
    if !is_small_enough(&mut archive, limits, flaws) {
        return;
    }
    let entries = Entries::read(&mut archive, flaws);
    verified.bytes = entries.bytes();
    lists::compare(&entries, flaws);
}

/// Opens it, or says what stands there instead.
fn opened<R: Read + Seek>(mut zip: R, flaws: &mut Flaws) -> Option<ZipArchive<R>> {
    let mut head = Vec::new();
    let read = zip.by_ref().take(4).read_to_end(&mut head);
    let length = zip.seek(SeekFrom::End(0)).unwrap_or_default();
    if let Err(error) = read.and_then(|_| zip.rewind()) {
        let why = system_says(&error);
        let what = told!("读不了：{why}", "it cannot be read: {why}"; why);
        flaws.add(Code::Unreadable, what, None);
        return None;
    }
    match ZipArchive::new(zip) {
        Ok(archive) => return Some(archive),
        Err(_) if length == 0 => flaws.again(Code::Empty, told!("文件是空的", "the file is empty")),
        Err(_) if head.starts_with(b"PK") => {
            flaws.again(
                Code::CutOff,
                told!(
                    "文件不全：后面缺了一截，没有目录",
                    "the file is cut off: its directory, at the end, is not there"
                ),
            );
        }
        Err(_) => flaws.add(
            Code::NoZip,
            told!("这不是 zip 文件", "this is no zip file"),
            Some(told!(
                "核对文件名；网页下载的，看看是不是存成了网页",
                "look whether it is the right file; a download may have saved a web page"
            )),
        ),
    }
    None
}

/// What is wrong with it as a zip, before anything is unpacked.
fn structure(archive: &mut ZipArchive<impl Read + Seek>, flaws: &mut Flaws) {
    let before = archive.offset();
    if before > 0 {
        flaws.again(
            Code::StrangeBytes,
            told!(
                "开头多出 {before} 个字节，不是存档里的",
                "{before} bytes at its beginning do not belong to it"
            ),
        );
    }
    if archive.has_duplicate_names() {
        flaws.again(
            Code::Twice,
            told!(
                "同一个名字有两份文件，不知哪份是真的",
                "two files have one name; there is no telling which is the true one"
            ),
        );
        return;
    }
    if let Err(error) = archive.validate_header_consistency() {
        let error = harmless(&error.to_string());
        flaws.again(
            Code::Headers,
            told!(
                "目录和文件头对不上（{error}）",
                "its directory and the heads of its files do not agree ({error})"
            ),
        );
    }
}

/// Whether it can be unpacked without filling the disk.
fn is_small_enough(
    archive: &mut ZipArchive<impl Read + Seek>,
    limits: Limits,
    flaws: &mut Flaws,
) -> bool {
    let files = archive.len();
    let declared = (0..files).filter_map(|number| archive.by_index_data(number).ok());
    let (mut bytes, mut packed) = (0u64, 0u64);
    for entry in declared {
        bytes = bytes.saturating_add(entry.size());
        packed = packed.saturating_add(entry.compressed_size());
    }
    let is_bomb = bytes > HARMLESS && bytes / limits.times > packed;
    if files <= limits.files && bytes <= limits.bytes && !is_bomb {
        return true;
    }
    let megabytes = bytes >> 20;
    flaws.add(
        Code::TooLarge,
        told!(
            "里面号称有 {files} 个文件、{megabytes} MB，不像一期报纸，没有解开查",
            "it claims to hold {files} files of {megabytes} MB: no issue of a paper is like that, and it was not unpacked"
        ),
        Some(told!("不要解压；问清来处", "do not unpack it; ask where it comes from")),
    );
    false
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
