//! The encoding of a page: a mark, a header, its own word for it, or a guess.

use crate::code_page::{self, Decoded};

/// Bytes in which a page says its encoding, if it does.
const HEAD: usize = 4096;

/// A page as text.
pub fn decode(bytes: &[u8], header: Option<&str>) -> Option<Decoded> {
    match header.map(str::to_string).or_else(|| own_word(bytes)) {
        Some(label) => code_page::decode_as(bytes, &label),
        None => code_page::decode(bytes),
    }
}

/// `<meta charset="gb2312">`, `<meta http-equiv content="text/html; charset=gb2312">`, `<?xml encoding="gb2312"?>`.
fn own_word(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let at = head.find("charset=").map(|at| at + "charset=".len()).or_else(|| {
        head.starts_with("<?xml")
            .then(|| head.find("encoding="))
            .flatten()
            .map(|at| at + "encoding=".len())
    })?;
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))
        .unwrap_or(label.len());
    // A page that can be read so far as ASCII is not in what it says here.
    (end > 0 && !label.starts_with("utf-16")).then(|| label[..end].to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding() {
        for head in [
            "<html><META charset=\"GB2312\">",
            "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\" />",
            "<?xml version='1.0' encoding='gb2312'?><html>",
        ] {
            assert_eq!(own_word(head.as_bytes()).as_deref(), Some("gb2312"), "{head}");
        }
        assert_eq!(own_word(b"<html><p>charset"), None);
    }

    #[test]
    fn its_word_is_taken() {
        let bytes = encoding_rs::BIG5.encode("<meta charset=big5><p>溪</p>").0;
        assert!(decode(&bytes, None).unwrap().text.contains("溪"));
    }
}
