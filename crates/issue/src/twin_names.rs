//! Names that differ by case alone, or by the form of their accents: on Windows and macOS they are one file, so that a
//! publication that is carried there loses one of the two in silence. It is told on every system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use kanyin_diagnostics::{Code, Fault, Spot, told};

use super::own_files::{IsText, OwnFiles};
use super::reader::Reader;

/// Most folders that are looked into.
const MOST_FOLDERS: usize = 500;
/// How deep below the issue.
const DEEPEST: usize = 8;

/// Tells the twins among the names that an issue can use: in the publication's folder, in those of its own files, and
/// everywhere in the issue's.
pub fn tell(reader: &mut Reader, issue: &Path) {
    let own = OwnFiles::of(&reader.publication);
    let shared = ["", "issues", "layouts", "fonts", "fillers", "web"];
    let mut folders: Vec<(PathBuf, usize)> =
        shared.map(|folder| (PathBuf::from(folder), DEEPEST)).into();
    folders.push((issue.into(), 0));
    let mut at = 0;
    while let Some((folder, depth)) = folders.get(at).cloned() {
        at += 1;
        let names = names(&own, &folder);
        for (name, twin) in twins(&names) {
            let file = reader.sources.add(folder.join(twin), "");
            let what = told!(
                "“{twin}”和“{name}”的名字只差大小写（或重音的写法），在 Windows 和苹果电脑上是同一个文件，会丢一个",
                "the names `{twin}` and `{name}` differ by case alone (or by how accents are written); on Windows and macOS they are one file, and one of them is lost"
            );
            let hint = told!("给其中一个换个名字", "give one of them another name");
            let spot = Spot::new(file, 0..0);
            reader.faults.push(Fault::warning(Code::TwinNames, spot, what).hint(hint));
        }
        let below = names.iter().map(|name| folder.join(name));
        let room = MOST_FOLDERS.saturating_sub(folders.len());
        let below = below.filter(|path| depth < DEEPEST && own.folder(path).is_ok());
        folders.extend(below.take(room).map(|path| (path, depth + 1)).collect::<Vec<_>>());
    }
}

/// The names in a folder that are not hidden.
fn names(own: &OwnFiles, folder: &Path) -> Vec<String> {
    let names = own.names(folder).into_iter();
    let names = names.filter(|(name, is_text)| *is_text == IsText(true) && !name.starts_with('.'));
    names.map(|(name, _)| name).collect()
}

/// Names that are one on some systems: each with the first that is like it.
fn twins(names: &[String]) -> Vec<(&str, &str)> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut twins = Vec::new();
    for name in names {
        let folded: String = name.nfc().flat_map(char::to_lowercase).nfc().collect();
        match first.get(&folded) {
            Some(first) => twins.push((*first, name.as_str())),
            None => _ = first.insert(folded, name),
        }
    }
    twins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_other_name() {
        let names = ["A.md", "Ä.md", "A\u{308}.md", "a.md", "b.md", "Ｂ.md", "ｂ.md", "桥.md"];
        let names: Vec<String> = names.map(String::from).into();
        let twins = twins(&names);
        assert_eq!(twins, [("Ä.md", "A\u{308}.md"), ("A.md", "a.md"), ("Ｂ.md", "ｂ.md")]);
    }
}
