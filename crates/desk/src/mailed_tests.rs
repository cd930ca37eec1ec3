use std::fs;
use std::io::{Cursor, Write};
use std::time::Instant;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::block::Content;

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A zip whose names are not UTF-8: each stand-in of ASCII is put over by bytes of the same length.
fn renamed(mut zip: Vec<u8>, names: &[(&str, &[u8])]) -> Vec<u8> {
    for (stand_in, name) in names {
        assert_eq!(stand_in.len(), name.len());
        let mut at = 0;
        while let Some(found) =
            zip[at..].windows(name.len()).position(|window| window == stand_in.as_bytes())
        {
            at += found;
            zip[at..at + name.len()].copy_from_slice(name);
        }
    }
    zip
}

fn codes(mailed: &Mailed) -> Vec<&'static str> {
    mailed.faults.iter().map(|fault| fault.code.as_str()).collect()
}

#[test]
fn a_mail_of_copy_and_pictures() {
    let page = "<div id=\"js_content\"><p>溪水清了。</p><img src=\"溪_files/1.jpg\"></div>";
    let inner = zip(&[("三.txt", "第三篇".as_bytes()), ("图三.jpg", JPEG)]);
    let mail = zip(&[
        ("来稿/一.txt", "第一篇".as_bytes()),
        ("来稿/二.md", "# 第二篇\n\n![灯](灯.jpg)".as_bytes()),
        ("来稿/灯.jpg", JPEG),
        ("来稿/溪.html", page.as_bytes()),
        ("来稿/溪_files/1.jpg", JPEG),
        ("来稿/溪_files/a.js", b"var a"),
        ("来稿/三.zip", &inner),
        ("来稿/合影.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("来稿/表.pdf", b"%PDF-1.4"),
        ("__MACOSX/来稿/._一.txt", b"\0\x05\x16\x07"),
        ("来稿/.DS_Store", b"\0\0\0\x01Bud1"),
        ("来稿/Thumbs.db", b"\xD0\xCF\x11\xE0"),
    ]);
    let mailed = Mailed::of_zip("来稿.zip", &mail).unwrap();
    let names: Vec<&str> = mailed.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["来稿/一.txt", "来稿/三.zip/三.txt", "来稿/二.md", "来稿/溪.html"]);
    let pictures: Vec<&str> = mailed.pictures.iter().map(|picture| picture.name.as_str()).collect();
    assert_eq!(pictures, ["来稿/三.zip/图三.jpg", "来稿/合影.HEIC", "来稿/灯.jpg"]);
    assert_eq!(codes(&mailed), ["broken-picture", "not-copy", "left-out"]);
    assert!(
        mailed.faults[0].what.zh.contains("HEIC") && mailed.faults[1].what.zh.contains("复制文字")
    );
    assert!(mailed.faults[2].what.zh.contains("3 个"), "{:?}", mailed.faults[2]);
    let (sources, faults) = mailed.sources();
    let found = sources.iter().flat_map(|source| &source.blocks).filter(
        |block| matches!(&block.content, Content::Picture(picture) if picture.bytes.is_some()),
    );
    assert_eq!((found.count(), faults.len()), (2, 0));
}

#[test]
fn names_in_gbk() {
    let gbk = encoding_rs::GBK.encode("街灯.txt").0;
    let jpg = encoding_rs::GBK.encode("巷口的灯.jpg").0;
    let mail = renamed(
        zip(&[("aaaa.txt", "灯".as_bytes()), ("bbbbbbbb.jpg", JPEG)]),
        &[("aaaa.txt", &gbk), ("bbbbbbbb.jpg", &jpg)],
    );
    let mailed = Mailed::of_zip("来稿.zip", &mail).unwrap();
    assert_eq!(
        (mailed.files[0].name.as_str(), mailed.pictures[0].name.as_str()),
        ("街灯.txt", "巷口的灯.jpg")
    );
}

#[test]
fn paths_that_lead_out_and_links_are_refused_and_the_rest_is_read() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for name in ["../../etc/cron.txt", "/etc/a.txt", "..\\b.txt", "好.txt"] {
        writer.start_file(name, options).unwrap();
        writer.write_all("字".as_bytes()).unwrap();
    }
    writer.add_symlink("链接.txt", "/etc/passwd", options).unwrap();
    let mailed = Mailed::of_zip("来稿.zip", &writer.finish().unwrap().into_inner()).unwrap();
    let names: Vec<&str> = mailed.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["好.txt"]);
    let codes = codes(&mailed);
    assert_eq!(codes.iter().filter(|code| **code == "path-outside").count(), 3, "{codes:?}");
    assert!(codes.contains(&"link"));
}

