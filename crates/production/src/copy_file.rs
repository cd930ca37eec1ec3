//! The files that staff write, read and written for them by a program: never outside the publication, never over what
//! somebody else has written meanwhile, and never half.

use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use kanyin_diagnostics::{slashed, told};
use kanyin_issue::text::{self, MOST_TEXT};
use kanyin_issue::{NotOwn, OwnFiles};
use kanyin_press::Outbox;

use super::failure::Failure;
use super::paths::read;

/// Held from looking at a file to having written it: nobody of this program comes between.
static WRITING: Mutex<()> = Mutex::new(());

fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(|lock| lock.into_inner())
}

/// The files of a publication that are written through a program.
#[derive(Debug, Clone)]
pub struct CopyFiles {
    publication: PathBuf,
}

/// A text as it stands on the disk.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct CopyText {
    /// The text; its lines end with `\n`.
    pub text: String,
    /// Says which text it is: another has another.
    pub hash: String,
}

/// What came of saving.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Saved {
    /// It stands on the disk.
    As(CopyText),
    /// Somebody else has written another text meanwhile, and nothing was written.
    Changed(CopyText),
}

/// How a file's lines end, and how it begins.
#[derive(Copy, Clone)]
struct Manner {
    crlf: bool,
    bom: bool,
}

impl CopyFiles {
    /// Those of a publication.
    pub fn of(publication: &Path) -> Self {
        Self { publication: publication.into() }
    }

    /// The text of a file; its path is seen from the publication.
    pub fn read(&self, file: &str) -> Result<CopyText, Failure> {
        let path = self.place(file)?;
        let bytes = bytes(&path)?;
        let hash = hash(&bytes);
        match text::decode(bytes) {
            Ok(text) => Ok(CopyText { text: text::normalised(&text).into_owned(), hash }),
            Err(not_text) => {
                let seems = not_text.seems;
                Err(Failure::Usage(told!(
                    "{file} 不是 UTF-8，{seems}：用编辑器另存为 UTF-8 编码",
                    "{file} is not UTF-8; {seems}: save it as UTF-8 in an editor";
                    seems
                )))
            }
        }
    }

    /// Writes a text over the one with a hash. Its lines end as the file's did.
    pub fn save(&self, file: &str, text: &str, over: &str) -> Result<Saved, Failure> {
        let _writing = writing();
        let path = self.place(file)?;
        let old = bytes(&path)?;
        if hash(&old) != over {
            return self.read(file).map(Saved::Changed);
        }
        // What a page would not print is not written: a text is the same when it is read again.
        let text = text::normalised(text).into_owned();
        let new = Manner::of(&old).written(&text).into_bytes();
        if new.len() as u64 > MOST_TEXT {
            return Err(too_large(file));
        }
        self.put(&path, &new)?;
        // What stands there now may be another's already.
        Ok(Saved::As(CopyText { text, hash: hash(&new) }))
    }

    /// Takes a file away that has a text with a hash.
    pub fn remove(&self, file: &str, hash_of: &str) -> Result<Saved, Failure> {
        let _writing = writing();
        let text = self.read(file)?;
        if text.hash != hash_of {
            return Ok(Saved::Changed(text));
        }
        let path = self.place(file)?;
        fs::remove_file(&path).map_err(|error| Failure::writing(&path, &error))?;
        Ok(Saved::As(text))
    }

