//! Files that others made, whole and spoilt: each ends soon, is told or is right on the page. What is right, other
//! people's readers say.
//!
//! A file is its seed: `KANYIN_SEED=7` runs that one alone and keeps its folder.

mod drawn;

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kanyin_testing::Desk;
use kanyin_testing::foreign::{self, Dice, Kind};
use kanyin_testing::watched::watched;

use drawn::{Drawn, difference};

/// The longest that a file may take; what a slow machine under load needs to start is on top.
const DEADLINE: Duration = Duration::from_secs(20);
/// The most memory for a file, in bytes.
const MEMORY: u64 = 1 << 30;
/// How far a picture may be from what a second reader draws: the mean of all pixels, as a share of black to white.
const DIFFERENCE: f64 = 0.08;

/// Files spoilt where no mark tells it (bits of a JPEG, of packed text in a PDF), or so light that newsprint alone makes
/// the difference: still open. By the number of files they are among, and their seed.
const OPEN: [(u64, u64); 4] = [(300, 235), (300, 297), (200, 133), (200, 166)];

#[test]
fn three_hundred_pdfs() {
    tried(300, |dice| ("pdf", spoilt(dice, foreign::pdf)));
}

#[test]
fn two_hundred_pictures() {
    tried(200, |dice| {
        let kind = Kind::ALL[dice.below(4)];
        (kind.suffix(), spoilt(dice, |dice| foreign::picture(dice, kind)))
    });
}

#[test]
fn a_hundred_drawings() {
    tried(100, |dice| ("svg", spoilt(dice, |dice| foreign::drawing(dice).into_bytes())));
}

/// A file; one in four is whole.
fn spoilt(dice: &mut Dice, make: impl Fn(&mut Dice) -> Vec<u8>) -> Vec<u8> {
    let is_whole = dice.once_in(4);
    let mut bytes = make(dice);
    if !is_whole {
        foreign::spoil(dice, &mut bytes);
    }
    bytes
}

/// Sets so many files as ads, each on a page of its own, and tells all that went wrong.
fn tried(files: u64, make: impl Fn(&mut Dice) -> (&'static str, Vec<u8>) + Sync) {
    let alone = std::env::var("KANYIN_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let (first, end) = alone.map_or((0, files), |seed| (seed, seed + 1));
    let next = AtomicU64::new(first);
    let outcomes = Mutex::new((Vec::new(), BTreeMap::<&str, usize>::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end {
                        break;
                    }
                    let (suffix, bytes) = make(&mut Dice::new(seed));
                    let desk = Desk::new().one_ad(suffix, &bytes);
                    let outcome = outcome(&desk, suffix);
                    let mut all = outcomes.lock().unwrap();
                    match outcome {
                        Ok(word) => *all.1.entry(word).or_default() += 1,
                        Err(_) if OPEN.contains(&(files, seed)) => {
                            *all.1.entry("open").or_default() += 1;
                        }
                        Err(wrong) => all.0.push(format!("seed {seed}, {suffix}: {wrong}")),
                    }
                    if alone.is_some() {
                        println!("{}", desk.keep().display());
                    }
                }
            });
        }
    });
    let (wrong, words) = outcomes.into_inner().unwrap();
    println!("{words:?}");
    assert!(wrong.is_empty(), "{} of {files}:\n{}", wrong.len(), wrong.join("\n"));
}

/// How it went with a desk's ad; what was wrong with it.
fn outcome(desk: &Desk, suffix: &str) -> Result<&'static str, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kanyin"));
    command
        .current_dir(desk.folder())
        .args(["build", "--only", "press"])
        .env("LC_ALL", "zh_CN.UTF-8");
    let run = watched(&mut command, DEADLINE).unwrap();
    if run.overdue || run.peak > MEMORY {
        return Err(format!("{} s, {} MB", run.took.as_secs(), run.peak >> 20));
    }
    if !matches!(run.code, Some(0 | 1)) || run.err.contains("panicked") {
        return Err(format!("ended with {:?}\n{}", run.code, run.err));
    }
    if run.err.contains("ads/ad.") {
        return Ok("told");
    }
    if run.code == Some(1) {
        return Err(format!("told without the file's name\n{}", run.err));
    }
    let Some(given) =
        Drawn::given(&desk.folder().join("issues/1/ads").join(format!("ad.{suffix}")))
    else {
        return Ok("drawn by Kanyin alone");
    };
    let printed = Drawn::printed(desk).ok_or("Poppler draws no press.pdf")?;
    match difference(&given, &printed) {
        far if far > DIFFERENCE => {
            Err(format!("drawn otherwise than a second reader does, {far:.3}"))
        }
        _ => Ok("the same"),
    }
}
