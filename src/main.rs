//! The `kanyin` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kanyin::cli::run()
}
