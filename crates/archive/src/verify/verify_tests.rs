use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use kanyin_diagnostics::Code;

use super::*;
use crate::checksums::{Checksum, Listing};
use crate::parcel::{ArchiveName, Audience, BagInfo, Parcel, ZipTime};

fn made(audience: Audience) -> Vec<u8> {
    let parcel = Parcel {
        name: ArchiveName::new("檐下", "2026-11-20"),
        audience,
        label: Label::new(audience, Checksum::of(b""), "issues/2026-11"),
        time: ZipTime::new(2026, 11, 20, [0; 3]),
        bag: BagInfo { group: "檐下".into(), ..BagInfo::default() },
    };
    let text = "四版".repeat(500);
    let files: [(&str, &[u8]); 4] = [
        ("web.pdf", b"web"),
        ("press.pdf", b"press"),
        ("pages/01.png", b"one"),
        ("stories.json", text.as_bytes()),
    ];
    parcel.write(&files, Cursor::new(Vec::new())).unwrap().into_inner()
}

/// A zip of files as they are given.
fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::DEFAULT).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn looked(zip: &[u8]) -> Verified {
    verify(Cursor::new(zip), Limits::default())
}

fn codes(zip: &[u8]) -> Vec<&'static str> {
    looked(zip).faults.0.iter().map(|fault| fault.code.as_str()).collect()
}

fn sums(files: &[(&str, &[u8])]) -> String {
    Listing::Sha256Sum.text(files.iter().map(|(name, bytes)| (*name, Checksum::of(bytes))))
}

#[test]
fn what_kanyin_makes_is_whole() {
    for audience in Audience::ALL {
        let zip = made(audience);
        let verified = looked(&zip);
        assert!(verified.faults.0.is_empty(), "{audience:?}: {:?}", verified.faults);
        assert_eq!(verified.label.unwrap().issue(), "issues/2026-11");
        assert!(verified.files >= 2 && verified.bytes > 70);
    }
}

#[test]
fn missing_changed_and_added_files_are_told() {
    let list = sums(&[("a", b"1"), ("b", b"2")]);
    let list = list.as_bytes();
    assert_eq!(codes(&zip_of(&[("x/SHA256SUMS", list), ("x/a", b"1")])), ["missing"]);
    assert_eq!(
        codes(&zip_of(&[("x/SHA256SUMS", list), ("x/a", b"1"), ("x/b", b"3")])),
        ["changed"]
    );
    let more = zip_of(&[("x/SHA256SUMS", list), ("x/a", b"1"), ("x/b", b"2"), ("x/c", b"")]);
    assert_eq!(codes(&more), ["extra"]);
    assert_eq!(codes(&zip_of(&[("x/SHA256SUMS", b"hello"), ("x/a", b"1")])), ["list"]);
    assert_eq!(codes(&zip_of(&[("x/a", b"1")])), ["no-list"]);
    assert_eq!(codes(&zip_of(&[])), ["no-list"]);
    assert_eq!(codes(&zip_of(&[("SHA256SUMS", list), ("a", b"1"), ("b", b"2")])), ["no-folder"]);
}

#[test]
fn a_bag_is_held_against_its_manifests() {
    let payload = [("data/a", 1, Checksum::of(b"1"))];
    let tags = BagInfo { group: "檐下".into(), ..BagInfo::default() }.tag_files(&payload);
    let bag = |change: &dyn Fn(&str, String) -> Option<String>, data: &[(&str, &[u8])]| {
        let tags: Vec<(String, String)> = tags
            .iter()
            .filter_map(|(name, text)| Some((format!("x/{name}"), change(name, text.clone())?)))
            .collect();
        let tags = tags.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        codes(&zip_of(&tags.chain(data.iter().copied()).collect::<Vec<_>>()))
    };
    let same = |_: &str, text: String| Some(text);
    let none: [&str; 0] = [];
    assert_eq!(bag(&same, &[("x/data/a", b"1")]), none);
    assert_eq!(bag(&same, &[("x/data/a", b"2")]), ["changed"]);
    assert_eq!(bag(&same, &[("x/data/a", b"22")]), ["changed", "oxum"]);
    assert_eq!(bag(&same, &[("x/data/a", b"1"), ("x/data/b", b"")]), ["extra", "oxum"]);
    assert_eq!(bag(&same, &[("x/data/a", b"1"), ("x/more.txt", b"")]), ["extra"]);
    assert_eq!(bag(&same, &[]), ["missing", "oxum"]);
    let info = |name: &str, text: String| {
        Some(if name == "bag-info.txt" { text + "Contact-Name: x\n" } else { text })
    };
    assert_eq!(bag(&info, &[("x/data/a", b"1")]), ["changed"]);
    let lost = |name: &str, text: String| (name != "manifest-sha256.txt").then_some(text);
    assert_eq!(bag(&lost, &[("x/data/a", b"1")]), ["no-list", "missing"]);
}

