//! Files by their names in the folder.

/// A finished file.
#[derive(Debug, Clone)]
pub struct MadeFile {
    /// Its name in the folder, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file's name in the folder, and what it holds.
pub type NamedBytes<'a> = (&'a str, &'a [u8]);

impl MadeFile {
    /// Its name and what it holds.
    pub fn named(&self) -> NamedBytes<'_> {
        (&self.name, &self.bytes)
    }

    /// The file in a folder.
    pub fn under(self, folder: &str) -> Self {
        Self { name: format!("{folder}/{}", self.name), ..self }
    }
}
