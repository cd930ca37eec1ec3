//! What the desk reads for in the evening 校读: names spelt two ways, days that are not that weekday, totals that do not add up, phone
//! numbers of odd length, paragraphs that stand twice, quotes and brackets that do not close. Each is a rule of its own; a rule that
//! is not sure says nothing. `的地得` are left alone.

mod marks;
mod names;
mod passages;
mod phones;
mod remark;
mod repeated;
mod totals;
mod weekdays;

use kanyin_issue::units::Date;

use super::block::Source;
use super::recognise::{Known, recognise};

pub use self::passages::text_of;
pub use self::remark::Remark;

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
