//! The words for what is wrong with an archive.

use std::collections::BTreeMap;

use kanyin_diagnostics::{Code, Fault, Faults, Told, harmless, told};

/// Most faults of one kind that are told: a wholly spoilt archive has thousands.
const MOST: usize = 12;
/// Most characters of a name that are told.
const LONGEST: usize = 120;

/// What was found so far.
#[derive(Debug, Default)]
pub struct Flaws {
    faults: Faults,
    counts: BTreeMap<Code, usize>,
}

impl Flaws {
    /// One more, and what to do about it.
    pub fn add(&mut self, code: Code, what: Told, todo: Option<Told>) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count > MOST {
            return;
        }
        let fault = Fault::nowhere(code, what);
        self.faults.push(match todo {
            Some(todo) => fault.hint(todo),
            None => fault,
        });
    }

    /// One more, for which there is one remedy.
    pub fn again(&mut self, code: Code, what: Told) {
        let todo = told!(
            "重新下载或拷贝一次；还是这样，就请发来的人重做",
            "download or copy it once more; if it stays so, ask the sender for a new one"
        );
        self.add(code, what, Some(todo));
    }

    /// All of them, and how many were left out.
    pub fn told(mut self) -> Faults {
        for (code, count) in self.counts {
            if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
                let what = told!("还有 {more} 处同样的毛病", "{more} more of the same");
                self.faults.push(Fault::nowhere(code, what));
            }
        }
        self.faults
    }
}

/// A name as it may be shown.
pub fn shown(name: &str) -> String {
    let name = harmless(name);
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}
