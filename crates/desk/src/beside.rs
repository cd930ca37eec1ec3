//! The files beside a source: where the pictures are that it names. Nothing is ever fetched from elsewhere.

use std::fs;
use std::path::Path;

use data_url::DataUrl;
use percent_encoding::percent_decode_str;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{PictureKind, other_files};

use crate::block::Picture;
use crate::tell;

/// Gives the bytes of a file by its path with `/`, within the folder or zip that the source came in.
#[derive(Copy, Clone)]
pub struct Beside<'a>(pub &'a dyn Fn(&str) -> Option<Vec<u8>>);

impl Beside<'_> {
    /// A source that came alone.
    pub const NOTHING: Self = Self(&|_| None);
}

/// Most bytes of a picture that is read.
const MOST: u64 = 256 << 20;

/// The files of a folder on the disk, for a source that came from it alone. Nothing outside of it is read, through links neither.
pub fn in_folder(folder: &Path) -> impl Fn(&str) -> Option<Vec<u8>> {
    let root = folder.canonicalize().ok();
    move |path| {
        let root = root.as_ref()?;
        let file = root.join(path).canonicalize().ok().filter(|file| file.starts_with(root))?;
        let metadata = file.metadata().ok()?;
        (metadata.is_file() && metadata.len() <= MOST).then(|| fs::read(&file).ok()).flatten()
    }
}

/// The pictures of one source, looked for beside it.
pub struct PictureFinder<'a> {
    beside: Beside<'a>,
    /// The source's own name, from which its paths lead.
    source: &'a str,
    /// Pictures that stand in the source itself, so far.
    within: u32,
    /// What could not be had.
    pub faults: Vec<Fault>,
}

impl<'a> PictureFinder<'a> {
    /// For a source.
    pub fn new(source: &'a str, beside: Beside<'a>) -> Self {
        Self { beside, source, within: 0, faults: Vec::new() }
    }

    /// The first picture of several addresses that is here: `data:`, a path, or the address of a part of the same mail.
    /// If none is, the picture is named by the last one, without bytes, and that is told with its line.
    pub fn find(&mut self, line: u32, addresses: &[&str], alt: &str) -> Option<Picture> {
        let alt = alt.trim().to_string();
        let addresses = || addresses.iter().map(|one| one.trim()).filter(|one| !one.is_empty());
        for address in addresses() {
            if let Some((name, bytes)) = self.here(address) {
                self.faults.extend(not_printed(&name, &bytes));
                return Some(Picture { name, bytes: Some(bytes), alt, ..Picture::default() });
            }
        }
        let address = addresses().rfind(|one| !begins(one, "data:"))?;
        let name = name_elsewhere(address);
        self.faults.push(self.lost(line, address));
        Some(Picture { name, alt, ..Picture::default() })
    }

    fn here(&mut self, address: &str) -> Option<(String, Vec<u8>)> {
        if begins(address, "data:") {
            let (bytes, _) = DataUrl::process(address).ok()?.decode_to_vec().ok()?;
            self.within += 1;
            let stem = self.source.rsplit('/').next().unwrap_or_default();
            let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
            let name = format!("{stem}-{}", self.within);
            return (!bytes.is_empty()).then(|| (with_ending(name, &bytes), bytes));
        }
        if let Some(bytes) = (self.beside.0)(address) {
            return Some((with_ending(file_name(address), &bytes), bytes));
        }
        let path = inside(self.source, address)?;
        let bytes = (self.beside.0)(&path)?;
        Some((with_ending(file_name(&path), &bytes), bytes))
    }

    fn lost(&self, line: u32, address: &str) -> Fault {
        let source = self.source;
        let shown: String = address.chars().take(120).collect();
        if is_elsewhere(address) {
            let what = told!(
                "“{source}”第 {line} 行的图片在网上，没有存下来：{shown}",
                "the picture in line {line} of `{source}` is on the web and not saved: {shown}"
            );
            let hint = told!(
                "在网页上右键“图片另存为”，放在稿件旁边；刊印不会去下载",
                "save it from the page beside the copy; Kanyin fetches nothing"
            );
            return tell::warning(Code::PictureElsewhere, what, hint);
        }
        if inside(source, address).is_none() {
            let what = told!(
                "“{source}”第 {line} 行的图片“{shown}”在来稿的文件夹外面，不读",
                "the picture `{shown}` in line {line} of `{source}` lies outside of what was sent and is not read"
            );
            let hint = told!("把图片放在稿件旁边", "put the picture beside the copy");
            return tell::warning(Code::PathOutside, what, hint);
        }
        let what = told!(
            "找不到“{source}”第 {line} 行的图片“{shown}”",
            "the picture `{shown}` in line {line} of `{source}` is not there"
        );
        let hint = told!("请供稿的人把图片一起发来", "ask the contributor for the picture");
        tell::warning(Code::MissingFile, what, hint)
    }
}

/// Whether an address leads to the web.
fn is_elsewhere(address: &str) -> bool {
    ["//", "http:", "https:", "cid:"].into_iter().any(|start| begins(address, start))
}

/// Whether an address begins with a scheme.
fn begins(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
}

/// An address without what is asked of it and the place in it.
fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// The path of an address from the folder that the source came in; `None` if it leads out.
fn inside(source: &str, address: &str) -> Option<String> {
    let decoded = percent_decode_str(path_of(address)).decode_utf8_lossy().replace('\\', "/");
    // A drive or a scheme: `C:`, `file:`.
    if decoded.starts_with('/')
        || decoded.split('/').next().is_some_and(|first| first.contains(':'))
    {
        return None;
    }
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let is_file = !matches!(decoded.rsplit('/').next(), None | Some("" | "." | ".."));
    is_file.then(|| parts.join("/"))
}

