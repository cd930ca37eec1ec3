//! `kanyin verify`: whether archives are whole.

use std::path::Path;

use kanyin_archive::Verified;
use kanyin_diagnostics::{Format, Sources, Told, harmless, told};
use kanyin_production::{self as production, Failure, shown};

use super::args::VerifyArgs;
use super::console::Console;
use super::verdict::Verdict;

/// Looks through every file that was named.
pub fn verify(args: &VerifyArgs, console: &Console) -> Result<Verdict, Failure> {
    let mut verdict = Verdict::Good;
    for (path, found) in production::verify(&args.files)? {
        console.tell(&found.faults, &Sources::default(), Path::new(""), Format::Human);
        let name = harmless(&shown(path));
        let what = in_words(&found);
        console.give(console.words(&told!("{name}：{what}\n", "{name}: {what}\n"; what)));
        verdict = verdict.and(Verdict::on(&found.faults));
    }
    Ok(verdict)
}

/// What was found, in a line.
fn in_words(found: &Verified) -> Told {
    let count = found.faults.0.len();
    if count > 0 {
        return told!("有毛病，{count} 处", "not whole, {count} faults");
    }
    let files = found.files;
    let megabytes = format!("{:.1}", found.bytes as f64 / 1e6);
    let of = match &found.label {
        Some(label) => {
            let issue = harmless(label.issue());
            told!("，{issue} 的存档", ", the archive of {issue}")
        }
        None => told!("", ""),
    };
    told!(
        "完好，{files} 个文件，{megabytes} MB{of}",
        "whole, {files} files, {megabytes} MB{of}";
        of
    )
}
