//! `kanyin import --check`: copy, or the stories of an issue, read for slips. Nothing is written.

use std::path::{Path, PathBuf};

use kanyin_desk::block::Source;
use kanyin_desk::recognise::Known;
use kanyin_desk::slips;
use kanyin_diagnostics::{Code, Fault, Faults, FileNo, Format, Sources, Spot, told};
use kanyin_production::{Failure, day_of};

use super::console::Console;
use super::import;
use super::verdict::Verdict;

/// Files that are read in one run, at most.
const MOST_FILES: usize = 10_000;

/// Reads what was given.
pub fn tell(files: &[PathBuf], console: &Console) -> Result<Verdict, Failure> {
    let mut faults = Vec::new();
    let mut texts = Sources::default();
    for given in files {
        let stories = given.join("stories");
        let is_issue = stories.is_dir();
        let folder = if is_issue { stories } else { given.clone() };
        let day = day_of(given)?;
        let mut sources = import::of(&folder)?;
        // Pictures are looked for by `check`, from the issue's folder.
        let is_of_picture = |fault: &Fault| {
            is_issue
                && matches!(
                    fault.code,
                    Code::PathOutside | Code::MissingFile | Code::PictureElsewhere
                )
        };
        let told = sources.iter().flat_map(|source| source.faults.clone());
        faults.extend(told.filter(|fault| !is_of_picture(fault)));
        sources.truncate(MOST_FILES);
        let first = add(&mut texts, &folder, &sources);
        for remark in slips::read(&sources, &Known::default(), day) {
            let Some(file) = first.get(remark.source) else { continue };
            let spot = Spot::new(*file, remark.range);
            faults.push(Fault::note(remark.code, spot, remark.what).hint(remark.hint));
        }
    }
    let found = faults.len();
    let faults = Faults(faults);
    console.tell(&faults, &texts, Path::new("."), Format::Human);
    console.say(&match found {
        0 => told!("校读完了：没有要看的", "read through: nothing to look at"),
        _ => told!("校读完了：{found} 处要看一看", "read through: {found} places to look at"),
    });
    Ok(Verdict::on(&faults))
}

/// Adds sources under the paths that were typed.
fn add(texts: &mut Sources, given: &Path, sources: &[Source]) -> Vec<FileNo> {
    let path = |source: &Source| match given.is_dir() {
        true => given.join(&source.name),
        false => given.to_path_buf(),
    };
    sources.iter().map(|source| texts.add(path(source), slips::text_of(source))).collect()
}
