//! Folders: which publication and which issues are meant.

use std::path::{Path, PathBuf};

use kanyin_diagnostics::told;
use kanyin_issue::{self as issue, NotOwn, OwnFiles, Reading};

use super::failure::Failure;
use super::paths::shown;

/// An issue's folder and its publication's.
#[derive(Debug, Clone)]
pub struct IssueFolder {
    /// The folder with `paper.yaml`.
    pub publication: PathBuf,
    /// The folder with `issue.yaml`.
    pub path: PathBuf,
    /// How it is read.
    pub reading: Reading,
}

impl IssueFolder {
    /// The issue in a folder. It is wrong use if it is no folder, no issue, or in no publication.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let name = shown(path);
        let Ok(real) = dunce::canonicalize(path) else {
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
        Ok(Self { publication, path: real, reading: Reading::default() })
    }

    /// The newest issue of the publication that a folder is in; an issue's own folder means that issue.
    pub fn newest(within: &Path) -> Result<Self, Failure> {
        if within.join("issue.yaml").is_file() {
            return Self::at(within);
        }
        let publication = publication(within)?;
        match issue::newest(&publication) {
            Some(path) => Ok(Self { publication, path, reading: Reading::default() }),
            None => Err(no_issues(&publication)),
        }
    }

    /// Every issue of a publication, the newest last. It is wrong use if there is none.
    pub fn all(publication: &Path) -> Result<Vec<Self>, Failure> {
        let folder =
            |path| Self { publication: publication.into(), path, reading: Reading::default() };
        let all: Vec<Self> = issue::issues(publication).into_iter().map(folder).collect();
        if all.is_empty() { Err(no_issues(publication)) } else { Ok(all) }
    }

    /// The issues that were named, or the newest of the publication one stands in.
    pub fn named(named: &[PathBuf]) -> Result<Vec<Self>, Failure> {
        match named {
            [] => Self::newest(Path::new(".")).map(|newest| vec![newest]),
            _ => named.iter().map(|path| Self::at(path)).collect(),
        }
    }

    /// The same issue, read in another way.
    pub fn read_as(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// The issue's name: that of its folder.
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Where the issues' output goes if nobody says otherwise.
    pub fn out(&self) -> PathBuf {
        self.publication.join("out")
    }

    /// Where the issues' output goes: into a folder that was named, or `out/` of the publication. Where a link leads that
    /// somebody put there, nothing is written unless it is named.
    pub fn out_or(&self, named: Option<&Path>) -> Result<PathBuf, Failure> {
        match named {
            Some(named) => Ok(named.into()),
            None => own_out(&self.publication, &self.name()),
        }
    }
}

/// `out/` of a publication, in which a folder of some name is to be written.
pub fn own_out(publication: &Path, name: &str) -> Result<PathBuf, Failure> {
    let out = publication.join("out");
    let own = OwnFiles::of(publication);
    for folder in [out.clone(), out.join(name)] {
        if own.folder(&folder) == Err(NotOwn::Outside) {
            let folder = shown(&folder);
            return Err(Failure::Usage(told!(
                "{folder} 是指到刊物文件夹之外的链接，不往里写；要放到那里，就用 --out 写明",
                "{folder} is a link that leads out of the publication, and nothing is written there; if it is meant, name it with --out"
            )));
        }
    }
    Ok(out)
}

/// The publication that a folder is in: the nearest folder with a `paper.yaml`, from it upwards.
pub fn publication(within: &Path) -> Result<PathBuf, Failure> {
    issue::publication_of(within).ok_or_else(|| {
        Failure::Usage(told!(
            "这里不在刊物里：没有找到 paper.yaml。用 kanyin new DIR 新建一个，或进入刊物的文件夹",
            "this is no publication: there is no paper.yaml here or above. Make one with `kanyin new DIR`, or go into one"
        ))
    })
}

fn no_issues(publication: &Path) -> Failure {
    let shown = shown(publication);
    Failure::Usage(told!(
        "{shown} 的 issues/ 里还没有一期",
        "there is no issue yet in issues/ of {shown}"
    ))
}
