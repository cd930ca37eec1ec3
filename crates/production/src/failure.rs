//! Why something could not be carried out.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Told, system_says, told};
use kanyin_press::{Obstacle, Unsent};

use super::paths::shown;

/// Why something could not be carried out. Faults of the copy are none: they are told with their places.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for makes no sense here.
    Usage(Told),
    /// Our own failure, or the machine's.
    Ours(Told),
}

impl Failure {
    /// A file that could not be written.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (shown(path), system_says(error));
        Self::Ours(told!("写不了 {path}：{why}", "cannot write {path}: {why}"; why))
    }

    /// A file that was named and cannot be opened.
    pub fn opening(path: &Path, error: &io::Error) -> Self {
        let (path, why) = (shown(path), system_says(error));
        Self::Usage(told!("打不开 {path}：{why}", "cannot open {path}: {why}"; why))
    }

    /// Files that could not be put in their places. What the person at the machine has put in the way is no failure of
    /// ours.
    fn unsent(unsent: &Unsent) -> Self {
        let path = shown(&unsent.path);
        let what = match &unsent.obstacle {
            Obstacle::Open => told!(
                "{path} 正开着：请先关闭打开它的程序（PDF 阅读器、资源管理器的预览），再做一次",
                "{path} is open: close the program that has it open (a PDF viewer, a preview), and do it again"
            ),
            Obstacle::Folder => told!(
                "{path} 是一个文件夹，这里要放同名的文件：把它移走或改名，再做一次",
                "{path} is a folder, and a file of that name comes here: move or rename it, and do it again"
            ),
            Obstacle::NoFolder => told!(
                "{path} 不是文件夹，成品要放在里面：把它移走或改名，再做一次",
                "{path} is no folder, and files are to go into it: move or rename it, and do it again"
            ),
            Obstacle::Link => told!(
                "{path} 是指到别处的链接，成品不从这里写出去：删去这个链接，再做一次",
                "{path} is a link to another place, and nothing is written through it: remove it, and do it again"
            ),
            Obstacle::System(error) => {
                let why = system_says(error);
                told!("写不了 {path}：{why}", "cannot write {path}: {why}"; why)
            }
        };
        let left = left_as(&unsent.new);
        let told = told!("{what}。{left}", "{what}. {left}"; what, left);
        match unsent.obstacle {
            Obstacle::System(_) => Self::Ours(told),
            _ => Self::Usage(told),
        }
    }

    /// It as a sentence.
    pub fn told(&self) -> &Told {
        let (Self::Usage(told) | Self::Ours(told)) = self;
        told
    }
}

impl From<Unsent> for Failure {
    fn from(unsent: Unsent) -> Self {
        Self::unsent(&unsent)
    }
}

/// What came of the files when some could not be put in their places.
fn left_as(new: &[PathBuf]) -> Told {
    let paths: Vec<String> = new.iter().map(|path| shown(path)).collect();
    let (zh, en) = (paths.join("、"), paths.join(", "));
    match new {
        [] => told!("原来的文件都没有动", "All files are as they were"),
        _ => told!(
            "这几个已经是新的，其余还是原来的：{zh}",
            "These are new already, the others as they were: {en}"
        ),
    }
}

impl Display for Failure {
    /// In English, as programs pass errors on; [`Failure::told`] has both languages.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().en)
    }
}

impl Error for Failure {}
