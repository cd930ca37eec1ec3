//! Other people's programs. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs a program, if it is installed.
pub fn run<A: AsRef<OsStr>>(program: &str, args: &[A], env: &[(&str, &Path)]) -> Option<Output> {
    match Command::new(program).args(args).envs(env.iter().copied()).output() {
        Ok(output) => Some(output),
        Err(_) if is_demanded() => panic!("{program} is demanded and not installed"),
        Err(_) => None,
    }
}

/// Whether nothing may be left out.
pub fn is_demanded() -> bool {
    std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1")
}

/// All that it said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

/// Holds files against a schema of the Library of Congress, where the schemas and `xmllint` are.
pub fn is_valid(schema: &str, files: &[PathBuf]) {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schemas");
    let schema = schemas.join(schema);
    if files.is_empty() {
        return;
    }
    if !schema.is_file() {
        println!("left out: there is no {}", schema.display());
        return;
    }
    let mut args =
        vec!["--nonet".into(), "--noout".into(), "--schema".into(), schema.into_os_string()];
    args.extend(files.iter().map(|file| file.clone().into_os_string()));
    let catalog = schemas.join("catalog.xml").canonicalize().unwrap();
    let Some(output) = run("xmllint", &args, &[("XML_CATALOG_FILES", &catalog)]) else { return };
    assert!(output.status.success(), "{}", said(&output));
}
