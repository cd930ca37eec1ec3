//! A folder on the disk.

use std::fs;
use std::path::Path;

use kanyin_diagnostics::{Code, Fault, system_says, told};

use super::files::{Files, too_many};
use super::{names, unzip};
use crate::tell;

/// How deep folders are followed.
const DEEPEST: u32 = 12;
/// Most bytes of all files.
const BYTES: u64 = 1 << 30;

/// Takes its files; links are not followed.
///
/// # Errors
/// A folder that cannot be read, or that holds too much.
pub fn take(path: &Path, files: &mut Files) -> Result<(), Fault> {
    let name = kanyin_diagnostics::slashed(path);
    let mut left = BYTES;
    take_folder(path, &name, "", DEEPEST, &mut left, files)
}

fn take_folder(
    path: &Path,
    name: &str,
    within: &str,
    depth: u32,
    left: &mut u64,
    files: &mut Files,
) -> Result<(), Fault> {
    let mut entries: Vec<_> =
        fs::read_dir(path).map_err(|error| unreadable(name, within, &error))?.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let inside = format!("{within}{}", entry.file_name().to_string_lossy());
        let Ok(kind) = entry.file_type() else { continue };
        if names::is_left_by_a_system(&inside) {
            files.left_out.push(inside);
        } else if kind.is_symlink() {
            files.faults.push(link(&inside));
        } else if kind.is_dir() {
            if depth == 0 {
                files.faults.push(too_deep(&inside));
            } else {
                take_folder(&entry.path(), name, &format!("{inside}/"), depth - 1, left, files)?;
            }
        } else if kind.is_file() {
            if files.is_full() {
                return Err(too_many(name));
            }
            let length = entry.metadata().map_or(0, |metadata| metadata.len());
            *left = left.checked_sub(length).ok_or_else(|| too_large(name))?;
            match fs::read(entry.path()) {
                Ok(bytes) => add(inside, bytes, files),
                Err(error) => files.faults.push(unreadable(&inside, "", &error)),
            }
        }
    }
    Ok(())
}

/// Takes in a file; a zip in the folder is unfolded.
fn add(name: String, bytes: Vec<u8>, files: &mut Files) {
    if crate::read::Kind::of(&name, &bytes) != crate::read::Kind::Zip {
        return files.add(name, bytes);
    }
    if let Err(fault) = unzip::take(&name, &format!("{name}/"), &bytes, files) {
        files.faults.push(fault);
    }
}

fn unreadable(name: &str, within: &str, error: &std::io::Error) -> Fault {
    let why = system_says(error);
    tell::refusal(
        Code::UnreadableFile,
        told!("打不开“{name}{within}”：{why}", "cannot open `{name}{within}`: {why}"; why),
        told!(
            "看看它的权限，是不是正被别的程序占用",
            "look at its permissions, and whether another program holds it"
        ),
    )
}

fn link(name: &str) -> Fault {
    tell::warning(
        Code::Link,
        told!(
            "“{name}”是链接，不是文件，没有读",
            "`{name}` is a link and no file, and was not read"
        ),
        told!("把它指的文件拷进来", "copy the file that it points at"),
    )
}

fn too_deep(name: &str) -> Fault {
    tell::warning(
        Code::TooDeep,
        told!("文件夹套得太深，“{name}”没有读", "folders are too deep; `{name}` was not read"),
        told!("把稿件放到外面几层", "put the copy some levels up"),
    )
}

fn too_large(name: &str) -> Fault {
    tell::refusal(
        Code::TooLarge,
        told!("“{name}”里的文件太大，超过 1 GB", "the files of `{name}` are over 1 GB"),
        told!("只留下稿件和要用的图片", "leave only copy and the pictures that are wanted"),
    )
}
