//! 出刊：from a folder of copy to an issue's files. Load, proofread, lay out, write, preflight, report.
//!
//! ```
//! use kanyin_issue::units::Date;
//! use kanyin_production::{IssueFolder, NewPaper, Order, Silent, build, new_publication};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let desk = tempfile::tempdir()?;
//! let paper = desk.path().join("桥边周报");
//! new_publication(&paper, Date { year: 2026, month: 11, day: 20 }, NewPaper::default())?;
//! let issue = IssueFolder::newest(&paper)?;
//! let built = build(&issue, &issue.out(), Order::default(), &Silent)?;
//! assert!(!built.faults.any_error());
//! assert!(issue.out().join("2026-11/press.pdf").is_file());
//! # Ok(())
//! # }
//! ```
//!
//! **What it knows.** Every room below, and how an issue passes through them. It has no terminal: what happens is told
//! to a [`Progress`], what came of it is given back, and why something could not be done is a [`Failure`] in Chinese and
//! English. Arguments, exit codes, panics and the order of words on a screen are the command line's.
//!
//! **What holds.** Faults of the copy are no failure: the work goes on as far as it can, and previews are made whatever
//! the faults. Nothing with an error goes to the printing house. No file is half written, and the same copy gives the
//! same bytes.
//!
//! | where | what |
//! |---|---|
//! | [`IssueFolder`] | which issue, of which publication |
//! | [`proofread()`], [`check`] | read, laid out and looked through, nothing written: a [`LaidIssue`] and its faults |
//! | [`Order`], [`build()`] | the files of an issue, into its folder in `out/` |
//! | [`alternatives()`], [`take`], [`put_plan_aside`] | other ways in which pages make themselves up; one of them kept |
//! | `outputs`, `press_files`, `screen_files` | the files themselves: what is made from the press's pages, and from the screen's |
//! | `out_folder`, `file_names` | where they go, what they are called, what is taken away |
//! | [`live_pages()`], [`CopyFiles`] | an issue while it is written, and the files that are written for staff |
//! | [`change_by_hand`], [`yaml_set`], `story_move`, `picture_words` | what a person changes on the screen, written as a person would |
//! | [`Archiver`] | issues as one file each, for readers, the printing house or a library |
//! | [`EpaperSite`] | the e-papers of all issues as one site |
//! | [`IncomingIssue`] | where the stories of raw copy are put; nothing there is overwritten |
//! | [`examine()`], [`verify()`] | any PDF, any archive |
//! | [`new_publication()`], [`new_issue()`], [`role_fonts()`], [`layouts_here()`], [`parts()`] | a publication to begin with, its fonts, its layouts, the functions of its templates |

mod alternatives;
mod archive;
mod build;
mod copy_file;
mod examine;
mod failure;
mod file_names;
mod finished;
mod hand_change;
mod incoming;
mod issue_folder;
mod kept_plan;
mod laid_issue;
mod layouts_here;
mod live;
mod new_folder;
mod new_issue;
mod new_publication;
mod new_sheet;
mod order;
mod out_folder;
mod outputs;
mod page_sums;
mod page_version;
mod parts;
mod paths;
mod picture_words;
mod press_files;
mod progress;
mod proofread;
mod reports;
mod role_fonts;
mod schema_text;
mod screen_files;
mod seed_copy;
mod site;
mod story_move;
mod verify;
mod yaml_change;

pub use alternatives::{Alternatives, AlternativesOrder, MOST_ALTERNATIVES, PageWay, alternatives};
pub use archive::{
    ArchiveOrder, Archived, Archiver, ListedIssue, every_issue, named_issues, part_of,
};
pub use build::{Built, build};
pub use copy_file::{CopyFiles, CopyText, Saved, is_copy};
pub use examine::{ExaminedPdf, examine};
pub use failure::Failure;
pub use hand_change::{ChangedFile, HandChange, change_by_hand, take_back};
pub use incoming::{IncomingIssue, day_of, given_file};
pub use issue_folder::IssueFolder;
pub use kept_plan::{KeptAs, put_plan_aside, take};
pub use laid_issue::LaidIssue;
pub use layouts_here::{LayoutsHere, layouts_here, layouts_of};
pub use live::{LivePage, LivePages, live_pages};
pub use new_issue::{NewAreas, new_issue};
pub use new_publication::{NewPaper, new_publication};
pub use new_sheet::NewSheet;
pub use order::Order;
pub use page_sums::page_sums;
pub use parts::parts;
pub use paths::{from_here, shown};
pub use progress::{Progress, Silent};
pub use proofread::{Proofread, check, forget_issues, proofread};
pub use role_fonts::{RoleFace, RoleFont, builtin_fonts, role_fonts};
pub use schema_text::schema_text;
pub use site::{EpaperSite, SiteIndex};
pub use story_move::{AreaTakes, MoveTo, unmade_pages};
pub use verify::verify;
pub use yaml_change::{front_matter_set, yaml_set};
