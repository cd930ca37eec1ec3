//! The `kanyin` command: arguments, progress, exit codes.

mod archive;
mod args;
mod build;
mod check;
mod console;
mod failure;
mod fallback;
mod fonts;
mod line_figures;
mod new;
mod outputs;
mod parts;
mod places;
mod plan;
mod preflight;
mod proofread;
mod readers;
mod schema;
mod shelf;
mod shell;
mod site;
mod table;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use console::Console;
use failure::{Failure, Verdict};

/// Runs the command that was typed. 0: good; 1: faults in the copy; 2: wrong use; 3: our own failure.
fn main() -> ExitCode {
    let args = Args::parse();
    let console = Console::new(args.lang, args.verbose);
    match std::panic::catch_unwind(|| command(&args.command, &console)) {
        Ok(Ok(Verdict::Good)) => ExitCode::SUCCESS,
        Ok(Ok(Verdict::Faults)) => ExitCode::from(1),
        Ok(Err(failure)) => failure.tell(&console),
        // What went wrong has been written by the panic itself.
        Err(_) => Failure::crashed().tell(&console),
    }
}

fn command(command: &Command, console: &Console) -> Result<Verdict, Failure> {
    match command {
        Command::Build(args) => build::build(args, console),
        Command::Archive(args) => archive::archive(args, console),
        Command::Verify(args) => verify::verify(args, console),
        Command::Check(args) => check::check(args, console),
        Command::Plan(args) => plan::plan(args, console),
        Command::Site(args) => site::site(args, console),
        Command::Preflight(args) => preflight::preflight(args, console),
        Command::Fonts => fonts::fonts(console),
        Command::Schema(args) => schema::schema(args, console),
        Command::New(args) => new::new(args, console),
        Command::Completions(args) => shell::completions(args, console),
        Command::Man(args) => shell::man(args, console),
    }
}
