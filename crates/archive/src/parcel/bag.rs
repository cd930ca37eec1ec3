//! A BagIt bag (RFC 8493): files for a library, with lists by which anyone can check that none is lost or changed.

use crate::checksums::{Checksum, Listing};

/// What `bag-info.txt` says of a bag (RFC 8493, 2.2.2).
#[derive(Debug, Clone, Default)]
pub struct BagInfo {
    /// Who publishes the paper.
    pub source_organization: String,
    /// The paper: all bags of its issues are one group.
    pub group: String,
    /// What is in it, in words.
    pub description: String,
    /// The issue among all others: the archive's name.
    pub identifier: String,
    /// The newsroom's own name of it: the folder.
    pub sender_identifier: String,
    /// The day of issue, `2026-11-20`. The day of bagging would make another bag of the same issue every day.
    pub date: String,
}

/// The folder of what a bag carries.
pub const PAYLOAD: &str = "data";
/// Its declaration.
pub const DECLARATION: &str = "bagit.txt";
/// What is said of it.
pub const INFO: &str = "bag-info.txt";
/// The list of what it carries.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// The list of the other files here.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

impl BagInfo {
    /// The files that make a bag of its payload, whose names, lengths and sums are given; names begin with `data/`.
    pub fn tag_files(&self, payload: &[(&str, usize, Checksum)]) -> Vec<(&'static str, String)> {
        let sums = payload.iter().map(|(name, _, sum)| (*name, *sum));
        let mut files = vec![
            (DECLARATION, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_string()),
            (INFO, self.text(payload)),
            (MANIFEST, Listing::Manifest.text(sums)),
        ];
        let tags = files.iter().map(|(name, text)| (*name, Checksum::of(text.as_bytes())));
        files.push((TAG_MANIFEST, Listing::Manifest.text(tags)));
        files
    }

    fn text(&self, payload: &[(&str, usize, Checksum)]) -> String {
        let octets: usize = payload.iter().map(|(_, length, _)| length).sum();
        let oxum = format!("{octets}.{}", payload.len());
        let agent = concat!("kanyin ", env!("CARGO_PKG_VERSION"));
        let lines = [
            ("Source-Organization", self.source_organization.as_str()),
            ("External-Description", &self.description),
            ("External-Identifier", &self.identifier),
            ("Bagging-Date", &self.date),
            ("Payload-Oxum", &oxum),
            ("Bag-Group-Identifier", &self.group),
            ("Internal-Sender-Identifier", &self.sender_identifier),
            ("Bag-Software-Agent", agent),
        ];
        let said = lines.iter().map(|(label, value)| (label, in_one_line(value)));
        let said = said.filter(|(_, value)| !value.is_empty());
        said.map(|(label, value)| format!("{label}: {value}\n")).collect()
    }
}

/// A value has no line ends: what follows one could pass for another label.
fn in_one_line(value: &str) -> String {
    let plain: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bag_says_what_it_carries() {
        let info = BagInfo {
            source_organization: "青檐街道办事处\nPayload-Oxum: 1.1".into(),
            group: "檐下".into(),
            ..BagInfo::default()
        };
        let files = info
            .tag_files(&[("data/b", 3, Checksum::of(b"abc")), ("data/a", 0, Checksum::of(b""))]);
        let text = |name| &files.iter().find(|(file, _)| *file == name).unwrap().1;
        assert!(text(INFO).starts_with("Source-Organization: 青檐街道办事处 Payload-Oxum: 1.1\n"));
        assert!(text(INFO).contains("\nPayload-Oxum: 3.2\nBag-Group-Identifier: 檐下\n"));
        assert!(text(MANIFEST).contains("  data/a\n"));
        assert_eq!(text(TAG_MANIFEST).lines().count(), 3);
        assert!(!text(TAG_MANIFEST).contains("tagmanifest"));
    }
}
