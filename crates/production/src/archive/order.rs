//! Which archives are ordered.

use kanyin_archive::Audience;
use kanyin_press::Moment;

use crate::order::Order;

/// Which archives are to be made of issues.
#[derive(Debug, Clone)]
pub struct ArchiveOrder {
    /// For whom; nobody twice, always in the same order.
    pub(super) audiences: Vec<Audience>,
    /// What files are dated by, if not by the issue's own day.
    pub(super) moment: Option<Moment>,
    /// Whether what is unchanged is left as it is.
    pub(super) skips_unchanged: bool,
}

impl ArchiveOrder {
    /// Archives for some audiences; for readers if none was named.
    pub fn new(
        mut audiences: Vec<Audience>,
        moment: Option<Moment>,
        skips_unchanged: bool,
    ) -> Self {
        if audiences.is_empty() {
            audiences.push(Audience::Readers);
        }
        audiences.sort();
        audiences.dedup();
        Self { audiences, moment, skips_unchanged }
    }

    /// The files that archives for some audiences are made from.
    pub(super) fn files_for(&self, audiences: &[Audience]) -> Order {
        let for_any = |of: &[Audience]| audiences.iter().any(|audience| of.contains(audience));
        Order {
            press: for_any(&[Audience::Printer]),
            web: for_any(&[Audience::Readers, Audience::Library]),
            png: for_any(&[Audience::Library]),
            epaper: for_any(&[Audience::Readers]),
            library: for_any(&[Audience::Library]),
            stories: for_any(&[Audience::Readers, Audience::Library]),
            moment: self.moment,
            ..Order::NOTHING
        }
    }
}
