//! Pictures: their bytes, and the names they are written under.

use std::borrow::Cow;
use std::collections::HashMap;

use kanyin_diagnostics::{Fault, told};
use percent_encoding::percent_decode_str;

use super::drawings::Shown;
use super::package::{NoPart, Package};
use super::relations::Relations;
use super::said;
use crate::block::Picture;

/// Endings that a picture's file has.
const ENDINGS: [&str; 14] = [
    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf", "svg", "heic", "jfif",
    "jp2",
];

/// The pictures that were shown so far.
#[derive(Debug, Default)]
pub struct Pictures {
    /// By the part or address that each is of.
    names: HashMap<String, String>,
}

impl Pictures {
    /// A picture with its bytes, and what is to be told of it. Nothing is fetched from outside the file.
    pub fn picture(
        &mut self,
        shown: &Shown,
        relations: &Relations,
        package: &Package,
        file: &str,
        line: u32,
    ) -> (Picture, Vec<Fault>) {
        let (embedded, linked) = (shown.embedded.as_deref(), shown.linked.as_deref());
        let mut faults = Vec::new();
        let inside = [embedded, linked].into_iter().flatten().find_map(|id| relations.inside(id));
        let alt = shown.alt.clone();
        let Some(part) = inside else {
            let outside =
                [linked, embedded].into_iter().flatten().find_map(|id| relations.outside(id));
            let name = self.name(outside.unwrap_or(&shown.name), "", "");
            let told_name = &name;
            faults.push(
                said::left_out(told!(
                    "“{file}”第 {line} 段的图“{told_name}”不在文件里，只有链接；没有去取",
                    "`{file}`, paragraph {line}: the picture `{told_name}` is only linked, not in the file; it was not fetched"
                ))
                .hint(told!("请作者把原图发来", "ask the author for the picture's own file")),
            );
            return (Picture { name, bytes: None, alt, caption: Vec::new() }, faults);
        };
        let name = self.name(part, &shown.name, &alt);
        let told_name = &name;
        let bytes = package.picture(part).or_else(|fault| {
            let plain = decoded(part);
            if plain == part { Err(fault) } else { package.picture(&plain) }
        });
        match &bytes {
            Ok(_) if shown.is_cropped => faults.push(said::note(told!(
                "“{file}”第 {line} 段的图“{told_name}”在 Word 里裁过，拿进来的是整张",
                "`{file}`, paragraph {line}: the picture `{told_name}` is cropped in Word; it was taken in whole"
            ))),
            Ok(_) => {}
            Err(NoPart::Large) => faults.push(said::left_out(told!(
                "“{file}”第 {line} 段的图“{told_name}”太大，没有拿进来；请作者把原图单独发来",
                "`{file}`, paragraph {line}: the picture `{told_name}` is too large and was left out; ask the author for its own file"
            ))),
            Err(NoPart::Missing | NoPart::Damaged) => faults.push(said::left_out(told!(
                "“{file}”第 {line} 段的图“{told_name}”在文件里找不到或坏了；请作者把原图发来",
                "`{file}`, paragraph {line}: the picture `{told_name}` is missing from the file or damaged; ask the author for its own file"
            ))),
        }
        let is_drawn = [".emf", ".wmf"].iter().any(|ending| name.ends_with(ending));
        if is_drawn && bytes.is_ok() {
            faults.push(said::metafile(file, line, &name));
        }
        (Picture { name, bytes: bytes.ok(), alt, caption: Vec::new() }, faults)
    }

    /// The name for a part: what its file was once called, where Word remembers; else what Word calls it. No two parts
    /// have the same.
    fn name(&mut self, part: &str, called: &str, alt: &str) -> String {
        if let Some(name) = self.names.get(part) {
            return name.clone();
        }
        let own = file_name(&decoded(part));
        let (stem, ending) = split(&own);
        let remembered = [called, alt].into_iter().find_map(|called| {
            let called = file_name(called);
            let (stem, called_ending) = split(&called);
            let is_file = ENDINGS.contains(&called_ending.to_lowercase().as_str());
            (is_file && !stem.trim().is_empty()).then(|| stem.trim().to_string())
        });
        let stem = remembered.unwrap_or_else(|| stem.to_string());
        let named = |stem: &str| match ending {
            "" => stem.to_string(),
            _ => format!("{stem}.{}", ending.to_lowercase()),
        };
        let mut name = named(&stem);
        let mut again = 2;
        while self.names.values().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            name = named(&format!("{stem}-{again}"));
            again += 1;
        }
        self.names.insert(part.to_string(), name.clone());
        name
    }
}

fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

/// The last step of a path, as a file may be called on any system.
fn file_name(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit(['/', '\\']).find(|step| !step.is_empty()).unwrap_or_default();
    let fit: String = last
        .chars()
        .map(|char| if char.is_control() || "<>:\"|?*".contains(char) { '_' } else { char })
        .take(80)
        .collect();
    let fit = fit.trim_matches(['.', ' ']);
    if fit.is_empty() { "picture".into() } else { fit.into() }
}

/// `%E5%9B%BE.png` as it was meant.
fn decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8().unwrap_or(Cow::Borrowed(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_files_that_were_put_in() {
        let mut pictures = Pictures::default();
        assert_eq!(pictures.name("word/media/image1.jpeg", "运动会.JPG", ""), "运动会.jpeg");
        assert_eq!(pictures.name("word/media/image1.jpeg", "图片 3", ""), "运动会.jpeg");
        assert_eq!(pictures.name("word/media/image2.png", "图片 1", "人群"), "image2.png");
        assert_eq!(
            pictures.name("word/media/image3.png", "", r"C:\Users\王\桌面\..\大合照.png"),
            "大合照.png"
        );
        assert_eq!(pictures.name("word/media/image4.jpeg", "运动会.jpg", ""), "运动会-2.jpeg");
        assert_eq!(pictures.name("word/media/%E5%9B%BE.png", "", ""), "图.png");
    }

    #[test]
    fn no_name_leads_out() {
        let mut pictures = Pictures::default();
        assert_eq!(pictures.name("a/../..", "", ""), "picture");
        assert_eq!(pictures.name("media/a\u{0}b.png", "../../etc/passwd.png", ""), "passwd.png");
    }
}
