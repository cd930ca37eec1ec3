//! `.mhtml`: a page and its pictures in one file, as browsers save it (RFC 2557). A mail with a page in it reads the same.
//!
//! `mail-parser` was weighed; it wants a newer Rust than the house, and of it only this would be used.

use data_url::forgiving_base64;

use kanyin_diagnostics::{Code, Fault, told};

use crate::beside::Beside;
use crate::block::Source;
use crate::{plain, tell, web};

/// Most parts of a file.
const PARTS: usize = 2_000;
/// Most parts in parts in parts.
const DEEPEST: u32 = 8;

/// Reads one.
///
/// # Errors
/// A file without a page or a text in it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Fault> {
    let mut parts = Vec::new();
    take_parts(bytes, &mut parts, 0);
    let page =
        parts.iter().find(|part| part.kind == "text/html" || part.kind == "application/xhtml+xml");
    let text = || parts.iter().find(|part| part.kind == "text/plain");
    let find = |address: &str| {
        let wanted = address.strip_prefix("cid:").unwrap_or(address);
        let is_wanted = |part: &&MailPart<'_>| part.is_called(address) || part.id == wanted;
        parts.iter().find(is_wanted).map(MailPart::content)
    };
    let mut source = match page {
        Some(page) => web::read_as(name, &page.content(), page.charset.as_deref(), Beside(&find))?,
        None => {
            let text = text().ok_or_else(|| no_page(name))?;
            plain::read_as(name, &text.content(), text.charset.as_deref())?
        }
    };
    source.faults.extend(attached(name, &parts));
    Ok(source)
}

/// What is fastened to a mail and belongs to no page.
fn attached(name: &str, parts: &[MailPart<'_>]) -> Option<Fault> {
    let is_of_page = |part: &&MailPart<'_>| {
        let main = part.kind.split('/').next().unwrap_or_default();
        matches!(main, "text" | "image" | "font")
            || part.kind.contains("javascript")
            || part.kind.contains("xhtml")
            || part.kind.contains("font")
    };
    let count = parts.iter().filter(|part| !is_of_page(part)).count();
    (count > 0).then(|| {
        tell::warning(
            Code::LeftOut,
            told!(
                "“{name}”的 {count} 个附件没有读",
                "{count} files that are attached to `{name}` were not read"
            ),
            told!(
                "在邮件程序里把附件存到文件夹，导入那个文件夹",
                "save them from the mail program into a folder, and import that"
            ),
        )
    })
}

/// A part of the file.
struct MailPart<'b> {
    kind: String,
    charset: Option<String>,
    encoding: String,
    location: String,
    id: String,
    body: &'b [u8],
}

impl MailPart<'_> {
    fn is_called(&self, address: &str) -> bool {
        !self.location.is_empty() && self.location == address
    }

    fn content(&self) -> Vec<u8> {
        match self.encoding.as_str() {
            "quoted-printable" => quoted_printable(self.body),
            // What is cut off is read as far as it goes.
            "base64" => {
                let decoded = forgiving_base64::decode_to_vec(self.body);
                decoded.unwrap_or_else(|_| as_far_as_it_goes(self.body))
            }
            _ => self.body.to_vec(),
        }
    }
}

/// The characters of base64 that there are, in whole fours.
fn as_far_as_it_goes(body: &[u8]) -> Vec<u8> {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut digits: Vec<u8> = body.iter().copied().filter(is_digit).collect();
    digits.truncate(digits.len() / 4 * 4);
    forgiving_base64::decode_to_vec(&digits).unwrap_or_default()
}

/// The parts of a body with its headers, also those within parts.
fn take_parts<'b>(bytes: &'b [u8], parts: &mut Vec<MailPart<'b>>, depth: u32) {
    let (headers, body) = headers(bytes);
    let value = |key: &str| {
        headers.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.as_str())
    };
    let kind = value("content-type");
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence.starts_with("multipart/") && depth < DEEPEST {
        if let Some(boundary) = parameter(kind, "boundary").filter(|boundary| !boundary.is_empty())
        {
            for part in between(body, boundary.as_bytes()) {
                if parts.len() < PARTS {
                    take_parts(part, parts, depth + 1);
                }
            }
        }
        return;
    }
    parts.push(MailPart {
        kind: if essence.is_empty() { "text/plain".into() } else { essence },
        charset: parameter(kind, "charset"),
        encoding: value("content-transfer-encoding").trim().to_ascii_lowercase(),
        location: value("content-location").trim().into(),
        id: value("content-id").trim().trim_matches(['<', '>']).into(),
        body,
    });
}

/// The headers, names in lower case, folded lines unfolded; and what follows the empty line.
fn headers(bytes: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let (line, behind) = rest.split_at(end);
        rest = behind;
        let text = String::from_utf8_lossy(line);
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            break;
        }
        match (text.starts_with([' ', '\t']), headers.last_mut(), text.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(text.trim());
            }
            (_, _, Some((key, value))) => {
                headers.push((key.trim().to_ascii_lowercase(), value.trim().into()))
            }
            _ => {}
        }
    }
    (headers, rest)
}

