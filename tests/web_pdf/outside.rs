//! Other people's programs. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::fs;
use std::process::Command;

/// What a program says of a file; `None` if it is not installed.
pub fn said(program: &str, args: &[&str], pdf: &[u8], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("web.pdf");
    fs::write(&path, pdf).unwrap();
    match Command::new(program).args(args).arg(&path).args(after).output() {
        Ok(output) => {
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{program}: {errors}");
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) if std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1") => {
            panic!("{program} is not installed")
        }
        Err(_) => None,
    }
}
