//! What other readers of PDF say. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::fs;
use std::path::Path;
use std::process::Command;

use kanyin_testing::outside;

use super::damage::{AD, everything};
use super::sheet::Plain;
use crate::{PageChoice, recolour};

/// What a program says of a file, if it is installed.
fn said(program: &str, args: &[&str], file: &Path) -> Option<String> {
    let output = outside::ran(Command::new(program).args(args).arg(file))?;
    let said = outside::said(&output);
    assert!(output.status.success(), "{program}: {said}");
    Some(said)
}

#[test]
fn other_readers_have_nothing_to_say() {
    let folder = tempfile::tempdir().unwrap();
    for (name, source) in [("ad", AD.to_vec()), ("everything", everything())] {
        let done = recolour(&source, PageChoice::All, &Plain).unwrap();
        let path = folder.path().join(format!("{name}.pdf"));
        fs::write(&path, done.pdf).unwrap();
        if let Some(said) = said("qpdf", &["--check"], &path) {
            assert!(said.contains("No syntax or stream encoding errors"), "{said}");
        }
        let picture = folder.path().join("p");
        let picture = picture.to_str().unwrap();
        for (program, args) in [
            ("pdfinfo", vec![]),
            ("gs", vec!["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=ppmraw", "-o", picture]),
            ("mutool", vec!["draw", "-q", "-o", "/dev/null", "-F", "ppm"]),
        ] {
            let Some(said) = said(program, &args, &path) else { continue };
            // MuPDF as Debian has it is built without profiles, and says so whatever it reads.
            let mut lines = said.lines().filter(|line| !line.contains("ICC support"));
            let bad =
                lines.find(|line| line.to_lowercase().contains("err") || line.contains("warning"));
            assert_eq!(bad, None, "{program}");
        }
    }
}

#[test]
fn text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before.pdf"), folder.path().join("after.pdf"));
    fs::write(&before, AD).unwrap();
    fs::write(&after, recolour(AD, PageChoice::All, &Plain).unwrap().pdf).unwrap();
    let read = |path: &Path| {
        let read = Command::new("pdftotext").args([path, Path::new("-")]).output().ok()?;
        Some(String::from_utf8_lossy(&read.stdout).into_owned())
    };
    if let Some(text) = read(&before) {
        assert!(text.contains("炉子不等人"), "{text}");
        assert_eq!(Some(text), read(&after));
    }
}
