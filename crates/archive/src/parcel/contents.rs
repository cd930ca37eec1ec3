//! Who gets which files of an issue: one table.

/// Whom an archive is for.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Audience {
    /// Readers: what opens on a screen.
    Readers,
    /// The printing house.
    Printer,
    /// Libraries, which keep it: a BagIt bag.
    Library,
}

use Audience::{Library, Printer, Readers};

/// Files by their name in the folder, and who gets them. With `/` at its end: all that is below that folder.
/// What is not listed (`plan.yaml`, `layout.json`, plates, proofs) is the newsroom's own.
const CONTENTS: &[(&str, &[Audience])] = &[
    ("web.pdf", &[Readers, Library]),
    ("pages/", &[Library]),
    ("epaper/", &[Readers]),
    ("stories/", &[Readers]),
    ("stories.json", &[Readers, Library]),
    ("wechat/", &[Readers]),
    ("press.pdf", &[Printer]),
    ("press/", &[Printer]),
    ("preflight.html", &[Printer]),
    ("preflight.json", &[Printer]),
    (JOB_SHEET, &[Printer]),
    ("alto/", &[Library]),
    ("mets.xml", &[Library]),
];

/// The job sheet for the printing house.
pub const JOB_SHEET: &str = "印刷单.html";

impl Audience {
    /// All there are.
    pub const ALL: [Audience; 3] = [Readers, Printer, Library];

    /// What stands behind the date in the archive's name.
    pub fn suffix(self) -> &'static str {
        match self {
            Readers => "",
            Printer => "-print",
            Library => "-library",
        }
    }

    /// Its name in the archive's comment: `readers`.
    pub fn name(self) -> &'static str {
        match self {
            Readers => "readers",
            Printer => "printer",
            Library => "library",
        }
    }

    /// The names under which it gets a file, which is named as in the folder. Readers get the pages as the
    /// e-paper has them, a third as large as those of libraries.
    pub fn names(self, file: &str) -> Vec<&str> {
        let page = file.strip_prefix("epaper/").filter(|name| name.starts_with("pages/"));
        let page = page.filter(|name| self == Readers && !name.ends_with("-small.jpg"));
        self.gets(file).then_some(file).into_iter().chain(page).collect()
    }

    /// Whether it gets a file, named as in the folder.
    fn gets(self, file: &str) -> bool {
        let listed = CONTENTS.iter().find(|(name, _)| match name.ends_with('/') {
            true => file.starts_with(name),
            false => file == *name,
        });
        listed.is_some_and(|(_, audiences)| audiences.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_gets_what_is_theirs() {
        let gets = |file| Audience::ALL.map(|audience| audience.gets(file));
        assert_eq!(gets("web.pdf"), [true, false, true]);
        assert_eq!(gets("pages/01.png"), [false, false, true]);
        assert_eq!(gets("press/檐下-01.pdf"), [false, true, false]);
        assert_eq!(gets("印刷单.html"), [false, true, false]);
        assert_eq!(gets("alto/01.xml"), [false, false, true]);
        assert_eq!(gets("epaper/story-01.html"), [true, false, false]);
        assert_eq!(Readers.names("epaper/pages/01.jpg"), ["epaper/pages/01.jpg", "pages/01.jpg"]);
        assert_eq!(Readers.names("epaper/pages/01-small.jpg"), ["epaper/pages/01-small.jpg"]);
        assert!(Library.names("epaper/pages/01.jpg").is_empty());
        for own in ["plan.yaml", "layout.json", "separations/01-K.png", "old/web.pdf", "pages"] {
            assert_eq!(gets(own), [false; 3], "{own}");
        }
    }
}
