//! Files that nobody names and that are read all the same: templates, layouts, fonts, the e-paper's own files. What of
//! them leads out of the publication, or is no file, is not read, and told.

use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Code, Fault, Spot, told};

use super::own_files::{IsText, NotOwn, OwnFiles};
use super::reader::Reader;

/// Tells the strays of a publication whose pages use these layouts.
pub fn tell<'a>(reader: &mut Reader, layouts: impl IntoIterator<Item = &'a str>) {
    let own = OwnFiles::of(&reader.publication);
    let mut folders: Vec<PathBuf> = ["layouts/house", "fonts", "web"].map(PathBuf::from).into();
    folders.extend(layouts.into_iter().map(|name| Path::new("layouts").join(name)));
    folders.sort();
    folders.dedup();
    if is_told(reader, &own, Path::new("layouts")) {
        folders.retain(|folder| !folder.starts_with("layouts"));
    }
    for folder in folders {
        if is_told(reader, &own, &folder) {
            continue;
        }
        for (name, is_text) in own.names(&folder) {
            let path = folder.join(&name);
            match is_text {
                IsText(true) => _ = is_told(reader, &own, &path),
                IsText(false) => no_text(reader, &path),
            }
        }
    }
}

/// Whether a path is a stray; tells it if it is.
fn is_told(reader: &mut Reader, own: &OwnFiles, path: &Path) -> bool {
    let stands = std::fs::symlink_metadata(reader.publication.join(path)).is_ok();
    let folder = own.folder(path);
    let why = match folder.map(drop).or_else(|_| own.file(path).map(drop)) {
        Ok(()) => return false,
        Err(NotOwn::Missing) if !stands => return false,
        Err(why) => why,
    };
    let (code, what, hint) = match why {
        NotOwn::Outside => (
            Code::PathOutside,
            told!(
                "这是一个链接，指到了刊物文件夹之外，不去读",
                "this is a link that leads out of the publication, and is not read"
            ),
            told!(
                "把它指的文件或文件夹拷进来，换下这个链接",
                "put a copy of what it leads to in its place"
            ),
        ),
        NotOwn::Missing => (
            Code::MissingFile,
            told!("这个链接指的东西不在了", "this link leads to nothing"),
            told!("把文件放回来，或删去这个链接", "put the file there, or remove the link"),
        ),
        NotOwn::NoFile => (
            Code::MissingFile,
            told!("这不是普通的文件，不去读", "this is no ordinary file, and is not read"),
            told!("删去它", "remove it"),
        ),
    };
    let file = reader.sources.add(path, "");
    reader.faults.push(Fault::error(code, Spot::new(file, 0..0), what).hint(hint));
    true
}

/// A name that no program can write is of a file that nobody can ask for.
fn no_text(reader: &mut Reader, path: &Path) {
    let file = reader.sources.add(path, "");
    let what = told!("文件名不是 UTF-8，用不上", "the file's name is not UTF-8: it cannot be used");
    let hint = told!("改一个文件名", "give it another name");
    reader.faults.push(Fault::warning(Code::MissingFile, Spot::new(file, 0..0), what).hint(hint));
}
