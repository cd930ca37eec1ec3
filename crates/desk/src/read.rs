//! Which reader a file is for: the one place that knows all kinds of raw copy.

use kanyin_diagnostics::{Code, Fault, Told, told};

use crate::beside::{self, Beside};
use crate::block::Source;
use crate::{code_page, feed, markdown, mhtml, plain, rtf, tell, web, word};

/// What a file is.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text, in any encoding.
    Plain,
    /// A web page.
    Web,
    /// A web page with its pictures in one file, or a mail.
    Mhtml,
    /// Markdown.
    Markdown,
    /// Stories of another system: JSON, Atom, RSS.
    Feed,
    /// `.docx`.
    Word,
    /// `.doc`, `.wps`.
    OldWord,
    /// `.rtf`.
    Rtf,
    /// A zip of others.
    Zip,
    /// A picture.
    Picture,
    /// PDF: pages that were laid out already, or a drawing.
    Pdf,
    /// Nothing that is copy; [`source`] says what to do with it.
    Other,
}

impl Kind {
    /// Whether stories are read from it.
    pub fn is_copy(self) -> bool {
        !matches!(self, Self::Zip | Self::Picture | Self::Pdf | Self::Other)
    }

    /// By the first bytes, which cannot be misnamed; text by its name, and by how it begins.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = ending(name);
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return in_zip(bytes, &ending);
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return if matches!(&*ending, "xls" | "ppt" | "et" | "dps") {
                Self::Other
            } else {
                Self::OldWord
            };
        }
        match beside::ending(bytes) {
            Some("pdf") => return Self::Pdf,
            Some("svg") if ending != "svg" => {}
            Some(_) => return Self::Picture,
            None => {}
        }
        match &*ending {
            _ if bytes.starts_with(b"{\\rtf") => Self::Rtf,
            "txt" | "text" => Self::Plain,
            "html" | "htm" | "xhtml" | "shtml" => Self::Web,
            "mht" | "mhtml" | "eml" => Self::Mhtml,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            "json" | "rss" | "atom" | "xml" => Self::Feed,
            "psd" => Self::Picture,
            ending if beside::is_of_pixels(ending) => Self::Picture,
            _ => by_beginning(bytes),
        }
    }
}

/// A file without a name that says what it is.
fn by_beginning(bytes: &[u8]) -> Kind {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if begins(&["<!doctype html", "<html", "<!-- saved from"]) {
        Kind::Web
    } else if head.contains("mime-version:") {
        Kind::Mhtml
    } else if begins(&["<rss", "<feed", "<?xml"]) {
        Kind::Feed
    } else if code_page::decode(&bytes[..bytes.len().min(1 << 16)]).is_some() {
        Kind::Plain
    } else {
        Kind::Other
    }
}

/// A zip, or what programs keep in one: they write their lists first. A mailed zip may hold such a file, and is none.
fn in_zip(bytes: &[u8], ending: &str) -> Kind {
    let length = bytes.get(26..28).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
    let first = bytes.get(30..30 + length).unwrap_or_default();
    let is_list = first == b"[Content_Types].xml"
        || [&b"_rels/"[..], b"docProps/", b"word/", b"xl/", b"ppt/"]
            .iter()
            .any(|folder| first.starts_with(folder));
    match ending {
        "docx" | "docm" | "dotx" => Kind::Word,
        "xlsx" | "pptx" | "odt" | "ods" | "odp" | "epub" | "pages" | "key" | "numbers" => {
            Kind::Other
        }
        _ if first == b"mimetype" => Kind::Other,
        _ if is_list && holds(bytes, b"word/") => Kind::Word,
        _ if is_list => Kind::Other,
        _ => Kind::Zip,
    }
}

/// Whether the beginning or the directory at the end has a name in it.
fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 14)];
    let tail = &bytes[bytes.len().saturating_sub(1 << 16)..];
    [head, tail].iter().any(|part| part.windows(wanted.len()).any(|window| window == wanted))
}