#[test]
fn names_that_leave_the_folder_are_told() {
    for name in [
        "x/../../etc/passwd",
        "/etc/passwd",
        "C:/x",
        r"x\..\y",
        "x/aux.txt",
        "x/a ",
        "x/a\u{1b}[31m",
    ] {
        let list = sums(&[]);
        let found = codes(&zip_of(&[("x/SHA256SUMS", list.as_bytes()), (name, b"")]));
        assert_eq!(found, ["name"], "{name}");
    }
    let list = sums(&[("a", b""), ("A", b"")]);
    let found = codes(&zip_of(&[("x/SHA256SUMS", list.as_bytes()), ("x/a", b""), ("x/A", b"")]));
    assert_eq!(found, ["same-name"]);
}

#[test]
fn links_and_double_names_are_told() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("x/a", "/etc/passwd", SimpleFileOptions::DEFAULT).unwrap();
    assert_eq!(codes(&zip.finish().unwrap().into_inner()), ["link", "no-list"]);
    let mut twice = zip_of(&[("x/aa", b"1"), ("x/ab", b"2")]);
    for at in 0..twice.len() - 4 {
        if &twice[at..at + 4] == b"x/ab" {
            twice[at..at + 4].copy_from_slice(b"x/aa");
        }
    }
    assert!(codes(&twice).contains(&"twice"));
}

#[test]
fn what_is_no_zip_and_what_is_cut_off_are_told() {
    assert_eq!(codes(b""), ["empty"]);
    assert_eq!(codes(b"<html>404</html>"), ["no-zip"]);
    let zip = made(Audience::Readers);
    for length in [5, 100, zip.len() / 2, zip.len() - 1] {
        assert_eq!(codes(&zip[..length]), ["cut-off"], "{length}");
    }
    assert_eq!(codes(&[b"#!/bin/sh\n", &zip[..]].concat()), ["strange-bytes"]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0; 80 << 20];
    let bomb = zip_of(&[("x/a", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    let verified = looked(&bomb);
    assert_eq!(verified.faults.0[0].code, Code::TooLarge);
    assert_eq!(verified.bytes, 0);
    let few = Limits { files: 1, ..Limits::default() };
    let verified = verify(Cursor::new(made(Audience::Readers)), few);
    assert_eq!(verified.faults.0[0].code, Code::TooLarge);
}

/// One byte changed anywhere in what the files hold is found.
#[test]
fn a_flipped_bit_in_a_file_is_found() {
    let zip = made(Audience::Library);
    let at = zip.windows(3).position(|bytes| bytes == b"web").unwrap();
    let names = zip.windows(7).position(|bytes| bytes == b"web.pdf").unwrap();
    let content =
        (at..zip.len() - 3).find(|at| &zip[*at..at + 3] == b"web" && *at != names).unwrap();
    let mut spoilt = zip.clone();
    spoilt[content] ^= 1;
    assert!(codes(&spoilt).contains(&"damaged"), "{:?}", codes(&spoilt));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Whatever bytes come, it ends, and without a panic.
    #[test]
    fn hostile_archives_are_looked_through(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        audience in 0usize..3,
    ) {
        let mut zip = made(Audience::ALL[audience]);
        for (at, byte) in flips {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        if let Some(cut) = cut {
            zip.truncate(cut.index(zip.len()));
        }
        looked(&zip);
    }

    /// Bytes changed in the directory at the end, where all lengths and places stand.
    #[test]
    fn hostile_directories_are_looked_through(
        flips in prop::collection::vec((0usize..600, any::<u8>()), 1..6),
    ) {
        let mut zip = made(Audience::Readers);
        for (from_end, byte) in flips {
            let at = zip.len().saturating_sub(1 + from_end);
            zip[at] = byte;
        }
        looked(&zip);
    }
}
