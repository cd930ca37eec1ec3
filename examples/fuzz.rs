//! Throws publications, stories, layouts, PDFs, drawings and pictures of chance at the program, and says what it did
//! that it may not do: die, hang, take more than 1 GB, or end with 3.
//!
//!     cargo run --release --example fuzz -- --minutes 10 [--seed N] [--threads N] [--keep DIR]
//!
//! A case is its number: `--case N` makes it again, alone; with `--keep` its folder stays. `--program PATH` takes a
//! program that is there already, else this one is built first.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kanyin_testing::Desk;
use kanyin_testing::foreign::{
    Dice, Kind, drawing, pdf, picture, publication, spoil, spoil_text, story,
};
use kanyin_testing::watched::{Watched, watched};

/// No case may last longer: several foreign files may take 10 s each.
const DEADLINE: Duration = Duration::from_secs(60);
/// No case may hold more.
const MEMORY: u64 = 1 << 30;

fn main() -> ExitCode {
    let wishes = Wishes::read();
    let program = wishes.program.clone().unwrap_or_else(program);
    if let Some(case) = wishes.case {
        let found = run(&program, case, wishes.keep.as_deref());
        println!("{}", found.as_deref().unwrap_or("good"));
        return ExitCode::from(u8::from(found.is_some()));
    }
    let end = Instant::now() + wishes.time;
    let (next, bad) = (AtomicU64::new(wishes.seed), Mutex::new(0));
    std::thread::scope(|scope| {
        for _ in 0..wishes.threads {
            scope.spawn(|| {
                while Instant::now() < end {
                    let case = next.fetch_add(1, Ordering::Relaxed);
                    if let Some(found) = run(&program, case, wishes.keep.as_deref()) {
                        println!("case {case}: {found}");
                        *bad.lock().expect("no thread panics") += 1;
                    }
                }
            });
        }
    });
    let cases = next.into_inner() - wishes.seed;
    let bad = bad.into_inner().expect("no thread panics");
    println!("{cases} cases from {}, {bad} bad", wishes.seed);
    ExitCode::from(u8::from(bad > 0))
}

/// What was asked for.
struct Wishes {
    time: Duration,
    seed: u64,
    threads: usize,
    keep: Option<PathBuf>,
    case: Option<u64>,
    program: Option<PathBuf>,
}

impl Wishes {
    fn read() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let mut wishes = Self {
            time: Duration::from_secs(60),
            seed: 1,
            threads: cores,
            keep: None,
            case: None,
            program: None,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let value = words.next().unwrap_or_default();
            let number =
                || value.parse::<u64>().unwrap_or_else(|_| panic!("{word} wants a number"));
            match word.as_str() {
                "--minutes" => wishes.time = Duration::from_secs(60 * number()),
                "--seed" => wishes.seed = number(),
                "--threads" => wishes.threads = number().max(1) as usize,
                "--case" => wishes.case = Some(number()),
                "--program" => wishes.program = Some(PathBuf::from(value)),
                "--keep" => wishes.keep = Some(PathBuf::from(value)),
                _ => panic!("--minutes, --seed, --threads, --case, --keep, --program; not {word}"),
            }
        }
        wishes
    }
}

/// The program, freshly built beside this one.
fn program() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--release", "--bin", "kanyin"]).status();
    assert!(built.is_ok_and(|status| status.success()), "kanyin could not be built");
    let examples = std::env::current_exe().expect("this program stands somewhere");
    let release = examples.parent().and_then(Path::parent).expect("in target/release/examples");
    release.join(format!("kanyin{}", std::env::consts::EXE_SUFFIX))
}

/// Runs a case; what was wrong with it.
fn run(program: &Path, case: u64, keep: Option<&Path>) -> Option<String> {
    let mut dice = Dice::new(case);
    let (desk, args) = thrown(&mut dice);
    let mut command = Command::new(program);
    command.current_dir(desk.folder()).args(&args).env_remove("SOURCE_DATE_EPOCH");
    let run = watched(&mut command, DEADLINE).expect("the program starts");
    let found = wrong(&run).map(|wrong| format!("{}: {wrong}\n{}", args.join(" "), tail(&run.err)));
    if let (Some(_), Some(keep)) = (&found, keep) {
        let folder = keep.join(case.to_string());
        let _ = std::fs::remove_dir_all(&folder);
        let _ = std::fs::create_dir_all(keep);
        let copied = Command::new("cp").arg("-r").arg(desk.folder()).arg(&folder).status();
        assert!(copied.is_ok_and(|status| status.success()), "{} stays empty", folder.display());
    }
    found
}

/// A folder, and the command to run in it.
fn thrown(dice: &mut Dice) -> (Desk, Vec<&'static str>) {
    let build = vec!["build", "--proof", "--only", "press,web,png"];
    match dice.below(8) {
        0..=2 => {
            let desk = publication(dice);
            let args = match dice.below(6) {
                0 => vec!["archive", "--for", "readers,library"],
                1 => vec!["check", "--format", "github"],
                2 => vec!["plan"],
                _ => build,
            };
            (desk, args)
        }
        3 => {
            let mut text = story(dice);
            if dice.once_in(2) {
                spoil_text(dice, &mut text);
            }
            let columns = 1 + dice.below(5);
            (Desk::new().one_story(columns, &text), build)
        }
        4 => {
            let desk = Desk::new();
            let mut bytes = pdf(dice);
            spoil(dice, &mut bytes);
            desk.file("a.pdf", &bytes);
            (desk, vec!["preflight", "a.pdf", "--out", "report"])
        }
        5 => with_ad(dice, "pdf", pdf),
        6 => with_ad(dice, "svg", |dice| drawing(dice).into_bytes()),
        _ => {
            let kind = Kind::ALL[dice.below(4)];
            with_ad(dice, kind.suffix(), |dice| picture(dice, kind))
        }
    }
}

/// A page with one spoilt ad.
fn with_ad(
    dice: &mut Dice,
    suffix: &str,
    make: impl FnOnce(&mut Dice) -> Vec<u8>,
) -> (Desk, Vec<&'static str>) {
    let mut bytes = make(dice);
    spoil(dice, &mut bytes);
    (Desk::new().one_ad(suffix, &bytes), vec!["build", "--proof", "--only", "press,web,png"])
}

fn wrong(run: &Watched) -> Option<String> {
    if run.overdue {
        return Some(format!("no end after {} s", run.took.as_secs()));
    }
    if run.err.contains("panicked") {
        return Some(String::from("it panicked"));
    }
    if run.peak > MEMORY {
        return Some(format!("{} MB", run.peak >> 20));
    }
    match run.code {
        Some(0..=2) => None,
        Some(code) => Some(format!("exit code {code}")),
        None => Some(String::from("a signal")),
    }
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(6)..].join("\n")
}
