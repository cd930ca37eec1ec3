//! A zip, unfolded in memory within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use kanyin_diagnostics::{Code, Fault, told};

use super::files::{FILES, Files, too_many};
use super::names;
use crate::read::Kind;
use crate::tell;

/// Bytes that any zip may unfold to, besides [`TIMES`] its own.
const LEAST: u64 = 64 << 20;
/// How many times its own size a zip may unfold to. Pictures hardly shrink, and they are the most of it.
const TIMES: u64 = 2;
/// How many times smaller a file may be packed, if it is larger than [`SMALL`]: text packs to a tenth.
const RATIO: u64 = 150;
/// Bytes that are never too many for one file.
const SMALL: u64 = 1 << 20;

/// Takes the files of a zip. `within` is the path of the zip, if it is one in another.
///
/// # Errors
/// What is no zip, or unfolds to far more than it is.
pub fn take(name: &str, within: &str, bytes: &[u8], files: &mut Files) -> Result<(), Fault> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(name, &error.to_string()))?;
    if archive.len() > FILES {
        return Err(too_many(name));
    }
    let mut left = LEAST + TIMES * bytes.len() as u64;
    let raw: Vec<(Vec<u8>, bool)> = (0..archive.len())
        .map(|number| match archive.by_index_data(number) {
            Ok(entry) => {
                let is_utf8 = is_marked_utf8(bytes, entry.central_header_start());
                (entry.name_raw().to_vec(), is_utf8)
            }
            Err(_) => (Vec::new(), true),
        })
        .collect();
    for (number, written) in names::decoded(&raw).into_iter().enumerate() {
        let Ok(entry) = archive.by_index_data(number) else { continue };
        let (is_folder, is_link, is_locked) =
            (entry.is_dir(), entry.is_symlink(), entry.encrypted());
        let (packed, claimed) = (entry.compressed_size(), entry.size());
        if is_folder || written.ends_with('/') {
            continue;
        }
        let Some(inside) = names::inside(&written) else {
            files.faults.push(leads_out(name, &written));
            continue;
        };
        let path = format!("{within}{inside}");
        if names::is_left_by_a_system(&inside) {
            files.left_out.push(path);
        } else if is_link {
            files.faults.push(link(name, &path));
        } else if is_locked {
            files.faults.push(locked(name, &path));
        } else if files.is_full() {
            return Err(too_many(name));
        } else {
            let most = SMALL.max(packed.saturating_mul(RATIO));
            if claimed > most {
                files.faults.push(bomb(name, &path));
                continue;
            }
            match unfold(&mut archive, number, most, left) {
                Ok(content) => {
                    left -= content.len() as u64;
                    add(name, path, content, within.is_empty(), files);
                }
                Err(Unfolded::Damaged(why)) => files.faults.push(damaged(&path, &why)),
                Err(Unfolded::File) => files.faults.push(bomb(name, &path)),
                Err(Unfolded::All) => return Err(bomb(name, &path)),
            }
        }
    }
    Ok(())
}

/// Bit 11 of the flags in an entry's central header (APPNOTE 4.4.4). To look at the bytes is not enough: `图1` in GBK is `ͼ1` in
/// UTF-8.
fn is_marked_utf8(zip: &[u8], header: u64) -> bool {
    let flags = usize::try_from(header).ok().and_then(|header| zip.get(header.checked_add(8)?..));
    matches!(flags, Some([_, high, ..]) if high & 0x08 != 0)
}

/// Takes in a file; a zip in a zip is unfolded once.
fn add(name: &str, path: String, content: Vec<u8>, is_outer: bool, files: &mut Files) {
    if Kind::of(&path, &content) != Kind::Zip {
        return files.add(path, content);
    }
    if !is_outer {
        files.faults.push(tell::warning(
            Code::LeftOut,
            told!(
                "“{path}”是压缩包里的压缩包里的压缩包，没有读",
                "`{path}` is an archive in an archive in an archive and was not read"
            ),
            told!("解开再导入", "unpack it first"),
        ));
        return;
    }
    let within = format!("{path}/");
    let known = files.files.len();
    if let Err(fault) = take(&path, &within, &content, files) {
        files.faults.push(fault);
    } else if files.files.len() == known {
        files.faults.push(tell::note(
            Code::LeftOut,
            told!("“{name}”里的“{path}”是空的", "`{path}` in `{name}` is empty"),
        ));
    }
}

/// Why a file was not unfolded.
enum Unfolded {
    Damaged(String),
    /// It alone is too much.
    File,
    /// All together are too much.
    All,
}

/// Unfolds a file, whatever size it claims.
fn unfold(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    number: usize,
    most: u64,
    left: u64,
) -> Result<Vec<u8>, Unfolded> {
    let file = archive.by_index(number).map_err(|error| Unfolded::Damaged(error.to_string()))?;
    let mut content = Vec::new();
    let bound = most.min(left);
    file.take(bound + 1)
        .read_to_end(&mut content)
        .map_err(|error| Unfolded::Damaged(error.to_string()))?;
    match content.len() as u64 {
        length if length <= bound => Ok(content),
        length if length > most => Err(Unfolded::File),
        _ => Err(Unfolded::All),
    }
}

fn damaged(name: &str, why: &str) -> Fault {
    tell::refusal(
        Code::Damaged,
        told!("“{name}”解不开（{why}）", "`{name}` cannot be unpacked ({why})"),
        told!("请供稿的人重新压缩再发", "ask the contributor to pack and send it again"),
    )
}

fn leads_out(name: &str, path: &str) -> Fault {
    let shown: String = path.chars().filter(|c| !c.is_control()).take(120).collect();
    tell::refusal(
        Code::PathOutside,
        told!(
            "“{name}”里的“{shown}”要写到文件夹外面，没有读",
            "`{shown}` in `{name}` leads out of the folder and was not read"
        ),
        told!(
            "问清来处；这样的压缩包不要解开",
            "ask where it comes from; do not unpack such an archive"
        ),
    )
}

fn link(name: &str, path: &str) -> Fault {
    tell::refusal(
        Code::Link,
        told!(
            "“{name}”里的“{path}”是链接，不是文件，没有读",
            "`{path}` in `{name}` is a link and no file, and was not read"
        ),
        told!("请供稿的人把文件本身发来", "ask the contributor for the file itself"),
    )
}

fn locked(name: &str, path: &str) -> Fault {
    tell::refusal(
        Code::Unreadable,
        told!(
            "“{name}”里的“{path}”加了密码，没有读",
            "`{path}` in `{name}` is locked by a password and was not read"
        ),
        told!("解开再导入", "unpack it first"),
    )
}

fn bomb(name: &str, path: &str) -> Fault {
    tell::refusal(
        Code::TooLarge,
        told!(
            "“{name}”里的“{path}”解开后大得不像稿件，没有读",
            "`{path}` in `{name}` unfolds to more than copy ever is, and was not read"
        ),
        told!(
            "问清来处；是真的稿件就解开再导入",
            "ask where it comes from; if it is copy indeed, unpack it first"
        ),
    )
}
