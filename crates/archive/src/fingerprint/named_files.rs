//! Files of a publication that are named in texts: a picture for all issues, the printing house's profile, an
//! advertisement that runs for months. They may lie anywhere in the publication.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use memchr::memmem;
use percent_encoding::percent_decode_str;

use crate::checksums::Checksum;

/// What stands in a publication's folder and may be named.
pub struct NamedFiles {
    publication: PathBuf,
    /// Names of files and folders.
    names: Vec<String>,
}

/// Endings of texts that name files.
const TEXTS: [&str; 9] = ["md", "markdown", "yaml", "yml", "typ", "html", "css", "svg", "txt"];
/// Most bytes of a text: none that people write is longer.
const MOST: u64 = 16 << 20;
/// Most characters of a path.
const LONGEST: usize = 300;

impl NamedFiles {
    /// Those of a publication, but for what is looked at anyway, the issues, and what is hidden.
    pub fn of(publication: &Path, known: &[&str]) -> Self {
        let entries = fs::read_dir(publication).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let names = names.filter(|name| {
            !name.starts_with('.') && name != "issues" && !known.contains(&name.as_str())
        });
        Self { publication: publication.into(), names: names.collect() }
    }

    /// The sum of a file, and which files it names.
    pub fn read(&self, path: &Path) -> (Checksum, BTreeSet<PathBuf>) {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_text = TEXTS.contains(&ending.to_lowercase().as_str());
        let is_short = || fs::metadata(path).is_ok_and(|metadata| metadata.len() <= MOST);
        if !is_text || !is_short() {
            return (Checksum::of_file(path), BTreeSet::new());
        }
        let bytes = fs::read(path).unwrap_or_default();
        (Checksum::of(&bytes), self.named_in(&String::from_utf8_lossy(&bytes)))
    }

    /// Which files a text names. Too many do no harm, one too few would.
    fn named_in(&self, text: &str) -> BTreeSet<PathBuf> {
        let text = text.replace('\\', "/");
        let decoded = percent_decode_str(&text).decode_utf8_lossy();
        let texts = [Some(text.as_str()), Some(&*decoded).filter(|decoded| *decoded != text)];
        let mut found = BTreeSet::new();
        for text in texts.into_iter().flatten() {
            for name in &self.names {
                for at in memmem::find_iter(text.as_bytes(), name.as_bytes()) {
                    found.extend(self.files_at(text.get(at..).unwrap_or_default(), name));
                }
            }
        }
        found
    }

    /// The files whose paths a text may begin with: nobody knows where in it a path ends.
    fn files_at(&self, text: &str, name: &str) -> Vec<PathBuf> {
        let line = text.lines().next().unwrap_or_default();
        let behind = line.get(name.len()..).unwrap_or_default();
        if !behind.starts_with('/') {
            return self.file(name).into_iter().collect();
        }
        let line = line.char_indices().nth(LONGEST).map_or(line, |(end, _)| &line[..end]);
        let ends = line.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != '/');
        let ends = ends.map(|(end, _)| end).chain([line.len()]).filter(|end| *end > name.len());
        ends.filter_map(|end| self.file(line.get(..end)?)).collect()
    }

    /// The file of a path, if there is one, and it is in the publication.
    fn file(&self, written: &str) -> Option<PathBuf> {
        let written = Path::new(written);
        let is_below = written.components().all(|part| matches!(part, Component::Normal(_)));
        let path = self.publication.join(written);
        let real = dunce::canonicalize(&path).ok().filter(|real| real.is_file())?;
        (is_below && real.starts_with(&self.publication)).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_however_they_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for file in ["ads/牙科.pdf", "ads/a b (1).pdf", "logo.png", "profiles/my.icc", "ads/x.y.z"]
        {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), "x").unwrap();
        }
        let named_files = NamedFiles::of(&root, &["paper.yaml"]);
        let named = |text: &str| -> Vec<String> {
            let found = named_files.named_in(text);
            let inside = found.iter().map(|path| path.strip_prefix(&root).unwrap());
            inside.map(|path| path.to_str().unwrap().into()).collect()
        };
        assert_eq!(named("ads: [ads/牙科.pdf, 'ads/x.y.z']"), ["ads/x.y.z", "ads/牙科.pdf"]);
        assert_eq!(named("![](../../ads/a%20b%20(1).pdf \"columns=2\")"), ["ads/a b (1).pdf"]);
        assert_eq!(named("![](<ads/a b (1).pdf>)"), ["ads/a b (1).pdf"]);
        assert_eq!(named("profile: profiles\\my.icc # ours"), ["profiles/my.icc"]);
        assert_eq!(named("image(\"../logo.png\")"), ["logo.png"]);
        assert_eq!(named("ads/../../secret ads/ ads/none.pdf logo"), Vec::<String>::new());
    }
}
