//! Paths as staff write them, and the files they lead to: never out of the publication.

use std::path::{Path, PathBuf};

/// A file that is there.
#[derive(Debug, Clone)]
pub struct FoundFile {
    /// Its path inside the publication, with `/`.
    pub inside: PathBuf,
    /// Where it really is, links followed.
    pub real: PathBuf,
}

/// Why there is no file.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Lost {
    /// Nothing was written.
    Empty,
    /// It begins at the root of a disk.
    Absolute,
    /// It is on the web.
    Web,
    /// It leads out of the publication.
    Outside,
    /// Nothing is there; the name of something that nearly has its name.
    Missing(Option<String>),
    /// Something is there, but it is no file.
    NoFile,
}

/// Finds the file meant by a path that is relative to one of `bases`, which are folders inside the
/// publication; the first base that has it wins. `publication` must be canonical.
pub fn find(publication: &Path, bases: &[&Path], written: &str) -> Result<FoundFile, Lost> {
    let written = written.trim().replace('\\', "/");
    if written.is_empty() {
        return Err(Lost::Empty);
    }
    if written.contains("://") || written.starts_with("data:") {
        return Err(Lost::Web);
    }
    if written.starts_with('/') || written.as_bytes().get(1) == Some(&b':') {
        return Err(Lost::Absolute);
    }
    let mut first_lost = None;
    for base in bases {
        match find_in(publication, base, &written) {
            Ok(found) => return Ok(found),
            Err(lost) => first_lost = first_lost.or(Some(lost)),
        }
    }
    Err(first_lost.unwrap_or(Lost::Missing(None)))
}

fn find_in(publication: &Path, base: &Path, written: &str) -> Result<FoundFile, Lost> {
    let inside = joined(base, written).ok_or(Lost::Outside)?;
    let path = publication.join(&inside);
    let Ok(real) = dunce::canonicalize(&path) else {
        return Err(Lost::Missing(neighbour(publication, &inside)));
    };
    if !real.starts_with(publication) {
        return Err(Lost::Outside);
    }
    if !real.is_file() {
        return Err(Lost::NoFile);
    }
    Ok(FoundFile { inside, real })
}

/// Base and path in one, without `.` and `..`; `None` if it leads out.
fn joined(base: &Path, written: &str) -> Option<PathBuf> {
    let base = base.to_string_lossy().replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(written.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(PathBuf::from(steps.join("/")))
}

/// A file in the same folder whose name is nearly the same.
fn neighbour(publication: &Path, inside: &Path) -> Option<String> {
    const MOST: usize = 1000;
    let name = inside.file_name()?.to_string_lossy().into_owned();
    let folder = dunce::canonicalize(publication.join(inside.parent()?)).ok()?;
    if !folder.starts_with(publication) {
        return None;
    }
    let names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .take(MOST)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    super::nearest::nearest(&name, names.iter().map(String::as_str)).map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn publication() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("paper");
        fs::create_dir_all(root.join("issues/一/stories")).unwrap();
        fs::write(root.join("issues/一/stories/稿件.md"), "x").unwrap();
        fs::write(root.join("logo.png"), "x").unwrap();
        fs::write(folder.path().join("secret.md"), "x").unwrap();
        (folder, root)
    }

    #[test]
    fn a_path_is_sought_in_the_issue_and_then_in_the_publication() {
        let (_keep, root) = publication();
        let bases = [Path::new("issues/一"), Path::new("")];
        let found = find(&root, &bases, "./stories\\稿件.md").unwrap();
        assert_eq!(found.inside, Path::new("issues/一/stories/稿件.md"));
        assert_eq!(find(&root, &bases, "logo.png").unwrap().inside, Path::new("logo.png"));
        assert_eq!(find(&root, &bases, "../../logo.png").unwrap().inside, Path::new("logo.png"));
        assert_eq!(
            find(&root, &bases, "stories/稿伴.md").unwrap_err(),
            Lost::Missing(Some("稿件.md".into()))
        );
        assert_eq!(find(&root, &bases, "stories").unwrap_err(), Lost::NoFile);
    }

    #[test]
    fn no_path_leads_out() {
        let (_keep, root) = publication();
        let lost = |written: &str| find(&root, &[Path::new("issues/一")], written).unwrap_err();
        assert_eq!(lost("../../../secret.md"), Lost::Outside);
        assert_eq!(lost("../../../../../../../../etc/passwd"), Lost::Outside);
        assert_eq!(lost("/etc/passwd"), Lost::Absolute);
        assert_eq!(lost("C:\\secret.md"), Lost::Absolute);
        assert_eq!(lost("\\\\server\\x"), Lost::Absolute);
        assert_eq!(lost("https://example.com/a.jpg"), Lost::Web);
        assert_eq!(lost("  "), Lost::Empty);
        assert_eq!(lost("a\0b"), Lost::Missing(None));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_are_refused() {
        let (keep, root) = publication();
        let link = |to: &Path, name: &str| {
            std::os::unix::fs::symlink(to, root.join("issues/一").join(name)).unwrap();
        };
        link(&keep.path().join("secret.md"), "a.md");
        link(keep.path(), "out");
        link(&root.join("logo.png"), "in.png");
        link(Path::new("loop.md"), "loop.md");
        let found = |written: &str| find(&root, &[Path::new("issues/一")], written);
        assert_eq!(found("a.md").unwrap_err(), Lost::Outside);
        assert_eq!(found("out/secret.md").unwrap_err(), Lost::Outside);
        assert!(matches!(found("loop.md").unwrap_err(), Lost::Missing(_)));
        assert_eq!(found("in.png").unwrap().real, root.join("logo.png"));
    }
}
