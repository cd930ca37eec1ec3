//! However many processors there are, a run ends, and its files are the same.

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use kanyin_testing::repository;

use crate::run::{command, files};

/// No run of the sample takes so long, whatever else the machine does.
const HANGS: Duration = Duration::from_secs(900);

/// Runs the command on the sample with so many threads.
fn on_sample(out: &Path, args: &[&str], threads: usize) -> Output {
    let out = out.to_str().unwrap();
    let args = [args, &["--out", out, "issues/2026-11"]].concat();
    let mut command = command(&repository(), &args);
    command.env("RAYON_NUM_THREADS", threads.to_string());
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > HANGS {
            child.kill().unwrap();
            panic!("{args:?} hangs with {threads} threads");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

#[test]
fn one_thread_two_and_eight_give_the_same_bytes() {
    for args in [vec!["build"], vec!["archive", "--for", "readers,printer,library"]] {
        let [one, two, eight] = [1, 2, 8].map(|threads| {
            let out = tempfile::tempdir().unwrap();
            let run = on_sample(out.path(), &args, threads);
            assert!(run.status.success(), "{args:?} with {threads} threads: {:?}", run.status);
            let mut made = files(out.path());
            // What was developed is kept there under names of its own.
            made.retain(|name, _| !name.starts_with('.'));
            assert!(made.keys().any(|name| name.ends_with("press.pdf")), "{:?}", made.keys());
            made
        });
        assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
        for (name, bytes) in &one {
            assert!(two[name] == *bytes && eight[name] == *bytes, "{name} differs");
        }
    }
}
