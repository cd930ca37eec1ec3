//! Files for an issue, and their names: none that is taken, each once.

use std::collections::{BTreeSet, HashMap};

use kanyin_issue::file_name::harmless;

/// Characters of a file's name, at most.
const LONGEST: usize = 24;

/// A file for an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedFile {
    /// Its name in the issue's folder, with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The last part of a path, harmless as a name.
pub fn file_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain: String =
        harmless(file).chars().map(|c| if "()[]{}#%".contains(c) { '-' } else { c }).collect();
    let plain = plain.trim_matches([' ', '.']).to_string();
    if plain.is_empty() { "图".into() } else { plain }
}

/// The name of a story's file: its title, or the beginning of it.
pub fn story_name(title: &str) -> String {
    let plain: String = harmless(title)
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-')
        .take(LONGEST)
        .collect();
    let plain = plain.trim_matches([' ', '-']).replace(' ', "-");
    if plain.is_empty() { "无题".into() } else { plain }
}

/// Names that are given out, each once.
pub struct Names<'a> {
    taken: &'a dyn Fn(&str) -> bool,
    given: BTreeSet<String>,
    /// Names that another was taken for: wanted, taken.
    pub renamed: Vec<(String, String)>,
    /// The next number of a name that was given out.
    next: HashMap<String, usize>,
}

impl<'a> Names<'a> {
    /// Beside files that are there.
    pub fn new(taken: &'a dyn Fn(&str) -> bool) -> Self {
        let (given, renamed, next) = Default::default();
        Self { taken, given, renamed, next }
    }

    /// A name in a folder that nothing has: the one that is wanted, or with a number.
    pub fn free(&mut self, folder: &str, stem: &str, ending: &str) -> String {
        let name = |number: usize| {
            let number = if number > 1 { format!("-{number}") } else { String::new() };
            let file = format!("{stem}{number}.{ending}");
            if folder.is_empty() { file } else { format!("{folder}/{file}") }
        };
        let is_free =
            |name: &String| !(self.taken)(name) && !self.given.contains(&name.to_lowercase());
        let from = self.next.get(&name(1)).copied().unwrap_or(1);
        let number = (from..).find(|number| is_free(&name(*number))).unwrap_or(1);
        let free = name(number);
        if free != name(1) {
            self.renamed.push((name(1), free.clone()));
        }
        self.next.insert(name(1), number + 1);
        self.given.insert(free.to_lowercase());
        free
    }
}
