//! Other people's programs. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Child, Command, Output, Stdio};

/// Whether nothing may be left out.
pub fn is_demanded() -> bool {
    std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1")
}

/// Starts a program; `None` if it is not installed.
pub fn started(command: &mut Command) -> Option<Child> {
    match command.spawn() {
        Ok(child) => Some(child),
        Err(_) if is_demanded() => {
            panic!("{} is demanded and not installed", command.get_program().display())
        }
        Err(_) => None,
    }
}

/// Runs a program to its end; `None` if it is not installed.
pub fn ran(command: &mut Command) -> Option<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(started(command)?.wait_with_output().unwrap())
}

/// Runs a program with these arguments to its end; `None` if it is not installed.
pub fn run(program: &str, args: &[impl AsRef<OsStr>]) -> Option<Output> {
    ran(Command::new(program).args(args))
}

/// What a program, given some words, writes on standard output; `None` if it is not installed.
pub fn answer(command: &mut Command, words: String) -> Option<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = started(command)?;
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(words.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// All that a program said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

/// What a program writes on standard output when it reads a PDF, whose path stands between the arguments. It must
/// end well. `None` if it is not installed.
pub fn read_pdf(program: &str, args: &[&str], pdf: &[u8], after: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = ran(Command::new(program).args(args).arg(&path).args(after))?;
    assert!(output.status.success(), "{program}: {}", said(&output));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
