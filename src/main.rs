//! The `kanyin` command: arguments, the terminal, exit codes. What is done is [`kanyin_production`]'s.
//!
//! | where | what |
//! |---|---|
//! | [`args`] | what may be typed; completions and the manual are made from it too (`shell`) |
//! | `typed` | what was typed: names with `*` where no shell expands them, a double click |
//! | [`console`] | what is said: faults and progress to standard error, results to standard output |
//! | [`verdict`] | how a command ends that could be carried out |
//! | `guarded` | a second process does the work, so that no file of others takes it along |
//! | `build`, `check`, `plan`, `archive`, `site`, `preflight`, … | a file a command: it calls production, and says in words what came of it |
//! | `turns` | several issues or files, one after the other |
//! | `fallbacks`, `line_figures`, `table`, `drawn_layout` | what `-v`, tables and drawings show |
//!
//! A command ends with 0: good; 1: faults in the copy or layout, which were told; 2: wrong use; 3: our own failure.
//! Faults go to standard error as `file:line:column`, results and paths to standard output.
//!
//! Of the rooms below production, the command line knows only the types that it shows.

mod archive;
mod args;
mod build;
mod check;
mod choose;
mod console;
mod crash;
mod drawn_layout;
mod fallbacks;
mod fonts;
mod guarded;
mod import;
mod layouts;
mod line_figures;
mod new;
mod page_figures;
mod plan;
mod preflight;
mod schema;
mod serve;
mod shell;
mod site;
mod slips;
mod table;
mod turns;
mod typed;
mod verdict;
mod verify;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use kanyin_meter::Metered;

use kanyin_diagnostics::told;
use kanyin_production::Failure;

use args::{Args, Command};
use console::Console;
use crash::crashed;
use verdict::Verdict;

/// Counts what files of others take.
#[global_allocator]
static MEMORY: Metered = Metered;

/// Runs the command that was typed.
fn main() -> ExitCode {
    let args = typed::args();
    let lang = args.lang.map(Into::into);
    if opens_files_of_others(&args.command) {
        let console = Console::new(lang, args.verbose);
        if let Some(ended) = guarded::kept(&console) {
            return ended.unwrap_or_else(|failure| failed(&failure, &console));
        }
    }
    guarded::with_room(move || run(&args, &Console::new(lang, args.verbose)))
}

/// Whether a command opens pictures, PDFs, fonts, templates or archives.
fn opens_files_of_others(command: &Command) -> bool {
    match command {
        Command::Build(_) | Command::Archive(_) | Command::Check(_) | Command::Plan(_) => true,
        Command::Verify(_) | Command::Site(_) | Command::Preflight(_) | Command::Fonts => true,
        Command::Serve(_) => true,
        // It reads the last issue.
        Command::New(_) => true,
        // A second process has no standard input.
        Command::Import(args) => !args.reads_standard_input(),
        Command::Layouts(_) | Command::Schema(_) | Command::Completions(_) | Command::Man(_) => {
            false
        }
    }
}

fn run(args: &Args, console: &Console) -> ExitCode {
    match catch_unwind(AssertUnwindSafe(|| command(&args.command, console))) {
        Ok(Ok(verdict)) => ExitCode::from(verdict.code()),
        Ok(Err(failure)) => failed(&failure, console),
        // What went wrong has been written by the panic itself.
        Err(_) => failed(&crashed(), console),
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
        Command::Serve(args) => serve::serve(args, console),
        Command::Site(args) => site::site(args, console),
        Command::Preflight(args) => preflight::preflight(args, console),
        Command::Fonts => fonts::fonts(console),
        Command::Layouts(args) => layouts::layouts(args, console),
        Command::Schema(args) => schema::schema(args, console),
        Command::Import(args) if args.check => slips::tell(&args.files, console),
        Command::Import(args) => import::import(args, console),
        Command::New(args) => new::new(args, console),
        Command::Completions(args) => shell::completions(args, console),
        Command::Man(args) => shell::man(args, console),
    }
}
