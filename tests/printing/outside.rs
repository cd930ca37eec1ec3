//! Other people's programs. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::process::{Command, Output};

/// Runs a program, if it is installed.
pub fn run(program: &str, args: &[&str]) -> Option<Output> {
    match Command::new(program).args(args).output() {
        Ok(output) => Some(output),
        Err(_) if std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1") => {
            panic!("{program} is demanded and not installed")
        }
        Err(_) => None,
    }
}

/// All that it said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}
