//! What other people's programs say of archives.

use std::path::Path;
use std::process::Command;

use kanyin_testing::good_desk;
use kanyin_testing::outside::{run, said};

use super::papers::archived;

const READ: &str = "
import sys, zipfile
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as zip:
        assert zip.testzip() is None
        for info in zip.infolist():
            assert info.flag_bits & 0x800, info.filename
            assert info.filename.startswith('试报-2026-11-20'), info.filename
            assert not info.extra and info.create_system == 3
";

#[test]
fn they_are_read() {
    let desk = good_desk();
    let paths = archived(desk.folder(), &["--for", "readers,printer,library"]).out;
    let paths: Vec<String> =
        paths.lines().map(|path| desk.folder().join(path).to_str().unwrap().into()).collect();
    assert_eq!(paths.len(), 3);
    for path in &paths {
        if let Some(output) = run("unzip", &["-t", path]) {
            assert!(output.status.success(), "{}", said(&output));
        }
    }
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    if let Some(output) = run("python3", &[&["-c", READ], &paths[..]].concat()) {
        assert!(output.status.success(), "{}", said(&output));
    }
}

#[test]
fn sums_are_checked_by_sha256sum() {
    let desk = good_desk();
    archived(desk.folder(), &["--for", "readers,printer"]);
    for title in ["试报-2026-11-20", "试报-2026-11-20-print"] {
        if unzipped(desk.folder(), title) {
            let mut check = Command::new("sha256sum");
            let folder = desk.folder().join(title);
            let output = check.args(["-c", "--strict", "SHA256SUMS"]).current_dir(folder).output();
            if let Ok(output) = output {
                assert!(output.status.success(), "{}", said(&output));
            }
        }
    }
    let sheet = desk.folder().join("试报-2026-11-20-print/印刷单.html");
    if sheet.exists() {
        let sheet = std::fs::read_to_string(sheet).unwrap().replace("&#x2f;", "/");
        for said in ["《试报》", "270 × 390 mm", "四边各 3 mm", "四色", "press/01.pdf", "PDF/X-4"]
        {
            assert!(sheet.contains(said), "{said}");
        }
    }
}

#[test]
fn the_bag_is_valid_for_the_library_of_congress() {
    let desk = good_desk();
    archived(desk.folder(), &["--for", "library"]);
    let title = "试报-2026-11-20-library";
    // Not every machine has bagit.py.
    let has = run("python3", &["-c", "import bagit"]).is_some_and(|output| output.status.success());
    if has && unzipped(desk.folder(), title) {
        let bag = desk.folder().join(title);
        let output = run("python3", &["-m", "bagit", "--validate", bag.to_str().unwrap()]);
        let output = output.unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
}

/// Unpacks an archive of `out/` into the folder.
fn unzipped(folder: &Path, title: &str) -> bool {
    let zip = folder.join(format!("out/{title}.zip"));
    let to = folder.to_str().unwrap();
    let output = run("unzip", &["-q", zip.to_str().unwrap(), "-d", to]);
    output.is_some_and(|output| output.status.success())
}
