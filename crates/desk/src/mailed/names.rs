//! The names of mailed files: their encoding, where they lead, and which nobody wrote.

use encoding_rs::Encoding;

use crate::code_page;
use crate::words::is_han;

/// The names of a zip's entries as text. Those that are not marked as UTF-8 are in one encoding, told by all of them together.
pub fn decoded(raw: &[(Vec<u8>, bool)]) -> Vec<String> {
    let unmarked: Vec<&[u8]> =
        raw.iter().filter(|(_, is_utf8)| !is_utf8).map(|(name, _)| name.as_slice()).collect();
    let encoding = encoding(&unmarked.join(&b'\n'));
    let name = |(bytes, is_utf8): &(Vec<u8>, bool)| {
        let text = if *is_utf8 {
            String::from_utf8_lossy(bytes)
        } else {
            encoding.decode_without_bom_handling(bytes).0
        };
        text.replace('\\', "/")
    };
    raw.iter().map(name).collect()
}

/// Zips know no UTF-16.
fn encoding(names: &[u8]) -> &'static Encoding {
    if is_gbk_that_looks_like_utf8(names) {
        return encoding_rs::GB18030;
    }
    let decoded =
        code_page::decode(names).and_then(|decoded| Encoding::for_label(decoded.name.as_bytes()));
    decoded.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(encoding_rs::GB18030)
}

/// `图1` in GBK is sound UTF-8 too: `ͼ1`, a letter that nobody types.
fn is_gbk_that_looks_like_utf8(names: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(names) else { return false };
    let mut letters = text.chars().filter(|c| !c.is_ascii()).peekable();
    let is_odd = |c: char| matches!(c, '\u{250}'..='\u{7FF}');
    let (read, _, is_broken) = encoding_rs::GB18030.decode(names);
    letters.peek().is_some()
        && letters.all(is_odd)
        && !is_broken
        && read.chars().filter(|c| !c.is_ascii()).all(is_han)
}

/// A path inside of what was mailed, `./` and double slashes gone; `None` if it leads out.
pub fn inside(name: &str) -> Option<String> {
    if name.starts_with('/') || name.chars().nth(1) == Some(':') || name.contains('\0') {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!parts.is_empty() && !parts.contains(&"..")).then(|| parts.join("/"))
}

/// Whether a system left the file beside others.
pub fn is_left_by_a_system(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.split('/')
        .any(|part| matches!(part, "__MACOSX" | ".git" | ".svn" | "$RECYCLE.BIN" | "@eaDir"))
        || matches!(
            last.to_ascii_lowercase().as_str(),
            ".ds_store" | "thumbs.db" | "desktop.ini" | ".localized"
        )
        || last.starts_with("._")
        || last.starts_with("~$")
        || last.starts_with(".~")
}

/// Whether a file belongs to a page that is saved beside it: `甲_files/1.jpg` and `甲.html`.
pub fn is_part_of_page(name: &str, is_there: impl Fn(&str) -> bool) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    (0..parts.len().saturating_sub(1)).any(|n| {
        let stem = ["_files", ".files", "_文件", "-Dateien"]
            .iter()
            .find_map(|end| parts[n].strip_suffix(end));
        let Some(stem) = stem else { return false };
        let page = parts[..n].iter().copied().chain([stem]).collect::<Vec<_>>().join("/");
        ["html", "htm", "mhtml"].iter().any(|ending| is_there(&format!("{page}.{ending}")))
    })
}

/// Folders that hold an issue as `kanyin archive` writes it for readers.
pub fn archives<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Vec<String> {
    let is_there = |wanted: &str| names.clone().any(|name| name == wanted);
    let folders = names.clone().filter_map(|name| name.strip_suffix("stories.json"));
    let is_archive = |folder: &&str| {
        is_there(&format!("{folder}SHA256SUMS")) && is_there(&format!("{folder}stories/01.md"))
    };
    folders.filter(is_archive).map(Into::into).collect()
}

/// Whether a file of such a folder is made of its stories.
pub fn is_made_of_stories(name: &str, folder: &str) -> bool {
    let Some(name) = name.strip_prefix(folder) else { return false };
    let is_story = name.starts_with("stories/") && name.ends_with(".md");
    !is_story && !name.starts_with("stories/pictures/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_encoding() {
        let gbk = |name: &str| (encoding_rs::GBK.encode(name).0.into_owned(), false);
        let raw =
            [gbk("来稿/图一.jpg"), gbk("来稿\\街灯.txt"), ("溪.md".as_bytes().to_vec(), true)];
        assert_eq!(decoded(&raw), ["来稿/图一.jpg", "来稿/街灯.txt", "溪.md"]);
        // Each of these is sound UTF-8 as well.
        assert_eq!(decoded(&[gbk("图1.jpg"), gbk("图2.jpg")]), ["图1.jpg", "图2.jpg"]);
        let mac = [("来稿/街灯.txt".as_bytes().to_vec(), false)];
        assert_eq!(decoded(&mac), ["来稿/街灯.txt"]);
        let big5 = [(encoding_rs::BIG5.encode("來稿/街燈亮了.txt").0.into_owned(), false)];
        assert_eq!(decoded(&big5), ["來稿/街燈亮了.txt"]);
    }

    #[test]
    fn names_lead_nowhere_but_inside() {
        assert_eq!(inside("./a//b.txt").as_deref(), Some("a/b.txt"));
        for out in ["../a", "a/../../b", "/etc/passwd", "C:/a", "..", "", "a\0b"] {
            assert_eq!(inside(out), None, "{out}");
        }
    }

    #[test]
    fn what_nobody_wrote() {
        for name in ["__MACOSX/a/._b.docx", "a/.DS_Store", "Thumbs.db", "~$稿.docx", "._图.jpg"] {
            assert!(is_left_by_a_system(name), "{name}");
        }
        assert!(!is_left_by_a_system("来稿/图.jpg"));
    }
}
