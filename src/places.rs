//! Folders: which publication and which issues a command is about.

use std::path::{Path, PathBuf};

use kanyin_diagnostics::told;
use kanyin_issue as issue;

use super::failure::Failure;

/// An issue's folder and its publication's.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder with `paper.yaml`.
    pub publication: PathBuf,
    /// The folder with `issue.yaml`.
    pub folder: PathBuf,
}

impl Place {
    /// The issue's name: that of its folder.
    pub fn name(&self) -> String {
        self.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Where the issues' output goes if nobody says otherwise.
    pub fn out(&self) -> PathBuf {
        self.publication.join("out")
    }

    /// How the publication is reached from here.
    pub fn seen_from_here(&self) -> PathBuf {
        from_here(&self.publication)
    }
}

/// The issues that were named, or the newest of the publication one stands in.
pub fn issues(named: &[PathBuf]) -> Result<Vec<Place>, Failure> {
    if named.is_empty() {
        return newest().map(|place| vec![place]);
    }
    named.iter().map(|folder| place(folder)).collect()
}

/// The publication one stands in.
pub fn publication() -> Result<PathBuf, Failure> {
    issue::publication_of(Path::new(".")).ok_or_else(|| {
        Failure::Usage(told!(
            "这里不在刊物里：没有找到 paper.yaml。用 kanyin new DIR 新建一个，或进入刊物的文件夹",
            "this is no publication: there is no paper.yaml here or above. Make one with `kanyin new DIR`, or go into one"
        ))
    })
}

fn newest() -> Result<Place, Failure> {
    // Standing in an issue's folder means that issue.
    if Path::new("issue.yaml").is_file() {
        return place(Path::new("."));
    }
    let publication = publication()?;
    let Some(folder) = issue::newest(&publication) else {
        let shown = shown(&publication);
        return Err(Failure::Usage(told!(
            "{shown} 的 issues/ 里还没有一期",
            "there is no issue yet in issues/ of {shown}"
        )));
    };
    Ok(Place { publication, folder })
}

fn place(folder: &Path) -> Result<Place, Failure> {
    let name = folder.display();
    let Ok(real) = folder.canonicalize() else {
        return Err(Failure::Usage(told!("没有文件夹 {name}", "there is no folder {name}")));
    };
    if !real.is_dir() {
        return Err(Failure::Usage(told!(
            "{name} 不是文件夹。要写期的文件夹，如 issues/2026-11",
            "{name} is no folder. Name an issue's folder, such as issues/2026-11"
        )));
    }
    let Some(publication) = issue::publication_of(&real) else {
        return Err(Failure::Usage(told!(
            "{name} 不在刊物里：上面的文件夹都没有 paper.yaml",
            "{name} is in no publication: no folder above it has a paper.yaml"
        )));
    };
    if !real.join("issue.yaml").is_file() {
        return Err(Failure::Usage(told!(
            "{name} 不是一期：里面没有 issue.yaml",
            "{name} is no issue: there is no issue.yaml in it"
        )));
    }
    Ok(Place { publication, folder: real })
}

/// A path as it is reached from here: short if it lies below.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    match here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf)) {
        Some(below) => below,
        None => path.into(),
    }
}

/// A path as it is told.
pub fn shown(path: &Path) -> String {
    let path = from_here(path).to_string_lossy().into_owned();
    // Windows' own long form of a path is for programs.
    path.strip_prefix(r"\\?\").map(str::to_string).unwrap_or(path)
}
