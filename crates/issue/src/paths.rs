//! Paths as staff write them, and the files they lead to: never out of the publication.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

/// A file that is there.
#[derive(Debug, Clone)]
pub struct FoundFile {
    /// Its path inside the publication, with `/`.
    pub inside: PathBuf,
    /// Where it really is, links followed.
    pub real: PathBuf,
    /// How it was named.
    pub named: Named,
}

/// How a file was named.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Named {
    /// By its name; composed and decomposed letters (NFC, NFD) are the same.
    Rightly,
    /// In another way that some systems understand and others do not: capitals, full-width signs.
    Nearly,
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
    if written.starts_with('/')
        || written.as_bytes().get(1) == Some(&b':')
        || written.starts_with("file:")
    {
        return Err(Lost::Absolute);
    }
    if written.contains("://") || written.starts_with("data:") {
        return Err(Lost::Web);
    }
    let mut first_lost = None;
    for (written, named) in writings(&written) {
        for base in bases {
            match find_in(publication, base, &written) {
                Ok(found) if named == Named::Nearly => return Ok(FoundFile { named, ..found }),
                Ok(found) => return Ok(found),
                Err(lost) => first_lost = first_lost.or(Some(lost)),
            }
        }
    }
    Err(match first_lost {
        Some(Lost::Missing(_)) | None => {
            let inside = bases.first().and_then(|base| joined(base, &written));
            Lost::Missing(inside.and_then(|inside| neighbour(publication, &inside)))
        }
        Some(lost) => lost,
    })
}

/// A path as it was written, and as it may be meant: with `%20` for a space, with signs of an input method.
fn writings(written: &str) -> Vec<(String, Named)> {
    let mut all = vec![(written.to_string(), Named::Rightly)];
    if let Ok(decoded) = percent_decode_str(written).decode_utf8()
        && decoded != written
        && decoded.matches('/').count() == written.matches('/').count()
        && !decoded.contains(['\\', '\0'])
    {
        all.push((decoded.into_owned(), Named::Rightly));
    }
    let quotes = ['“', '”', '‘', '’', '「', '」', '"', '\''];
    let plain: String = written.trim_matches(quotes).chars().map(half_width).collect();
    let plain = plain.split('/').map(str::trim).collect::<Vec<_>>().join("/");
    if plain != written && !plain.starts_with('/') {
        all.push((plain, Named::Nearly));
    }
    all
}