fn ending(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Reads a file by its kind. Most hold one source; what another system writes holds one for each story.
///
/// # Errors
/// What is no copy, with what to do.
pub fn source(name: &str, bytes: &[u8], beside: Beside<'_>) -> Result<Vec<Source>, Fault> {
    let one = |read: Result<Source, Fault>| read.map(|source| vec![source]);
    match Kind::of(name, bytes) {
        Kind::Plain => one(plain::read(name, bytes)),
        Kind::Web => one(web::read(name, bytes, beside)),
        Kind::Mhtml => one(mhtml::read(name, bytes)),
        Kind::Markdown => one(markdown::read(name, bytes, beside)),
        Kind::Feed => feed::read(name, bytes, beside),
        Kind::Word | Kind::OldWord => one(word::read(name, bytes)),
        Kind::Rtf => one(rtf::read(name, bytes)),
        Kind::Zip => {
            Err(refused(name, &told!("是压缩包：解开再导入", "is an archive: unpack it first")))
        }
        Kind::Picture => Err(refused(
            name,
            &told!(
                "是图片，不是稿件：与稿件放在一起导入",
                "is a picture, no copy: import it together with its copy"
            ),
        )),
        Kind::Pdf => Err(refused(
            name,
            &told!(
                "是 PDF：在阅读器里全选、复制文字，存成 .txt 再导入；扫描件先用文字识别软件",
                "is a PDF: select and copy all its text in a viewer and save it as .txt; of a scan, recognise its text first"
            ),
        )),
        Kind::Other => Err(refused(name, &other(name))),
    }
}

fn refused(name: &str, why: &Told) -> Fault {
    let what = told!("“{name}”{why}", "`{name}` {why}"; why);
    tell::refusal(
        Code::NotCopy,
        what,
        told!(
            "读得了的：.docx .txt .html .mhtml .md .rtf .json .xml .zip",
            "what is read: .docx .txt .html .mhtml .md .rtf .json .xml .zip"
        ),
    )
}

/// What to do with what is none of all these.
fn other(name: &str) -> Told {
    match &*ending(name) {
        "xls" | "xlsx" | "et" | "csv" => told!(
            "是表格：把要用的部分复制到 Word，或存成 .html",
            "is a spreadsheet: copy what is wanted into Word, or save it as .html"
        ),
        "ppt" | "pptx" | "dps" => told!(
            "是演示文稿：把文字复制到 .txt，图片另存",
            "is a presentation: copy its text into a .txt, and save its pictures"
        ),
        "odt" | "pages" => told!(
            "是别的软件的文档：另存为 .docx",
            "is a document of another program: save it as .docx"
        ),
        "mp4" | "mov" | "avi" | "mp3" | "m4a" | "wav" => {
            told!("是影音，不是稿件", "is film or sound, no copy")
        }
        "rar" | "7z" | "gz" | "tar" => told!(
            "是别种压缩包：解开，或压成 .zip",
            "is another kind of archive: unpack it, or make it a .zip"
        ),
        _ => told!("不是能读的稿件", "is no copy that can be read"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn kinds_by_bytes_and_by_name() {
        // The head of a zip, its first name, and what follows.
        let zip = |name: &str, rest: &str| {
            let mut head = b"PK\x03\x04".to_vec();
            head.resize(26, 0);
            head.extend([name.len() as u8, 0, 0, 0]);
            [head, name.into(), rest.into()].concat()
        };
        let (word, sheet) = (
            zip("[Content_Types].xml", "word/document.xml"),
            zip("[Content_Types].xml", "xl/workbook.xml"),
        );
        let mail = zip("来稿/一.docx", "[Content_Types].xml word/document.xml");
        let kinds: [(&str, &[u8], Kind); 13] = [
            ("稿.docx", b"PK\x03\x04", Kind::Word),
            ("稿.wps", &word, Kind::Word),
            ("来稿.zip", &mail, Kind::Zip),
            ("来稿.zip", b"PK\x03\x04", Kind::Zip),
            ("稿.doc", b"\xD0\xCF\x11\xE0", Kind::OldWord),
            ("稿.doc", b"{\\rtf1", Kind::Rtf),
            ("稿.txt", b"%PDF-1.4", Kind::Pdf),
            ("图.txt", b"\xFF\xD8\xFF", Kind::Picture),
            ("页", b" <!DOCTYPE html><p>", Kind::Web),
            ("稿", "一段话".as_bytes(), Kind::Plain),
            ("页.svg.html", b"<html><svg></svg>", Kind::Web),
            ("表", &sheet, Kind::Other),
            ("-", b"", Kind::Plain),
        ];
        for (name, bytes, kind) in kinds {
            assert_eq!(Kind::of(name, bytes), kind, "{name}");
        }
    }

    #[test]
    fn what_is_no_copy_says_what_to_do() {
        let said =
            |name: &str, bytes: &[u8]| source(name, bytes, Beside::NOTHING).unwrap_err().what.zh;
        assert!(said("稿.pdf", b"%PDF-1.7").contains("复制文字"));
        assert!(
            said(
                "片.mp4",
                &[0, 0, 0, 0x18, b'f', b't', b'y', b'p', b'm', b'p', b'4', b'2', 0, 0, 0, 0]
            )
            .contains("影音")
        );
    }

    proptest! {
        #[test]
        fn any_file_of_any_name_is_read_or_refused(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            head in "(<html>|<rss><item>|\\{\"title\":|---\ntitle: |MIME-Version: 1.0\n|PK\u{3}\u{4}|\\{\\\\rtf1|)",
            ending in "(txt|html|mhtml|md|json|xml|docx|doc|rtf|zip|pdf|jpg|xlsx|)",
        ) {
            let bytes = [head.as_bytes(), &bytes].concat();
            let _ = source(&format!("稿.{ending}"), &bytes, Beside::NOTHING);
        }
    }
}
