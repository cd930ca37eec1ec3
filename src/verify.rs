//! `kanyin verify`: whether archives are whole.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use kanyin_archive::{
    self as archive,
    verify::{Limits, Verified},
};
use kanyin_diagnostics::{Format, Sources, Told, harmless, told};

use super::args::VerifyArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};

/// Looks through every file that was named.
pub fn verify(args: &VerifyArgs, console: &Console) -> Result<Verdict, Failure> {
    let files: Vec<(&Path, File)> =
        args.files.iter().map(|path| opened(path)).collect::<Result<_, _>>()?;
    let mut verdict = Verdict::Good;
    for (path, file) in files {
        let found = archive::verify(BufReader::new(file), Limits::default());
        console.tell(&found.faults, &Sources::default(), Path::new(""), Format::Human);
        let name = harmless(&path.display().to_string());
        let Told { zh, en } = in_words(&found);
        let told = told!("{name}：{zh}\n", "{name}: {en}\n");
        console.give(console.words(&told));
        verdict = verdict.and(Verdict::on(&found.faults));
    }
    Ok(verdict)
}

fn opened(path: &Path) -> Result<(&Path, File), Failure> {
    let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(std::io::ErrorKind::IsADirectory.into()),
        false => Ok((path, file)),
    });
    file.map_err(|error| {
        let path = path.display();
        Failure::Usage(told!("打不开 {path}：{error}", "cannot open {path}: {error}"))
    })
}

/// What was found, in a line.
fn in_words(found: &Verified) -> Told {
    let count = found.faults.0.len();
    if count > 0 {
        return told!("有毛病，{count} 处", "not whole, {count} faults");
    }
    let files = found.files;
    let megabytes = format!("{:.1}", found.bytes as f64 / 1e6);
    let Told { zh, en } = match &found.label {
        Some(label) => {
            let issue = harmless(label.issue());
            told!("，{issue} 的存档", ", the archive of {issue}")
        }
        None => told!("", ""),
    };
    told!("完好，{files} 个文件，{megabytes} MB{zh}", "whole, {files} files, {megabytes} MB{en}")
}
