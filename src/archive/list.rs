//! Which issues are archived: those named, or all of a publication, or a part of these.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::told;
use kanyin_issue as issue;

use super::super::args::ArchiveArgs;
use super::super::failure::Failure;
use super::super::places::{self, Place};

/// An issue to be archived.
pub struct Listed {
    /// Where it is.
    pub place: Place,
    /// The issue of the same day that comes before it: its archive has the name that this one's would have.
    pub twin: Option<String>,
}

/// The issues to be archived. Parts are of the list sorted by name, so that they are the same on every machine.
pub fn listed(args: &ArchiveArgs) -> Result<Vec<Listed>, Failure> {
    let mut listed = match args.all {
        true => all(&publications(&args.issues)?)?,
        false => {
            let places = places::issues(&args.issues)?;
            places.into_iter().map(|place| Listed { place, twin: None }).collect()
        }
    };
    if let Some(shard) = args.shard {
        // The order of a publication's issues among themselves; `all` has put them so.
        listed.sort_by_key(|listed| (listed.place.publication.clone(), listed.place.name()));
        listed = shard.of(listed);
    }
    Ok(listed)
}

/// The publications that were named, or the one that one stands in.
fn publications(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if named.is_empty() {
        return Ok(vec![places::publication()?]);
    }
    named.iter().map(|folder| publication(folder)).collect()
}

fn publication(folder: &Path) -> Result<PathBuf, Failure> {
    let real = folder.canonicalize().ok().filter(|real| real.join("paper.yaml").is_file());
    real.ok_or_else(|| {
        let name = folder.display();
        Failure::Usage(told!(
            "{name} 不是刊物：里面没有 paper.yaml。有 --all 时要写刊物的文件夹",
            "{name} is no publication: there is no paper.yaml in it. With --all, name a publication's folder"
        ))
    })
}

/// Every issue of the publications, by name.
fn all(publications: &[PathBuf]) -> Result<Vec<Listed>, Failure> {
    let mut all = Vec::new();
    for publication in publications {
        let folders = issue::issues(publication).into_iter();
        let place = |folder| Place { publication: publication.clone(), folder };
        let mut places: Vec<Place> = folders.map(place).collect();
        if places.is_empty() {
            let shown = places::shown(publication);
            return Err(Failure::Usage(told!(
                "{shown} 的 issues/ 里还没有一期",
                "there is no issue yet in issues/ of {shown}"
            )));
        }
        places.sort_by_key(Place::name);
        let mut days = BTreeMap::new();
        all.extend(places.into_iter().map(|place| {
            let day = issue::dated(&place.folder);
            let first = day.map(|day| days.entry(day).or_insert_with(|| place.name()).clone());
            Listed { twin: first.filter(|first| *first != place.name()), place }
        }));
    }
    Ok(all)
}
