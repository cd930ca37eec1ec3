//! `kanyin completions` and `kanyin man`: made from the same arguments that are read.

use std::fs;

use clap::CommandFactory;

use kanyin_production::Failure;

use super::args::{Args, CompletionsArgs, ManArgs};
use super::console::Console;
use super::verdict::Verdict;

/// Prints a completion script.
pub fn completions(args: &CompletionsArgs, console: &Console) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kanyin", &mut script);
    console.give(&String::from_utf8_lossy(&script));
    Ok(Verdict::Good)
}

/// Prints the manual page, or writes those of all commands.
pub fn man(args: &ManArgs, console: &Console) -> Result<Verdict, Failure> {
    let command = Args::command();
    let Some(folder) = &args.out else {
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let _ = clap_mangen::Man::new(command).render(&mut page);
        console.give(&String::from_utf8_lossy(&page));
        return Ok(Verdict::Good);
    };
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command, folder))
        .map_err(|error| Failure::writing(folder, &error))?;
    console.give_path(folder);
    Ok(Verdict::Good)
}