/// The last part of an address, as the name of a file.
fn file_name(address: &str) -> String {
    let last =
        path_of(address).trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default();
    let name = percent_decode_str(last).decode_utf8_lossy();
    let name: String =
        name.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).take(80).collect();
    if name.trim_matches('.').is_empty() { "picture".into() } else { name }
}

/// A name for a picture that is not here. WeChat calls all of them `640`, below a folder that tells them apart.
fn name_elsewhere(address: &str) -> String {
    let name = file_name(address);
    match path_of(address).rsplit('/').nth(1) {
        Some(folder) if folder.len() > 8 && name.bytes().all(|byte| byte.is_ascii_digit()) => {
            let start = folder.ceil_char_boundary(folder.len().saturating_sub(12));
            format!("{}-{name}", file_name(&folder[start..]))
        }
        _ => name,
    }
}

/// A name with the ending that its bytes say, if it has none of its own.
fn with_ending(name: String, bytes: &[u8]) -> String {
    let own = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_known =
        own.as_deref().is_some_and(|own| matches!(own, "svg" | "pdf") || is_of_pixels(own));
    match ending(bytes) {
        Some(ending) if !is_known => format!("{name}.{ending}"),
        _ => name,
    }
}

/// Whether an ending is that of a picture of pixels.
pub fn is_of_pixels(ending: &str) -> bool {
    matches!(
        ending,
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "heic" | "heif" | "bmp" | "tif" | "tiff" | "avif"
    )
}

/// The ending of a picture's name by its first bytes; also of one that cannot be printed.
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    let is_heic = bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..11).is_some_and(|brand| brand == b"hei" || brand == b"mif");
    PictureKind::of(bytes).map(PictureKind::ending).or_else(|| is_heic.then_some("heic"))
}

/// The fault of a file that is no picture that can be printed, with what to do.
pub fn not_printed(name: &str, bytes: &[u8]) -> Option<Fault> {
    if PictureKind::of(bytes).is_some() {
        return None;
    }
    let what = match other_files::named(&bytes[..bytes.len().min(1 << 16)]) {
        Some(why) => told!("图片“{name}”{why}", "the picture `{name}` {why}"; why),
        None => told!("图片“{name}”打不开", "the picture `{name}` cannot be opened"),
    };
    let hint = told!(
        "另存为 JPG，用同样的名字放在稿件旁边",
        "save it as a JPG with the same name beside the copy"
    );
    Some(tell::warning(Code::BrokenPicture, what, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_nowhere_but_inside() {
        assert_eq!(inside("稿/甲.html", "甲_files/1.jpg").unwrap(), "稿/甲_files/1.jpg");
        assert_eq!(inside("稿/甲.html", "../图/%E6%BA%AA.jpg?x=1").unwrap(), "图/溪.jpg");
        for out in
            ["../../etc/passwd", "/etc/passwd", "C:\\a.jpg", "file:///etc/passwd", "..\\..\\a", ""]
        {
            assert_eq!(inside("稿/甲.html", out), None, "{out}");
        }
    }

    #[test]
    fn what_is_not_here_is_told_and_never_fetched() {
        let mut finder = PictureFinder::new("甲.html", Beside::NOTHING);
        let picture = finder.find(
            7,
            &[
                "data:image/svg+xml,",
                "https://mmbiz.qpic.cn/mmbiz_jpg/abcd01234567890abc/640?wx_fmt=jpeg",
            ],
            "桥",
        );
        assert_eq!(
            picture.unwrap(),
            Picture { name: "234567890abc-640".into(), alt: "桥".into(), ..Picture::default() }
        );
        finder.find(8, &["../../etc/passwd"], "");
        finder.find(9, &["桥.jpg"], "");
        let codes: Vec<Code> = finder.faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::PictureElsewhere, Code::PathOutside, Code::MissingFile]);
        assert!(finder.faults[0].what.zh.contains("第 7 行"));
    }

    #[test]
    fn the_first_that_is_here_is_taken_under_a_name_with_an_ending() {
        let png = b"\x89PNG\r\n\x1A\n....".to_vec();
        let find = |path: &str| (path == "甲_files/640").then(|| png.clone());
        let mut finder = PictureFinder::new("甲.html", Beside(&find));
        let picture = finder.find(1, &["./甲_files/640", "https://x/640"], "").unwrap();
        assert_eq!((picture.name.as_str(), picture.bytes.is_some()), ("640.png", true));
        let picture = finder.find(1, &["data:image/png;base64,iVBORw0KGgo="], "").unwrap();
        assert_eq!(picture.name, "甲-1.png");
        assert!(finder.faults.is_empty(), "{:?}", finder.faults);
    }

    #[test]
    fn a_folder_gives_its_own_files_alone() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("稿");
        fs::create_dir_all(folder.join("图")).unwrap();
        fs::write(folder.join("图/灯.jpg"), "灯").unwrap();
        fs::write(outer.path().join("外.jpg"), "外").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outer.path().join("外.jpg"), folder.join("链接.jpg")).unwrap();
        let find = in_folder(&folder);
        assert_eq!(find("图/灯.jpg").as_deref(), Some("灯".as_bytes()));
        let outside = outer.path().join("外.jpg");
        for path in ["../外.jpg", "链接.jpg", "没有.jpg", "图", "", outside.to_str().unwrap()]
        {
            assert_eq!(find(path), None, "{path}");
        }
    }

    #[test]
    fn heic_is_told_with_what_to_do() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        assert_eq!(ending(heic), Some("heic"));
        assert!(not_printed("IMG_1.HEIC", heic).unwrap().what.zh.contains("HEIC"));
    }
}
