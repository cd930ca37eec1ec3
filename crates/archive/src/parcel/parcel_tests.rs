use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::*;

fn parcel(audience: Audience) -> Parcel {
    Parcel {
        name: ArchiveName::new("檐下", "2026-11-20"),
        audience,
        label: Label::new(audience, Checksum::of(b""), "issues/2026-11"),
        time: ZipTime::new(2026, 11, 20, [0; 3]),
        bag: BagInfo::default(),
    }
}

const FILES: &[(&str, &[u8])] = &[
    ("web.pdf", b"web"),
    ("press.pdf", b"press"),
    ("pages/01.png", b"one"),
    ("epaper/pages/01.jpg", b"jpg"),
    ("mets.xml", b"<mets/>"),
    ("plan.yaml", b"plan"),
];

fn opened(audience: Audience) -> ZipArchive<Cursor<Vec<u8>>> {
    let zip = parcel(audience).write(FILES, Cursor::new(Vec::new())).unwrap();
    ZipArchive::new(zip).unwrap()
}

fn names(audience: Audience) -> Vec<String> {
    opened(audience).file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[test]
fn everything_stands_in_one_folder() {
    assert_eq!(
        names(Audience::Readers),
        ["SHA256SUMS", "epaper/pages/01.jpg", "pages/01.jpg", "web.pdf"]
            .map(|name| format!("檐下-2026-11-20/{name}"))
    );
    assert_eq!(
        names(Audience::Printer),
        ["SHA256SUMS", "press.pdf"].map(|name| format!("檐下-2026-11-20-print/{name}"))
    );
    assert_eq!(
        names(Audience::Library),
        [
            "bag-info.txt",
            "bagit.txt",
            "data/mets.xml",
            "data/pages/01.png",
            "data/web.pdf",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt"
        ]
        .map(|name| format!("檐下-2026-11-20-library/{name}"))
    );
}

#[test]
fn the_sums_are_of_the_files() {
    let mut archive = opened(Audience::Readers);
    let mut list = String::new();
    archive.by_name("檐下-2026-11-20/SHA256SUMS").unwrap().read_to_string(&mut list).unwrap();
    let (page, web) = (Checksum::of(b"jpg"), Checksum::of(b"web"));
    let told = format!("{page}  epaper/pages/01.jpg\n{page}  pages/01.jpg\n{web}  web.pdf\n");
    assert_eq!(list, told);
}

#[test]
fn names_that_windows_does_not_open_are_told() {
    let told = |files: &[(&str, &[u8])]| match parcel(Audience::Printer)
        .write(files, Cursor::new(Vec::new()))
    {
        Err(Unmade::Named(told)) => told.zh,
        _ => panic!("it was made"),
    };
    assert!(told(&[("press/COM1.pdf", b"")]).contains("设备名"));
    assert!(told(&[("press/../../x.pdf", b"")]).contains(".."));
    assert!(told(&[("press/a.pdf", b""), ("press/A.pdf", b"")]).contains("press/A.pdf"));
}
