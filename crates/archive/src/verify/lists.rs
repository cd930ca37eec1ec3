//! The files held against the lists, both ways.

use std::collections::{BTreeMap, BTreeSet};

use kanyin_diagnostics::{Code, told};

use super::entries::{Entries, UnpackedFile};
use super::flaws::{Flaws, shown};
use crate::checksums::{Checksum, Listing};
use crate::parcel::{DECLARATION, INFO, MANIFEST, PAYLOAD, SUMS, TAG_MANIFEST, ZipName};

/// Compares files and lists.
pub fn compare(entries: &Entries, flaws: &mut Flaws) {
    if entries.files.contains_key(DECLARATION) {
        return bag(entries, flaws);
    }
    if !entries.files.contains_key(SUMS) {
        flaws.add(
            Code::NoList,
            told!(
                "没有校验清单 {SUMS}，查不出有没有缺改",
                "there is no list {SUMS}: nobody can tell whether files are missing or changed"
            ),
            Some(told!(
                "不是刊印做的存档，或者重新打过包",
                "Kanyin did not make it, or it was packed anew"
            )),
        );
        return;
    }
    let files = entries.files.iter().filter(|(name, _)| *name != SUMS);
    both_ways(entries, SUMS, Listing::Sha256Sum, files, flaws);
}

/// A bag: what it carries against the manifest, the other files against theirs.
fn bag(entries: &Entries, flaws: &mut Flaws) {
    let declared = entries.lists.get(DECLARATION).map(String::as_str).unwrap_or_default();
    let says = |label: &str| declared.lines().any(|line| line.starts_with(label));
    if !says("BagIt-Version: ") || !says("Tag-File-Character-Encoding: UTF-8") {
        flaws.again(
            Code::Bag,
            told!("{DECLARATION} 不合 RFC 8493", "{DECLARATION} is not as RFC 8493 wants it"),
        );
    }
    let is_payload =
        |name: &str| name.strip_prefix(PAYLOAD).is_some_and(|below| below.starts_with('/'));
    let payload = entries.files.iter().filter(|(name, _)| is_payload(name));
    both_ways(entries, MANIFEST, Listing::Manifest, payload.clone(), flaws);
    let tags = entries.files.iter().filter(|(name, _)| !is_payload(name) && *name != TAG_MANIFEST);
    both_ways(entries, TAG_MANIFEST, Listing::Manifest, tags, flaws);
    let info = entries.lists.get(INFO).map(String::as_str).unwrap_or_default();
    let claimed = info.lines().find_map(|line| line.strip_prefix("Payload-Oxum:"));
    let bytes = payload.clone().map(|(_, content)| content.length).fold(0, u64::saturating_add);
    let counted = format!("{bytes}.{}", payload.count());
    if let Some(claimed) = claimed.map(str::trim).filter(|claimed| *claimed != counted) {
        let claimed = shown(claimed);
        flaws.again(
            Code::Oxum,
            told!(
                "{INFO} 说 Payload-Oxum 是 {claimed}，数出来是 {counted}",
                "{INFO} says Payload-Oxum is {claimed}; counted, it is {counted}"
            ),
        );
    }
}

/// Every file is in the list with its sum, and the list has no other.
fn both_ways<'a>(
    entries: &Entries,
    list: &'static str,
    listing: Listing,
    files: impl Iterator<Item = (&'a String, &'a UnpackedFile)>,
    flaws: &mut Flaws,
) {
    let Some(text) = entries.lists.get(list) else {
        flaws.again(
            Code::NoList,
            told!(
                "清单 {list} 没有，或读不出来",
                "the list {list} is not there, or cannot be read"
            ),
        );
        return;
    };
    let listed = match listing.read(text) {
        Ok(listed) => in_one_form(listed),
        Err(line) => {
            flaws.again(
                Code::List,
                told!(
                    "清单 {list} 第 {line} 行不成样子",
                    "line {line} of the list {list} makes no sense"
                ),
            );
            return;
        }
    };
    let mut there = BTreeSet::new();
    for (name, content) in files {
        there.insert(name);
        let shown = shown(name);
        match (listed.get(name), content.sum) {
            (None, _) => flaws.again(
                Code::Extra,
                told!(
                    "“{shown}”不在清单 {list} 里，是后来加的",
                    "`{shown}` is not in the list {list}: it was added later"
                ),
            ),
            (Some(listed), Some(sum)) if *listed != sum => {
                flaws.again(
                    Code::Changed,
                    told!(
                        "“{shown}”和清单 {list} 对不上，被改过",
                        "`{shown}` is not what the list {list} says: it was changed"
                    ),
                );
            }
            // That it could not be read has been told.
            (Some(_), _) => {}
        }
    }
    for name in listed.keys().filter(|name| !there.contains(name)) {
        let shown = shown(name);
        flaws.again(
            Code::Missing,
            told!(
                "清单 {list} 里有“{shown}”，文件却没有",
                "the list {list} has `{shown}`, which is not there"
            ),
        );
    }
}

/// Names as they are compared: whoever packed it anew on a Mac has accents of their own.
fn in_one_form(listed: BTreeMap<String, Checksum>) -> BTreeMap<String, Checksum> {
    let form = |name: String| match ZipName::new(&name) {
        Ok(fit) => fit.as_str().to_string(),
        Err(_) => name,
    };
    listed.into_iter().map(|(name, sum)| (form(name), sum)).collect()
}
