//! The comment of an archive: what it was made from. Nothing else need be kept to know that nothing has changed.

use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::ZipArchive;

use kanyin_diagnostics::harmless;

use crate::checksums::Checksum;
use crate::parcel::Audience;

/// What an archive was made from, written `kanyin 0.1.0 for=readers input=sha256:… issue=issues/2026-11`.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Label {
    version: String,
    audience: String,
    input: Checksum,
    issue: String,
}

impl Label {
    /// The label of an archive that this program makes, of an issue named by its path in the publication.
    pub fn new(audience: Audience, input: Checksum, issue: &str) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").into(),
            audience: audience.name().into(),
            input,
            issue: harmless(issue),
        }
    }

    /// The issue's path in its publication.
    pub fn issue(&self) -> &str {
        &self.issue
    }

    /// Reads an archive's comment. `None` if it is not of Kanyin's making.
    pub fn read(comment: &[u8]) -> Option<Self> {
        let comment = std::str::from_utf8(comment).ok()?;
        // A folder's name may hold anything, so it stands last.
        let (head, issue) = comment.split_once(" issue=")?;
        let mut words = head.split(' ');
        let label = Self {
            version: words.next().filter(|word| *word == "kanyin").and(words.next())?.into(),
            audience: words.next()?.strip_prefix("for=")?.into(),
            input: words.next()?.strip_prefix("input=sha256:")?.parse().ok()?,
            issue: issue.into(),
        };
        words.next().is_none().then_some(label)
    }

    /// The label of an archive that stands in a folder; `None` also if it is cut off, or not there.
    pub fn of_file(path: &Path) -> Option<Self> {
        // What is no file, such as a pipe, might never end.
        let file = path.is_file().then(|| File::open(path).ok())??;
        let archive = ZipArchive::new(BufReader::new(file)).ok()?;
        Self::read(archive.comment())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, audience, input, issue } = self;
        write!(f, "kanyin {version} for={audience} input=sha256:{input} issue={issue}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_as_it_was_written() {
        for issue in ["issues/2026-11", "第 143 期 issue=x", ""] {
            let label = Label::new(Audience::Library, Checksum::of(b"x"), issue);
            assert_eq!(Label::read(label.to_string().as_bytes()), Some(label));
        }
    }

    #[test]
    fn other_comments_are_no_labels() {
        let sum = Checksum::of(b"");
        for comment in [
            String::new(),
            "made by someone".into(),
            format!("kanyin 0.1.0 for=readers input=sha256:{sum}"),
            "kanyin 0.1.0 for=readers input=sha256:12 issue=a".into(),
            format!("tool 0.1.0 for=readers input=sha256:{sum} issue=a"),
            format!("kanyin 0.1.0 for=readers input=sha256:{sum} more=1 issue=a"),
        ] {
            assert_eq!(Label::read(comment.as_bytes()), None, "{comment}");
        }
        assert_eq!(Label::read(b"kanyin \xff issue="), None);
    }
}