    /// Writes a new file into a folder of an issue, under a name that is free; gives its path, seen from the publication.
    pub fn add(&self, folder: &str, name: &str, content: &[u8]) -> Result<String, Failure> {
        let _writing = writing();
        let name = plain_name(name)?;
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name.as_str(), ""));
        let free = (1..).map(|n| match n {
            1 => name.clone(),
            _ if ending.is_empty() => format!("{stem}-{n}"),
            _ => format!("{stem}-{n}.{ending}"),
        });
        for name in free.take(1000) {
            let file = format!("{folder}/{name}");
            let path = self.publication.join(&file);
            if fs::symlink_metadata(&path).is_ok() {
                continue;
            }
            self.may_write(&file)?;
            let own = OwnFiles::of(&self.publication);
            let above = self.publication.join(folder);
            fs::create_dir_all(&above).map_err(|error| Failure::writing(&above, &error))?;
            if own.folder(&above).is_err() {
                return Err(outside(&file));
            }
            self.put(&path, content)?;
            return Ok(file);
        }
        Err(Failure::Usage(told!("{name} 已经太多了", "there are too many files called {name}")))
    }

    /// The file of a path, which is there, may be written, and is the publication's own.
    fn place(&self, file: &str) -> Result<PathBuf, Failure> {
        self.may_write(file)?;
        let own = OwnFiles::of(&self.publication);
        let real = own.file(Path::new(file)).map_err(|why| match why {
            NotOwn::Missing => gone(file),
            NotOwn::Outside | NotOwn::NoFile => outside(file),
        })?;
        // A link within the publication leads to no other kind of file either.
        let root = dunce::canonicalize(&self.publication).unwrap_or_default();
        let inside = real.strip_prefix(root).map_err(|_| outside(file))?;
        self.may_write(&slashed(inside))?;
        Ok(real)
    }

    /// Only copy is written: no template, no font, nothing of Kanyin's own.
    fn may_write(&self, file: &str) -> Result<(), Failure> {
        if is_copy(file) { Ok(()) } else { Err(outside(file)) }
    }

    fn put(&self, path: &Path, content: &[u8]) -> Result<(), Failure> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(outside(&slashed(path)));
        };
        let failed = |error| Failure::writing(path, &error);
        let mut outbox = Outbox::new(folder)?;
        let mut file = outbox.create(name.to_string_lossy())?;
        file.write_all(content).map_err(failed)?;
        // Whoever may read and write it still may.
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions()).map_err(failed)?;
        }
        file.sync_all().map_err(failed)?;
        drop(file);
        outbox.send()?;
        Ok(())
    }
}

/// Whether a path, seen from the publication, is one of the files that staff write.
pub fn is_copy(file: &str) -> bool {
    let path = Path::new(file);
    if file.contains('\\') || path.components().any(|part| !matches!(part, Component::Normal(_))) {
        return false;
    }
    let parts: Vec<&str> = file.split('/').collect();
    if parts.iter().any(|part| part.is_empty() || part.starts_with('.')) {
        return false;
    }
    matches!(
        parts.as_slice(),
        ["paper.yaml"]
            | ["issues", _, "issue.yaml" | "plan.yaml"]
            | ["issues", _, "stories" | "images" | "ads" | "fillers", _, ..]
            | ["fillers" | "ads" | "images", _, ..]
    )
}

impl Manner {
    fn of(bytes: &[u8]) -> Self {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        let crlf = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
        Self { crlf: 2 * crlf > lines, bom: bytes.starts_with(b"\xEF\xBB\xBF") }
    }

    fn written(self, text: &str) -> String {
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text.to_string() };
        if self.bom { format!("\u{FEFF}{text}") } else { text }
    }
}

/// A name without a folder, as every system takes it.
fn plain_name(name: &str) -> Result<String, Failure> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    // Neither Windows nor Markdown takes these; wide and thin spaces look like one that is typed.
    let plain: String = text::normalised(last)
        .chars()
        .map(|c| if c.is_control() || r#"<>:"|?*&"#.contains(c) { '-' } else { c })
        .collect();
    let mut plain = plain.trim_matches(['.', ' ']).to_string();
    if is_device(plain.split('.').next().unwrap_or_default()) {
        plain.insert(0, '-');
    }
    if plain.is_empty() || plain.len() > 200 {
        let name: String = name.chars().take(100).collect();
        return Err(Failure::Usage(told!(
            "“{name}”不能作文件名",
            "`{name}` cannot be a file's name"
        )));
    }
    Ok(plain)
}

/// Names that Windows keeps for devices, whatever the ending.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = |of: &str| stem.strip_prefix(of).is_some_and(|n| n.len() == 1 && n != "0");
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let size = fs::metadata(path).map_err(|error| Failure::opening(path, &error))?.len();
    if size > MOST_TEXT {
        return Err(too_large(&slashed(path)));
    }
    read(path).map_err(|error| Failure::opening(path, &error))
}

fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", typst_utils::hash128(bytes))
}

fn too_large(file: &str) -> Failure {
    Failure::Usage(text::too_large(file))
}

fn gone(file: &str) -> Failure {
    let file: String = file.chars().take(200).collect();
    Failure::Usage(told!(
        "{file} 不在了：大概被删去，或改了名。要留住写的字，先复制出来",
        "{file} is gone: it was removed, or has another name. To keep what you wrote, copy it first"
    ))
}

