//! The `kanyin` command: arguments, the terminal, exit codes. What is done is [`kanyin_production`]'s.
//!
//! | where | what |
//! |---|---|
//! | [`args`] | what may be typed; completions and the manual are made from it too (`shell`) |
//! | [`console`] | what is said: faults and progress to standard error, results to standard output |
//! | [`verdict`] | how a command ends that could be carried out |
//! | `build`, `check`, `plan`, `archive`, `site`, `preflight`, … | a file a command: it calls production, and says in words what came of it |
//! | `fallbacks`, `line_figures`, `table` | what `-v` and tables show |
//!
//! A command ends with 0: good; 1: faults in the copy or layout, which were told; 2: wrong use; 3: our own failure.
//! Faults go to standard error as `file:line:column`, results and paths to standard output.
//!
//! Of the rooms below production, the command line knows only the types that it shows.

mod archive;
mod args;
mod build;
mod check;
mod console;
mod crash;
mod fallbacks;
mod fonts;
mod line_figures;
mod new;
mod plan;
mod preflight;
mod schema;
mod shell;
mod site;
mod table;
mod verdict;
mod verify;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;

use kanyin_diagnostics::told;
use kanyin_production::Failure;

use args::{Args, Command};
use console::Console;
use crash::crashed;
use verdict::Verdict;

/// Runs the command that was typed.
fn main() -> ExitCode {
    let args = Args::parse();
    let console = Console::new(args.lang.map(Into::into), args.verbose);
    match catch_unwind(AssertUnwindSafe(|| command(&args.command, &console))) {
        Ok(Ok(Verdict::Good)) => ExitCode::SUCCESS,
        Ok(Ok(Verdict::Faults)) => ExitCode::from(1),
        Ok(Err(failure)) => failed(&failure, &console),
        // What went wrong has been written by the panic itself.
        Err(_) => failed(&crashed(), &console),
    }
}

/// Tells why a command could not be carried out.
fn failed(failure: &Failure, console: &Console) -> ExitCode {
    let why = failure.told();
    console.say(&told!("错误：{why}", "error: {why}"; why));
    ExitCode::from(match failure {
        Failure::Usage(_) => 2,
        Failure::Ours(_) => 3,
    })
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
