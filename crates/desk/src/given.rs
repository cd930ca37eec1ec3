//! What somebody gave to be read: a file, a folder, a zip, text on the clipboard. All of it becomes sources, in one order.

use std::path::Path;

use kanyin_diagnostics::Fault;

use crate::beside::{self, Beside};
use crate::block::{Block, Content, Look, Picture, Source};
use crate::mailed::Mailed;
use crate::read::{self, Kind};

/// The name of what was pasted.
pub const PASTED: &str = "-";

/// Something that was given.
#[derive(Debug)]
pub enum Given<'a> {
    /// Text that was pasted.
    Pasted(Vec<u8>),
    /// A folder.
    Folder(&'a Path),
    /// A file, and what is in it.
    File(&'a Path, Vec<u8>),
}

/// The sources of it. What cannot be read is a source that says so and is otherwise empty: the rest still comes in.
pub fn sources(given: Given) -> Vec<Source> {
    match given {
        Given::Pasted(bytes) => read_or_told(PASTED, read::source(PASTED, &bytes, Beside::NOTHING)),
        Given::Folder(path) => {
            let name = name_of(path);
            mailed(&name, Mailed::of_folder(path))
        }
        Given::File(path, bytes) => file(path, bytes),
    }
}

fn file(path: &Path, bytes: Vec<u8>) -> Vec<Source> {
    let name = name_of(path);
    match Kind::of(&name, &bytes) {
        Kind::Zip => mailed(&name, Mailed::of_zip(&name, &bytes)),
        Kind::Picture => {
            let faults = beside::not_printed(&name, &bytes).into_iter().collect();
            let picture = Picture { name, bytes: Some(bytes), ..Picture::default() };
            vec![Source { faults, ..alone(picture) }]
        }
        _ => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let find = beside::in_folder(folder.unwrap_or(Path::new(".")));
            read_or_told(&name, read::source(&name, &bytes, Beside(&find)))
        }
    }
}

/// The copy of a mail, and those of its pictures that no copy named.
fn mailed(name: &str, mailed: Result<Mailed, Fault>) -> Vec<Source> {
    let mailed = match mailed {
        Ok(mailed) => mailed,
        Err(fault) => return vec![told(name, vec![fault])],
    };
    let (mut sources, faults) = mailed.sources();
    let is_named = |picture: &Picture| {
        let mut blocks = sources.iter().flat_map(|source| &source.blocks);
        blocks.any(
            |block| matches!(&block.content, Content::Picture(own) if own.bytes == picture.bytes),
        )
    };
    let loose: Vec<Picture> =
        mailed.pictures.iter().filter(|picture| !is_named(picture)).cloned().collect();
    sources.extend(loose.into_iter().map(alone));
    let faults = [mailed.faults, faults].concat();
    if !faults.is_empty() {
        sources.push(told(name, faults));
    }
    sources
}

fn read_or_told(name: &str, read: Result<Vec<Source>, Fault>) -> Vec<Source> {
    read.unwrap_or_else(|fault| vec![told(name, vec![fault])])
}

/// A source that holds nothing but what is to be told.
fn told(name: &str, faults: Vec<Fault>) -> Source {
    Source { name: name.into(), faults, ..Source::default() }
}

/// A picture that came by itself.
fn alone(picture: Picture) -> Source {
    let name = picture.name.clone();
    let block = Block { line: 1, content: Content::Picture(picture), look: Look::default() };
    Source { name, blocks: vec![block], ..Source::default() }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_refused_keeps_nothing_else_out() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        write("稿.md", "# 灯\n\n![灯](灯.jpg)\n".as_bytes());
        write("灯.jpg", b"\xFF\xD8\xFF1");
        write("桥.jpg", b"\xFF\xD8\xFF2");
        write("账.xlsx", b"PK\x03\x04");
        let sources = sources(Given::Folder(folder.path()));
        let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
        // The picture that the copy shows does not come twice.
        assert_eq!(names[..2], ["稿.md", "桥.jpg"]);
        assert!(sources[2].blocks.is_empty() && sources[2].faults[0].what.zh.contains("表格"));
    }

    #[test]
    fn a_file_alone_finds_its_pictures_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("灯.jpg"), b"\xFF\xD8\xFF1").unwrap();
        let path = folder.path().join("稿.md");
        let sources = sources(Given::File(&path, "# 灯\n\n![灯](灯.jpg)\n".into()));
        let has_picture = sources[0].blocks.iter().any(
            |block| matches!(&block.content, Content::Picture(picture) if picture.bytes.is_some()),
        );
        assert!(has_picture && sources[0].faults.is_empty(), "{:?}", sources[0].faults);
    }
}