fn outside(file: &str) -> Failure {
    let file: String = file.chars().take(200).collect();
    Failure::Usage(told!(
        "{file} 不是这里能写的稿件：只写 paper.yaml，和各期的 issue.yaml、plan.yaml、stories/、images/、ads/、fillers/",
        "{file} is no copy that is written here: only paper.yaml, and of issues issue.yaml, plan.yaml, stories/, images/, ads/, fillers/"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publication() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("issues/1/stories")).unwrap();
        fs::write(folder.path().join("issues/1/stories/a.md"), "甲\r\n乙\r\n").unwrap();
        folder
    }

    #[test]
    fn lines_end_as_they_did() {
        let folder = publication();
        let files = CopyFiles::of(folder.path());
        let read = files.read("issues/1/stories/a.md").unwrap();
        assert_eq!(read.text, "甲\n乙\n");
        let saved = files.save("issues/1/stories/a.md", "甲\n丙\n", &read.hash).unwrap();
        assert!(matches!(saved, Saved::As(CopyText { text, .. }) if text == "甲\n丙\n"));
        let bytes = fs::read(folder.path().join("issues/1/stories/a.md")).unwrap();
        assert_eq!(bytes, "甲\r\n丙\r\n".as_bytes());
    }

    #[test]
    fn what_others_wrote_meanwhile_stays() {
        let folder = publication();
        let files = CopyFiles::of(folder.path());
        let read = files.read("issues/1/stories/a.md").unwrap();
        fs::write(folder.path().join("issues/1/stories/a.md"), "丁").unwrap();
        let saved = files.save("issues/1/stories/a.md", "戊", &read.hash).unwrap();
        assert!(matches!(saved, Saved::Changed(CopyText { text, .. }) if text == "丁"));
        assert_eq!(fs::read_to_string(folder.path().join("issues/1/stories/a.md")).unwrap(), "丁");
    }

    #[test]
    fn only_copy_is_written() {
        for file in ["paper.yaml", "issues/1/plan.yaml", "issues/1/stories/甲.md", "fillers/a.md"]
        {
            assert!(is_copy(file), "{file}");
        }
        for file in [
            "../paper.yaml",
            "/paper.yaml",
            "issues/../layouts/a.typ",
            "layouts/house/a.typ",
            "issues/1/stories/../../../x",
            "issues/1/stories/.x",
            "issues/1/stories",
            r"issues\1\stories\a.md",
            "issues/1/other/a.md",
            "",
        ] {
            assert!(!is_copy(file), "{file}");
        }
    }

    #[test]
    fn a_new_file_takes_a_free_name() {
        let folder = publication();
        let files = CopyFiles::of(folder.path());
        assert_eq!(
            files.add("issues/1/images", "con.jpg", b"x").unwrap(),
            "issues/1/images/-con.jpg"
        );
        let add = || files.add("issues/1/images", r"C:\图\甲?.jpg", b"x").unwrap();
        assert_eq!(
            (add(), add()),
            ("issues/1/images/甲-.jpg".into(), "issues/1/images/甲--2.jpg".into())
        );
    }

    #[cfg(unix)]
    #[test]
    fn who_might_write_still_may() {
        use std::os::unix::fs::PermissionsExt;
        let folder = publication();
        let path = folder.path().join("issues/1/stories/a.md");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        let files = CopyFiles::of(folder.path());
        let read = files.read("issues/1/stories/a.md").unwrap();
        files.save("issues/1/stories/a.md", "丙", &read.hash).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o664);
    }

    #[test]
    fn of_several_over_one_text_one_is_saved() {
        let folder = publication();
        let files = CopyFiles::of(folder.path());
        let read = files.read("issues/1/stories/a.md").unwrap();
        let save = |n: usize| files.save("issues/1/stories/a.md", &format!("第{n}"), &read.hash);
        let saved = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|n| scope.spawn(move || save(n))).collect();
            all.into_iter().map(|one| one.join().unwrap().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(saved.iter().filter(|saved| matches!(saved, Saved::As(_))).count(), 1);
    }

    #[test]
    fn what_is_gone_is_told_so() {
        let folder = publication();
        let read = CopyFiles::of(folder.path()).read("issues/1/stories/x.md");
        assert!(read.unwrap_err().told().zh.contains("不在了"));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_are_refused() {
        let folder = publication();
        let secret = tempfile::NamedTempFile::new().unwrap();
        let link = folder.path().join("issues/1/stories/b.md");
        std::os::unix::fs::symlink(secret.path(), link).unwrap();
        fs::create_dir_all(folder.path().join("layouts")).unwrap();
        fs::write(folder.path().join("layouts/a.typ"), "x").unwrap();
        let link = folder.path().join("issues/1/stories/c.md");
        std::os::unix::fs::symlink(folder.path().join("layouts/a.typ"), link).unwrap();
        let files = CopyFiles::of(folder.path());
        assert!(files.read("issues/1/stories/b.md").is_err());
        assert!(files.read("issues/1/stories/c.md").is_err());
    }
}
