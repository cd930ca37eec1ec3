//! What an archive says of the issue in it.

use kanyin_issue::Issue;
use kanyin_press::{Moment, iso};

use super::Parcel;
use super::archive_name::ArchiveName;
use super::bag::BagInfo;
use super::contents::Audience;
use super::zip_file::{Label, ZipTime};

impl ArchiveName {
    /// The name of an issue's archives.
    pub fn of(issue: &Issue) -> Self {
        Self::new(&issue.paper.name, &iso(issue.date))
    }
}

impl Parcel {
    /// An archive of an issue. Its files bear the moment, if one was set, or else the day of issue.
    pub fn of(issue: &Issue, audience: Audience, moment: Option<Moment>, label: Label) -> Self {
        let name = ArchiveName::of(issue);
        let moment = moment.unwrap_or_else(|| Moment::of(issue.date));
        let day = moment.date();
        Self {
            bag: bag_info(issue, &name, &label),
            name,
            audience,
            label,
            time: ZipTime::new(day.year, day.month, day.day, moment.time()),
        }
    }
}

fn bag_info(issue: &Issue, archive: &ArchiveName, label: &Label) -> BagInfo {
    let (paper, pages, day) = (&issue.paper, issue.pages.len(), iso(issue.date));
    let name = &paper.name;
    let description = match (paper.language.starts_with("zh"), &issue.number) {
        (true, Some(number)) => {
            format!("《{name}》{}，{day}，共 {pages} 版", number.printed_wide())
        }
        (true, None) => format!("《{name}》{day}，共 {pages} 版"),
        (false, Some(number)) => {
            format!("{name}, no. {}, {day}, {pages} pages", number.written())
        }
        (false, None) => format!("{name}, {day}, {pages} pages"),
    };
    BagInfo {
        source_organization: paper.masthead.publisher.clone().unwrap_or_else(|| name.clone()),
        group: name.clone(),
        description,
        identifier: archive.folder(Audience::Library),
        sender_identifier: label.issue().into(),
        date: day,
    }
}
