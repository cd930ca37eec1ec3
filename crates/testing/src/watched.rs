//! Runs of a program that may neither last nor grow.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How a run ended.
#[derive(Debug)]
pub struct Watched {
    /// The exit code; none if a signal or the deadline ended it.
    pub code: Option<i32>,
    /// Whether it was ended by the deadline.
    pub overdue: bool,
    /// How long it took.
    pub took: Duration,
    /// The most memory that it and its children held at once, in bytes; 0 where the system doesn't tell.
    pub peak: u64,
    /// What it wrote on standard error.
    pub err: String,
}

/// Runs a command to its end, or to the deadline.
pub fn watched(command: &mut Command, deadline: Duration) -> std::io::Result<Watched> {
    let begun = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let mut stderr = child.stderr.take();
    let reader = std::thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(pipe) = &mut stderr {
            let _ = pipe.read_to_end(&mut said);
        }
        String::from_utf8_lossy(&said).into_owned()
    });
    let (mut peak, mut overdue) = (0, false);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if begun.elapsed() > deadline {
            overdue = true;
            for process in family(child.id()).into_iter().rev() {
                let _ = Command::new("kill").args(["-9", &process.to_string()]).status();
            }
            child.kill()?;
        }
        peak = peak.max(family(child.id()).into_iter().map(resident).sum());
        std::thread::sleep(Duration::from_millis(10));
    };
    let took = begun.elapsed();
    let err = reader.join().expect("reading ends");
    Ok(Watched { code: status.code().filter(|_| !overdue), overdue, took, peak, err })
}

/// A process and all below it.
fn family(process: u32) -> Vec<u32> {
    let mut all = vec![process];
    let mut at = 0;
    while let Some(&process) = all.get(at) {
        let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
        all.extend(
            children.unwrap_or_default().split_whitespace().filter_map(|id| id.parse::<u32>().ok()),
        );
        at += 1;
    }
    all
}

/// The memory that a process holds, in bytes.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}
