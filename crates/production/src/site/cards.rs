//! The cards of the issues that stand in a site: all that its index knows of them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use kanyin_archive::IssueCard;
use kanyin_diagnostics::{Told, system_says, told};

use crate::failure::Failure;
use crate::paths::shown;
use crate::progress::Progress;

/// No card is larger.
const LARGEST_CARD: u64 = 8 << 20;

/// The cards of all issues that stand in the site; one that cannot be read is told.
pub fn cards(folder: &Path, progress: &dyn Progress) -> Result<Vec<IssueCard>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Failure::writing(folder, &error)),
    };
    let mut cards = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path().join(IssueCard::FILE);
        let name = entry.file_name().to_string_lossy().into_owned();
        // A run that was killed may have left a half.
        if name.starts_with('.') || !path.is_file() {
            continue;
        }
        match card(&path, &name) {
            Ok(card) => cards.push(card),
            Err(why) => {
                let path = shown(&path);
                progress.remark(&told!(
                    "{path} 读不懂（{why}），目录里没有这一期；重做一次 kanyin site issues/{name}",
                    "{path} cannot be read ({why}), so the index leaves the issue out; run `kanyin site issues/{name}` again";
                    why
                ));
            }
        }
    }
    Ok(cards)
}

fn card(path: &Path, name: &str) -> Result<IssueCard, Told> {
    let about = fs::metadata(path).map_err(|error| system_says(&error))?;
    if about.len() > LARGEST_CARD {
        return Err(told!("太大", "too large"));
    }
    let json = fs::read(path).map_err(|error| system_says(&error))?;
    let card = IssueCard::read(&json)?;
    // A folder that was renamed is called as it is called now.
    Ok(IssueCard { name: name.into(), ..card })
}