/// Full-width signs, letters and digits, as an input method types them, made ordinary ones.
fn half_width(c: char) -> char {
    match c {
        '．' | '。' => '.',
        '\u{3000}' => ' ',
        '＼' => '/',
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

fn find_in(publication: &Path, base: &Path, written: &str) -> Result<FoundFile, Lost> {
    let inside = joined(base, written).ok_or(Lost::Outside)?;
    let path = publication.join(&inside);
    let (inside, named, real) = match dunce::canonicalize(&path) {
        Ok(real) => match as_stored(&inside, &real) {
            Some(stored) => (stored, Named::Nearly, real),
            None => (inside, Named::Rightly, real),
        },
        Err(_) => {
            let Some((stored, named)) = nearly(publication, &inside) else {
                return Err(Lost::Missing(None));
            };
            let real =
                dunce::canonicalize(publication.join(&stored)).map_err(|_| Lost::Missing(None))?;
            (stored, named, real)
        }
    };
    if !real.starts_with(publication) {
        return Err(Lost::Outside);
    }
    if !real.is_file() {
        return Err(Lost::NoFile);
    }
    Ok(FoundFile { inside, real, named })
}

/// On a system to which capitals are all the same, the name as it is stored, if it was written otherwise.
fn as_stored(inside: &Path, real: &Path) -> Option<PathBuf> {
    let steps = inside.components().count();
    let stored: PathBuf =
        real.components().skip(real.components().count().saturating_sub(steps)).collect();
    let same = folded(&stored) == folded(inside);
    (same && composed(&stored) != composed(inside)).then_some(stored)
}

fn folded(path: &Path) -> String {
    composed(path).to_lowercase()
}

fn composed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").nfc().collect()
}

/// The file whose name is the same but for composed letters, or for capitals.
fn nearly(publication: &Path, inside: &Path) -> Option<(PathBuf, Named)> {
    let mut stored = PathBuf::new();
    let mut named = Named::Rightly;
    for step in inside.components() {
        let step: String = step.as_os_str().to_string_lossy().nfc().collect();
        let names = names_in(publication, &stored)?;
        let same = |name: &&String| name.nfc().eq(step.chars());
        let alike =
            |name: &&String| name.nfc().collect::<String>().to_lowercase() == step.to_lowercase();
        let found = match names.iter().find(same) {
            Some(name) => name,
            None => {
                named = Named::Nearly;
                names.iter().find(alike)?
            }
        };
        stored.push(found);
    }
    Some((stored, named))
}

/// The names in a folder of the publication, in order.
fn names_in(publication: &Path, inside: &Path) -> Option<Vec<String>> {
    const MOST: usize = 10_000;
    let folder = dunce::canonicalize(publication.join(inside)).ok()?;
    if !folder.starts_with(publication) {
        return None;
    }
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .take(MOST)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Some(names)
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

/// A file whose name is nearly the same, in the same folder; one with another extension; or the same name in the
/// folder beside or above where such files mostly lie.
fn neighbour(publication: &Path, inside: &Path) -> Option<String> {
    let name = inside.file_name()?.to_string_lossy().into_owned();
    let folder = inside.parent()?;
    let names = names_in(publication, folder).unwrap_or_default();
    let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
    let own = stem(&name);
    let other_extension =
        || names.iter().find(|other| own.is_some() && stem(other) == own).cloned();
    if let Some(near) = other_extension().or_else(|| {
        super::nearest::nearest(&name, names.iter().map(String::as_str)).map(str::to_string)
    }) {
        return Some(near);
    }
    ["images", "ads", "stories", "fillers", "../images", "../ads", "../stories"].iter().find_map(
        |beside| {
            let there = joined(folder, beside)?;
            let near = names_in(publication, &there)?.into_iter().find(|other| *other == name)?;
            Some(format!("{beside}/{near}"))
        },
    )
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
    fn a_name_is_found_by_its_letters() {
        let (_keep, root) = publication();
        let issue = root.join("issues/一");
        fs::create_dir_all(issue.join("images")).unwrap();
        for name in ["Cafe\u{301}.jpg", "IMG_1.JPG", "a b.jpg", "c.jpg"] {
            fs::write(issue.join("images").join(name), "x").unwrap();
        }
        let found = |written: &str| find(&root, &[Path::new("issues/一/stories")], written);
        let named = |written: &str| found(written).map(|found| found.named);
        assert_eq!(named("../images/Caf\u{e9}.jpg"), Ok(Named::Rightly));
        assert_eq!(named("../images/a%20b.jpg"), Ok(Named::Rightly));
        assert_eq!(named("..\\images\\c.jpg"), Ok(Named::Rightly));
        assert_eq!(named("../images/img_1.jpg"), Ok(Named::Nearly));
        let stored = Path::new("issues/一/images/IMG_1.JPG");
        assert_eq!(found("../images/img_1.jpg").unwrap().inside, stored);
        assert_eq!(named("../images/c．jpg"), Ok(Named::Nearly));
        assert_eq!(named("“../images/c.jpg”"), Ok(Named::Nearly));
        assert_eq!(named("../images/c.jpeg"), Err(Lost::Missing(Some("c.jpg".into()))));
        assert_eq!(named("c.jpg"), Err(Lost::Missing(Some("../images/c.jpg".into()))));
        assert_eq!(named("file:///C:/c.jpg"), Err(Lost::Absolute));
        assert!(named("../%2e%2e/../../secret.md").is_err());
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
