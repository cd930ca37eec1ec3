use std::io::Cursor;

use zip::ZipArchive;

use super::*;
use crate::checksums::Checksum;
use crate::parcel::Audience;

fn entry<'a>(name: &str, bytes: &'a [u8]) -> ZipEntry<'a> {
    ZipEntry { name: ZipName::new(name).unwrap(), bytes: bytes.into() }
}

fn label() -> Label {
    Label::new(Audience::Readers, Checksum::of(b""), "issues/1")
}

fn zipped(entries: Vec<ZipEntry<'_>>) -> Vec<u8> {
    let stamp = ZipTime::new(2026, 11, 20, [0; 3]);
    write(Cursor::new(Vec::new()), entries, stamp, &label()).unwrap().into_inner()
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (a, b) = (entry("檐/b.txt", b"b"), entry("檐/a.png", b"a"));
    let one = zipped(vec![a.clone(), b.clone()]);
    assert_eq!(one, zipped(vec![b, a]));
}

/// If this fails, archives come out otherwise than those made before, though the copy is the same. The directory's
/// comment, which has the program's version in it, is left out.
#[test]
fn the_bytes_are_these() {
    let text = "四版".repeat(400);
    let bytes = zipped(vec![entry("檐下/a.txt", text.as_bytes()), entry("檐下/p.png", b"png")]);
    let archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(
        Checksum::of(&bytes[..archive.central_directory_start() as usize]).to_string(),
        "82ed5752747ac3220ee27df46d4aeb795ce75db776c5f0bd98d312ebbed54463"
    );
}

#[test]
fn text_is_packed_and_pictures_are_not() {
    let text = "四版".repeat(400);
    let bytes =
        zipped(vec![entry("檐/a.txt", text.as_bytes()), entry("檐/p.png", text.as_bytes())]);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let sizes =
        ["檐/a.txt", "檐/p.png"].map(|name| archive.by_name(name).unwrap().compressed_size());
    assert!(sizes[0] < 100, "{sizes:?}");
    assert_eq!(sizes[1], text.len() as u64);
    let file = archive.by_name("檐/a.txt").unwrap();
    assert_eq!(file.unix_mode(), Some(0o100644));
    assert_eq!(file.last_modified().unwrap().to_string(), "2026-11-20 00:00:00");
    assert_eq!(file.extra_data().map_or(0, |data| data.len()), 0);
    assert_eq!(
        Label::read(ZipArchive::new(Cursor::new(zipped(vec![]))).unwrap().comment()),
        Some(label())
    );
}

#[test]
fn times_that_zips_do_not_know_become_the_nearest() {
    let time = |year, month, day| ZipTime::new(year, month, day, [23, 59, 59]).0.to_string();
    assert_eq!(time(1955, 3, 1), "1980-01-01 00:00:00");
    assert_eq!(time(2200, 3, 1), "2107-12-31 23:59:58");
    assert_eq!(time(2024, 2, 29), "2024-02-29 23:59:58");
    assert_eq!(time(2023, 2, 29), "1980-01-01 00:00:00");
    assert_eq!(time(-5, 0, 0), "1980-01-01 00:00:00");
}
