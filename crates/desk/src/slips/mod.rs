//! What the desk reads for in the evening 校读: names spelt two ways, days that are not that weekday, totals that do not add up, phone
//! numbers of odd length, paragraphs that stand twice, quotes and brackets that do not close. Each is a rule of its own; a rule that
//! is not sure says nothing. `的地得` are left alone.

mod marks;
mod names;
mod passages;
mod phones;
mod repeated;
mod totals;
mod weekdays;

use std::ops::Range;

use kanyin_diagnostics::{Code, Told};
use kanyin_issue::units::Date;

use self::passages::Passage;
use super::block::Source;
use super::recognise::{Known, recognise};

pub use self::passages::text_of;

/// Something to look at.
#[derive(Debug, Clone)]
pub struct Remark {
    /// The number of the source.
    pub source: usize,
    /// Where it stands: bytes of [`text_of`] that source.
    pub range: Range<usize>,
    /// Which rule.
    pub code: Code,
    /// What it is.
    pub what: Told,
    /// What to do.
    pub hint: Told,
}

/// Reads copy; `day` is the issue's, or today: dates without a year are near it. Remarks stand in the order of the copy.
pub fn read(sources: &[Source], known: &Known, day: Date) -> Vec<Remark> {
    let found = recognise(sources, known);
    let passages = passages::passages(sources, &found);
    let mut remarks = Vec::new();
    for passage in &passages {
        remarks.extend(weekdays::remarks(passage, day));
        remarks.extend(totals::remarks(passage));
        remarks.extend(phones::remarks(passage));
    }
    remarks.extend(totals::of_tables(sources));
    remarks.extend(marks::remarks(&passages));
    remarks.extend(repeated::remarks(&passages));
    remarks.extend(names::remarks(&passages));
    remarks.sort_by_key(|remark| (remark.source, remark.range.start));
    remarks
}

impl Passage {
    /// A remark on bytes of its text.
    fn remark(&self, range: Range<usize>, code: Code, what: Told, hint: Told) -> Remark {
        Remark { source: self.source, range: self.place(range), code, what, hint }
    }
}