/// Unpacks a zip and holds it to a time.
fn in_time(zip: &[u8]) -> Result<Mailed, Fault> {
    let begun = Instant::now();
    let mailed = Mailed::of_zip("来稿.zip", zip);
    let took = begun.elapsed().as_secs_f64();
    assert!(took < crate::IN_TIME, "{took}");
    mailed
}

#[test]
fn bombs_are_refused_at_once() {
    let zeros = vec![b'0'; 100 << 20];
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("大.txt", options).unwrap();
    writer.write_all(&zeros).unwrap();
    writer.start_file("小.txt", options).unwrap();
    writer.write_all("字".as_bytes()).unwrap();
    let bomb = writer.finish().unwrap().into_inner();
    let mailed = in_time(&bomb).unwrap();
    assert_eq!((codes(&mailed), mailed.files.len()), (vec!["too-large"], 1));
    // One that lies about its size is unfolded no further.
    let mut lying = bomb.clone();
    let claimed = (zeros.len() as u32).to_le_bytes();
    let mut at = 0;
    while let Some(found) = lying[at..].windows(4).position(|window| window == claimed) {
        at += found;
        lying[at..at + 4].copy_from_slice(&9u32.to_le_bytes());
    }
    let mailed = in_time(&lying).unwrap();
    assert!(!mailed.files.iter().any(|file| file.name == "大.txt"), "{:?}", codes(&mailed));
    // Many that are each small enough are too much together.
    let part = vec![b'1'; 1 << 20];
    let names: Vec<String> = (0..80).map(|n| format!("{n}.txt")).collect();
    let many: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
    assert_eq!(in_time(&zip(&many)).unwrap_err().code.as_str(), "too-large");
}

#[test]
fn zips_are_unfolded_one_level_down() {
    let third = zip(&[("底.txt", "字".as_bytes())]);
    let second = zip(&[("三.zip", &third), ("二.txt", "字".as_bytes())]);
    let mailed = Mailed::of_zip("一.zip", &zip(&[("二.zip", &second)])).unwrap();
    assert_eq!(mailed.files[0].name, "二.zip/二.txt");
    assert_eq!((mailed.files.len(), codes(&mailed)), (1, vec!["left-out"]));
}

#[test]
fn of_an_archived_issue_the_stories_are_read() {
    let mail = zip(&[
        ("檐下-2026-11-20/SHA256SUMS", b"00"),
        ("檐下-2026-11-20/stories.json", b"{}"),
        (
            "檐下-2026-11-20/stories/01.md",
            "---\ntitle: 灯\n---\n\n![灯](pictures/01-1.jpg)\n".as_bytes(),
        ),
        ("檐下-2026-11-20/stories/01.txt", "灯".as_bytes()),
        ("檐下-2026-11-20/stories/pictures/01-1.jpg", JPEG),
        ("檐下-2026-11-20/epaper/index.html", b"<p>"),
        ("檐下-2026-11-20/web.pdf", b"%PDF-1.4"),
    ]);
    let mailed = Mailed::of_zip("檐下.zip", &mail).unwrap();
    let (sources, faults) = mailed.sources();
    assert_eq!((sources.len(), faults.len(), codes(&mailed)), (1, 0, vec!["left-out"]));
    assert!(
        matches!(&sources[0].blocks[0].content, Content::Story(text) if text.starts_with("---\ntitle: 灯"))
    );
    assert!(
        matches!(&sources[0].blocks[1].content, Content::Picture(picture) if picture.bytes.is_some())
    );
}

#[test]
fn a_folder_is_read_without_following_links() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("图")).unwrap();
    fs::write(path.join("一.txt"), "字").unwrap();
    fs::write(path.join("图/灯.jpg"), JPEG).unwrap();
    fs::write(path.join("二.zip"), zip(&[("二.txt", "字".as_bytes())])).unwrap();
    fs::write(path.join(".DS_Store"), "").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc", path.join("外")).unwrap();
    let mailed = Mailed::of_folder(path).unwrap();
    let names: Vec<&str> = mailed.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        (names, mailed.pictures[0].name.as_str()),
        (vec!["一.txt", "二.zip/二.txt"], "图/灯.jpg")
    );
    #[cfg(unix)]
    assert_eq!(codes(&mailed), ["link", "left-out"]);
    assert!(Mailed::of_folder(&path.join("没有")).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_unpacked_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..400usize) {
        let _ = Mailed::of_zip("来稿.zip", &bytes);
        let mut zip = zip(&[("一.txt", "第一篇".as_bytes()), ("灯.jpg", JPEG)]);
        for (n, byte) in bytes.iter().enumerate() {
            if let Some(place) = zip.get_mut(at + n * 7) {
                *place = *byte;
            }
        }
        if let Ok(mailed) = Mailed::of_zip("来稿.zip", &zip) {
            mailed.sources();
        }
    }
}
