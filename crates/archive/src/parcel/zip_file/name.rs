//! Names in a zip: those that stay in their folder, and that Windows, macOS and Linux can all write.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use kanyin_diagnostics::{Told, told};

/// A file's name in a zip, with `/`, in NFC.
#[derive(Debug, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct ZipName(String);

/// Why a name is none for a zip.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Unfit {
    /// It is empty, or one of its folders is.
    Empty,
    /// It begins at the root of a disk.
    Absolute,
    /// It has `.` or `..` in it.
    Dots,
    /// It has a sign that Windows does not take.
    Sign(char),
    /// A part of it ends in a point or a blank.
    End,
    /// A part of it is the name of a device on Windows.
    Device,
    /// A part of it is longer than file systems take.
    Long,
}

/// Most bytes of a part, and most UTF-16 units too (ext4, NTFS, APFS).
const MOST: usize = 255;

impl ZipName {
    /// A name, if it is fit for a zip.
    pub fn new(name: &str) -> Result<Self, Unfit> {
        let name: String = name.nfc().collect();
        if name.starts_with('/') || is_disk(&name) {
            return Err(Unfit::Absolute);
        }
        name.split('/').try_for_each(fit)?;
        Ok(Self(name))
    }

    /// The name in a folder.
    pub fn within(&self, folder: &str) -> Result<Self, Unfit> {
        Self::new(&format!("{folder}/{}", self.0))
    }

    /// As it stands in the zip.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Unfit {
    /// What is wrong with it.
    pub fn told(self) -> Told {
        match self {
            Unfit::Empty => told!("名字是空的", "the name is empty"),
            Unfit::Absolute => told!("名字从磁盘的根开始", "the name begins at the root of a disk"),
            Unfit::Dots => told!(
                "名字里有 . 或 ..，会跑到别的文件夹去",
                "the name has `.` or `..` in it and would leave its folder"
            ),
            Unfit::Sign(sign) => {
                let sign = sign.escape_default();
                told!(
                    "名字里有 Windows 不认的“{sign}”",
                    "the name has `{sign}` in it, which Windows does not take"
                )
            }
            Unfit::End => told!(
                "名字末尾是点或空格，Windows 会丢掉它",
                "the name ends in a point or a blank, which Windows drops"
            ),
            Unfit::Device => told!("名字是 Windows 的设备名", "the name is a device's on Windows"),
            Unfit::Long => told!("名字太长", "the name is too long"),
        }
    }
}

/// `C:` and its like.
fn is_disk(name: &str) -> bool {
    matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Whether one part of a name is fit.
fn fit(part: &str) -> Result<(), Unfit> {
    if part.is_empty() {
        return Err(Unfit::Empty);
    }
    if part == "." || part == ".." {
        return Err(Unfit::Dots);
    }
    if let Some(sign) = part.chars().find(|c| c.is_control() || r#"\:*?"<>|"#.contains(*c)) {
        return Err(Unfit::Sign(sign));
    }
    if part.ends_with(['.', ' ']) {
        return Err(Unfit::End);
    }
    if is_device(part) {
        return Err(Unfit::Device);
    }
    if part.len() > MOST { Err(Unfit::Long) } else { Ok(()) }
}

/// Whether Windows takes a part for a device, whatever its ending (learn.microsoft.com, Naming Files, Paths, and
/// Namespaces).
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) {
        return true;
    }
    let port = ["COM", "LPT"].iter().find_map(|kind| stem.strip_prefix(kind));
    port.is_some_and(|number| {
        let mut digits = number.chars();
        let digit = digits.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c));
        digit && digits.next().is_none()
    })
}

/// Two names that cannot both be written where large and small letters are the same, or of which one is the other's
/// folder.
pub fn clash<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    // What stands under each name, letters made small, and whether it is a folder.
    let mut taken: HashMap<String, (&str, bool)> = HashMap::new();
    for name in names {
        let folders = name.match_indices('/').map(|(at, _)| (name.get(..at).unwrap_or(name), true));
        for (path, is_folder) in folders.chain([(name, false)]) {
            let there = taken.insert(path.to_lowercase(), (path, is_folder));
            if let Some((other, was_folder)) = there
                && !(is_folder && was_folder && other == path)
            {
                return Some((other, path));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_fit() {
        for name in ["a", "檐下/pages/01.png", "a/.b", "console/com10.txt", "a b/c", "印刷单.html"]
        {
            assert!(ZipName::new(name).is_ok(), "{name}");
        }
        assert_eq!(ZipName::new("e\u{301}").unwrap().as_str(), "\u{e9}");
    }

    #[test]
    fn names_that_would_leave_or_that_windows_cannot_write_are_not() {
        let why = |name: &str| ZipName::new(name).unwrap_err();
        assert_eq!(why(""), Unfit::Empty);
        assert_eq!(why("a//b"), Unfit::Empty);
        assert_eq!(why("a/"), Unfit::Empty);
        assert_eq!(why("/etc/passwd"), Unfit::Absolute);
        assert_eq!(why("c:/x"), Unfit::Absolute);
        assert_eq!(why("a/../../b"), Unfit::Dots);
        assert_eq!(why("./b"), Unfit::Dots);
        assert_eq!(why(r"a\..\b"), Unfit::Sign('\\'));
        assert_eq!(why("ab:c/d"), Unfit::Sign(':'));
        assert_eq!(why("a\0"), Unfit::Sign('\0'));
        assert_eq!(why("a./b"), Unfit::End);
        assert_eq!(why("a "), Unfit::End);
        for device in ["CON", "aux.txt", "a/Nul.tar.gz", "com1", "LPT³.x", "con .x"] {
            assert_eq!(why(device), Unfit::Device, "{device}");
        }
        assert_eq!(why(&"檐".repeat(86)), Unfit::Long);
    }

    #[test]
    fn names_that_differ_by_case_alone_clash() {
        assert_eq!(clash(["a/b", "a/c", "d"]), None);
        assert_eq!(clash(["a/b", "a/B"]), Some(("a/b", "a/B")));
        assert_eq!(clash(["A/b", "a/c"]), Some(("A", "a")));
        assert_eq!(clash(["a/b", "a"]), Some(("a", "a")));
        assert_eq!(clash(["a", "a/b"]), Some(("a", "a")));
        assert_eq!(clash(["a", "a"]), Some(("a", "a")));
    }
}