/// `boundary="…"` of a header.
fn parameter(value: &str, key: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case(key).then(|| value.trim().trim_matches('"').to_string())
    })
}

/// What stands between lines of the boundary.
fn between<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    let mut at = 0;
    while at < body.len() {
        let end =
            body[at..].iter().position(|byte| *byte == b'\n').map_or(body.len(), |n| at + n + 1);
        let line = body[at..end].trim_ascii_end();
        if let Some(rest) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary))
            && (rest.is_empty() || rest == b"--")
        {
            // The line end before a boundary belongs to it.
            parts.extend(begun.map(|begun| without_line_end(&body[begun..at])));
            begun = rest.is_empty().then_some(end);
        }
        at = end;
    }
    // A file that is cut off has a last part all the same.
    parts.extend(begun.map(|begun| &body[begun..]));
    parts
}

fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// Quoted-printable (RFC 2045 §6.7); what is none stays as it is.
pub fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let hex = |byte: Option<&u8>| {
        byte.and_then(|byte| (*byte as char).to_digit(16)).map(|digit| digit as u8)
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if *byte != b'=' {
            out.push(*byte);
            continue;
        }
        match (bytes.get(at), hex(bytes.get(at)), hex(bytes.get(at + 1))) {
            (_, Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 2;
            }
            (Some(b'\n'), ..) => at += 1,
            (Some(b'\r'), ..) if bytes.get(at + 1) == Some(&b'\n') => at += 2,
            _ => out.push(b'='),
        }
    }
    out
}

fn no_page(name: &str) -> Fault {
    tell::refusal(
        Code::NotCopy,
        told!("“{name}”里没有网页", "there is no page in `{name}`"),
        told!(
            "在浏览器里打开网页，另存为“网页，全部”，或复制文字",
            "open the page in a browser, and save it whole or copy its text"
        ),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Content, StoryPart};

    const PAGE: &[u8] = include_bytes!("../tests/wechat/5-article.mhtml");

    #[test]
    fn a_saved_page_with_its_pictures() {
        let source = read("路灯.mhtml", PAGE).unwrap();
        assert_eq!(source.blocks[0].look.part, Some(StoryPart::Title));
        assert_eq!(source.blocks[0].content.text(), "路灯");
        assert_eq!(source.blocks[1].content.text(), "巷口的灯亮了。");
        let pictures: Vec<_> = source
            .blocks
            .iter()
            .filter_map(|block| match &block.content {
                Content::Picture(picture) => {
                    Some((picture.name.as_str(), picture.bytes.as_ref().map(Vec::len)))
                }
                _ => None,
            })
            .collect();
        assert_eq!(pictures, [("640.png", Some(70)), ("cidp2@mhtml.blink.gif", Some(42))]);
        assert!(source.faults.is_empty(), "{:?}", source.faults);
    }

    #[test]
    fn a_page_that_is_cut_off_is_read_as_far_as_it_goes() {
        for end in [PAGE.len() / 3, PAGE.len() / 2, PAGE.len() - 60] {
            let _ = read("路灯.mhtml", &PAGE[..end]);
        }
        let source = read("路灯.mhtml", &PAGE[..PAGE.len() - 60]).unwrap();
        assert_eq!(source.blocks[1].content.text(), "巷口的灯亮了。");
    }

    #[test]
    fn what_is_no_quoted_printable_stays() {
        assert_eq!(quoted_printable(b"a=3D=\r\nb=\nc=zz=4"), b"a=bc=zz=4");
    }

    #[test]
    fn a_gbk_page_by_its_header() {
        let html = encoding_rs::GBK.encode("<p>老西门的路灯</p>").0;
        let mut bytes = b"Content-Type: text/html; charset=\"gb2312\"\r\n\r\n".to_vec();
        bytes.extend_from_slice(&html);
        assert_eq!(read("甲.mht", &bytes).unwrap().blocks[0].content.text(), "老西门的路灯");
    }

    #[test]
    fn a_text_is_read_in_the_encoding_that_its_header_names() {
        let (big5, _, _) = encoding_rs::BIG5.encode("老井修好了");
        let mut mail = b"Content-Type: text/plain; charset=big5\r\n\r\n".to_vec();
        mail.extend_from_slice(&big5);
        let source = read("稿.mhtml", &mail).unwrap();
        assert_eq!(source.blocks[0].content.text(), "老井修好了");
        assert!(source.faults.is_empty(), "{:?}", source.faults);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), body in "[=A-F0-9\r\n<>pé-]{0,80}") {
            let _ = read("稿.mhtml", &bytes);
            let mail = format!("Content-Type: multipart/mixed; boundary=-\n\n---\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n{body}\n-----\n");
            let _ = read("稿.mhtml", mail.as_bytes());
        }
    }
}
