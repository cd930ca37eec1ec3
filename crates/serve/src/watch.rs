//! Files that change on the disk wake the workshop.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use kanyin_diagnostics::slashed;
use kanyin_production::{CopyFiles, is_copy};

use super::workshop::{Notice, Workshop};

/// How often files are looked at where the system does not tell of them.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(1);

/// Which text of each file is known: what is on the disk otherwise was written by somebody else.
#[derive(Debug, Default)]
pub struct KnownTexts(Mutex<HashMap<String, String>>);

impl KnownTexts {
    /// Takes note of the text that a file has; whether it is another than before.
    pub fn is_news(&self, file: &str, hash: &str) -> bool {
        let mut known = self.0.lock().unwrap_or_else(|lock| lock.into_inner());
        known.insert(file.into(), hash.into()).is_some_and(|before| before != hash)
    }

    /// Whether a file's text was ever asked for.
    fn knows(&self, file: &str) -> bool {
        self.0.lock().unwrap_or_else(|lock| lock.into_inner()).contains_key(file)
    }
}

/// Watches a publication as long as what it gives back lives.
pub fn watch(
    publication: &Path,
    workshop: Arc<Workshop>,
    known: Arc<KnownTexts>,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let root = publication.to_path_buf();
    let files = CopyFiles::of(publication);
    let told = Arc::new(move |event: notify::Result<Event>| {
        // What cannot be told apart is looked at: too often does no harm.
        let Ok(event) = event else {
            workshop.look();
            return;
        };
        let paths: Vec<&PathBuf> = event.paths.iter().filter(|path| matters(&root, path)).collect();
        if !changes(event.kind) || (paths.is_empty() && !event.need_rescan()) {
            return;
        }
        workshop.look();
        for path in paths {
            let Ok(inside) = path.strip_prefix(&root) else { continue };
            let file = slashed(inside);
            if !is_copy(&file) || !known.knows(&file) {
                continue;
            }
            if let Ok(text) = files.read(&file)
                && known.is_news(&file, &text.hash)
            {
                workshop.tell(Notice::Disk { file, hash: text.hash });
            }
        }
    });
    let told_too = Arc::clone(&told);
    let mut watcher = notify::recommended_watcher(move |event| told(event))?;
    if watcher.watch(publication, RecursiveMode::Recursive).is_ok() {
        return Ok(Box::new(watcher));
    }
    // A disk in the network may tell nothing by itself, and a system no more than so many folders.
    let config = Config::default().with_poll_interval(LOOKED_AT_EVERY);
    let mut watcher = PollWatcher::new(move |event| told_too(event), config)?;
    watcher.watch(publication, RecursiveMode::Recursive)?;
    Ok(Box::new(watcher))
}

/// Reading is no change; we do it ourselves.
fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Output is no copy, and what begins with a dot is some program's own.
fn matters(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return true };
    let mut parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
    let is_out = parts.clone().next().is_some_and(|first| first == "out");
    !is_out && !parts.any(|part| part.starts_with('.') || part.ends_with('~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_wakes_nobody() {
        let matters = |path: &str| matters(Path::new("/报"), &Path::new("/报").join(path));
        assert!(matters("issues/1/stories/a.md") && matters("layouts/house/a.typ"));
        assert!(!matters("out/1/press.pdf") && !matters("issues/1/stories/.a.md.swp"));
        assert!(!matters("issues/1/stories/a.md~"));
    }
}
