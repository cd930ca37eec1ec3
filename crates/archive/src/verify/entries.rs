//! The files of an archive, read to the end.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::read::ZipFile;

use kanyin_diagnostics::{Code, told};

use super::flaws::{Flaws, shown};
use crate::checksums::Checksum;
use crate::parcel::{DECLARATION, INFO, MANIFEST, SUMS, TAG_MANIFEST, ZipName, clash};

/// The files that say what there is.
const LISTS: [&str; 5] = [SUMS, DECLARATION, INFO, MANIFEST, TAG_MANIFEST];
/// Most bytes of a list.
const MOST: u64 = 64 << 20;

/// A file that was read.
#[derive(Debug)]
pub struct UnpackedFile {
    /// Its sum; `None` if it could not be read to its end, which has been told.
    pub sum: Option<Checksum>,
    /// Its length in bytes.
    pub length: u64,
}

/// The files of an archive below its one folder.
#[derive(Debug, Default)]
pub struct Entries {
    /// By their names in the folder.
    pub files: BTreeMap<String, UnpackedFile>,
    /// What the lists hold.
    pub lists: BTreeMap<String, String>,
}

impl Entries {
    /// Reads them all.
    pub fn read(archive: &mut ZipArchive<impl Read + Seek>, flaws: &mut Flaws) -> Self {
        let mut all = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for number in 0..archive.len() {
            let Some(name) = name(archive, number, flaws) else { continue };
            let (content, text) = content(archive, number, &name, flaws);
            texts.extend(text.map(|text| (name.clone(), text)));
            all.insert(name, content);
        }
        if let Some((one, other)) = clash(all.keys().map(String::as_str)) {
            let (one, other) = (shown(one), shown(other));
            flaws.add(
                Code::SameName,
                told!(
                    "“{one}”和“{other}”在 Windows 上会互相盖掉",
                    "`{one}` and `{other}` overwrite one another on Windows"
                ),
                None,
            );
        }
        let folder = folder(all.keys());
        if folder.is_none() && !all.is_empty() {
            flaws.add(
                Code::NoFolder,
                told!("文件不在同一个文件夹里", "its files are not in one folder"),
                Some(told!(
                    "不是刊印做的，或者重新打过包",
                    "Kanyin did not make it, or it was packed anew"
                )),
            );
        }
        let folder = folder.map(|folder| format!("{folder}/")).unwrap_or_default();
        let below = |name: String| name.strip_prefix(&folder).map_or(name.clone(), String::from);
        Self {
            files: all.into_iter().map(|(name, content)| (below(name), content)).collect(),
            lists: texts.into_iter().map(|(name, text)| (below(name), text)).collect(),
        }
    }

    /// How many bytes there are.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|content| content.length).fold(0, u64::saturating_add)
    }
}

/// The one folder that all names begin with.
fn folder<'a>(mut names: impl Iterator<Item = &'a String>) -> Option<String> {
    let (folder, _) = names.next()?.split_once('/')?;
    let is_in =
        |name: &String| name.strip_prefix(folder).is_some_and(|behind| behind.starts_with('/'));
    names.all(is_in).then(|| folder.to_string())
}

/// The name of a file; `None` for folders, links, and names that a file cannot have.
fn name(
    archive: &ZipArchive<impl Read + Seek>,
    number: usize,
    flaws: &mut Flaws,
) -> Option<String> {
    let entry = archive.by_index_data(number).ok()?;
    let Ok(written) = entry.name() else {
        flaws.again(
            Code::Name,
            told!("第 {number} 个文件的名字读不出来", "the name of file {number} cannot be read"),
        );
        return None;
    };
    let is_folder = entry.is_dir();
    let name = if is_folder { written.trim_end_matches('/') } else { &*written };
    if entry.is_symlink() {
        let name = shown(name);
        flaws.add(
            Code::Link,
            told!("“{name}”是链接，不是文件", "`{name}` is a link and no file"),
            Some(told!("不要解压；问清来处", "do not unpack it; ask where it comes from")),
        );
        return None;
    }
    match ZipName::new(name) {
        Ok(_) if is_folder => None,
        Ok(name) => Some(name.as_str().to_string()),
        Err(unfit) => {
            let (name, why) = (shown(name), unfit.told());
            flaws.add(
                Code::Name,
                told!("“{name}”：{why}", "`{name}`: {why}"; why),
                Some(told!("不要解压；问清来处", "do not unpack it; ask where it comes from")),
            );
            None
        }
    }
}

/// Reads one file; a list is kept.
fn content(
    archive: &mut ZipArchive<impl Read + Seek>,
    number: usize,
    name: &str,
    flaws: &mut Flaws,
) -> (UnpackedFile, Option<String>) {
    let is_list = name.rsplit('/').next().is_some_and(|name| LISTS.contains(&name));
    let read = archive
        .by_index(number)
        .map_err(io::Error::from)
        .and_then(|mut file| to_its_end(&mut file, is_list));
    match read {
        Ok((sum, length, kept)) => {
            let text = kept.and_then(|bytes| String::from_utf8(bytes).ok());
            (UnpackedFile { sum: Some(sum), length }, text)
        }
        Err(error) => {
            let (name, error) = (shown(name), shown(&error.to_string()));
            flaws.again(
                Code::Damaged,
                told!(
                    "“{name}”是坏的，解不开（{error}）",
                    "`{name}` is damaged and cannot be unpacked ({error})"
                ),
            );
            (UnpackedFile { sum: None, length: 0 }, None)
        }
    }
}

/// Reads a file to its end, where the zip's own check is done; never more than the file claims to hold.
fn to_its_end<R: Read>(
    file: &mut ZipFile<'_, R>,
    keep: bool,
) -> io::Result<(Checksum, u64, Option<Vec<u8>>)> {
    const STEP: usize = 1 << 16;
    let claimed = file.size();
    let mut kept = (keep && claimed <= MOST).then(Vec::new);
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; STEP];
    let mut length = 0;
    loop {
        let bytes = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => buffer.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        length += bytes.len() as u64;
        if length > claimed {
            return Err(io::Error::other("longer than it claims to be"));
        }
        hasher.update(bytes);
        if let Some(kept) = &mut kept {
            kept.extend_from_slice(bytes);
        }
    }
    if length < claimed {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok((Checksum::finished(hasher), length, kept))
}
