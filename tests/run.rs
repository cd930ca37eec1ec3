//! Running the command in a publication.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use kanyin_testing::Desk;

/// How a run ended, and what it said.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The command, to be run in a folder. On a busy machine, with our code compiled for debugging, a sound picture may
/// take longer than staff would wait for one.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kanyin"));
    command.current_dir(folder).args(args).env_remove("SOURCE_DATE_EPOCH");
    command.env("KANYIN_DEADLINE", "600").env("LC_ALL", "zh_CN.UTF-8").stdin(Stdio::null());
    command
}

/// Runs the command in a folder.
pub fn kanyin(folder: &Path, args: &[&str]) -> Run {
    let output = command(folder, args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let run = Run {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

/// Builds a desk's issue; it must be good.
pub fn built(desk: &Desk) -> Run {
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

/// A file of the desk's output.
pub fn output(desk: &Desk, name: &str) -> Vec<u8> {
    fs::read(desk.folder().join("out/1").join(name)).unwrap()
}

/// Every file below a folder, by its path in it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let below = files(&entry.path());
            found.extend(below.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// The things of `layout.json` with a role.
pub fn things(desk: &Desk, role: &str) -> Vec<Value> {
    let layout: Value = serde_json::from_slice(&output(desk, "layout.json")).unwrap();
    let things = layout["things"].as_array().unwrap().clone();
    things.into_iter().filter(|thing| thing["role"] == role).collect()
}
